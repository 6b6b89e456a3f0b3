//! The body of a document and its files, from the sample's tables.

use std::ops::Range;

use plugin_api::documents::{Body, File, FileQuery, Line, Link, Message, PICTURE, Payment, Row, Signature, Sort};
use plugin_api::paying::{Paying, Transfer};
use plugin_api::{Class, Failure, Kind};
use rusqlite::{Connection, OptionalExtension, params};

use super::paper::is_printed;
use super::{failed, list, pdf, picture};

/// The id of the printed form, which is the main file.
const PRINTED: &str = "pdf";
/// The largest chunk that is handed over, in bytes.
const CHUNK: usize = 1 << 20;

/// What the page of a document shows besides its row, whoever it belongs to.
pub fn body(connection: &Connection, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
    let with_printed = |row: &Row<'_>, mut body: Body, around: &pdf::Around| {
        if is_printed(kind) {
            let size = pdf::print(row, &body, around).len() as u64;
            let name = format!("{}.pdf", safe_name(row.reference));
            let media_type = "application/pdf".to_owned();
            body.files.insert(0, File { id: PRINTED.to_owned(), name, media_type, size });
        }
        body
    };
    whole(connection, kind, id, with_printed).map_err(failed)
}

/// Hands a part of a file to `each`.
pub fn file(
    connection: &Connection,
    query: &FileQuery<'_>,
    each: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<(), Failure> {
    let main = query.file.is_none_or(|file| file == PRINTED);
    let content = if query.file == Some(PICTURE) {
        pictured(connection, query)
    } else if main && is_printed(query.kind) {
        whole(connection, query.kind, query.document, |row, body, around| pdf::print(row, &body, around))
    } else {
        attachment(connection, query)
    };
    let content = content.map_err(failed)?.ok_or_else(|| {
        let message = format!("`{}` has no such file: open the document again", query.document);
        Failure::new(Class::NotFound, "file/missing", message)
    })?;
    for chunk in content[wanted(query, content.len())].chunks(CHUNK) {
        if !each(chunk) {
            break;
        }
    }
    Ok(())
}

/// The part of a file of this length that is asked for.
fn wanted(query: &FileQuery<'_>, length: usize) -> Range<usize> {
    let within = |place: u64| usize::try_from(place).map_or(length, |place| place.min(length));
    within(query.offset)..within(query.offset.saturating_add(query.limit))
}

/// The picture of a product.
fn pictured(connection: &Connection, query: &FileQuery<'_>) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut prepared = connection.prepare_cached("SELECT reference FROM documents WHERE kind = ? AND id = ?")?;
    let products = (query.kind == Kind::Products).then_some(query.kind.number());
    let reference = prepared.query_row(params![products, query.document], |row| row.get::<_, String>(0)).optional()?;
    // Writing to memory does not fail.
    Ok(reference.and_then(|reference| picture::png(picture::of(&reference)?).ok()))
}

fn attachment(connection: &Connection, query: &FileQuery<'_>) -> rusqlite::Result<Option<Vec<u8>>> {
    let sql = "SELECT content FROM files JOIN documents ON document = number \
        WHERE kind = ? AND documents.id = ? AND files.id = ?";
    let mut prepared = connection.prepare_cached(sql)?;
    prepared
        .query_row(params![query.kind.number(), query.document, query.file.unwrap_or_default()], |row| row.get(0))
        .optional()
}

/// Reads a document with what is printed around it, and says what was made of it.
fn whole<T>(
    connection: &Connection,
    kind: Kind,
    id: &str,
    found: impl FnOnce(&Row<'_>, Body, &pdf::Around) -> T,
) -> rusqlite::Result<Option<T>> {
    let sql = format!("SELECT {}, number, text, net, tax FROM documents WHERE kind = ? AND id = ?", list::COLUMNS);
    let mut prepared = connection.prepare_cached(&sql)?;
    let mut rows = prepared.query(params![kind.number(), id])?;
    let Some(read) = rows.next()? else { return Ok(None) };
    let contacts = list::contacts(read)?;
    let row = list::row(read, Sort::Date, &contacts)?;
    let number = read.get(21)?;
    let tracking = tracking(&row);
    let body =
        Body { tracking, text: read.get(22)?, net: read.get(23)?, tax: read.get(24)?, ..parts(connection, number)? };
    let body = Body { paying: paying(connection, &row)?, ..body };
    let around = around(connection, row.entity, row.third_party)?;
    Ok(Some(found(&row, body, &around)))
}

fn parts(connection: &Connection, number: i64) -> rusqlite::Result<Body> {
    Ok(Body {
        lines: all(
            connection,
            "SELECT label, quantity, price, total, product FROM lines WHERE document = ? ORDER BY place",
            number,
            |row| {
                let [label, quantity, price, total, product] =
                    [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
                Ok(Line { label, quantity, price, total, product })
            },
        )?,
        payments: all(
            connection,
            "SELECT date, amount, means FROM payments WHERE document = ? ORDER BY place",
            number,
            |row| Ok(Payment { date: row.get(0)?, amount: row.get(1)?, means: row.get(2)? }),
        )?,
        messages: all(
            connection,
            "SELECT at, author, from_customer, text FROM messages WHERE document = ? AND private = 0 ORDER BY at, place",
            number,
            |row| Ok(Message { at: row.get(0)?, author: row.get(1)?, from_customer: row.get(2)?, text: row.get(3)? }),
        )?,
        files: all(
            connection,
            "SELECT id, name, media_type, length(content) FROM files WHERE document = ? ORDER BY id",
            number,
            |row| {
                let size = row.get::<_, i64>(3)?.unsigned_abs();
                Ok(File { id: row.get(0)?, name: row.get(1)?, media_type: row.get(2)?, size })
            },
        )?,
        links: all(connection, "SELECT kind, id FROM links WHERE document = ? ORDER BY kind, id", number, |row| {
            let kind = Kind::from_number(row.get(0)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, 0))?;
            Ok(Link { kind, id: row.get(1)? })
        })?,
        signature: all(
            connection,
            "SELECT name, at, peer, drawing FROM signatures WHERE document = ?",
            number,
            |row| {
                let drawing = row.get::<_, Option<String>>(3)?.and_then(|text| serde_json::from_str(&text).ok());
                Ok(Signature { name: row.get(0)?, at: row.get(1)?, peer: row.get(2)?, drawing })
            },
        )?
        .pop(),
        ..Body::default()
    })
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    number: i64,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([number], read)?.collect()
}

/// The two sides as they are printed; a product has only one.
fn around(connection: &Connection, entity: &str, third_party: &str) -> rusqlite::Result<pdf::Around> {
    let side = |row: &rusqlite::Row<'_>| Ok(pdf::Side { name: row.get(0)?, address: row.get(1)? });
    let mut entities = connection.prepare_cached("SELECT name, address FROM entities WHERE id = ?")?;
    let mut parties = connection.prepare_cached("SELECT name, address, language FROM third_parties WHERE id = ?")?;
    let customer =
        parties.query_row([third_party], |row| Ok((side(row)?, row.get::<_, Option<String>>(2)?))).optional()?;
    let (customer, language) = customer.unwrap_or_default();
    Ok(pdf::Around {
        issuer: entities.query_row([entity], side).optional()?.unwrap_or_default(),
        customer,
        language: language.unwrap_or_default(),
    })
}

/// How an invoice to a customer can be paid while it is open: at its entity's, by the number printed on it.
fn paying(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<Option<Paying>> {
    if row.kind != Kind::Invoices || !row.open {
        return Ok(None);
    }
    let mut entities = connection.prepare_cached("SELECT name, iban, bic, pays_at FROM entities WHERE id = ?")?;
    let found = entities.query_row([row.entity], |entity| {
        let pays_at: String = entity.get(3)?;
        let link = if pays_at.is_empty() { pays_at } else { format!("{pays_at}{}", safe_name(row.reference)) };
        let transfer = Transfer {
            holder: entity.get(0)?,
            iban: entity.get(1)?,
            bic: entity.get(2)?,
            reference: row.reference.to_owned(),
            ..Transfer::default()
        };
        Ok(Paying { link, transfer: Some(transfer) })
    });
    found.optional()
}

/// Where the carrier shows a parcel.
fn tracking(row: &Row<'_>) -> String {
    let carrier = if row.entity == "3" { "track.northern-boats.example" } else { "suivi.colis-alpins.example" };
    match row.other_reference {
        number if row.kind == Kind::Shipments && !number.is_empty() => format!("https://{carrier}/{number}"),
        _ => String::new(),
    }
}

/// A name that every file system takes.
fn safe_name(reference: &str) -> String {
    reference.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' }).collect()
}
