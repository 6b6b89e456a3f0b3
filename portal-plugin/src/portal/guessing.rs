//! Ids that do not exist, asked for in numbers (rule U7): slowed, and written to the audit log in sums.
//!
//! Nobody is slowed before [`GUESSES`] of them, and then only where an address holds an id or the secret of a link: lists
//! and the rest go on. The same id again is no guess: people load a page anew. What each process counts it hands to the
//! store in batches, so that a miss seldom costs a write, and one process sees what another one counted.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use log::Level;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::sites::Site;
use crate::model::throttles::{GUESSES, LONGEST, Verdict, network_of};
use crate::model::users::UserId;
use crate::portal::base::Base;

/// How many misses are handed to the store at once.
const BATCH: u32 = 20;

/// How many people and networks are kept in mind at once; the one whose last miss is the oldest goes first.
const MOST: usize = 1024;

/// Who asks for an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guesser {
    /// Somebody who is signed in, from wherever.
    User(UserId),
    /// Whoever is in a network.
    Network(String),
}

impl Guesser {
    /// Who is signed in, else the network of this address.
    pub fn of(user: Option<UserId>, peer: IpAddr) -> Self {
        user.map_or_else(|| Self::Network(network_of(peer)), Self::User)
    }

    fn bucket(&self) -> String {
        match self {
            Self::User(user) => format!("user:{}", user.0),
            Self::Network(network) => format!("network:{network}"),
        }
    }
}

/// An id that does not exist, or is somebody else's.
#[derive(Clone, Copy, Debug)]
pub struct Miss<'a> {
    /// What was asked for, where asking for it again is no other guess.
    pub thing: Option<&'a str>,
    /// The account that the address names.
    pub account: Option<AccountId>,
    /// Where it came from.
    pub peer: IpAddr,
}

/// What this process has counted and not handed over yet.
#[derive(Debug, Default)]
struct Guesses {
    known: Mutex<BTreeMap<Guesser, Seen>>,
    hasher: RandomState,
}

#[derive(Debug, Default)]
struct Seen {
    waiting: u32,
    /// The hashes of what was asked for last.
    missed: BTreeSet<u64>,
    last: Timestamp,
    /// Until when nothing more is looked up; long over where nobody is slowed.
    slowed: Timestamp,
}

impl Guesses {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<Guesser, Seen>) -> T) -> T {
        work(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Counts a miss; answers how many are to be handed over now.
    fn count(&self, who: &Guesser, thing: Option<&str>, now: Timestamp) -> u32 {
        let thing = thing.map(|thing| self.hasher.hash_one(thing));
        self.with(|known| {
            if known.len() >= MOST && !known.contains_key(who) {
                let oldest = known.iter().min_by_key(|(_, seen)| seen.last).map(|(who, _)| who.clone());
                oldest.map(|who| known.remove(&who));
            }
            let seen = known.entry(who.clone()).or_default();
            seen.last = now;
            if let Some(thing) = thing {
                if seen.missed.len() > GUESSES as usize {
                    seen.missed.clear();
                }
                if !seen.missed.insert(thing) {
                    return 0;
                }
            }
            seen.waiting += 1;
            // Who was slowed pays for each one: there is at most one a second.
            if seen.waiting < BATCH && seen.slowed.0 == 0 { 0 } else { std::mem::take(&mut seen.waiting) }
        })
    }

    fn slow(&self, who: &Guesser, until: Option<Timestamp>) {
        self.with(|known| {
            if let Some(seen) = known.get_mut(who) {
                seen.slowed = until.unwrap_or_default();
            }
        });
    }

    fn left(&self, who: &Guesser, now: Timestamp) -> Duration {
        let until = self.with(|known| known.get(who).map(|seen| seen.slowed));
        until.map_or(Duration::ZERO, |until| until.since(now).min(LONGEST))
    }

    /// Whether anybody at all is slowed: else nobody needs to be told apart.
    fn any_left(&self, now: Timestamp) -> bool {
        self.with(|known| known.values().any(|seen| seen.slowed > now))
    }
}

/// Who asks for ids that do not exist.
#[derive(Debug)]
pub struct Guessing {
    base: Arc<Base>,
    guesses: Guesses,
}

impl Guessing {
    /// Nobody has asked yet.
    pub fn new(base: &Arc<Base>) -> Arc<Self> {
        Arc::new(Self { base: Arc::clone(base), guesses: Guesses::default() })
    }

    /// Whether one more id may be looked up; `who` is asked only where somebody is slowed.
    ///
    /// # Errors
    /// `throttle/slow-down`; those of `who`.
    pub fn may_look_up(&self, who: impl FnOnce() -> Guesser) -> Result<(), Error> {
        let now = self.base.clock.now();
        if !self.guesses.any_left(now) {
            return Ok(());
        }
        match self.guesses.left(&who(), now) {
            Duration::ZERO => Ok(()),
            left => Err(slow_down(left)),
        }
    }

    /// Counts an id that was asked for and does not exist, or is somebody else's: the same (rule D3).
    ///
    /// # Errors
    /// `throttle/slow-down` where there were too many; `unavailable/store`.
    pub fn count_miss(&self, site: &Site, who: &Guesser, miss: Miss<'_>) -> Result<(), Error> {
        let now = self.base.clock.now();
        let more = self.guesses.count(who, miss.thing, now);
        if more == 0 {
            return Ok(());
        }
        self.tell_of_misses(site, who, miss, more);
        match self.base.store.count_guesses(&who.bucket(), more, now)? {
            Verdict::Counted => {
                self.guesses.slow(who, None);
                Ok(())
            }
            Verdict::Wait(wait) => {
                self.guesses.slow(who, Some(now.plus(wait)));
                Err(slow_down(wait))
            }
        }
    }

    fn tell_of_misses(&self, site: &Site, who: &Guesser, Miss { account, peer, .. }: Miss<'_>, more: u32) {
        let network = network_of(peer);
        let user = match who {
            Guesser::User(user) => format!("user {}", user.0),
            Guesser::Network(_) => "nobody signed in".to_owned(),
        };
        let account = account.map(|account| format!(" in account {}", account.0)).unwrap_or_default();
        let line = format!("id/unknown: asked for by {user}{account} from {network} on {}", site.id);
        self.base.alarms.tell_times(Level::Warn, &line, more.into());
    }
}

fn slow_down(wait: Duration) -> Error {
    Error::SlowDown { seconds: wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_in_mind_is_bounded_and_the_busiest_stay() {
        let guesses = Guesses::default();
        let who = |number: u32| Guesser::Network(format!("10.{}.{}.0/24", number >> 8, number & 255));
        for number in 0..10_000 {
            guesses.count(&who(number), None, Timestamp(1_000 + u64::from(number)));
            guesses.count(&who(0), None, Timestamp(1_000 + u64::from(number)));
        }
        assert_eq!(guesses.with(|known| known.len()), MOST);
        assert!(guesses.with(|known| known.contains_key(&who(0))));
    }

    #[test]
    fn the_same_id_again_is_no_guess() {
        let guesses = Guesses::default();
        let who = Guesser::User(UserId(7));
        let count = |id: u32| guesses.count(&who, Some(&format!("a/1/invoices/{id}")), Timestamp(1_000_000));
        assert!((0..1_000).all(|n| count(n % (BATCH - 1)) == 0));
        assert_eq!(count(BATCH), BATCH);
        assert!(guesses.with(|known| known[&who].missed.len()) <= 1 + GUESSES as usize);
    }

    #[test]
    fn misses_are_handed_over_in_batches_and_one_by_one_by_who_is_slowed() {
        let guesses = Guesses::default();
        let who = Guesser::User(UserId(7));
        let now = Timestamp(1_000_000);
        let handed: Vec<u32> = (0..41).map(|_| guesses.count(&who, None, now)).filter(|more| *more > 0).collect();
        assert_eq!(handed, [BATCH, BATCH]);
        guesses.slow(&who, Some(now.plus(Duration::from_secs(5))));
        assert_eq!(guesses.count(&who, None, now), 2, "with the one that was left");
        assert_eq!(guesses.left(&who, now), Duration::from_secs(5));
        assert!(guesses.any_left(now) && !guesses.any_left(now.plus(Duration::from_secs(5))));
        assert_eq!(guesses.left(&Guesser::User(UserId(8)), now), Duration::ZERO);
    }
}
