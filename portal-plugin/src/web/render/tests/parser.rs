//! A page parsed as a browser does, reduced to what the tests ask about.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, parse_document};

/// What a page is made of.
#[derive(Debug, Default)]
pub struct Parsed {
    /// What a strict parser has to say.
    pub errors: Vec<String>,
    /// The elements, by name.
    pub elements: Vec<String>,
    /// Where links and pictures lead.
    pub addresses: Vec<String>,
    /// The names of all attributes.
    pub attributes: Vec<String>,
    /// The ids of inputs that people fill in.
    pub fields: Vec<String>,
    /// The ids that labels are for.
    pub labels: Vec<String>,
}

impl Parsed {
    /// How many elements have this name.
    pub fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|element| *element == name).count()
    }
}

/// Parses a page.
pub fn parse(page: &str) -> Parsed {
    parse_document(Sink::default(), html5ever::ParseOpts::default()).one(page)
}

#[derive(Default)]
struct Sink(RefCell<Parsed>);

type Node = Rc<QualName>;

fn node(name: &str) -> Node {
    Rc::new(QualName::new(None, Namespace::default(), LocalName::from(name)))
}

impl TreeSink for Sink {
    type Handle = Node;
    type Output = Parsed;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Parsed {
        self.0.into_inner()
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.0.borrow_mut().errors.push(message.into_owned());
    }

    fn get_document(&self) -> Node {
        node("#document")
    }

    fn elem_name<'a>(&'a self, target: &'a Node) -> ExpandedName<'a> {
        target.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Node {
        let mut parsed = self.0.borrow_mut();
        let of = |wanted: &str| attributes.iter().find(|a| &*a.name.local == wanted).map(|a| a.value.to_string());
        parsed.elements.push(name.local.to_string());
        parsed.attributes.extend(attributes.iter().map(|attribute| attribute.name.local.to_string()));
        parsed.addresses.extend(of("href").into_iter().chain(of("src")));
        match &*name.local {
            "label" => parsed.labels.extend(of("for")),
            "input" if !matches!(of("type").as_deref(), Some("hidden" | "checkbox")) => {
                parsed.fields.push(of("id").unwrap_or_else(|| "without id".to_owned()));
            }
            _ => {}
        }
        Rc::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Node {
        node("#comment")
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Node {
        node("#pi")
    }

    fn append(&self, _: &Node, _: NodeOrText<Node>) {}

    fn append_based_on_parent_node(&self, _: &Node, _: &Node, _: NodeOrText<Node>) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Node) -> Node {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Node, other: &Node) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        assert_eq!(mode, QuirksMode::NoQuirks);
    }

    fn append_before_sibling(&self, _: &Node, _: NodeOrText<Node>) {}

    fn add_attrs_if_missing(&self, _: &Node, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, _: &Node) {}

    fn reparent_children(&self, _: &Node, _: &Node) {}
}
