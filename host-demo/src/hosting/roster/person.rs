//! An account of the staff, and the name that it signs with.

use plugin_api::{Class, Failure};
use unicode_security::skeleton;

use super::Role;

/// The longest login, in characters.
const LONGEST_LOGIN: usize = 60;
/// The longest name, in characters: with the login, what it signs with has 200 at the most.
const LONGEST_NAME: usize = 120;

/// Somebody of the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub(super) id: i64,
    /// The login, which never changes and is never given to anybody else.
    pub login: String,
    /// The name for people, which never changes either.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they may sign in at all.
    pub enabled: bool,
    /// Whether their password must be replaced before anything else.
    pub must_change: bool,
}

/// Somebody to add.
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// The login.
    pub login: &'a str,
    /// The name.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// Whether their password must be replaced at the first sign-in.
    pub must_change: bool,
}

impl Person {
    /// What stands in ledgers and mails for what they did while signed in: the name, and the login, which is theirs alone.
    pub fn signature(&self) -> String {
        format!("{} ({})", self.name, self.login)
    }

    /// What stands there for what was done at the machine itself in their name, without their password.
    pub fn unproved(&self) -> String {
        format!("{CONSOLE} ({})", self.login)
    }
}

/// Who acts at the machine itself, and proves to be nobody.
pub const CONSOLE: &str = "console";

impl NewPerson<'_> {
    /// Whether login and name can be somebody's.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let is_of_login = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
        let starts = self.login.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        if !starts || self.login.len() > LONGEST_LOGIN || !self.login.bytes().all(is_of_login) || self.login == CONSOLE
        {
            let message = "a login is a letter from a to z, then letters, digits, `.`, `-` and `_`, 60 at the most";
            return Err(Failure::new(Class::Invalid, "staff/login", message));
        }
        let is_marked = |letter: char| letter.is_control() || "()".contains(letter);
        let fits = (1..=LONGEST_NAME).contains(&self.name.chars().count()) && !self.name.contains(is_marked);
        if !fits || self.name.trim() != self.name {
            let message = "a name is something on one line without brackets, of 120 characters at the most";
            return Err(Failure::new(Class::Invalid, "staff/name", message));
        }
        Ok(())
    }

    /// What the login looks like: the same for two that a person may take for one (UTS #39).
    pub(super) fn looks(&self) -> String {
        skeleton(self.login).collect::<String>().to_lowercase()
    }
}
