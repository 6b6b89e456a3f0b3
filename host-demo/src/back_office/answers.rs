//! What the portal's operations answer, as several of these pages read and say it.

use plugin_api::Failure;
use plugin_api::operations::account::Member;
use plugin_api::operations::{Account, Accounts, Site, User, Users};

use super::request::{Asked, link};
use crate::language::Language;
use crate::zone;

/// Something that stands well or not.
pub trait Standing {
    /// How it stands: the class of its mark, and a word.
    fn standing(&self, l: Language) -> (&'static str, &'static str);
}

impl Standing for User {
    fn standing(&self, l: Language) -> (&'static str, &'static str) {
        match &*self.state {
            "disabled" => ("bad", l.t().words.disabled),
            "unverified" => ("warn", l.t().words.address_not_proved),
            _ if !self.gone_contacts.is_empty() => ("bad", l.t().words.contact_gone),
            _ if self.locked => ("warn", l.t().words.password_locked),
            _ if !self.has_password => ("warn", l.t().words.no_password_yet),
            _ => ("good", l.t().common.active),
        }
    }
}

impl Standing for Account {
    fn standing(&self, l: Language) -> (&'static str, &'static str) {
        match &*self.state {
            "suspended" => ("warn", l.t().common.on_hold),
            "closed" => ("bad", l.t().common.closed),
            _ if self.owner.is_none() => ("warn", l.t().words.open_without_owner),
            _ => ("good", l.t().words.open),
        }
    }
}

impl Standing for Member {
    fn standing(&self, l: Language) -> (&'static str, &'static str) {
        match self {
            Self { suspended: true, .. } => ("warn", l.t().common.on_hold),
            Self { ended: true, .. } => ("bad", l.t().account.ended),
            Self { owner: true, .. } => ("good", l.t().account.owner),
            _ => ("good", l.t().common.active),
        }
    }
}

impl Asked {
    /// The sites in service.
    ///
    /// # Errors
    /// The operation's.
    pub fn sites(&self) -> Result<Vec<Site>, Failure> {
        self.staff.running.sites()
    }

    /// The sites in service, one of each realm.
    ///
    /// # Errors
    /// The operation's.
    pub fn realms(&self) -> Result<Vec<Site>, Failure> {
        let mut sites = self.sites()?;
        sites.sort_by(|one, other| one.realm.cmp(&other.realm));
        sites.dedup_by(|one, other| one.realm == other.realm);
        Ok(sites)
    }

    /// The account of a third party, where it has one.
    ///
    /// # Errors
    /// The operation's.
    pub fn account(&self, third_party: &str) -> Result<Option<Account>, Failure> {
        let of = Accounts { third_party: Some(third_party.to_owned()), ..Accounts::default() };
        Ok(self.perform(&of)?.accounts.pop())
    }

    /// The users of a contact: a site of the realm that each is in, and the user.
    ///
    /// # Errors
    /// The operation's.
    pub fn users_of(&self, contact: &str) -> Result<Vec<(Site, User)>, Failure> {
        let mut found = Vec::new();
        for site in self.realms()? {
            let of = Users { site: site.id.clone(), contact: Some(contact.to_owned()), ..Users::default() };
            found.extend(self.perform(&of)?.users.into_iter().map(|user| (site.clone(), user)));
        }
        Ok(found)
    }
}

/// The page of an account, by its third party.
pub fn account_page(third_party: &str) -> String {
    link(&["third-parties", third_party, "account"])
}

/// The day of a moment, in the host's time zone.
pub fn day(moment: &str) -> String {
    zone::day_in(None, moment)
}
