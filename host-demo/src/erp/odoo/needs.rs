//! Which columns of Odoo's are read: what is found at start, and what `host-demo odoo prepare` lets the reading role see.

use plugin_api::Kind;

/// The columns of one table.
pub(super) struct Need {
    /// The kinds that cannot do without; none is "the connector itself".
    pub kinds: &'static [Kind],
    /// The table.
    pub table: &'static str,
    /// Without one of these the kinds are not read.
    pub must: &'static str,
    /// What some versions have, or some modules bring.
    pub may: &'static str,
}

const ALWAYS: &[Kind] = &[];

/// A table that some of the details need; without it they are left out.
const fn detail(table: &'static str, may: &'static str) -> Need {
    Need { kinds: ALWAYS, table, must: "", may }
}

const fn need(kinds: &'static [Kind], table: &'static str, must: &'static str, may: &'static str) -> Need {
    Need { kinds, table, must, may }
}

/// Every column that is read.
pub(super) const NEEDS: &[Need] = &[
    need(
        ALWAYS,
        "res_partner",
        "id name email phone parent_id commercial_partner_id active company_id is_company type lang",
        "complete_name mobile street street2 zip city tz website_id vat state_id country_id ref user_id",
    ),
    need(ALWAYS, "res_users", "id login password active partner_id company_id share", "website_id"),
    need(ALWAYS, "res_company", "id name partner_id active", "parent_id currency_id account_price_include"),
    need(ALWAYS, "res_groups_users_rel", "gid uid", ""),
    need(ALWAYS, "res_groups_implied_rel", "gid hid", ""),
    need(ALWAYS, "res_company_users_rel", "cid user_id", ""),
    need(ALWAYS, "ir_model_data", "module name model res_id", ""),
    need(ALWAYS, "ir_model", "id model", ""),
    need(ALWAYS, "ir_rule", "id model_id domain_force active perm_read global", ""),
    need(ALWAYS, "rule_group_rel", "rule_group_id group_id", ""),
    need(ALWAYS, "ir_module_module", "name state latest_version", ""),
    need(ALWAYS, "res_currency", "id name decimal_places", ""),
    need(ALWAYS, "mail_followers", "res_model res_id partner_id", ""),
    detail("res_partner_res_partner_category_rel", "category_id partner_id"),
    detail("website", "id domain company_id specific_user_account"),
    need(
        &[Kind::Invoices, Kind::SupplierInvoices],
        "account_move",
        "id name move_type state payment_state partner_id commercial_partner_id company_id currency_id invoice_date \
         invoice_date_due ref narration amount_untaxed amount_tax amount_total amount_residual",
        "reversed_entry_id journal_id partner_bank_id payment_reference",
    ),
    need(
        &[Kind::Invoices, Kind::SupplierInvoices],
        "account_move_line",
        "id move_id sequence display_type name product_id quantity price_unit price_subtotal date",
        "",
    ),
    detail("account_partial_reconcile", "id debit_move_id credit_move_id debit_amount_currency credit_amount_currency"),
    detail("account_journal", "id name"),
    detail("res_partner_bank", "id acc_number acc_holder_name partner_id bank_id"),
    detail("res_bank", "id bic"),
    need(
        &[Kind::Quotes, Kind::Orders],
        "sale_order",
        "id name state partner_id company_id currency_id client_order_ref date_order validity_date commitment_date note \
         amount_untaxed amount_tax amount_total invoice_status require_payment require_signature signed_by signed_on write_date",
        "delivery_status locked prepayment_percent origin",
    ),
    need(
        &[Kind::Quotes, Kind::Orders],
        "sale_order_line",
        "id order_id sequence display_type name product_id product_uom_qty price_unit price_subtotal",
        "price_total",
    ),
    detail("sale_order_line_invoice_rel", "invoice_line_id order_line_id"),
    need(
        &[Kind::Shipments],
        "stock_picking",
        "id name state partner_id company_id scheduled_date date_done origin sale_id",
        "carrier_id carrier_tracking_ref",
    ),
    need(&[Kind::Shipments], "stock_move", "id picking_id product_id product_uom_qty state", "sequence"),
    detail("delivery_carrier", "id name tracking_url"),
    need(
        &[Kind::Projects, Kind::Tasks],
        "project_project",
        "id name active privacy_visibility partner_id company_id description create_date",
        "date_start date last_update_status",
    ),
    need(
        &[Kind::Tasks],
        "project_task",
        "id name active project_id partner_id company_id description stage_id date_deadline create_date",
        "state sale_order_id",
    ),
    need(&[Kind::Tasks], "project_task_type", "id fold", ""),
    detail("project_collaborator", "project_id partner_id limited_access"),
    need(
        &[Kind::Tickets],
        "helpdesk_ticket",
        "id number name description partner_id company_id stage_id create_date",
        "active team_id user_id",
    ),
    need(&[Kind::Tickets], "helpdesk_ticket_stage", "id closed", "sequence active unattended company_id"),
    need(
        &[Kind::Products],
        "product_template",
        "id name default_code list_price active sale_ok is_published company_id description_sale create_date",
        "website_id",
    ),
    need(&[Kind::Products], "product_product", "id product_tmpl_id active", "default_code"),
    detail("product_variant_combination", "product_product_id product_template_attribute_value_id"),
    detail("product_template_attribute_value", "id product_attribute_value_id attribute_line_id price_extra"),
    detail("product_attribute_value", "id name"),
    detail("product_taxes_rel", "prod_id tax_id"),
    detail("account_tax", "id company_id amount amount_type price_include price_include_override active"),
    detail(
        "mail_message",
        "id model res_id author_id email_from message_type subtype_id is_internal body date message_id",
    ),
    detail("mail_message_subtype", "id internal"),
    detail("message_attachment_rel", "message_id attachment_id"),
    detail("res_lang", "code active"),
    // When the technical user's key runs out; of the key itself its first eight letters, which Odoo keeps in the clear.
    detail("res_users_apikeys", "user_id index expiration_date"),
    detail("ir_attachment", "id name res_model res_id res_field mimetype file_size checksum store_fname type"),
];

/// The kinds that a model's rules decide, by the model's name.
pub(super) fn model_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Invoices | Kind::SupplierInvoices => ("account.move", "account_move"),
        Kind::Quotes | Kind::Orders => ("sale.order", "sale_order"),
        Kind::Shipments => ("stock.picking", "stock_picking"),
        Kind::Tickets => ("helpdesk.ticket", "helpdesk_ticket"),
        Kind::Projects => ("project.project", "project_project"),
        Kind::Tasks => ("project.task", "project_task"),
        Kind::Products => ("product.template", "product_template"),
    }
}
