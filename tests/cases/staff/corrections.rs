//! What staff put right on their pages: a contact or a third party that the ERP merged, an address, a second factor, and a
//! user who is erased, which asks once (rules U12, U13, A2a).

use std::sync::OnceLock;

use rusqlite::Connection;
use tests::browser::{Answer, Browser};
use tests::page::Page;
use tests::server::{Server, manifests};

use super::german::assert_german;
use super::staff_in;
use crate::pages::assert_well_made;

fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(&manifests()))
}

/// Runs a statement on the sample ERP, as a clerk's deed there.
fn erp(statement: &str) {
    let erp = Connection::open(server().data.join("erp.sqlite")).unwrap();
    erp.execute_batch(statement).unwrap();
}

fn staff(language: &str) -> Browser {
    staff_in(server(), language)
}

#[track_caller]
fn open(browser: &mut Browser, path: &str) -> Answer {
    let answer = browser.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    match &*browser.cookies["__Host-staff-language"] {
        "de" => assert_german(&answer, path),
        language => assert_well_made(&answer, language, path),
    }
    answer
}

/// Sends these fields to an address, as a form of a page does.
#[track_caller]
fn send(browser: &mut Browser, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = open(browser, page);
    let csrf = Page::of(&shown).form("/language").into_iter().find(|(name, _)| name == "csrf").expect("a token").1;
    browser.post(to, &[&[("csrf", &*csrf)], fields].concat())
}

#[test]
fn a_user_whose_contact_was_merged_is_on_the_first_page_and_is_mended_where_it_leads() {
    let sam = server().user("alpes", "sam.martin");
    let mut customer = server().signed_in(&sam);
    let contact = {
        let page = open(&mut staff("en"), "/users/alpes/sam.martin").text();
        page.split("/contacts/").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    erp(&format!(
        "INSERT INTO contacts SELECT '9{contact}', third_party, first_name, last_name, NULL, phone, language, archived \
         FROM contacts WHERE id = '{contact}'; UPDATE contacts SET archived = 1 WHERE id = '{contact}'"
    ));
    assert_eq!(customer.get("/").header("location"), Some("/accounts"));
    for language in ["en", "fr", "de"] {
        let mut staff = staff(language);
        let home = open(&mut staff, "/");
        let user = "/users/alpes/sam.martin";
        assert!(Page::of(&home).links().iter().any(|link| link == user), "{}", home.text());
        let found = open(&mut staff, "/users?state=contact-gone").text();
        assert!(found.contains("sam.martin") && !found.contains("lucie.fontaine"), "{found}");
        let refused =
            send(&mut staff, user, user, &[("do", "repoint"), ("from", &contact), ("to", "211"), ("reason", "x")]);
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains("contact/"), "{}", refused.text());
        assert_well_made(&refused, language, "refused");
    }
    let mut staff = staff("en");
    let user = "/users/alpes/sam.martin";
    let to = format!("9{contact}");
    let fields = [("do", "repoint"), ("from", &*contact), ("to", &*to), ("reason", "merged in the ERP")];
    let done = send(&mut staff, user, user, &fields);
    assert_eq!(done.header("location"), Some("/users/alpes/sam.martin?note=user-repointed"), "{}", done.text());
    assert!(customer.get("/").header("location").is_some_and(|to| to.starts_with("/a/")), "in again");
    assert!(!open(&mut staff, "/").text().contains("/users/alpes/sam.martin\""));
}

#[test]
fn an_account_whose_third_party_was_merged_is_joined_once_the_plan_was_read() {
    erp("DELETE FROM third_parties WHERE id = '108'");
    for language in ["en", "fr", "de"] {
        let mut staff = staff(language);
        let page = "/third-parties/108/account";
        open(&mut staff, page);
        let plan = open(&mut staff, "/third-parties/108/account/repoint?site=alpes&to=107");
        assert!(plan.text().contains("basile.orvane") && plan.text().contains("maud.tessier"), "{}", plan.text());
        let unknown = staff.get("/third-parties/108/account/repoint?to=nobody");
        assert!(unknown.status == 404 && unknown.text().contains("third-party/unknown"), "{}", unknown.text());
    }
    let mut staff = staff("en");
    let page = "/third-parties/108/account/repoint";
    let plan = open(&mut staff, &format!("{page}?site=alpes&to=107"));
    let digest = Page::of(&plan).form(page).into_iter().find(|(name, _)| name == "digest").expect("a digest").1;
    let fields = |digest: &'static str| [("site", "alpes"), ("to", "107"), ("reason", "merged"), ("digest", digest)];
    let shown = format!("{page}?site=alpes&to=107");
    let refused = send(&mut staff, &shown, page, &fields(""));
    assert!(refused.status == 422 && refused.text().contains("account/exists"), "{}", refused.text());
    let fields = [("site", "alpes"), ("to", "107"), ("reason", "merged"), ("digest", &*digest)];
    let done = send(&mut staff, &shown, page, &fields);
    let to = "/third-parties/107/account?site=alpes&note=account-repointed";
    assert_eq!(done.header("location"), Some(to), "{}", done.text());
    assert!(open(&mut staff, to).text().contains("maud.tessier"));
}

#[test]
fn erasing_asks_once_with_what_ends_and_an_owner_is_not_offered_to_it() {
    for language in ["en", "fr", "de"] {
        let owner = open(&mut staff(language), "/users/alpes/atu.lenobli/erase");
        assert!(owner.text().contains("Atu SARL") && !owner.text().contains("name=\"reason\""), "{}", owner.text());
    }
    let mut staff = staff("en");
    let page = "/users/alpes/karim.benali/erase";
    let shown = open(&mut staff, page).text();
    assert!(shown.contains("cannot be taken back") && shown.contains("Atu SARL"), "{shown}");
    let refused = send(&mut staff, page, page, &[("reason", "")]);
    assert!(refused.status == 422 && refused.text().contains("correction/reason-missing"), "{}", refused.text());
    assert_eq!(
        send(&mut staff, page, page, &[("reason", "asked by letter")]).header("location"),
        Some("/users?note=user-erased")
    );
    assert_eq!(staff.get("/users/alpes/karim.benali").status, 404);
}

#[test]
fn an_address_is_put_right_a_second_factor_taken_away_and_a_contact_kept_on_pages_too() {
    let mut staff = staff("en");
    let user = "/users/alpes/ines.caron";
    let wrong = send(&mut staff, user, user, &[("do", "correct-email"), ("email", "not an address"), ("reason", "x")]);
    assert!(wrong.status == 422 && wrong.text().contains("email/invalid"), "{}", wrong.text());
    let fields = [("do", "correct-email"), ("email", "ines@caron.example"), ("reason", "a typing error")];
    let done = send(&mut staff, user, user, &fields);
    assert_eq!(done.header("location"), Some("/users/alpes/ines.caron?note=email-corrected"), "{}", done.text());
    server().link_mailed_to("ines@caron.example", "/password/set/");
    let none = send(&mut staff, user, user, &[("do", "reset-second-factor"), ("reason", "by phone")]);
    assert!(none.text().contains("second-factor/none"), "{}", none.text());

    let contacts = "/third-parties/101/account/contacts";
    let add =
        [("site", "alpes"), ("do", "add"), ("email", "books@atu.example"), ("name", "Books"), ("category", "invoices")];
    assert_eq!(send(&mut staff, contacts, contacts, &add).status, 303);
    let shown = open(&mut staff, contacts);
    assert!(shown.text().contains("books@atu.example"), "{}", shown.text());
    let again = send(&mut staff, contacts, contacts, &add);
    assert!(again.text().contains("contact/exists"), "{}", again.text());
    let id = Page::of(&shown).form(contacts).into_iter().find(|(name, _)| name == "contact").expect("an id").1;
    for (what, more) in [("change", ("category", "support")), ("remove", ("category", "support"))] {
        let fields = [("site", "alpes"), ("do", what), ("contact", &*id), ("name", "Books"), more];
        assert_eq!(send(&mut staff, contacts, contacts, &fields).status, 303, "{what}");
    }
    assert!(open(&mut staff, "/looks").text().contains("Nobody."));
    assert_eq!(
        send(&mut staff, "/looks", "/looks", &[("staff", "Sam")]).header("location"),
        Some("/looks?note=looks-ended")
    );
}
