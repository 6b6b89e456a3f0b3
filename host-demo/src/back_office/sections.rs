//! The parts of the back office, as the menu lists them.

use crate::hosting::roster::Person;
use crate::language::Language;

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
    pub const ALL: [Self; 11] = [
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
            Self::Home => l.t().frame.home,
            Self::ThirdParties => l.t().frame.third_parties,
            Self::Users => l.t().frame.portal_users,
            Self::Accounts => l.t().common.accounts,
            Self::Sites => l.t().common.sites,
            Self::Realms => l.t().frame.realms,
            Self::Mailbox => l.t().frame.mailbox,
            Self::Ledger => l.t().common.ledger,
            Self::Explain => l.t().common.explain,
            Self::State => l.t().common.state,
            Self::Staff => l.t().frame.staff,
        }
    }

    /// Whether somebody may open its first page.
    pub fn opens_to(self, person: &Person) -> bool {
        super::least_for(self.path()).is_some_and(|least| person.role >= least)
    }
}
