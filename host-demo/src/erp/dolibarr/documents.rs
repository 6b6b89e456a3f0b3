//! Lists of documents and their heads: the portal's question as one query, and rows as they cross.

use std::collections::HashMap;

use plugin_api::documents::{Query, Row, Sort, State};
use plugin_api::status::{CANCELLED, DRAFT};
use plugin_api::{Class, Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::kinds::Shape;
use super::text::day;
use crate::erp::decimals::decimal;

/// How many rows one query answers; a longer list is read in several, so that memory stays bounded.
const PAGE: u32 = 500;
/// The part of a reference that orders it: as a key it must fit into 512 bytes.
const KEY: &str = "LEFT(r.reference, 120)";

/// The head of one document, owned.
pub(super) struct Record {
    pub kind: Kind,
    pub id: u64,
    id_text: String,
    third_party: String,
    pub entity: String,
    status: String,
    waits: bool,
    pub reference: String,
    other_reference: String,
    title: String,
    date: String,
    until: String,
    total: String,
    remaining: String,
    currency: String,
    progress: Option<u8>,
    parent: String,
    has_file: bool,
    has_picture: bool,
    key: String,
    /// The element that its contacts are named on.
    named_on: u64,
}

/// A published document without a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unprinted<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: u64,
    /// Its number, by which Dolibarr finds it.
    pub reference: &'a str,
    /// Its entity.
    pub entity: &'a str,
    /// Its third party.
    pub third_party: &'a str,
}

/// Hands every row of the answer to `each`, page after page.
pub(super) fn list(erp: &Dolibarr, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
    let shape = Shape::of(query.kind);
    let mut after = query.after.map(|after| (after.key.to_owned(), after.id.to_owned()));
    let mut wanted = query.limit;
    while wanted > 0 {
        let page = wanted.min(PAGE);
        let records = page_of(erp, &shape, query, after.as_ref(), page)?;
        if records.is_empty() {
            break;
        }
        let named = contacts(erp, &shape, records.iter().map(|record| record.named_on))?;
        for record in &records {
            if !each(&record.row(&shape, &ids_of(&named, record.named_on))) {
                return Ok(());
            }
        }
        wanted = if records.len() < page as usize { 0 } else { wanted - page };
        after = records.last().map(|last| (last.key.clone(), last.id_text.clone()));
    }
    Ok(())
}

/// How many rows the question has in all.
pub(super) fn count(erp: &Dolibarr, query: &Query<'_>) -> Result<u64, Failure> {
    let shape = Shape::of(query.kind);
    let Some((sql, given)) = filtered(&shape, query, "COUNT(*) AS number") else { return Ok(0) };
    let row = erp.connection.row(&sql, given)?;
    Ok(row.and_then(|row| row.id("number")).unwrap_or(0))
}

/// Hands the row of one document to `found`.
pub(super) fn one(erp: &Dolibarr, kind: Kind, document: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
    let shape = Shape::of(kind);
    let head = head(erp, kind, document)?;
    // Asked where there is no such document too: the time of the answer must not tell which it was (rule D3).
    let element = head.as_ref().map_or(0, |(record, _)| record.named_on);
    let named = contacts(erp, &shape, [element])?;
    if let Some((record, _)) = &head {
        found(&record.row(&shape, &ids_of(&named, element)));
    }
    Ok(())
}

/// One document's head, and the row of the database for its body.
pub(super) fn head(erp: &Dolibarr, kind: Kind, document: &str) -> Result<Option<(Record, Cells)>, Failure> {
    let Some(document) = id(document) else { return Ok(None) };
    let sql = format!("SELECT r.*, '' AS sort_key FROM ({} WHERE d.rowid = :document) r", select(&Shape::of(kind)));
    let cells = erp.connection.row(&sql, Given::new().number("document", document))?;
    Ok(cells.map(|cells| (Record::read(erp, kind, &cells), cells)))
}

/// Prints a published document that has no file yet and can be printed. Whether anything was tried.
pub(super) fn print(erp: &Dolibarr, record: &Record, cells: &Cells) -> bool {
    let is_there = |cells: &Cells| erp.files.is_there(&cells.text("main_document"));
    if !record.has_file || record.status == DRAFT || is_there(cells) {
        return false;
    }
    let is_printed = || Ok(head(erp, record.kind, &record.id_text)?.is_some_and(|(_, cells)| is_there(&cells)));
    erp.print(record.unprinted(), is_printed);
    true
}

impl Record {
    fn read(erp: &Dolibarr, kind: Kind, cells: &Cells) -> Self {
        let amount = |column| decimal(&cells.text(column), 2);
        let mut record = Self {
            kind,
            id: cells.id("id").unwrap_or_default(),
            id_text: cells.text("id"),
            third_party: cells.id("party").map(|party| party.to_string()).unwrap_or_default(),
            entity: cells.text("entity"),
            status: cells.text("status"),
            waits: cells.is("waits"),
            reference: cells.text("reference"),
            other_reference: cells.text("other_reference"),
            title: cells.text("title"),
            date: day(cells.text("day")),
            until: day(cells.text("due")),
            total: amount("total"),
            remaining: amount("remaining"),
            currency: cells.text("currency"),
            progress: cells.some("progress").and_then(|done| done.parse::<i64>().ok()).map(per_cent),
            parent: cells.text("parent"),
            has_file: false,
            has_picture: erp.files.is_picture(&cells.text("picture")),
            key: cells.text("sort_key"),
            named_on: cells.id("named_on").unwrap_or_default(),
        };
        record.has_file = erp.files.is_there(&cells.text("main_document")) || erp.can_print(record.unprinted());
        record
    }

    fn unprinted(&self) -> Unprinted<'_> {
        Unprinted {
            kind: self.kind,
            id: self.id,
            reference: &self.reference,
            entity: &self.entity,
            third_party: &self.third_party,
        }
    }

    /// The record as it crosses.
    pub fn row<'a>(&'a self, shape: &Shape, contacts: &'a [&'a str]) -> Row<'a> {
        Row {
            kind: self.kind,
            id: &self.id_text,
            third_party: &self.third_party,
            entity: &self.entity,
            state: match self.status.as_str() {
                DRAFT => State::Draft,
                CANCELLED => State::Cancelled,
                _ => State::Published,
            },
            reserved: shape.reserved,
            contacts,
            reference: &self.reference,
            other_reference: &self.other_reference,
            title: &self.title,
            status: &self.status,
            open: self.waits,
            date: &self.date,
            until: &self.until,
            total: &self.total,
            remaining: &self.remaining,
            currency: &self.currency,
            progress: self.progress,
            parent: &self.parent,
            has_file: self.has_file,
            has_picture: self.has_picture,
            key: &self.key,
        }
    }
}

/// The head of every document of a kind, under the names that [`Record::read`] knows.
fn select(shape: &Shape) -> String {
    let Shape { from, named_on: (_, named_on), party, status, waits, reference, other_reference, .. } = shape;
    let Shape { title, total, remaining, net, tax, currency, progress, parent, text, main_document, picture, .. } =
        shape;
    let days = |column| format!("COALESCE(DATE_FORMAT({column}, '%Y-%m-%d'), '')");
    let (day, due) = (days(shape.day), days(shape.due));
    format!(
        "SELECT d.rowid AS id, {party} AS party, d.entity AS entity, {status} AS status, {waits} AS waits,
         COALESCE({reference}, '') AS reference, COALESCE({other_reference}, '') AS other_reference,
         COALESCE({title}, '') AS title, {day} AS day, {due} AS due, {total} AS total, {remaining} AS remaining,
         {net} AS net, {tax} AS tax, {currency} AS currency, {progress} AS progress, {parent} AS parent,
         {text} AS text, {named_on} AS named_on, {main_document} AS main_document,
         {picture} AS picture
         FROM {from}"
    )
}

fn page_of(
    erp: &Dolibarr,
    shape: &Shape,
    query: &Query<'_>,
    after: Option<&(String, String)>,
    limit: u32,
) -> Result<Vec<Record>, Failure> {
    let after_total = as_amount(":after_key");
    let (key, key_given) = match query.sort {
        Sort::Date => ("r.day", ":after_key"),
        Sort::Reference => (KEY, ":after_key"),
        Sort::Until => ("r.due", ":after_key"),
        Sort::Total => ("COALESCE(r.total, 0)", &*after_total),
    };
    let Some((mut sql, mut given)) = filtered(shape, query, &format!("r.*, {key} AS sort_key")) else {
        return Ok(Vec::new());
    };
    let (direction, beyond) = if query.descending { ("DESC", "<") } else { ("ASC", ">") };
    if let Some((after_key, after_id)) = after {
        let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
        let Some(after_id) = id(after_id).filter(|_| query.sort != Sort::Total || is_number(after_key)) else {
            let message = "the place to go on from is none of this list; begin at its start";
            return Err(Failure::new(Class::Invalid, "query/after", message));
        };
        sql = format!("{sql} AND ({key} {beyond} {key_given} OR ({key} = {key_given} AND r.id {beyond} :after_id))");
        given = given.text("after_key", after_key).number("after_id", after_id);
    }
    sql = format!("{sql} ORDER BY {key} {direction}, r.id {direction} LIMIT :page");
    let rows = erp.connection.rows(&sql, given.number("page", u64::from(limit)))?;
    Ok(rows.iter().map(|cells| Record::read(erp, query.kind, cells)).collect())
}

/// The question's rows without order and page; `None` where the question itself lets nothing through.
fn filtered(shape: &Shape, query: &Query<'_>, columns: &str) -> Option<(String, Given)> {
    let mut given = Given::new();
    let mut scope = Vec::new();
    if query.kind != Kind::Products {
        given = given.number("party", id(query.third_party)?);
        scope.push(format!("{} = :party", shape.party));
    }
    if let Some(entities) = query.entities {
        let entities = given.numbers("entity", entities.iter().filter_map(|entity| id(entity)));
        scope.push(format!("d.entity IN ({entities})"));
    }
    if shape.reserved || query.own_only {
        let (element, on) = shape.named_on;
        given = given.number("contact", id(query.contact?)?);
        scope.push(format!(
            "EXISTS (SELECT 1 FROM llx_element_contact ec JOIN llx_c_type_contact ct ON ct.rowid = ec.fk_c_type_contact
             WHERE ec.element_id = {on} AND ec.fk_socpeople = :contact AND ct.element = '{element}' AND ct.source = 'external')"
        ));
    }
    let scope = if scope.is_empty() { "1 = 1".to_owned() } else { scope.join(" AND ") };
    let (conditions, given) = narrowed(query, given)?;
    Some((format!("SELECT {columns} FROM ({} WHERE {scope}) r WHERE {conditions}", select(shape)), given))
}

/// What the customer, and the site's manifest, narrow the list by.
fn narrowed(query: &Query<'_>, mut given: Given) -> Option<(String, Given)> {
    let filter = query.filter;
    let mut conditions = vec![format!("r.status <> '{DRAFT}'")];
    if !query.cancelled {
        conditions.push(format!("r.status <> '{CANCELLED}'"));
    }
    if filter.open || !filter.overdue_on.is_empty() {
        conditions.push("r.waits".to_owned());
    }
    if !filter.overdue_on.is_empty() {
        conditions.push("r.due <> '' AND r.due < :overdue_on".to_owned());
    }
    let amount = if filter.text.is_empty() { "" } else { filter.amount };
    if !filter.text.is_empty() {
        let mut holds = ["reference", "other_reference", "title"]
            .map(|column| format!("INSTR(LOWER(r.{column}), LOWER(:text)) > 0"))
            .to_vec();
        if !amount.is_empty() {
            holds.push(format!("ABS(r.total) = {}", as_amount(":amount")));
        }
        conditions.push(format!("({})", holds.join(" OR ")));
    }
    for (value, than, name) in [(filter.total_from, ">=", ":total_from"), (filter.total_to, "<=", ":total_to")] {
        if !value.is_empty() {
            conditions.push(format!("r.total {than} {}", as_amount(name)));
        }
    }
    for (value, condition) in [
        (filter.status, "r.status = :status"),
        (filter.from, "r.day >= :from"),
        (filter.to, "r.day <> '' AND r.day <= :to"),
    ] {
        if !value.is_empty() {
            conditions.push(condition.to_owned());
        }
    }
    if !filter.parent.is_empty() {
        conditions.push("r.parent = :parent".to_owned());
        given = given.number("parent", id(filter.parent)?);
    }
    for (name, value) in [
        ("overdue_on", filter.overdue_on),
        ("text", filter.text),
        ("amount", amount),
        ("total_from", filter.total_from),
        ("total_to", filter.total_to),
        ("status", filter.status),
        ("from", filter.from),
        ("to", filter.to),
    ] {
        if !value.is_empty() {
            given = given.text(name, value);
        }
    }
    Some((conditions.join(" AND "), given))
}

/// The external contacts named on each of these elements: one query for the whole page.
fn contacts(
    erp: &Dolibarr,
    shape: &Shape,
    elements: impl IntoIterator<Item = u64>,
) -> Result<HashMap<u64, Vec<String>>, Failure> {
    let mut named: HashMap<u64, Vec<String>> = HashMap::new();
    let mut given = Given::new().text("element", shape.named_on.0);
    let elements = given.numbers("named", elements);
    let sql = format!(
        "SELECT DISTINCT ec.element_id AS element, ec.fk_socpeople AS contact FROM llx_element_contact ec
         JOIN llx_c_type_contact ct ON ct.rowid = ec.fk_c_type_contact
         WHERE ct.element = :element AND ct.source = 'external' AND ec.element_id IN ({elements})
         ORDER BY ec.element_id, ec.fk_socpeople"
    );
    for row in erp.connection.rows(&sql, given)? {
        if let (Some(element), Some(contact)) = (row.id("element"), row.id("contact")) {
            named.entry(element).or_default().push(contact.to_string());
        }
    }
    Ok(named)
}

/// A decimal string that is given, as the number that amounts are compared with.
fn as_amount(given: &str) -> String {
    format!("CAST({given} AS DECIMAL(24,8))")
}

fn per_cent(done: i64) -> u8 {
    u8::try_from(done.clamp(0, 100)).unwrap_or(100)
}

fn ids_of(named: &HashMap<u64, Vec<String>>, element: u64) -> Vec<&str> {
    named.get(&element).map(|ids| ids.iter().map(String::as_str).collect()).unwrap_or_default()
}
