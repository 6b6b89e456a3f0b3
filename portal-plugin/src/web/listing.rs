//! What a list's address says: filter, order, place; read strictly, and written again into the links of the page.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::Kind;
use plugin_api::documents::{Filter, Sort};

use crate::error::Error;
use crate::source::{Listing, Place};
use crate::web::fields::Fields;
use crate::web::refusals::Refusal;
use crate::web::routes;

/// How many rows a page has where none is asked for.
const ROWS: u32 = 25;
/// The most rows of a page.
const MAX_ROWS: u32 = 100;
/// The longest text to look for, in code points.
const MAX_TEXT: usize = 100;
/// The longest key of a place, in bytes, as plugin-api states it.
const MAX_KEY: usize = 512;

/// The parameters that a list takes.
pub const NAMES: [&str; 10] = ["limit", "cursor", "sort", "text", "open", "overdue", "status", "from", "to", "parent"];

/// A list's address, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// How many rows.
    pub limit: u32,
    /// Begin behind this place.
    pub after: Option<Place>,
    /// The column that orders.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// Part of number or title; empty is no filter.
    pub text: String,
    /// Only open ones.
    pub open: bool,
    /// Only open ones that are late.
    pub overdue: bool,
    /// Only this status; empty is no filter.
    pub status: String,
    /// From this day on; empty is no filter.
    pub from: String,
    /// Up to this day; empty is no filter.
    pub to: String,
    /// Only tasks of this project; empty is no filter.
    pub parent: String,
}

impl ListQuery {
    /// Reads the address of a list of this kind. An empty value is no value, as forms send it.
    ///
    /// # Errors
    /// `request/query-invalid`, `list/cursor-invalid`.
    pub fn read(kind: Kind, fields: &Fields<'_>) -> Result<Self, Refusal> {
        if fields.names().any(|name| !NAMES.contains(&name)) {
            return Err(Refusal::QueryInvalid);
        }
        let (sort, descending) = sort_of(kind, fields.get("sort"))?;
        let after = match fields.get("cursor") {
            "" => None,
            cursor => Some(place_of(cursor, sort, descending).ok_or(Error::CursorInvalid)?),
        };
        Ok(Self {
            limit: limit_of(fields.get("limit"))?,
            after,
            sort,
            descending,
            text: text_of(fields.get("text"))?,
            open: flag_of(fields.get("open"))?,
            overdue: flag_of(fields.get("overdue"))?,
            status: text_of(fields.get("status"))?,
            from: day_of(fields.get("from"))?,
            to: day_of(fields.get("to"))?,
            parent: parent_of(fields.get("parent"))?,
        })
    }

    /// What to ask the portal for; `today` decides what is late.
    pub fn listing<'a>(&'a self, today: &'a str) -> Listing<'a> {
        Listing {
            filter: Filter {
                text: &self.text,
                open: self.open,
                overdue_on: if self.overdue { today } else { "" },
                status: &self.status,
                from: &self.from,
                to: &self.to,
                parent: &self.parent,
            },
            sort: self.sort,
            descending: self.descending,
            after: self.after.as_ref(),
            limit: self.limit,
        }
    }

    /// Whether anything narrows the list.
    pub fn filters(&self) -> bool {
        let Self { text, open, overdue, status, from, to, parent, .. } = self;
        *open || *overdue || [text, status, from, to, parent].iter().any(|value| !value.is_empty())
    }

    /// Whether one of the filters that stand behind the search narrows the list.
    pub fn filters_more(&self) -> bool {
        self.open || self.overdue || !self.from.is_empty() || !self.to.is_empty()
    }

    /// Whether the list stands in the order that it has by itself.
    pub fn is_usual_order(&self, kind: Kind) -> bool {
        (self.sort, self.descending) == usual(kind)
    }

    /// The word for the order, e.g. `-date`.
    pub fn sort_word(&self) -> String {
        let word = word_of(self.sort);
        if self.descending { format!("-{word}") } else { word.to_owned() }
    }

    /// The query of the same list, ordered by this column: by it anew, or the other way round.
    pub fn sorted_by(&self, kind: Kind, sort: Sort) -> String {
        let descending = if sort == self.sort { !self.descending } else { sort != Sort::Reference };
        Self { sort, descending, after: None, ..self.clone() }.address(kind)
    }

    /// The query of the same list from its start.
    pub fn first(&self, kind: Kind) -> String {
        Self { after: None, ..self.clone() }.address(kind)
    }

    /// The query of the page behind this place.
    pub fn next(&self, kind: Kind, place: &Place) -> String {
        Self { after: Some(place.clone()), ..self.clone() }.address(kind)
    }

    /// The cursor of a place in this list.
    pub fn cursor(&self, place: &Place) -> String {
        let mut bytes = vec![self.sort.number(), u8::from(self.descending), u8::try_from(place.id.len()).unwrap_or(0)];
        bytes.extend_from_slice(place.id.as_bytes());
        bytes.extend_from_slice(place.key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The query, with its question mark; empty where everything is as it is by itself.
    fn address(&self, kind: Kind) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                query.push(if query.is_empty() { '?' } else { '&' });
                query.push_str(name);
                query.push('=');
                query.extend(utf8_percent_encode(value, NON_ALPHANUMERIC));
            }
        };
        add("text", &self.text);
        add("open", if self.open { "1" } else { "" });
        add("overdue", if self.overdue { "1" } else { "" });
        add("status", &self.status);
        add("from", &self.from);
        add("to", &self.to);
        add("parent", &self.parent);
        if !self.is_usual_order(kind) {
            add("sort", &self.sort_word());
        }
        if self.limit != ROWS {
            add("limit", &self.limit.to_string());
        }
        if let Some(place) = &self.after {
            add("cursor", &self.cursor(place));
        }
        query
    }
}

/// The order of a list that names none: the newest first; products, which have no day, by reference.
const fn usual(kind: Kind) -> (Sort, bool) {
    match kind {
        Kind::Products => (Sort::Reference, false),
        _ => (Sort::Date, true),
    }
}

const fn word_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "date",
        Sort::Reference => "ref",
        Sort::Until => "until",
        Sort::Total => "total",
    }
}

fn sort_of(kind: Kind, word: &str) -> Result<(Sort, bool), Refusal> {
    if word.is_empty() {
        return Ok(usual(kind));
    }
    let (descending, column) = word.strip_prefix('-').map_or((false, word), |column| (true, column));
    let known = [Sort::Date, Sort::Reference, Sort::Until, Sort::Total];
    let sort = known.into_iter().find(|sort| word_of(*sort) == column).ok_or(Refusal::QueryInvalid)?;
    Ok((sort, descending))
}

/// The place that a cursor of a list in this order stands for.
fn place_of(cursor: &str, sort: Sort, descending: bool) -> Option<Place> {
    if cursor.len() > 1024 {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (head, rest) = bytes.split_first_chunk::<3>()?;
    let [sort_number, direction, id_length] = *head;
    let (id, key) = rest.split_at_checked(usize::from(id_length))?;
    let id = str::from_utf8(id).ok().filter(|id| routes::is_id(id))?;
    let key = str::from_utf8(key).ok().filter(|key| key.len() <= MAX_KEY)?;
    let fits = sort_number == sort.number() && direction == u8::from(descending);
    fits.then(|| Place { key: key.to_owned(), id: id.to_owned() })
}

fn limit_of(text: &str) -> Result<u32, Refusal> {
    match text {
        "" => Ok(ROWS),
        digits => digits.parse().ok().filter(|limit| (1..=MAX_ROWS).contains(limit)).ok_or(Refusal::QueryInvalid),
    }
}

fn text_of(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let fits = text.chars().count() <= MAX_TEXT && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(Refusal::QueryInvalid) }
}

fn flag_of(text: &str) -> Result<bool, Refusal> {
    match text {
        "1" | "true" | "on" => Ok(true),
        "" | "0" | "false" => Ok(false),
        _ => Err(Refusal::QueryInvalid),
    }
}

fn day_of(text: &str) -> Result<String, Refusal> {
    let fits = text.is_empty() || (text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok());
    if fits { Ok(text.to_owned()) } else { Err(Refusal::QueryInvalid) }
}

fn parent_of(text: &str) -> Result<String, Refusal> {
    if text.is_empty() || routes::is_id(text) { Ok(text.to_owned()) } else { Err(Refusal::QueryInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<ListQuery, Refusal> {
        ListQuery::read(Kind::Invoices, &Fields::of_query(query).unwrap())
    }

    #[test]
    fn an_address_is_understood_or_refused() {
        for query in [
            "",
            "text=",
            "sort=-total",
            "sort=ref",
            "limit=1",
            "limit=100",
            "open=1",
            "open=true",
            "open=0",
            "from=2026-02-28&to=2026-12-31",
            "status=unpaid",
            "parent=12",
            "text=50%25+%5F",
        ] {
            assert!(read(query).is_ok(), "{query}");
        }
        for query in [
            "limit=0",
            "limit=101",
            "limit=x",
            "limit=-1",
            "sort=price",
            "sort=--date",
            "open=yes",
            "from=2026-02-30",
            "from=yesterday",
            "to=20260101",
            "parent=%2e%2e%2f",
            "text=a%00b",
            "colour=red",
            &format!("text={}", "x".repeat(101)),
        ] {
            assert_eq!(read(query), Err(Refusal::QueryInvalid), "{query}");
        }
    }

    #[test]
    fn the_links_of_a_page_keep_what_was_asked_for() {
        let query = read("text=a%26b&open=1&sort=total&limit=10").unwrap();
        let place = Place { key: "é\0 1".to_owned(), id: "42".to_owned() };
        let next = query.next(Kind::Invoices, &place);
        assert_eq!(read(next.trim_start_matches('?')).unwrap(), ListQuery { after: Some(place), ..query.clone() });
        assert_eq!(query.first(Kind::Invoices), "?text=a%26b&open=1&sort=total&limit=10");
        assert_eq!(query.sorted_by(Kind::Invoices, Sort::Total), "?text=a%26b&open=1&sort=%2Dtotal&limit=10");
        assert_eq!(read("").unwrap().first(Kind::Invoices), "");
    }

    #[test]
    fn a_cursor_fits_only_the_order_it_was_made_for() {
        let place = Place { key: "2026-01-01".to_owned(), id: "7".to_owned() };
        let cursor = read("").unwrap().cursor(&place);
        for (query, fits) in [
            (format!("cursor={cursor}"), true),
            (format!("cursor={cursor}&sort=-date"), true),
            (format!("cursor={cursor}&sort=date"), false),
            (format!("cursor={cursor}&sort=-ref"), false),
            ("cursor=AAAA".to_owned(), false),
            ("cursor=%%%".to_owned(), false),
            (format!("cursor={}", "A".repeat(2000)), false),
            (format!("cursor={}", URL_SAFE_NO_PAD.encode([1, 1, 200, b'x'])), false),
            (format!("cursor={}", URL_SAFE_NO_PAD.encode([1, 1, 1, b'/'])), false),
        ] {
            match read(&query) {
                Ok(read) => assert!(fits && read.after.as_ref() == Some(&place), "{query}"),
                Err(refusal) => assert!(!fits && refusal == Refusal::Portal(Error::CursorInvalid), "{query}"),
            }
        }
    }
}
