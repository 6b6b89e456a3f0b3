//! What somebody of the staff may do. Each role may do what the ones before it may.

use std::fmt;
use std::str::FromStr;

use clap::ValueEnum;

/// A role; the order is that of what they may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum)]
pub enum Role {
    /// Looks, and changes nothing
    Look,
    /// Helps users: credentials, sessions, second factors, looks on where the owner lets them
    Support,
    /// Manages accounts: users, permissions, invitations, owners
    Manage,
    /// Runs the place: sites, realms, the staff
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Look, Self::Support, Self::Manage, Self::Admin];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Support => "support",
            Self::Manage => "manage",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.as_str() == word).ok_or(())
    }
}
