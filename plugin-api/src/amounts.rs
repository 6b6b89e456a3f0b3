//! Amounts as they cross: decimal strings with a point. They are read and written as whole units of their last place, so that
//! nothing is ever rounded.

/// How many units of the `places`-th decimal a text stands for: `-12.5` is -1250 of two places. `None` where it is no amount,
/// has more places, or does not fit.
#[must_use]
pub fn units(text: &str, places: usize) -> Option<i128> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > places || !plain(whole) || !plain(part) {
        return None;
    }
    let units: i128 = format!("{whole}{part:0<places$}").parse().ok()?;
    Some(if negative { -units } else { units })
}

/// The text of so many units of the `places`-th decimal, with all of the places, of which there is at least one: `-12.50` for -1250 of two.
#[must_use]
pub fn text(units: i128, places: usize) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", units.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_to_its_last_place_or_not_at_all() {
        for (amount, places, want) in [
            ("12", 2, Some(1200)),
            ("-12.5", 2, Some(-1250)),
            ("0.05", 2, Some(5)),
            ("12.", 2, Some(1200)),
            ("1.005", 2, None),
            ("1.005", 8, Some(100_500_000)),
            ("", 2, None),
            ("-", 2, None),
            (".5", 2, None),
            ("+1", 2, None),
            ("--1", 2, None),
            ("1.-5", 2, None),
            ("1e3", 2, None),
            ("1,5", 2, None),
            ("٣", 2, None),
            (&"9".repeat(40), 2, None),
        ] {
            assert_eq!(units(amount, places), want, "{amount} of {places}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (amount, places, want) in
            [(0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (-123_450, 2, "-1234.50"), (1, 4, "0.0001")]
        {
            assert_eq!(text(amount, places), want);
            assert_eq!(units(want, places), Some(amount), "{want}");
        }
    }
}
