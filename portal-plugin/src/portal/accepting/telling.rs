//! Who is told how an invitation was answered, or why it could not be.

use super::Accepting;
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::invitations::State;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::sites::Site;
use crate::portal::mails::{About, News};
use crate::store::engine::Transaction;
use crate::store::failed;
use crate::store::invitations::{Invitation, settle_invitation};
use crate::store::ledger::record;
use crate::store::members::{members_in, owner_in};

impl Accepting {
    /// Cancels an invitation whose inviter may no longer invite, and tells the owner (rule I6).
    pub(super) fn take_back(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        invitation: &Invitation,
        account: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        settle_invitation(transaction, invitation.id, State::Cancelled { at: now }, now)?;
        let (email, inviter) = (invitation.email.as_str(), invitation.inviter_name.as_str());
        let detail = [("email", email), ("inviter", inviter), ("why", Error::InvitationInviterLost.code())];
        record(transaction, invitation.account, &LedgerActor::System, Event::Cancelled, &detail, now)?;
        match owner_in(transaction, invitation.account)? {
            Some(owner) => self.mailing.tell(
                transaction,
                site,
                &owner.user,
                account,
                About::InviterLost { inviter: inviter.into(), email: email.into() },
            ),
            None => Ok(()),
        }
    }

    /// Tells the owner, and whoever invited where that is somebody else who still may, how an invitation was answered.
    pub(super) fn tell_of_answer(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        invitation: &Invitation,
        account: &str,
        news: News<'_>,
    ) -> Result<(), Error> {
        let owner = owner_in(transaction, invitation.account)?;
        let inviter = match invitation.inviter {
            Some(id) if owner.as_ref().is_none_or(|owner| owner.user.id != id) => {
                members_in(transaction, invitation.account)
                    .map_err(|error| failed(&error))?
                    .into_iter()
                    .find(|member| member.user.id == id)
            }
            _ => None,
        };
        let readers = owner.into_iter().chain(inviter);
        readers
            .into_iter()
            .try_for_each(|member| self.mailing.tell(transaction, site, &member.user, account, About::Member(news)))
    }
}
