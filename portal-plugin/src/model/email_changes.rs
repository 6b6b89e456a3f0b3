//! Another e-mail address for a user: asked for with the password, confirmed at both addresses within 24 hours.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;

/// How long the two links work: 24 hours, as a code by mail does (NIST SP 800-63B-4, 4.2.1.2).
pub const LIFETIME: Duration = Duration::from_hours(24);

/// Which of the two addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one that the user has.
    Old,
    /// The one that is to be.
    New,
}

impl Side {
    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// What was confirmed, and until when the rest may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmations {
    /// Whether the user's address was; a user without one has nothing to confirm there.
    pub old: bool,
    /// Whether the new address was.
    pub new: bool,
    /// From this moment on nothing can be.
    pub expires: Timestamp,
}

impl Confirmations {
    /// Confirms one side, once.
    ///
    /// # Errors
    /// `email/link-invalid` for a side that was confirmed before, and from `expires` on.
    pub fn confirm(self, side: Side, now: Timestamp) -> Result<Self, Error> {
        let done = match side {
            Side::Old => self.old,
            Side::New => self.new,
        };
        if done || now >= self.expires {
            return Err(Error::EmailLinkInvalid);
        }
        Ok(Self { old: self.old || side == Side::Old, new: self.new || side == Side::New, ..self })
    }

    /// Whether the address may be changed now.
    pub const fn both(self) -> bool {
        self.old && self.new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_is_confirmed_once_in_either_order_and_in_time() {
        let expires = Timestamp(1_000);
        let last = Timestamp(999);
        for (old, new, side, now, want) in [
            (false, false, Side::New, last, Ok((false, true))),
            (false, false, Side::Old, last, Ok((true, false))),
            (false, true, Side::Old, last, Ok((true, true))),
            (true, false, Side::New, last, Ok((true, true))),
            (true, false, Side::Old, last, Err(())),
            (false, true, Side::New, last, Err(())),
            (false, true, Side::Old, expires, Err(())),
            (true, false, Side::New, expires, Err(())),
        ] {
            let got = Confirmations { old, new, expires }.confirm(side, now);
            let got = got.map(|after| (after.old, after.new)).map_err(|_| ());
            assert_eq!(got, want, "old {old}, new {new}, {side:?} at {now:?}");
        }
    }
}
