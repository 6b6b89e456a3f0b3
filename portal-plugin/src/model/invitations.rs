//! An invitation: an offer of a membership to an e-mail address (rules §6).

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;

/// How long an invitation lives unless it is set otherwise: 7 days (rule I3).
pub const LIFETIME: Duration = Duration::from_hours(7 * 24);

/// The shortest life that may be set: 1 hour.
pub const SHORTEST: Duration = Duration::from_hours(1);

/// The longest life that may be set: 30 days.
pub const LONGEST: Duration = Duration::from_hours(30 * 24);

/// How often it may be mailed anew (rule I10).
pub const RESENDS: u8 = 5;

/// How many invitations an account mails in a day (rule I11).
pub const ACCOUNT_A_DAY: u32 = 50;

/// How many invitations one inviter mails in a day.
pub const INVITER_A_DAY: u32 = 30;

/// How many invitations one address is mailed in a day, whoever invites.
pub const ADDRESS_A_DAY: u32 = 6;

/// How often the one who was invited may ask for a new one: once in 24 hours.
pub const ASK_AGAIN: Duration = Duration::from_hours(24);

/// How long a code that proves an address works: 10 minutes.
pub const CODE_LIFETIME: Duration = Duration::from_mins(10);

/// How often a code may be tried.
pub const CODE_TRIES: u8 = 5;

/// How many codes one user is mailed for one invitation.
pub const CODES: u8 = 5;

/// The portal's id of an invitation; its token is a secret and never comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct InvitationId(
    #[serde(with = "crate::model::ids")]
    #[schemars(with = "String", regex(pattern = crate::model::ids::SHAPE))]
    pub i64,
);

/// Where an invitation stands. It expires by the clock alone, so that nothing need run for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Mailed and not answered.
    Pending {
        /// From this moment on it has expired.
        expires: Timestamp,
        /// How often it was mailed anew.
        resent: u8,
    },
    /// Accepted.
    Accepted {
        /// When it was accepted.
        at: Timestamp,
    },
    /// Declined by the one who was invited.
    Declined {
        /// When it was declined.
        at: Timestamp,
    },
    /// Taken back.
    Cancelled {
        /// When it was cancelled.
        at: Timestamp,
    },
    /// Replaced by a later invitation of the same account and address (rule I1).
    Superseded {
        /// When it was superseded.
        at: Timestamp,
    },
}

impl State {
    /// A new one that lives so long.
    ///
    /// # Errors
    /// `invitation/lifetime` outside [`SHORTEST`] to [`LONGEST`].
    pub fn new(now: Timestamp, lifetime: Duration) -> Result<Self, Error> {
        if (SHORTEST..=LONGEST).contains(&lifetime) {
            Ok(Self::Pending { expires: now.plus(lifetime), resent: 0 })
        } else {
            Err(Error::InvitationLifetime)
        }
    }

    /// Whether it can be answered now.
    ///
    /// # Errors
    /// `invitation/expired`, `invitation/used`, `invitation/declined`, `invitation/cancelled`, `invitation/superseded`.
    pub fn open(self, now: Timestamp) -> Result<(), Error> {
        match self {
            Self::Pending { expires, .. } if now >= expires => Err(Error::InvitationExpired),
            Self::Pending { .. } => Ok(()),
            settled => Err(settled.refusal()),
        }
    }

    /// It is accepted; until the last moment before it expires.
    ///
    /// # Errors
    /// As [`State::open`].
    pub fn accept(self, now: Timestamp) -> Result<Self, Error> {
        self.open(now).map(|()| Self::Accepted { at: now })
    }

    /// It is declined; until the last moment before it expires.
    ///
    /// # Errors
    /// As [`State::open`].
    pub fn decline(self, now: Timestamp) -> Result<Self, Error> {
        self.open(now).map(|()| Self::Declined { at: now })
    }

    /// It is taken back, expired or not.
    ///
    /// # Errors
    /// As [`State::open`], but for `invitation/expired`.
    pub fn cancel(self, now: Timestamp) -> Result<Self, Error> {
        self.unanswered().map(|_| Self::Cancelled { at: now })
    }

    /// A later one takes its place, expired or not.
    ///
    /// # Errors
    /// As [`State::open`], but for `invitation/expired`.
    pub fn supersede(self, now: Timestamp) -> Result<Self, Error> {
        self.unanswered().map(|_| Self::Superseded { at: now })
    }

    /// It is mailed anew, expired or not, and lives so long from now on (rule I10).
    ///
    /// # Errors
    /// `invitation/resent-enough`; as [`State::open`], but for `invitation/expired`.
    pub fn resend(self, now: Timestamp, lifetime: Duration) -> Result<Self, Error> {
        let resent = self.unanswered()?;
        if resent >= RESENDS {
            return Err(Error::InvitationResentEnough);
        }
        Ok(Self::Pending { expires: now.plus(lifetime), resent: resent + 1 })
    }

    /// The word for it in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Cancelled { .. } => "cancelled",
            Self::Superseded { .. } => "superseded",
        }
    }

    /// The state of this word; an unknown one is over.
    pub fn of_word(word: &str, settled: Timestamp, expires: Timestamp, resent: u8) -> Self {
        match word {
            "pending" => Self::Pending { expires, resent },
            "accepted" => Self::Accepted { at: settled },
            "declined" => Self::Declined { at: settled },
            "superseded" => Self::Superseded { at: settled },
            _ => Self::Cancelled { at: settled },
        }
    }

    /// How often it was mailed anew, where nobody has answered it.
    fn unanswered(self) -> Result<u8, Error> {
        match self {
            Self::Pending { resent, .. } => Ok(resent),
            settled => Err(settled.refusal()),
        }
    }

    const fn refusal(self) -> Error {
        match self {
            Self::Pending { .. } => Error::InvitationExpired,
            Self::Accepted { .. } => Error::InvitationUsed,
            Self::Declined { .. } => Error::InvitationDeclined,
            Self::Cancelled { .. } => Error::InvitationCancelled,
            Self::Superseded { .. } => Error::InvitationSuperseded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000_000);

    #[test]
    fn an_invitation_is_answered_until_the_last_moment_of_its_life_and_never_after() {
        let week = Timestamp(0).plus(LIFETIME).0;
        let pending = State::new(NOW, LIFETIME).unwrap();
        for (name, later, open) in [
            ("at once", 0, true),
            ("the last second", week - 1000, true),
            ("the last moment", week - 1, true),
            ("the first moment after", week, false),
            ("a second after", week + 1000, false),
        ] {
            let now = Timestamp(NOW.0 + later);
            let want = |state| if open { Ok(state) } else { Err(Error::InvitationExpired) };
            assert_eq!(pending.accept(now), want(State::Accepted { at: now }), "accept {name}");
            assert_eq!(pending.decline(now), want(State::Declined { at: now }), "decline {name}");
            assert_eq!(pending.cancel(now), Ok(State::Cancelled { at: now }), "cancel {name}");
            assert_eq!(pending.supersede(now), Ok(State::Superseded { at: now }), "supersede {name}");
        }
    }

    #[test]
    fn nothing_follows_an_answer() {
        for (state, want) in [
            (State::Accepted { at: NOW }, Error::InvitationUsed),
            (State::Declined { at: NOW }, Error::InvitationDeclined),
            (State::Cancelled { at: NOW }, Error::InvitationCancelled),
            (State::Superseded { at: NOW }, Error::InvitationSuperseded),
        ] {
            assert_eq!(state.accept(NOW), Err(want.clone()), "accept {state:?}");
            assert_eq!(state.decline(NOW), Err(want.clone()), "decline {state:?}");
            assert_eq!(state.cancel(NOW), Err(want.clone()), "cancel {state:?}");
            assert_eq!(state.supersede(NOW), Err(want.clone()), "supersede {state:?}");
            assert_eq!(state.resend(NOW, LIFETIME), Err(want), "resend {state:?}");
        }
    }

    #[test]
    fn it_is_mailed_anew_five_times_and_each_restarts_the_clock() {
        let mut state = State::new(NOW, SHORTEST).unwrap();
        let mut now = NOW;
        for resent in 1..=RESENDS {
            now = now.plus(SHORTEST);
            assert_eq!(state.accept(now), Err(Error::InvitationExpired), "before the {resent}. time");
            state = state.resend(now, SHORTEST).unwrap();
            assert_eq!(state, State::Pending { expires: now.plus(SHORTEST), resent });
        }
        assert_eq!(state.resend(now, SHORTEST), Err(Error::InvitationResentEnough));
    }

    #[test]
    fn a_life_lasts_an_hour_to_thirty_days() {
        let moment = Duration::from_millis(1);
        for (lifetime, fits) in [
            (SHORTEST.checked_sub(moment).unwrap(), false),
            (SHORTEST, true),
            (LONGEST, true),
            (LONGEST + moment, false),
        ] {
            assert_eq!(State::new(NOW, lifetime).is_ok(), fits, "{lifetime:?}");
        }
    }
}
