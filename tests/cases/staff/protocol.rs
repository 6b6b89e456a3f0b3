//! The Dolibarr protocol as pages: third party, contact, user, permissions, credentials; then the customer signs in with them.

use std::sync::OnceLock;

use tests::browser::{Answer, Browser};
use tests::page::{Element, Page};
use tests::server::{ADMIN, Server, manifests};

use crate::pages::assert_well_made;

const OWN: &str = "twelve plums in the attic";

fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(&manifests()))
}

/// A browser of the staff in a language.
fn staff(language: &str) -> Browser {
    signed_in(language, ADMIN)
}

/// The same of this one of the staff.
fn signed_in(language: &str, login: &str) -> Browser {
    let mut browser = server().staff_as(login);
    assert_eq!(browser.submit("/", "/language", &[("language", language)]).status, 303);
    browser
}

/// Opens a page, which is well made and in the chosen language.
#[track_caller]
fn open(browser: &mut Browser, path: &str) -> Answer {
    let answer = browser.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    assert_well_made(&answer, &browser.cookies["__Host-staff-language"], path);
    answer
}

/// Follows the link to an address that the page has.
#[track_caller]
fn follow(browser: &mut Browser, page: &Answer, to: &str) -> Answer {
    let links = Page::of(page).links();
    assert!(links.iter().any(|link| link == to), "no link to {to}: {links:?}");
    open(browser, to)
}

/// Sends these fields, of which a name may be there several times, as the form of a page to its own address does.
#[track_caller]
fn fill(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = open(browser, path);
    let csrf = Page::of(&shown).form("/language").into_iter().find(|(name, _)| name == "csrf").expect("a token").1;
    browser.post(path, &[&[("csrf", &*csrf)], fields].concat())
}

/// The values of the boxes of this name that are ticked.
fn ticked(answer: &Answer, name: &str) -> Vec<String> {
    let page = Page::of(answer);
    let is = |input: &&Element| input.get("name") == Some(name) && input.get("checked").is_some();
    page.all("input").filter(is).filter_map(|input| input.get("value")).map(str::to_owned).collect()
}

/// What stands in the field with this id.
fn typed(answer: &Answer, id: &str) -> String {
    let page = Page::of(answer);
    let field = page.all("input").find(|input| input.get("id") == Some(id));
    field.and_then(|input| input.get("value")).unwrap_or_default().to_owned()
}

/// The text of the element with this id.
fn text_of(answer: &Answer, id: &str) -> String {
    let page = Page::of(answer);
    let place = page.elements.iter().position(|element| element.get("id") == Some(id));
    page.text_of(place.unwrap_or_else(|| panic!("nothing is called {id}: {}", answer.text())))
}

/// Signs in with a one-time password, and replaces it.
#[track_caller]
fn arrive(site: &str, login: &str, password: &str) -> Browser {
    let mut customer = server().browser(site);
    assert_eq!(customer.sign_in(login, password).status, 303, "{login}");
    let fields = [("current", password), ("new", OWN), ("repeat", OWN)];
    assert_eq!(customer.submit("/password", "/password", &fields).status, 303, "{login}");
    customer
}

/// The address of the customer's one account.
fn account(customer: &mut Browser) -> String {
    let accounts = customer.get("/api/v1/accounts").json();
    accounts["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{accounts}")).to_owned()
}

#[test]
fn a_contact_becomes_a_user_who_sees_exactly_what_was_ticked() {
    for (language, contact, name, login) in
        [("fr", "205", "Zoé Lefèvre", "zoe.lefevre"), ("en", "206", "Marius Petit", "marius.petit")]
    {
        let mut staff = staff(language);
        let home = open(&mut staff, "/");
        follow(&mut staff, &home, "/third-parties");
        let found = open(&mut staff, "/third-parties?text=atu");
        let party = follow(&mut staff, &found, "/third-parties/101");
        let contacts = follow(&mut staff, &party, "/third-parties/101/contacts");
        let card = follow(&mut staff, &contacts, &format!("/third-parties/101/contacts/{contact}"));
        let access = format!("/third-parties/101/contacts/{contact}/access");
        let form = follow(&mut staff, &card, &access);
        assert!(form.text().contains(name), "{}", form.text());
        assert_eq!(typed(&form, "login"), login, "the login is proposed");
        assert_eq!(ticked(&form, "may"), ["portal.profile.edit"], "as the site begins everybody");

        let kept = [("login", "kept.login"), ("deliver", "show"), ("site", "alpes"), ("ends", "2031-05-01")];
        for (button, want) in [
            ("all", 14),
            ("none", 0),
            ("preset:accountant", 2),
            ("preset:buyer", 6),
            ("all:tickets", 3),
            ("none:general", 0),
        ] {
            let fields = [&kept[..], &[("may", "portal.profile.edit"), ("tick", button)]].concat();
            let shown = fill(&mut staff, &access, &fields);
            assert_eq!(shown.status, 200, "{button}");
            assert_eq!(ticked(&shown, "may").len(), want, "{button}");
            assert_eq!((&*typed(&shown, "login"), &*typed(&shown, "ends")), ("kept.login", "2031-05-01"), "{button}");
            assert_eq!(ticked(&shown, "deliver"), ["show"], "{button}");
        }

        let permissions = [("may", "portal.invoices.view"), ("may", "portal.tickets.view")];
        let fields = [&[("site", "alpes"), ("deliver", "show"), ("sees", "all")][..], &permissions].concat();
        let made = fill(&mut staff, &access, &fields);
        assert_eq!(made.status, 200, "{}", made.text());
        assert_well_made(&made, language, "the credentials");
        assert_eq!(made.header("cache-control"), Some("no-store"));
        let password = text_of(&made, "password");
        for path in [&*access, &format!("/users/alpes/{login}")] {
            assert!(!open(&mut staff, path).text().contains(&password), "{path} shows the password again");
        }

        let mut customer = arrive("alpes", login, &password);
        let account = account(&mut customer);
        for (kind, want) in [("invoices", 200), ("tickets", 200), ("quotes", 403), ("orders", 403), ("projects", 403)] {
            let answer = customer.get(&format!("/api/v1/a/{account}/{kind}"));
            assert_eq!(answer.status, want, "{login}, {kind}: {}", answer.text());
        }

        let again = fill(&mut staff, &access, &fields);
        assert_eq!(again.status, 422, "a contact has one user in a realm");
        assert!(again.text().contains("contact/has-user"), "{}", again.text());
    }
}

#[test]
fn what_was_typed_wrong_is_said_and_what_was_typed_right_is_kept() {
    let mut staff = staff("fr");
    let access = "/third-parties/114/contacts/251/access";
    for (fields, code) in [
        (&[("login", "atu.lenobli")][..], "login/taken"),
        (&[("login", "two words")], "login/invalid"),
        (&[("ends", "the first of May")], "command/invalid"),
        (&[("deliver", "pigeon")], "command/invalid"),
    ] {
        let base =
            [("site", "alpes"), ("deliver", "link"), ("email", "nobody@atu.example"), ("may", "portal.quotes.view")];
        let base = base.iter().filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
        let all: Vec<(&str, &str)> = base.chain(fields).copied().collect();
        let answer = fill(&mut staff, access, &all);
        assert_eq!(answer.status, 422, "{fields:?}: {}", answer.text());
        assert_well_made(&answer, "fr", code);
        assert!(answer.text().contains(code), "{fields:?}: {}", answer.text());
        assert_eq!(ticked(&answer, "may"), ["portal.quotes.view"], "{fields:?}");
        assert_eq!(typed(&answer, "email"), "nobody@atu.example", "{fields:?}");
        for (name, value) in fields.iter().filter(|(name, _)| *name != "deliver") {
            assert_eq!(typed(&answer, name), *value, "{fields:?}");
        }
    }
    let hostile = r#""><b>x</b>/.."#;
    let fields = [("site", "alpes"), ("deliver", "show"), ("login", hostile), ("email", "")];
    let made = fill(&mut staff, access, &fields);
    assert!(made.status == 200 && !made.text().contains("<b>x"), "{}", made.text());
    let links = Page::of(&made).links();
    let user = links.iter().find(|link| link.starts_with("/users/alpes/")).expect("a link to the user");
    for path in [user, "/third-parties/114/contacts", "/third-parties/114/account", "/users?text=%22"] {
        assert!(!open(&mut staff, path).text().contains("<b>x"), "{path}");
    }
    assert_eq!(fill(&mut staff, user, &[("do", "disable")]).status, 303, "the link leads to the user");

    for path in ["/third-parties/nobody", "/third-parties/101/contacts/nobody", "/users/alpes/nobody", "/users/x/y"] {
        assert_eq!(staff.get(path).status, 404, "{path}");
    }
    assert_eq!(staff.get("/third-parties/101/contacts/211").status, 404, "another third party's contact");
    let found = open(&mut staff, "/third-parties?text=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    assert_eq!(typed(&found, "text"), "\"><script>alert(1)</script>");
}

#[test]
fn an_access_is_changed_held_and_ended_and_the_customer_feels_it_at_once() {
    let mut staff = staff("en");
    let access = "/third-parties/101/contacts/204/access";
    assert!(open(&mut staff, access).text().contains("theo.braun"), "the contact's user is named");
    let theo = server().user("alpes", "theo.braun");
    let mut customer = server().signed_in(&theo);
    let account = account(&mut customer);
    let kinds = |customer: &mut Browser| {
        ["invoices", "quotes", "tickets"].map(|kind| customer.get(&format!("/api/v1/a/{account}/{kind}")).status)
    };
    let path = "/users/alpes/theo.braun/in/101";
    let save = |may: &'static str| vec![("may", may), ("sees", "all"), ("do", "save")];
    for (fields, want) in [
        (save("portal.invoices.view"), [200, 403, 403]),
        (save("portal.quotes.view"), [403, 200, 403]),
        (vec![("do", "suspend")], [403, 403, 403]),
        (vec![("do", "resume")], [403, 200, 403]),
    ] {
        let answer = fill(&mut staff, path, &fields);
        assert_eq!(answer.status, 303, "{fields:?}: {}", answer.text());
        let after = answer.header("location").unwrap().to_owned();
        assert!(open(&mut staff, &after).text().contains("role=\"status\""), "{after} says what was done");
        assert_eq!(kinds(&mut customer), want, "{fields:?}");
    }
    let user = "/users/alpes/theo.braun";
    for (what, after) in [("end-sessions", 401), ("disable", 401)] {
        let mut customer = server().signed_in(&theo);
        assert_eq!(fill(&mut staff, user, &[("do", what)]).status, 303, "{what}");
        assert_eq!(customer.get("/api/v1/accounts").status, after, "{what}");
    }
    assert_ne!(server().browser("alpes").sign_in(&theo.login, &theo.password).status, 303, "disabled");
    assert_eq!(fill(&mut staff, user, &[("do", "enable")]).status, 303);
    let shown = fill(&mut staff, user, &[("do", "show")]);
    drop(arrive("alpes", "theo.braun", &text_of(&shown, "password")));

    let look = fill(&mut staff, path, &[("do", "look"), ("reason", "asked on the phone")]);
    assert_eq!(look.status, 422, "the owner does not let staff look on: {}", look.text());

    let added = fill(&mut staff, user, &[("do", "add"), ("third_party", "104")]);
    assert_eq!(added.header("location"), Some("/users/alpes/theo.braun/in/104?note=access-added"), "{}", added.text());
    let unknown = fill(&mut staff, user, &[("do", "add"), ("third_party", "<i>9</i>")]);
    assert!(unknown.status == 404 && unknown.text().contains("third-party/unknown"), "{}", unknown.text());
    assert_eq!(typed(&unknown, "third-party"), "<i>9</i>");

    let asked = fill(&mut staff, path, &[("do", "ending")]);
    assert!(
        asked.status == 200 && asked.text().contains("End this access?"),
        "asked once (rule A2a): {}",
        asked.text()
    );
    assert_eq!(staff.get(path).status, 200, "nothing has ended by asking");
    assert_eq!(fill(&mut staff, path, &[("do", "revoke")]).status, 303);
    assert_eq!(staff.get(path).status, 404, "there is no such access any more");
    assert_eq!(fill(&mut staff, user, &[("do", "sing")]).status, 422);
}

#[test]
fn an_account_is_held_reopened_invited_to_and_given_another_owner_by_two() {
    let mut staff = staff("en");
    let path = "/third-parties/104/account";
    let hostile = "<img src=x onerror=alert(1)>";
    let held = fill(&mut staff, path, &[("site", "alpes"), ("do", "suspend_account"), ("reason", hostile)]);
    assert_eq!(held.status, 303, "{}", held.text());
    let shown = open(&mut staff, "/accounts?state=suspended");
    assert!(Page::of(&shown).links().contains(&path.to_owned()), "{}", shown.text());
    let long = "x".repeat(201);
    let refused = fill(&mut staff, path, &[("site", "alpes"), ("do", "close_account"), ("reason", &long)]);
    assert_eq!((refused.status, typed(&refused, "reason")), (422, long), "{}", refused.text());
    assert_eq!(fill(&mut staff, path, &[("site", "alpes"), ("do", "reopen_account")]).status, 303);

    let invite = format!("{path}/invite");
    let offer =
        [("site", "alpes"), ("email", "new@colblanc.example"), ("name", hostile), ("may", "portal.invoices.view")];
    let wrong = fill(&mut staff, &invite, &[&offer[..], &[("hours", "soon")]].concat());
    assert_eq!((wrong.status, typed(&wrong, "name")), (422, hostile.to_owned()), "{}", wrong.text());
    assert_eq!(fill(&mut staff, &invite, &[&offer[..], &[("hours", "48")]].concat()).status, 303);
    let shown = open(&mut staff, path);
    assert!(shown.text().contains("new@colblanc.example") && !shown.text().contains("<img"), "{}", shown.text());
    server().link_mailed_to("new@colblanc.example", "/invitation");

    let path = "/third-parties/101/account";
    let proposal =
        [("site", "alpes"), ("do", "propose_recovery"), ("login", "sam.martin"), ("reason", "left the company")];
    assert_eq!(fill(&mut staff, path, &proposal).status, 303);
    let alone = fill(&mut staff, path, &[("site", "alpes"), ("do", "confirm_recovery")]);
    assert!(alone.status == 422 && alone.text().contains("Somebody else has to confirm it"), "{}", alone.text());
    let confirm = [("site", "alpes"), ("do", "confirm_recovery")];
    let mut again = signed_in("en", ADMIN);
    assert_eq!(fill(&mut again, path, &confirm).status, 422, "another session of the same person is no other person");
    let mut other = signed_in("en", "claude.martin");
    assert_eq!(fill(&mut other, path, &confirm).status, 303);
    let shown = open(&mut staff, path);
    let owner = Page::of(&shown);
    assert!(owner.all("dd").any(|dd| dd.text.contains("Sam Martin")), "{}", shown.text());
}

#[test]
fn credentials_are_mailed_and_never_shown_then() {
    let mut staff = staff("en");
    let access = "/third-parties/116/contacts/253/access";
    let address = "blaise@scierie-combe.example";
    let fields = [("site", "alpes"), ("deliver", "link"), ("email", address), ("owner", "on")];
    let made = fill(&mut staff, access, &fields);
    assert!(made.status == 200 && made.text().contains(address), "{}", made.text());
    assert!(!made.text().contains("id=\"password\""), "{}", made.text());
    let link = server().link_mailed_to(address, "/password/set/");
    let mut customer = server().browser("alpes");
    let path = format!("/{}", link.splitn(4, '/').nth(3).unwrap());
    assert_eq!(customer.get(&path).status, 200);
    let account = open(&mut staff, "/third-parties/116/account");
    assert!(account.text().contains("Blaise Combe"), "the first user owns the account: {}", account.text());

    let user = "/users/alpes/blaise.combe";
    let mailed = fill(&mut staff, user, &[("do", "mail")]);
    assert!(mailed.text().contains(address) && !mailed.text().contains("id=\"password\""), "{}", mailed.text());
}

#[test]
fn users_and_accounts_are_found() {
    let mut staff = staff("en");
    for (query, logins, not) in [
        ("", vec!["sam.martin", "atu.lenobli"], vec![]),
        ("?text=ines", vec!["ines.caron"], vec!["sam.martin"]),
        ("?text=100%25", vec![], vec!["sam.martin"]),
        ("?site=nord", vec!["grace.okafor"], vec!["atu.lenobli"]),
        ("?state=unverified", vec![], vec!["sam.martin"]),
    ] {
        let page = open(&mut staff, &format!("/users{query}"));
        let links = Page::of(&page).links();
        let is_there = |login: &&str| links.iter().any(|link| link.ends_with(&format!("/{login}")));
        assert!(logins.iter().all(is_there) && !not.iter().any(is_there), "{query}: {links:?}");
    }
    assert_eq!(staff.get("/users?state=asleep").status, 422);
    assert_eq!(staff.get("/accounts?after=x").status, 422);
    let documents = open(&mut staff, "/third-parties/101/documents");
    assert!(documents.text().contains("Atelier du Lac"), "{}", documents.text());
}
