//! What every page has around its content: menu, way back, what was just done, what was refused.

use plugin_api::Failure;

use super::refusals::Refusal;
use super::request::Asked;
use super::sections::Section;
use super::{flash, wording};
use crate::hosting::roster::Person;
use crate::language::Language;

/// What every page has around its content.
#[derive(Clone, Debug)]
pub struct Around {
    /// The language.
    pub l: Language,
    /// Who is signed in, and whether they may sign out here.
    pub person: Option<Person>,
    /// Whether one signs in and out on these pages.
    pub is_own_door: bool,
    /// What each form carries in its field `csrf`.
    pub token: String,
    /// This page, to come back to.
    pub here: String,
    /// The part that the page belongs to.
    pub section: Section,
    /// The pages above this one: address and name.
    pub crumbs: Vec<(String, String)>,
    /// What was just done.
    pub note: Option<&'static str>,
    /// What was just refused.
    pub refusal: Option<Refusal>,
}

impl Around {
    pub(super) fn new(asked: &Asked, section: Section) -> Self {
        Self {
            l: asked.l,
            person: asked.person.clone(),
            is_own_door: asked.staff.door.is_own(),
            token: asked.token.clone(),
            here: asked.here.clone(),
            section,
            crumbs: Vec::new(),
            note: flash::say(asked.l, asked.query.get("note")),
            refusal: None,
        }
    }

    /// With the first page of the section on the way back.
    #[must_use]
    pub fn below(self) -> Self {
        let (path, label) = (self.section.path(), self.section.label(self.l));
        self.crumb(path, label)
    }

    /// With another page on the way back.
    #[must_use]
    pub fn crumb(mut self, path: &str, name: &str) -> Self {
        self.crumbs.push((path.to_owned(), name.to_owned()));
        self
    }

    /// With what was refused, if anything was.
    #[must_use]
    pub fn refused(mut self, failure: Option<&Failure>) -> Self {
        self.refusal = failure.map(|failure| Refusal::new(self.l, failure));
        self
    }

    /// The role of whoever is signed in, in words.
    pub fn role(&self) -> &'static str {
        self.person.as_ref().map_or("", |person| wording::role(self.l, person.role))
    }

    /// The menu: address, name, and whether it is where one is.
    pub fn menu(&self) -> Vec<(&'static str, &'static str, bool)> {
        let Some(person) = self.person.as_ref().filter(|person| !person.must_change) else { return Vec::new() };
        let there = Section::ALL.into_iter().filter(|section| section.opens_to(person));
        there.map(|section| (section.path(), section.label(self.l), section == self.section)).collect()
    }
}

impl Asked {
    /// What a page of this section has around its content.
    pub fn around(&self, section: Section) -> Around {
        Around::new(self, section)
    }
}
