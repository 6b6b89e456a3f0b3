//! People who are signed in and may not, at every address that changes something or shows an account: nothing is changed, and nothing told.

use plugin_api::operations::MembershipTerms;
use plugin_api::operations::account::{CloseAccount, Revoke, Suspend, SuspendAccount};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::operations::may;
use tests::prepared_shop::PreparedShop;
use tests::routes::documented;
use tests::shop::{ALPES, assert_same};
use tests::writes::{WRITES, Write};

fn of_account() -> impl Iterator<Item = Write> {
    WRITES.into_iter().filter(|write| write.path.contains("{account}"))
}

/// The same request, made by somebody else in an account that may be another.
fn made_by(write: &Write, prepared: &PreparedShop, (browser, csrf): &mut (Browser, String), account: &str) -> Answer {
    let mut sending = write.request_in(account, prepared, csrf);
    sending
        .headers
        .iter_mut()
        .filter(|(name, _)| *name == "origin")
        .for_each(|(_, origin)| *origin = format!("http://{}", browser.host));
    sending.by(browser)
}

#[test]
fn an_account_of_others_looks_like_none_whatever_is_sent_to_it() {
    let prepared = PreparedShop::set();
    let mut nils = prepared.shop.signed_in("nord", "nils");
    let nils_csrf = nils.csrf();
    for (who, mut browser) in
        [("owner of another account", prepared.browser("vial")), ("of another realm", (nils, nils_csrf))]
    {
        let before = prepared.shop.rows();
        for write in of_account() {
            let what = format!("{who}: {}", write.name());
            let none = made_by(&write, &prepared, &mut browser, "999999");
            assert_eq!(none.status, 404, "{what}");
            assert_same(&made_by(&write, &prepared, &mut browser, &prepared.account), &none, &what);
        }
        for path in documented().iter().filter(|path| path.contains("{account}")) {
            let on = |account: &str| {
                let path = path.replace("{account}", account).replace("{kind}", "invoices").replace("{file}", "1");
                path.replace("{user}", &prepared.text("MEMBER"))
                    .replace("{id}", "1")
                    .replace("{permission}", "portal.tickets.write")
            };
            for method in ["GET", "HEAD"] {
                let (browser, _) = &mut browser;
                let none = browser.send(method, &on("999999"), &[], b"");
                assert!([404, 405].contains(&none.status), "{who}: {method} {path}");
                let theirs = browser.send(method, &on(&prepared.account), &[], b"");
                assert_same(&theirs, &none, &format!("{who}: {method} {path}"));
            }
        }
        prepared.shop.rows().assert_same(&before, who);
    }
}

#[test]
fn what_belongs_to_another_account_is_not_there_in_ones_own() {
    let prepared = PreparedShop::set();
    let before = prepared.shop.rows();
    for write in of_account() {
        let ids = [("INVITATION", "OTHER_INVITATION"), ("CONTACT", "OTHER_CONTACT"), ("MEMBER", "VIAL")];
        let area = ["/invitations/{id}", "/contacts/{id}", "/members/{user}"];
        let Some(place) = area.iter().position(|part| write.path.ends_with(part)) else { continue };
        let (own, foreign) = ids[place];
        let (mut browser, csrf) = write.browser(&prepared);
        let mut with = |id: &str| {
            let mut sending = write.request(&prepared, &csrf);
            let cut = sending.path.len() - prepared.text(own).len();
            sending.path.replace_range(cut.., id);
            sending.by(&mut browser)
        };
        let none = with("999999");
        assert_eq!(none.status, 404, "{}: {}", write.name(), none.text());
        assert_same(&with(&prepared.text(foreign)), &none, &write.name());
    }
    let (mut owner, _) = prepared.browser("atu");
    for (page, foreign) in [("contacts", "OTHER_CONTACT"), ("members", "VIAL")] {
        let none = owner.get(&format!("/a/{}/people/{page}/999999", prepared.account));
        assert_eq!(none.status, 404, "{page}");
        assert_same(
            &owner.get(&format!("/a/{}/people/{page}/{}", prepared.account, prepared.text(foreign))),
            &none,
            page,
        );
    }
    // Named in a body: the contact of another account, a stranger as the next owner or the one to preview.
    let people = format!("/api/v1/a/{}", prepared.account);
    for (path, field) in [("people/invitations", "contact"), ("ownership", "to"), ("people/preview", "member")] {
        let foreign = if field == "contact" { "OTHER_CONTACT" } else { "VIAL" };
        let mut with = |id: Value| {
            let mut body = json!({ field: id });
            if field == "to" {
                body["password"] = json!(tests::local_portal::PASSWORD);
            }
            owner.call("POST", &format!("{people}/{path}"), &body)
        };
        let missing = if prepared.name(foreign).is_string() { json!("999999") } else { json!(999_999) };
        let none = with(missing);
        assert_eq!(none.status, 404, "{path}: {}", none.text());
        assert_same(&with(prepared.name(foreign)), &none, path);
    }
    // A session of somebody else.
    let theirs =
        prepared.browser("vial").0.get("/api/v1/sessions").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let none = owner.call("DELETE", "/api/v1/sessions/999999", &Value::Null);
    assert_eq!(none.status, 404);
    assert_same(&owner.call("DELETE", &format!("/api/v1/sessions/{theirs}"), &Value::Null), &none, "a session");
    prepared.shop.rows().assert_same(&before, "what belongs to others");
}

/// Puts an account or a membership out of use.
type Change = fn(&PreparedShop);

#[test]
fn whoever_lost_the_right_changes_nothing_with_the_next_request() {
    let cases: [(&str, &str, &str, Change); 12] = [
        ("never held it", "theo", "permission/missing", |_| ()),
        ("lost the permission", "mia", "permission/missing", |prepared| {
            prepared.shop.grant("mia", "1", &may(&["portal.invoices.view"]));
        }),
        ("on hold", "mia", "membership/suspended", |prepared| {
            prepared.shop.staff("1", &Suspend { login: "mia".to_owned() });
        }),
        ("ended", "mia", "membership/ended", |prepared| {
            prepared.shop.grant(
                "mia",
                "1",
                &MembershipTerms { ends: Some("2026-01-31".to_owned()), ..may(&["portal.users.manage"]) },
            );
        }),
        ("for another site", "mia", "membership/not-on-site", |prepared| {
            prepared.shop.grant(
                "mia",
                "1",
                &MembershipTerms { sites: Some(vec!["lac".to_owned()]), ..may(&["portal.users.manage"]) },
            );
        }),
        ("revoked", "mia", "document/unknown", |prepared| {
            prepared.shop.staff("1", &Revoke { login: "mia".to_owned() });
        }),
        ("account on hold", "atu", "account/suspended", |prepared| {
            prepared.shop.staff("1", &SuspendAccount::default());
        }),
        ("account closed", "atu", "account/closed", |prepared| {
            prepared.shop.staff("1", &CloseAccount::default());
        }),
        ("third party closed", "atu", "account/closed", |prepared| {
            prepared.shop.erp.put_third_party(third_party(false, &[]));
        }),
        ("of a category that the site excludes", "atu", "account/not-on-site", |prepared| {
            prepared.shop.erp.put_third_party(third_party(true, &["resellers"]));
            prepared.shop.enable(&ALPES.replace('}', r#", "exclude_categories": ["resellers"]}"#));
        }),
        ("with a password to replace first", "atu", "password/must-be-replaced", |prepared| {
            prepared.shop.sql("UPDATE users SET one_time_until = 4102444800000");
        }),
        ("by a look of the ERP that fails", "atu", "unavailable/host", |prepared| {
            prepared.shop.erp.fail("standing", plugin_api::Class::Unavailable);
        }),
    ];
    for (why, login, code, change) in cases {
        let prepared = PreparedShop::set();
        change(&prepared);
        let mut browser = prepared.browser(login);
        let before = prepared.shop.rows();
        for write in of_account().filter(|write| write.is_of_people() || login == "atu") {
            let answer = made_by(&write, &prepared, &mut browser, &prepared.account);
            let what = format!("{why}: {}: {} {}", write.name(), answer.status, answer.text());
            assert!([303, 403, 404, 503].contains(&answer.status), "{what}");
            if answer.status == 303 {
                assert_eq!(answer.header("location"), Some("/password"), "{what}");
            }
            if write.is_call() {
                assert_eq!(answer.code(), code, "{what}");
            }
        }
        prepared.shop.rows().assert_same(&before, why);
    }
}

#[test]
fn staff_who_look_on_change_nothing_by_what_is_right_for_whom_they_look_as() {
    for login in ["atu", "mia"] {
        let prepared = PreparedShop::set();
        prepared.forget_second_factors();
        prepared.shop.allow_looks("alpes", "atu", "1");
        let mut look = prepared.shop.look("alpes", login, "1");
        let csrf = look.csrf();
        let (browser, before) = (&mut (look, csrf), prepared.shop.rows());
        for write in &WRITES {
            let is_way_out = matches!(
                (write.method, write.path),
                ("POST", "/sign-out" | "/language") | ("DELETE", "/api/v1/session")
            );
            if is_way_out {
                continue;
            }
            let answer = made_by(write, &prepared, browser, &prepared.account);
            let what = format!("as {login}: {}: {}", write.name(), answer.text());
            assert_eq!(answer.status, 403, "{what}");
            assert!(answer.text().contains("view-as/read-only"), "{what}");
        }
        prepared.shop.rows().assert_same(&before, login);
    }
}

fn third_party(open: bool, categories: &[&str]) -> plugin_api::parties::ThirdParty {
    plugin_api::parties::ThirdParty {
        id: "1".to_owned(),
        name: "Atu SARL".to_owned(),
        entity: None,
        open,
        email: None,
        language: None,
        categories: categories.iter().map(|category| (*category).to_owned()).collect(),
    }
}
