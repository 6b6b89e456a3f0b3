//! The recovery of an ownership whose owner is lost (rule A6): proposed by one of the staff, confirmed by another one.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::folding::{folded, look};

/// How long a recovery can be confirmed: 7 days.
pub const LIFETIME: Duration = Duration::from_hours(7 * 24);

/// Where a recovery stands. It expires by the clock alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Proposed, and neither confirmed nor stopped.
    Pending {
        /// Who of the staff proposed it.
        by: String,
        /// From this moment on it has expired.
        expires: Timestamp,
    },
    /// Confirmed: the candidate is the owner.
    Confirmed {
        /// When it was confirmed.
        at: Timestamp,
    },
    /// Taken back by staff, replaced, or fallen with its candidate or its owner.
    Cancelled {
        /// When it was cancelled.
        at: Timestamp,
    },
    /// Stopped by the owner, who was not lost after all.
    Objected {
        /// When the owner objected.
        at: Timestamp,
    },
}

impl State {
    /// A new one.
    pub fn new(by: &str, now: Timestamp) -> Self {
        Self::Pending { by: by.to_owned(), expires: now.plus(LIFETIME) }
    }

    /// Somebody else of the staff confirms it; until the last moment before it expires.
    ///
    /// # Errors
    /// `recovery/expired`; `recovery/same-person`, however the name is spelled; `recovery/unknown` where it was settled.
    pub fn confirm(self, by: &str, now: Timestamp) -> Result<Self, Error> {
        match self {
            Self::Pending { expires, .. } if now >= expires => Err(Error::RecoveryExpired),
            Self::Pending { by: proposer, .. } if person(&proposer) == person(by) => Err(Error::RecoverySamePerson),
            Self::Pending { .. } => Ok(Self::Confirmed { at: now }),
            Self::Confirmed { .. } | Self::Cancelled { .. } | Self::Objected { .. } => Err(Error::RecoveryUnknown),
        }
    }

    /// The owner objects; until the last moment before it expires.
    ///
    /// # Errors
    /// `recovery/expired`, `recovery/unknown` where it was settled.
    pub fn object(self, now: Timestamp) -> Result<Self, Error> {
        match self {
            Self::Pending { expires, .. } if now >= expires => Err(Error::RecoveryExpired),
            Self::Pending { .. } => Ok(Self::Objected { at: now }),
            Self::Confirmed { .. } | Self::Cancelled { .. } | Self::Objected { .. } => Err(Error::RecoveryUnknown),
        }
    }

    /// It ends without effect, expired or not.
    ///
    /// # Errors
    /// `recovery/unknown` where it was settled.
    pub fn cancel(self, now: Timestamp) -> Result<Self, Error> {
        match self {
            Self::Pending { .. } => Ok(Self::Cancelled { at: now }),
            Self::Confirmed { .. } | Self::Cancelled { .. } | Self::Objected { .. } => Err(Error::RecoveryUnknown),
        }
    }

    /// The word for it in the store.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::Confirmed { .. } => "confirmed",
            Self::Cancelled { .. } => "cancelled",
            Self::Objected { .. } => "objected",
        }
    }
}

/// What the names of two persons are told apart by. Neither case, width and spaces nor letters that look like others make two
/// of one (UTS #39): whoever reads the two lines of the ledger must see two persons.
fn person(name: &str) -> String {
    // What a letter looks like may be a capital: `0` looks like an `O`.
    folded(&look(name)).chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_is_confirmed_or_objected_to_until_the_last_moment_of_seven_days() {
        let proposed = Timestamp(1_000_000);
        let week = Timestamp(0).plus(LIFETIME).0;
        for (later, open) in [(0, true), (week - 1000, true), (week - 1, true), (week, false), (week + 1000, false)] {
            let now = Timestamp(proposed.0 + later);
            let state = || State::new("Claude Martin", proposed);
            let settled = |state: State| if open { Ok(state) } else { Err(Error::RecoveryExpired) };
            assert_eq!(state().confirm("Nadia Roux", now), settled(State::Confirmed { at: now }), "{later} ms later");
            assert_eq!(state().object(now), settled(State::Objected { at: now }), "{later} ms later");
            assert_eq!(state().cancel(now), Ok(State::Cancelled { at: now }), "{later} ms later");
        }
    }

    #[test]
    fn nobody_confirms_what_they_proposed_however_they_spell_themselves() {
        let now = Timestamp(5);
        for (name, is_same) in [
            ("Claude Martin", true),
            ("claude martin", true),
            (" CLAUDE MARTIN ", true),
            ("Ｃｌａｕｄｅ Martin", true),
            ("Claude  Martin", true),
            ("ClaudeMartin", true),
            ("Claude\u{a0}Martin", true),
            ("Claude.Martin", false),
            ("Сlaude Martin", true),
            ("СLAUDE MARTIN", true),
            ("Cl\u{200b}aude Martin", true),
            ("C1aude Martin", true),
            ("Claude Martin (claude.martin)", false),
            ("Claudia Martin", false),
            ("Claude Martins", false),
            ("Nadia Roux", false),
        ] {
            let confirmed = State::new("Claude Martin", now).confirm(name, now);
            let want = if is_same { Err(Error::RecoverySamePerson) } else { Ok(State::Confirmed { at: now }) };
            assert_eq!(confirmed, want, "{name:?}");
        }
    }

    #[test]
    fn nothing_follows_an_end() {
        let now = Timestamp(5);
        for state in [State::Confirmed { at: now }, State::Cancelled { at: now }, State::Objected { at: now }] {
            assert_eq!(state.clone().confirm("Nadia Roux", now), Err(Error::RecoveryUnknown), "{state:?}");
            assert_eq!(state.clone().object(now), Err(Error::RecoveryUnknown), "{state:?}");
            assert_eq!(state.clone().cancel(now), Err(Error::RecoveryUnknown), "{state:?}");
        }
    }
}
