//! How each kind of document lies in Odoo's tables: one shape a kind, all of them read by the same question.

use plugin_api::Kind;
use plugin_api::status::{
    BILLED, CANCELLED, CLOSED, DECLINED, DELIVERED, DRAFT, FINISHED, IN_PROGRESS, NEW, ON_SALE, OPEN, PAID,
    PARTLY_PAID, PLANNED, SIGNED, UNPAID, VALIDATED,
};

use super::facts::Facts;
use super::needs::model_of;

/// What the message begins with that says that a customer declined a quote here; the key of the act follows.
pub(super) const DECLINED_BY: &str = "<parvis-decline-";

/// A kind as SQL. Each text is an expression over `from`, in which the document's own table is `d`; `asked` has the third
/// party and its language.
pub(super) struct Shape {
    /// Odoo's name of the model.
    pub model: &'static str,
    pub from: String,
    /// The same where one document is asked for by its id, and of a product by its `:variant`.
    pub from_one: String,
    /// The number of a product's variant; NULL where it is the only one.
    pub variant: String,
    /// Which records of the table are of the kind.
    pub scope: String,
    /// Which others are still found by their id: what they were, whatever they became.
    pub once: String,
    /// The third party that it was issued to, if any.
    pub home: String,
    /// The contacts that it names, besides its followers.
    pub named: Vec<&'static str>,
    /// The company that issued it; NULL is any.
    pub company: String,
    /// A word of [`plugin_api::status`].
    pub status: String,
    /// Whether it gives back.
    pub is_credit: &'static str,
    pub waits: String,
    pub reference: String,
    pub other_reference: String,
    pub title: String,
    /// A date, as is `due`.
    pub day: String,
    pub due: String,
    /// Amounts are numbers, not rounded.
    pub total: String,
    pub remaining: String,
    pub net: String,
    pub tax: String,
    pub parent: String,
    /// HTML, or plain text where `is_html` is not set.
    pub text: String,
    pub is_html: bool,
    /// The attachment of a file or picture, as a condition on `a`.
    pub main_file: Option<String>,
    pub picture: Option<String>,
}

const NONE: &str = "NULL::text";
const NO_AMOUNT: &str = "NULL::numeric";

impl Shape {
    /// The shape of this kind in this Odoo.
    pub fn of(kind: Kind, facts: &Facts) -> Self {
        match kind {
            Kind::Invoices => invoices("'out_invoice', 'out_refund'", "out_invoice"),
            Kind::SupplierInvoices => invoices("'in_invoice', 'in_refund'", "in_invoice"),
            Kind::Quotes => quotes(facts),
            Kind::Orders => orders(facts),
            Kind::Shipments => shipments(facts),
            Kind::Tickets => tickets(facts),
            Kind::Projects => projects(facts),
            Kind::Tasks => tasks(facts),
            Kind::Products => products(facts),
        }
    }

    /// A document without amounts or dates of its own; each kind adds what it has.
    fn plain(kind: Kind) -> Self {
        let (model, table) = model_of(kind);
        Self {
            model,
            from: format!("{table} d"),
            from_one: format!("{table} d"),
            variant: "NULL::int8".to_owned(),
            scope: "TRUE".to_owned(),
            once: "FALSE".to_owned(),
            home: "(SELECT home.commercial_partner_id FROM res_partner home WHERE home.id = d.partner_id)".to_owned(),
            named: vec!["d.partner_id"],
            company: "d.company_id".to_owned(),
            status: format!("'{OPEN}'"),
            is_credit: "FALSE",
            waits: "FALSE".to_owned(),
            reference: "d.name".to_owned(),
            other_reference: NONE.to_owned(),
            title: NONE.to_owned(),
            day: "NULL::date".to_owned(),
            due: "NULL::date".to_owned(),
            total: NO_AMOUNT.to_owned(),
            remaining: NO_AMOUNT.to_owned(),
            net: NO_AMOUNT.to_owned(),
            tax: NO_AMOUNT.to_owned(),
            parent: "NULL::int8".to_owned(),
            text: NONE.to_owned(),
            is_html: true,
            main_file: None,
            picture: None,
        }
    }
}

/// Invoices and refunds of one side. A refund's amounts are negative here; nobody waits for its payment.
fn invoices(types: &str, asked: &str) -> Shape {
    let signed = |amount: &str| format!("CASE WHEN d.move_type LIKE '%refund' THEN -{amount} ELSE {amount} END");
    Shape {
        scope: format!("d.move_type IN ({types})"),
        home: "d.commercial_partner_id".to_owned(),
        status: format!(
            "CASE WHEN d.state = 'draft' THEN '{DRAFT}' WHEN d.state = 'cancel' THEN '{CANCELLED}'
             WHEN d.payment_state IN ('paid', 'in_payment', 'reversed', 'invoicing_legacy') THEN '{PAID}'
             WHEN d.payment_state = 'partial' THEN '{PARTLY_PAID}' ELSE '{UNPAID}' END"
        ),
        waits: format!(
            "(d.state = 'posted' AND d.move_type = '{asked}' AND d.amount_residual > 0
              AND d.payment_state IN ('not_paid', 'partial', 'blocked'))"
        ),
        is_credit: "d.move_type LIKE '%refund'",
        other_reference: "d.ref".to_owned(),
        day: "d.invoice_date".to_owned(),
        due: "d.invoice_date_due".to_owned(),
        total: signed("d.amount_total"),
        remaining: signed("d.amount_residual"),
        net: signed("d.amount_untaxed"),
        tax: signed("d.amount_tax"),
        text: "d.narration".to_owned(),
        // The legal document that was sent; before Odoo 17 the one that printing left. A draft has none to show.
        main_file: Some(
            "d.state = 'posted' AND a.res_model = 'account.move' AND a.res_id = d.id
             AND (a.res_field = 'invoice_pdf_report_file'
                  OR (a.res_field IS NULL AND a.name = replace(d.name, '/', '_') || '.pdf'))"
                .to_owned(),
        ),
        ..Shape::plain(Kind::Invoices)
    }
}

fn sale(facts: &Facts, kind: Kind) -> Shape {
    Shape {
        other_reference: "d.client_order_ref".to_owned(),
        day: facts.day_of("d.date_order"),
        total: "d.amount_total".to_owned(),
        net: "d.amount_untaxed".to_owned(),
        tax: "d.amount_tax".to_owned(),
        text: "d.note".to_owned(),
        ..Shape::plain(kind)
    }
}

/// A quotation that was sent. One that was called off is a cancelled quote, for Odoo does not keep what it was before; one that
/// its customer declined here is told by the message that says so. One that was accepted is an order now, in no list of quotes;
/// whoever still has its address finds it.
fn quotes(facts: &Facts) -> Shape {
    let declined = if facts.has_all("mail_message", "model res_id message_id") {
        format!(
            "EXISTS (SELECT 1 FROM mail_message m WHERE m.model = 'sale.order' AND m.res_id = d.id
             AND m.message_id LIKE '{DECLINED_BY}%')"
        )
    } else {
        "FALSE".to_owned()
    };
    Shape {
        scope: "d.state IN ('draft', 'sent', 'cancel')".to_owned(),
        once: "(d.state IN ('sale', 'done') AND d.signed_by <> '')".to_owned(),
        status: format!(
            "CASE d.state WHEN 'sent' THEN '{OPEN}' WHEN 'sale' THEN '{SIGNED}' WHEN 'done' THEN '{SIGNED}'
             WHEN 'cancel' THEN CASE WHEN {declined} THEN '{DECLINED}' ELSE '{CANCELLED}' END
             ELSE '{DRAFT}' END"
        ),
        // One that is to be paid first is confirmed by its payment, on Odoo's own page.
        waits: "(d.state = 'sent' AND NOT (d.require_payment IS TRUE AND d.amount_total > 0))".to_owned(),
        due: "d.validity_date".to_owned(),
        ..sale(facts, Kind::Quotes)
    }
}

fn orders(facts: &Facts) -> Shape {
    let delivered = facts.or("sale_order", "delivery_status", NONE);
    Shape {
        scope: "d.state IN ('sale', 'done')".to_owned(),
        status: format!(
            "CASE WHEN d.invoice_status = 'invoiced' THEN '{BILLED}' WHEN d.state = 'done' THEN '{CLOSED}'
             WHEN {delivered} = 'full' THEN '{DELIVERED}' WHEN {delivered} IN ('started', 'partial') THEN '{IN_PROGRESS}'
             ELSE '{VALIDATED}' END"
        ),
        due: facts.day_of("d.commitment_date"),
        ..sale(facts, Kind::Orders)
    }
}

fn shipments(facts: &Facts) -> Shape {
    Shape {
        status: format!(
            "CASE d.state WHEN 'draft' THEN '{DRAFT}' WHEN 'cancel' THEN '{CANCELLED}' WHEN 'done' THEN '{DELIVERED}'
             WHEN 'assigned' THEN '{IN_PROGRESS}' ELSE '{VALIDATED}' END"
        ),
        other_reference: facts.or("stock_picking", "carrier_tracking_ref", NONE),
        title: "d.origin".to_owned(),
        day: facts.day_of("COALESCE(d.date_done, d.scheduled_date)"),
        due: facts.day_of("d.scheduled_date"),
        ..Shape::plain(Kind::Shipments)
    }
}

fn tickets(facts: &Facts) -> Shape {
    let unattended = if facts.has("helpdesk_ticket_stage", "unattended") { "stage.unattended" } else { "FALSE" };
    let from = "helpdesk_ticket d LEFT JOIN helpdesk_ticket_stage stage ON stage.id = d.stage_id";
    Shape {
        from: from.to_owned(),
        from_one: from.to_owned(),
        scope: format!("{} IS NOT FALSE", facts.or("helpdesk_ticket", "active", "TRUE")),
        status: format!(
            "CASE WHEN stage.closed THEN '{CLOSED}' WHEN {unattended} THEN '{NEW}' ELSE '{IN_PROGRESS}' END"
        ),
        waits: "(stage.closed IS NOT TRUE)".to_owned(),
        reference: "d.number".to_owned(),
        title: "d.name".to_owned(),
        day: facts.day_of("d.create_date"),
        text: "d.description".to_owned(),
        ..Shape::plain(Kind::Tickets)
    }
}

fn projects(facts: &Facts) -> Shape {
    let last = facts.or("project_project", "last_update_status", NONE);
    Shape {
        scope: "d.active".to_owned(),
        status: format!("CASE WHEN {last} = 'done' THEN '{CLOSED}' ELSE '{OPEN}' END"),
        reference: facts.named("d", "project_project", "name"),
        day: format!("COALESCE({}, d.create_date::date)", facts.or("project_project", "date_start", "NULL::date")),
        due: facts.or("project_project", "date", "NULL::date"),
        text: "d.description".to_owned(),
        ..Shape::plain(Kind::Projects)
    }
}

/// A task is seen by Odoo's rule about tasks alone, whatever is seen of its project.
fn tasks(facts: &Facts) -> Shape {
    let fold = format!("CASE WHEN stage.fold THEN '{FINISHED}' ELSE '{IN_PROGRESS}' END");
    let status = if facts.has("project_task", "state") {
        format!(
            "CASE d.state WHEN '1_done' THEN '{FINISHED}' WHEN '1_canceled' THEN '{CANCELLED}'
             WHEN '04_waiting_normal' THEN '{PLANNED}' WHEN '03_approved' THEN '{VALIDATED}' ELSE '{IN_PROGRESS}' END"
        )
    } else {
        fold
    };
    let from = "project_task d LEFT JOIN project_task_type stage ON stage.id = d.stage_id";
    Shape {
        from: from.to_owned(),
        from_one: from.to_owned(),
        scope: "d.active AND d.project_id IS NOT NULL".to_owned(),
        status,
        day: "d.create_date::date".to_owned(),
        // A day until Odoo 17, a moment since.
        due: "d.date_deadline::date".to_owned(),
        parent: "d.project_id::int8".to_owned(),
        text: "d.description".to_owned(),
        ..Shape::plain(Kind::Tasks)
    }
}

fn products(facts: &Facts) -> Shape {
    let site = if facts.has_all("product_template", "website_id") && facts.has_all("website", "id company_id") {
        "(SELECT w.company_id FROM website w WHERE w.id = d.website_id)"
    } else {
        "NULL::int4"
    };
    let name = facts.named("d", "product_template", "name");
    let variants = Variants::of(facts, &name);
    Shape {
        from: format!("product_template d{}", variants.all),
        from_one: format!("product_template d{}", variants.one),
        variant: variants.number,
        scope: "d.active".to_owned(),
        home: "NULL::int8".to_owned(),
        named: Vec::new(),
        // Shared by all companies, but for one that a website keeps for itself.
        company: format!("COALESCE(d.company_id, {site})"),
        status: format!("CASE WHEN d.sale_ok THEN '{ON_SALE}' ELSE '{DRAFT}' END"),
        reference: format!("COALESCE({}NULLIF(d.default_code, ''), {})", variants.code, variants.name),
        title: variants.name,
        day: "d.create_date::date".to_owned(),
        total: format!("{} * (1 + {} / 100)", variants.price, taxes(facts)),
        net: format!("{} / (1 + {} / 100)", variants.price, included(facts)),
        text: facts.named("d", "product_template", "description_sale"),
        is_html: false,
        picture: Some("a.res_model = 'product.template' AND a.res_id = d.id AND a.res_field = 'image_512'".to_owned()),
        ..Shape::plain(Kind::Products)
    }
}

/// What of a product depends on its variant, as SQL; a product with one variant alone is that one.
struct Variants {
    /// Joins every variant of a product that has several.
    all: String,
    /// Joins the one that is asked for.
    one: String,
    number: String,
    name: String,
    /// The variant's own code, before the product's.
    code: &'static str,
    price: String,
}

impl Variants {
    fn of(facts: &Facts, name: &str) -> Self {
        if !facts.has_variants() {
            let (all, one, number) = (String::new(), String::new(), "NULL::int8".to_owned());
            return Self { all, one, number, name: name.to_owned(), code: "", price: "d.list_price".to_owned() };
        }
        let of_it = "FROM product_variant_combination c JOIN product_template_attribute_value x
                     ON x.id = c.product_template_attribute_value_id";
        let value = facts.named("a", "product_attribute_value", "name");
        let values = format!(
            "(SELECT string_agg({value}, ', ' ORDER BY x.attribute_line_id, x.id) {of_it}
              JOIN product_attribute_value a ON a.id = x.product_attribute_value_id WHERE c.product_product_id = v.id)"
        );
        Self {
            all: format!(
                " LEFT JOIN product_product v ON v.product_tmpl_id = d.id AND v.active AND {}",
                several("d.id")
            ),
            one: " LEFT JOIN product_product v ON v.product_tmpl_id = d.id AND v.active AND v.id = :variant".to_owned(),
            number: "v.id::int8".to_owned(),
            name: format!("({name} || COALESCE(' (' || {values} || ')', ''))"),
            code: if facts.has("product_product", "default_code") { "NULLIF(v.default_code, ''), " } else { "" },
            price: format!(
                "(d.list_price + COALESCE((SELECT SUM(x.price_extra) {of_it} WHERE c.product_product_id = v.id), 0))"
            ),
        }
    }
}

/// Whether a product has several variants.
pub(super) fn several(product: &str) -> String {
    format!("(SELECT COUNT(*) FROM product_product o WHERE o.product_tmpl_id = {product} AND o.active) > 1")
}

/// The per cent of the taxes that are added to a product's price, as far as they are plain ones.
fn taxes(facts: &Facts) -> String {
    per_cent(facts, "NOT ")
}

/// The per cent of the taxes that its price holds already.
fn included(facts: &Facts) -> String {
    per_cent(facts, "")
}

fn per_cent(facts: &Facts, not: &str) -> String {
    if !facts.has_all("product_taxes_rel", "prod_id tax_id")
        || !facts.has_all("account_tax", "id company_id amount amount_type")
    {
        return "0::numeric".to_owned();
    }
    let in_price = match (
        facts.has("account_tax", "price_include_override"),
        facts.has("res_company", "account_price_include"),
    ) {
        (true, true) => {
            "COALESCE(t.price_include_override, (SELECT c.account_price_include FROM res_company c WHERE c.id = t.company_id)) = 'tax_included'"
        }
        _ if facts.has("account_tax", "price_include") => "t.price_include",
        _ => "FALSE",
    };
    format!(
        "(SELECT COALESCE(SUM(t.amount), 0) FROM product_taxes_rel r JOIN account_tax t ON t.id = r.tax_id
          WHERE r.prod_id = d.id AND t.amount_type = 'percent'
          AND t.company_id = COALESCE(d.company_id, asked.company) AND {not}COALESCE({in_price}, FALSE))"
    )
}
