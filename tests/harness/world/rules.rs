//! The decision as rules §3 tell it, a sentence for each thing that must hold: what the portal is compared with.
//!
//! Nothing here is taken from the portal but the names of its states; a sentence speaks of a [`World`] as a person would.

use plugin_api::Kind;
use plugin_api::documents::State;
use plugin_api::parties::Known;
use portal_plugin::model::accounts::AccountState;
use portal_plugin::model::memberships::Sees;
use portal_plugin::model::permissions::Permission;
use portal_plugin::model::users::UserState;

use crate::world::{Account, Document, Membership, Session, Site, User, World};

/// One question in a world: may this user see this, in this account, on this site?
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The world.
    pub world: &'a World,
    /// The site asked on.
    pub site: usize,
    /// The site whose session is shown; `None` is the ERP's own code, which asks what a session would be answered.
    pub opened_on: Option<usize>,
    /// Who asks.
    pub user: usize,
    /// In which account.
    pub account: usize,
    /// For which kind.
    pub kind: Kind,
    /// For which document; `None` is the kind as a whole.
    pub document: Option<&'a Document>,
}

/// What must hold.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// The row of rules §3.
    pub row: u8,
    /// The code where it does not hold.
    pub code: &'static str,
    /// The rule as a sentence.
    pub says: &'static str,
    holds: fn(&Case<'_>) -> bool,
}

const fn sentence(row: u8, code: &'static str, says: &'static str, holds: fn(&Case<'_>) -> bool) -> Sentence {
    Sentence { row, code, says, holds }
}

/// Everything that must hold, in the order in which it is asked.
pub const SENTENCES: [Sentence; 29] = [
    sentence(1, "site/disabled", "a manifest enables the site", |case| case.site().enabled),
    sentence(2, "session/missing", "somebody is signed in", |case| case.session() != Some(Session::Missing)),
    sentence(2, "session/other-site", "the session was opened on this site", |case| {
        case.opened_on.is_none_or(|site| site == case.site)
    }),
    sentence(2, "session/revoked", "nobody has ended the session", |case| case.session() != Some(Session::Ended)),
    sentence(2, "session/expired", "the session was used within the hour", |case| {
        case.session() != Some(Session::Idle)
    }),
    sentence(3, "user/disabled", "the user is in use", |case| case.user().state != UserState::Disabled),
    sentence(3, "user/unverified", "the user has proved the address", |case| {
        case.user().state != UserState::Unverified
    }),
    sentence(3, "user/locked", "nobody would need a password that is out of use", |case| {
        !case.user().locked || case.opened_on.is_some()
    }),
    sentence(3, "user/disabled", "the ERP still knows the contact behind the user, if any", |case| {
        case.user().contact.is_none_or(|contact| contact == Known::Open)
    }),
    sentence(4, "realm/not-shared", "the user's realm is the site's, or a change of it left the user behind", |case| {
        case.shares_realm()
    }),
    sentence(5, "account/suspended", "the account is not on hold", |case| {
        case.account().state != AccountState::Suspended
    }),
    sentence(5, "account/closed", "the account is not closed", |case| case.account().state != AccountState::Closed),
    sentence(5, "account/closed", "the ERP says that its third party is open", |case| {
        case.account().party == Known::Open
    }),
    sentence(6, "account/not-on-site", "the account's site list is absent or names this site", |case| {
        case.account().sites.as_ref().is_none_or(|sites| sites.contains(&case.site))
    }),
    sentence(6, "account/not-on-site", "no category that the site excludes covers the account", |case| {
        // The ERP has no categories of a third party that it does not know.
        !(case.account().internal && case.site().excludes_internal && case.account().party != Known::Unknown)
    }),
    sentence(7, "membership/none", "the user is a member of the account", |case| case.membership().is_some()),
    sentence(7, "membership/suspended", "the membership is not on hold", |case| {
        case.membership().is_none_or(|membership| !membership.suspended)
    }),
    sentence(7, "membership/ended", "the membership has not ended", |case| {
        case.membership().and_then(|membership| membership.ends).is_none_or(|ends| ends > 0)
    }),
    sentence(7, "membership/not-on-site", "the membership's site list is absent or names this site", |case| {
        let sites = case.membership().and_then(|membership| membership.sites.as_ref());
        sites.is_none_or(|sites| sites.contains(&case.site))
    }),
    sentence(8, "host/closed-to-external", "the ERP opens the kind to external users", |case| {
        !case.world.closed.contains(&case.kind)
    }),
    sentence(9, "site/hidden", "the site shows the kind", |case| case.site().kinds.contains(&case.kind)),
    sentence(10, "permission/missing", "the membership holds the permission", |case| {
        case.holds(Permission::to_view(case.kind))
    }),
    sentence(10, "permission/missing", "the membership holds what the permission needs", |case| {
        case.kind != Kind::Tasks || case.holds(Permission::ProjectsView)
    }),
    sentence(11, "document/other-account", "the document's third party is the account's", |case| {
        case.document.is_none_or(|document| document.kind == Kind::Products || document.account == case.account)
    }),
    sentence(12, "document/other-entity", "the document's entity is one that the site shows", |case| {
        let shown = case.site().entities.as_ref();
        case.document.is_none_or(|document| shown.is_none_or(|shown| shown.contains(&document.entity)))
    }),
    sentence(13, "document/other-contact", "the document is not reserved to others", |case| {
        case.document.is_none_or(|document| !document.reserved || case.is_named_on(document))
    }),
    sentence(13, "document/other-contact", "a membership that sees only its own is named on the document", |case| {
        let own_only = case.membership().is_some_and(|membership| membership.sees == Sees::Own);
        let own = |document| case.kind == Kind::Products || case.is_named_on(document);
        case.document.is_none_or(|document| !own_only || own(document))
    }),
    sentence(14, "document/unpublished", "the document is no draft", |case| {
        case.document.is_none_or(|document| document.state != State::Draft)
    }),
    sentence(14, "document/unpublished", "the document is not cancelled, or the site shows those", |case| {
        case.document.is_none_or(|document| document.state != State::Cancelled || case.site().cancelled)
    }),
];

impl<'a> Case<'a> {
    /// Whether every sentence holds, but for one that a wrong decision would forget.
    pub fn allowed(&self, forgotten: Option<usize>) -> bool {
        SENTENCES.iter().enumerate().all(|(place, sentence)| Some(place) == forgotten || (sentence.holds)(self))
    }

    /// The first sentence that does not hold.
    pub fn refused(&self) -> Option<&'static Sentence> {
        SENTENCES.iter().find(|sentence| !(sentence.holds)(self))
    }

    /// The one sentence that does not hold, where all others do: what a decision that forgot it would get wrong.
    pub fn only_refusal(&self) -> Option<usize> {
        let mut broken = SENTENCES.iter().enumerate().filter(|(_, sentence)| !(sentence.holds)(self));
        let (place, _) = broken.next()?;
        broken.next().is_none().then_some(place)
    }

    /// The code that a customer is refused with, `None` where nothing refuses. Who is no member learns nothing of the
    /// account, not even that there is one; what the ERP says is asked only in the account.
    pub fn told(&self) -> Option<&'static str> {
        let first = self.refused()?;
        let at_the_door = |sentence: &&Sentence| sentence.row <= 4 && !sentence.says.starts_with("the ERP");
        let stopped = SENTENCES.iter().filter(at_the_door).find(|sentence| !(sentence.holds)(self));
        if let Some(sentence) = stopped {
            return Some(sentence.code);
        }
        if self.membership().is_none() { Some("document/unknown") } else { Some(first.code) }
    }

    /// Whether the user is one of the people of the site.
    pub fn shares_realm(&self) -> bool {
        self.user().realm == self.site().realm || self.user().left_on == Some(self.site)
    }

    fn site(&self) -> &'a Site {
        &self.world.sites[self.site]
    }

    fn user(&self) -> &'a User {
        &self.world.users[self.user]
    }

    fn account(&self) -> &'a Account {
        &self.world.accounts[self.account]
    }

    fn membership(&self) -> Option<&'a Membership> {
        self.world.memberships.get(&(self.user, self.account))
    }

    fn session(&self) -> Option<Session> {
        self.opened_on.map(|site| self.user().sessions[site])
    }

    fn holds(&self, permission: Permission) -> bool {
        self.membership().is_none_or(|membership| membership.owner || membership.permissions.contains(permission))
    }

    fn is_named_on(&self, document: &Document) -> bool {
        self.user().contact.is_some() && document.names.contains(&self.user)
    }
}
