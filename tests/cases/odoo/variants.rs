//! Products that come in several variants: each is a product of its own in the portal, with its price, and can be ordered.

use host_demo::erp::Erp;
use host_demo::erp::odoo::Odoo;
use plugin_api::Kind;
use plugin_api::documents::{After, Query, Sort};

use super::{VARIANTS, filled, query, references};

/// `id|reference|title|price` of each product, read two rows at a time.
fn products(erp: &Odoo, sort: Sort, descending: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut after: Option<(String, String)> = None;
    loop {
        let place = after.as_ref().map(|(key, id)| After { key, id });
        let (mut next, before) = (None, found.len());
        let question = Query { sort, descending, after: place, limit: 2, ..query(Kind::Products) };
        erp.documents(&question, &mut |row| {
            found.push(format!("{}|{}|{}|{}", row.id, row.reference, row.title, row.total));
            next = Some((row.key.to_owned(), row.id.to_owned()));
            true
        })
        .unwrap();
        if found.len() == before {
            return found;
        }
        after = next;
    }
}

#[test]
fn each_variant_is_listed_once_with_its_values_and_its_price() {
    let database = filled(&[VARIANTS]);
    let erp = Odoo::connect(&database.url(), None).unwrap();
    let large = "1|BELL-L|Large bell|120.00";
    let bronze = "2.102|Small bell (bronze, steel)|Small bell (bronze, steel)|24.00";
    let silver = "2.103|BELL-SS|Small bell (silver, steel)|36.00";
    let here = products(&erp, Sort::Reference, false);
    assert_eq!(
        here.into_iter().filter(|product| !product.contains("Zinc")).collect::<Vec<_>>(),
        [large, silver, bronze]
    );
    // The day is one for all variants of a product: the place in the list is the variant's.
    let ids = |descending| -> Vec<String> {
        let found = products(&erp, Sort::Date, descending);
        found.iter().map(|product| product.split('|').next().unwrap().to_owned()).filter(|id| id != "5").collect()
    };
    assert_eq!(ids(false), ["1", "2.102", "2.103"]);
    assert_eq!(ids(true), ["2.103", "2.102", "1"]);
    assert_eq!(references(&erp, &query(Kind::Products)).len(), products(&erp, Sort::Total, false).len());
}

#[test]
fn a_variant_is_found_by_its_id_alone_and_an_address_of_before_still_shows_the_product() {
    let database = filled(&[VARIANTS, "UPDATE product_product SET active = false WHERE id = 101;"]);
    let erp = Odoo::connect(&database.url(), None).unwrap();
    for (id, expected) in [
        ("2.103", "Small bell (silver, steel) 36.00"),
        ("2.102", "Small bell (bronze, steel) 24.00"),
        ("2", "Small bell 24.00"),
        ("1", "Large bell 120.00"),
        // A variant of another product, one out of use, and none.
        ("1.102", ""),
        ("1.101", ""),
        ("2.999", ""),
    ] {
        let mut found = String::new();
        erp.document(Kind::Products, id, &mut |row| found = format!("{} {}", row.title, row.total)).unwrap();
        assert_eq!(found, expected, "{id}");
        assert_eq!(erp.body(Kind::Products, id).unwrap().is_some(), !expected.is_empty(), "the page of {id}");
    }
}

#[test]
fn a_line_names_the_variant_that_was_ordered() {
    let line = "INSERT INTO sale_order_line VALUES (9, 1, 40, NULL, 'Small bell', 103, 1, 36, 36);";
    for (more, expected) in [([line, ""], ["1", "", "", "2"]), ([VARIANTS, line], ["1", "", "", "2.103"])] {
        let database = filled(&more);
        let erp = Odoo::connect(&database.url(), None).unwrap();
        let lines = erp.body(Kind::Quotes, "1").unwrap().unwrap().lines;
        assert_eq!(lines.into_iter().map(|line| line.product).collect::<Vec<_>>(), expected);
    }
}
