//! The staff: who they are, what each may do, and their sessions, in a store of the host's own (`staff.sqlite`).
//!
//! | file | holds |
//! |---|---|
//! | `role` | what somebody may do, from looking to running the place |
//! | `person` | an account, and the name that it signs with |
//! | `store` | the file, its schema by version |
//! | `passwords` | what a password must be, and the bounded place where hashes are made |
//! | `entering` | signing in and out, sessions, and what slows guessing down |

mod entering;
mod passwords;
mod person;
mod role;
mod store;

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use passwords::Hashing;
use plugin_api::{Class, Failure};
use rusqlite::Connection;

pub use passwords::one_time;
pub use person::{CONSOLE, NewPerson, Person};
pub use role::Role;

/// The staff's accounts. Each of its operations is one transaction.
pub struct Roster {
    connection: Mutex<Connection>,
    hashing: Hashing,
    /// What the password of nobody is compared with, at the same cost as anybody's.
    nobody: OnceLock<String>,
}

impl Roster {
    /// Opens the store, and makes it where it is new.
    ///
    /// # Errors
    /// `staff/store` where it cannot be opened, `staff/other-version` where a later version made it.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        let connection = Mutex::new(store::open(file)?);
        Ok(Self { connection, hashing: Hashing::default(), nobody: OnceLock::new() })
    }

    /// Everybody, by login.
    ///
    /// # Errors
    /// `staff/store`.
    pub fn people(&self) -> Result<Vec<Person>, Failure> {
        store::people(&self.store()).map_err(|error| failed(&error))
    }

    /// Somebody, by login.
    ///
    /// # Errors
    /// `staff/unknown`, `staff/store`.
    pub fn person(&self, login: &str) -> Result<Person, Failure> {
        let found = store::person(&self.store(), login).map_err(|error| failed(&error))?;
        found.ok_or_else(|| unknown(login))
    }

    /// Adds somebody. Nobody is added whose login looks like another one's: two persons are two accounts.
    ///
    /// # Errors
    /// `staff/login`, `staff/name`, `staff/taken`, those of the password, `staff/store`.
    pub fn add(&self, new: &NewPerson<'_>, password: &str, now: u64) -> Result<Person, Failure> {
        self.add_all(&[(*new, password)], now)?;
        self.person(new.login)
    }

    /// The same for several, with their passwords: all of them, or nobody.
    ///
    /// # Errors
    /// As [`Roster::add`].
    pub fn add_all(&self, new: &[(NewPerson<'_>, &str)], now: u64) -> Result<(), Failure> {
        let mut hashed = Vec::with_capacity(new.len());
        for (person, password) in new {
            person.check()?;
            passwords::check(password, &[person.login, person.name])?;
            hashed.push((*person, self.hashing.hash(password)?));
        }
        match store::insert_all(&mut self.store(), &hashed, now).map_err(|error| failed(&error))? {
            None => Ok(()),
            Some(login) => {
                let message = format!("`{login}` is another one's login, or looks like it; take another one");
                Err(Failure::new(Class::Refused, "staff/taken", message))
            }
        }
    }

    /// Gives somebody another role; their sessions end.
    ///
    /// # Errors
    /// `staff/unknown`, `staff/last-admin`, `staff/store`.
    pub fn set_role(&self, login: &str, role: Role) -> Result<Person, Failure> {
        self.change(login, |person| Person { role, ..person })
    }

    /// Takes somebody out of use or puts them back in; their sessions end.
    ///
    /// # Errors
    /// `staff/unknown`, `staff/last-admin`, `staff/store`.
    pub fn set_enabled(&self, login: &str, enabled: bool) -> Result<Person, Failure> {
        self.change(login, |person| Person { enabled, ..person })
    }

    /// Gives somebody a password, which they replace at their next sign-in where `once`; their sessions end.
    ///
    /// # Errors
    /// `staff/unknown`, those of the password, `staff/store`.
    pub fn set_password(&self, login: &str, password: &str, once: bool) -> Result<Person, Failure> {
        let person = self.person(login)?;
        passwords::check(password, &[&person.login, &person.name])?;
        let hash = self.hashing.hash(password)?;
        store::set_password(&mut self.store(), person.id, &hash, once).map_err(|error| failed(&error))?;
        self.person(login)
    }

    fn change(&self, login: &str, change: impl FnOnce(Person) -> Person) -> Result<Person, Failure> {
        match store::change(&mut self.store(), login, change).map_err(|error| failed(&error))? {
            store::Change::Made(person) => Ok(person),
            store::Change::Unknown => Err(unknown(login)),
            store::Change::LastAdmin => {
                let message = "nobody else in use is an admin; make somebody one first";
                Err(Failure::new(Class::Refused, "staff/last-admin", message))
            }
        }
    }

    fn store(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Roster")
    }
}

/// The failure of a login that nobody has.
fn unknown(login: &str) -> Failure {
    let message = format!("nobody of the staff has the login `{login}`; see `host-demo staff list`");
    Failure::new(Class::NotFound, "staff/unknown", message)
}

fn failed(error: &rusqlite::Error) -> Failure {
    let message = format!("the store of the staff cannot be used: {error}");
    Failure::new(Class::Unavailable, "staff/store", message)
}

#[cfg(test)]
mod tests;
