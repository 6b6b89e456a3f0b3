//! Amounts as the ERP says them, decimal strings, added and multiplied without losing a digit.

use std::fmt;
use std::str::FromStr;

use plugin_api::amounts;

/// What an amount is below, whatever its sign: twenty digits before the point.
const LIMIT: i128 = 10_i128.pow(24);

/// An amount in ten-thousandths of its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    /// The sum, at the ends of what fits.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// So many times as much, rounded half away from zero to the last place that is kept.
    #[must_use]
    pub const fn times(self, count: Self) -> Self {
        let product = self.0.saturating_mul(count.0);
        let half = if product < 0 { -5_000 } else { 5_000 };
        Self(product.saturating_add(half) / 10_000)
    }

    /// Rounded half away from zero to two places.
    #[must_use]
    pub const fn to_cents(self) -> Self {
        let half = if self.0 < 0 { -50 } else { 50 };
        Self(self.0.saturating_add(half) / 100 * 100)
    }

    /// Whether it is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// How many thousandths of `whole` it is, from 0 to 1,000; 0 where `whole` is nothing or less.
    pub fn share_of(self, whole: Self) -> u16 {
        if whole.0 <= 0 {
            return 0;
        }
        let share = self.0.clamp(0, whole.0).saturating_mul(1_000) / whole.0;
        u16::try_from(share).unwrap_or(1_000)
    }
}

/// The text is no amount: digits, a point, at most four more of them, a minus before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAmount;

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        amounts::units(text, 4).filter(|units| units.abs() < LIMIT).map(Self).ok_or(NotAnAmount)
    }
}

impl fmt::Display for Amount {
    /// Two places, or four where they are needed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = amounts::text(self.0, 4);
        f.write_str(text.strip_suffix("00").unwrap_or(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_are_added_to_the_last_digit() {
        for (amounts, want) in [
            (&["0.10", "0.20"][..], Some("0.30")),
            (&["1234.5", "-1234.50"], Some("0.00")),
            (&["-0.05"], Some("-0.05")),
            (&["1.0001", "2"], Some("3.0001")),
            (&["99999999999999999999.99", "0.01"], Some("100000000000000000000.00")),
            (&[""], None),
            (&["1e3"], None),
            (&["1.00001"], None),
            (&["+1"], None),
            (&[".5"], None),
        ] {
            let sum = amounts.iter().try_fold(Amount::default(), |sum, text| Some(sum.plus(text.parse().ok()?)));
            assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), want, "{amounts:?}");
        }
    }

    #[test]
    fn amounts_are_multiplied_and_rounded_half_away_from_zero() {
        for (price, count, want) in
            [("6.40", "2.5", "16.00"), ("0.01", "0.5", "0.01"), ("-0.01", "0.5", "-0.01"), ("19.99", "3", "59.97")]
        {
            assert_eq!(amount(price).times(amount(count)).to_cents().to_string(), want, "{price} × {count}");
        }
    }

    #[test]
    fn a_share_is_between_nothing_and_all() {
        for (part, whole, want) in
            [("1", "4", 250), ("4", "4", 1_000), ("5", "4", 1_000), ("-1", "4", 0), ("1", "0", 0)]
        {
            assert_eq!(amount(part).share_of(amount(whole)), want, "{part} of {whole}");
        }
    }
}
