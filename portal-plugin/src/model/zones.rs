//! Time zones: on which day of somebody's calendar a moment lies, and how its time reads there (rule T1).
//!
//! The IANA database is the one that is compiled in, so that two machines never disagree about a day.

use std::fmt;

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::clock::Timestamp;

/// The parts of the world that zones are chosen from: what the database has besides are old names and bare offsets.
const REGIONS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// The longest name of a zone, in bytes; the database's longest has 32.
const LONGEST: usize = 64;

/// A time zone of the IANA database.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of this name, such as `Europe/Paris`, in any case of letters.
    pub fn of_name(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("UTC") {
            return Some(Self::UTC);
        }
        if name.len() > LONGEST {
            return None;
        }
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        (zone.iana_name().is_some() && !zone.is_unknown()).then_some(Self(zone))
    }

    /// Its name, as the database spells it.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The names to choose from, by alphabet: UTC, and every city.
    pub fn names() -> Vec<String> {
        let database = TimeZoneDatabase::bundled();
        let names = database.available().map(|name| name.as_str().to_owned());
        let is_city = |name: &String| name.split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region));
        let mut names: Vec<String> = names.filter(is_city).collect();
        names.sort_unstable();
        names.insert(0, "UTC".to_owned());
        names
    }

    /// The zones of these names.
    pub fn all() -> Vec<Self> {
        Self::names().iter().filter_map(|name| Self::of_name(name)).collect()
    }

    /// The day that a moment lies on, `YYYY-MM-DD`.
    pub fn day_of(&self, at: Timestamp) -> String {
        self.local(at).day
    }

    /// The first moment of a day, `YYYY-MM-DD`; where midnight is left out by a change of the clock, the moment of that change.
    pub fn begin_of(&self, day: &str) -> Option<Timestamp> {
        self.hour_of(day, 0)
    }

    /// When a full hour of a day `YYYY-MM-DD` is there, also where the day has 23 hours or 25; one that is left out is the one
    /// after it. `None` for what is no day or no hour.
    pub fn hour_of(&self, day: &str, hour: i8) -> Option<Timestamp> {
        let date: Date = day.parse().ok()?;
        let first = date.to_datetime(Time::new(hour, 0, 0, 0).ok()?);
        let at = self.0.to_ambiguous_timestamp(first).compatible().ok()?;
        u64::try_from(at.as_millisecond()).ok().map(Timestamp)
    }

    /// How a moment reads there.
    pub fn local(&self, at: Timestamp) -> Local {
        let at = instant(at);
        let offset = self.0.to_offset(at);
        // The last day of the calendar has no morning east of UTC; then it reads as in UTC.
        let there = self.0.to_datetime(at);
        Local {
            day: there.strftime("%Y-%m-%d").to_string(),
            time: there.strftime("%H:%M").to_string(),
            is_midnight: there.time() == Time::midnight(),
            offset,
        }
    }

    /// Its name with what it is ahead of UTC at a moment, such as `Europe/Paris (UTC+1)`.
    pub fn label(&self, at: Timestamp) -> String {
        match self.name() {
            "UTC" => "UTC".to_owned(),
            name => format!("{name} ({})", Ahead(self.0.to_offset(instant(at)))),
        }
    }
}

/// A moment as it reads in a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The time, `HH:MM`.
    pub time: String,
    /// Whether it is the beginning of the day.
    pub is_midnight: bool,
    offset: Offset,
}

impl Local {
    /// What the zone is ahead of UTC then: `UTC+1`. Tells the two same hours apart when a clock is put back.
    pub fn ahead(&self) -> String {
        Ahead(self.offset).to_string()
    }
}

/// `UTC`, `UTC+1`, `UTC-3:30`.
struct Ahead(Offset);

impl fmt::Display for Ahead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.seconds() / 60;
        f.write_str("UTC")?;
        if minutes == 0 {
            return Ok(());
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        write!(f, "{sign}{hours}")?;
        if rest == 0 { Ok(()) } else { write!(f, ":{rest:02}") }
    }
}

fn instant(at: Timestamp) -> jiff::Timestamp {
    let milliseconds = i64::try_from(at.0).unwrap_or(i64::MAX);
    jiff::Timestamp::from_millisecond(milliseconds).unwrap_or(jiff::Timestamp::MAX)
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::of_name(name).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::of_rfc3339(text).unwrap()
    }

    #[test]
    fn a_zone_is_known_by_its_name_alone() {
        for (name, want) in [
            ("Europe/Paris", Some("Europe/Paris")),
            ("europe/paris", Some("Europe/Paris")),
            ("America/Argentina/Buenos_Aires", Some("America/Argentina/Buenos_Aires")),
            ("utc", Some("UTC")),
            ("UTC", Some("UTC")),
            ("Europe/Pariss", None),
            ("Paris", None),
            ("Etc/Unknown", None),
            ("+01:00", None),
            ("", None),
            ("../../etc/passwd", None),
        ] {
            assert_eq!(Zone::of_name(name).as_ref().map(Zone::name), want, "{name}");
        }
        assert_eq!(Zone::of_name(&"a".repeat(100_000)), None);
    }

    #[test]
    fn every_name_to_choose_from_is_a_zone() {
        let names = Zone::names();
        assert!(names.len() > 300, "{}", names.len());
        for name in &names {
            assert_eq!(Zone::of_name(name).map(|zone| zone.name().to_owned()).as_ref(), Some(name));
        }
        for here in ["UTC", "Europe/Paris", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati"] {
            assert!(names.iter().any(|name| name == here), "{here}");
        }
    }

    #[test]
    fn a_day_ends_at_midnight_of_the_zone() {
        for (name, last, first) in [
            ("UTC", "2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z"),
            ("Europe/Paris", "2026-11-21T22:59:59Z", "2026-11-21T23:00:00Z"),
            ("Asia/Kolkata", "2026-11-21T18:29:59Z", "2026-11-21T18:30:00Z"),
            ("Pacific/Kiritimati", "2026-11-21T09:59:59Z", "2026-11-21T10:00:00Z"),
            ("America/New_York", "2026-11-22T04:59:59Z", "2026-11-22T05:00:00Z"),
            ("America/St_Johns", "2026-11-22T03:29:59Z", "2026-11-22T03:30:00Z"),
            ("Pacific/Pago_Pago", "2026-11-22T10:59:59Z", "2026-11-22T11:00:00Z"),
        ] {
            let zone = zone(name);
            assert_eq!(zone.day_of(at(last)), "2026-11-21", "{name}");
            assert_eq!(zone.day_of(at(first)), "2026-11-22", "{name}");
            assert_eq!(zone.begin_of("2026-11-22"), Some(at(first)), "{name}");
        }
    }

    #[test]
    fn a_day_on_which_the_clock_changes_has_23_or_25_hours() {
        let hours = |zone: &Zone, day: &str, next: &str| {
            let (begin, end) = (zone.begin_of(day).unwrap(), zone.begin_of(next).unwrap());
            end.since(begin).as_secs_f64() / 3600.0
        };
        for (name, day, next, want) in [
            ("Europe/Paris", "2026-03-29", "2026-03-30", 23.0),
            ("Europe/Paris", "2026-10-25", "2026-10-26", 25.0),
            ("America/New_York", "2026-03-08", "2026-03-09", 23.0),
            ("America/New_York", "2026-11-01", "2026-11-02", 25.0),
            // Half an hour, and a day that begins at one o'clock.
            ("Australia/Lord_Howe", "2026-04-05", "2026-04-06", 24.5),
            ("America/Santiago", "2026-09-06", "2026-09-07", 23.0),
            ("Asia/Kolkata", "2026-03-29", "2026-03-30", 24.0),
        ] {
            assert!((hours(&zone(name), day, next) - want).abs() < 1e-9, "{name} on {day}");
        }
        let santiago = zone("America/Santiago");
        let first = santiago.begin_of("2026-09-06").unwrap();
        assert_eq!(santiago.local(first).time, "01:00");
        assert_eq!(santiago.day_of(Timestamp(first.0 - 1)), "2026-09-05");
    }

    #[test]
    fn an_hour_that_comes_twice_is_told_apart() {
        let paris = zone("Europe/Paris");
        let said = |text: &str| {
            let local = paris.local(at(text));
            format!("{} {} {}", local.day, local.time, local.ahead())
        };
        assert_eq!(said("2026-10-25T00:30:00Z"), "2026-10-25 02:30 UTC+2");
        assert_eq!(said("2026-10-25T01:30:00Z"), "2026-10-25 02:30 UTC+1");
    }

    #[test]
    fn a_zone_is_named_with_what_it_is_ahead() {
        for (name, winter, summer) in [
            ("UTC", "UTC", "UTC"),
            ("Europe/Paris", "Europe/Paris (UTC+1)", "Europe/Paris (UTC+2)"),
            ("Europe/London", "Europe/London (UTC)", "Europe/London (UTC+1)"),
            ("Asia/Kolkata", "Asia/Kolkata (UTC+5:30)", "Asia/Kolkata (UTC+5:30)"),
            ("America/St_Johns", "America/St_Johns (UTC-3:30)", "America/St_Johns (UTC-2:30)"),
        ] {
            assert_eq!(zone(name).label(at("2026-01-15T12:00:00Z")), winter);
            assert_eq!(zone(name).label(at("2026-07-15T12:00:00Z")), summer);
        }
    }

    #[test]
    fn the_ends_of_time_are_days_too() {
        for name in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            let zone = zone(name);
            assert!(zone.day_of(Timestamp(0)) < zone.day_of(Timestamp(u64::MAX)), "{name}");
            assert_eq!(zone.begin_of("soon"), None);
            assert_eq!(zone.begin_of("2026-02-30"), None);
            assert_eq!(zone.begin_of("1066-10-14"), None);
        }
    }
}
