//! Sharing an account from the first mail to the last request, with browsers on the pages (rules §5 and §6).

use plugin_api::Kind;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

const PAUL: &str = "paul@example.net";

/// The path of the invitation that was mailed last, of so many mails.
#[track_caller]
fn invitation(shop: &Shop, mails: usize) -> String {
    let mails = shop.erp.mails(mails);
    let text = &mails.last().expect("a mail").text;
    let begin = text.find("/invitation/").expect("a link");
    text[begin..].split_whitespace().next().unwrap().to_owned()
}

/// Invites [`PAUL`] to see invoices and tickets, with a look at what he will see.
#[track_caller]
fn invite(shop: &Shop, owner: &mut Browser) -> String {
    let form = format!("/a/{}/people/invite", shop.account("1"));
    let fields = |act| {
        [
            ("email", PAUL),
            ("name", "Paul Morel"),
            ("language", "en"),
            ("sees", "all"),
            ("ends", ""),
            ("may.portal.invoices.view", "1"),
            ("may.portal.tickets.view", "1"),
            ("do", act),
        ]
    };
    let seen = owner.submit(&form, &form, &fields("preview"));
    assert_eq!(seen.status, 200, "{}", seen.text());
    assert!(seen.text().contains("What this person will see"), "{}", seen.text());
    assert_eq!(shop.erp.mails(0).len(), 0, "a look sends nothing");
    let sent = owner.submit(&form, &form, &fields("save"));
    assert_eq!(sent.status, 303, "{}", sent.text());
    invitation(shop, 1)
}

/// Looking uses nothing up (rule I7), and shows what is offered before it is taken (rule I8).
#[test]
fn an_invited_person_sees_exactly_what_was_granted_until_it_is_revoked() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut owner = shop.signed_in("alpes", "atu");
    let link = invite(&shop, &mut owner);

    let mut paul = shop.browser("alpes");
    let looked = paul.get(&link);
    assert_eq!(looked.status, 200, "{}", looked.text());
    for said in ["Atu SARL", "atu", PAUL, "View own invoices, View own tickets"] {
        assert!(looked.text().contains(said), "{said}");
    }
    assert_eq!(looked.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(looked.header("cache-control"), Some("no-store"));
    assert_eq!(paul.get(&link).status, 200, "looking uses nothing up");

    let differs = [("new", PASSWORD), ("repeat", "another one"), ("do", "join")];
    assert_eq!(paul.submit(&link, &link, &differs).status, 422);
    let answer = paul.submit(&link, &link, &[("new", PASSWORD), ("repeat", PASSWORD), ("do", "join")]);
    assert_eq!((answer.status, answer.header("location")), (303, Some(format!("/a/{account}").as_str())));
    for kind in Kind::ALL {
        let want = if matches!(kind, Kind::Invoices | Kind::Tickets) { 200 } else { 403 };
        assert_eq!(paul.get(&format!("/a/{account}/{kind}")).status, want, "{kind}");
    }
    assert_eq!(paul.get(&format!("/a/{account}/people")).status, 403);
    assert_eq!(paul.get(&format!("/a/{account}/ledger")).status, 403);
    assert_eq!(paul.get(&link).status, 410, "used");

    let people = owner.get(&format!("/api/v1/a/{account}/people")).json();
    let member = people["members"].as_array().unwrap().iter().find(|card| card["login"] == PAUL).unwrap().clone();
    let page = format!("/a/{account}/people/members/{}", member["id"].as_str().unwrap());
    let asked = owner.submit(&page, &page, &[("do", "ending")]);
    assert_eq!(asked.status, 200, "what cannot be taken back is asked once (rule A2a): {}", asked.text());
    assert!(
        asked.text().contains("What ends with it") && asked.text().contains("value=\"revoke\""),
        "{}",
        asked.text()
    );
    assert_eq!(paul.get(&format!("/a/{account}/invoices")).status, 200, "nothing has ended by asking");
    let receipt = owner.submit(&page, &page, &[("do", "revoke")]);
    assert_eq!(receipt.status, 200, "{}", receipt.text());
    assert!(receipt.text().contains(PAUL) && receipt.text().contains("Sessions that lost the account"));
    assert_eq!(paul.get(&format!("/a/{account}/invoices")).status, 404, "the next request is refused");

    let ledger = owner.get(&format!("/a/{account}/ledger")).text();
    for said in ["Invited", "Invitation accepted", "Access taken away"] {
        assert!(ledger.contains(said), "{said}");
    }
    let export = owner.get(&format!("/a/{account}/ledger/export"));
    let report = plugin_api::ledger::verify(&export.text()).expect("it holds");
    assert_eq!(report.entries, owner.get(&format!("/api/v1/a/{account}/ledger")).json()["last"]);
}

#[test]
fn a_cancelled_link_says_so_and_a_member_proves_the_invited_address_with_a_code() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut owner = shop.signed_in("alpes", "atu");
    let first = invite(&shop, &mut owner);
    let people = owner.get(&format!("/api/v1/a/{account}/people")).json();
    let id = people["invitations"][0]["id"].as_str().unwrap().to_owned();
    let all = format!("/a/{account}/people");
    let action = format!("{all}/invitations/{id}");
    let resent = owner.submit(&all, &action, &[("do", "resend")]);
    assert_eq!(resent.status, 303, "{}", resent.text());
    let link = invitation(&shop, 2);
    let superseded = shop.browser("alpes").get(&first);
    assert_eq!(superseded.status, 410);
    assert!(superseded.text().contains("invitation/superseded"), "{}", superseded.text());

    let mut vial = shop.signed_in("alpes", "vial");
    assert!(vial.get(&link).text().contains("Prove the invited address"));
    assert_eq!(vial.submit(&link, &link, &[("do", "accept")]).status, 403);
    assert_eq!(vial.submit(&link, &link, &[("do", "code")]).status, 303);
    let mails = shop.erp.mails(3);
    let text = &mails.last().unwrap().text;
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
    let code = text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_code).expect("a code").to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(vial.submit(&link, &link, &[("do", "prove"), ("code", wrong)]).status, 422);
    let proved = vial.submit(&link, &link, &[("do", "prove"), ("code", &code)]);
    assert_eq!(proved.status, 303, "{}", proved.text());
    assert_eq!(vial.get(&format!("/a/{account}/tickets")).status, 200);
    assert_eq!(vial.get(&format!("/a/{account}/orders")).status, 403);

    let left =
        vial.submit(&format!("/a/{account}/membership"), &format!("/a/{account}/membership"), &[("do", "leave")]);
    assert_eq!(left.status, 200, "{}", left.text());
    assert_eq!(vial.get(&format!("/a/{account}")).status, 404);
}

#[test]
fn a_form_of_the_people_sent_without_its_value_against_forgery_changes_nothing() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut owner = shop.signed_in("alpes", "atu");
    let link = invite(&shop, &mut owner);
    let before = shop.ask("SELECT count(*) FROM ledger");
    let base = format!("/a/{account}");
    for (path, act) in [
        ("/people/invite", "save"),
        ("/people/invitations/1", "cancel"),
        ("/people/members/3", "revoke"),
        ("/people/contacts", "save"),
        ("/people/contacts/1", "remove"),
        ("/membership", "leave"),
        ("/ownership", "offer"),
    ] {
        let answer = owner.post(&format!("{base}{path}"), &[("do", act), ("csrf", "guessed"), ("sees", "all")]);
        assert_eq!(answer.status, 403, "{path}");
    }
    assert_eq!(shop.browser("alpes").post(&link, &[("do", "decline"), ("csrf", "")]).status, 403);
    assert_eq!(shop.ask("SELECT count(*) FROM ledger"), before);
}

#[test]
fn the_ownership_passes_from_page_to_page_with_both_passwords() {
    let shop = Shop::open();
    let account = shop.account("1");
    let (mut atu, mut sam) = (shop.signed_in("alpes", "atu"), shop.signed_in("alpes", "sam"));
    let page = format!("/a/{account}/ownership");
    assert_eq!(sam.get(&page).status, 404, "nothing is offered to sam");
    let people = atu.get(&format!("/api/v1/a/{account}/people")).json();
    let card = people["members"].as_array().unwrap().iter().find(|card| card["login"] == "sam").unwrap().clone();
    let to = card["id"].as_str().unwrap().to_owned();
    let wrong = atu.submit(&page, &page, &[("do", "offer"), ("to", &to), ("password", "not mine at all")]);
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    assert_eq!(atu.submit(&page, &page, &[("do", "offer"), ("to", &to), ("password", PASSWORD)]).status, 303);
    assert!(sam.get(&format!("/a/{account}")).text().contains(&page));
    assert_eq!(sam.submit(&page, &page, &[("do", "accept"), ("password", PASSWORD)]).status, 303);
    assert_eq!(sam.get(&format!("/a/{account}/ledger")).status, 200);
    assert_eq!(atu.get(&format!("/a/{account}/ledger")).status, 403);
    assert_eq!(atu.get(&format!("/a/{account}/people")).status, 200, "who was the owner keeps every permission");
}

#[test]
fn programs_share_an_account_by_the_same_rules() {
    let shop = Shop::open();
    let account = shop.account("1");
    let api = format!("/api/v1/a/{account}");
    let mut owner = shop.signed_in("alpes", "atu");
    let membership = json!({ "permissions": ["portal.invoices.view"] });
    let seen = owner.call("POST", &format!("{api}/people/preview"), &json!({ "membership": membership })).json();
    let shown = seen["items"].as_array().unwrap().iter().filter(|sight| !sight["documents"].is_null());
    assert_eq!(shown.map(|sight| &sight["kind"]).collect::<Vec<_>>(), ["invoices"]);
    let offer = |membership: Value| json!({ "email": PAUL, "membership": membership });
    for wrong in [json!({ "permissions": ["portal.everything"] }), json!({ "owner": true }), json!({ "sees": "most" })]
    {
        let answer = owner.call("POST", &format!("{api}/people/invitations"), &offer(wrong.clone()));
        assert_eq!((answer.status, answer.code().as_str()), (422, "request/body-invalid"), "{wrong}");
    }
    assert_eq!(owner.call("POST", &format!("{api}/people/invitations"), &offer(membership)).status, 200);
    let link = invitation(&shop, 1).replace("/invitation/", "/api/v1/invitations/");

    let mut paul = shop.browser("alpes");
    assert_eq!(paul.get(&link).json()["permissions"], json!(["portal.invoices.view"]));
    let entered = paul.call("POST", &link, &json!({ "password": PASSWORD }));
    assert_eq!((entered.status, &entered.json()["account"]), (200, &json!(account)), "{}", entered.text());
    assert_eq!(paul.sign_in_by_call(PAUL, PASSWORD).status, 200);
    assert_eq!(paul.get(&format!("{api}/people")).status, 403);

    let people = owner.get(&format!("{api}/people")).json();
    let card = people["members"].as_array().unwrap().iter().find(|card| card["login"] == PAUL).unwrap().clone();
    let member = format!("{api}/people/members/{}", card["id"].as_str().unwrap());
    for (change, want) in [
        (json!({ "suspended": true }), 403),
        (json!({ "suspended": false }), 200),
        (json!({ "membership": { "permissions": [] } }), 403),
        (json!({ "membership": { "permissions": ["portal.invoices.view"], "sees": "own" } }), 200),
    ] {
        assert_eq!(owner.call("POST", &member, &change).status, 200, "{change}");
        assert_eq!(paul.get(&format!("{api}/invoices")).status, want, "{change}");
    }
    assert_eq!(owner.call("DELETE", &member, &Value::Null).json()["login"], PAUL);
    assert_eq!(paul.get(&format!("{api}/invoices")).status, 404);
}

#[test]
fn every_id_of_the_people_is_a_text_and_a_number_is_refused() {
    let shop = Shop::open();
    let account = shop.account("1");
    let api = format!("/api/v1/a/{account}");
    let mut owner = shop.signed_in("alpes", "atu");
    let contact = json!({ "email": "zoe@example.net", "categories": ["invoices"] });
    let contact = owner.call("POST", &format!("{api}/people/contacts"), &contact).json();
    let people = owner.get(&format!("{api}/people")).json();
    let sam = people["members"].as_array().unwrap().iter().find(|card| card["login"] == "sam").unwrap();
    let offer = |contact: &Value| json!({ "contact": contact, "membership": { "permissions": [] } });
    let preview = |member: &Value| json!({ "member": member, "membership": { "permissions": [] } });
    let hand = |to: &Value| json!({ "to": to, "password": PASSWORD });
    for (path, body, id) in [
        ("people/preview", &preview as &dyn Fn(&Value) -> Value, &sam["id"]),
        ("people/invitations", &offer, &contact["id"]),
        ("ownership", &hand, &sam["id"]),
    ] {
        let number: Value = id.as_str().expect("a text").parse().unwrap();
        let refused = owner.call("POST", &format!("{api}/{path}"), &body(&number));
        assert_eq!((refused.status, refused.code().as_str()), (422, "request/body-invalid"), "{path}");
        assert!(owner.call("POST", &format!("{api}/{path}"), &body(id)).status < 300, "{path}");
    }
    let people = owner.get(&format!("{api}/people")).json();
    assert_eq!(people["transfer"]["to"], sam["id"]);
    let staff = |act: Value| {
        let command = json!({ "do": "account", "site": "alpes", "third_party": "1", "act": act });
        shop.portal.operate(&command.to_string()).map_err(|failure| failure.code)
    };
    let invitation = &people["invitations"][0]["id"];
    let number: Value = invitation.as_str().unwrap().parse().unwrap();
    assert_eq!(staff(json!({ "resend": { "invitation": number } })), Err("command/invalid".to_owned()));
    assert!(staff(json!({ "resend": { "invitation": invitation } })).is_ok());
    assert!(staff(json!({ "remove_contact": { "contact": contact["id"] } })).is_ok());
    for session in owner.get("/api/v1/sessions").json()["items"].as_array().unwrap() {
        assert!(session["id"].is_string(), "{session}");
    }
}
