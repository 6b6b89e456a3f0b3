//! Tables for spreadsheets (RFC 4180), in which no text is taken for a formula, whatever the reader takes for a separator.

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

/// The table with its head; every row is as long as that, and begins with a text.
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

/// The cell as a spreadsheet may read it: text that would begin a formula has an apostrophe before it (OWASP, CSV injection). So has
/// what would begin one behind a semicolon, a bar or a line's end within, where a reader's own separator is another one.
fn said(cell: Cell<'_>) -> Cow<'_, str> {
    let text = match cell {
        Cell::Value(text) if is_value(text) => return Cow::Borrowed(text),
        Cell::Value(text) | Cell::Text(text) => crate::model::format::plain(text),
    };
    if !text.contains(SIGNS) && !text.starts_with(BREAKS) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 1);
    for part in text.split_inclusive(SEPARATORS) {
        if begins_formula(part) || (safe.is_empty() && part.starts_with(BREAKS)) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    Cow::Owned(safe)
}

/// What begins a formula; some readers take the wide and the small forms of East Asia like the plain ones.
const SIGNS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// What ends a line.
const BREAKS: [char; 3] = ['\t', '\r', '\n'];

/// What tells cells or rows apart for some reader; a comma within quotes does so for none.
const SEPARATORS: [char; 5] = [';', '|', '\t', '\r', '\n'];

/// Whether what a spreadsheet reads first begins a formula; some pass over blanks, quotes and marks before it.
fn begins_formula(part: &str) -> bool {
    let passed_over =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}');
    part.trim_start_matches(passed_over).starts_with(SIGNS)
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
            (Cell::Text("\n=1"), "\"'\n'=1\""),
            (Cell::Text("  =1"), r#""'  =1""#),
            (Cell::Text("\u{202e}=1"), r#""'=1""#),
            (Cell::Text("＝1"), r#""'＝1""#),
            (Cell::Text("a=1"), r#""a=1""#),
            (Cell::Text("a;=1"), r#""a;'=1""#),
            (Cell::Text("a; =1;b"), r#""a;' =1;b""#),
            (Cell::Text("a;\"=1\""), "\"a;'\"\"=1\"\"\""),
            (Cell::Text("a|@1"), r#""a|'@1""#),
            (Cell::Text("a\n+1"), "\"a\n'+1\""),
            (Cell::Text("\u{feff}=1"), "\"'\u{feff}=1\""),
            (Cell::Text("\"=1"), "\"'\"\"=1\""),
            (Cell::Text("﹦1"), r#""'﹦1""#),
            (Cell::Text("a;b, c-d"), r#""a;b, c-d""#),
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

    /// The cells as an office reads them: quotes count where a cell begins with one, and what stands behind their end belongs to it.
    fn cells(text: &str, separator: char) -> Vec<String> {
        let (mut cells, mut cell) = (Vec::new(), String::new());
        let (mut quoted, mut begun) = (false, false);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
                '"' if quoted => quoted = false,
                '"' if !begun => quoted = true,
                c if !quoted && (c == separator || matches!(c, '\r' | '\n')) => {
                    cells.push(std::mem::take(&mut cell));
                    begun = false;
                    continue;
                }
                c => cell.push(c),
            }
            begun = true;
        }
        cells.push(cell);
        cells
    }

    /// Whether a spreadsheet would compute it, whatever blanks and quotes it passes over.
    fn computes(cell: &str) -> bool {
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"'));
        cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && cell.parse::<f64>().is_err()
    }

    proptest::proptest! {
        #[test]
        fn no_cell_is_a_formula_under_any_separator(
            rows in proptest::collection::vec(
                ("[a=+@;\t\r\n\"', |＝\u{feff}\u{a0}1-]{0,12}", "[=;\n\"+,a]{0,8}", "-?[0-9]{1,3}(\\.[0-9]{2})?"),
                0..6,
            )
        ) {
            let cells_of = |(one, other, value): &'_ (String, String, String)| -> Vec<Cell<'static>> {
                // A table's cells live as long as its rows.
                let leak = |text: &String| -> &'static str { text.clone().leak() };
                vec![Cell::Text(leak(one)), Cell::Value(leak(value)), Cell::Text(leak(other))]
            };
            let bytes = table(&["Number", "Total", "Title"], rows.iter().map(cells_of));
            let text = std::str::from_utf8(&bytes[3..]).unwrap();
            for separator in [',', ';', '\t', '|'] {
                for cell in cells(text, separator) {
                    proptest::prop_assert!(!computes(&cell), "{separator:?}: {cell:?} in {text:?}");
                }
                let mut reader = csv::ReaderBuilder::new()
                    .delimiter(u8::try_from(separator).unwrap()).flexible(true).has_headers(false).from_reader(text.as_bytes());
                for record in reader.records() {
                    for cell in &record.unwrap() {
                        proptest::prop_assert!(!computes(cell), "{separator:?}: {cell:?} in {text:?}");
                    }
                }
            }
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
