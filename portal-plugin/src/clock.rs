//! Time: a timestamp, and the one reader of it.

pub mod line;
pub mod passing;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plugin_api::SharedHost;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use line::{Keeping, Line, Mark, Reading, Settling};
use passing::Passing;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
pub struct Timestamp(#[schemars(with = "String", extend("format" = "date-time"))] pub u64);

impl Timestamp {
    /// This much later; stays at the end of time rather than wrap.
    #[must_use]
    pub const fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis(span)))
    }

    /// This much earlier; stays at the beginning of time rather than wrap.
    #[must_use]
    pub const fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis(span)))
    }

    /// How long ago `earlier` was; zero where it lies ahead.
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// As RFC 3339 in UTC, to the second; a time that no calendar has is the last one that it has.
    pub fn rfc3339(self) -> String {
        let seconds = i64::try_from(self.0 / 1000).unwrap_or(i64::MAX);
        jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::MAX).to_string()
    }

    /// As RFC 3339 in UTC, always with three digits of milliseconds.
    pub fn rfc3339_millis(self) -> String {
        format!("{}.{:03}Z", self.rfc3339().trim_end_matches('Z'), self.0 % 1000)
    }

    /// The moment that RFC 3339 says, to the millisecond.
    pub fn of_rfc3339(text: &str) -> Option<Self> {
        let moment: jiff::Timestamp = text.parse().ok()?;
        u64::try_from(moment.as_millisecond()).ok().map(Self)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "584 million years of milliseconds fit")]
const fn millis(span: Duration) -> u64 {
    span.as_millis() as u64
}

/// The portal's time: the host's clock, held to the time that passes (see [`mod@line`]).
pub struct Clock {
    host: SharedHost,
    passing: Arc<dyn Passing>,
    line: Mutex<Line>,
}

impl Clock {
    /// Goes on where the store says that the portal was.
    pub fn start(host: SharedHost, passing: Arc<dyn Passing>, mark: Option<Mark>) -> Self {
        let line = Line::begin(mark, Timestamp(host.now()), passing.passed());
        Self { host, passing, line: Mutex::new(line) }
    }

    /// The time that every duration is measured in; never before one that it said earlier, but for [`Clock::settle`].
    pub fn now(&self) -> Timestamp {
        self.read().now()
    }

    /// The time of day that the host says: for what a calendar or somebody else's clock decides.
    pub fn host_says(&self) -> Timestamp {
        self.read().host_says()
    }

    /// Whether there is something to tell the store, or to move in it.
    pub fn is_due(&self) -> bool {
        let line = self.read();
        line.to_keep().is_some() || line.to_settle().is_some()
    }

    /// What the store must be told now, if anything: once a minute, and at once after a step.
    pub fn to_keep(&self) -> Option<Keeping> {
        self.read().to_keep()
    }

    /// The store was told, and this is what it has: another process may be further.
    pub fn kept(&self, kept: &Keeping, stored: &Mark) {
        self.line().kept(kept, stored);
    }

    /// Whether the host's clock has been behind for so long that it will be the portal's again, and by how much.
    pub fn to_settle(&self) -> Option<Settling> {
        self.read().to_settle()
    }

    /// The times in the store were put right: from now on, what the host says is the time.
    pub fn settle(&self, stored: &Mark) {
        self.line().settle(stored);
    }

    fn read(&self) -> MutexGuard<'_, Line> {
        // Around the host's word: a thread that is held up in between has seen no step.
        let before = self.passing.passed();
        let host = Timestamp(self.host.now());
        let after = self.passing.passed();
        let mut line = self.line();
        line.read(Reading { host, before, after });
        line
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock").field("line", &self.line).finish_non_exhaustive()
    }
}
