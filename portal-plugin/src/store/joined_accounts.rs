//! An account that goes to another third party, or into the account that one has already (rule U12): only as staff say so,
//! for what the ERP merged. Accounts never merge otherwise (rule S6).
//!
//! Into another account goes what hangs on people: memberships, contacts, invitations that nobody has answered, what was
//! asked for, the account entered first. Where both accounts have a row for the same person or address, the row of the
//! account that stays holds, so that nobody gains by it. What the other owner allowed or offered ends.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::{Account, AccountId};
use crate::model::contacts::ContactId;
use crate::model::invitations::InvitationId;
use crate::model::memberships::{Membership, Role};
use crate::model::permissions::Permissions;
use crate::model::users::{User, UserId};
use crate::store::accounts::joined;
use crate::store::begun_actions::go_along;
use crate::store::engine::{self, Connection, Transaction, params};
use crate::store::failed;
use crate::store::members::members_in;
use crate::store::rows::sql_time;

/// What goes from one account into another.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The account that goes.
    pub from: Account,
    /// The account that stays.
    pub into: Account,
    /// The members of the one that goes, the owner first.
    pub members: Vec<Brought<User>>,
    /// Its contacts, by address.
    pub contacts: Vec<Brought<ContactId>>,
    /// Its invitations that nobody has answered, by address.
    pub invitations: Vec<Brought<InvitationId>>,
    /// Who owns the account that goes.
    pub owner: Option<UserId>,
    /// Whether it asks a second factor of its members, which ends with it.
    pub asks_second_factor: bool,
    /// Whether its owner lets staff look on, which ends with it.
    pub view_as: bool,
}

/// A member, a contact or an invitation of the account that goes.
#[derive(Clone, Debug)]
pub struct Brought<T> {
    /// What is kept of it.
    pub what: T,
    /// The login or the address.
    pub name: String,
    /// Whether the account that stays has one for the same person or address, which holds.
    pub is_there: bool,
    /// What a member is, or an invitation offers, in the account that stays; as it was, and no wider.
    pub terms: Option<Membership>,
}

/// Gives an account another third party, which has none.
pub fn repoint_account(transaction: &Transaction<'_>, account: AccountId, third_party: &str) -> Result<(), Error> {
    transaction
        .execute("UPDATE accounts SET third_party = ?2 WHERE id = ?1", params![account.0, third_party])
        .and_then(|_| go_along(transaction, account, account, third_party))
        .map_err(|error| failed(&error))
}

/// What would go from one account into another.
pub fn joining(connection: &Connection, from: Account, into: Account) -> Result<Joining, Error> {
    let sql = |error: engine::Error| failed(&error);
    let there = members_in(connection, into.id).map_err(sql)?;
    let members = members_in(connection, from.id).map_err(sql)?.into_iter().map(|member| Brought {
        name: member.user.login.to_string(),
        is_there: there.iter().any(|other| other.user.id == member.user.id),
        terms: Some(as_member(member.membership, &from)),
        what: member.user,
    });
    let members = members.collect();
    let contacts = brought(
        connection,
        "SELECT id, email, EXISTS (SELECT 1 FROM contacts AS other WHERE other.account = ?2 \
         AND other.email_key = contacts.email_key) FROM contacts WHERE account = ?1 ORDER BY email_key",
        (&from, &into),
        ContactId,
    )?;
    let invitations = brought(
        connection,
        "SELECT id, email, EXISTS (SELECT 1 FROM invitations AS other WHERE other.account = ?2 \
         AND other.email_key = invitations.email_key AND other.state = 'pending') \
         FROM invitations WHERE account = ?1 AND state = 'pending' ORDER BY email_key",
        (&from, &into),
        InvitationId,
    )?;
    let (owner, asks_second_factor, view_as) = connection
        .query_row(
            "SELECT owner, EXISTS (SELECT 1 FROM second_factor_accounts WHERE account = id), \
             EXISTS (SELECT 1 FROM view_as_consents WHERE account = id) FROM accounts WHERE id = ?1",
            [from.id.0],
            |row| Ok((row.get::<Option<i64>>(0)?.map(UserId), row.get(1)?, row.get(2)?)),
        )
        .map_err(sql)?;
    Ok(Joining { from, into, members, contacts, invitations, owner, asks_second_factor, view_as })
}

/// Joins the two accounts. What the ledgers say of it, and what ends with the account that goes, is the caller's.
pub fn join(transaction: &Transaction<'_>, joining: &Joining, now: Timestamp) -> Result<(), Error> {
    let (from, into) = (joining.from.id.0, joining.into.id.0);
    let run = |statement: &str, values: &[&dyn engine::ToSql]| {
        transaction.execute(statement, values).map(drop).map_err(|error| failed(&error))
    };
    run("UPDATE accounts SET state = 'closed' WHERE id = ?1", &[&from])?;
    run("UPDATE accounts SET owner = NULL WHERE id = ?1", &[&from])?;
    for Brought { what: user, terms, is_there, .. } in &joining.members {
        if *is_there {
            run("DELETE FROM memberships WHERE account = ?1 AND user = ?2", &[&from, &user.id.0])?;
        } else if let Some(terms) = terms {
            let (permissions, sites) = (terms.role.permissions().to_string(), terms.sites.as_deref().map(joined));
            run(
                "UPDATE memberships SET account = ?3, permissions = ?4, sites = ?5 WHERE account = ?1 AND user = ?2",
                &[&from, &user.id.0, &into, &permissions, &sites],
            )?;
            run(
                "UPDATE kept_contacts SET account = ?3 WHERE account = ?1 AND user = ?2 AND NOT EXISTS \
                 (SELECT 1 FROM kept_contacts AS there WHERE there.account = ?3 AND there.user = ?2)",
                &[&from, &user.id.0, &into],
            )?;
        }
    }
    for Brought { what: contact, is_there, .. } in &joining.contacts {
        if *is_there {
            run(
                "UPDATE invitations SET contact = (SELECT there.id FROM contacts AS here JOIN contacts AS there \
                 ON there.account = ?3 AND there.email_key = here.email_key WHERE here.id = ?2) \
                 WHERE account = ?1 AND contact = ?2 AND state = 'pending'",
                &[&from, &contact.0, &into],
            )?;
            run("DELETE FROM contacts WHERE id = ?1", &[&contact.0])?;
        } else {
            run("UPDATE contacts SET account = ?2 WHERE id = ?1", &[&contact.0, &into])?;
        }
    }
    for Brought { what: invitation, is_there, .. } in &joining.invitations {
        if *is_there {
            run(
                "UPDATE invitations SET state = 'superseded', settled = ?2 WHERE id = ?1",
                &[&invitation.0, &sql_time(now)],
            )?;
            run("DELETE FROM invitation_codes WHERE invitation = ?1", &[&invitation.0])?;
        } else {
            run("UPDATE invitations SET account = ?2 WHERE id = ?1", &[&invitation.0, &into])?;
            run("UPDATE invitation_mails SET account = ?2 WHERE invitation = ?1", &[&invitation.0, &into])?;
            if let Some(sites) = &joining.from.sites {
                let offered: Option<String> = transaction
                    .query_row("SELECT sites FROM invitations WHERE id = ?1", [invitation.0], |row| row.get(0))
                    .map_err(|error| failed(&error))?;
                let offered: Option<Vec<_>> =
                    offered.map(|ids| ids.split_ascii_whitespace().filter_map(|id| id.parse().ok()).collect());
                let narrowed = match offered {
                    Some(offered) => offered.into_iter().filter(|site| sites.contains(site)).collect(),
                    None => sites.clone(),
                };
                run("UPDATE invitations SET sites = ?2 WHERE id = ?1", &[&invitation.0, &joined(&narrowed)])?;
            }
        }
    }
    go_along(transaction, joining.from.id, joining.into.id, &joining.into.third_party)
        .map_err(|error| failed(&error))?;
    // The ERP's own users, whose third party is the other one by now; two of one user rule the account that they came to.
    run(
        "UPDATE erp_users SET account = ?2 WHERE account = ?1 AND NOT EXISTS \
         (SELECT 1 FROM erp_users AS there WHERE there.account = ?2 AND there.user = erp_users.user)",
        &[&from, &into],
    )?;
    run("UPDATE erp_users SET account = NULL WHERE account = ?1", &[&from])?;
    run("UPDATE default_accounts SET account = ?2 WHERE account = ?1", &[&from, &into])?;
    run("DELETE FROM kept_contacts WHERE account = ?1", &[&from])?;
    run("UPDATE sessions SET account = ?2 WHERE account = ?1 AND ended IS NULL", &[&from, &into])
}

/// What a member of the account that goes is in the one that stays: no owner, and on no site where the account was not.
fn as_member(membership: Membership, from: &Account) -> Membership {
    let holder = Membership {
        role: Role::Member(Permissions::ALL),
        sites: from.sites.clone(),
        ends: None,
        ..membership.clone()
    };
    membership.within(&holder)
}

fn brought<T>(
    connection: &Connection,
    statement: &str,
    (from, into): (&Account, &Account),
    what: impl Fn(i64) -> T,
) -> Result<Vec<Brought<T>>, Error> {
    let rows = || {
        let mut statement = connection.prepare_cached(statement)?;
        let row = |row: &engine::Row<'_>| {
            Ok(Brought { what: what(row.get(0)?), name: row.get(1)?, is_there: row.get(2)?, terms: None })
        };
        statement.query_map([from.id.0, into.id.0], row)?.collect::<engine::Result<Vec<_>>>()
    };
    rows().map_err(|error| failed(&error))
}
