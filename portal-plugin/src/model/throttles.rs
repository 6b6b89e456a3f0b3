//! Throttles (rule U7): what a try costs, and how long the next one must wait. Each slows; none locks anybody out for good.

use std::net::IpAddr;
use std::time::Duration;

use crate::clock::Timestamp;

/// The longest wait between two tries of one login or browser: one minute.
pub const LONGEST: Duration = Duration::from_mins(1);

/// How many tries a network has at once before it must wait.
pub const NETWORK_TRIES: u32 = 50;

/// How long a network waits for one more try: 6 seconds.
pub const NETWORK_REFILL: Duration = Duration::from_secs(6);

/// How many ids that do not exist somebody may ask for at once: a person never comes near it.
pub const GUESSES: u32 = 200;

/// How many mails with a link one address is sent in an hour.
pub const MAILS_AN_HOUR: u32 = 3;

const HOUR: Duration = Duration::from_hours(1);

/// What is remembered of one login, browser, network or address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Throttle {
    /// How many tries count.
    pub tries: u32,
    /// When the last one was; of a network, up to when its tries were given back; of an address, when its hour began.
    pub last: Timestamp,
}

/// Whether a try may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may, and was counted.
    Counted,
    /// It may not, for so long.
    Wait(Duration),
}

impl Throttle {
    /// One more try of a login or browser: the first three at once, then after 1, 2, 4 … at most 60 seconds.
    ///
    /// A success forgets them all. Answers what to remember, in both cases: a clock that stepped back must not lock.
    #[must_use]
    pub fn one_by_one(self, now: Timestamp) -> (Self, Verdict) {
        let this = self.not_ahead_of(now);
        let waited = now.since(this.last);
        match pause(this.tries).checked_sub(waited) {
            None | Some(Duration::ZERO) => (Self { tries: this.tries.saturating_add(1), last: now }, Verdict::Counted),
            Some(left) => (this, Verdict::Wait(left)),
        }
    }

    /// One more try of a network: [`NETWORK_TRIES`] at once, one more every [`NETWORK_REFILL`].
    #[must_use]
    pub fn of_network(self, now: Timestamp) -> (Self, Verdict) {
        let this = self.not_ahead_of(now);
        let refills = u32::try_from(now.since(this.last).as_secs() / NETWORK_REFILL.as_secs()).unwrap_or(u32::MAX);
        let tries = this.tries.saturating_sub(refills);
        // What has passed of the next refill still counts, unless there is nothing to give back.
        let last = if tries == 0 { now } else { this.last.plus(NETWORK_REFILL.saturating_mul(refills)) };
        if tries < NETWORK_TRIES {
            (Self { tries: tries + 1, last }, Verdict::Counted)
        } else {
            (Self { tries, last }, Verdict::Wait(NETWORK_REFILL.saturating_sub(now.since(last))))
        }
    }

    /// One more mail to an address: [`MAILS_AN_HOUR`] in the hour that begins with the first.
    #[must_use]
    pub fn of_mails(self, now: Timestamp) -> (Self, Verdict) {
        let this = self.not_ahead_of(now);
        let passed = now.since(this.last);
        if this.tries == 0 || passed >= HOUR {
            (Self { tries: 1, last: now }, Verdict::Counted)
        } else if this.tries < MAILS_AN_HOUR {
            (Self { tries: this.tries + 1, ..this }, Verdict::Counted)
        } else {
            (this, Verdict::Wait(HOUR.saturating_sub(passed)))
        }
    }

    /// One more mail with a link to an address: [`MAILS_AN_HOUR`] in a row, and then one each half hour until nobody has
    /// asked for an hour. So whoever has others ask in their name finds a link that works, or is sent one (rule U7).
    #[must_use]
    pub fn of_links(self, now: Timestamp) -> (Self, Verdict) {
        let this = self.not_ahead_of(now);
        let passed = now.since(this.last);
        let left = (HOUR / 2).saturating_sub(passed);
        if this.tries == 0 || passed >= HOUR {
            (Self { tries: 1, last: now }, Verdict::Counted)
        } else if this.tries < MAILS_AN_HOUR || left.is_zero() {
            (Self { tries: MAILS_AN_HOUR.min(this.tries + 1), last: now }, Verdict::Counted)
        } else {
            (this, Verdict::Wait(left))
        }
    }

    /// So many more ids that do not exist: [`GUESSES`] at once, one more each second.
    #[must_use]
    pub fn of_guesses(self, more: u32, now: Timestamp) -> (Self, Verdict) {
        let this = self.not_ahead_of(now);
        let passed = u32::try_from(now.since(this.last).as_secs()).unwrap_or(u32::MAX);
        let tries = this.tries.saturating_sub(passed);
        let last = if tries == 0 { now } else { this.last.plus(Duration::from_secs(passed.into())) };
        // However many there were, a minute makes up for what is too much.
        let most = GUESSES + u32::try_from(LONGEST.as_secs()).unwrap_or(u32::MAX);
        let tries = tries.saturating_add(more).min(most);
        let verdict = match tries.checked_sub(GUESSES) {
            None | Some(0) => Verdict::Counted,
            Some(over) => Verdict::Wait(Duration::from_secs(over.into())),
        };
        (Self { tries, last }, verdict)
    }

    /// Gives one try back: it turned out to be a success, or was never judged.
    #[must_use]
    pub const fn give_back(self) -> Self {
        Self { tries: self.tries.saturating_sub(1), ..self }
    }

    fn not_ahead_of(self, now: Timestamp) -> Self {
        Self { last: self.last.min(now), ..self }
    }
}

/// How long the next try waits after so many failures in a row.
#[must_use]
pub fn pause(failures: u32) -> Duration {
    match failures.checked_sub(3) {
        None => Duration::ZERO,
        Some(doublings) => LONGEST.min(Duration::from_secs(1_u64.checked_shl(doublings).unwrap_or(u64::MAX))),
    }
}

/// The network of an address, which is all that is remembered of it: /24 of version 4, /56 of version 6.
pub fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{:x}::/56", d & 0xff00)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Timestamp {
        Timestamp(1_000_000_000 + millis)
    }

    fn after(tries: u32, last: u64) -> Throttle {
        Throttle { tries, last: at(last) }
    }

    #[test]
    fn a_login_waits_0_0_0_1_2_4_and_at_most_60_seconds() {
        for (failures, seconds) in [
            (0, 0),
            (1, 0),
            (2, 0),
            (3, 1),
            (4, 2),
            (5, 4),
            (6, 8),
            (7, 16),
            (8, 32),
            (9, 60),
            (10, 60),
            (u32::MAX, 60),
        ] {
            let before = after(failures, 0);
            if seconds > 0 {
                let early = before.one_by_one(at(seconds * 1000 - 1));
                assert_eq!(early, (before, Verdict::Wait(Duration::from_millis(1))), "{failures} failures, too early");
            }
            let (next, verdict) = before.one_by_one(at(seconds * 1000));
            assert_eq!(verdict, Verdict::Counted, "{failures} failures, in time");
            assert_eq!(next, after(failures.saturating_add(1), seconds * 1000), "{failures} failures, counted");
        }
    }

    #[test]
    fn a_network_has_50_tries_and_one_more_every_6_seconds() {
        let mut throttle = Throttle::default();
        for n in 0..NETWORK_TRIES {
            let (next, verdict) = throttle.of_network(at(0));
            assert_eq!(verdict, Verdict::Counted, "try {n}");
            throttle = next;
        }
        for (millis, verdict) in [
            (0, Verdict::Wait(Duration::from_secs(6))),
            (5_999, Verdict::Wait(Duration::from_millis(1))),
            (6_000, Verdict::Counted),
            (300_000, Verdict::Counted),
        ] {
            assert_eq!(throttle.of_network(at(millis)).1, verdict, "after {millis} ms");
        }
        let (throttle, _) = throttle.of_network(at(8_000));
        assert_eq!(throttle.of_network(at(11_999)).1, Verdict::Wait(Duration::from_millis(1)), "the rest of a refill");
        assert_eq!(throttle.of_network(at(12_000)).1, Verdict::Counted, "the rest of a refill counts");
    }

    #[test]
    fn an_address_is_sent_3_mails_an_hour() {
        let mut throttle = Throttle::default();
        for n in 0..MAILS_AN_HOUR {
            let (next, verdict) = throttle.of_mails(at(1000));
            assert_eq!(verdict, Verdict::Counted, "mail {n}");
            throttle = next;
        }
        assert_eq!(throttle.of_mails(at(3_600_999)).1, Verdict::Wait(Duration::from_millis(1)));
        assert_eq!(throttle.of_mails(at(3_601_000)), (after(1, 3_601_000), Verdict::Counted));
    }

    #[test]
    fn an_address_is_sent_3_links_and_then_one_each_half_hour() {
        let mut throttle = Throttle::default();
        for (seconds, sent) in [
            (0, true),
            (1, true),
            (2, true),
            (3, false),
            (1_801, false),
            (1_802, true),
            (1_803, false),
            (3_601, false),
            (3_602, true),
            (7_202, true),
            (7_203, true),
            (7_204, true),
            (7_205, false),
        ] {
            let (next, verdict) = throttle.of_links(at(seconds * 1000));
            assert_eq!(verdict == Verdict::Counted, sent, "after {seconds} s");
            throttle = next;
        }
    }

    #[test]
    fn ids_that_do_not_exist_are_200_at_once_and_one_more_each_second() {
        let mut throttle = Throttle::default();
        for (millis, more, wait) in [
            (0, 200, 0),
            (999, 1, 1),
            (1_000, 0, 0),
            (2_500, 20, 19),
            (21_000, 1, 1),
            (21_000, 100_000, 60),
            (81_000, 0, 0),
            (1_000_000, 200, 0),
        ] {
            let (next, verdict) = throttle.of_guesses(more, at(millis));
            let expected = if wait == 0 { Verdict::Counted } else { Verdict::Wait(Duration::from_secs(wait)) };
            assert_eq!(verdict, expected, "{more} after {millis} ms: {next:?}");
            throttle = next;
        }
    }

    #[test]
    fn a_clock_that_steps_back_locks_nobody_for_longer_than_a_minute() {
        let (throttle, verdict) = after(50, 7_200_000).one_by_one(at(0));
        assert_eq!(verdict, Verdict::Wait(LONGEST));
        assert_eq!(throttle.one_by_one(at(60_000)).1, Verdict::Counted);
        let (throttle, verdict) = after(50, 7_200_000).of_network(at(0));
        assert_eq!(verdict, Verdict::Wait(NETWORK_REFILL));
        assert_eq!(throttle.of_network(at(6_000)).1, Verdict::Counted);
    }

    #[test]
    fn neighbours_share_a_network() {
        for (address, network) in [
            ("203.0.113.9", "203.0.113.0/24"),
            ("::ffff:203.0.113.250", "203.0.113.0/24"),
            ("2001:db8:1:22ff::1", "2001:db8:1:2200::/56"),
            ("2001:db8:1:2301::1", "2001:db8:1:2300::/56"),
        ] {
            assert_eq!(network_of(address.parse().unwrap()), network);
        }
    }
}
