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
    /// Whether customers may know of it: by its status, never by its number.
    pub issued: &'static str,
    /// Whether it was called off.
    pub cancelled: &'static str,
    /// The word of [`plugin_api::status`] of one that is issued and not called off; a number that Dolibarr does not have yet is
    /// shown as it stands.
    pub word: String,
    /// The number that Dolibarr has for what an invoice is besides.
    pub nature: &'static str,
    pub waits: String,
    pub reference: &'static str,
    pub other_reference: &'static str,
    pub title: &'static str,
    /// Its day as Dolibarr stores it, a day or a moment: the list is ordered by it.
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
    /// The address at which its carrier tells where it is, with `{TRACKID}` in it.
    pub carrier: &'static str,
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
        // Parts of Dolibarr that came later write other names for the same.
        let element = match element {
            "order" => "commande",
            "proposal" => "propal",
            "invoice" => "facture",
            "expedition" | "shipment" => "shipping",
            "projet" => "project",
            "facture_fourn" => "invoice_supplier",
            element => element,
        };
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
            issued: "d.fk_statut > 0",
            cancelled: "FALSE",
            word: String::new(),
            nature: "NULL",
            waits: "FALSE".to_owned(),
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
            carrier: "''",
        }
    }

    /// The document's status as one of [`plugin_api::status`]'s words. `draft` and `cancelled` are also its state.
    pub fn status(&self) -> String {
        let Self { issued, cancelled, word, .. } = self;
        format!(
            "CASE WHEN {issued} THEN IF({cancelled}, '{CANCELLED}', {word}) WHEN {cancelled} THEN '{CANCELLED}' ELSE '{DRAFT}' END"
        )
    }

    /// Whether a list may hold the document at all.
    pub fn listed(&self, with_cancelled: bool) -> String {
        let Self { issued, cancelled, .. } = self;
        if with_cancelled { format!("({issued} OR {cancelled})") } else { format!("{issued} AND NOT ({cancelled})") }
    }

    /// The same, waiting only in these entities: in the others nothing that the customer does about it is taken.
    pub fn waiting_in(mut self, entities: &[u64]) -> Self {
        let entities: Vec<String> = entities.iter().map(u64::to_string).collect();
        let entities = if entities.is_empty() { "NULL".to_owned() } else { entities.join(", ") };
        self.waits = format!("COALESCE({} AND d.entity IN ({entities}), FALSE)", self.waits);
        self
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
        let total = &base.total;
        let asked = "d.fk_statut = 1 AND d.paye = 0";
        // A credit note (type 2) is unpaid until it is used; any other with nothing left to pay is paid, whether somebody
        // put it into that drawer of Dolibarr's or not.
        let settled = format!("d.type <> 2 AND {total} >= 0 AND {total} <= {paid}");
        Self {
            word: format!(
                "CASE WHEN d.fk_statut = 3 THEN '{ABANDONED}' WHEN d.fk_statut = 2 OR d.paye = 1 THEN '{PAID}'
                 WHEN d.fk_statut = 1 THEN IF({settled}, '{PAID}', IF({paid} <> 0, '{PARTLY_PAID}', '{UNPAID}'))
                 ELSE {UNKNOWN} END"
            ),
            nature: "d.type",
            // Nobody waits for the customer to pay a credit note, or less than nothing.
            waits: format!("{asked} AND d.type <> 2 AND {total} > 0 AND {total} > {paid}"),
            day: "d.datef",
            due: "d.date_lim_reglement",
            remaining: format!("IF({asked}, {total} - {paid}, CAST(0 AS DECIMAL(24,8)))"),
            ..base
        }
    }
}

/// The joins that [`OWN_CURRENCY`] reads: the entity's constant, and the one for all entities.
const CURRENCIES: &str = "LEFT JOIN llx_const own ON own.name = 'MAIN_MONNAIE' AND own.entity = d.entity AND own.value <> ''
     LEFT JOIN llx_const everywhere ON everywhere.name = 'MAIN_MONNAIE' AND everywhere.entity = 0 AND everywhere.value <> ''";

/// The picture of a product: the first that somebody shared, else the first of its photos where the company has Dolibarr print
/// photos on what it sends to customers. Dolibarr keeps photos among what the staff put into the product's folder, so that
/// elsewhere they may be meant for themselves.
const PICTURE: &str = "(SELECT CONCAT(f.filepath, '/', f.filename) FROM llx_ecm_files f
     WHERE f.src_object_type = 'product' AND f.src_object_id = d.rowid AND f.entity = d.entity
     AND LOWER(SUBSTRING_INDEX(f.filename, '.', -1)) IN ('png', 'jpg', 'jpeg', 'gif', 'webp')
     AND (f.share <> '' OR EXISTS (SELECT 1 FROM llx_const printed WHERE printed.entity IN (0, d.entity)
       AND printed.value NOT IN ('', '0') AND NOT EXISTS (SELECT 1 FROM llx_const nearer
         WHERE printed.entity = 0 AND nearer.entity = d.entity AND nearer.name = printed.name) AND printed.name IN ('MAIN_GENERATE_PROPOSALS_WITH_PICTURE',
       'MAIN_GENERATE_ORDERS_WITH_PICTURE', 'MAIN_GENERATE_INVOICES_WITH_PICTURE')))
     ORDER BY COALESCE(f.share, '') = '', f.position, f.filename, f.rowid LIMIT 1)";

/// Exactly the digits that Dolibarr stored: its columns are doubles printed with eight decimals.
pub(super) fn exact(amount: &str) -> String {
    format!("CAST({amount} AS DECIMAL(24,8))")
}

/// `foreign` where the document was issued in another currency than its entity's, else `own`.
/// Documents from before Dolibarr knew several currencies have no code, and empty amounts in the foreign columns.
pub(super) fn issued(own: &str, foreign: &str) -> String {
    format!("IF(COALESCE(d.multicurrency_code, '') = '' OR d.multicurrency_code = {OWN_CURRENCY}, {own}, {foreign})")
}

/// A status that Dolibarr does not have yet.
const UNKNOWN: &str = "CAST(d.fk_statut AS CHAR)";

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
        cancelled: "d.fk_statut = -1",
        word: format!(
            "CASE d.fk_statut WHEN 1 THEN '{OPEN}' WHEN 2 THEN '{SIGNED}' WHEN 3 THEN '{DECLINED}' WHEN 4 THEN '{BILLED}'
             ELSE {UNKNOWN} END"
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
        cancelled: "d.fk_statut = -1",
        word: format!(
            "CASE d.fk_statut WHEN 1 THEN '{VALIDATED}' WHEN 2 THEN '{IN_PROGRESS}'
             WHEN 3 THEN IF(d.facture = 1, '{BILLED}', '{DELIVERED}') ELSE {UNKNOWN} END"
        ),
        day: "d.date_commande",
        due: "d.date_livraison",
        ..Shape::with_amounts("commande", "commande")
    }
}

fn shipments() -> Shape {
    let base = Shape::plain("expedition", "shipping");
    Shape {
        from: format!("{} LEFT JOIN llx_c_shipment_mode carrier ON carrier.rowid = d.fk_shipping_method", base.from),
        other_reference: "d.tracking_number",
        cancelled: "d.fk_statut = -1",
        word: format!(
            "CASE d.fk_statut WHEN 1 THEN '{VALIDATED}' WHEN 2 THEN '{CLOSED}' WHEN 3 THEN '{IN_PROGRESS}' ELSE {UNKNOWN} END"
        ),
        day: "COALESCE(d.date_expedition, d.date_creation)",
        due: "d.date_delivery",
        carrier: "carrier.tracking",
        ..base
    }
}

fn tickets() -> Shape {
    Shape {
        title: "d.subject",
        // 0 is "not read by us yet": the customer opened it, so that it is no draft.
        issued: "d.fk_statut >= 0",
        cancelled: "d.fk_statut = 9",
        word: format!(
            "CASE d.fk_statut WHEN 0 THEN '{NEW}' WHEN 1 THEN '{READ}' WHEN 2 THEN '{ASSIGNED}' WHEN 3 THEN '{IN_PROGRESS}'
             WHEN 5 THEN '{WAITING}' WHEN 7 THEN '{ON_HOLD}' WHEN 8 THEN '{CLOSED}' ELSE {UNKNOWN} END"
        ),
        waits: "d.fk_statut >= 0 AND d.fk_statut NOT IN (8, 9)".to_owned(),
        day: "d.datec",
        text: "d.message",
        ..Shape::plain("ticket", "ticket")
    }
}

fn projects() -> Shape {
    Shape {
        reserved: true,
        title: "d.title",
        word: format!("CASE d.fk_statut WHEN 1 THEN '{OPEN}' WHEN 2 THEN '{CLOSED}' ELSE {UNKNOWN} END"),
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
        issued: "p.fk_statut = 1",
        cancelled: "p.fk_statut = 1 AND d.fk_statut = 9",
        word: format!(
            "CASE WHEN d.fk_statut = 1 THEN '{VALIDATED}' WHEN d.fk_statut = 2 THEN '{IN_PROGRESS}'
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
        issued: "d.tosell = 1",
        word: format!("'{ON_SALE}'"),
        day: "d.datec",
        total: exact("d.price_ttc"),
        net: exact("d.price"),
        tax: format!("{} - {}", exact("d.price_ttc"), exact("d.price")),
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
