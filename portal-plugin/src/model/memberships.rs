//! A membership: what one user may do for one account.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::clock::Timestamp;
use crate::error::Further;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::SiteId;

/// The part a user has in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Holds every permission and manages the others; one per account.
    Owner,
    /// Holds the permissions it was given.
    Member(Permissions),
}

impl Role {
    /// What it holds.
    pub const fn permissions(self) -> Permissions {
        match self {
            Self::Owner => Permissions::ALL,
            Self::Member(permissions) => permissions,
        }
    }
}

/// Which of the account's documents a membership sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Sees {
    /// All of them.
    #[default]
    All,
    /// Those that name the user's own contact.
    Own,
}

impl Sees {
    /// The word for it in the store and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Own => "own",
        }
    }

    /// The value of this word; an unknown one narrows.
    pub fn of_word(word: &str) -> Self {
        if word == "all" { Self::All } else { Self::Own }
    }
}

impl Serialize for Sees {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whether a membership works. The end lies beside it: a suspended membership ends all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MembershipState {
    /// The member may use the account.
    Active,
    /// Put on hold.
    Suspended,
}

/// User × account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The part the user has.
    pub role: Role,
    /// Whether it works.
    pub state: MembershipState,
    /// Which documents it sees.
    pub sees: Sees,
    /// The sites where it works; `None` is every site where the account does (rule A5).
    pub sites: Option<Vec<SiteId>>,
    /// From this moment on it works no more (rule A5).
    pub ends: Option<Timestamp>,
}

impl Membership {
    /// Whether it holds a permission so widely: on this site (`None` is any that nobody names), for these documents, up to
    /// this end (rule A2).
    ///
    /// # Errors
    /// The direction in which it does not.
    pub fn reaches(
        &self,
        permission: Permission,
        site: Option<&SiteId>,
        sees: Sees,
        ends: Option<Timestamp>,
    ) -> Result<(), Further> {
        if !self.role.permissions().contains(permission) {
            return Err(Further::Permission);
        }
        if !self.sites.as_ref().is_none_or(|held| site.is_some_and(|site| held.contains(site))) {
            return Err(Further::Sites);
        }
        if sees == Sees::All && self.sees == Sees::Own {
            return Err(Further::Documents);
        }
        if self.ends.is_none_or(|held| ends.is_some_and(|ends| ends <= held)) { Ok(()) } else { Err(Further::End) }
    }

    /// This membership, narrowed to what `holder` holds: a gift is never larger than the giver (rules A2, I6).
    #[must_use]
    pub fn within(self, holder: &Self) -> Self {
        let sites = match (self.sites, &holder.sites) {
            (wanted, None) => wanted,
            (None, Some(held)) => Some(held.clone()),
            (Some(wanted), Some(held)) => Some(wanted.into_iter().filter(|site| held.contains(site)).collect()),
        };
        Self {
            role: Role::Member(self.role.permissions().and(holder.role.permissions())),
            state: self.state,
            sees: if holder.sees == Sees::Own { Sees::Own } else { self.sees },
            sites,
            ends: [self.ends, holder.ends].into_iter().flatten().min(),
        }
    }
}
