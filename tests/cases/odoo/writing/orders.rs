//! Orders placed.

use host_demo::erp::Erp;
use host_demo::erp::odoo::OrdersAs;
use plugin_api::Kind;
use plugin_api::actions::{Act, Action, Wanted};
use serde_json::json;

use super::{FATES, LATER, THIRD, code, is_done_once, of_ada, works, works_with};
use crate::odoo::{VARIANTS, query, references};

fn wanted(product: &str, quantity: &str, price: &str) -> Wanted {
    Wanted { product: product.to_owned(), quantity: quantity.to_owned(), price: price.to_owned() }
}

fn order(lines: &[Wanted]) -> Act {
    Act::PlaceOrder {
        lines: lines.to_vec(),
        delivery_address: "The <b>tower</b>\nRome".to_owned(),
        reference: "PO 9".to_owned(),
        note: "Before noon & not after".to_owned(),
    }
}

fn two_bells() -> Act {
    order(&[wanted("1", "2", "120.00"), wanted("7", "2.5", "8.00")])
}

#[test]
fn an_order_is_a_quotation_with_odoos_own_prices_that_the_customer_sees() {
    for major in [18, 19] {
        let works = works_with(major, OrdersAs::Quotations, "INSERT INTO test_pricelist VALUES (11, 0.9)");
        let action = of_ada(1, two_bells());
        let done = works.act(&action).unwrap();
        let made = works.made();
        let calls: Vec<&str> = made.iter().map(|call| call.what.split(' ').next().unwrap()).collect();
        assert_eq!(calls, ["sale.order/create", "sale.order/message_post", "sale.order/action_quotation_sent"]);
        let given = &made[0].given["vals_list"][0];
        assert_eq!(
            given,
            &json!({
                "partner_id": 11, "company_id": 1, "client_order_ref": "PO 9", "user_id": false,
                "origin": "parvis/00000000000000000000000000000001",
                "order_line": [
                    [0, 0, { "product_id": 101, "product_uom_qty": 2.0 }],
                    [0, 0, { "product_id": 107, "product_uom_qty": 2.5 }],
                ],
            }),
            "no price of ours"
        );
        let link = done.document.unwrap();
        assert_eq!(link.kind, Kind::Quotes);
        let mut seen = Vec::new();
        works.erp.document(Kind::Quotes, &link.id, &mut |row| seen.push((row.total.to_owned(), row.open))).unwrap();
        assert_eq!(seen, [("237.60".to_owned(), true)], "two bells and a rope, at nine tenths, with taxes");
        let said = works.value("SELECT body FROM mail_message WHERE message_id LIKE '<parvis-order-%'");
        assert_eq!(
            said,
            "<p>New order: Ada &lt;Bell&gt;<br><br>Delivery:<br>The &lt;b&gt;tower&lt;/b&gt;<br>Rome<br><br>Note:<br>Before noon &amp; not after</p>"
        );
        assert_eq!(works.act(&action).unwrap().document.unwrap().id, link.id);
        assert_eq!(works.calls(), [""; 0]);
        if major == 18 {
            assert!(references(&works.erp, &query(Kind::Quotes)).contains(&done.reference));
        }
    }
}

#[test]
fn where_the_site_wants_it_an_order_is_confirmed_if_it_costs_no_more_than_was_seen() {
    for (factor, kind) in [("0.5", Kind::Orders), ("1", Kind::Orders), ("1.1", Kind::Quotes)] {
        let pricelist = format!("INSERT INTO test_pricelist VALUES (11, {factor})");
        let works = works_with(18, OrdersAs::Confirmed, &pricelist);
        let done = works.act(&of_ada(1, order(&[wanted("1", "3", "120.00")]))).unwrap();
        assert_eq!(done.document.map(|link| link.kind), Some(kind), "{factor}");
    }
}

#[test]
fn only_what_is_sold_here_at_the_price_that_was_seen_is_ordered() {
    let several = order(&[wanted("1", "1", "120.00"), wanted("5", "1", "5.00")]);
    let everywhere = Action { entities: None, ..of_ada(1, several) };
    let of_closed = Action { third_party: "25".to_owned(), contact: None, ..of_ada(1, two_bells()) };
    for (case, action, want) in [
        ("another price", of_ada(1, order(&[wanted("1", "1", "100.00")])), "action/changed"),
        ("not published", of_ada(1, order(&[wanted("3", "1", "1.00")])), "action/over"),
        ("archived", of_ada(1, order(&[wanted("4", "1", "1.00")])), "action/over"),
        ("not for sale", of_ada(1, order(&[wanted("6", "1", "1.00")])), "action/over"),
        ("of another company", of_ada(1, order(&[wanted("5", "1", "5.00")])), "action/over"),
        ("of two companies", everywhere, "action/changed"),
        ("in several variants", of_ada(1, order(&[wanted("2", "1", "24.00")])), "action/not-taken"),
        ("less than nothing", of_ada(1, order(&[wanted("1", "-1", "120.00")])), "action/over"),
        ("none", of_ada(1, order(&[])), "action/over"),
        ("by a closed third party", of_closed, "action/over"),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), want, "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn an_order_is_placed_once_whatever_goes_wrong() {
    let count = "SELECT COUNT(*) FROM sale_order WHERE origin LIKE 'parvis/%'";
    is_done_once(FATES, &of_ada(1, two_bells()), count);
    is_done_once(LATER, &of_ada(1, two_bells()), count);
    is_done_once(THIRD, &of_ada(1, two_bells()), count);
}

#[test]
fn the_customers_own_salesperson_has_the_order_and_one_who_left_has_not() {
    for (change, want) in [
        ("UPDATE res_partner SET user_id = 5 WHERE id = 10", json!(5)),
        (
            "UPDATE res_partner SET user_id = 5 WHERE id = 10; UPDATE res_users SET active = false WHERE id = 5",
            json!(false),
        ),
    ] {
        let works = works_with(18, OrdersAs::Quotations, change);
        works.act(&of_ada(1, two_bells())).unwrap();
        assert_eq!(works.made()[0].given["vals_list"][0]["user_id"], want, "{change}");
    }
}

#[test]
fn the_variant_that_is_wanted_is_ordered_at_its_own_price() {
    let works = works_with(18, OrdersAs::Quotations, VARIANTS);
    assert_eq!(code(works.act(&of_ada(1, order(&[wanted("2.103", "3", "36.00")])))), "done");
    assert_eq!(
        works.made()[0].given["vals_list"][0]["order_line"],
        json!([[0, 0, { "product_id": 103, "product_uom_qty": 3.0 }]])
    );
    for (product, price, expected) in
        [("2.103", "24.00", "action/changed"), ("2.101", "24.00", "action/over"), ("2", "24.00", "action/not-taken")]
    {
        assert_eq!(
            code(works.act(&of_ada(2, order(&[wanted(product, "1", price)])))),
            expected,
            "{product} at {price}"
        );
    }
}
