//! A contact that the ERP merged into another, deleted or archived: whom that locks out, and what puts it right (rule U12).

use std::collections::BTreeSet;

use plugin_api::operations::{LostContact, RepointUser, UserRepointed};
use plugin_api::parties::Standing;

use super::because;
use crate::error::{Denied, Error};
use crate::model::accounts::Account;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::users::{User, UserId};
use crate::portal::Portal;
use crate::portal::lookups::{contact_to_invite, user_in};
use crate::portal::principals::has_lost;
use crate::store::UserRow;
use crate::store::corrections::{is_member_of, repoint};
use crate::store::ledger::record_everywhere;
use crate::store::members::Member;

impl Portal {
    /// Puts another contact behind a user wherever `from` was, in use as it is. The contact must be one that a user could
    /// be made from (rule U1), of a third party that the user has an access to; nobody gets another company's documents so.
    ///
    /// # Errors
    /// `correction/reason-missing`, `contact/unknown`, `contact/archived`, `contact/without-third-party`,
    /// `third-party/closed`, `contact/other-third-party`, `contact/has-user`, `contact/not-behind-user`.
    pub(in crate::portal) fn repoint_user(&self, wanted: &RepointUser) -> Result<UserRepointed, Error> {
        let site = self.site(&wanted.site)?;
        let (by, reason) = because(&wanted.by, &wanted.reason)?;
        let (contact, party) = contact_to_invite(&self.base.source, &wanted.contact)?;
        let answer = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = user_in(transaction, &site, &wanted.login)?.user;
            let from = wanted.from.as_deref().or(user.contact.as_deref());
            let answer = UserRepointed {
                login: user.login.to_string(),
                contact: contact.id.clone(),
                before: from.map(str::to_owned),
            };
            if from == Some(contact.id.as_str()) {
                return Ok(answer);
            }
            if !is_member_of(transaction, user.id, &party.id)? {
                return Err(Error::ContactOtherThirdParty);
            }
            if !repoint(transaction, &user, from, &contact.id)? {
                return Err(Error::ContactNotBehindUser);
            }
            let detail = [
                ("login", user.login.as_str()),
                ("from", from.unwrap_or_default()),
                ("to", contact.id.as_str()),
                ("reason", reason),
            ];
            let actor = LedgerActor::Staff(by.to_owned());
            record_everywhere(transaction, user.id, &actor, Event::UserRepointed, &detail, now)?;
            Ok(answer)
        })?;
        log::info!(
            target: "audit",
            "user/repointed: {:?} on {} from contact {:?} to {:?} by {by:?}",
            answer.login, site.id, answer.before, answer.contact
        );
        Ok(answer)
    }

    /// The contacts behind a user that the ERP knows no more, or has put out of use: the user's own, and those that changes
    /// of realms brought for single accounts. Each is remembered for whoever mends it.
    pub(in crate::portal) fn gone_contacts<'a>(
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
    pub(in crate::portal) fn gone_among(
        &self,
        account: &Account,
        members: &[Member],
    ) -> Result<BTreeSet<UserId>, Error> {
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
    pub(in crate::portal) fn notice_denied(&self, user: &User, standing: &Standing, denied: Denied) {
        if let (Denied::UserDisabled, Some(contact), true) = (denied, &user.contact, has_lost(user, standing)) {
            self.notice_lost(user, contact);
        }
    }

    /// The users whose contact is gone, as far as it was noticed; what the ERP has again is forgotten.
    pub(in crate::portal) fn lost_contacts(&self) -> Result<Vec<LostContact>, Error> {
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
