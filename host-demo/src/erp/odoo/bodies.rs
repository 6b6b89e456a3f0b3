//! What a document's own page shows besides its head: lines, payments, messages, links, where a shipment is.

use jiff::Timestamp;
use plugin_api::documents::{Body, Line, Message, Payment, Signature};
use plugin_api::paying::{Paying, Transfer, iban};
use plugin_api::{Failure, Kind};

use super::Odoo;
use super::documents::Record;
use super::facts::Facts;
use super::files;
use super::ids::DocumentId;
use super::kinds::{Shape, several};
use super::links;
use super::values::{Cells, Given};
use super::writing::without_mark;
use crate::erp::decimals::decimal;
use crate::erp::html::plain;

/// The body of the document whose head was read from `cells`.
pub(super) fn read(erp: &Odoo, facts: &Facts, record: &Record, cells: &Cells) -> Result<Body, Failure> {
    let shape = Shape::of(record.kind, facts);
    let text = cells.text("text");
    let text = if record.kind == Kind::Tickets { without_mark(&text) } else { &text };
    Ok(Body {
        text: if shape.is_html { plain(text) } else { text.trim().to_owned() },
        net: cells.text("net"),
        tax: cells.text("tax"),
        lines: lines(erp, facts, record)?,
        payments: payments(erp, facts, record)?,
        messages: messages(erp, facts, record)?,
        files: files::list(erp, facts, &shape, record)?,
        links: links::of(erp, facts, record)?,
        tracking: tracking(erp, facts, record)?,
        signature: signature(erp, record)?,
        paying: paying(erp, facts, record)?,
    })
}

/// The question's beginning for names by language, for one document.
pub(super) const ASKED: &str =
    "WITH asked AS (SELECT COALESCE((SELECT p.lang FROM res_partner p WHERE p.id = :party), 'en_US') AS lang) ";

/// The values of a question about one document.
pub(super) fn about(record: &Record) -> Given {
    Given::new().number("document", record.number).number("party", record.party)
}

fn lines(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Vec<Line>, Failure> {
    let sql = match record.kind {
        Kind::Invoices | Kind::SupplierInvoices => {
            "SELECT l.name AS label, l.display_type AS sort, l.quantity::text AS quantity, l.price_unit::text AS price,
             l.price_subtotal::text AS total, v.product_tmpl_id::int8 AS product FROM account_move_line l
             LEFT JOIN product_product v ON v.id = l.product_id
             WHERE l.move_id = :document AND l.display_type IN ('product', 'line_section', 'line_note', 'line_subsection')
             ORDER BY l.sequence, l.id"
        }
        Kind::Quotes | Kind::Orders => {
            "SELECT l.name AS label, COALESCE(l.display_type, 'product') AS sort, l.product_uom_qty::text AS quantity,
             l.price_unit::text AS price, l.price_subtotal::text AS total, v.product_tmpl_id::int8 AS product
             FROM sale_order_line l LEFT JOIN product_product v ON v.id = l.product_id
             WHERE l.order_id = :document ORDER BY l.sequence, l.id"
        }
        Kind::Shipments => return moved(erp, facts, record),
        Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Products => return Ok(Vec::new()),
    };
    // Without products there is nothing to order again.
    let sql = if facts.has_all("product_product", "id product_tmpl_id") {
        sql.replace("AS product", &format!("AS product, {} AS variant", variant(facts)))
    } else {
        sql.replace("v.product_tmpl_id", "NULL").replace("LEFT JOIN product_product v ON v.id = l.product_id", "")
    };
    let rows = erp.connection.rows(&sql, Given::new().number("document", record.number))?;
    Ok(rows.iter().map(|row| line(facts, record, row)).collect())
}

/// Lines of a shipment say how many of what; prices stay with the order.
fn moved(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Vec<Line>, Failure> {
    if !facts.has_all("product_template", "id name") || !facts.has_all("product_product", "id product_tmpl_id") {
        return Ok(Vec::new());
    }
    let sequence = if facts.has("stock_move", "sequence") { "m.sequence, " } else { "" };
    let sql = format!(
        "{ASKED} SELECT {} AS label, 'product' AS sort, m.product_uom_qty::text AS quantity, '' AS price, '' AS total,
         v.product_tmpl_id::int8 AS product, {} AS variant FROM stock_move m CROSS JOIN asked
         JOIN product_product v ON v.id = m.product_id JOIN product_template t ON t.id = v.product_tmpl_id
         WHERE m.picking_id = :document AND m.state <> 'cancel' ORDER BY {sequence}m.id",
        facts.named("t", "product_template", "name"),
        variant(facts),
    );
    let rows = erp.connection.rows(&sql, about(record))?;
    Ok(rows.iter().map(|row| line(facts, record, row)).collect())
}

/// The variant of a line's product, where it has several.
fn variant(facts: &Facts) -> String {
    if facts.has_variants() {
        format!("CASE WHEN {} THEN v.id END::int8", several("v.product_tmpl_id"))
    } else {
        "NULL::int8".to_owned()
    }
}

/// A heading or a remark among the lines has no amounts.
fn line(facts: &Facts, record: &Record, row: &Cells) -> Line {
    let label = row.text("label").trim().to_owned();
    if row.text("sort") != "product" {
        return Line { label, ..Line::default() };
    }
    let company = Some(record.company).filter(|company| *company != facts.first_company());
    let product = row.id("product").map(|number| DocumentId { number, party: row.id("variant"), company }.write());
    Line {
        label,
        quantity: decimal(&row.text("quantity"), 0),
        price: decimal(&row.text("price"), 2),
        total: decimal(&row.text("total"), 2),
        product: product.unwrap_or_default(),
    }
}

/// What was set against the invoice: payments, and refunds by their number.
fn payments(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Vec<Payment>, Failure> {
    let matched = "id debit_move_id credit_move_id debit_amount_currency credit_amount_currency";
    if !matches!(record.kind, Kind::Invoices | Kind::SupplierInvoices)
        || !facts.has_all("account_partial_reconcile", matched)
        || !facts.has_all("account_move_line", "id move_id date")
    {
        return Ok(Vec::new());
    }
    // Where the journals may not be read, the payment's own number says what it was.
    let journal = if facts.has_all("account_journal", "id name") && facts.has("account_move", "journal_id") {
        facts.named("j", "account_journal", "name")
    } else {
        "om.name".to_owned()
    };
    let join = if journal == "om.name" { "" } else { "LEFT JOIN account_journal j ON j.id = om.journal_id" };
    let sql = format!(
        "{ASKED} SELECT to_char(o.date, 'YYYY-MM-DD') AS day,
         round(CASE WHEN d.move_type LIKE '%refund' THEN -x.amount ELSE x.amount END, COALESCE(money.decimal_places, 2))::text AS amount,
         CASE WHEN om.move_type IN ('out_invoice', 'out_refund', 'in_invoice', 'in_refund') THEN om.name ELSE {journal} END AS means
         FROM account_move d CROSS JOIN asked JOIN account_move_line l ON l.move_id = d.id
         JOIN (SELECT debit_move_id AS line, credit_move_id AS other, debit_amount_currency AS amount FROM account_partial_reconcile
               UNION ALL SELECT credit_move_id, debit_move_id, credit_amount_currency FROM account_partial_reconcile) x ON x.line = l.id
         JOIN account_move_line o ON o.id = x.other JOIN account_move om ON om.id = o.move_id {join}
         LEFT JOIN res_currency money ON money.id = d.currency_id
         WHERE d.id = :document ORDER BY o.date, o.id"
    );
    let rows = erp.connection.rows(&sql, about(record))?;
    let payment = |row: &Cells| Payment { date: row.text("day"), amount: row.text("amount"), means: row.text("means") };
    Ok(rows.iter().map(payment).collect())
}

/// Messages as Odoo shows them to portal users: comments and mails whose subtype is not for colleagues.
fn messages(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Vec<Message>, Failure> {
    let columns = "id model res_id author_id email_from message_type subtype_id is_internal body date";
    if record.kind != Kind::Tickets
        || !facts.has_all("mail_message", columns)
        || !facts.has_all("mail_message_subtype", "id internal")
    {
        return Ok(Vec::new());
    }
    let sql = "SELECT to_char(m.date, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS at, COALESCE(a.name, m.email_from, '') AS author,
         m.body, COALESCE(NOT EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = m.author_id AND NOT COALESCE(u.share, FALSE)), TRUE)
         AS outside FROM mail_message m LEFT JOIN res_partner a ON a.id = m.author_id
         JOIN mail_message_subtype s ON s.id = m.subtype_id AND s.internal IS NOT TRUE
         WHERE m.model = 'helpdesk.ticket' AND m.res_id = :document AND m.is_internal IS NOT TRUE
         AND m.message_type IN ('comment', 'email', 'email_outgoing') AND COALESCE(m.body, '') <> '' ORDER BY m.date, m.id LIMIT 500";
    let rows = erp.connection.rows(sql, Given::new().number("document", record.number))?;
    let message = |row: &Cells| Message {
        at: row.text("at").parse::<Timestamp>().map(|at| at.to_string()).unwrap_or_default(),
        author: row.text("author"),
        from_customer: row.is("outside"),
        text: plain(&row.text("body")),
    };
    Ok(rows.iter().map(message).collect())
}

/// The carrier's page of a shipment, where the carrier has one address for all of them.
fn tracking(erp: &Odoo, facts: &Facts, record: &Record) -> Result<String, Failure> {
    if record.kind != Kind::Shipments
        || !facts.has_all("stock_picking", "carrier_id carrier_tracking_ref")
        || !facts.has_all("delivery_carrier", "id tracking_url")
    {
        return Ok(String::new());
    }
    let sql = "SELECT c.tracking_url AS url, d.carrier_tracking_ref AS number FROM stock_picking d
         JOIN delivery_carrier c ON c.id = d.carrier_id WHERE d.id = :document AND d.carrier_tracking_ref <> ''";
    let Some(row) = erp.connection.row(sql, Given::new().number("document", record.number))? else {
        return Ok(String::new());
    };
    let number = row.text("number");
    let number = percent_encoding::utf8_percent_encode(number.trim(), percent_encoding::NON_ALPHANUMERIC).to_string();
    Ok(row.text("url").replace("<shipmenttrackingnumber>", &number))
}

/// The account that an open invoice names; none other, as Odoo prints none other.
fn paying(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Option<Paying>, Failure> {
    if record.kind != Kind::Invoices
        || !record.waits
        || !facts.has("account_move", "partner_bank_id")
        || !facts.has_all("res_partner_bank", "id acc_number acc_holder_name partner_id")
    {
        return Ok(None);
    }
    let reference = facts.or("account_move", "payment_reference", "NULL::varchar");
    let bic = if facts.has_all("res_bank", "id bic") && facts.has("res_partner_bank", "bank_id") {
        "(SELECT bank.bic FROM res_bank bank WHERE bank.id = b.bank_id)"
    } else {
        "NULL::varchar"
    };
    let sql = format!(
        "SELECT b.acc_number AS iban, COALESCE(NULLIF(b.acc_holder_name, ''), p.name) AS holder, {bic} AS bic,
         COALESCE(NULLIF({reference}, ''), d.name) AS reference
         FROM account_move d JOIN res_partner_bank b ON b.id = d.partner_bank_id
         LEFT JOIN res_partner p ON p.id = b.partner_id WHERE d.id = :document"
    );
    let Some(row) = erp.connection.row(&sql, Given::new().number("document", record.number))? else { return Ok(None) };
    let Some(iban) = iban(&row.text("iban")) else { return Ok(None) };
    let transfer = Transfer {
        holder: row.text("holder"),
        iban,
        bic: row.text("bic").split_whitespace().collect(),
        reference: row.text("reference"),
        ..Transfer::default()
    };
    Ok(Some(Paying { link: String::new(), transfer: Some(transfer) }))
}

fn signature(erp: &Odoo, record: &Record) -> Result<Option<Signature>, Failure> {
    if !matches!(record.kind, Kind::Quotes | Kind::Orders) {
        return Ok(None);
    }
    let sql =
        "SELECT d.signed_by AS name, to_char(d.signed_on, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS at FROM sale_order d
         WHERE d.id = :document AND d.signed_by <> ''";
    let row = erp.connection.row(sql, Given::new().number("document", record.number))?;
    Ok(row.map(|row| Signature { name: row.text("name"), at: row.text("at"), ..Signature::default() }))
}
