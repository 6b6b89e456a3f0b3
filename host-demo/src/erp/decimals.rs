//! Amounts of an ERP's database as the interface wants them: exact decimals.

/// The decimal number without the zeros that only the column's width added, with at least `places` decimals.
///
/// `12.50000000` with 2 is `12.50`, and `0.01250000` is `0.0125`; what is empty stays empty.
pub(super) fn decimal(number: &str, places: usize) -> String {
    if number.is_empty() {
        return String::new();
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let kept = fraction.trim_end_matches('0');
    let fraction = format!("{kept:0<places$}");
    let is_zero = kept.is_empty() && whole.trim_start_matches('-').chars().all(|digit| digit == '0');
    let whole = if is_zero { whole.trim_start_matches('-') } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_its_value_and_at_least_its_places() {
        let table = [
            ("12.50000000", 2, "12.50"),
            ("0.01250000", 2, "0.0125"),
            ("-120.00000000", 2, "-120.00"),
            ("-0.00000000", 2, "0.00"),
            ("3.00000000", 0, "3"),
            ("2.50000000", 0, "2.5"),
            ("1000", 2, "1000.00"),
            ("", 2, ""),
            ("12.500", 2, "12.50"),
            ("0.0125", 2, "0.0125"),
            ("-0.00", 2, "0.00"),
            ("3.0", 0, "3"),
        ];
        for (stored, places, expected) in table {
            assert_eq!(decimal(stored, places), expected, "`{stored}`");
        }
    }
}
