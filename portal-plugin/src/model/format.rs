//! Days, moments, amounts and foreign text as people read them; decimal strings in, no floating point.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::clock::Timestamp;
use crate::model::conventions::{self, Conventions};
use crate::model::file_names::turns_text;
use crate::model::locales::Locale;
use crate::model::zones::Zone;

/// A space that does not break.
const FIXED: char = '\u{a0}';

/// A day, `YYYY-MM-DD` in; anything else is shown as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a>(pub Locale, pub &'a str);

/// A moment in RFC 3339, shown to the minute in a zone, with what that is ahead of UTC then (rule T1); anything else is shown as it
/// stands.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a>(pub Locale, pub &'a Zone, pub &'a str);

/// An amount, a decimal string in, with its ISO 4217 code; anything else is shown as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Money<'a>(pub Locale, pub &'a str, pub &'a str);

/// A quantity, a decimal string in, without the zeros at its end.
#[derive(Clone, Copy, Debug)]
pub struct Quantity<'a>(pub Locale, pub &'a str);

/// A size in bytes, in the nearest unit of a thousand.
#[derive(Clone, Copy, Debug)]
pub struct Size(pub Locale, pub u64);

impl fmt::Display for Day<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(locale, text) = *self;
        let conventions = conventions::of(locale);
        match parts(text) {
            Some(parts) => f.write_str(&conventions.written(conventions.day, parts)),
            None => f.write_str(&plain(text)),
        }
    }
}

impl fmt::Display for Moment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(locale, zone, text) = *self;
        let Some(at) = Timestamp::of_rfc3339(text) else {
            return f.write_str(&plain(text));
        };
        let local = zone.local(at);
        let (day, at) = (Day(locale, &local.day), conventions::of(locale).at);
        write!(f, "{day}{at}{} {}", local.time, local.ahead())
    }
}

impl fmt::Display for Money<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(locale, text, currency) = *self;
        let Some(number) = Number::of(text, minor_digits(currency)) else {
            return f.write_str(&plain(text));
        };
        let conventions = conventions::of(locale);
        let (form, unit) = match symbol(currency) {
            // An amount alone is its sign and its digits.
            None if currency.is_empty() => ("-0", ""),
            None => (conventions.money_by_code, currency),
            Some(symbol) => (conventions.money, symbol),
        };
        form.chars().try_for_each(|part| match part {
            '-' => f.write_str(number.sign()),
            '0' => number.write_digits(conventions, f),
            '¤' => f.write_str(&plain(unit)),
            other => f.write_char(other),
        })
    }
}

impl fmt::Display for Quantity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(locale, text) = *self;
        match Number::of(text, 0) {
            Some(number) => {
                f.write_str(number.sign())?;
                number.write_digits(conventions::of(locale), f)
            }
            None => f.write_str(&plain(text)),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(locale, bytes) = *self;
        let conventions = conventions::of(locale);
        let Conventions { point, byte_letter: letter, byte: (one, several), .. } = conventions;
        match bytes {
            0..1000 => write!(f, "{bytes}{FIXED}{}", if conventions.is_one(bytes) { one } else { several }),
            1000..1_000_000 => write!(f, "{}{FIXED}k{letter}", bytes / 1000),
            _ => write!(f, "{}{point}{}{FIXED}M{letter}", bytes / 1_000_000, bytes / 100_000 % 10),
        }
    }
}

/// A moment of the portal's own clock in RFC 3339, UTC, to the second.
pub fn rfc3339(at: Timestamp) -> String {
    moment(at).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// When an access ends: the day, where it is the day's beginning for the reader; else the moment.
pub fn end(locale: Locale, zone: &Zone, at: Timestamp) -> String {
    let local = zone.local(at);
    if local.is_midnight { Day(locale, &local.day).to_string() } else { Moment(locale, zone, &rfc3339(at)).to_string() }
}

fn moment(at: Timestamp) -> jiff::Timestamp {
    let milliseconds = i64::try_from(at.0).unwrap_or(i64::MAX);
    jiff::Timestamp::from_millisecond(milliseconds).unwrap_or(jiff::Timestamp::MAX)
}

/// Foreign text without what could disturb the page around it: control characters and marks that turn the direction of text.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !may_disturb(text) || !text.chars().any(disturbs) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !disturbs(*c)).collect())
}

/// As [`plain`], and cut to this many code points.
pub fn short(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return plain(text);
    }
    match text.char_indices().nth(most) {
        None => plain(text),
        Some((end, _)) => {
            let mut cut = plain(text.get(..end).unwrap_or_default()).into_owned();
            cut.push('…');
            Cow::Owned(cut)
        }
    }
}

fn disturbs(c: char) -> bool {
    (c.is_control() && c != '\n') || turns_text(c)
}

/// Whether a byte of it could begin such a character in UTF-8: a quick look that most text ends with a no.
fn may_disturb(text: &str) -> bool {
    text.bytes().any(|b| b < 0x20 || matches!(b, 0x7f | 0xc2 | 0xd8 | 0xe2))
}

/// The year, the month and the day of a day.
fn parts(day: &str) -> Option<(&str, usize, &str)> {
    let fits = day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(place, b)| if matches!(place, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    let month = day.get(5..7)?.parse().ok().filter(|month| (1..=12).contains(month))?;
    if fits { Some((day.get(..4)?, month, day.get(8..)?)) } else { None }
}

/// How many digits a currency's amounts have behind the point (ISO 4217, the ones that differ from two).
fn minor_digits(currency: &str) -> usize {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

fn symbol(currency: &str) -> Option<&'static str> {
    match currency {
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "GBP" => Some("£"),
        "JPY" => Some("¥"),
        _ => None,
    }
}

/// A decimal string taken apart.
#[derive(Clone, Copy)]
struct Number<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    /// How many digits the fraction shows at least.
    digits: usize,
}

impl<'a> Number<'a> {
    fn of(text: &'a str, digits: usize) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !number(whole) || !number(fraction) {
            return None;
        }
        let kept = fraction.trim_end_matches('0').len().max(digits.min(fraction.len()));
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            significant => significant,
        };
        let fraction = fraction.get(..kept).unwrap_or(fraction);
        let zero = whole == "0" && fraction.bytes().all(|b| b == b'0');
        Some(Self { negative: negative && !zero, whole, fraction, digits })
    }

    const fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    /// Writes the number without its sign, digits in groups of three.
    fn write_digits(&self, conventions: &Conventions, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.whole;
        let group = if whole.len() < conventions.grouped_from { "" } else { conventions.group };
        let (mut digits, mut rest) = whole.split_at_checked(whole.len() % 3).unwrap_or((whole, ""));
        loop {
            f.write_str(digits)?;
            if rest.is_empty() {
                break;
            }
            if !digits.is_empty() {
                f.write_str(group)?;
            }
            (digits, rest) = rest.split_at_checked(3).unwrap_or((rest, ""));
        }
        if !self.fraction.is_empty() || self.digits > 0 {
            f.write_char(conventions.point)?;
            f.write_str(self.fraction)?;
            (self.fraction.len()..self.digits).try_for_each(|_| f.write_char('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said in each language, in the order of [`Locale::ALL`]; `_` is a space that does not break, `^` a narrow one.
    fn each(what: &str, said: impl Fn(Locale) -> String, want: [&str; 6]) {
        let said = Locale::ALL.map(|locale| said(locale).replace('\u{a0}', "_").replace('\u{202f}', "^"));
        assert_eq!(said, want, "{what}");
    }

    #[test]
    fn amounts_follow_the_language_and_the_currency() {
        for (amount, currency, want) in [
            ("1234.50", "EUR", ["€1,234.50", "1^234,50_€", "1.234,50_€", "1234,50_€", "1234,50_€", "€_1.234,50"]),
            ("-5", "EUR", ["-€5.00", "-5,00_€", "-5,00_€", "-5,00_€", "-5,00_€", "€_-5,00"]),
            (
                "-1234567.5",
                "EUR",
                [
                    "-€1,234,567.50",
                    "-1^234^567,50_€",
                    "-1.234.567,50_€",
                    "-1.234.567,50_€",
                    "-1.234.567,50_€",
                    "€_-1.234.567,50",
                ],
            ),
            ("12345", "GBP", ["£12,345.00", "12^345,00_£", "12.345,00_£", "12.345,00_£", "12.345,00_£", "£_12.345,00"]),
            ("0", "EUR", ["€0.00", "0,00_€", "0,00_€", "0,00_€", "0,00_€", "€_0,00"]),
            ("-0.00", "EUR", ["€0.00", "0,00_€", "0,00_€", "0,00_€", "0,00_€", "€_0,00"]),
            ("999.99000000", "USD", ["$999.99", "999,99_$", "999,99_$", "999,99_$", "999,99_$", "$_999,99"]),
            ("0.12345", "USD", ["$0.12345", "0,12345_$", "0,12345_$", "0,12345_$", "0,12345_$", "$_0,12345"]),
            ("1000", "JPY", ["¥1,000", "1^000_¥", "1.000_¥", "1000_¥", "1000_¥", "¥_1.000"]),
            ("12.5", "TND", ["12.500_TND", "12,500_TND", "12,500_TND", "12,500_TND", "12,500_TND", "TND_12,500"]),
            ("-0012.00", "CHF", ["-12.00_CHF", "-12,00_CHF", "-12,00_CHF", "-12,00_CHF", "-12,00_CHF", "CHF_-12,00"]),
            ("100", "", ["100.00", "100,00", "100,00", "100,00", "100,00", "100,00"]),
            ("-100", "", ["-100.00", "-100,00", "-100,00", "-100,00", "-100,00", "-100,00"]),
            (
                "99999999999999999999.99",
                "EUR",
                [
                    "€99,999,999,999,999,999,999.99",
                    "99^999^999^999^999^999^999,99_€",
                    "99.999.999.999.999.999.999,99_€",
                    "99.999.999.999.999.999.999,99_€",
                    "99.999.999.999.999.999.999,99_€",
                    "€_99.999.999.999.999.999.999,99",
                ],
            ),
            ("1e5", "EUR", ["1e5"; 6]),
            ("", "EUR", [""; 6]),
            ("--1", "EUR", ["--1"; 6]),
            (".5", "EUR", [".5"; 6]),
        ] {
            each(&format!("{amount} {currency}"), |locale| Money(locale, amount, currency).to_string(), want);
        }
    }

    #[test]
    fn days_and_moments_follow_the_language() {
        for (text, want) in [
            ("2026-11-21", ["21 Nov 2026", "21/11/2026", "21.11.2026", "21/11/2026", "21/11/2026", "21-11-2026"]),
            ("2026-01-05", ["5 Jan 2026", "05/01/2026", "05.01.2026", "05/01/2026", "05/01/2026", "05-01-2026"]),
            ("soon", ["soon"; 6]),
            ("2026-1-1", ["2026-1-1"; 6]),
            ("2026-13-01", ["2026-13-01"; 6]),
            ("", [""; 6]),
        ] {
            each(text, |locale| Day(locale, text).to_string(), want);
        }
        for (text, zone, want) in [
            (
                "2026-11-21T14:05:09Z",
                "UTC",
                [
                    "21 Nov 2026, 14:05 UTC",
                    "21/11/2026 à 14:05 UTC",
                    "21.11.2026, 14:05 UTC",
                    "21/11/2026, 14:05 UTC",
                    "21/11/2026, 14:05 UTC",
                    "21-11-2026, 14:05 UTC",
                ],
            ),
            (
                "2026-11-21T23:05:09Z",
                "Europe/Paris",
                [
                    "22 Nov 2026, 00:05 UTC+1",
                    "22/11/2026 à 00:05 UTC+1",
                    "22.11.2026, 00:05 UTC+1",
                    "22/11/2026, 00:05 UTC+1",
                    "22/11/2026, 00:05 UTC+1",
                    "22-11-2026, 00:05 UTC+1",
                ],
            ),
            (
                "2026-11-21T00:05:09.123+01:00",
                "America/St_Johns",
                [
                    "20 Nov 2026, 19:35 UTC-3:30",
                    "20/11/2026 à 19:35 UTC-3:30",
                    "20.11.2026, 19:35 UTC-3:30",
                    "20/11/2026, 19:35 UTC-3:30",
                    "20/11/2026, 19:35 UTC-3:30",
                    "20-11-2026, 19:35 UTC-3:30",
                ],
            ),
            ("é", "UTC", ["é"; 6]),
            ("2026-11-21T14:05", "UTC", ["2026-11-21T14:05"; 6]),
        ] {
            let zone = Zone::of_name(zone).unwrap();
            each(text, |locale| Moment(locale, &zone, text).to_string(), want);
        }
    }

    #[test]
    fn an_end_is_a_day_where_it_is_the_beginning_of_one() {
        let ends = Timestamp::of_rfc3339("2027-01-30T23:00:00Z").unwrap();
        for (zone, want) in [
            ("Europe/Paris", "31 Jan 2027"),
            ("UTC", "30 Jan 2027, 23:00 UTC"),
            ("America/New_York", "30 Jan 2027, 18:00 UTC-5"),
        ] {
            assert_eq!(end(Locale::En, &Zone::of_name(zone).unwrap(), ends), want);
        }
    }

    #[test]
    fn quantities_and_sizes_are_short() {
        for (text, want) in [
            ("2.000", ["2"; 6]),
            ("1.50", ["1.5", "1,5", "1,5", "1,5", "1,5", "1,5"]),
            ("1000", ["1,000", "1^000", "1.000", "1000", "1000", "1.000"]),
            ("10000", ["10,000", "10^000", "10.000", "10.000", "10.000", "10.000"]),
            ("-0", ["0"; 6]),
        ] {
            each(text, |locale| Quantity(locale, text).to_string(), want);
        }
        for (bytes, want) in [
            (0, ["0_bytes", "0_octet", "0_Byte", "0_bytes", "0_byte", "0_byte"]),
            (1, ["1_byte", "1_octet", "1_Byte", "1_byte", "1_byte", "1_byte"]),
            (999, ["999_bytes", "999_octets", "999_Byte", "999_bytes", "999_byte", "999_byte"]),
            (1000, ["1_kB", "1_ko", "1_kB", "1_kB", "1_kB", "1_kB"]),
            (999_999, ["999_kB", "999_ko", "999_kB", "999_kB", "999_kB", "999_kB"]),
            (1_250_000, ["1.2_MB", "1,2_Mo", "1,2_MB", "1,2_MB", "1,2_MB", "1,2_MB"]),
        ] {
            each(&bytes.to_string(), |locale| Size(locale, bytes).to_string(), want);
        }
    }

    #[test]
    fn a_moment_of_the_clock_is_a_text_even_at_the_ends_of_time() {
        assert_eq!(rfc3339(Timestamp(0)), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(Timestamp(u64::MAX)), "9999-12-30T22:00:00Z");
    }

    #[test]
    fn foreign_text_cannot_turn_the_page_around() {
        assert_eq!(plain("a\u{202e}b\u{0}\u{2066}c\nd\u{1b}\u{85}\u{7f}\u{61c}é«…"), "abc\ndé«…");
        assert_eq!(short("ééé", 3), "ééé");
        assert_eq!(short("éééé", 3), "ééé…");
    }
}
