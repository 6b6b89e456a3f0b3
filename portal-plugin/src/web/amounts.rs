//! Amounts as people type them: with spaces, with a comma or a point, with a currency's sign.

use crate::model::amounts::Amount;
use crate::model::conventions;
use crate::model::locales::Locale;

/// The most digits before the decimal mark, as plugin-api takes them in a filter.
const MAX_WHOLE: usize = 12;

/// The amount that a text stands for in a language; `None` where it is no amount.
///
/// Spaces and apostrophes group digits by three. Of a point and a comma, the last one is the decimal mark; one alone is, too,
/// unless it stands several times, or stands before three digits in a language that groups by it: an English comma, a German point.
pub fn typed(locale: Locale, text: &str) -> Option<Amount> {
    let text = bare(text);
    let (sign, digits) = text.strip_prefix(['-', '\u{2212}']).map_or(("", text), |rest| ("-", bare(rest)));
    let (whole, part) = match decimal_mark(locale, digits) {
        Some(place) => (digits.get(..place)?, digits.get(place + 1..)?),
        None => (digits, ""),
    };
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\'', '’', ',', '.']).collect();
    let fits = match groups.as_slice() {
        [one] => !one.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let whole = groups.concat();
    if !fits || whole.len() > MAX_WHOLE {
        return None;
    }
    format!("{sign}{whole}.{part}").parse().ok()
}

/// The text without what may stand around a number.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '€' | '$' | '£' | '¥'))
}

/// Where the decimal mark stands, if there is one.
fn decimal_mark(locale: Locale, digits: &str) -> Option<usize> {
    let alone = |mark: char, place: usize| {
        let groups = conventions::of(locale).group.contains(mark) && digits.len() - place == 4;
        (digits.matches(mark).count() == 1 && !groups).then_some(place)
    };
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) => alone(',', comma),
        (None, Some(point)) => alone('.', point),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_understood_as_its_language_writes_it() {
        // German stands for those that group by a point.
        for (text, en, fr, de) in [
            ("1234.56", Some("1234.56"), Some("1234.56"), Some("1234.56")),
            ("1,234.56", Some("1234.56"), Some("1234.56"), Some("1234.56")),
            ("1 234,56", Some("1234.56"), Some("1234.56"), Some("1234.56")),
            ("1\u{202f}234,56\u{a0}€", Some("1234.56"), Some("1234.56"), Some("1234.56")),
            ("1.234,56", Some("1234.56"), Some("1234.56"), Some("1234.56")),
            ("1'234.50", Some("1234.50"), Some("1234.50"), Some("1234.50")),
            ("1234,5", Some("1234.50"), Some("1234.50"), Some("1234.50")),
            ("1,234", Some("1234.00"), Some("1.2340"), Some("1.2340")),
            ("1.234", Some("1.2340"), Some("1.2340"), Some("1234.00")),
            ("1,234,567", Some("1234567.00"), Some("1234567.00"), Some("1234567.00")),
            ("1.234.567", Some("1234567.00"), Some("1234567.00"), Some("1234567.00")),
            ("1,234,567.8", Some("1234567.80"), Some("1234567.80"), Some("1234567.80")),
            ("120", Some("120.00"), Some("120.00"), Some("120.00")),
            ("0012", Some("12.00"), Some("12.00"), Some("12.00")),
            ("12.", Some("12.00"), Some("12.00"), Some("12.00")),
            ("-€120.00", Some("-120.00"), Some("-120.00"), Some("-120.00")),
            ("\u{2212}120", Some("-120.00"), Some("-120.00"), Some("-120.00")),
            ("$ 5", Some("5.00"), Some("5.00"), Some("5.00")),
            ("999999999999", Some("999999999999.00"), Some("999999999999.00"), Some("999999999999.00")),
            ("1000000000000", None, None, None),
            ("1.00001", None, None, None),
            ("12 34", None, None, None),
            ("1,23,456", None, None, None),
            ("1,234,56.7", None, None, None),
            ("1.234.56", None, None, None),
            ("1,2,3", None, None, None),
            ("FA2601-0001", None, None, None),
            ("2601-0001", None, None, None),
            ("--1", None, None, None),
            ("1e3", None, None, None),
            ("٣", None, None, None),
            (".5", None, None, None),
            ("-", None, None, None),
            ("", None, None, None),
        ] {
            let said = |locale| typed(locale, text).map(|amount| amount.to_string());
            assert_eq!(said(Locale::En).as_deref(), en, "{text:?} in English");
            assert_eq!(said(Locale::Fr).as_deref(), fr, "{text:?} in French");
            for locale in [Locale::De, Locale::Es, Locale::It, Locale::Nl] {
                assert_eq!(said(locale).as_deref(), de, "{text:?} in {locale:?}");
            }
        }
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for amount in ["0.00", "1234.50", "-0.0100", "999999999999.9999", "0.1000", "123.00"] {
            for locale in Locale::ALL {
                let shown = crate::model::format::Money(locale, amount, "EUR").to_string();
                assert_eq!(typed(locale, &shown), amount.parse().ok(), "{shown}");
                assert_eq!(typed(locale, amount), amount.parse().ok(), "{amount}");
            }
        }
    }
}
