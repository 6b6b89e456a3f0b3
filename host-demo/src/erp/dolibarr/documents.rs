//! Lists of documents and their heads: the portal's question as one query, and rows as they cross.

use plugin_api::documents::{Nature, Query, Row, State};
use plugin_api::status::{CANCELLED, DRAFT};
use plugin_api::{Class, Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::kinds::Shape;
use super::narrowing::{Key, listed};
use super::text::day;
use crate::erp::decimals::decimal;

/// How many rows one query answers; a longer list is read in several, so that memory stays bounded.
const PAGE: u32 = 500;
/// The head of one document, owned.
pub(super) struct Record {
    pub kind: Kind,
    pub id: u64,
    id_text: String,
    third_party: String,
    pub entity: String,
    status: String,
    nature: Nature,
    pub waits: bool,
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
    /// The external contacts named on it.
    contacts: Vec<String>,
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
    let shape = shape(erp, query.kind)?;
    let mut after = query.after.map(|after| (after.key.to_owned(), after.id.to_owned()));
    let mut wanted = query.limit;
    while wanted > 0 {
        let page = wanted.min(PAGE);
        let records = page_of(erp, &shape, query, after.as_ref(), page)?;
        if records.is_empty() {
            break;
        }
        for record in &records {
            if !each(&record.row(&shape, &record.contacts())) {
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
    let shape = shape(erp, query.kind)?;
    let Some((from, given)) = listed(&shape, query) else { return Ok(0) };
    let row = erp.connection.row(&format!("SELECT COUNT(*) AS number {from}"), given)?;
    Ok(row.and_then(|row| row.id("number")).unwrap_or(0))
}

/// Hands the row of one document to `found`. Whether there is one or not, it is one question (rule D3).
pub(super) fn one(erp: &Dolibarr, kind: Kind, document: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
    if let Some((record, _)) = head(erp, kind, document)? {
        found(&record.row(&Shape::of(kind), &record.contacts()));
    }
    Ok(())
}

/// The shape of a kind, in which a document waits only where what the customer does about it is taken (rule D7).
fn shape(erp: &Dolibarr, kind: Kind) -> Result<Shape, Failure> {
    let shape = Shape::of(kind);
    Ok(match erp.answered_in(kind)? {
        Some(entities) => shape.waiting_in(&entities),
        None => shape,
    })
}

/// One document's head, and the row of the database for its body.
pub(super) fn head(erp: &Dolibarr, kind: Kind, document: &str) -> Result<Option<(Record, Cells)>, Failure> {
    let shape = shape(erp, kind)?;
    let sql = format!("SELECT {}, '' AS sort_key FROM {} WHERE d.rowid = :document", columns(&shape), shape.from);
    let cells = erp.connection.row(&sql, Given::new().number("document", id(document).unwrap_or(0)))?;
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
            // 1 replaces an invoice and is one; 4 is a form that Dolibarr does not issue.
            nature: match cells.id("nature") {
                Some(2) => Nature::CreditNote,
                Some(3) => Nature::Deposit,
                Some(5) => Nature::Progress,
                _ => Nature::Usual,
            },
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
            contacts: cells.list("contacts"),
        };
        record.has_file = erp.files.is_there(&cells.text("main_document")) || erp.can_print(record.unprinted());
        record
    }

    fn contacts(&self) -> Vec<&str> {
        self.contacts.iter().map(String::as_str).collect()
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
            nature: self.nature,
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

/// The columns of a document's head, under the names that [`Record::read`] knows.
fn columns(shape: &Shape) -> String {
    let Shape { named_on: (element, named_on), party, waits, reference, other_reference, title, total, .. } = shape;
    let Shape {
        remaining, net, tax, currency, progress, parent, text, main_document, picture, carrier, nature, ..
    } = shape;
    let days = |column| format!("COALESCE(DATE_FORMAT({column}, '%Y-%m-%d'), '')");
    let (day, due, status) = (days(shape.day), days(shape.due), shape.status());
    format!(
        "d.rowid AS id, {party} AS party, d.entity AS entity, {status} AS status, {nature} AS nature, {waits} AS waits,
         COALESCE({reference}, '') AS reference, COALESCE({other_reference}, '') AS other_reference,
         COALESCE({title}, '') AS title, {day} AS day, {due} AS due, {total} AS total, {remaining} AS remaining,
         {net} AS net, {tax} AS tax, {currency} AS currency, {progress} AS progress, {parent} AS parent,
         {text} AS text, {main_document} AS main_document, {picture} AS picture, {carrier} AS carrier,
         (SELECT GROUP_CONCAT(DISTINCT ec.fk_socpeople ORDER BY ec.fk_socpeople) FROM llx_element_contact ec
          JOIN llx_c_type_contact ct ON ct.rowid = ec.fk_c_type_contact WHERE ec.element_id = {named_on}
          AND ct.element = '{element}' AND ct.source = 'external') AS contacts"
    )
}

/// A page: first which documents, from what decides it alone and in the order of an index where there is one, and then those
/// few whole.
fn page_of(
    erp: &Dolibarr,
    shape: &Shape,
    query: &Query<'_>,
    after: Option<&(String, String)>,
    limit: u32,
) -> Result<Vec<Record>, Failure> {
    let Some((mut chosen, mut given)) = listed(shape, query) else { return Ok(Vec::new()) };
    let key = Key::of(shape, query.sort);
    if let Some((after_key, after_id)) = after {
        let Some(after_id) = id(after_id).filter(|_| key.may_be(after_key)) else {
            let message = "the place to go on from is none of this list; begin at its start";
            return Err(Failure::new(Class::Invalid, "query/after", message));
        };
        chosen = format!("{chosen} AND {}", key.behind(after_key, query.descending));
        given = given.text("after_key", after_key).number("after_id", after_id);
    }
    let direction = if query.descending { "DESC" } else { "ASC" };
    let (order, written) = (&key.order, &key.written);
    let sql = format!(
        "SELECT {}, page.sort_key FROM (
           SELECT d.rowid AS id, {written} AS sort_key, {order} AS place {chosen}
           ORDER BY {order} {direction}, d.rowid {direction} LIMIT :page
         ) page JOIN ({}) ON d.rowid = page.id ORDER BY page.place {direction}, page.id {direction}",
        columns(shape),
        shape.from,
    );
    let rows = erp.connection.rows(&sql, given.number("page", u64::from(limit)))?;
    Ok(rows.iter().map(|cells| Record::read(erp, query.kind, cells)).collect())
}

fn per_cent(done: i64) -> u8 {
    u8::try_from(done.clamp(0, 100)).unwrap_or(100)
}
