//! How long something has been due, in the steps in which receivables are reported.

use jiff::civil::Date;

/// How long an invoice has been due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Not yet; on its day neither.
    NotDue,
    /// 1 to 30 days.
    To30,
    /// 31 to 60 days.
    To60,
    /// 61 to 90 days.
    To90,
    /// More than 90 days.
    Older,
}

impl Age {
    /// All of them, the youngest first.
    pub const ALL: [Self; 5] = [Self::NotDue, Self::To30, Self::To60, Self::To90, Self::Older];

    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::To30 => "1_30",
            Self::To60 => "31_60",
            Self::To90 => "61_90",
            Self::Older => "over_90",
        }
    }
}

/// The age of what is due on a day, on another day, both `YYYY-MM-DD`; without a day it is not due.
pub fn age_of(until: &str, today: &str) -> Age {
    let (Ok(until), Ok(today)) = (until.parse::<Date>(), today.parse::<Date>()) else { return Age::NotDue };
    match (today - until).get_days() {
        ..=0 => Age::NotDue,
        1..=30 => Age::To30,
        31..=60 => Age::To60,
        61..=90 => Age::To90,
        _ => Age::Older,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_ages_from_the_day_after_it_is_due() {
        for (until, today, want) in [
            ("2026-03-31", "2026-03-30", Age::NotDue),
            ("2026-03-31", "2026-03-31", Age::NotDue),
            ("2026-03-31", "2026-04-01", Age::To30),
            ("2026-03-31", "2026-04-30", Age::To30),
            ("2026-03-31", "2026-05-01", Age::To60),
            ("2026-03-31", "2026-05-30", Age::To60),
            ("2026-03-31", "2026-05-31", Age::To90),
            ("2026-03-31", "2026-06-29", Age::To90),
            ("2026-03-31", "2026-06-30", Age::Older),
            ("2024-02-29", "2026-06-30", Age::Older),
            ("", "2026-06-30", Age::NotDue),
            ("no day", "2026-06-30", Age::NotDue),
        ] {
            assert_eq!(age_of(until, today), want, "due {until}, on {today}");
        }
    }
}
