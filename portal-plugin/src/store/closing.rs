//! A login that is closed for good: what names its user is erased, and what others keep stays without the name.
//!
//! What stays, and why: the row of the user, empty, as invitations and transfers of others point at it; the ledgers of
//! accounts, which name the login that acted: they are the accounts' evidence and their hash chain must go on holding
//! (GDPR art. 17(3)(e)); the ERP's ids of who had the login, so that no import gives it back (rule U11); contacts of accounts, which are the accounts' own address books; documents, which are the ERP's.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::users::{Login, User, UserId};
use crate::store::engine::{self, Connection, Transaction, params};
use crate::store::erp_users::remember_closed;
use crate::store::rows::sql_time;
use crate::store::{failed, realms, sessions};

/// What a user's own rows are: nobody else needs them.
const OWN: [&str; 20] = [
    "DELETE FROM begun_files WHERE action IN (SELECT key FROM begun_actions WHERE user = ?1)",
    // Its key alone, until staff were told that nobody asks for it any more.
    "UPDATE begun_actions SET begun = 0, due = 0, action = '{}', size = 0 WHERE user = ?1",
    "DELETE FROM activity WHERE user = ?1",
    "DELETE FROM second_factors WHERE user = ?1",
    "DELETE FROM second_factor_set_ups WHERE session IN (SELECT id FROM sessions WHERE user = ?1)",
    "DELETE FROM pending_sign_ins WHERE user = ?1",
    "DELETE FROM devices WHERE user = ?1",
    "DELETE FROM links WHERE user = ?1",
    "DELETE FROM email_changes WHERE user = ?1",
    "DELETE FROM hand_offs WHERE user = ?1",
    "DELETE FROM invitation_codes WHERE user = ?1",
    "DELETE FROM login_codes WHERE other = ?1 OR session IN (SELECT id FROM sessions WHERE user = ?1)",
    "DELETE FROM default_accounts WHERE user = ?1",
    "DELETE FROM kept_logins WHERE user = ?1",
    "DELETE FROM kept_contacts WHERE user = ?1",
    "DELETE FROM lost_contacts WHERE user = ?1",
    "DELETE FROM notices WHERE user = ?1",
    "DELETE FROM notice_choices WHERE user = ?1",
    "DELETE FROM sign_ups WHERE user = ?1",
    "UPDATE contacts SET user = NULL WHERE user = ?1",
];

/// Declines what is pending to the user's proved address, and answers to which accounts.
pub fn decline_received(transaction: &Transaction<'_>, user: &User, now: Timestamp) -> Result<Vec<AccountId>, Error> {
    transaction
        .prepare_cached(
            "UPDATE invitations SET state = 'declined', settled = ?2 WHERE state = 'pending' AND realm = ?3 \
             AND email_key = (SELECT email_key FROM users WHERE id = ?1 AND email_verified) RETURNING account",
        )
        .and_then(|mut statement| {
            let values = params![user.id.0, sql_time(now), user.realm.as_str()];
            statement.query_map(values, |row| row.get(0).map(AccountId))?.collect()
        })
        .map_err(|error| failed(&error))
}

/// Erases what names the person: the user, and those whom changes of realms made one with it. `nobody`, which nobody types,
/// goes into a login in place of each of theirs: those are free again, for anybody but an import.
///
/// # Errors
/// `unavailable/busy` where a membership came that has not ended.
pub fn erase(transaction: &Transaction<'_>, user: &User, nobody: &str, now: Timestamp) -> Result<(), Error> {
    let person = one_person(transaction, user.id).map_err(|error| failed(&error))?;
    let names = names_of(transaction, &person).map_err(|error| failed(&error))?;
    for id in person.iter().copied() {
        let login = Login::new(&format!("closed.{id}.{nobody}"))?;
        erase_user(transaction, id, &login, now).map_err(|error| failed(&error))?;
    }
    realms::forget(transaction, &person, &names)?;
    let is_member =
        transaction
            .query_row("SELECT EXISTS (SELECT 1 FROM memberships WHERE user = ?1)", [user.id.0], |row| row.get(0));
    if is_member.map_err(|error| failed(&error))? { Err(Error::Busy { seconds: 1 }) } else { Ok(()) }
}

/// The user, and whoever a change of realms that stands merged into it.
fn one_person(transaction: &Transaction<'_>, user: UserId) -> engine::Result<Vec<i64>> {
    transaction
        .prepare_cached(
            "WITH RECURSIVE person (id) AS (VALUES (?1) UNION SELECT CAST(step.value ->> '$.Retired.user' AS BIGINT) FROM person \
             JOIN realm_changes ON reverted IS NULL JOIN json_each(steps) AS step \
             ON CAST(step.value ->> '$.Retired.into' AS BIGINT) = person.id) SELECT id FROM person",
        )?
        .query_map([user.0], |row| row.get(0))?
        .collect()
}

/// What the logins and addresses of a person are compared by.
fn names_of(transaction: &Transaction<'_>, person: &[i64]) -> engine::Result<Vec<String>> {
    let mut names = Vec::new();
    for id in person {
        let mut statement = transaction.prepare_cached(
            "SELECT login_key FROM users WHERE id = ?1 UNION SELECT email_key FROM users WHERE id = ?1 \
             AND email_key IS NOT NULL UNION SELECT login_key FROM kept_logins WHERE user = ?1",
        )?;
        for name in statement.query_map([id], |row| row.get(0))? {
            names.push(name?);
        }
    }
    Ok(names)
}

fn erase_user(transaction: &Transaction<'_>, id: i64, login: &Login, now: Timestamp) -> engine::Result<()> {
    // What was sent to the proved address, and is settled.
    const RECEIVED: &str = "state <> 'pending' AND realm = (SELECT realm FROM users WHERE id = ?1) \
                            AND email_key = (SELECT email_key FROM users WHERE id = ?1 AND email_verified)";
    remember_closed(transaction, id, now)?;
    sessions::end_all(transaction, UserId(id), None, now)?;
    transaction.execute("UPDATE sessions SET agent = '', network = '' WHERE user = ?1", [id])?;
    transaction.execute("UPDATE invitations SET inviter_name = '' WHERE inviter = ?1", [id])?;
    transaction
        .execute("DELETE FROM undelivered WHERE recipient_key = (SELECT email_key FROM users WHERE id = ?1)", [id])?;
    transaction.execute(
        &format!("DELETE FROM invitation_mails WHERE invitation IN (SELECT id FROM invitations WHERE {RECEIVED})"),
        [id],
    )?;
    transaction.execute(
        &format!("UPDATE invitations SET email = '', email_key = '', name = '', undelivered = NULL WHERE {RECEIVED}"),
        [id],
    )?;
    for statement in OWN {
        transaction.execute(statement, [id])?;
    }
    transaction
        .execute(
            "UPDATE users SET login = ?2, login_key = ?3, name = '', email = NULL, email_key = NULL, \
             email_verified = FALSE, locale = NULL, time_zone = NULL, state = 'disabled', contact = NULL, password = NULL, \
             one_time_until = NULL, failures = 0, password_changed = NULL, last_sign_in = NULL WHERE id = ?1",
            params![id, login.as_str(), login.key()],
        )
        .map(drop)
}

/// Lets the closed accounts of an owner go, who is erased: nobody enters them, and staff name an owner where one is reopened.
pub fn let_go_of_closed(transaction: &Transaction<'_>, user: UserId) -> Result<(), Error> {
    transaction
        .execute("UPDATE accounts SET owner = NULL WHERE owner = ?1 AND state = 'closed'", [user.0])
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The accounts that a user owns.
pub fn owned_by(connection: &Connection, user: &User) -> Result<Vec<AccountId>, Error> {
    connection
        .prepare_cached("SELECT id FROM accounts WHERE owner = ?1 ORDER BY id LIMIT 1000")
        .and_then(|mut statement| statement.query_map([user.id.0], |row| row.get(0).map(AccountId))?.collect())
        .map_err(|error| failed(&error))
}
