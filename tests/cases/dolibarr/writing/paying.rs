//! What an invoice is besides, and how it is paid: by Dolibarr's own page, and to the account that it names.

use host_demo::erp::Erp;
use plugin_api::Kind;
use plugin_api::documents::Nature;
use plugin_api::paying::Paying;

use super::{Works, works_with};
use crate::dolibarr::writing::OrdersAs;

/// Invoices of each type, an open one among them (60), and two accounts, the second closed.
const SET_UP: &str =
    "INSERT INTO llx_facture (rowid, ref, entity, type, fk_soc, datef, fk_statut, paye, total_ttc, fk_account) VALUES
     (60, 'X-60', 1, 0, 1, '2024-01-01', 1, 0, 30, NULL),
     (61, 'X-61', 1, 1, 1, '2024-01-01', 1, 0, 30, 0),
     (62, 'X-62', 1, 2, 1, '2024-01-01', 1, 0, -30, NULL),
     (63, 'X-63', 1, 3, 1, '2024-01-01', 1, 0, 30, 2),
     (64, 'X-64', 1, 4, 1, '2024-01-01', 1, 0, 30, NULL),
     (65, 'X-65', 1, 5, 1, '2024-01-01', 1, 0, 30, 3),
     (66, 'X-66', 1, 0, 1, '2024-01-01', 2, 1, 30, NULL);
     INSERT INTO llx_bank_account (rowid, entity, proprio, iban_prefix, bic, clos) VALUES
     (1, 1, NULL, 'FR14 2004 1010 0505 0001 3M02 606', 'PSSTFRPPLYO', 0),
     (2, 1, 'Alpes &amp; Fils', 'DE89370400440532013000', '', 0),
     (3, 1, 'Alpes', 'NL91ABNA0417164300', '', 1);
     REPLACE INTO llx_const VALUES ('FACTURE_RIB_NUMBER', '1', 1), ('MAIN_INFO_SOCIETE_NOM', 'Alpes SA', 1);";

const ONLINE: &str = "REPLACE INTO llx_const VALUES ('MAIN_MODULE_STRIPE', '1', 1);";

fn paying(works: &Works, id: &str) -> Option<Paying> {
    works.erp.body(Kind::Invoices, id).unwrap().unwrap().paying
}

#[test]
fn an_invoice_has_the_nature_of_its_type() {
    let works = works_with(OrdersAs::Drafts, SET_UP);
    for (id, want) in [
        ("60", Nature::Usual),
        ("61", Nature::Usual),
        ("62", Nature::CreditNote),
        ("63", Nature::Deposit),
        ("64", Nature::Usual),
        ("65", Nature::Progress),
    ] {
        let mut nature = None;
        works.erp.document(Kind::Invoices, id, &mut |row| nature = Some(row.nature)).unwrap();
        assert_eq!(nature, Some(want), "{id}");
    }
    let mut nature = None;
    works.erp.document(Kind::Quotes, "20", &mut |row| nature = Some(row.nature)).unwrap();
    assert_eq!(nature, Some(Nature::Usual));
}

#[test]
fn an_open_invoice_is_paid_to_the_account_that_it_names_or_to_the_one_for_all() {
    let works = works_with(OrdersAs::Drafts, SET_UP);
    for (what, id, want) in [
        ("the one for all", "60", Some(("Alpes SA", "FR1420041010050500013M02606", "PSSTFRPPLYO"))),
        ("none named", "61", Some(("Alpes SA", "FR1420041010050500013M02606", "PSSTFRPPLYO"))),
        ("a credit note", "62", None),
        ("its own", "63", Some(("Alpes & Fils", "DE89370400440532013000", ""))),
        ("a closed one", "65", None),
        ("paid", "66", None),
    ] {
        let paying = paying(&works, id);
        let transfer = paying.as_ref().and_then(|paying| paying.transfer.as_ref());
        let said = transfer.map(|one| (one.holder.as_str(), one.iban.as_str(), one.bic.as_str()));
        assert_eq!(said, want, "{what}");
        assert!(transfer.is_none_or(|one| one.reference == format!("X-{id}")), "{what}");
        assert!(paying.is_none_or(|paying| paying.link.is_empty()), "{what}: no module takes payments");
    }
    let encrypted = "UPDATE llx_bank_account SET iban_prefix = 'dolcrypt:AES-256-CTR:1:2'";
    works.database.run(encrypted);
    assert_eq!(paying(&works, "60"), None, "what is encrypted is none");
}

#[test]
fn an_open_invoice_leads_to_its_page_where_a_module_takes_payments_and_each_page_has_its_own_key() {
    let token = "REPLACE INTO llx_const VALUES ('PAYMENT_SECURITY_TOKEN', 'abc', 1);";
    let unique = "REPLACE INTO llx_const VALUES ('PAYMENT_SECURITY_TOKEN_UNIQUE', '1', 1);";
    let address = "https://erp.example/public/payment/newpayment.php?source=invoice&ref=60";
    for (what, statements, want) in [
        ("no module", vec![], ""),
        ("no key", vec![ONLINE], ""),
        ("one key for all", vec![ONLINE, token], ""),
        ("a key for each", vec![ONLINE, token, unique], address),
    ] {
        let works = works_with(OrdersAs::Drafts, &format!("{SET_UP}{}", statements.concat()));
        assert_eq!(paying(&works, "60").map(|paying| paying.link).as_deref(), Some(want), "{what}");
        assert_eq!(paying(&works, "66"), None, "{what}: paid");
        works.api.switch(false);
        let paid_to = paying(&works, "60").and_then(|paying| paying.transfer);
        assert!(paid_to.is_some(), "{what}: without the API there is still the account");
    }
}
