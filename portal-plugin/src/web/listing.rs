//! What a list's address says: filter, order, place; read strictly, and written again into the links of the page.

mod narrowing;

pub use narrowing::Narrowing;

use data_encoding::BASE64URL_NOPAD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::documents::{Filter, Sort};
use plugin_api::{Kind, status};

use crate::error::Error;
use crate::model::locales::Locale;
use crate::source::{Listing, Place};
use crate::web::amounts::typed;
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
pub fn names() -> impl Iterator<Item = &'static str> {
    ["limit", "cursor", "sort"].into_iter().chain(Narrowing::ALL.map(Narrowing::name))
}

/// A list's address, understood.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that an address says or leaves out")]
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
    /// Part of number or title, or a total; empty is no filter.
    pub text: String,
    /// What the text is as an amount, without its sign; empty where it is none.
    amount: String,
    /// Only open ones.
    pub open: bool,
    /// Only open ones that are late.
    pub overdue: bool,
    /// Only those that name the one who asks.
    pub mine: bool,
    /// Only this status; empty is no filter.
    pub status: String,
    /// Only this entity's.
    pub entity: Option<String>,
    /// From this day on; empty is no filter.
    pub from: String,
    /// Up to this day; empty is no filter.
    pub to: String,
    /// From this total on, a decimal string; empty is no filter.
    pub total_from: String,
    /// Up to this total, a decimal string; empty is no filter.
    pub total_to: String,
    /// Only tasks of this project; empty is no filter.
    pub parent: String,
}

impl ListQuery {
    /// Reads the address of a list of this kind. An empty value is no value, as forms send it; amounts are as the language
    /// writes them.
    ///
    /// # Errors
    /// `request/query-invalid`, `list/cursor-invalid`.
    pub fn read(kind: Kind, locale: Locale, fields: &Fields<'_>) -> Result<Self, Refusal> {
        if !fields.names().all(|name| names().any(|known| known == name)) {
            return Err(Refusal::QueryInvalid);
        }
        let (sort, descending) = sort_of(kind, fields.get("sort"))?;
        let after = match fields.get("cursor") {
            "" => None,
            cursor => Some(place_of(cursor, sort, descending).ok_or(Error::CursorInvalid)?),
        };
        let text = text_of(fields.get("text"))?;
        let amount = typed(locale, &text).map(|amount| amount.to_string().trim_start_matches('-').to_owned());
        Ok(Self {
            limit: limit_of(fields.get("limit"))?,
            after,
            sort,
            descending,
            amount: amount.unwrap_or_default(),
            text,
            open: flag_of(fields.get("open"))?,
            overdue: flag_of(fields.get("overdue"))?,
            mine: flag_of(fields.get("mine"))?,
            status: status_of(kind, fields.get("status"))?,
            entity: Some(id_of(fields.get("entity"))?).filter(|entity| !entity.is_empty()),
            from: day_of(fields.get("from"))?,
            to: day_of(fields.get("to"))?,
            total_from: total_of(locale, fields.get("total_from"))?,
            total_to: total_of(locale, fields.get("total_to"))?,
            parent: id_of(fields.get("parent"))?,
        })
    }

    /// What to ask the portal for; `today` decides what is late, and what still waits.
    pub fn listing<'a>(&'a self, today: &'a str) -> Listing<'a> {
        Listing {
            filter: Filter {
                text: &self.text,
                amount: &self.amount,
                total_from: &self.total_from,
                total_to: &self.total_to,
                open: self.open,
                overdue_on: if self.overdue { today } else { "" },
                status: &self.status,
                from: &self.from,
                to: &self.to,
                parent: &self.parent,
            },
            entity: self.entity.as_slice(),
            mine: self.mine,
            credits: false,
            sort: self.sort,
            descending: self.descending,
            today,
            after: self.after.as_ref(),
            limit: self.limit,
        }
    }

    /// What narrows the list.
    pub fn narrowings(&self) -> impl Iterator<Item = Narrowing> {
        Narrowing::ALL.into_iter().filter(|narrowing| !narrowing.value(self).is_empty())
    }

    /// Whether anything narrows the list.
    pub fn filters(&self) -> bool {
        self.narrowings().next().is_some()
    }

    /// Whether one of the filters that stand behind the search narrows the list.
    pub fn filters_more(&self) -> bool {
        self.narrowings().any(|narrowing| !matches!(narrowing, Narrowing::Text | Narrowing::Parent))
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

    /// The query of the list from its start without this filter.
    pub fn without(&self, kind: Kind, narrowing: Narrowing) -> String {
        let mut wider = Self { after: None, ..self.clone() };
        narrowing.lift(&mut wider);
        wider.address(kind)
    }

    /// Filter and order as the fields of a form that asks for the same rows.
    pub fn fields(&self, kind: Kind) -> Vec<(&'static str, String)> {
        let mut fields: Vec<_> =
            self.narrowings().map(|narrowing| (narrowing.name(), narrowing.value(self).to_owned())).collect();
        if !self.is_usual_order(kind) {
            fields.push(("sort", self.sort_word()));
        }
        fields
    }

    /// The cursor of a place in this list.
    pub fn cursor(&self, place: &Place) -> String {
        let mut bytes = vec![self.sort.number(), u8::from(self.descending), u8::try_from(place.id.len()).unwrap_or(0)];
        bytes.extend_from_slice(place.id.as_bytes());
        bytes.extend_from_slice(place.key.as_bytes());
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// The query, with its question mark; empty where everything is as it is by itself.
    fn address(&self, kind: Kind) -> String {
        let mut fields = self.fields(kind);
        if self.limit != ROWS {
            fields.push(("limit", self.limit.to_string()));
        }
        if let Some(place) = &self.after {
            fields.push(("cursor", self.cursor(place)));
        }
        let mut query = String::new();
        for (name, value) in fields {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            query.extend(utf8_percent_encode(&value, NON_ALPHANUMERIC));
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
    let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok()?;
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

fn total_of(locale: Locale, text: &str) -> Result<String, Refusal> {
    let text = text_of(text)?;
    if text.is_empty() {
        return Ok(text);
    }
    typed(locale, &text).map(|total| total.to_string()).ok_or(Refusal::QueryInvalid)
}

fn status_of(kind: Kind, word: &str) -> Result<String, Refusal> {
    if word.is_empty() || status::of(kind).contains(&word) { Ok(word.to_owned()) } else { Err(Refusal::QueryInvalid) }
}

fn id_of(text: &str) -> Result<String, Refusal> {
    if text.is_empty() || routes::is_id(text) { Ok(text.to_owned()) } else { Err(Refusal::QueryInvalid) }
}

#[cfg(test)]
mod tests;
