//! Tables for spreadsheets (RFC 4180), in which no text is taken for a formula.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What tells spreadsheets that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A cell.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// Foreign text, which is made harmless.
    Text(&'a str),
    /// A decimal string or a day of the ERP's, as it stands; what only pretends to be one is text.
    Value(&'a str),
}

/// The table with its head; every row is as long as that.
pub fn table<'a>(head: &[&'a str], rows: impl Iterator<Item = Vec<Cell<'a>>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let head = head.iter().map(|name| Cell::Text(name)).collect();
    for row in std::iter::once(head).chain(rows) {
        let written = writer.write_record(row.into_iter().map(|cell| said(cell).into_owned().into_bytes()));
        // Writing to memory does not fail.
        if let Err(error) = written {
            log::error!("a row could not be written: {error}");
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// The cell as a spreadsheet may read it: text that would begin a formula has an apostrophe before it (OWASP, CSV injection).
fn said(cell: Cell<'_>) -> Cow<'_, str> {
    let text = match cell {
        Cell::Value(text) if is_value(text) => return Cow::Borrowed(text),
        Cell::Value(text) | Cell::Text(text) => crate::web::format::plain(text),
    };
    if begins_formula(&text) { Cow::Owned(format!("'{text}")) } else { text }
}

/// Whether what a spreadsheet reads first begins a formula; some pass over blanks before it, and some read the wide forms of
/// East Asia like the plain ones.
fn begins_formula(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(SIGNS)
}

/// Whether it is digits with a minus before and a point within, or a day `YYYY-MM-DD`: nothing that computes.
fn is_value(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_number = number.split_once('.').map_or(digits(number), |(whole, part)| digits(whole) && digits(part));
    is_number || (text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula_and_every_number_stays_one() {
        for (cell, want) in [
            (Cell::Text("=cmd|' /C calc'!A0"), r#""'=cmd|' /C calc'!A0""#),
            (Cell::Text("+1"), r#""'+1""#),
            (Cell::Text("-1"), r#""'-1""#),
            (Cell::Text("@SUM(A1)"), r#""'@SUM(A1)""#),
            (Cell::Text("\t=1"), r#""'=1""#),
            (Cell::Text("\r=1"), r#""'=1""#),
            (Cell::Text("\n=1"), "\"'\n=1\""),
            (Cell::Text("  =1"), r#""'  =1""#),
            (Cell::Text("\u{202e}=1"), r#""'=1""#),
            (Cell::Text("＝1"), r#""'＝1""#),
            (Cell::Text("a=1"), r#""a=1""#),
            (Cell::Text("a;=1"), r#""a;=1""#),
            (Cell::Text("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\""),
            (Cell::Text("Étagère"), r#""Étagère""#),
            (Cell::Text(""), r#""""#),
            (Cell::Value("-1234.50"), "-1234.50"),
            (Cell::Value("0"), "0"),
            (Cell::Value("2026-01-31"), r#""2026-01-31""#),
            (Cell::Value(""), r#""""#),
            (Cell::Value("-1+1"), r#""'-1+1""#),
            (Cell::Value("-"), r#""'-""#),
            (Cell::Value("-.5"), r#""'-.5""#),
            (Cell::Value("--1"), r#""'--1""#),
            (Cell::Value("+1"), r#""'+1""#),
            (Cell::Value("=1"), r#""'=1""#),
            (Cell::Value("-1e5"), r#""'-1e5""#),
        ] {
            let table = table(&["x"], std::iter::once(vec![cell]));
            let text = String::from_utf8(table).unwrap();
            assert_eq!(text, format!("\u{feff}\"x\"\r\n{want}\r\n"), "{cell:?}");
        }
    }

    #[test]
    fn a_table_is_read_again_as_it_was_written() {
        let texts = ["a,b", "\"q\"", "two\nlines", " x ", "é"];
        let rows = texts.iter().map(|text| vec![Cell::Text(text), Cell::Value("1.50")]);
        let bytes = table(&["Number", "Total"], rows);
        let mut read = csv::Reader::from_reader(&bytes[3..]);
        assert_eq!(read.headers().unwrap(), ["Number", "Total"].as_slice());
        let again: Vec<_> = read.records().map(|record| record.unwrap()[0].to_owned()).collect();
        assert_eq!(again, texts);
    }
}
