//! What logins and addresses are compared by, made anew of their spellings: the first version folded two mailboxes into one
//! (rules U3, U3a).
//!
//! Two rows that were one are two from here on. Two that were two, and would be one now, stay two: whichever of them would
//! have to change keeps what it had, and the log says so, for staff to give one of them another login. No row is lost.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Transaction, params};
use serde_json::Value;

use crate::model::mailboxes;
use crate::model::users::login_key;

/// A row of a table whose key must be its only one.
struct Row {
    /// What says within what the key is its only one, e.g. the realm.
    within: String,
    id: i64,
    old: String,
    new: String,
}

/// Makes every key anew.
pub(super) fn rekey(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    // First, as it looks for what each login was.
    kept_logins(transaction)?;
    let logins = rows(transaction, "SELECT realm, id, login_key, login FROM users", login_key)?;
    put(transaction, "users", "login_key", settled("users", logins))?;
    let contacts = "SELECT account, id, email_key, email FROM contacts";
    let contacts = rows(transaction, contacts, mailboxes::key)?;
    put(transaction, "contacts", "email_key", settled("contacts", contacts))?;
    // Only what is pending is the only one of its account.
    let pending = "SELECT iif(state = 'pending', account, -id), id, email_key, email FROM invitations";
    let invitations = rows(transaction, pending, mailboxes::key)?;
    put(transaction, "invitations", "email_key", settled("invitations", invitations))?;
    transaction.execute(
        "UPDATE invitation_mails SET email_key = (SELECT email_key FROM invitations WHERE id = invitation)",
        [],
    )?;
    let addresses = "SELECT id, id, email_key, email FROM users WHERE email IS NOT NULL";
    put(transaction, "users", "email_key", settled("users", rows(transaction, addresses, mailboxes::key)?))?;
    let changes = "SELECT user, rowid, email_key, email FROM email_changes";
    put(
        transaction,
        "email_changes",
        "email_key",
        settled("email_changes", rows(transaction, changes, mailboxes::key)?),
    )
}

fn rows(transaction: &Transaction<'_>, query: &str, key: fn(&str) -> String) -> rusqlite::Result<Vec<Row>> {
    let row = |row: &rusqlite::Row<'_>| {
        let within: rusqlite::types::Value = row.get(0)?;
        let spelled: String = row.get(3)?;
        Ok(Row { within: format!("{within:?}"), id: row.get(1)?, old: row.get(2)?, new: key(&spelled) })
    };
    transaction.prepare(query)?.query_map([], row)?.collect()
}

/// Those whose key changes, in an order in which no two rows ever have one key. Of those that would come to one, the row
/// that has it already keeps it, else the oldest gets it.
fn settled(table: &str, mut rows: Vec<Row>) -> Vec<(i64, String)> {
    let mut taken: BTreeSet<(String, String)> = rows.iter().map(|row| (row.within.clone(), row.old.clone())).collect();
    rows.retain(|row| row.old != row.new);
    rows.sort_by_key(|row| row.id);
    let mut changed = Vec::new();
    loop {
        let before = rows.len();
        rows.retain(|row| {
            let wanted = (row.within.clone(), row.new.clone());
            if taken.contains(&wanted) {
                // Whoever has it may be about to give it up.
                return true;
            }
            taken.remove(&(row.within.clone(), row.old.clone()));
            taken.insert(wanted);
            changed.push((row.id, row.new.clone()));
            false
        });
        if rows.len() == before {
            break;
        }
    }
    for row in rows {
        log::warn!(
            target: "audit",
            "store/rekeyed: row {} of {table} keeps what it was compared by, as another row has the new one",
            row.id
        );
    }
    changed
}

fn put(transaction: &Transaction<'_>, table: &str, column: &str, changed: Vec<(i64, String)>) -> rusqlite::Result<()> {
    let mut update = transaction.prepare(&format!("UPDATE {table} SET {column} = ?2 WHERE rowid = ?1"))?;
    changed.into_iter().try_for_each(|(id, key)| update.execute(params![id, key]).map(drop))
}

/// The spelling of a login by what it was compared by, and whom it means.
type Spelled = BTreeMap<(String, i64), String>;

/// Kept logins are stored by their keys alone, and so are those in the steps of changes of realms that can be taken back:
/// what was typed is the login of the user that they mean, or of one who was merged into that user.
fn kept_logins(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut spelled = Spelled::new();
    let mut logins = transaction.prepare(
        "SELECT login_key, id, login FROM users UNION ALL \
         SELECT login_key, step.value ->> '$.Retired.into', login FROM realm_changes, json_each(steps) AS step \
         JOIN users ON users.id = step.value ->> '$.Retired.user' WHERE reverted IS NULL",
    )?;
    for login in logins.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))? {
        let (whose, login) = login?;
        spelled.entry(whose).or_insert(login);
    }
    kept_in_steps(transaction, &spelled)?;
    let mut kept = transaction.prepare("SELECT site, login_key, user FROM kept_logins ORDER BY user, login_key")?;
    let found = kept.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(String, String, i64)> = found.collect::<Result<_, _>>()?;
    let rows = found.iter().zip(1..).map(|((site, old, user), id)| {
        let whose = (old.clone(), *user);
        let new = login_key(spelled.get(&whose).unwrap_or(old));
        Row { within: site.clone(), id, old: old.clone(), new }
    });
    let mut update = transaction.prepare("UPDATE kept_logins SET login_key = ?3 WHERE site = ?1 AND login_key = ?2")?;
    for (id, key) in settled("kept_logins", rows.collect()) {
        let place = usize::try_from(id - 1).unwrap_or_default();
        if let Some((site, old, _)) = found.get(place) {
            update.execute(params![site, old, key])?;
        }
    }
    Ok(())
}

fn kept_in_steps(transaction: &Transaction<'_>, spelled: &Spelled) -> rusqlite::Result<()> {
    let mut changes = transaction.prepare("SELECT id, steps FROM realm_changes WHERE reverted IS NULL")?;
    let changes = changes.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (id, text) in changes.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
        let Ok(mut steps) = serde_json::from_str::<Vec<Value>>(&text) else { continue };
        let mut respelled = false;
        for step in &mut steps {
            let Some(kept) = step.get_mut("Kept") else { continue };
            let login = kept["login"].as_str().unwrap_or_default().to_owned();
            let means = [kept["before"].as_i64(), kept["after"].as_i64()];
            let found = means.into_iter().flatten().find_map(|user| spelled.get(&(login.clone(), user)));
            let new = login_key(found.unwrap_or(&login));
            if new != login {
                kept["login"] = Value::String(new);
                respelled = true;
            }
        }
        if respelled {
            let text = Value::Array(steps).to_string();
            transaction.execute("UPDATE realm_changes SET steps = ?2 WHERE id = ?1", params![id, text])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, old: &str, new: &str) -> Row {
        Row { within: "realm".to_owned(), id, old: old.to_owned(), new: new.to_owned() }
    }

    #[test]
    fn two_rows_never_come_to_one_key_and_the_one_that_has_it_keeps_it() {
        for (what, rows, want) in [
            ("nothing to do", vec![row(1, "a", "a")], vec![]),
            ("one that were two", vec![row(1, "q@yapi", "q@yapi"), row(2, "q2", "q@yapı")], vec![(2, "q@yapı")]),
            ("the older one has it", vec![row(1, "gross", "gross"), row(2, "groß", "gross")], vec![]),
            ("the younger one has it", vec![row(1, "groß", "gross"), row(2, "gross", "gross")], vec![]),
            ("neither has it", vec![row(2, "b", "c"), row(1, "a", "c")], vec![(1, "c")]),
            ("it is given up", vec![row(1, "a", "b"), row(2, "b", "c")], vec![(2, "c"), (1, "b")]),
            ("each has the other's", vec![row(1, "a", "b"), row(2, "b", "a")], vec![]),
        ] {
            let got = settled("users", rows);
            let want: Vec<_> = want.into_iter().map(|(id, key): (i64, &str)| (id, key.to_owned())).collect();
            assert_eq!(got, want, "{what}");
        }
    }

    #[test]
    fn another_realm_may_have_the_same() {
        let there = Row { within: "other".to_owned(), ..row(1, "gross", "gross") };
        assert_eq!(settled("users", vec![there, row(2, "groß", "gross")]), [(2, "gross".to_owned())]);
    }
}
