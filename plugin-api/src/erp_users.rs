//! Users that the ERP manages itself: what it says of one now, at each request that it makes of the portal.

use num_enum::FromPrimitive;
use serde::Deserialize;

use crate::parties::Standing;

/// Whom the portal asks about: a user of the ERP's own, and where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// The ERP's id of its user, as an import gave it.
    pub user: &'a str,
    /// The third party whose account is entered; `None` where no account is.
    pub third_party: Option<&'a str>,
    /// The contact behind the portal's user, if it has one.
    pub contact: Option<&'a str>,
}

/// What the ERP says now of one of its users, with the third party and the contact asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserStanding {
    /// The user; `None` is an ERP that says nothing of users, which denies whoever an import linked to one (rule D1).
    pub user: Option<ErpUser>,
    /// As [`crate::Host::standing`] answers; [`crate::parties::Known::Unknown`] for a third party that was not asked about.
    pub standing: Standing,
}

/// A user of the ERP's own, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpUser {
    /// Whether it may sign in.
    pub state: ErpUserState,
    /// The third party that it belongs to now, if any.
    pub third_party: Option<String>,
    /// The contact behind it now, if any.
    pub contact: Option<String>,
    /// The ids of the permissions that the ERP rules and does not grant it now, e.g. `portal.invoices.view`. What stands
    /// not here, the ERP grants or leaves to the portal.
    pub withheld: Vec<String>,
}

/// Whether one of the ERP's users may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, FromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ErpUserState {
    /// There is no such external user: deleted, or without a third party.
    #[num_enum(default)]
    Unknown = 0,
    /// It may.
    InUse = 1,
    /// Put out of use.
    Disabled = 2,
    /// Outside the days of its validity.
    Ended = 3,
}

impl ErpUserState {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The state with this number; an unknown one counts as [`ErpUserState::Unknown`], which denies.
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        Self::from(number)
    }

    /// The word for it in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::InUse => "in_use",
            Self::Disabled => "disabled",
            Self::Ended => "ended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_crosses_as_its_number_and_one_of_a_later_version_denies() {
        for state in [ErpUserState::Unknown, ErpUserState::InUse, ErpUserState::Disabled, ErpUserState::Ended] {
            assert_eq!(ErpUserState::from_number(state.number()), state);
        }
        assert_eq!(ErpUserState::from_number(9), ErpUserState::Unknown);
    }
}
