//! Cents, and the decimal strings that they cross as.

use plugin_api::amounts;

/// `-1234.50` for minus 123,450 cents.
pub fn decimal(cents: i64) -> String {
    amounts::text(cents.into(), 2)
}

/// The cents of a decimal string with exactly two decimals; empty counts as nothing. `None` for any other text.
pub fn cents(decimal: &str) -> Option<i64> {
    match decimal.split_once('.') {
        None if decimal.is_empty() => Some(0),
        Some((_, part)) if part.len() == 2 => amounts::units(decimal, 2)?.try_into().ok(),
        _ => None,
    }
}

/// The ten-thousandths of a decimal string with at most twelve digits and four decimals. `None` for any other text.
pub fn ten_thousandths(decimal: &str) -> Option<i64> {
    let units: i64 = amounts::units(decimal, 4)?.try_into().ok()?;
    (units.abs() < 10_i64.pow(16)).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cents_and_decimals_are_each_others_inverse() {
        for (amount, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_450, "1234.50"), (-123_450, "-1234.50")] {
            assert_eq!(decimal(amount), text);
            assert_eq!(cents(text), Some(amount), "{text}");
        }
    }

    #[test]
    fn an_amount_to_look_for_has_at_most_twelve_digits_and_four_decimals() {
        for (text, want) in [
            ("12", Some(120_000)),
            ("-12.5", Some(-125_000)),
            ("0.0001", Some(1)),
            ("999999999999.9999", Some(9_999_999_999_999_999)),
            ("1000000000000", None),
            ("0.00001", None),
            ("", None),
            (".5", None),
            ("1,5", None),
            ("--1", None),
        ] {
            assert_eq!(ten_thousandths(text), want, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["-", "1", "1.5", "1.505", ".50", "--1.00", "1.-5", "+1.00", "9999999999999999999.00", "1,00"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }
}
