//! Turns at a login (rule U7): whatever strangers do to a login, a network that has not failed there gets its turn within
//! [`NEWCOMER`], and what is refused changes nothing but the sender's own account.
//!
//! Two rows say it all: what a login did over all networks, and what it did from this one. Where nobody was wrong lately,
//! a try is judged at once. Where somebody was, a network that is new here is told to wait, and has a turn of its own then,
//! kept for a minute, whoever comes in between; nobody can take it away or put it off. After a failure a network waits
//! for its next turn as long as its own failures in a row say, or as long as a newcomer where that is longer.
//!
//! What an attacker gets who tries one login every 80 ms, a million times a day (`tests/cases/throttles/turns.rs` holds it):
//!
//! | networks | guesses in an hour | guesses in a day |
//! |---|---|---|
//! | 1 | 70 | 100, then none |
//! | 256 in turn | 16,000 | 25,600, then none |
//! | 65,536 in turn | 130 | 2,900 |
//! | as many as it takes to come back at each turn | 45,000: each request | 100 for each network, 1,080,000 in all |
//!
//! The last row is the price of the promise: a network that nobody knows and that obeys `Retry-After` may be the owner's.
//! NIST SP 800-63B-4, 3.2.2 puts a password out of use behind a hundred failures in a row. Counted over all networks, that
//! would let every stranger lock the owner out; it is counted for each network, and holds there until the password is set
//! anew or a day passes without a try. What then stands against a million guesses a day is the password: 15 characters,
//! on no list of common ones (rule U4).

use std::time::Duration;

use crate::clock::Timestamp;
use crate::model::throttles::{LONGEST, Throttle, Verdict, pause};

/// The longest that a network waits for its first try at a login, whatever others do to it: half a minute, so that who
/// obeys is in within one (rule U7).
pub const NEWCOMER: Duration = Duration::from_secs(30);

/// The same for a code of a second factor: there are a million of those, and who types one knows the password.
pub const NEWCOMER_WITH_CODE: Duration = LONGEST;

/// How long a turn is kept for who was told to come back: a minute.
pub const KEPT: Duration = Duration::from_mins(1);

/// How many failures in a row put a password out of use for the network that they came from.
pub const OUT_OF_USE: u32 = 100;

/// What is remembered of a login, and of this network at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// Over all networks: failures in a row, and when the last try was judged.
    pub all: Throttle,
    /// From this network: failures in a row, and when its turn is.
    pub own: Throttle,
}

impl Turns {
    /// Whether the password is out of use for this network.
    #[must_use]
    pub const fn is_out(self) -> bool {
        self.own.tries >= OUT_OF_USE
    }

    /// One more try, of which a newcomer's waits at most so long: what to remember, and whether it may go on. A success
    /// forgets it all.
    #[must_use]
    pub fn try_now(self, newcomer: Duration, now: Timestamp) -> (Self, Verdict) {
        let crowded = |failures: u32| pause(failures).min(newcomer);
        // However the clock stepped: a turn is at most as far away as it ever was, and the last try not ahead.
        let own = Throttle { last: self.own.last.min(now.plus(LONGEST)), ..self.own };
        let all = Throttle { last: self.all.last.min(now), ..self.all };
        let ahead = own.last.since(now);
        if !ahead.is_zero() {
            return (Self { all, own }, Verdict::Wait(ahead));
        }
        let has_turn = now.since(own.last) <= KEPT;
        let crowd = crowded(all.tries).saturating_sub(now.since(all.last));
        if !has_turn && !crowd.is_zero() {
            let own = Throttle { last: now.plus(crowd), ..own };
            return (Self { all, own }, Verdict::Wait(crowd));
        }
        // A network for which the password is out of use keeps nobody else waiting.
        let judged = Throttle { tries: all.tries.saturating_add(1), last: now };
        let all = if self.is_out() { all } else { judged };
        let tries = own.tries.saturating_add(1);
        let wait = pause(tries).max(crowded(all.tries));
        (Self { all, own: Throttle { tries, last: now.plus(wait) } }, Verdict::Counted)
    }
}
