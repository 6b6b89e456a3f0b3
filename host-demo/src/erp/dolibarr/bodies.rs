//! What a document's own page shows besides its head: lines, payments, messages, links.

use plugin_api::documents::{Body, Line, Message, Payment};
use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given};
use super::documents::Record;
use super::files;
use super::kinds::{Shape, exact, issued};
use super::links;
use super::paying;
use super::text::{day, plain};
use crate::erp::decimals::decimal;

/// The body of the document whose head was read from `cells`.
pub(super) fn read(erp: &Dolibarr, record: &Record, cells: &Cells) -> Result<Body, Failure> {
    let shape = Shape::of(record.kind);
    Ok(Body {
        text: plain(&cells.text("text")),
        net: decimal(&cells.text("net"), 2),
        tax: decimal(&cells.text("tax"), 2),
        lines: lines(erp, record)?,
        payments: payments(erp, record)?,
        messages: messages(erp, record)?,
        files: files::list(erp, &shape, record, &cells.text("main_document"))?,
        links: links::of(erp, &shape, record)?,
        tracking: tracking(&cells.text("carrier"), &cells.text("other_reference")),
        paying: paying::of(erp, record)?,
        ..Body::default()
    })
}

fn lines(erp: &Dolibarr, record: &Record) -> Result<Vec<Line>, Failure> {
    let (table, key, price) = match record.kind {
        Kind::Invoices => ("facturedet", "fk_facture", "subprice"),
        Kind::Quotes => ("propaldet", "fk_propal", "subprice"),
        Kind::Orders => ("commandedet", "fk_commande", "subprice"),
        Kind::SupplierInvoices => ("facture_fourn_det", "fk_facture_fourn", "pu_ht"),
        Kind::Shipments => return shipped(erp, record),
        Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Products => return Ok(Vec::new()),
    };
    // The currency is the document's, not the line's: a line may lack its own code.
    let price = exact(&issued(&format!("l.{price}"), "l.multicurrency_subprice"));
    let total = exact(&issued("l.total_ht", "l.multicurrency_total_ht"));
    let quantity = exact("l.qty");
    let currencies = Shape::of(record.kind).from;
    let sql = format!(
        "SELECT l.label, l.description, product.label AS product, l.fk_product AS product_id,
         {quantity} AS quantity, {price} AS price, {total} AS total
         FROM {currencies} JOIN llx_{table} l ON l.{key} = d.rowid
         LEFT JOIN llx_product product ON product.rowid = l.fk_product
         WHERE d.rowid = :document ORDER BY l.rang, l.rowid"
    );
    let rows = erp.connection.rows(&sql, Given::new().number("document", record.id))?;
    Ok(rows.iter().map(line).collect())
}

/// Lines of a shipment say how many of which line of the order; prices stay with the order.
fn shipped(erp: &Dolibarr, record: &Record) -> Result<Vec<Line>, Failure> {
    let sql = format!(
        "SELECT o.label, COALESCE(o.description, '') AS description, product.label AS product, product.rowid AS product_id,
         {quantity} AS quantity, NULL AS price, NULL AS total FROM llx_expeditiondet l
         LEFT JOIN llx_commandedet o ON o.rowid = l.fk_elementdet AND l.element_type IN ('commande', 'order')
         LEFT JOIN llx_product product ON product.rowid = COALESCE(l.fk_product, o.fk_product)
         WHERE l.fk_expedition = :document ORDER BY l.rang, l.rowid",
        quantity = exact("l.qty"),
    );
    let rows = erp.connection.rows(&sql, Given::new().number("document", record.id))?;
    Ok(rows.iter().map(line).collect())
}

fn line(row: &Cells) -> Line {
    let label = row.some("label").or_else(|| row.some("product")).map(|label| plain(&label));
    let description = row.some("description").map(|text| plain(&text));
    let label = match (label, description) {
        (Some(label), Some(description)) if label != description => format!("{label}\n{description}"),
        (label, description) => label.or(description).unwrap_or_default(),
    };
    Line {
        label,
        quantity: decimal(&row.text("quantity"), 0),
        price: decimal(&row.text("price"), 2),
        total: decimal(&row.text("total"), 2),
        product: row.id("product_id").map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// Payments, and the credit notes and deposits that were set against the invoice, so that the sum adds up.
fn payments(erp: &Dolibarr, record: &Record) -> Result<Vec<Payment>, Failure> {
    let (paid, payment, on, credited, source) = match record.kind {
        Kind::Invoices => (
            "paiement_facture",
            ("paiement", "fk_paiement"),
            "fk_facture",
            "fk_facture",
            ("facture", "fk_facture_source"),
        ),
        Kind::SupplierInvoices => (
            "paiementfourn_facturefourn",
            ("paiementfourn", "fk_paiementfourn"),
            "fk_facturefourn",
            "fk_invoice_supplier",
            ("facture_fourn", "fk_invoice_supplier_source"),
        ),
        _ => return Ok(Vec::new()),
    };
    let from = Shape::of(record.kind).from;
    let given = Given::new().number("document", record.id);
    let received = format!(
        "SELECT DATE_FORMAT(p.datep, '%Y-%m-%d') AS day, {amount} AS amount, means.libelle AS means
         FROM {from} JOIN llx_{paid} paid ON paid.{on} = d.rowid
         JOIN llx_{table} p ON p.rowid = paid.{key} LEFT JOIN llx_c_paiement means ON means.id = p.fk_paiement
         WHERE d.rowid = :document ORDER BY p.datep, paid.rowid",
        amount = exact(&issued("paid.amount", "paid.multicurrency_amount")),
        table = payment.0,
        key = payment.1,
    );
    let credits = format!(
        "SELECT DATE_FORMAT(COALESCE(source.datef, credit.datec), '%Y-%m-%d') AS day, {amount} AS amount, source.ref AS means
         FROM {from} JOIN llx_societe_remise_except credit ON credit.{credited} = d.rowid
         LEFT JOIN llx_{table} source ON source.rowid = credit.{key}
         WHERE d.rowid = :document ORDER BY credit.datec, credit.rowid",
        amount = exact(&issued("credit.amount_ttc", "credit.multicurrency_amount_ttc")),
        table = source.0,
        key = source.1,
    );
    let mut rows = erp.connection.rows(&received, given.clone())?;
    rows.extend(erp.connection.rows(&credits, given)?);
    let payment = |row: &Cells| Payment {
        date: day(row.text("day")),
        amount: decimal(&row.text("amount"), 2),
        means: row.text("means"),
    };
    Ok(rows.iter().map(payment).collect())
}

/// Messages that were meant for the customer. The codes are listed, not excluded: a code that Dolibarr adds later stays
/// hidden until somebody has judged it.
fn messages(erp: &Dolibarr, record: &Record) -> Result<Vec<Message>, Failure> {
    if record.kind != Kind::Tickets {
        return Ok(Vec::new());
    }
    let rows = erp.connection.rows(
        "SELECT UNIX_TIMESTAMP(a.datep) AS at, DATE_FORMAT(a.datep, '%Y-%m-%d %H:%i:%s') AS local_at, a.note AS text, u.firstname AS user_first, u.lastname AS user_last,
         COALESCE(u.fk_soc, 0) AS outside, a.fk_user_author AS user, c.firstname AS contact_first,
         c.lastname AS contact_last, a.fk_contact AS contact, a.fk_user_author = :portal AS portal
         FROM llx_actioncomm a LEFT JOIN llx_user u ON u.rowid = a.fk_user_author
         LEFT JOIN llx_socpeople c ON c.rowid = a.fk_contact
         WHERE a.elementtype = 'ticket' AND a.fk_element = :ticket AND a.entity = :entity
         AND a.code IN ('TICKET_MSG', 'TICKET_MSG_SENTBYMAIL') ORDER BY a.datep, a.id",
        Given::new()
            .number("ticket", record.id)
            .text("entity", &record.entity)
            .number("portal", erp.portal_user()?.unwrap_or(0)),
    )?;
    Ok(rows.iter().map(|row| message(erp, row)).collect())
}

fn message(erp: &Dolibarr, row: &Cells) -> Message {
    // What came in by mail has no user of Dolibarr's behind it, only the contact.
    // What the portal wrote has its own user, and is the customer's all the same.
    let by_contact = row.is("portal") || (row.id("user").is_none() && row.id("contact").is_some());
    let of_contact = by_contact && row.id("contact").is_some();
    let (first, last) = if of_contact { ("contact_first", "contact_last") } else { ("user_first", "user_last") };
    Message {
        at: erp.connection.moment(&row.text("local_at"), &row.text("at")).map(|at| at.to_string()).unwrap_or_default(),
        author: format!("{} {}", row.text(first), row.text(last)).trim().to_owned(),
        from_customer: by_contact || row.is("outside"),
        text: plain(&row.text("text")),
    }
}

/// Where a shipment can be followed: its carrier's address with its number in the place of the word for it.
fn tracking(carrier: &str, number: &str) -> String {
    const PLACE: &str = "{TRACKID}";
    let (carrier, number) = (carrier.trim(), number.trim());
    if number.is_empty() || !carrier.starts_with("https://") || !carrier.contains(PLACE) {
        return String::new();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let written =
        number.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    carrier.replace(PLACE, &written.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::tracking;

    #[test]
    fn a_shipment_is_followed_where_its_carrier_says() {
        let dpd = "https://dpd.example/trace/{TRACKID}?l=fr";
        for (carrier, number, expected) in [
            (dpd, "06 12/3é", "https://dpd.example/trace/06%2012%2F3%C3%A9?l=fr"),
            (dpd, "TRACK1", "https://dpd.example/trace/TRACK1?l=fr"),
            (dpd, " ", ""),
            ("https://dpd.example/", "TRACK1", ""),
            ("http://dpd.example/{TRACKID}", "TRACK1", ""),
            ("javascript:{TRACKID}", "alert(1)", ""),
            ("", "TRACK1", ""),
        ] {
            assert_eq!(tracking(carrier, number), expected, "{carrier} {number}");
        }
    }
}
