//! The transfer of an ownership (rule A6): offered by the owner, accepted by the candidate.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;

/// How long an ownership stays offered: 7 days.
pub const LIFETIME: Duration = Duration::from_hours(7 * 24);

/// Where a transfer stands. It expires by the clock alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Offered and not answered.
    Pending {
        /// From this moment on it has expired.
        expires: Timestamp,
    },
    /// Accepted: the candidate is the owner.
    Accepted {
        /// When it was accepted.
        at: Timestamp,
    },
    /// Taken back, declined, replaced, or fallen with its candidate.
    Withdrawn {
        /// When it was withdrawn.
        at: Timestamp,
    },
}

impl State {
    /// A new one.
    pub const fn new(now: Timestamp) -> Self {
        Self::Pending { expires: now.plus(LIFETIME) }
    }

    /// It is accepted; until the last moment before it expires.
    ///
    /// # Errors
    /// `transfer/expired`, `transfer/unknown` where it was answered.
    pub fn accept(self, now: Timestamp) -> Result<Self, Error> {
        match self {
            Self::Pending { expires } if now >= expires => Err(Error::TransferExpired),
            Self::Pending { .. } => Ok(Self::Accepted { at: now }),
            Self::Accepted { .. } | Self::Withdrawn { .. } => Err(Error::TransferUnknown),
        }
    }

    /// It ends without effect, expired or not.
    ///
    /// # Errors
    /// `transfer/unknown` where it was answered.
    pub fn withdraw(self, now: Timestamp) -> Result<Self, Error> {
        match self {
            Self::Pending { .. } => Ok(Self::Withdrawn { at: now }),
            Self::Accepted { .. } | Self::Withdrawn { .. } => Err(Error::TransferUnknown),
        }
    }

    /// The word for it in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::Accepted { .. } => "accepted",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ownership_is_accepted_until_the_last_moment_of_seven_days() {
        let offered = Timestamp(1_000_000);
        let week = Timestamp(0).plus(LIFETIME).0;
        for (later, accepted) in [(0, true), (week - 1000, true), (week - 1, true), (week, false), (week + 1000, false)]
        {
            let now = Timestamp(offered.0 + later);
            let want = if accepted { Ok(State::Accepted { at: now }) } else { Err(Error::TransferExpired) };
            assert_eq!(State::new(offered).accept(now), want, "{later} ms later");
            assert_eq!(State::new(offered).withdraw(now), Ok(State::Withdrawn { at: now }), "{later} ms later");
        }
    }

    #[test]
    fn nothing_follows_an_answer() {
        let now = Timestamp(5);
        for state in [State::Accepted { at: now }, State::Withdrawn { at: now }] {
            assert_eq!(state.accept(now), Err(Error::TransferUnknown), "{state:?}");
            assert_eq!(state.withdraw(now), Err(Error::TransferUnknown), "{state:?}");
        }
    }
}
