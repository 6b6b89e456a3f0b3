//! The host's own time zone, that of `TZ` or else of the machine: the portal is told it for sites that name none (rule T1), the
//! ERP's days are counted in it where nobody says theirs, and staff read times in it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The zone; UTC where the machine names none of the IANA database.
pub fn own() -> TimeZone {
    TimeZone::try_system().ok().filter(|zone| zone.iana_name().is_some()).unwrap_or(TimeZone::UTC)
}

/// Its name, e.g. `Europe/Paris`.
pub fn name() -> String {
    own().iana_name().unwrap_or("UTC").to_owned()
}

/// The day at milliseconds since 1970-01-01T00:00:00Z; a clock out of any range is at the end of time.
pub fn day_at(milliseconds: u64, zone: &TimeZone) -> Date {
    let moment = i64::try_from(milliseconds).ok().and_then(|at| Timestamp::from_millisecond(at).ok());
    moment.unwrap_or(Timestamp::MAX).to_zoned(zone.clone()).date()
}

/// The day of a moment of RFC 3339 in a zone by its name, `YYYY-MM-DD`; in the host's own where that is none. What is no moment
/// stays as it is.
pub fn day_in(zone: Option<&str>, moment: &str) -> String {
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(own);
    moment.parse::<Timestamp>().map_or_else(|_| moment.to_owned(), |at| at.to_zoned(zone).date().to_string())
}

/// A moment of RFC 3339 to the minute in the host's time zone, for staff to read; what is no moment stays as it is.
pub fn said(text: &str) -> String {
    text.parse::<Timestamp>().map_or_else(|_| text.to_owned(), |at| to_the_minute(at, &own()))
}

/// A moment to the minute, with what the zone is ahead of UTC then, e.g. `2026-01-31 13:00 UTC+01:00`.
pub fn to_the_minute(moment: Timestamp, zone: &TimeZone) -> String {
    let there = moment.to_zoned(zone.clone());
    let ahead = if there.offset().is_zero() { String::new() } else { there.strftime("%:z").to_string() };
    format!("{} UTC{ahead}", there.strftime("%Y-%m-%d %H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_moment_lies_on_the_day_of_the_zone() {
        for (moment, name, day, said) in [
            ("2026-01-31T22:59:59Z", "Europe/Paris", "2026-01-31", "2026-01-31 23:59 UTC+01:00"),
            ("2026-01-31T23:00:00Z", "Europe/Paris", "2026-02-01", "2026-02-01 00:00 UTC+01:00"),
            ("2026-02-01T04:59:59Z", "America/New_York", "2026-01-31", "2026-01-31 23:59 UTC-05:00"),
            ("2026-02-01T05:00:00Z", "America/New_York", "2026-02-01", "2026-02-01 00:00 UTC-05:00"),
            ("2026-01-31T18:30:00Z", "Asia/Kolkata", "2026-02-01", "2026-02-01 00:00 UTC+05:30"),
            ("2026-01-31T18:30:00Z", "UTC", "2026-01-31", "2026-01-31 18:30 UTC"),
        ] {
            let at: Timestamp = moment.parse().unwrap();
            let milliseconds = u64::try_from(at.as_millisecond()).unwrap();
            assert_eq!(day_in(Some(name), moment), day, "{moment} in {name}");
            assert_eq!(day_at(milliseconds, &zone(name)).to_string(), day, "{moment} in {name}");
            assert_eq!(to_the_minute(at, &zone(name)), said);
        }
        assert_eq!(day_in(Some("UTC"), "never"), "never");
        assert_eq!(day_at(u64::MAX, &zone("UTC")).to_string(), "9999-12-30");
    }
}
