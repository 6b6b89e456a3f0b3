//! The staff of the sample, made at its first start: one of each role, with passwords that everybody knows, so that a demo's
//! data must be nobody's. On any other ERP nobody is made.

use plugin_api::Failure;
use serde_json::{Value, json};

use crate::hosting::roster::{NewPerson, Role, Roster};

/// One of the staff of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoStaff {
    /// The login.
    pub login: &'static str,
    /// The name.
    pub name: &'static str,
    /// The password.
    pub password: &'static str,
    /// What they may do.
    pub role: Role,
}

/// The staff of the sample, who runs the place first.
pub const STAFF: &[DemoStaff] = &[
    DemoStaff { login: "odile.perret", name: "Odile Perret", password: "every-key-on-one-ring", role: Role::Admin },
    DemoStaff {
        login: "claude.martin",
        name: "Claude Martin",
        password: "ledgers-and-lukewarm-tea",
        role: Role::Manage,
    },
    DemoStaff { login: "nadia.roux", name: "Nadia Roux", password: "headset-beside-the-cactus", role: Role::Support },
    DemoStaff { login: "leo.faure", name: "Léo Faure", password: "first-week-at-the-desk", role: Role::Look },
];

impl DemoStaff {
    /// The same as JSON.
    pub fn json(&self) -> Value {
        json!({ "login": self.login, "password": self.password, "name": self.name, "role": self.role.as_str() })
    }
}

/// Makes the staff of the sample where nobody is there yet, and answers those who are.
///
/// # Errors
/// Those of adding somebody.
pub fn settle(roster: &Roster, now: u64) -> Result<Vec<DemoStaff>, Failure> {
    if roster.people()?.is_empty() {
        let new = STAFF.iter().map(|&DemoStaff { login, name, password, role }| {
            (NewPerson { login, name, role, must_change: false }, password)
        });
        roster.add_all(&new.collect::<Vec<_>>(), now)?;
    }
    let there = roster.people()?;
    Ok(STAFF.iter().copied().filter(|demo| there.iter().any(|person| person.login == demo.login)).collect())
}
