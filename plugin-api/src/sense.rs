//! What a host's answers must look like, as [`crate::host`] and [`crate::documents`] say it: for the portal, which counts
//! what makes no sense, and for whoever checks a host.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;

use crate::amounts;
use crate::documents::{Body, Query, Row, Sort};
use crate::paying;

/// The longest text of a row that makes sense, in bytes: nobody prints a number or a title of 4 KiB.
pub const LONGEST_TEXT: usize = 4 << 10;

/// The longest key of a row, in bytes.
pub const LONGEST_KEY: usize = 512;

/// Something in an answer that makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A row has no key though it has a value to be ordered by: the list cannot be gone on with behind it.
    KeyMissing,
    /// A key is longer than [`LONGEST_KEY`].
    KeyTooLong,
    /// An id has another shape than an id.
    IdShape,
    /// The same row stands twice in one answer.
    RowTwice,
    /// A row stands before one that the order puts before it.
    OutOfOrder,
    /// More rows came than were asked for.
    TooManyRows,
    /// Rows or bytes came after the answer was told to end.
    WentOn,
    /// More bytes came than were asked for.
    TooManyBytes,
    /// A day is not `YYYY-MM-DD`.
    DayForm,
    /// An amount is no decimal string with a point.
    AmountForm,
    /// A currency is no ISO 4217 code.
    CurrencyForm,
    /// Per cent done is over a hundred.
    ProgressForm,
    /// A text is longer than [`LONGEST_TEXT`].
    TextTooLong,
    /// Two files of a document have the same id.
    FileTwice,
    /// The account that a transfer goes to has an IBAN whose check digits are wrong.
    IbanForm,
}

impl Fault {
    /// What it is, in a word for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyMissing => "row/key-missing",
            Self::KeyTooLong => "row/key-too-long",
            Self::IdShape => "row/id-shape",
            Self::RowTwice => "rows/repeated",
            Self::OutOfOrder => "rows/out-of-order",
            Self::TooManyRows => "rows/too-many",
            Self::WentOn => "answer/went-on",
            Self::TooManyBytes => "file/too-many-bytes",
            Self::DayForm => "row/day-form",
            Self::AmountForm => "row/amount-form",
            Self::CurrencyForm => "row/currency-form",
            Self::ProgressForm => "row/progress-form",
            Self::TextTooLong => "row/text-too-long",
            Self::FileTwice => "file/repeated",
            Self::IbanForm => "body/iban-form",
        }
    }

    /// What it is, and what to do about it.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::KeyMissing => (
                "a row has no key, so that the next page of its list cannot be asked for",
                "give `Row::key` the value that the query orders by",
            ),
            Self::KeyTooLong => ("a key is over 512 bytes", "cut what the rows are ordered by"),
            Self::IdShape => ("an id has another shape", "ids are 1 to 64 characters of `A-Z a-z 0-9 . _ -`"),
            Self::RowTwice => ("a row stands twice in one answer", "ids are unique within a kind; look at the joins"),
            Self::OutOfOrder => {
                ("the rows are not in the order asked for", "order by `Query::sort` and then by id, in one direction")
            }
            Self::TooManyRows => ("more rows came than were asked for", "end at `Query::limit`"),
            Self::WentOn => ("the answer went on after it was told to end", "end where `each` says `false`"),
            Self::TooManyBytes => ("more bytes came than were asked for", "end at `FileQuery::limit`"),
            Self::DayForm => ("a day has another form", "days are `YYYY-MM-DD`, empty is none"),
            Self::AmountForm => {
                ("an amount has another form", "amounts are decimal strings with a point: `-1234.50`, empty is none")
            }
            Self::CurrencyForm => ("a currency has another form", "currencies are ISO 4217 codes: `EUR`"),
            Self::ProgressForm => ("per cent done is over a hundred", "progress is 0 to 100"),
            Self::TextTooLong => ("a text is over 4 KiB", "long texts belong into the body"),
            Self::IbanForm => ("an IBAN is none by its check digits", "give the one of the company's account, or none"),
            Self::FileTwice => ("two files of a document have one id", "ids of files are unique within the document"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().0)
    }
}

/// Whether a text has the shape of an id: 1 to 64 characters of `A-Z a-z 0-9 . _ -`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// Whether a text is a day of the calendar, `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let marks = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (Some(year), Some(month), Some(day), true) = (number(0, 4), number(5, 7), number(8, 10), marks) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text is a decimal string with a point, and at most one sign, a minus.
#[must_use]
pub fn is_amount(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(unsigned),
    }
}

/// Whether a text is three capital letters, as ISO 4217 has them.
#[must_use]
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// An answer of [`crate::Host::documents`], looked at row by row.
#[derive(Debug)]
pub struct Rows {
    sort: Sort,
    descending: bool,
    limit: u32,
    seen: u32,
    ended: bool,
    ids: HashSet<String>,
    before: String,
}

impl Rows {
    /// The answer to this query.
    #[must_use]
    pub fn of(query: &Query<'_>) -> Self {
        let Query { sort, descending, limit, .. } = *query;
        Self { sort, descending, limit, seen: 0, ended: false, ids: HashSet::new(), before: String::new() }
    }

    /// Looks at the next row. One that should not have come any more is said so, and nothing else of it.
    pub fn look(&mut self, row: &Row<'_>) -> Vec<Fault> {
        if self.ended {
            return vec![Fault::WentOn];
        }
        self.seen = self.seen.saturating_add(1);
        if self.seen > self.limit {
            self.ended = true;
            return vec![Fault::TooManyRows];
        }
        let ordered_by = self.ordered_by(row);
        let mut faults = of_row(row);
        if row.key.is_empty() && !ordered_by.is_empty() {
            faults.push(Fault::KeyMissing);
        }
        if is_before(self.sort, &self.before, ordered_by, self.descending) {
            faults.push(Fault::OutOfOrder);
        }
        ordered_by.clone_into(&mut self.before);
        if !self.ids.insert(row.id.to_owned()) {
            faults.push(Fault::RowTwice);
        }
        faults
    }

    /// The receiver of the rows said that it wants no more.
    pub const fn end(&mut self) {
        self.ended = true;
    }

    /// Whether no more rows are wanted.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether as many rows came as were asked for, so that there may be more.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.seen >= self.limit
    }

    const fn ordered_by<'a>(&self, row: &Row<'a>) -> &'a str {
        match self.sort {
            Sort::Date => row.date,
            Sort::Reference => row.reference,
            Sort::Until => row.until,
            Sort::Total => row.total,
        }
    }
}

/// Whether the second of two values belongs before the first. How texts are ordered, and where "none" stands, is the
/// host's own business.
fn is_before(sort: Sort, first: &str, second: &str, descending: bool) -> bool {
    let order = match sort {
        Sort::Date | Sort::Until if is_day(first) && is_day(second) => second.cmp(first),
        Sort::Total => match (hundred_millionths(first), hundred_millionths(second)) {
            (Some(first), Some(second)) => second.cmp(&first),
            _ => Ordering::Equal,
        },
        _ => Ordering::Equal,
    };
    order == if descending { Ordering::Greater } else { Ordering::Less }
}

/// An amount in hundred-millionths, where it has no more decimals and fits.
fn hundred_millionths(text: &str) -> Option<i128> {
    is_amount(text).then(|| amounts::units(text, 8)).flatten()
}

/// What makes no sense in one row by itself.
#[must_use]
pub fn of_row(row: &Row<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut note = |is_so: bool, fault: Fault| {
        if is_so {
            faults.push(fault);
        }
    };
    note(!is_id(row.id), Fault::IdShape);
    note(row.key.len() > LONGEST_KEY, Fault::KeyTooLong);
    note([row.date, row.until].iter().any(|day| !day.is_empty() && !is_day(day)), Fault::DayForm);
    note([row.total, row.remaining].iter().any(|amount| !amount.is_empty() && !is_amount(amount)), Fault::AmountForm);
    note(!row.currency.is_empty() && !is_currency(row.currency), Fault::CurrencyForm);
    note(row.progress.is_some_and(|progress| progress > 100), Fault::ProgressForm);
    let texts = [row.reference, row.other_reference, row.title, row.status, row.third_party, row.entity, row.parent];
    note(texts.iter().any(|text| text.len() > LONGEST_TEXT), Fault::TextTooLong);
    faults
}

/// What makes no sense in the body of a document.
#[must_use]
pub fn of_body(body: &Body) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lines = body.lines.iter().flat_map(|line| [&line.quantity, &line.price, &line.total]);
    let mut amounts = lines.chain([&body.net, &body.tax]).chain(body.payments.iter().map(|payment| &payment.amount));
    if amounts.any(|amount| !amount.is_empty() && !is_amount(amount)) {
        faults.push(Fault::AmountForm);
    }
    if body.payments.iter().any(|payment| !payment.date.is_empty() && !is_day(&payment.date)) {
        faults.push(Fault::DayForm);
    }
    let transfer = body.paying.as_ref().and_then(|paying| paying.transfer.as_ref());
    if transfer.is_some_and(|transfer| !transfer.iban.is_empty() && paying::iban(&transfer.iban).is_none()) {
        faults.push(Fault::IbanForm);
    }
    let mut ids = HashSet::new();
    if !body.files.iter().all(|file| ids.insert(&file.id)) {
        faults.push(Fault::FileTwice);
    }
    if body.files.iter().any(|file| !is_id(&file.id)) || body.links.iter().any(|link| !is_id(&link.id)) {
        faults.push(Fault::IdShape);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Filter, Nature, State};
    use crate::kind::Kind;

    #[test]
    fn days_amounts_currencies_and_ids_have_one_form_each() {
        for (text, day) in [
            ("2026-02-28", true),
            ("2028-02-29", true),
            ("2026-02-29", false),
            ("2026-2-3", false),
            ("2026-13-01", false),
            ("28/02/2026", false),
            ("2026-02-28T00:00:00Z", false),
            ("2026-00-10", false),
            ("२०२६-०२-२८", false),
            ("", false),
        ] {
            assert_eq!(is_day(text), day, "{text}");
        }
        for (text, amount) in [
            ("0", true),
            ("-1234.50", true),
            ("0012.00", true),
            ("1,234.5", false),
            ("1.234,50", false),
            ("12.", false),
            (".5", false),
            ("+1", false),
            ("--1", false),
            ("1e5", false),
            ("12 €", false),
            ("", false),
        ] {
            assert_eq!(is_amount(text), amount, "{text}");
        }
        for (text, currency) in [("EUR", true), ("eur", false), ("EURO", false), ("€", false), ("", false)] {
            assert_eq!(is_currency(text), currency, "{text}");
        }
        for (text, id) in [("1", true), ("FA-2026.1_b", true), ("a/b", false), ("é", false), ("", false)] {
            assert_eq!(is_id(text), id, "{text}");
        }
    }

    const ROW: Row<'static> = Row {
        nature: Nature::Usual,
        kind: Kind::Invoices,
        id: "1",
        third_party: "7",
        entity: "1",
        state: State::Published,
        reserved: false,
        contacts: &[],
        reference: "FA-1",
        other_reference: "",
        title: "",
        status: "unpaid",
        open: true,
        date: "2026-01-02",
        until: "",
        total: "10.00",
        remaining: "",
        currency: "EUR",
        progress: None,
        parent: "",
        has_file: false,
        has_picture: false,
        key: "2026-01-02",
    };

    fn faults(sort: Sort, descending: bool, limit: u32, rows: &[Row<'_>]) -> Vec<Fault> {
        let query = Query {
            kind: Kind::Invoices,
            third_party: "7",
            entities: None,
            contact: None,
            own_only: false,
            cancelled: false,
            filter: Filter::default(),
            sort,
            descending,
            after: None,
            limit,
        };
        let mut seen = Rows::of(&query);
        rows.iter().flat_map(|row| seen.look(row)).collect()
    }

    #[test]
    fn each_fault_of_rows_is_found_and_what_is_right_is_none() {
        let other = Row { id: "2", ..ROW };
        let later = Row { id: "3", date: "2026-01-03", total: "9.5", ..ROW };
        let long = "x".repeat(LONGEST_TEXT + 1);
        for (what, rows, found) in [
            ("two of a day", vec![ROW, other], vec![]),
            ("in order", vec![ROW, later], vec![]),
            ("out of order", vec![later, ROW], vec![Fault::OutOfOrder]),
            ("no key", vec![Row { key: "", ..ROW }], vec![Fault::KeyMissing]),
            ("no key and no day", vec![Row { key: "", date: "", ..ROW }], vec![]),
            ("a long key", vec![Row { key: &long, ..ROW }], vec![Fault::KeyTooLong]),
            ("twice", vec![ROW, ROW], vec![Fault::RowTwice]),
            ("an id with a slash", vec![Row { id: "a/b", ..ROW }], vec![Fault::IdShape]),
            ("four for three", vec![ROW, other, later, ROW, ROW], vec![Fault::TooManyRows, Fault::WentOn]),
            ("another day", vec![Row { date: "02/01/2026", ..ROW }], vec![Fault::DayForm]),
            ("another amount", vec![Row { total: "1,234.5", ..ROW }], vec![Fault::AmountForm]),
            ("another currency", vec![Row { currency: "EURO", ..ROW }], vec![Fault::CurrencyForm]),
            ("more than done", vec![Row { progress: Some(101), ..ROW }], vec![Fault::ProgressForm]),
            ("a long title", vec![Row { title: &long, ..ROW }], vec![Fault::TextTooLong]),
        ] {
            assert_eq!(faults(Sort::Date, false, 3, &rows), found, "{what}");
        }
        assert_eq!(faults(Sort::Date, true, 3, &[ROW, later]), [Fault::OutOfOrder], "the other way round");
        assert_eq!(faults(Sort::Total, true, 3, &[ROW, later]), [], "10.00 before 9.5: as numbers");
        assert_eq!(faults(Sort::Reference, true, 3, &[ROW, other]), [], "texts are ordered as the host orders them");
    }
}
