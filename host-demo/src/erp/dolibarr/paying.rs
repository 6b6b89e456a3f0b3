//! How an open invoice can be paid: Dolibarr's own page for it, and the bank account that its printed form names.

use plugin_api::paying::{Paying, Transfer, iban};
use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::Given;
use super::constants::{ACCOUNT, Constants, NAME, PAYMENT_MODULES, PAYMENT_TOKEN, PAYMENT_TOKEN_UNIQUE};
use super::documents::Record;
use super::text::plain;
use super::writing;

/// How this document can be paid; `None` for what is no invoice to pay, and where nothing is set up for it.
pub(super) fn of(erp: &Dolibarr, record: &Record) -> Result<Option<Paying>, Failure> {
    if record.kind != Kind::Invoices || !record.waits {
        return Ok(None);
    }
    let constants = erp.constants.of(erp)?;
    let entity = record.entity.parse().unwrap_or(0);
    let link = if pays_online(&constants, entity) { writing::payment_link(erp, record.id)? } else { String::new() };
    let transfer = transfer(erp, record, &constants, entity)?;
    Ok((!link.is_empty() || transfer.is_some()).then_some(Paying { link, transfer }))
}

/// Whether invoices are paid online there, by pages that open with a key of their own: one key for all, or none, would let each
/// customer open the others' too.
fn pays_online(constants: &Constants, entity: u64) -> bool {
    PAYMENT_MODULES.iter().any(|module| constants.is_on(module, entity))
        && constants.is_on(PAYMENT_TOKEN, entity)
        && constants.is_on(PAYMENT_TOKEN_UNIQUE, entity)
}

/// The account that the invoice names, else the one for all invoices of its entity, while it is open.
fn transfer(erp: &Dolibarr, record: &Record, constants: &Constants, entity: u64) -> Result<Option<Transfer>, Failure> {
    let sql = "SELECT b.proprio AS holder, b.iban_prefix AS iban, b.bic AS bic FROM llx_facture d
         JOIN llx_bank_account b ON b.rowid = COALESCE(NULLIF(d.fk_account, 0), :usual)
         WHERE d.rowid = :document AND b.clos = 0";
    let usual = constants.value(ACCOUNT, entity).and_then(|id| id.parse().ok()).unwrap_or(0);
    let row = erp.connection.row(sql, Given::new().number("usual", usual).number("document", record.id))?;
    let Some(row) = row else { return Ok(None) };
    // What Dolibarr keeps encrypted is none.
    let Some(iban) = iban(&row.text("iban")) else { return Ok(None) };
    let company = || constants.value(NAME, entity).unwrap_or_default().to_owned();
    Ok(Some(Transfer {
        holder: plain(&row.some("holder").unwrap_or_else(company)),
        iban,
        bic: row.text("bic").split_whitespace().collect(),
        reference: record.reference.clone(),
        ..Transfer::default()
    }))
}
