//! A page parsed as a browser parses it: its elements in order, and what a strict parser has to say of it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, parse_document};

use crate::browser::Answer;

/// A parsed page.
#[derive(Debug, Default)]
pub struct Page {
    /// What is wrong with it; nothing in a valid page.
    pub errors: Vec<String>,
    /// Its elements in order.
    pub elements: Vec<Element>,
}

/// One element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The place of the element that it is in.
    pub parent: Option<usize>,
    /// Its own text, without that of the elements in it.
    pub text: String,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    /// Parses an answer's body.
    pub fn of(answer: &Answer) -> Self {
        Self::read(answer.text())
    }

    /// Parses the HTML of a page or of a mail.
    pub fn read(html: String) -> Self {
        parse_document(Sink::default(), html5ever::ParseOpts::default()).one(html)
    }

    /// The elements of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// Whether the element at this place is in one of this name.
    pub fn is_within(&self, place: usize, name: &str) -> bool {
        self.ancestors(place).any(|element| element.name == name)
    }

    /// The text of an element with all that is in it.
    pub fn text_of(&self, place: usize) -> String {
        let within = |&other: &usize| other == place || self.places_above(other).any(|above| above == place);
        (place..self.elements.len()).filter(within).map(|other| self.elements[other].text.as_str()).collect()
    }

    /// What the first form that leads to `action` sends by itself: its hidden values.
    #[track_caller]
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let form = self.elements.iter().position(|e| e.name == "form" && e.get("action") == Some(action));
        let form = form.unwrap_or_else(|| panic!("no form leads to {action}: {:#?}", self.elements));
        (form..self.elements.len())
            .filter(|&place| self.places_above(place).any(|above| above == form))
            .map(|place| &self.elements[place])
            .filter(|element| element.name == "input" && element.get("type") == Some("hidden"))
            .map(|input| {
                (input.get("name").unwrap_or_default().to_owned(), input.get("value").unwrap_or_default().to_owned())
            })
            .collect()
    }

    /// Where its links lead within the site, each once.
    pub fn links(&self) -> Vec<String> {
        let mut links: Vec<String> = self.all("a").filter_map(|a| a.get("href")).map(str::to_owned).collect();
        links.extend(self.all("link").filter_map(|link| link.get("href")).map(str::to_owned));
        links.extend(self.all("img").filter_map(|image| image.get("src")).map(str::to_owned));
        links.retain(|link| link.starts_with('/'));
        links.sort();
        links.dedup();
        links
    }

    fn ancestors(&self, place: usize) -> impl Iterator<Item = &Element> {
        self.places_above(place).map(|above| &self.elements[above])
    }

    fn places_above(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.elements[place].parent, |&above| self.elements[above].parent)
    }
}

#[derive(Default)]
struct Sink(RefCell<Page>);

/// A node as the parser holds it: its place among the elements, if it is one.
#[derive(Debug)]
struct Node {
    name: QualName,
    place: Cell<Option<usize>>,
}

fn node(name: &str) -> Rc<Node> {
    let name = QualName::new(None, Namespace::default(), LocalName::from(name));
    Rc::new(Node { name, place: Cell::new(None) })
}

impl TreeSink for Sink {
    type Handle = Rc<Node>;
    type Output = Page;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Page {
        self.0.into_inner()
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.0.borrow_mut().errors.push(message.into_owned());
    }

    fn get_document(&self) -> Rc<Node> {
        node("#document")
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Rc<Node> {
        let mut page = self.0.borrow_mut();
        let attributes = attributes.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
        page.elements.push(Element { name: name.local.to_string(), attributes, parent: None, text: String::new() });
        Rc::new(Node { name, place: Cell::new(Some(page.elements.len() - 1)) })
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Node> {
        node("#comment")
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Node> {
        node("#pi")
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        let mut page = self.0.borrow_mut();
        match (parent.place.get(), child) {
            (Some(parent), NodeOrText::AppendText(text)) => page.elements[parent].text.push_str(&text),
            (parent, NodeOrText::AppendNode(child)) => {
                if let Some(child) = child.place.get() {
                    page.elements[child].parent = parent;
                }
            }
            (None, NodeOrText::AppendText(_)) => {}
        }
    }

    fn append_based_on_parent_node(&self, element: &Rc<Node>, _: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.append(element, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Node>) -> Rc<Node> {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        if mode != QuirksMode::NoQuirks {
            self.parse_error(Cow::Borrowed("the page is in quirks mode"));
        }
    }

    fn append_before_sibling(&self, _: &Rc<Node>, _: NodeOrText<Rc<Node>>) {
        self.parse_error(Cow::Borrowed("something stands where it may not, and was moved"));
    }

    fn add_attrs_if_missing(&self, _: &Rc<Node>, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, _: &Rc<Node>) {}

    fn reparent_children(&self, _: &Rc<Node>, _: &Rc<Node>) {}
}
