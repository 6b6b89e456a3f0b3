//! What every page has around its content: menu, way back, what was just done, what was refused.

use plugin_api::Failure;

use super::asked::Asked;
use super::language::Language;
use super::notes;
use super::refusals::Refusal;
use super::wording;
use crate::roster::Person;

/// A part of the back office, as the menu lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What runs here.
    Home,
    /// Third parties and their contacts.
    ThirdParties,
    /// The portal's users.
    Users,
    /// The portal's accounts.
    Accounts,
    /// Sites and their manifests.
    Sites,
    /// Realms and changes of them.
    Realms,
    /// The mails that were sent.
    Mailbox,
    /// The ledgers of accounts.
    Ledger,
    /// The decision, row by row.
    Explain,
    /// The module and its health.
    State,
    /// The staff themselves.
    Staff,
}

impl Section {
    /// All of them, in the menu's order.
    const ALL: [Self; 11] = [
        Self::Home,
        Self::ThirdParties,
        Self::Users,
        Self::Accounts,
        Self::Sites,
        Self::Realms,
        Self::Mailbox,
        Self::Ledger,
        Self::Explain,
        Self::State,
        Self::Staff,
    ];

    /// Its first page.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::ThirdParties => "/third-parties",
            Self::Users => "/users",
            Self::Accounts => "/accounts",
            Self::Sites => "/sites",
            Self::Realms => "/realms",
            Self::Mailbox => "/mail",
            Self::Ledger => "/ledger",
            Self::Explain => "/explain",
            Self::State => "/state",
            Self::Staff => "/staff",
        }
    }

    /// What the menu calls it.
    pub const fn label(self, l: Language) -> &'static str {
        match self {
            Self::Home => l.say("Home", "Accueil"),
            Self::ThirdParties => l.say("Third parties", "Tiers"),
            Self::Users => l.say("Portal users", "Utilisateurs"),
            Self::Accounts => l.say("Accounts", "Comptes"),
            Self::Sites => "Sites",
            Self::Realms => l.say("Realms", "Espaces partagés"),
            Self::Mailbox => l.say("Mailbox", "Courrier"),
            Self::Ledger => l.say("Ledger", "Journal"),
            Self::Explain => l.say("Explain", "Expliquer"),
            Self::State => l.say("State", "État"),
            Self::Staff => l.say("Staff", "Équipe"),
        }
    }

    /// Whether somebody may open its first page.
    fn opens_to(self, person: &Person) -> bool {
        super::least_for(self.path()).is_some_and(|least| person.role >= least)
    }
}

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
            note: notes::say(asked.l, asked.query.get("note")),
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
