//! How each kind of document lies in Dolibarr's tables: one shape a kind, all of them read by the same query.

use plugin_api::Kind;
use plugin_api::status::{
    ABANDONED, ASSIGNED, BILLED, CANCELLED, CLOSED, DECLINED, DELIVERED, DRAFT, FINISHED, IN_PROGRESS, NEW, ON_HOLD,
    ON_SALE, OPEN, PAID, PARTLY_PAID, PLANNED, READ, SIGNED, TRANSFERRED, UNPAID, VALIDATED, WAITING,
};

/// The currency of the entity that issued `d`; Dolibarr's own constant, and euros where nobody set it.
/// One collation for all, because the tables of an old Dolibarr have several and the database refuses to compare those.
const OWN_CURRENCY: &str = "(CONVERT(COALESCE(own.value, everywhere.value, 'EUR') USING utf8mb4) COLLATE utf8mb4_bin)";

/// A kind as SQL. Each text is an expression over `from`, in which the document's own table is `d`.
pub(super) struct Shape {
    /// The tables; `own` and `everywhere` hold the entity's currency.
    pub from: String,
    /// The name of the kind in Dolibarr's tables of contacts and links.
    pub element: &'static str,
    /// The name of its table without prefix, which its files are registered under.
    pub table: &'static str,
    /// Shown only to the contacts named on it.
    pub reserved: bool,
    /// The element whose external contacts are the document's, and the id of that element.
    pub named_on: (&'static str, &'static str),
    pub party: &'static str,
    /// A word of [`plugin_api::status`]. `draft` and `cancelled` also decide the document's state; a number that
    /// Dolibarr does not have yet is shown as it stands, and what is no number counts as a draft.
    pub status: String,
    pub waits: String,
    pub reference: &'static str,
    pub other_reference: &'static str,
    pub title: &'static str,
    pub day: &'static str,
    pub due: &'static str,
    pub total: String,
    pub remaining: String,
    pub net: String,
    pub tax: String,
    pub currency: String,
    pub progress: &'static str,
    pub parent: &'static str,
    pub text: &'static str,
    pub main_document: &'static str,
    /// The path of its picture, where it has one.
    pub picture: &'static str,
}

impl Shape {
    /// The shape of this kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Invoices => invoices(),
            Kind::Quotes => quotes(),
            Kind::Orders => orders(),
            Kind::Shipments => shipments(),
            Kind::Tickets => tickets(),
            Kind::Projects => projects(),
            Kind::Tasks => tasks(),
            Kind::SupplierInvoices => supplier_invoices(),
            Kind::Products => products(),
        }
    }

    /// The kind that Dolibarr's table of links has this name for.
    pub fn linked(element: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| Self::of(*kind).element == element)
    }

    /// A document without amounts, persons or dates of its own; each kind adds what it has.
    fn plain(table: &'static str, element: &'static str) -> Self {
        Self {
            from: format!("llx_{table} d {CURRENCIES}"),
            element,
            table,
            reserved: false,
            named_on: (element, "d.rowid"),
            party: "d.fk_soc",
            status: String::new(),
            waits: "0".to_owned(),
            reference: "d.ref",
            other_reference: "''",
            title: "''",
            day: "NULL",
            due: "NULL",
            total: "NULL".to_owned(),
            remaining: "NULL".to_owned(),
            net: "NULL".to_owned(),
            tax: "NULL".to_owned(),
            currency: "''".to_owned(),
            progress: "NULL",
            parent: "NULL",
            text: "d.note_public",
            main_document: "d.last_main_doc",
            picture: "NULL",
        }
    }

    /// A document with amounts, in the currency that it was issued in.
    fn with_amounts(table: &'static str, element: &'static str) -> Self {
        Self {
            total: exact(&issued("d.total_ttc", "d.multicurrency_total_ttc")),
            net: exact(&issued("d.total_ht", "d.multicurrency_total_ht")),
            tax: exact(&issued("d.total_tva", "d.multicurrency_total_tva")),
            currency: issued(OWN_CURRENCY, "d.multicurrency_code"),
            ..Self::plain(table, element)
        }
    }

    /// An invoice of either side: `paid` is the sum of payments and credits used.
    fn invoice(table: &'static str, element: &'static str, paid: &str) -> Self {
        let base = Self::with_amounts(table, element);
        let asked = "d.fk_statut = 1 AND d.paye = 0";
        Self {
            status: format!(
                "CASE WHEN d.fk_statut = 0 THEN '{DRAFT}' WHEN d.fk_statut = 3 THEN '{ABANDONED}'
                 WHEN d.fk_statut = 2 OR d.paye = 1 THEN '{PAID}'
                 WHEN d.fk_statut = 1 THEN IF({paid} <> 0, '{PARTLY_PAID}', '{UNPAID}')
                 ELSE {} END",
                unknown("d.fk_statut")
            ),
            // A credit note (type 2) is unpaid until it is used, but nobody waits for the customer to pay it.
            waits: format!("{asked} AND d.type <> 2"),
            day: "d.datef",
            due: "d.date_lim_reglement",
            remaining: format!("IF({asked}, {} - {paid}, CAST(0 AS DECIMAL(24,8)))", base.total),
            ..base
        }
    }
}

/// The joins that [`OWN_CURRENCY`] reads: the entity's constant, and the one for all entities.
const CURRENCIES: &str = "LEFT JOIN llx_const own ON own.name = 'MAIN_MONNAIE' AND own.entity = d.entity AND own.value <> ''
     LEFT JOIN llx_const everywhere ON everywhere.name = 'MAIN_MONNAIE' AND everywhere.entity = 0 AND everywhere.value <> ''";

/// The first picture of a product that somebody shared. What the staff merely put into a product's folder may be meant for
/// themselves, and Dolibarr keeps its photos among them.
const PICTURE: &str = "(SELECT CONCAT(f.filepath, '/', f.filename) FROM llx_ecm_files f
     WHERE f.src_object_type = 'product' AND f.src_object_id = d.rowid AND f.entity = d.entity AND f.share <> ''
     AND LOWER(SUBSTRING_INDEX(f.filename, '.', -1)) IN ('png', 'jpg', 'jpeg', 'gif', 'webp')
     ORDER BY f.position, f.rowid LIMIT 1)";

/// Exactly the digits that Dolibarr stored: its columns are doubles printed with eight decimals.
pub(super) fn exact(amount: &str) -> String {
    format!("CAST({amount} AS DECIMAL(24,8))")
}

/// `foreign` where the document was issued in another currency than its entity's, else `own`.
/// Documents from before Dolibarr knew several currencies have no code, and empty amounts in the foreign columns.
pub(super) fn issued(own: &str, foreign: &str) -> String {
    format!("IF(COALESCE(d.multicurrency_code, '') = '' OR d.multicurrency_code = {OWN_CURRENCY}, {own}, {foreign})")
}

fn unknown(number: &str) -> String {
    format!("IF({number} > 0, CAST({number} AS CHAR), '{DRAFT}')")
}

fn invoices() -> Shape {
    let paid = format!(
        "((SELECT COALESCE(SUM({}), 0) FROM llx_paiement_facture paid WHERE paid.fk_facture = d.rowid)
         + (SELECT COALESCE(SUM({}), 0) FROM llx_societe_remise_except credit WHERE credit.fk_facture = d.rowid))",
        exact(&issued("paid.amount", "paid.multicurrency_amount")),
        exact(&issued("credit.amount_ttc", "credit.multicurrency_amount_ttc")),
    );
    Shape { other_reference: "d.ref_client", ..Shape::invoice("facture", "facture", &paid) }
}

fn supplier_invoices() -> Shape {
    let paid = format!(
        "((SELECT COALESCE(SUM({}), 0) FROM llx_paiementfourn_facturefourn paid WHERE paid.fk_facturefourn = d.rowid)
         + (SELECT COALESCE(SUM({}), 0) FROM llx_societe_remise_except credit WHERE credit.fk_invoice_supplier = d.rowid))",
        exact(&issued("paid.amount", "paid.multicurrency_amount")),
        exact(&issued("credit.amount_ttc", "credit.multicurrency_amount_ttc")),
    );
    Shape {
        other_reference: "d.ref_supplier",
        title: "d.libelle",
        ..Shape::invoice("facture_fourn", "invoice_supplier", &paid)
    }
}

fn quotes() -> Shape {
    Shape {
        other_reference: "d.ref_client",
        status: format!(
            "CASE d.fk_statut WHEN -1 THEN '{CANCELLED}' WHEN 0 THEN '{DRAFT}' WHEN 1 THEN '{OPEN}' WHEN 2 THEN '{SIGNED}'
             WHEN 3 THEN '{DECLINED}' WHEN 4 THEN '{BILLED}' ELSE {} END",
            unknown("d.fk_statut")
        ),
        waits: "d.fk_statut = 1".to_owned(),
        day: "d.datep",
        due: "d.fin_validite",
        ..Shape::with_amounts("propal", "propal")
    }
}

fn orders() -> Shape {
    Shape {
        other_reference: "d.ref_client",
        status: format!(
            "CASE d.fk_statut WHEN -1 THEN '{CANCELLED}' WHEN 0 THEN '{DRAFT}' WHEN 1 THEN '{VALIDATED}'
             WHEN 2 THEN '{IN_PROGRESS}' WHEN 3 THEN IF(d.facture = 1, '{BILLED}', '{DELIVERED}') ELSE {} END",
            unknown("d.fk_statut")
        ),
        day: "d.date_commande",
        due: "d.date_livraison",
        ..Shape::with_amounts("commande", "commande")
    }
}

fn shipments() -> Shape {
    Shape {
        other_reference: "d.tracking_number",
        status: format!(
            "CASE d.fk_statut WHEN -1 THEN '{CANCELLED}' WHEN 0 THEN '{DRAFT}' WHEN 1 THEN '{VALIDATED}'
             WHEN 2 THEN '{CLOSED}' WHEN 3 THEN '{IN_PROGRESS}' ELSE {} END",
            unknown("d.fk_statut")
        ),
        day: "COALESCE(d.date_expedition, d.date_creation)",
        due: "d.date_delivery",
        ..Shape::plain("expedition", "shipping")
    }
}

fn tickets() -> Shape {
    Shape {
        title: "d.subject",
        // 0 is "not read by us yet": the customer opened it, so that it is no draft.
        status: format!(
            "CASE d.fk_statut WHEN 0 THEN '{NEW}' WHEN 1 THEN '{READ}' WHEN 2 THEN '{ASSIGNED}' WHEN 3 THEN '{IN_PROGRESS}'
             WHEN 5 THEN '{WAITING}' WHEN 7 THEN '{ON_HOLD}' WHEN 8 THEN '{CLOSED}' WHEN 9 THEN '{CANCELLED}' ELSE {} END",
            unknown("d.fk_statut")
        ),
        waits: "d.fk_statut NOT IN (8, 9)".to_owned(),
        day: "d.datec",
        text: "d.message",
        ..Shape::plain("ticket", "ticket")
    }
}

fn projects() -> Shape {
    Shape {
        reserved: true,
        title: "d.title",
        status: format!(
            "CASE d.fk_statut WHEN 0 THEN '{DRAFT}' WHEN 1 THEN '{OPEN}' WHEN 2 THEN '{CLOSED}' ELSE {} END",
            unknown("d.fk_statut")
        ),
        day: "COALESCE(d.dateo, d.datec)",
        due: "d.datee",
        text: "d.description",
        ..Shape::plain("projet", "project")
    }
}

fn tasks() -> Shape {
    Shape {
        // A task is its project's: the same third party, the same contacts, and never another entity.
        from: "llx_projet_task d JOIN llx_projet p ON p.rowid = d.fk_projet AND p.entity = d.entity".to_owned(),
        reserved: true,
        named_on: ("project", "d.fk_projet"),
        party: "p.fk_soc",
        title: "d.label",
        // Tasks have no drafts of their own: 0 is what a new one has, and what most keep. Dolibarr's portal shows the
        // tasks of projects that are open, exactly: those of a draft are not issued, and those of a closed project
        // are withdrawn with it. Both count as drafts here, so that no setting of a site brings them back.
        status: format!(
            "CASE WHEN COALESCE(p.fk_statut, 0) <> 1 THEN '{DRAFT}' WHEN d.fk_statut = 9 THEN '{CANCELLED}'
             WHEN d.fk_statut = 1 THEN '{VALIDATED}' WHEN d.fk_statut = 2 THEN '{IN_PROGRESS}'
             WHEN d.fk_statut = 3 THEN '{FINISHED}' WHEN d.fk_statut = 4 THEN '{TRANSFERRED}'
             WHEN COALESCE(d.progress, 0) >= 100 THEN '{FINISHED}' WHEN d.progress > 0 THEN '{IN_PROGRESS}'
             ELSE '{PLANNED}' END"
        ),
        day: "COALESCE(d.dateo, d.datec)",
        due: "d.datee",
        progress: "d.progress",
        parent: "d.fk_projet",
        text: "d.description",
        main_document: "NULL",
        ..Shape::plain("projet_task", "project_task")
    }
}

fn products() -> Shape {
    Shape {
        party: "NULL",
        title: "d.label",
        status: format!("IF(d.tosell = 1, '{ON_SALE}', '{DRAFT}')"),
        day: "d.datec",
        total: exact("d.price_ttc"),
        net: exact("d.price"),
        currency: OWN_CURRENCY.to_owned(),
        text: "d.description",
        picture: PICTURE,
        ..Shape::plain("product", "product")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_told_from_every_other_by_table_and_element() {
        for one in Kind::ALL {
            assert_eq!(Shape::linked(Shape::of(one).element), Some(one));
            for other in Kind::ALL.into_iter().filter(|other| *other != one) {
                assert_ne!(Shape::of(one).table, Shape::of(other).table, "{one} and {other}");
            }
        }
    }
}
