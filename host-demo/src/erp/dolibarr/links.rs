//! What a document came from and led to, in both directions.

use plugin_api::documents::Link;
use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given};
use super::documents::Record;
use super::kinds::Shape;

/// The most links of one document.
const MOST: u32 = 100;

/// The links of Dolibarr's own table, and those that stand in the documents themselves: the invoice that a credit note or a
/// deposit belongs to, and the project.
pub(super) fn of(erp: &Dolibarr, shape: &Shape, record: &Record) -> Result<Vec<Link>, Failure> {
    let mut parts = vec![
        "SELECT sourcetype AS kind, fk_source AS id FROM llx_element_element
         WHERE targettype IN (:element, :written) AND fk_target = :document"
            .to_owned(),
        "SELECT targettype AS kind, fk_target AS id FROM llx_element_element
         WHERE sourcetype IN (:element, :written) AND fk_source = :document"
            .to_owned(),
    ];
    parts.extend(corrections(record.kind));
    parts.extend(projects(record.kind));
    let sql = format!(
        "SELECT DISTINCT kind, id FROM ({}) links WHERE id > 0 ORDER BY kind, id LIMIT {MOST}",
        parts.join(" UNION ALL ")
    );
    let given =
        Given::new().text("element", shape.element).text("written", written(shape)).number("document", record.id);
    let rows = erp.connection.rows(&sql, given)?;
    let own = |link: &Link| link.kind == record.kind && link.id == record.id.to_string();
    let link = |row: &Cells| Some(Link { kind: Shape::linked(&row.text("kind"))?, id: row.id("id")?.to_string() });
    let mut links: Vec<Link> = Vec::new();
    for link in rows.iter().filter_map(link).filter(|link| !own(link)) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    Ok(links)
}

/// The other name of a kind in the table of links.
fn written(shape: &Shape) -> &'static str {
    match shape.element {
        "commande" => "order",
        "propal" => "proposal",
        "facture" => "invoice",
        "shipping" => "expedition",
        "project" => "projet",
        "invoice_supplier" => "facture_fourn",
        element => element,
    }
}

/// An invoice and what corrects, replaces or pays it.
fn corrections(kind: Kind) -> Vec<String> {
    let (table, used, source) = match kind {
        Kind::Invoices => ("facture", "fk_facture", "fk_facture_source"),
        Kind::SupplierInvoices => ("facture_fourn", "fk_invoice_supplier", "fk_invoice_supplier_source"),
        _ => return Vec::new(),
    };
    [
        ("fk_facture_source", table, "rowid"),
        ("rowid", table, "fk_facture_source"),
        (source, "societe_remise_except", used),
        (used, "societe_remise_except", source),
    ]
    .into_iter()
    .map(|(id, from, document)| {
        format!("SELECT '{table}' AS kind, {id} AS id FROM llx_{from} WHERE {document} = :document")
    })
    .collect()
}

/// Where each kind's table names the project.
const IN_PROJECT: [(&str, &str); 6] = [
    ("propal", "fk_projet"),
    ("commande", "fk_projet"),
    ("facture", "fk_projet"),
    ("expedition", "fk_projet"),
    ("ticket", "fk_project"),
    ("facture_fourn", "fk_projet"),
];

/// A document and its project, or a project and its third party's documents.
fn projects(kind: Kind) -> Vec<String> {
    if kind == Kind::Projects {
        let of = |(table, column): (&str, &str)| {
            format!(
                "SELECT '{table}' AS kind, d.rowid AS id FROM llx_projet p JOIN llx_{table} d ON d.fk_soc = p.fk_soc
                 AND d.{column} = p.rowid WHERE p.rowid = :document"
            )
        };
        return IN_PROJECT.into_iter().map(of).collect();
    }
    let table = Shape::of(kind).table;
    let named = IN_PROJECT.into_iter().filter(|(one, _)| *one == table);
    named
        .map(|(table, column)| {
            format!("SELECT 'project' AS kind, {column} AS id FROM llx_{table} WHERE rowid = :document")
        })
        .collect()
}
