//! Orders, with the prices of Dolibarr's own rules or for staff to price.

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::OrdersAs;
use plugin_api::Kind;
use plugin_api::actions::{Act, Action, Wanted};

use super::{SILENCES, Works, code, is_done_once, of_ada, works, works_with};

fn order(lines: &[(&str, &str, &str)]) -> Act {
    let wanted = |(product, quantity, price): &(&str, &str, &str)| Wanted {
        product: (*product).to_owned(),
        quantity: (*quantity).to_owned(),
        price: (*price).to_owned(),
    };
    Act::PlaceOrder {
        lines: lines.iter().map(wanted).collect(),
        delivery_address: String::new(),
        reference: "PO \"7\"".to_owned(),
        note: "Soon & <well>".to_owned(),
    }
}

/// Quantity, price, tax and discount of the newest order's lines.
fn lines(works: &Works) -> Vec<String> {
    let rows = works.database.rows(
        "SELECT CONCAT_WS(' ', fk_product, qty, CAST(subprice AS DECIMAL(24,5)), CAST(tva_tx AS DECIMAL(6,2)),
         CAST(remise_percent AS DECIMAL(6,2))) FROM llx_commandedet
         WHERE fk_commande = (SELECT MAX(rowid) FROM llx_commande) ORDER BY rowid",
    );
    rows.into_iter().map(|row| row[0].clone()).collect()
}

fn newest(works: &Works, column: &str) -> String {
    works.value(&format!("SELECT {column} FROM llx_commande ORDER BY rowid DESC LIMIT 1"))
}

#[test]
fn an_order_has_prices_tax_terms_and_contacts_and_is_a_draft_of_staffs() {
    let works =
        works_with(OrdersAs::Drafts, "UPDATE llx_societe SET remise_client = 5, cond_reglement = 3 WHERE rowid = 1");
    let action = of_ada(1, order(&[("1", "2", "12.00"), ("2", "1.5", "36.00")]));
    let done = works.act(&action).unwrap();
    assert_eq!(done.document, None, "a draft is not the customer's to see");
    assert_eq!(lines(&works), ["1 2 10.00000 20.00 5.00", "2 1.5 30.00000 20.00 5.00"]);
    assert_eq!(newest(&works, "CONCAT_WS('|', fk_statut, fk_soc, ref_client, fk_cond_reglement)"), "0|1|PO ”7”|3");
    assert_eq!(newest(&works, "note_public"), "Note:<br>\nSoon &amp; &lt;well&gt;");
    assert!(
        newest(&works, "note_private").starts_with("Ada &lt;Bell&gt; (ada@bell.example), depuis l'adresse 203.0.113.7")
    );
    let roles = "SELECT GROUP_CONCAT(t.code ORDER BY t.code) FROM llx_element_contact c JOIN llx_c_type_contact t
         ON t.rowid = c.fk_c_type_contact WHERE t.element = 'commande' AND c.fk_socpeople = 11";
    assert_eq!(works.value(roles), "CUSTOMER,SHIPPING");
    works.calls();
    assert_eq!(works.act(&action).unwrap(), done);
    assert!(!works.calls().contains(&"POST orders".to_owned()));
}

#[test]
fn an_order_is_validated_where_the_host_wishes_it_and_every_price_is_known() {
    let works = works_with(OrdersAs::Validated, "");
    let done = works.act(&of_ada(1, order(&[("1", "2", "12.00")]))).unwrap();
    let id = done.document.unwrap().id;
    assert_eq!(done.reference, format!("CO-{id}"));
    let mut total = String::new();
    works.erp.document(Kind::Orders, &id, &mut |row| row.total.clone_into(&mut total)).unwrap();
    assert_eq!(total, "24.00", "it comes to what was seen");
    let stock = "INSERT INTO llx_const VALUES ('STOCK_CALCULATE_ON_VALIDATE_ORDER', '1', 1)";
    for (case, statements) in [
        ("stock moves at validation", stock),
        ("no price", "UPDATE llx_product SET price = 0, price_ttc = 12 WHERE rowid = 1"),
    ] {
        let works = works_with(OrdersAs::Validated, statements);
        let done = works.act(&of_ada(1, order(&[("1", "2", "12.00")]))).unwrap();
        assert_eq!((done.document, newest(&works, "fk_statut").as_str()), (None, "0"), "{case}");
    }
}

#[test]
fn prices_follow_dolibarrs_own_rules() {
    let on = |name: &str| format!("REPLACE INTO llx_const VALUES ('{name}', '1', 1);");
    let special = |rest: &str| {
        format!(
            "INSERT INTO llx_product_customer_price (entity, fk_product, fk_soc, price, price_ttc, price_base_type, tva_tx{rest}"
        )
    };
    let customers = on("PRODUIT_CUSTOMER_PRICES");
    let own = format!("{customers}{}) VALUES (1, 1, 1, 8, 8.44, 'HT', 5.5)", special(""));
    let over = format!("{customers}{}, date_end) VALUES (1, 1, 1, 8, 8.44, 'HT', 5.5, '2026-05-31')", special(""));
    let last = format!(
        "{customers}{}, date_begin, date_end) VALUES (1, 1, 1, 8, 8.44, 'HT', 5.5, '2026-06-01', '2026-06-01')",
        special("")
    );
    let anothers = format!("{customers}{}) VALUES (1, 1, 2, 8, 8.44, 'HT', 5.5)", special(""));
    let level = "UPDATE llx_societe SET price_level = 2 WHERE rowid = 1;
        INSERT INTO llx_product_price (entity, date_price, fk_product, price_level, price, price_ttc, price_base_type) VALUES
        (1, '2025-01-01', 1, 2, 9.5, 11.4, 'HT'), (1, '2025-06-01', 1, 2, 9, 10.8, 'HT'), (1, '2025-07-01', 1, 1, 7, 8.4, 'HT');";
    let both = format!(
        "{}{}{level}{}) VALUES (1, 1, 1, 8, 8.44, 'HT', 5.5)",
        on("PRODUIT_MULTIPRICES"),
        on("PRODUIT_CUSTOMER_PRICES_AND_MULTIPRICES"),
        special("")
    );
    let country = |id: u64, number: &str| {
        format!("UPDATE llx_societe SET fk_pays = {id}, tva_intra = '{number}' WHERE rowid = 1")
    };
    for (case, statements, want) in [
        ("the plain price", String::new(), "1 1 10.00000 20.00 0.00"),
        (
            "a price with tax",
            "UPDATE llx_product SET price_base_type = 'TTC', price = 9.99".to_owned(),
            "1 1 10.00000 20.00 0.00",
        ),
        ("the customer's own price", own, "1 1 8.00000 5.50 0.00"),
        ("an own price that is over", over, "1 1 10.00000 20.00 0.00"),
        ("an own price on its one day", last, "1 1 8.00000 5.50 0.00"),
        ("somebody else's own price", anothers, "1 1 10.00000 20.00 0.00"),
        ("the newest price of the level", format!("{}{level}", on("PRODUIT_MULTIPRICES")), "1 1 9.00000 20.00 0.00"),
        ("levels that nobody switched on", level.to_owned(), "1 1 10.00000 20.00 0.00"),
        ("an own price before the level's", both, "1 1 8.00000 5.50 0.00"),
        (
            "a company that charges no tax",
            "UPDATE llx_const SET value = '0' WHERE name = 'FACTURE_TVAOPTION'".to_owned(),
            "1 1 10.00000 0.00 0.00",
        ),
        ("the same country", country(1, ""), "1 1 10.00000 20.00 0.00"),
        ("Monaco, which is France for tax", country(7, ""), "1 1 10.00000 20.00 0.00"),
        ("a company elsewhere in the Union", country(5, "DE123456789"), "1 1 10.00000 0.00 0.00"),
        ("outside the Union", country(6, ""), "1 1 10.00000 0.00 0.00"),
    ] {
        let works = works_with(OrdersAs::Drafts, &statements);
        works.act(&of_ada(1, order(&[("1", "1", "12.00")]))).unwrap();
        assert_eq!(lines(&works), [want], "{case}");
        assert!(!newest(&works, "note_public").contains("Request"), "{case}");
    }
}

#[test]
fn where_a_rule_is_not_known_staff_set_the_price_and_the_order_says_so() {
    let on = |name: &str| format!("REPLACE INTO llx_const VALUES ('{name}', '1', 1)");
    let own = |price: &str| {
        format!(
            "REPLACE INTO llx_const VALUES ('PRODUIT_CUSTOMER_PRICES', '1', 1);
             INSERT INTO llx_product_customer_price (entity, fk_product, fk_soc, price, price_ttc, price_base_type, tva_tx, discount_percent)
             VALUES {price}"
        )
    };
    let level = "REPLACE INTO llx_const VALUES ('PRODUIT_MULTIPRICES', '1', 1); UPDATE llx_societe SET price_level = 3 WHERE rowid = 1";
    let foreign = "REPLACE INTO llx_const VALUES ('MAIN_MODULE_MULTICURRENCY', '1', 1); UPDATE llx_societe SET multicurrency_code = 'USD' WHERE rowid = 1";
    let hooked = r#"INSERT INTO llx_const VALUES ('MAIN_MODULE_DISCOUNTRULES_HOOKS', '["productdao"]', 1)"#;
    let state = "INSERT INTO llx_c_tva (fk_department_buyer, active) VALUES (9, 1); UPDATE llx_societe SET fk_departement = 9 WHERE rowid = 1";
    for (why, statements) in [
        ("prices depend on the quantity", on("PRODUIT_CUSTOMER_PRICES_BY_QTY")),
        ("taxes depend on the price level", on("PRODUIT_MULTIPRICES_USE_VAT_PER_LEVEL")),
        ("prices are formulas", on("MAIN_MODULE_DYNAMICPRICES")),
        ("a second tax is in force", on("FACTURE_LOCAL_TAX1_OPTION")),
        ("may change prices", hooked.to_owned()),
        ("the customer buys in another currency", foreign.to_owned()),
        ("taxes depend on the customer's state", state.to_owned()),
        ("it has no price of level 3", level.to_owned()),
        ("more than one price of its own", own("(1, 1, 1, 8, 9.6, 'HT', 20, 0), (1, 1, 1, 7, 8.4, 'HT', 20, 0)")),
        ("has a discount of its own", own("(1, 1, 1, 8, 9.6, 'HT', 20, 10)")),
        ("costs this customer more than it was shown at", own("(1, 1, 1, 11, 13.2, 'HT', 20, 0)")),
        ("it has no price", "UPDATE llx_product SET price = 0".to_owned()),
        ("a code of its own", "UPDATE llx_product SET default_vat_code = 'X'".to_owned()),
        (
            "goes below its lowest price",
            "UPDATE llx_product SET price_min = 9.5; UPDATE llx_societe SET remise_client = 10".to_owned(),
        ),
        ("has no number for its tax", "UPDATE llx_societe SET fk_pays = 5 WHERE rowid = 1".to_owned()),
        (
            "the company's country is not set",
            "DELETE FROM llx_const WHERE name = 'MAIN_INFO_SOCIETE_COUNTRY'".to_owned(),
        ),
    ] {
        let works = works_with(OrdersAs::Validated, &statements);
        let done = works.act(&of_ada(1, order(&[("1", "1", "12.00"), ("2", "1", "36.00")]))).unwrap();
        assert_eq!(done.document, None, "{why}");
        assert_eq!(
            lines(&works),
            ["1 1 0.00000 0.00 0.00", "2 1 0.00000 0.00 0.00"],
            "{why}: priced as a whole or not at all"
        );
        assert!(newest(&works, "note_public").starts_with("Request without prices: we will confirm them."), "{why}");
        let told = newest(&works, "note_private");
        assert!(told.starts_with("Demande sans prix") && told.contains(why), "{why}: {told}");
    }
}

#[test]
fn only_what_is_on_sale_here_at_the_price_that_was_seen_is_ordered() {
    let everywhere = Action { entities: None, ..of_ada(1, order(&[("4", "1", "13.00")])) };
    let mixed = Action { entities: None, ..of_ada(1, order(&[("1", "1", "12.00"), ("4", "1", "13.00")])) };
    for (case, action, want) in [
        ("another price", of_ada(1, order(&[("1", "1", "11.00")])), "action/changed"),
        ("not on sale", of_ada(1, order(&[("3", "1", "1.20")])), "action/over"),
        ("of another entity", of_ada(1, order(&[("4", "1", "13.00")])), "action/over"),
        ("of an entity where the API's user does not act", everywhere, "action/not-taken"),
        ("of two entities", mixed, "action/changed"),
        ("none of it", of_ada(1, order(&[("1", "0", "12.00")])), "action/over"),
        ("less than none", of_ada(1, order(&[("1", "-1", "12.00")])), "action/over"),
        ("a word", of_ada(1, order(&[("1", "abc", "12.00")])), "action/over"),
        ("nothing", of_ada(1, order(&[])), "action/over"),
        (
            "for a closed third party",
            Action { third_party: "4".to_owned(), contact: None, ..of_ada(1, order(&[("1", "1", "12.00")])) },
            "action/over",
        ),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), want, "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn an_order_is_placed_once_whatever_goes_wrong() {
    is_done_once(SILENCES, &of_ada(1, order(&[("1", "1", "12.00")])), "SELECT COUNT(*) FROM llx_commande");
}
