//! A contact that the ERP merged into another, deleted or archived: what puts it right (rule U12).

use plugin_api::operations::{RepointUser, UserRepointed};

use super::{Corrections, because};
use crate::error::Error;
use crate::model::ledger::{Event, LedgerActor};
use crate::portal::lookups::{contact_to_invite, user_in};
use crate::store::corrections::{is_member_of, repoint};
use crate::store::ledger::record_everywhere;

impl Corrections {
    /// Puts another contact behind a user wherever `from` was, in use as it is. The contact must be one that a user could
    /// be made from (rule U1), of a third party that the user has an access to; nobody gets another company's documents so.
    ///
    /// # Errors
    /// `correction/reason-missing`, `contact/unknown`, `contact/archived`, `contact/without-third-party`,
    /// `third-party/closed`, `contact/other-third-party`, `contact/has-user`, `contact/not-behind-user`.
    pub(in crate::portal) fn repoint_user(&self, wanted: &RepointUser) -> Result<UserRepointed, Error> {
        let site = self.sites.enabled(&wanted.site)?;
        let (by, reason) = because(&wanted.by, &wanted.reason)?;
        let (contact, party) = contact_to_invite(&self.base.source, &wanted.contact, None)?;
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
}
