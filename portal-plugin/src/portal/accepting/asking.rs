//! Asking for a new invitation in place of one that can be answered no more (rules I3, I6).

use std::net::IpAddr;
use std::sync::Arc;

use super::Accepting;
use super::judging::{Judged, in_realm, judge};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::memberships::MembershipState;
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{User, UserState};
use crate::portal::mails::About;
use crate::portal::sign_in::throttled;
use crate::store::engine::Connection;
use crate::store::invitations::{Invitation, ask_once};
use crate::store::members::owner_in;
use crate::store::{failed, membership_in, user_by_id};

impl Accepting {
    /// Asks for a new invitation: the inviter, or the owner where the inviter may no longer invite; once in 24 hours. Answers
    /// the same whatever the link leads to, and changes nothing where it can still be accepted.
    ///
    /// # Errors
    /// `throttle/slow-down` by network only, `unavailable/store`, `unavailable/host`.
    pub fn ask_for_another(&self, site: &Arc<Site>, link: &Token, peer: IpAddr) -> Result<(), Error> {
        self.base.running()?;
        let verdict = self.base.store.check_reset_limit(&network_of(peer), || self.base.clock.now())?;
        if verdict != Verdict::Counted {
            return Err(throttled(site, None, verdict));
        }
        match self.pass_on(site, link) {
            Err(error @ (Error::Store(_) | Error::Host(_) | Error::Stopped)) => return Err(error),
            Err(error) => log::info!(target: "audit", "invitation/asked: {} on {}", error.code(), site.id),
            Ok(()) => {
                log::info!(target: "audit", "invitation/asked: on {}", site.id);
                self.mailing.wake();
            }
        }
        Ok(())
    }

    fn pass_on(&self, site: &Arc<Site>, link: &Token) -> Result<(), Error> {
        let invitation = in_realm(self.base.store.invitation(&link.hash())?, site)?;
        match invitation.state.open(self.base.clock.now()) {
            Err(Error::InvitationExpired) => self.tell_who_can_invite(site, &invitation),
            Err(error) => Err(error),
            Ok(()) => {
                let asked = self.ask(site, link, None)?;
                self.base.store.write(|transaction| {
                    let now = self.base.clock.now();
                    match judge(transaction, site, link, &asked, now)? {
                        Judged::InviterLost(lost) => self.take_back(transaction, site, &lost, &asked.account_name, now),
                        Judged::Open { .. } => Ok(()),
                    }
                })
            }
        }
    }

    fn tell_who_can_invite(&self, site: &Site, invitation: &Invitation) -> Result<(), Error> {
        let account = self.base.store.account(invitation.account)?.ok_or(Error::InvitationUnknown)?.account;
        let name = self.base.name_of(&account)?;
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            if !ask_once(transaction, invitation.id, now)? {
                return Ok(());
            }
            let Some(user) = who_can_invite(transaction, invitation, now)? else { return Ok(()) };
            let about = About::Asked {
                email: (&invitation.email).into(),
                name: (&invitation.name).into(),
                account: account.id,
            };
            self.mailing.tell(transaction, site, &user, &name, about)
        })
    }
}

/// The inviter, where they manage the account's people still; else its owner.
fn who_can_invite(connection: &Connection, invitation: &Invitation, now: Timestamp) -> Result<Option<User>, Error> {
    if let Some(id) = invitation.inviter
        && let Some(held) = membership_in(connection, invitation.account, id)?
        && held.state == MembershipState::Active
        && held.ends.is_none_or(|ends| now < ends)
        && held.role.permissions().contains(Permission::UsersManage)
    {
        let row = user_by_id(connection, id).map_err(|error| failed(&error))?;
        let user = row.map(|row| row.user).filter(|user| user.state == UserState::Active && user.email.is_some());
        if user.is_some() {
            return Ok(user);
        }
    }
    Ok(owner_in(connection, invitation.account)?.map(|owner| owner.user))
}
