//! What an import does for a user that the ERP manages (rule U11): it links the two, and takes away as well as it gives.
//!
//! What the portal's own people changed since the last import stays: of the permissions only what the ERP gave or took
//! since is put in or taken out, and a membership that they ended is not given again.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{Membership, MembershipState, Role};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::Site;
use crate::model::users::{Login, UserId};
use crate::portal::members::end;
use crate::portal::memberships::record_grant;
use crate::store::engine::{Connection, Transaction};
use crate::store::erp_users::{
    Imported, ImportedState, imported, link_of, put_imported, unlink, user_of_erp, was_closed,
};
use crate::store::ledger::record_everywhere;
use crate::store::members::member_in;
use crate::store::{self, UserRow, failed, user_by_contact, user_on};

/// One of the ERP's users, as an import names it.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    /// The ERP's id of it.
    pub(super) erp_id: &'a str,
    pub(super) login: &'a Login,
    pub(super) contact: Option<&'a str>,
    /// The third party that it belongs to.
    pub(super) third_party: Option<&'a str>,
}

/// The user that this one of the ERP's is here: linked already, or of a store that knew no links yet.
///
/// # Errors
/// `login/closed`; `login/taken` where somebody else has the login.
pub(super) fn find(connection: &Connection, site: &Site, named: Named<'_>) -> Result<Option<UserRow>, Error> {
    let Named { erp_id, login, contact, .. } = named;
    if was_closed(connection, &site.realm, (Some(erp_id), login.key(), contact))? {
        return Err(Error::LoginClosed);
    }
    let of_contact = match contact {
        Some(contact) => user_by_contact(connection, &site.realm, contact).map_err(|error| failed(&error))?,
        None => None,
    };
    if let Some(linked) = user_of_erp(connection, &site.realm, erp_id)? {
        // Given another contact by the ERP, who has a user of their own.
        let is_free = of_contact.is_none_or(|other| other.user.id == linked.user.id);
        return if is_free { Ok(Some(linked)) } else { Err(Error::ContactHasUser) };
    }
    if let Some(known) = user_on(connection, &site.id, login.key()).map_err(|error| failed(&error))? {
        return if is_same(connection, &known, named)? { Ok(Some(known)) } else { Err(Error::LoginTaken) };
    }
    match of_contact {
        Some(known) if is_same(connection, &known, named)? => Ok(Some(known)),
        Some(_) => Err(Error::ContactHasUser),
        None => Ok(None),
    }
}

/// Whether a user of this login or contact is who the ERP means: a login alone proves nothing, as whoever signs up takes
/// one. One whose own user the ERP has no more is free for the next one of the same contact.
fn is_same(connection: &Connection, known: &UserRow, named: Named<'_>) -> Result<bool, Error> {
    let same_contact = known.user.contact.as_deref() == named.contact;
    if let Some(link) = link_of(connection, known.user.id)? {
        let is_gone =
            imported(connection, known.user.id, &link.id)?.is_none_or(|before| before.state == ImportedState::Gone);
        return Ok(link.id == named.erp_id || (is_gone && same_contact && named.contact.is_some()));
    }
    if known.user.contact.is_some() || named.contact.is_some() {
        // An import that came before the contact did.
        return Ok(same_contact || (known.user.contact.is_none() && is_member_of(connection, known.user.id, named)?));
    }
    is_member_of(connection, known.user.id, named)
}

fn is_member_of(connection: &Connection, user: UserId, named: Named<'_>) -> Result<bool, Error> {
    let Some(third_party) = named.third_party else { return Ok(false) };
    let account = store::account_of(connection, third_party)?;
    Ok(account
        .is_some_and(|account| store::membership_in(connection, account, user).is_ok_and(|found| found.is_some())))
}

/// What the ERP has of the user now.
pub(super) struct Given<'a> {
    pub(super) erp_id: &'a str,
    pub(super) state: ImportedState,
    /// The third party and the membership there.
    pub(super) place: Option<(&'a str, &'a Membership)>,
    /// The permissions that the ERP rules, granted or not.
    pub(super) ruled: Permissions,
    /// Whether the user was made by this import.
    pub(super) is_new: bool,
}

/// Links the user and puts the ERP's word of it in place; answers whether that changed anything.
pub(super) fn put(
    transaction: &Transaction<'_>,
    (user, login): (UserId, &str),
    given: &Given<'_>,
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let before = imported(transaction, user, given.erp_id)?;
    let mut changed = false;
    if before.is_none() {
        if let Some(old) = link_of(transaction, user)? {
            unlink(transaction, user, &old.id)?;
        }
        if !given.is_new {
            notes.push("linked: judged by the ERP's word at each request from now on".to_owned());
        }
        changed = true;
    }
    let account = match given.place {
        Some((third_party, _)) => Some(store::open_account(transaction, third_party, now)?),
        None => None,
    };
    let left = before.as_ref().and_then(|before| before.account).filter(|left| Some(*left) != account);
    if let Some(left) = left {
        notes.push("moved in the ERP to another third party".to_owned());
        if owns(transaction, left, user)? {
            // Linked to the account that is left, where nobody of another third party enters: it has one owner still (rule A3).
            notes.push("owns the account that is left: name another owner there, then import again".to_owned());
            return Ok(false);
        }
        changed |= leave(transaction, left, user, notes, now)?;
    }
    let mut granted = Permissions::NONE;
    if let (Some(account), Some((_, membership))) = (account, given.place) {
        granted = membership.role.permissions();
        let here = before.as_ref().filter(|before| before.account == Some(account));
        let last = here.map(|here| here.granted);
        let who = (user, login);
        changed |= put_membership(transaction, (account, who), (membership, last, given.ruled), notes, now)?;
    }
    let found = Imported { account, granted, state: given.state };
    changed |= tell_of_use(transaction, (user, login), (before.as_ref(), &found), notes, now)?;
    put_imported(transaction, user, given.erp_id, &found)?;
    Ok(changed)
}

/// Puts in and takes out what the ERP gave and took since `last`; where no import had a word here yet, of all that it rules.
fn put_membership(
    transaction: &Transaction<'_>,
    (account, (user, login)): (AccountId, (UserId, &str)),
    (wanted, last, ruled): (&Membership, Option<Permissions>, Permissions),
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let granted = wanted.role.permissions();
    let after = match store::membership_in(transaction, account, user)? {
        None if last.is_some() => {
            notes.push("the access was ended here and is not given again; staff can".to_owned());
            return Ok(false);
        }
        // The ERP judges the days of its validity itself.
        None => Membership { state: MembershipState::Active, ends: None, ..wanted.clone() },
        Some(before) if before.role == Role::Owner => {
            notes.push("owns the account here: keeps every permission".to_owned());
            return Ok(false);
        }
        Some(before) => {
            let held = before.role.permissions();
            let last_granted = last.unwrap_or_else(|| held.and(ruled));
            let gained = minus(granted, last_granted);
            let taken = minus(last_granted, granted);
            // Stores of the first version kept the ERP's last day here.
            let ends = if last.is_none() && before.ends == wanted.ends { None } else { before.ends };
            Membership { role: Role::Member(minus(held.or(gained), taken)), ends, ..before }
        }
    };
    let before = store::membership_in(transaction, account, user)?;
    if before.as_ref() == Some(&after) {
        return Ok(false);
    }
    if let Some(before) = &before {
        let (held, holds) = (before.role.permissions(), after.role.permissions());
        for (what, permissions) in [("taken away", minus(held, holds)), ("given", minus(holds, held))] {
            if !permissions.is_empty() {
                notes.push(format!("{what}: {permissions}"));
            }
        }
    }
    store::put_membership(transaction, account, user, &after, now)?;
    record_grant(transaction, account, (&LedgerActor::STAFF, login), (before.as_ref(), &after), now)?;
    Ok(true)
}

/// Ends the membership that an import gave; an owner's stays, as an account is never without one (rule A3).
pub(super) fn leave(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let member = match member_in(transaction, account, user) {
        Err(Error::MemberUnknown) => return Ok(false),
        member => member?,
    };
    if member.membership.role == Role::Owner {
        notes.push("owns an account: shut out there, and its owner until staff name another one".to_owned());
        return Ok(true);
    }
    let receipt = end(transaction, account, &member, &LedgerActor::STAFF, Event::Revoked, now)?;
    notes.push(format!(
        "the access to account {} has ended, {} invitations with it",
        account.0,
        receipt.invitations.len()
    ));
    Ok(true)
}

fn owns(connection: &Connection, account: AccountId, user: UserId) -> Result<bool, Error> {
    Ok(store::membership_in(connection, account, user)?.is_some_and(|membership| membership.role == Role::Owner))
}

/// Tells the accounts of a user whom the ERP put out of use or back, and ends the sessions of one that is out.
pub(super) fn tell_of_use(
    transaction: &Transaction<'_>,
    (user, login): (UserId, &str),
    (before, found): (Option<&Imported>, &Imported),
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let in_use = found.state == ImportedState::InUse;
    if before.is_none_or(|before| before.state == ImportedState::InUse) == in_use {
        return Ok(false);
    }
    let event = if in_use {
        notes.push("back in use in the ERP".to_owned());
        Event::UserEnabled
    } else {
        store::end_sessions(transaction, user, None, now).map_err(|error| failed(&error))?;
        Event::UserDisabled
    };
    record_everywhere(transaction, user, &LedgerActor::STAFF, event, &[("login", login)], now)?;
    Ok(true)
}

fn minus(permissions: Permissions, less: Permissions) -> Permissions {
    permissions.iter().filter(|permission: &Permission| !less.contains(*permission)).collect()
}
