//! Whether an invitation can be accepted now, by whom, and what it gives: all within one transaction.

use std::sync::Arc;

use super::Accepted;
use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::{Account, AccountState};
use crate::model::erp_users;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::mailboxes::are_one;
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::{User, UserState};
use crate::portal::ledger_words::described;
use crate::portal::sites::here;
use crate::source::Said;
use crate::store::contacts::link_contact;
use crate::store::engine::{Connection, Transaction};
use crate::store::erp_users::judged_in;
use crate::store::invitations::{Invitation, invitation_in, settle_invitation};
use crate::store::ledger::record;
use crate::store::members::account_in;
use crate::store::{UserRow, failed, is_left_behind, membership_in, put_membership, user_by_id};

/// What is known before the transaction of an answer, as the host must not be asked within it.
pub(super) struct Asked {
    /// The site of the inviter, and what the ERP says of them; `None` is staff.
    pub inviter: Option<(Arc<Site>, Said)>,
    /// What the ERP says of the third party, and of who accepts.
    pub said: Said,
    /// The account's name.
    pub account_name: String,
}

/// An invitation that can be accepted now, or one whose inviter may no longer invite.
pub(super) enum Judged {
    Open { invitation: Invitation, account: Account, given: Membership },
    InviterLost(Invitation),
}

/// Whether the invitation of a link can be accepted now, and what it gives then: cut to what its inviter holds (rule I6).
pub(super) fn judge(
    connection: &Connection,
    site: &Site,
    link: &Token,
    asked: &Asked,
    now: Timestamp,
) -> Result<Judged, Error> {
    let invitation = in_realm(invitation_in(connection, &link.hash())?, site)?;
    invitation.state.open(now)?;
    let account = account_in(connection, invitation.account).map_err(|error| failed(&error))?;
    let account = account.ok_or(Error::InvitationUnknown)?.account;
    // Whoever invited: nobody enters it.
    match account.state {
        AccountState::Open => {}
        AccountState::Suspended => return Err(Error::Denied(Denied::AccountSuspended)),
        AccountState::Closed => return Err(Error::Denied(Denied::AccountClosed)),
    }
    let (Some(inviter), Some((inviter_site, said))) = (invitation.inviter, &asked.inviter) else {
        let given = invitation.offer.clone();
        return Ok(Judged::Open { invitation, account, given });
    };
    let inviter_site = &here(connection, inviter_site)?;
    let row = user_by_id(connection, inviter).map_err(|error| failed(&error))?.ok_or(Error::InvitationUnknown)?;
    // A stranger's wrong guesses at the inviter's password must not spoil what was offered.
    let user = judged_in(connection, User { locked: false, ..row.user }, account.id)?;
    let membership = membership_in(connection, account.id, inviter)?
        .map(|membership| erp_users::within(membership, &user, account.id, said.user.as_ref()));
    let facts = Facts {
        now,
        site: SiteFact::Enabled(inviter_site),
        session: SessionFact::Assumed,
        user: Some(&user),
        account: Some(&account),
        membership: membership.as_ref(),
        left_behind: is_left_behind(connection, inviter, &inviter_site.id).map_err(|error| failed(&error))?,
        standing: Some(&said.standing),
        erp_user: said.user.as_ref(),
    };
    match (access::decide(&facts, Wish::beside_kinds(Permission::UsersManage)), &membership) {
        (Ok(_), Some(held)) => {
            let given = invitation.offer.clone().within(held);
            Ok(Judged::Open { invitation, account, given })
        }
        (Err(denied), _) if matches!(denied.row(), 5 | 6) => Err(Error::Denied(denied)),
        _ => Ok(Judged::InviterLost(invitation)),
    }
}

/// Puts the membership in place, once and for one.
pub(super) fn join(
    transaction: &Transaction<'_>,
    site: &Site,
    said: &Said,
    (invitation, account): (&Invitation, &Account),
    (user, new): (&User, bool),
    given: &Membership,
    now: Timestamp,
) -> Result<Accepted, Error> {
    if membership_in(transaction, account.id, user.id)?.is_some() {
        return Err(Error::AlreadyMember);
    }
    let facts = Facts {
        now,
        site: SiteFact::Enabled(site),
        session: SessionFact::Assumed,
        user: Some(user),
        account: Some(account),
        membership: Some(given),
        left_behind: is_left_behind(transaction, user.id, &site.id).map_err(|error| failed(&error))?,
        standing: Some(&said.standing),
        erp_user: said.user.as_ref(),
    };
    match access::authorize_account(&facts) {
        // It may be accepted here and used elsewhere.
        Ok(()) | Err(Denied::MembershipNotOnSite) => {}
        Err(denied) => return Err(Error::Denied(denied)),
    }
    settle_invitation(transaction, invitation.id, invitation.state.accept(now)?, now)?;
    put_membership(transaction, account.id, user.id, given, now)?;
    let (actor, email) = (LedgerActor::user(user), invitation.email.as_str());
    let described = described(given);
    let mut detail = vec![("email", email), ("inviter", invitation.inviter_name.as_str())];
    detail.extend(new.then_some(("as", "new")));
    detail.extend(described.iter().map(|(name, text)| (*name, text.as_str())));
    record(transaction, account.id, &actor, Event::Accepted, &detail, now)?;
    if let Some(contact) = invitation.contact {
        link_contact(transaction, contact, user.id)?;
        let detail = [("email", email), ("login", user.login.as_str())];
        record(transaction, account.id, &actor, Event::ContactJoined, &detail, now)?;
    }
    Ok(Accepted { account: account.id, login: user.login.to_string(), permissions: given.role.permissions() })
}

/// Whether an address is a user's, proved or not. What somebody signed up with and has not proved is not: nobody signs in
/// with that.
pub(super) fn is_theirs(row: &UserRow, email: &str) -> bool {
    row.user.state == UserState::Active && row.user.email.as_deref().is_some_and(|own| are_one(own, email))
}

/// An invitation is of the realm that it was made in; elsewhere there is none.
pub(super) fn in_realm(invitation: Invitation, site: &Site) -> Result<Invitation, Error> {
    if invitation.realm == site.realm { Ok(invitation) } else { Err(Error::InvitationUnknown) }
}
