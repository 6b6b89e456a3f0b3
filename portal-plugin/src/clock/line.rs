//! The portal's line of time (rule T2): what durations are measured on, whatever happens to the host's clock.
//!
//! Each reading compares what the host says with the time that has passed since the reading before. They differ by less than
//! [`SLACK`] every day: that is no step, and where the clock is a little behind, the line waits for it. More is a step.
//!
//! **Forward**, the line follows. A machine or its container that was asleep looks the same as a clock that was set, and in
//! doubt time has passed: what would be over then is over. Nobody is locked out by it: a session is opened again, a link
//! asked for again.
//!
//! **Back**, the line goes on by the time that passes and is *ahead* of the host's clock from then on. So nothing lives
//! again, nothing lives longer, and nothing that waits waits longer. Should the clock come back to the line, all is as it
//! was. Should it stay behind for [`HOLD`], it is believed: the times in the store are moved back by as much as the line is
//! ahead, all at once, and the line is the host's clock again.
//!
//! **Over a restart** nothing says how much time has passed. The store knows up to when the portal has judged ([`Mark`]): a
//! clock that is behind that has stepped back; one that is further is believed, for a portal may be down for long. A portal
//! that was killed may have judged for up to [`LEASE`] more than it has said; where the clock has stepped back, it is taken
//! to have done so.

use std::time::Duration;

use crate::clock::Timestamp;

/// How far the clock may be off before it has stepped: leap seconds, the slewing of NTP, and two clocks that differ a little.
pub const SLACK: Duration = Duration::from_secs(5);

/// How far ahead the store is told that the portal judges: it is written once in this time, not with every request.
pub const LEASE: Duration = Duration::from_mins(1);

/// How long a clock that stepped back has to come back: machines that start without a battery are set by the network later.
pub const HOLD: Duration = Duration::from_hours(1);

/// What the store knows of the line, for the next start and for other processes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Up to when something was judged, for certain.
    pub judged: Timestamp,
    /// Up to when something may have been judged.
    pub promised: Timestamp,
    /// How far the line is ahead of the host's clock.
    pub ahead: Duration,
    /// Since when it is ahead, on the line.
    pub since: Timestamp,
    /// How often the times in the store were moved.
    pub moved: u32,
}

/// What the host said, and the time that had passed before and after it was asked.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// What it said; 0 is nothing.
    pub host: Timestamp,
    /// What had passed before.
    pub before: Duration,
    /// What had passed after.
    pub after: Duration,
}

/// A step of the host's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To later.
    Forward(Duration),
    /// To earlier.
    Back(Duration),
}

/// What the store is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Where the line is.
    pub mark: Mark,
    /// The steps since it was told last.
    pub steps: Vec<Step>,
}

/// By how much the times in the store are to be moved back, and when that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    /// The time, on the line.
    pub now: Timestamp,
    /// How far the line is ahead.
    pub ahead: Duration,
    /// How often the times had been moved before.
    pub moved: u32,
}

/// The line.
#[derive(Debug)]
pub struct Line {
    now: Timestamp,
    passed: Duration,
    ahead: Duration,
    since: Timestamp,
    promised: Timestamp,
    moved: u32,
    steps: Vec<Step>,
}

impl Line {
    /// Where it begins: as the store says, and the host.
    pub fn begin(mark: Option<Mark>, host: Timestamp, passed: Duration) -> Self {
        let Mark { judged, promised, ahead, since, moved } = mark.unwrap_or_default();
        let mut line =
            Self { now: host, passed, ahead: Duration::ZERO, since: host, promised, moved, steps: Vec::new() };
        let same = host.plus(ahead);
        let is_behind = host.plus(SLACK) < judged;
        if (same.plus(SLACK) >= judged && same <= promised.plus(SLACK)) || (is_behind && same > promised) {
            // As another process has it now, or as the one before had it.
            (line.now, line.ahead, line.since) = (same.max(judged), ahead, since);
        } else if is_behind {
            (line.now, line.ahead, line.since) = (promised, promised.since(host), promised);
            line.steps.push(Step::Back(judged.since(host)));
        }
        line
    }

    /// The time.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// What the host's clock says at this time.
    pub const fn host_says(&self) -> Timestamp {
        self.now.minus(self.ahead)
    }

    /// Takes in what the host says.
    pub fn read(&mut self, reading: Reading) {
        let Reading { host, before, after } = reading;
        if after < self.passed {
            // Another thread has read since.
            return;
        }
        let least = self.now.plus(before.saturating_sub(self.passed));
        let most = self.now.plus(after.saturating_sub(self.passed));
        let says = host.plus(self.ahead);
        self.passed = after;
        if host == Timestamp(0) {
            self.now = least;
        } else if says > most.plus(SLACK) {
            self.steps.push(Step::Forward(says.since(most)));
            if self.ahead.is_zero() || host.plus(SLACK) < most {
                self.now = says;
            } else {
                (self.now, self.ahead) = (host.max(least), Duration::ZERO);
            }
        } else if says.plus(SLACK) < least {
            let by = least.since(says);
            self.steps.push(Step::Back(by));
            (self.now, self.since) = (least, least);
            self.ahead = self.ahead.saturating_add(by);
        } else {
            self.now = self.now.max(says);
        }
    }

    /// What the store must be told now.
    pub fn to_keep(&self) -> Option<Keeping> {
        let is_due = self.now >= self.promised || !self.steps.is_empty();
        is_due.then(|| Keeping { mark: self.mark(), steps: self.steps.clone() })
    }

    /// Takes in what the store has now.
    pub fn kept(&mut self, kept: &Keeping, stored: &Mark) {
        self.steps.drain(..kept.steps.len().min(self.steps.len()));
        if stored.moved != self.moved {
            return self.settle(stored);
        }
        self.promised = stored.promised;
        if stored.judged > self.now.plus(SLACK) {
            // Another process is further: nothing that it judged over may live here.
            self.ahead = self.ahead.saturating_add(stored.judged.since(self.now));
            (self.now, self.since) = (stored.judged, stored.judged);
        }
    }

    /// By how much the store is to be moved, if it is time.
    pub fn to_settle(&self) -> Option<Settling> {
        let is_due = !self.ahead.is_zero() && self.now.since(self.since) >= HOLD;
        is_due.then_some(Settling { now: self.now, ahead: self.ahead, moved: self.moved })
    }

    /// Takes the host's clock for the line again: the store was moved.
    pub fn settle(&mut self, stored: &Mark) {
        self.now = self.host_says().max(stored.judged);
        (self.ahead, self.promised, self.moved) = (Duration::ZERO, stored.promised, stored.moved);
    }

    fn mark(&self) -> Mark {
        let Self { now, ahead, since, moved, .. } = *self;
        Mark { judged: now, promised: now.plus(LEASE), ahead, since, moved }
    }
}

#[cfg(test)]
mod tests;
