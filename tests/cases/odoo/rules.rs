//! Record rules: the ones in force decide, whichever version they came with; what is not understood is refused.

use host_demo::erp::odoo::Odoo;
use plugin_api::documents::Query;
use plugin_api::{Class, Kind};

use super::{TICKETS, filled, query, references};

/// The lists of one kind under another rule for portal users.
fn under(rule: u32, domain: &str, kind: Kind, contact: &str) -> String {
    let changed = format!("UPDATE ir_rule SET domain_force = $rule${domain}$rule$ WHERE id = {rule}");
    let database = filled(&[TICKETS, &changed]);
    let erp = Odoo::connect(&database.url(), None).unwrap();
    references(&erp, &Query { contact: Some(contact), ..query(kind) }).join(" ")
}

#[test]
fn who_sees_what_goes_by_the_rule_in_force() {
    let by_partner = "[('partner_id', 'child_of', [user.commercial_partner_id.id])]";
    let posted = "[('state', 'not in', ('cancel', 'draft')), ('move_type', 'in', ('out_invoice', 'out_refund')), \
                  ('partner_id', 'child_of', [user.commercial_partner_id.id])]";
    for (case, rule, domain, kind, contact, expected) in [
        // As from Odoo 19 on: whom it is for, and no longer who follows it.
        ("quotes by partner", 22, by_partner, Kind::Quotes, "11", "S00001 S00003 S00008 S00009 S00010"),
        (
            "invoices by partner",
            12,
            posted,
            Kind::Invoices,
            "11",
            "INV/2026/00001 INV/2026/00002 INV/2026/00004 RINV/2026/00001",
        ),
        ("bills are left out by the rule", 12, posted, Kind::SupplierInvoices, "11", ""),
        (
            "pickings of one's own",
            32,
            "[('partner_id', '=', user.partner_id.id)]",
            Kind::Shipments,
            "14",
            "WH/OUT/00001",
        ),
        (
            "followers of the project, as up to Odoo 16",
            52,
            "[('project_id.privacy_visibility', '=', 'portal'), ('active', '=', True), '|', \
             ('project_id.message_partner_ids', 'child_of', [user.partner_id.commercial_partner_id.id]), \
             ('message_partner_ids', 'child_of', [user.partner_id.commercial_partner_id.id])]",
            Kind::Tasks,
            "11",
            "Cast Measure Of a shared project",
        ),
        (
            "one of two words",
            42,
            "[('privacy_visibility', 'in', ['portal', 'followers']), ('message_partner_ids', 'child_of', [user.partner_id.commercial_partner_id.id])]",
            Kind::Projects,
            "11",
            "Beffroi Followers only Shared",
        ),
        ("one's own alone", 22, "[('message_partner_ids', 'in', [user.partner_id.id])]", Kind::Quotes, "13", "S00008"),
        ("nothing", 22, "[(0, '=', 1)]", Kind::Quotes, "11", ""),
        ("everything of the companies", 22, "[]", Kind::Orders, "13", "S00006"),
    ] {
        assert_eq!(under(rule, domain, kind, contact), expected, "{case}");
    }
}

#[test]
fn rules_of_several_groups_widen_and_global_ones_narrow() {
    let more = "INSERT INTO ir_rule VALUES (91, 2, 'more', $rule$[('partner_id', 'child_of', [user.commercial_partner_id.id])]$rule$, true, true, false);
         INSERT INTO rule_group_rel VALUES (91, 3); INSERT INTO res_groups_implied_rel VALUES (2, 3)";
    let less = "INSERT INTO ir_rule VALUES (92, 2, 'less', $rule$[('state', '!=', 'sent')]$rule$, true, true, true)";
    let of_others = "INSERT INTO ir_rule VALUES (93, 2, 'staff', $rule$[('user_id', '=', user.id)]$rule$, true, true, false),
         (94, 2, 'writing', $rule$[('user_id', '=', user.id)]$rule$, true, false, true); INSERT INTO rule_group_rel VALUES (93, 1)";
    for (case, sql, expected) in [
        ("a group that comes with the portal's", more, "S00001 S00003 S00004 S00008 S00009 S00010"),
        ("a global rule", less, "S00009"),
        ("rules of others, and not for reading", of_others, "S00001 S00004 S00008 S00009 S00010"),
    ] {
        let database = filled(&[sql]);
        let erp = Odoo::connect(&database.url(), None).unwrap();
        assert_eq!(references(&erp, &query(Kind::Quotes)).join(" "), expected, "{case}");
    }
}

#[test]
fn a_rule_that_is_not_understood_stops_the_start_and_is_named() {
    for (rule, domain, named) in [
        (22, "[('user_id', '=', user.id)]", "rule 22 of Odoo on `sale.order` has `user_id = user.id`"),
        (22, "[('message_partner_ids', 'child_of', user.partner_id.ids[0])]", "has more than a list of conditions"),
        (21, "[('team_id.company_id', 'in', company_ids)]", "rule 21"),
        (42, "[('message_partner_ids', 'not in', [user.partner_id.id])]", "rule 42 of Odoo on `project.project`"),
        (62, "[('website_published', '=', True), ('public_categ_ids', '!=', False)]", "public_categ_ids"),
    ] {
        let changed = format!("UPDATE ir_rule SET domain_force = $rule${domain}$rule$ WHERE id = {rule}");
        let failure = Odoo::connect(&filled(&[&changed]).url(), None).unwrap_err();
        assert_eq!((failure.class, failure.code.as_str()), (Class::Incompatible, "odoo/rule"), "{domain}");
        assert!(failure.message.contains(named), "{domain}: {failure}");
    }
}
