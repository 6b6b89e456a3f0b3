//! The contacts behind users that the ERP knows no more, or has put out of use (rule U12): noticed, told to staff, forgotten
//! once they are back.

use std::collections::BTreeSet;
use std::sync::Arc;

use plugin_api::operations::LostContact;
use plugin_api::parties::{Known, Standing};

use crate::error::{Denied, Error};
use crate::model::accounts::Account;
use crate::model::users::{User, UserId, UserState};
use crate::portal::base::{Base, service};
use crate::store::UserRow;
use crate::store::members::Member;

service! {
    /// The contacts behind users that the ERP has no more.
    pub struct LostContacts {
        base: Arc<Base>,
    }
}

impl LostContacts {
    /// The contacts behind a user that the ERP knows no more, or has put out of use: the user's own, and those that changes
    /// of realms brought for single accounts. Each is remembered for whoever mends it.
    pub(super) fn gone_of<'a>(
        &self,
        row: &'a UserRow,
        kept: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<String>, Error> {
        let mut gone = Vec::new();
        let contacts: BTreeSet<&str> = kept.chain(row.user.contact.as_deref()).collect();
        for contact in contacts {
            if self.is_gone(contact)? {
                gone.push(contact.to_owned());
                self.notice_lost(&row.user, contact);
            }
        }
        Ok(gone)
    }

    /// Those members of an account whose contact there is gone: one question to the ERP about the third party's contacts,
    /// and one for each that is not among them.
    pub(super) fn gone_among(&self, account: &Account, members: &[Member]) -> Result<BTreeSet<UserId>, Error> {
        let kept = self.base.store.kept_contacts(account.id)?;
        let contact_of = |user: &'_ User| kept.get(&user.id).cloned().or_else(|| user.contact.clone());
        let contacts: Vec<_> =
            members.iter().filter_map(|member| Some((member.user.id, contact_of(&member.user)?))).collect();
        if contacts.is_empty() {
            return Ok(BTreeSet::new());
        }
        let known = self.base.source.contacts_of(&account.third_party)?;
        let mut gone = BTreeSet::new();
        for (user, contact) in contacts {
            let is_in_use = known.iter().any(|known| known.id == contact && !known.archived);
            if !is_in_use && self.is_gone(&contact)? {
                gone.insert(user);
            }
        }
        Ok(gone)
    }

    /// Remembers that a user was turned away as the contact behind them is gone.
    pub(super) fn notice_denied(&self, user: &User, standing: &Standing, denied: Denied) {
        if let (Denied::UserDisabled, Some(contact), true) = (denied, &user.contact, has_lost(user, standing)) {
            self.notice_lost(user, contact);
        }
    }

    /// The users whose contact is gone, as far as it was noticed; what the ERP has again is forgotten.
    pub(super) fn list(&self) -> Result<Vec<LostContact>, Error> {
        let mut lost = Vec::new();
        for row in self.base.store.lost_contacts()? {
            // An ERP that does not answer has not found it.
            if self.is_gone(&row.contact).unwrap_or(true) {
                lost.push(LostContact {
                    login: row.user.login.to_string(),
                    name: row.user.name,
                    realm: row.user.realm.to_string(),
                    contact: row.contact,
                    noticed: row.noticed.rfc3339(),
                });
            } else {
                self.base.store.forget_lost_contact(row.user.id, &row.contact)?;
            }
        }
        Ok(lost)
    }

    fn is_gone(&self, contact: &str) -> Result<bool, Error> {
        Ok(self.base.source.contact(contact)?.is_none_or(|contact| contact.archived))
    }

    fn notice_lost(&self, user: &User, contact: &str) {
        let noticed = self.base.store.notice_lost_contact(user.id, contact, self.base.clock.now());
        noticed.unwrap_or_else(|error| log::error!("a lost contact could not be remembered: {error}"));
    }
}

/// Whether a user whom the portal lets act is kept out of an account by the contact behind them.
pub(super) fn has_lost(user: &User, standing: &Standing) -> bool {
    user.state == UserState::Active && standing.contact.is_some_and(|contact| contact != Known::Open)
}
