//! The large data set: the story, and as many third parties and documents around it as are asked for.

use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;
use plugin_api::documents::{Line, State};
use plugin_api::{Class, Failure, Kind, status};
use rusqlite::{Connection, params};

use super::fold::fold;
use super::money::decimal;
use super::paper::{Amount, Paper};
use super::story::{self, Dice, products};
use super::{VERSION, day, failed};
use crate::private;

/// The account with many invoices.
pub const GRAND_COMPTE: &str = "g0";
/// The contact of that account, for a user.
pub const GRAND_COMPTE_CONTACT: &str = "g0-1";
/// How many invoices that account has, where there are at least [`LARGE`] documents.
pub const GRAND_COMPTE_INVOICES: u64 = 10_000;
/// From this many documents on, there is an account with many invoices.
pub const LARGE: u64 = 100_000;

/// How many third parties or documents lie between two calls of `progress`.
const STEP: u64 = 10_000;
/// The seeded documents are numbered from here on, far behind the story's.
const FIRST: u64 = 100_000_000;

/// Makes the file anew: the story, `third_parties` more third parties with a contact each, and `documents` more documents.
/// The same numbers and the same day (`now`, in milliseconds since 1970-01-01T00:00:00Z) make the same data.
/// `progress` is told how many third parties and documents are written, and answers whether to go on. The file takes the
/// place of an older one only when it is whole.
///
/// # Errors
/// `erp/interrupted` where `progress` ended it, with the older file as it was; `erp/in-use` while a host has the older file open, `erp/database` where a file cannot be written.
pub fn seed(
    path: &Path,
    now: u64,
    third_parties: u64,
    documents: u64,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<(), Failure> {
    let today = day(now)?;
    take_out_of_use(path)?;
    let unfinished = path.with_extension("seeding");
    remove(&unfinished)?;
    private::file(&unfinished).map_err(|error| unwritable(&unfinished, &error))?;
    let connection = Connection::open(&unfinished).map_err(failed)?;
    let whole = write(&connection, today, third_parties, documents, progress).map_err(failed)?;
    drop(connection);
    if !whole {
        remove(&unfinished)?;
        let message = format!("interrupted: nothing was written, and `{}` is as it was before", path.display());
        return Err(Failure::new(Class::Unavailable, "erp/interrupted", message));
    }
    fs::rename(&unfinished, path).map_err(|error| unwritable(path, &error))
}

/// Leaves the older file without a log beside it, which the new one would take for its own.
fn take_out_of_use(path: &Path) -> Result<(), Failure> {
    if !path.exists() {
        return Ok(());
    }
    let connection = Connection::open(path).map_err(failed)?;
    let mode = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    if mode.is_ok_and(|mode| mode == "delete") {
        return Ok(());
    }
    let message = format!("`{}` is in use: stop the host that serves it first", path.display());
    Err(Failure::new(Class::Unavailable, "erp/in-use", message))
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Class::Unavailable, "erp/database", format!("`{}` cannot be written: {error}", path.display()))
}

/// Whether all of it is written; not where `progress` said to end.
fn write(
    connection: &Connection,
    today: Date,
    third_parties: u64,
    documents: u64,
    progress: &mut dyn FnMut(u64) -> bool,
) -> rusqlite::Result<bool> {
    let mut goes_on = |written: u64| !written.is_multiple_of(STEP) || progress(written);
    // Nobody else reads this file yet, and after a crash it is made again.
    connection
        .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN")?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.execute_batch(include_str!("schema.sql"))?;
    story::fill(connection, today)?;
    let large = documents >= LARGE;
    if large {
        third_party(connection, GRAND_COMPTE, "Grand Compte SA")?;
    }
    for number in 1..=third_parties {
        third_party(connection, &format!("g{number}"), &name(number))?;
        if !goes_on(number) {
            return Ok(false);
        }
    }
    let mut dice = Dice(documents ^ third_parties);
    let spacing = if large { documents / GRAND_COMPTE_INVOICES } else { u64::MAX };
    for number in 0..documents {
        let of_large = large && number % spacing == 0 && number / spacing < GRAND_COMPTE_INVOICES;
        document(&mut dice, today, third_parties, number, of_large)
            .insert(connection, i64::try_from(FIRST + number).unwrap_or(i64::MAX))?;
        if !goes_on(third_parties + number + 1) {
            return Ok(false);
        }
    }
    // Sorted once, instead of a place found for each document in every index.
    connection.execute_batch(include_str!("indices.sql"))?;
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.execute_batch("COMMIT; PRAGMA journal_mode = DELETE")?;
    Ok(progress(third_parties + documents))
}

fn third_party(connection: &Connection, id: &str, name: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO third_parties VALUES (?, ?, ?, NULL, 1, ?, 'fr', '', '')")?
        .execute(params![id, name, format!("{id}\u{1f}{}", fold(name)), format!("{id}@clients.example")])?;
    connection.prepare_cached("INSERT INTO contacts (id, third_party, first_name, last_name, email, language, archived) VALUES (?, ?, 'Camille', ?, ?, 'fr', 0)")?.execute(params![
        format!("{id}-1"),
        id,
        name,
        format!("camille@{id}.example")
    ])?;
    Ok(())
}

/// A name that no two share.
fn name(number: u64) -> String {
    const TRADES: [&str; 8] =
        ["Menuiserie", "Garage", "Hôtel", "Librairie", "Scierie", "Épicerie", "Cabinet", "Imprimerie"];
    const PLACES: [&str; 7] =
        ["du Pont", "des Tilleuls", "du Lac", "de la Combe", "du Marché", "des Cimes", "de l'Écluse"];
    let pick = |names: &[&'static str], of: u64| names[usize::try_from(of).unwrap_or(0) % names.len()];
    format!("{} {} {number}", pick(&TRADES, number), pick(&PLACES, number / 8))
}

fn document(dice: &mut Dice, today: Date, third_parties: u64, number: u64, of_large: bool) -> Paper<'static> {
    let kind = match dice.below(100) {
        _ if of_large => Kind::Invoices,
        0..55 => Kind::Invoices,
        55..70 => Kind::Quotes,
        70..82 => Kind::Orders,
        82..92 => Kind::Shipments,
        92..96 => Kind::Tickets,
        96..97 => Kind::Projects,
        97..98 => Kind::Tasks,
        _ => Kind::SupplierInvoices,
    };
    let owner = if of_large { GRAND_COMPTE.to_owned() } else { format!("g{}", 1 + dice.below(third_parties.max(1))) };
    let days = i64::try_from(dice.below(1500)).unwrap_or(0);
    let date = today.saturating_sub(days.days());
    let entity = if dice.below(4) == 0 { "2" } else { "1" };
    let mut paper = Paper::new(kind, &owner, entity, date);
    paper.id = (FIRST + number).to_string();
    paper.reference = format!("G{}-{number:07}", date.year());
    let subject = products::Subject::of("1", usize::try_from(dice.below(1000)).unwrap_or(0));
    subject.title.clone_into(&mut paper.title);
    paper.until = Some(date.saturating_add(30.days()));
    paper.state = match dice.below(50) {
        0 => State::Draft,
        1 => State::Cancelled,
        _ => State::Published,
    };
    let open = days < 45 && paper.state == State::Published;
    paper.open = open;
    paper.status = match (paper.state, kind) {
        (State::Draft, _) => status::DRAFT,
        (State::Cancelled, _) => status::CANCELLED,
        (_, Kind::Invoices | Kind::SupplierInvoices) if open => status::UNPAID,
        (_, Kind::Invoices | Kind::SupplierInvoices) => status::PAID,
        (_, Kind::Quotes | Kind::Projects) if open => status::OPEN,
        (_, Kind::Quotes | Kind::Orders) if !open => status::BILLED,
        _ if open => status::IN_PROGRESS,
        (_, Kind::Tasks) => status::FINISHED,
        _ => status::CLOSED,
    };
    if !matches!(kind, Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Shipments) {
        let price = 100 * (5 + i64::try_from(dice.below(900)).unwrap_or(0)) + 90;
        let quantity = 1 + i64::try_from(dice.below(20)).unwrap_or(0);
        let net = price * quantity;
        let invoiced = matches!(kind, Kind::Invoices | Kind::SupplierInvoices);
        let remaining = invoiced.then_some(if open { net + net / 5 } else { 0 });
        paper.currency = "EUR";
        paper.amount = Some(Amount { net, tax: net / 5, remaining });
        paper.lines.push(Line {
            label: paper.title.clone(),
            quantity: quantity.to_string(),
            price: decimal(price),
            total: decimal(net),
            ..Line::default()
        });
    }
    paper
}
