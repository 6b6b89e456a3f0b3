//! The file of the staff. A schema that was released is never edited: a later one is a step more.

use std::path::Path;
use std::time::Duration;

use plugin_api::{Class, Failure};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use super::{NewPerson, Person, Role, failed};
use crate::private;

/// Each step from one version of the schema to the next; the version of a file is how many were taken.
const STEPS: &[&str] = &[include_str!("store/0001_first.sql")];

/// How long another process may hold the file.
const TIMEOUT: Duration = Duration::from_secs(10);

/// What became of a change.
pub enum Change {
    Made(Person),
    Unknown,
    LastAdmin,
}

/// Opens the file, for this user alone, and takes the steps that are missing.
pub fn open(file: &Path) -> Result<Connection, Failure> {
    private::file(file).map_err(|error| {
        let message = format!("cannot use `{}`: {error}", file.display());
        Failure::new(Class::Unavailable, "staff/store", message)
    })?;
    let mut connection = Connection::open(file).map_err(|error| failed(&error))?;
    let taken = prepare(&mut connection).map_err(|error| failed(&error))?;
    if taken > STEPS.len() {
        let message = format!("`{}` was made by a later version; use that one", file.display());
        return Err(Failure::new(Class::Incompatible, "staff/other-version", message));
    }
    Ok(connection)
}

/// Answers how many steps the file has taken.
fn prepare(connection: &mut Connection) -> rusqlite::Result<usize> {
    connection.busy_timeout(TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let taken = usize::try_from(version).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(taken) {
        transaction.execute_batch(step)?;
        version += 1;
        transaction.pragma_update(None, "user_version", version)?;
    }
    transaction.commit()?;
    Ok(taken)
}

pub fn people(connection: &Connection) -> rusqlite::Result<Vec<Person>> {
    let sql = "SELECT id, login, name, role, enabled, must_change FROM people ORDER BY login";
    connection.prepare_cached(sql)?.query_map([], person_of)?.collect()
}

pub fn person(connection: &Connection, login: &str) -> rusqlite::Result<Option<Person>> {
    let sql = "SELECT id, login, name, role, enabled, must_change FROM people WHERE login = ?1";
    connection.prepare_cached(sql)?.query_row([login], person_of).optional()
}

/// A person from the first six columns of a row.
pub fn person_of(row: &Row<'_>) -> rusqlite::Result<Person> {
    let role: String = row.get(3)?;
    Ok(Person {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        // The schema holds no other word; whoever wrote one gave no right with it.
        role: role.parse().unwrap_or(Role::Look),
        enabled: row.get(4)?,
        must_change: row.get(5)?,
    })
}

/// Adds all of them, with the hashes of their passwords, or nobody: then this login is taken, or looks like one that is.
pub fn insert_all<'a>(
    connection: &mut Connection,
    new: &[(NewPerson<'a>, String)],
    now: u64,
) -> rusqlite::Result<Option<&'a str>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (person, hash) in new {
        if !insert(&transaction, person, hash, now)? {
            return Ok(Some(person.login));
        }
    }
    transaction.commit().map(|()| None)
}

fn insert(connection: &Connection, new: &NewPerson<'_>, hash: &str, now: u64) -> rusqlite::Result<bool> {
    let sql = "INSERT INTO people (login, looks, name, role, hash, must_change, added) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
    let (login, name, role) = (new.login, new.name, new.role.as_str());
    let added = connection.execute(
        sql,
        params![login, new.looks(), name, role, hash, new.must_change, i64::try_from(now).unwrap_or(i64::MAX)],
    )?;
    Ok(added == 1)
}

/// Changes role and use of somebody, unless nobody would be left who runs the place; their sessions end.
pub fn change(
    connection: &mut Connection,
    login: &str,
    change: impl FnOnce(Person) -> Person,
) -> rusqlite::Result<Change> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some(before) = person(&transaction, login)? else { return Ok(Change::Unknown) };
    let had_admin = has_admin(&transaction)?;
    let after = change(before);
    let sql = "UPDATE people SET role = ?2, enabled = ?3 WHERE id = ?1";
    transaction.execute(sql, params![after.id, after.role.as_str(), after.enabled])?;
    if had_admin && !has_admin(&transaction)? {
        return Ok(Change::LastAdmin);
    }
    end_sessions(&transaction, after.id)?;
    transaction.commit()?;
    Ok(Change::Made(after))
}

pub fn set_password(connection: &mut Connection, id: i64, hash: &str, once: bool) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("UPDATE people SET hash = ?2, must_change = ?3 WHERE id = ?1", params![id, hash, once])?;
    end_sessions(&transaction, id)?;
    transaction.commit()
}

fn end_sessions(connection: &Connection, id: i64) -> rusqlite::Result<usize> {
    connection.execute("DELETE FROM sessions WHERE person = ?1", [id])
}

fn has_admin(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM people WHERE role = 'admin' AND enabled = 1")?.exists([])
}
