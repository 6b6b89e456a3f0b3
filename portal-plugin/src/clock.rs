//! Time: a timestamp, and the one reader of it.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use plugin_api::SharedHost;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

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

    /// The day in UTC, `YYYY-MM-DD`.
    pub fn day(self) -> String {
        let mut day = self.rfc3339();
        day.truncate(10);
        day
    }

    /// Midnight UTC at the beginning of a day, `YYYY-MM-DD`.
    pub fn of_day(day: &str) -> Option<Self> {
        let date: jiff::civil::Date = day.parse().ok()?;
        let midnight = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
        u64::try_from(midnight.as_millisecond()).ok().map(Self)
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

/// The host's clock, made to never step back: a session that has ended stays ended.
pub struct Clock {
    host: SharedHost,
    latest: AtomicU64,
}

impl Clock {
    /// A clock that asks this host.
    pub const fn new(host: SharedHost) -> Self {
        Self { host, latest: AtomicU64::new(0) }
    }

    /// The time; never before one that it said earlier.
    pub fn now(&self) -> Timestamp {
        let now = self.host.now();
        Timestamp(now.max(self.latest.fetch_max(now, Ordering::Relaxed)))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock").field("latest", &self.latest).finish_non_exhaustive()
    }
}
