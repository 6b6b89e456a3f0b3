//! Turns at a login, in a time of its own: what strangers guess, and how long its owner waits (rule U7).

use std::collections::HashMap;
use std::time::Duration;

use portal_plugin::clock::Timestamp;
use portal_plugin::model::throttles::{LONGEST, Throttle, Verdict, pause};
use portal_plugin::model::turns::{NEWCOMER, OUT_OF_USE, Turns};
use proptest::prelude::*;

const START: u64 = 1_000_000_000;
const HOUR: u64 = 3_600_000;
/// The network of somebody who comes for the first time.
const OWNER: u32 = u32::MAX / 2;

/// A login under attack: what each network did to it.
#[derive(Clone, Debug, Default)]
struct Login {
    all: Throttle,
    own: HashMap<u32, Throttle>,
    guesses: u32,
}

impl Login {
    fn try_from(&mut self, network: u32, at: u64) -> Verdict {
        let turns = Turns { all: self.all, own: self.own.get(&network).copied().unwrap_or_default() };
        let (next, verdict) = turns.try_now(NEWCOMER, Timestamp(START + at));
        self.all = next.all;
        self.own.insert(network, next.own);
        self.guesses += u32::from(verdict == Verdict::Counted && !turns.is_out());
        verdict
    }

    /// When a network's next try is judged at the earliest.
    fn due(&self, network: u32) -> u64 {
        self.own[&network].last.0.saturating_sub(START)
    }
}

/// Somebody who comes from a network of their own and obeys `Retry-After`, in whole seconds.
#[derive(Clone, Copy, Debug)]
struct Owner {
    network: u32,
    came: u64,
    comes: u64,
}

impl Owner {
    /// Comes where it is time to; answers how long it took where that was judged. The right password would end the row of
    /// failures; here it does not, which is harder for those who come next.
    fn come(&mut self, login: &mut Login, now: u64) -> Option<u64> {
        if now < self.comes {
            return None;
        }
        let guesses = login.guesses;
        match login.try_from(self.network, self.comes) {
            Verdict::Counted => {
                login.guesses = guesses;
                Some(self.comes - self.came)
            }
            Verdict::Wait(wait) => {
                self.comes += u64::try_from(wait.as_millis().div_ceil(1000)).unwrap() * 1000;
                None
            }
        }
    }
}

/// One try every 80 ms from one of so many networks after the other, and owners who come all the while: what strangers
/// guess, and the longest that an owner waited.
fn attacked_in_turn(networks: u32, time: u64, owners: u32) -> (u32, u64) {
    let mut login = Login::default();
    let between = u64::from(u32::try_from(time).unwrap_or(u32::MAX) / (owners + 1));
    let mut waiting: Vec<Owner> = (1..=owners)
        .map(|number| {
            let came = u64::from(number) * between + 3;
            Owner { network: OWNER + number, came, comes: came }
        })
        .collect();
    let mut longest = 0;
    for (network, at) in (0..networks).cycle().zip((0..time).step_by(80)) {
        waiting.retain_mut(|owner| match owner.come(&mut login, at) {
            Some(waited) => {
                longest = longest.max(waited);
                false
            }
            None => true,
        });
        login.try_from(network, at);
    }
    assert!(waiting.is_empty(), "{networks} networks: {waiting:?} wait still");
    (login.guesses, longest)
}

#[test]
fn networks_in_turn_guess_no_more_than_the_table_says_and_keep_no_owner_waiting() {
    for (networks, time, most) in [
        (1, HOUR, 70),
        (1, 24 * HOUR, 100),
        (256, HOUR, 16_000),
        (256, 24 * HOUR, 25_600),
        (65_536, HOUR, 130),
        (65_536, 24 * HOUR, 2_900),
    ] {
        let (guesses, longest) = attacked_in_turn(networks, time, 40);
        assert!(guesses <= most, "{networks} networks in {} h: {guesses}", time / HOUR);
        assert!(longest <= 30_000, "{networks} networks: an owner waited {longest} ms");
    }
}

#[test]
fn who_comes_back_at_each_turn_guesses_with_each_request_at_the_most_and_keeps_no_owner_waiting() {
    // The network whose turn is next sends the next request; new ones join as long as none has its turn.
    let (mut login, mut known, mut requests, mut longest) = (Login::default(), 0_u32, 0_u32, 0);
    let mut turns: std::collections::BTreeSet<(u64, u32)> = std::collections::BTreeSet::new();
    let mut owner = Owner { network: OWNER, came: 1_000_000, comes: 1_000_000 };
    for at in (0..HOUR).step_by(80) {
        if let Some(waited) = owner.come(&mut login, at) {
            longest = longest.max(waited);
            owner = Owner { network: owner.network + 1, came: at + 90_000, comes: at + 90_000 };
        }
        let network = match turns.first().copied() {
            Some((due, network)) if due <= at => {
                turns.remove(&(due, network));
                network
            }
            _ if known < 65_536 => {
                known += 1;
                known
            }
            _ => continue,
        };
        login.try_from(network, at);
        turns.insert((login.due(network), network));
        requests += 1;
    }
    assert!(login.guesses <= requests && requests <= 45_000, "{} guesses, {requests} requests", login.guesses);
    assert!(longest <= 30_000, "{longest} ms");
}

#[test]
fn one_network_waits_0_0_0_1_2_4_and_at_most_60_seconds_and_is_out_behind_a_hundred() {
    let (mut login, mut at) = (Login::default(), 0);
    for failures in 0..OUT_OF_USE {
        let due = pause(failures);
        assert!(due <= LONGEST);
        if !due.is_zero() {
            assert_eq!(login.try_from(7, at), Verdict::Wait(due), "behind {failures} failures");
            at += u64::try_from(due.as_millis()).unwrap();
        }
        assert_eq!(login.try_from(7, at), Verdict::Counted, "behind {failures} failures, in time");
    }
    assert_eq!(login.guesses, OUT_OF_USE);
    let quiet = login.all;
    for minute in 1..1_000 {
        login.try_from(7, at + minute * 60_000);
    }
    assert_eq!(login.guesses, OUT_OF_USE, "none of these is a guess");
    assert_eq!(login.all, quiet, "nor do they keep anybody waiting");
}

#[test]
fn a_turn_is_kept_for_a_minute() {
    for (late, verdict) in [
        (0, Verdict::Counted),
        (59_000, Verdict::Counted),
        (60_000, Verdict::Counted),
        (60_001, Verdict::Wait(NEWCOMER)),
    ] {
        let all = Throttle { tries: 50, last: Timestamp(START) };
        let mut login = Login { all, ..Login::default() };
        assert_eq!(login.try_from(1, 0), Verdict::Wait(NEWCOMER));
        login.all.last = Timestamp(START + 30_000 + late);
        assert_eq!(login.try_from(1, 30_000 + late), verdict, "{late} ms late");
    }
}

#[test]
fn a_clock_that_steps_puts_no_turn_off_for_longer_than_a_minute() {
    let all = Throttle { tries: 50, last: Timestamp(START + 2 * HOUR) };
    let mut login = Login { all, ..Login::default() };
    login.own.insert(1, Throttle { tries: 50, last: Timestamp(START + 2 * HOUR) });
    assert_eq!(login.try_from(1, 0), Verdict::Wait(LONGEST));
    assert_eq!(login.try_from(1, 60_000), Verdict::Counted);
    assert_eq!(login.try_from(2, 60_000), Verdict::Wait(NEWCOMER));
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whoever_is_new_is_judged_within_half_a_minute_and_at_the_very_moment_that_was_told(
        before in prop::collection::vec((0_u32..40, 0_u64..200_000), 0..200),
        between in prop::collection::vec((0_u32..40, 0_u64..30_000), 0..100),
        comes in 0_u64..200_000,
    ) {
        let mut login = Login::default();
        for (network, at) in before {
            login.try_from(network, at);
        }
        if let Verdict::Wait(wait) = login.try_from(OWNER, comes) {
            prop_assert!(wait <= NEWCOMER, "{wait:?}");
            for (network, later) in between {
                login.try_from(network, comes + later);
            }
            prop_assert_eq!(login.try_from(OWNER, comes + millis(wait)), Verdict::Counted);
        }
    }

    #[test]
    fn what_is_refused_costs_the_login_nothing(tries in prop::collection::vec((0_u32..6, 0_u64..90_000), 1..100)) {
        let mut login = Login::default();
        for (network, at) in tries {
            let before = login.all;
            if login.try_from(network, at) != Verdict::Counted {
                prop_assert_eq!(login.all.tries, before.tries);
                prop_assert!(login.all.last <= before.last);
            }
        }
    }
}
