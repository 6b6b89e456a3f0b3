//! Which documents a document came from and led to.

use plugin_api::documents::Link;
use plugin_api::status::DRAFT;
use plugin_api::{Failure, Kind};

use super::Odoo;
use super::documents::{Record, beginning};
use super::facts::Facts;
use super::ids::DocumentId;
use super::kinds::Shape;
use super::rules::Reader;
use super::values::{Cells, Given};

/// The most links of one document.
const MOST: usize = 40;

/// The documents that this one is linked to, as its third party sees them; the portal judges each.
pub(super) fn of(erp: &Odoo, facts: &Facts, record: &Record) -> Result<Vec<Link>, Failure> {
    let questions: Vec<String> = questions(facts, record.kind)
        .into_iter()
        .filter(|(kind, _)| facts.is_open(*kind))
        .map(|(kind, question)| {
            let shape = Shape::of(kind, facts);
            // One that nobody of the third party sees is left out: a link says that there is something.
            format!(
                "SELECT '{kind}' AS kind, d.id::int8 AS id, ({})::int8 AS home, ({}) IS NOT NULL AS has_company
                 FROM {} CROSS JOIN asked WHERE {} AND ({}) <> '{DRAFT}' AND d.id IN ({question})
                 AND ({} OR EXISTS (SELECT 1 FROM family f WHERE {}))",
                shape.home,
                shape.company,
                shape.from,
                shape.scope,
                shape.status,
                facts.visible(kind, Reader::Everybody),
                facts.visible(kind, Reader::One("f.id")),
            )
        })
        .collect();
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{} SELECT * FROM ({}) linked ORDER BY kind, id LIMIT {MOST}",
        beginning(":party::int8"),
        questions.join(" UNION ")
    );
    let given =
        Given::new().number("document", record.number).number("party", record.party).number("fallback", record.company);
    let link = |row: &Cells| {
        let (kind, number) = (row.text("kind").parse::<Kind>().ok()?, row.id("id")?);
        let party = record.party.filter(|party| row.id("home") != Some(*party));
        let company =
            Some(record.company).filter(|company| !row.is("has_company") && *company != facts.first_company());
        Some(Link { kind, id: DocumentId { number, party, company }.write() })
    };
    Ok(erp.connection.rows(&sql, given)?.iter().filter_map(link).collect())
}

/// For each kind the question that answers the numbers of what is linked to `:document`.
fn questions(facts: &Facts, kind: Kind) -> Vec<(Kind, &'static str)> {
    let billed = facts.has_all("sale_order_line_invoice_rel", "invoice_line_id order_line_id");
    let reversed = facts.has("account_move", "reversed_entry_id");
    let of_orders = facts.has("project_task", "sale_order_id");
    let mut questions = Vec::new();
    match kind {
        Kind::Invoices => {
            if billed {
                let orders = "SELECT s.order_id FROM account_move_line l JOIN sale_order_line_invoice_rel r ON r.invoice_line_id = l.id
                     JOIN sale_order_line s ON s.id = r.order_line_id WHERE l.move_id = :document";
                questions.push((Kind::Orders, orders));
            }
            if reversed {
                questions.push((Kind::Invoices, REVERSED));
            }
        }
        Kind::SupplierInvoices if reversed => questions.push((Kind::SupplierInvoices, REVERSED)),
        Kind::Orders => {
            if billed {
                let invoices = "SELECT l.move_id FROM sale_order_line s JOIN sale_order_line_invoice_rel r ON r.order_line_id = s.id
                     JOIN account_move_line l ON l.id = r.invoice_line_id WHERE s.order_id = :document";
                questions.push((Kind::Invoices, invoices));
            }
            questions.push((Kind::Shipments, "SELECT p.id FROM stock_picking p WHERE p.sale_id = :document"));
            if of_orders {
                questions.push((Kind::Tasks, "SELECT t.id FROM project_task t WHERE t.sale_order_id = :document"));
            }
        }
        Kind::Shipments => {
            questions.push((Kind::Orders, "SELECT p.sale_id FROM stock_picking p WHERE p.id = :document"));
        }
        Kind::Tasks if of_orders => {
            questions.push((Kind::Orders, "SELECT t.sale_order_id FROM project_task t WHERE t.id = :document"));
        }
        Kind::Quotes | Kind::SupplierInvoices | Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Products => {}
    }
    questions
}

/// The invoice that a refund takes back, and the refunds of an invoice.
const REVERSED: &str = "SELECT m.reversed_entry_id FROM account_move m WHERE m.id = :document
     UNION SELECT m.id FROM account_move m WHERE m.reversed_entry_id = :document";
