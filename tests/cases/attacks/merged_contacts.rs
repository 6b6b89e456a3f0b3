//! A contact or a third party that the ERP merged: nobody sees more by it, before staff mend it or after (rule U12).

use plugin_api::operations::RepointUser;
use plugin_api::operations::account::{Edit, PlanRepoint, Repoint, Suspend};
use plugin_api::operations::{AccountCommand, MembershipTerms};
use serde_json::json;
use tests::operations::{may, on};
use tests::shop::Shop;

fn repoint(login: &str, to: &str) -> RepointUser {
    RepointUser {
        site: "alpes".to_owned(),
        login: login.to_owned(),
        contact: to.to_owned(),
        reason: "merged".to_owned(),
        by: "Zoe".to_owned(),
        ..RepointUser::default()
    }
}

fn contact(shop: &Shop, id: &str, third_party: &str) {
    shop.erp.put_contact(plugin_api::parties::Contact {
        id: id.to_owned(),
        third_party: Some(third_party.to_owned()),
        first_name: String::new(),
        last_name: id.to_owned(),
        email: None,
        phone: None,
        language: None,
        archived: false,
    });
}

#[test]
fn who_is_kept_out_by_a_lost_contact_is_kept_out_at_every_address_of_the_account() {
    let shop = Shop::open();
    let mut theo = shop.signed_in("alpes", "theo");
    let account = shop.account("1");
    shop.erp.drop_contact("4");
    for path in ["", "/invoices", "/invoices/7", "/invoices/7/file", "/people", "/ledger", "/membership", "/profile"] {
        let answer = theo.get(&format!("/api/v1/a/{account}{path}"));
        assert!([403, 404].contains(&answer.status), "{path}: {}", answer.text());
    }
    assert_eq!(theo.get("/api/v1/accounts").json()["items"], json!([]));
}

#[test]
fn a_user_pointed_at_another_contact_sees_what_names_that_one_and_no_more_what_named_the_one_before() {
    let shop = Shop::open();
    contact(&shop, "9", "1");
    let mut theo = shop.signed_in("alpes", "theo");
    let account = shop.account("1");
    let sees = |theo: &mut tests::browser::Browser| {
        ["7", "8", "1"].map(|id| theo.get(&format!("/api/v1/a/{account}/invoices/{id}")).status)
    };
    assert_eq!(sees(&mut theo), [200, 404, 404], "he sees his own documents only");
    shop.erp.drop_contact("4");
    assert_eq!(sees(&mut theo), [403, 403, 403]);
    shop.operate(&repoint("theo", "9"));
    assert_eq!(sees(&mut theo), [404, 200, 404]);
}

#[test]
fn who_was_on_hold_or_over_stays_so_in_the_account_that_another_one_was_joined_to() {
    let shop = Shop::open();
    shop.staff("1", &Suspend { login: "sam".to_owned() });
    let ends = MembershipTerms { ends: Some("2026-01-01".to_owned()), ..may(&["portal.invoices.view"]) };
    shop.staff("1", &Edit { login: "theo".to_owned(), membership: ends });
    shop.erp.drop_third_party("1");
    let act = |act: AccountCommand| on("alpes", "1", "Zoe", act);
    let plan = shop.operate(&act(PlanRepoint { to: "2".to_owned() }.into()));
    shop.operate(&act(Repoint {
        to: "2".to_owned(),
        reason: "merged".to_owned(),
        digest: Some(plan["digest"].as_str().unwrap().to_owned()),
    }
    .into()));
    let account = shop.account("2");
    for login in ["sam", "theo"] {
        let answer = shop.signed_in("alpes", login).get(&format!("/api/v1/a/{account}/invoices"));
        assert_eq!(answer.status, 403, "{login}: {}", answer.text());
    }
    let lea = shop.signed_in("alpes", "lea").get(&format!("/api/v1/a/{account}/invoices"));
    assert_eq!(lea.status, 403, "what she held in the account that ended is not hers in the other: {}", lea.text());
}
