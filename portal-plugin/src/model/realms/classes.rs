//! How two users stand to each other who are on both sides of a change (rule S6).

use crate::model::realms::Person;
use crate::model::users::UserState;

/// How two users that are on both sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// One person; an account is common to both, or one side has none.
    SameThirdParty,
    /// One person, in accounts of different third parties.
    DifferentThirdParties,
    /// The address that would show that they are one is not proved on one side.
    UnverifiedSide,
    /// One of the two is out of use.
    DisabledSide,
    /// Two persons with one login.
    DifferentPersons,
    /// Several users could be the one.
    Several,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 6] = [
        Self::SameThirdParty,
        Self::DifferentThirdParties,
        Self::UnverifiedSide,
        Self::DisabledSide,
        Self::DifferentPersons,
        Self::Several,
    ];

    /// The word for it in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameThirdParty => "same_third_party",
            Self::DifferentThirdParties => "different_third_parties",
            Self::UnverifiedSide => "unverified_side",
            Self::DisabledSide => "disabled_side",
            Self::DifferentPersons => "different_persons",
            Self::Several => "several",
        }
    }

    /// Whether two such users become one.
    pub const fn merges(self) -> bool {
        matches!(self, Self::SameThirdParty | Self::DifferentThirdParties)
    }
}

/// How two users stand to each other who have a login, an address or a contact in common.
pub fn classify(one: &Person, other: &Person) -> Class {
    if one.state == UserState::Disabled || other.state == UserState::Disabled {
        return Class::DisabledSide;
    }
    let proved = |person: &Person| match &person.email {
        Some((email, true)) if person.state == UserState::Active => Some(email.clone()),
        _ => None,
    };
    match (proved(one), proved(other)) {
        (Some(a), Some(b)) if a == b => {
            let common = one.parts.keys().any(|account| other.parts.contains_key(account));
            if common || one.parts.is_empty() || other.parts.is_empty() {
                Class::SameThirdParty
            } else {
                Class::DifferentThirdParties
            }
        }
        (Some(_), Some(_)) => Class::DifferentPersons,
        _ => Class::UnverifiedSide,
    }
}
