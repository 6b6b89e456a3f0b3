//! The PDF of a document that has none yet, made by Dolibarr's own builder when the document is first opened.

use std::time::{Duration, Instant};

use data_encoding::BASE64;
use plugin_api::{Failure, Kind};
use serde::Deserialize;
use serde_json::json;

use super::abilities::Write;
use super::{Writing, constant, locked, warn};
use crate::erp::dolibarr::Dolibarr;
use crate::erp::dolibarr::connection::{Given, id};
use crate::erp::dolibarr::documents::Unprinted;

/// How long a document that could not be printed is left alone.
const LEFT_ALONE: Duration = Duration::from_mins(1);
/// The most documents that are remembered as not printed.
const REMEMBERED: usize = 1000;

/// What Dolibarr answers to a PDF that it made.
#[derive(Deserialize)]
struct Built {
    content: String,
}

/// Dolibarr's word for a kind whose documents it prints.
const fn part(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Invoices => Some("facture"),
        Kind::Quotes => Some("propal"),
        Kind::Orders => Some("commande"),
        Kind::Shipments => Some("expedition"),
        Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::SupplierInvoices | Kind::Products => None,
    }
}

/// Whether the document can be printed when it is opened: said before anybody clicks.
pub(in crate::erp::dolibarr) fn can_print(erp: &Dolibarr, document: Unprinted<'_>) -> bool {
    let Some(writing) = erp.writing.as_ref().filter(|_| erp.files.has_folder()) else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || ['-', '_', '.'].contains(&c);
    let is_named = !document.reference.is_empty() && document.reference.chars().all(plain);
    if part(document.kind).is_none() || !is_named || failed_lately(writing, document) {
        return false;
    }
    let write = Write::Pdf(document.kind);
    let entity = id(document.entity).unwrap_or(0);
    writing.abilities(erp).is_ok_and(|abilities| abilities.trouble.is_none() && abilities.can(write, entity))
}

/// Prints it, unless somebody else just did. Whether it has a file now is asked anew.
pub(in crate::erp::dolibarr) fn print(
    erp: &Dolibarr,
    document: Unprinted<'_>,
    is_printed: impl Fn() -> Result<bool, Failure>,
) {
    if !can_print(erp, document) {
        return;
    }
    let Some(writing) = &erp.writing else { return };
    // One at a time in this process: each holds a connection to the database while it waits.
    let Some(_turn) = writing.printing.take() else { return };
    let turn = format!("{}/{}", document.kind, document.id);
    let printed = erp.connection.alone(&turn, || {
        if is_printed()? {
            return Ok(true);
        }
        Ok(build(erp, writing, document)? && is_printed()?)
    });
    let is_busy = printed.as_ref().is_err_and(|failure| failure.code == "dolibarr/busy");
    // A document without its PDF is still a document: the page shows it, without one.
    if !matches!(printed, Ok(true)) && !is_busy {
        if let Err(failure) = printed {
            warn(&format!("the PDF of {} {}: {}", document.kind, document.reference, failure.message));
        }
        let mut unprinted = locked(&writing.unprinted);
        if unprinted.len() >= REMEMBERED {
            unprinted.clear();
        }
        unprinted.insert((document.kind, document.id), Instant::now());
    }
}

fn failed_lately(writing: &Writing, document: Unprinted<'_>) -> bool {
    let mut unprinted = locked(&writing.unprinted);
    let key = (document.kind, document.id);
    match unprinted.get(&key) {
        Some(at) if at.elapsed() < LEFT_ALONE => true,
        Some(_) => {
            unprinted.remove(&key);
            false
        }
        None => false,
    }
}

/// Whether Dolibarr answers with a whole PDF. Of several builds at once some answer with nothing.
fn build(erp: &Dolibarr, writing: &Writing, document: Unprinted<'_>) -> Result<bool, Failure> {
    let Some(part) = part(document.kind) else { return Ok(false) };
    let entity = id(document.entity).unwrap_or(0);
    let reference = document.reference;
    let body = json!({
        "modulepart": part,
        "original_file": format!("{reference}/{reference}.pdf"),
        "doctemplate": "",
        "langcode": language(erp, document.third_party, entity)?,
    });
    let named = writing.abilities(erp)?.named(entity);
    let built: Built =
        writing.api.build(named, "documents/builddoc", &body).map_err(|trouble| trouble.failure("a document's PDF"))?;
    let bytes = BASE64.decode(built.content.as_bytes()).unwrap_or_default();
    Ok(bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"))
}

/// The customer's language, else the company's: a PDF is made once, in one of them.
fn language(erp: &Dolibarr, third_party: &str, entity: u64) -> Result<String, Failure> {
    let sql = "SELECT default_lang FROM llx_societe WHERE rowid = :party";
    let row = erp.connection.row(sql, Given::new().number("party", id(third_party).unwrap_or(0)))?;
    let own = row.and_then(|row| row.some("default_lang"));
    let of_company = constant(erp, "MAIN_LANG_DEFAULT", entity)?.filter(|language| language != "auto");
    Ok(own.or(of_company).unwrap_or_default())
}
