//! A manager who reaches less far than a member, and would carry the member's permissions further: to documents, sites and days that are not theirs (rule A2).

use plugin_api::operations::MembershipTerms;
use plugin_api::operations::{Grant, ImportMembership, ImportRole, ImportUser};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::local_portal::PASSWORD;
use tests::operations::{may, member};
use tests::page::Page;
use tests::prepared_shop::PreparedShop;

const MANAGE: &str = "portal.users.manage";
const INVOICES: &str = "portal.invoices.view";
const TICKETS: &str = "portal.tickets.view";

/// A membership as a call states it; an empty word leaves its part out.
fn terms(permissions: &[&str], sees: &str, sites: &[&str], ends: &str) -> Value {
    let mut terms = json!({ "permissions": permissions, "sees": sees });
    if !sites.is_empty() {
        terms["sites"] = json!(sites);
    }
    if !ends.is_empty() {
        terms["ends"] = json!(ends);
    }
    terms
}

/// The same as staff give them.
fn given(terms: &Value) -> MembershipTerms {
    serde_json::from_value(terms.clone()).unwrap()
}

/// The same as a form.
fn form(terms: &Value) -> String {
    let list = |name: &str| terms[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>();
    let mut body = format!("sees={}&ends={}", terms["sees"].as_str().unwrap(), terms["ends"].as_str().unwrap_or(""));
    body.extend(list("permissions").iter().map(|id| format!("&may.{id}=1")));
    body.extend(list("sites").iter().map(|id| format!("&on.{id}=1")));
    body
}

fn posted(prepared: &PreparedShop, (browser, csrf): &mut (Browser, String), path: &str, body: &str) -> Answer {
    let body = format!("{body}&do=save&csrf={}", prepared.value_in(&prepared.account, csrf));
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    browser.send("POST", path, &headers, body.as_bytes())
}

/// A prepared shop where `max` can sign in; what he holds is put in place by each test.
fn prepared() -> (PreparedShop, (Browser, String)) {
    let prepared = PreparedShop::set();
    prepared.shop.add_user("alpes", "max", None, vec![member("1", &[MANAGE])]);
    let mut max = prepared.shop.signed_in("alpes", "max");
    let csrf = max.csrf();
    (prepared, (max, csrf))
}

#[test]
fn a_manager_carries_no_permission_further_than_they_hold_it_by_call_or_by_form() {
    let (prepared, mut max) = prepared();
    let wide = || terms(&[MANAGE, INVOICES], "all", &[], "");
    let theo = prepared.text("MEMBER");
    let (call, page) = (
        format!("/api/v1/a/{}/people/members/{theo}", prepared.account),
        format!("/a/{}/people/members/{theo}", prepared.account),
    );
    let both: &[&str] = &[INVOICES, TICKETS];
    let (no_sites, alpes, lac): (&[&str], &[&str], &[&str]) = (&[], &["alpes"], &["lac"]);
    for (what, editor, before, after, label) in [
        // He lacks the tickets: what the member has of them may stay, and reach no further.
        (
            "all documents",
            wide(),
            terms(both, "own", no_sites, ""),
            terms(both, "all", no_sites, ""),
            "View own tickets",
        ),
        ("every site", wide(), terms(both, "all", alpes, ""), terms(both, "all", no_sites, ""), "View own tickets"),
        (
            "one more site",
            wide(),
            terms(both, "all", alpes, ""),
            terms(both, "all", &["alpes", "lac"], ""),
            "View own tickets",
        ),
        ("another site", wide(), terms(both, "all", alpes, ""), terms(both, "all", lac, ""), "View own tickets"),
        (
            "no end",
            wide(),
            terms(both, "all", no_sites, "2026-12-31"),
            terms(both, "all", no_sites, ""),
            "View own tickets",
        ),
        (
            "a later end",
            wide(),
            terms(both, "all", no_sites, "2026-12-31"),
            terms(both, "all", no_sites, "2027-01-01"),
            "View own tickets",
        ),
        // He holds the permission, and not so widely.
        (
            "all documents, of which he sees his own",
            terms(&[MANAGE, INVOICES], "own", no_sites, ""),
            terms(&[INVOICES], "own", no_sites, ""),
            terms(&[INVOICES], "all", no_sites, ""),
            "View own invoices",
        ),
        (
            "a site where he is not",
            terms(&[MANAGE, INVOICES], "all", alpes, ""),
            terms(&[INVOICES], "all", alpes, ""),
            terms(&[INVOICES], "all", &["alpes", "lac"], ""),
            "View own invoices",
        ),
        (
            "one more permission where he is not",
            terms(&[MANAGE, INVOICES, TICKETS], "all", alpes, ""),
            terms(&[INVOICES], "all", no_sites, ""),
            terms(both, "all", no_sites, ""),
            "View own tickets",
        ),
        (
            "longer than he stays",
            terms(&[MANAGE, INVOICES], "all", no_sites, "2026-12-31"),
            terms(&[INVOICES], "all", no_sites, "2026-12-30"),
            terms(&[INVOICES], "all", no_sites, "2027-01-31"),
            "View own invoices",
        ),
    ] {
        prepared.shop.grant("max", "1", &given(&editor));
        prepared.shop.grant("theo", "1", &given(&before));
        let rows = prepared.shop.rows();
        let answer = max.0.call("POST", &call, &json!({ "membership": after }));
        assert_eq!((answer.status, answer.code().as_str()), (403, "permission/not-held"), "{what}: {}", answer.text());
        assert!(answer.text().contains(label), "{what} says which: {}", answer.text());
        let looked = json!({ "member": prepared.name("MEMBER"), "membership": after });
        let preview = max.0.call("POST", &format!("/api/v1/a/{}/people/preview", prepared.account), &looked);
        assert_eq!(preview.code(), "permission/not-held", "a look at {what}");
        let shown = posted(&prepared, &mut max, &page, &form(&after));
        assert_eq!(shown.status, 403, "{what}: {}", shown.text());
        assert!(shown.text().contains(label), "{what} says which");
        prepared.shop.rows().assert_same(&rows, what);
        // What was there may stay, and be narrowed.
        for kept in [before.clone(), terms(&[INVOICES], "own", alpes, "2026-12-01")] {
            let answer = max.0.call("POST", &call, &json!({ "membership": kept }));
            assert_eq!(answer.status, 200, "beside {what}, {kept}: {}", answer.text());
        }
    }
}

#[test]
fn a_form_offers_what_will_be_accepted_and_nothing_else() {
    let (prepared, mut max) = prepared();
    prepared.shop.grant("max", "1", &given(&terms(&[MANAGE, INVOICES, TICKETS], "own", &["alpes"], "2026-12-31")));
    prepared.shop.grant(
        "theo",
        "1",
        &given(&terms(&[INVOICES, "portal.orders.view"], "own", &["alpes"], "2026-12-30")),
    );
    let people = format!("/a/{}/people", prepared.account);
    for (path, permissions, latest) in [
        (
            format!("{people}/members/{}", prepared.text("MEMBER")),
            vec![INVOICES, "portal.orders.view", TICKETS, MANAGE],
            // He does not hold the orders, which lapse then.
            "2026-12-30",
        ),
        (format!("{people}/invite"), vec![INVOICES, TICKETS, MANAGE], "2026-12-31"),
    ] {
        let shown = Page::of(&max.0.get(&path));
        let inputs = || shown.all("input").filter_map(|input| Some((input.get("name")?, input)));
        let boxes: Vec<&str> = inputs().filter_map(|(name, _)| name.strip_prefix("may.")).collect();
        assert_eq!(boxes, permissions, "{path}");
        let sites: Vec<&str> = inputs().filter_map(|(name, _)| name.strip_prefix("on.")).collect();
        assert_eq!(sites, ["alpes"], "{path}");
        let radios: Vec<_> =
            inputs().filter(|(name, _)| *name == "sees").filter_map(|(_, one)| one.get("value")).collect();
        assert_eq!(radios, ["own"], "{path}");
        let ends = inputs().find(|(name, _)| *name == "ends").unwrap().1;
        assert_eq!((ends.get("max"), ends.get("required")), (Some(latest), Some("")), "{path}");
    }
    // Whoever holds everything everywhere is offered everything.
    let shown = Page::of(&prepared.browser("atu").0.get(&format!("{people}/invite")));
    let boxes =
        shown.all("input").filter(|input| input.get("name").is_some_and(|name| name.starts_with("may."))).count();
    assert_eq!(boxes, 14);
    assert!(shown.all("input").any(|input| input.get("value") == Some("all")));
}

#[test]
fn what_was_on_hold_or_lapsed_is_given_once_more_only_by_one_who_holds_it() {
    let (prepared, mut max) = prepared();
    let theo = format!("/api/v1/a/{}/people/members/{}", prepared.account, prepared.text("MEMBER"));
    let resume = json!({ "suspended": false });
    for (place, (what, editor, member, status)) in [
        ("all of it held", terms(&[MANAGE, INVOICES], "all", &[], ""), terms(&[INVOICES], "all", &[], ""), 200),
        ("a permission not held", terms(&[MANAGE], "all", &[], ""), terms(&[INVOICES], "own", &["alpes"], ""), 403),
        ("more documents", terms(&[MANAGE, INVOICES], "own", &[], ""), terms(&[INVOICES], "all", &[], ""), 403),
        ("more sites", terms(&[MANAGE, INVOICES], "all", &["alpes"], ""), terms(&[INVOICES], "all", &[], ""), 403),
        (
            "a longer time",
            terms(&[MANAGE, INVOICES], "all", &[], "2026-12-31"),
            terms(&[INVOICES], "all", &[], "2027-12-31"),
            403,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        prepared.shop.grant("max", "1", &given(&editor));
        prepared.shop.grant("theo", "1", &given(&member));
        assert_eq!(max.0.call("POST", &theo, &json!({ "suspended": true })).status, 200, "{what}");
        assert_eq!(max.0.call("POST", &theo, &resume).status, status, "{what}");
        // An offer of the owner's that is mailed anew is made anew.
        let offer = json!({ "email": format!("zora{place}@example.net"), "membership": member });
        let path = format!("/api/v1/a/{}/people/invitations", prepared.account);
        let mut owner = prepared.browser("atu").0;
        let made = owner.call("POST", &path, &offer).json()["id"].clone();
        let id = made.as_str().map_or_else(|| made.to_string(), str::to_owned);
        let again = max.0.call("POST", &format!("{path}/{id}"), &Value::Null);
        assert_eq!(again.status, status, "{what}: {}", again.text());
    }
}

#[test]
fn an_invitation_gives_what_its_inviter_holds_when_it_is_accepted_in_every_direction() {
    for (narrowed, want) in [
        (terms(&[MANAGE, INVOICES], "own", &[], ""), ("portal.invoices.view", "own", "", "")),
        (
            terms(&[MANAGE, INVOICES, TICKETS], "all", &["alpes"], ""),
            ("portal.invoices.view portal.tickets.view", "all", "alpes", ""),
        ),
        (terms(&[MANAGE, TICKETS], "all", &[], "2026-12-31"), ("portal.tickets.view", "all", "", "2026-12-31")),
        (terms(&[MANAGE], "own", &["alpes"], "2026-12-31"), ("", "own", "alpes", "2026-12-31")),
    ] {
        let (prepared, mut max) = prepared();
        prepared.shop.grant("max", "1", &given(&terms(&[MANAGE, INVOICES, TICKETS], "all", &[], "")));
        let count = prepared.shop.erp.mails(0).len();
        let offer = json!({ "email": "zora@example.net", "membership": { "permissions": [INVOICES, TICKETS] } });
        let path = format!("/api/v1/a/{}/people/invitations", prepared.account);
        assert_eq!(max.0.call("POST", &path, &offer).status, 200);
        let link = prepared.mailed(count + 1, "/invitation/");
        prepared.shop.grant("max", "1", &given(&narrowed));
        let person = json!({ "password": PASSWORD, "name": "Zora" });
        let joined = prepared.nobody().0.call("POST", &format!("/api/v1/invitations/{link}"), &person);
        assert_eq!(joined.status, 200, "{narrowed}: {}", joined.text());
        let mut zora = prepared.shop.signed_in("alpes", "zora@example.net");
        let own = zora.get(&format!("/api/v1/a/{}/membership", prepared.account)).json();
        let list = |value: &Value| {
            value.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
        };
        let ends = own["ends"].as_str().map(|moment| moment[..10].to_owned()).unwrap_or_default();
        let got = (list(&own["permissions"]), own["sees"].as_str().unwrap().to_owned(), list(&own["sites"]), ends);
        let want = (want.0.to_owned(), want.1.to_owned(), want.2.to_owned(), want.3.to_owned());
        assert_eq!(got, want, "{narrowed}");
    }
}

#[test]
fn a_site_that_is_not_there_and_one_of_another_realm_are_refused_the_same_and_what_is_stored_only_narrows() {
    let prepared = PreparedShop::set();
    let mut owner = prepared.browser("atu");
    let member = prepared.text("MEMBER");
    let people = format!("/api/v1/a/{}/people", prepared.account);
    let rows = prepared.shop.rows();
    let mut answers = Vec::new();
    for site in ["nord", "nowhere"] {
        let wanted = json!({ "permissions": [INVOICES], "sites": ["alpes", site] });
        for (path, body) in [
            (format!("{people}/members/{member}"), json!({ "membership": wanted })),
            (format!("{people}/invitations"), json!({ "email": "zora@example.net", "membership": wanted })),
            (format!("{people}/preview"), json!({ "membership": wanted })),
        ] {
            let answer = owner.0.call("POST", &path, &body);
            assert_eq!((answer.status, answer.code().as_str()), (422, "membership/site-unknown"), "{path} {site}");
            answers.push((site, answer.text()));
        }
        let given = Grant {
            site: "alpes".to_owned(),
            login: "theo".to_owned(),
            third_party: "1".to_owned(),
            membership: MembershipTerms { sites: Some(vec!["alpes".to_owned(), site.to_owned()]), ..may(&[INVOICES]) },
            ..Grant::default()
        };
        assert_eq!(prepared.shop.refused(&given), "membership/site-unknown", "granted on {site}");
        let import = ImportUser {
            site: "alpes".to_owned(),
            login: "zoe".to_owned(),
            name: "Zoe".to_owned(),
            enabled: true,
            memberships: vec![ImportMembership {
                third_party: "1".to_owned(),
                role: ImportRole::Member,
                permissions: vec![],
                sees: Some("all".to_owned()),
                sites: Some(vec![site.to_owned()]),
                ..ImportMembership::default()
            }],
            ..ImportUser::default()
        };
        assert_eq!(prepared.shop.operate(&import)["code"], "membership/site-unknown", "imported on {site}");
    }
    let of = |site: &str| answers.iter().filter(|one| one.0 == site).map(|one| one.1.clone()).collect::<Vec<_>>();
    assert_eq!(of("nord"), of("nowhere"), "nobody finds out which sites there are (rule D3)");
    prepared.shop.rows().assert_same(&rows, "sites that are not there");

    prepared
        .shop
        .sql("UPDATE memberships SET sites = 'alpes gone' WHERE user = (SELECT id FROM users WHERE login = 'theo')");
    assert_eq!(
        prepared.browser("theo").0.get(&format!("/a/{}", prepared.account)).status,
        200,
        "what is stored narrows"
    );
    let kept = json!({ "membership": { "permissions": [INVOICES], "sites": ["alpes", "gone"] } });
    let path = format!("{people}/members/{member}");
    assert_eq!(owner.0.call("POST", &path, &kept).status, 200, "and may stay");
}
