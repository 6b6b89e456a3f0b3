//! Ordering again from an old order: what is still to be had, at today's prices, and only from one's own orders.

use plugin_api::Kind;
use plugin_api::documents::{Body, Line};
use serde_json::json;
use tests::erp::TestDocument;
use tests::operations::may;
use tests::page::Page;
use tests::shop::Shop;

/// A shop with an order `o1` of third party 1: product 1 twice; one of another entity, a draft, one that is gone, and work.
fn shop() -> Shop {
    let shop = Shop::open();
    let line = |label: &str, quantity: &str, product: &str| Line {
        label: label.to_owned(),
        quantity: quantity.to_owned(),
        price: "9.00".to_owned(),
        total: "9.00".to_owned(),
        product: product.to_owned(),
    };
    let lines = vec![
        line("Hinge", "2", "1"),
        line("Of the other company", "1", "4"),
        line("Not issued yet", "1", "5"),
        line("Gone", "3", "none"),
        line("Work by the hour", "4", ""),
        line("Hinge", "1.5", "1"),
    ];
    let body = Body { lines, ..Body::default() };
    shop.erp.add_document(TestDocument { body, ..TestDocument::new(Kind::Orders, "o1", "1") });
    shop
}

#[test]
fn an_old_order_fills_the_form_and_says_what_is_not_to_be_had() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let order = atu.get(&format!("/a/{account}/orders/o1"));
    let form = format!("/a/{account}/order?from=o1");
    assert!(Page::of(&order).links().contains(&form), "{}", order.text());
    let other = atu.get(&format!("/a/{account}/orders/1"));
    assert!(!other.text().contains("order?from="), "an order without products cannot be placed again");

    let page = Page::of(&atu.get(&form));
    let value = |name: &str| {
        let field = page.all("input").find(|input| input.get("name") == Some(name));
        field.and_then(|field| field.get("value")).unwrap_or_default().to_owned()
    };
    assert_eq!(value("q.1"), "3.50", "both lines together");
    let told: Vec<&str> = page.elements.iter().filter(|e| e.name == "bdi").map(|e| e.text.as_str()).collect();
    for gone in ["Of the other company", "Not issued yet", "Gone", "Work by the hour"] {
        assert!(told.contains(&gone), "{gone}: {told:?}");
    }
    assert!(!told.contains(&"Hinge"), "what is to be had is not said to be gone");

    let twin = atu.get(&format!("/api/v1/a/{account}/orders/o1/again")).json();
    assert_eq!(
        twin,
        json!({
            "lines": [{
                "product": "1", "ref": "REF-1", "title": null, "quantity": "3.50", "price": "12.00", "total": "42.00",
                "currency": "EUR",
            }],
            "gone": ["Of the other company", "Not issued yet", "Gone", "Work by the hour"],
        })
    );
    assert_eq!(shop.erp.acts().len(), 0, "nothing is ordered by looking");
}

#[test]
fn only_ones_own_orders_are_ordered_again() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let nothing = atu.get(&format!("/api/v1/a/{account}/orders/none/again"));
    assert_eq!(nothing.status, 404);
    // Of another third party, of another entity, a draft, cancelled, for somebody else only.
    for id in ["51", "61", "4", "5", "6", "8"] {
        let answer = atu.get(&format!("/api/v1/a/{account}/orders/{id}/again"));
        assert_eq!((answer.status, answer.text()), (404, nothing.text()), "{id}");
        assert_eq!(atu.get(&format!("/a/{account}/order?from={id}")).status, 404, "{id}");
    }
    assert_eq!(atu.get(&format!("/a/{account}/order?from=..%2F1")).status, 400);
}

#[test]
fn ordering_again_needs_orders_products_and_the_right_to_order() {
    let shop = shop();
    let account = shop.account("1");
    let all = ["portal.orders.view", "portal.orders.create", "portal.products.view"];
    for (without, status) in [(Some(0), 403), (Some(1), 403), (Some(2), 403), (None, 200)] {
        let held = all.iter().enumerate().filter(|(place, _)| Some(*place) != without).map(|(_, id)| *id);
        let held: Vec<_> = held.collect();
        shop.grant("sam", "1", &may(&held));
        let mut sam = shop.signed_in("alpes", "sam");
        for path in [format!("/a/{account}/order?from=o1"), format!("/api/v1/a/{account}/orders/o1/again")] {
            assert_eq!(sam.get(&path).status, status, "{path} with {held:?}");
        }
        if without != Some(0) {
            let offered = sam.get(&format!("/a/{account}/orders/o1")).text().contains("order?from=o1");
            assert_eq!(offered, without.is_none(), "with {held:?}");
        }
    }
}
