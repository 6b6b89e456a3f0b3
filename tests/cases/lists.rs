//! What a list shows is what opens, for everybody of the sample ERP: list, counter, detail, page and JSON agree.

use std::collections::BTreeSet;

use plugin_api::Kind;
use serde_json::Value;
use tests::browser::Browser;
use tests::page::Page;
use tests::server::{Server, manifests};

/// Every document of the ERP, whoever may see it, drafts too.
fn everything(server: &Server, kind: Kind) -> BTreeSet<String> {
    let erp = rusqlite::Connection::open(server.data.join("erp.sqlite")).unwrap();
    let mut ids = erp.prepare("SELECT id FROM documents WHERE kind = ?1").unwrap();
    ids.query_map([kind.number()], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The ids of a list in JSON, over all of its pages.
fn listed(browser: &mut Browser, account: &str, kind: Kind, filter: &str) -> Vec<String> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = browser.get(&format!("/api/v1/a/{account}/{kind}?limit=7{filter}{cursor}"));
        assert_eq!(answer.status, 200, "{kind}: {}", answer.text());
        let page = answer.json();
        ids.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { return ids };
        cursor = format!("&cursor={next}");
    }
}

/// The ids that the pages of a list link to, over all of its pages.
fn shown(browser: &mut Browser, account: &str, kind: Kind, filter: &str) -> Vec<String> {
    let prefix = format!("/a/{account}/{kind}/");
    let (mut ids, mut at) = (Vec::new(), format!("/a/{account}/{kind}{}", filter.replacen('&', "?", 1)));
    loop {
        let answer = browser.get(&at);
        assert_eq!(answer.status, 200, "{at}");
        let page = Page::of(&answer);
        let links = page.all("a").filter_map(|link| link.get("href")?.strip_prefix(&prefix));
        ids.extend(links.filter(|id| !id.contains('/')).map(str::to_owned));
        let next = page.all("a").find(|link| link.get("rel") == Some("next")).and_then(|link| link.get("href"));
        let Some(next) = next else { return ids };
        next.clone_into(&mut at);
    }
}

fn accounts(browser: &mut Browser) -> Vec<String> {
    let answer = browser.get("/api/v1/accounts").json();
    answer["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn counter(home: &Value, kind: Kind, which: &str) -> Option<u64> {
    let counters = home["counters"].as_array().unwrap();
    counters.iter().find(|counter| counter["kind"] == kind.as_str()).and_then(|counter| counter[which].as_u64())
}

#[test]
fn a_page_has_fifty_rows_at_the_most_and_json_a_hundred() {
    let server = Server::shared();
    let mut atu = server.browser("alpes");
    assert_eq!(atu.sign_in_by_call("atu.lenobli", "copper-plane-winter-oak").status, 200);
    let account = accounts(&mut atu).remove(0);
    for (limit, page_rows, json_rows) in [(49, 49, 49), (50, 50, 50), (51, 50, 51), (100, 50, 58)] {
        let page = Page::of(&atu.get(&format!("/a/{account}/invoices?limit={limit}")));
        let rows = page.all("th").filter(|head| head.get("scope") == Some("row")).count();
        let json = atu.get(&format!("/api/v1/a/{account}/invoices?limit={limit}")).json();
        assert_eq!((rows, json["items"].as_array().unwrap().len()), (page_rows, json_rows), "{limit}");
    }
}

#[test]
fn for_everybody_what_is_listed_opens_and_nothing_else_does() {
    // One of its own: whoever asks for ids that are not theirs is slowed, and goes on so in other tests.
    let server = &Server::start(&manifests());
    let (mut opened, mut refused) = (0, 0);
    for user in server.users() {
        for site in ["alpes", "lac", "nord"] {
            let mut browser = server.browser(site);
            if browser.sign_in_by_call(&user.login, &user.password).status != 200 {
                assert_ne!(site, user.site, "{} signs in at home", user.login);
                continue;
            }
            for account in accounts(&mut browser) {
                let home = browser.get(&format!("/api/v1/a/{account}")).json();
                for kind in Kind::ALL {
                    let what = format!("{} on {site}, account {account}, {kind}", user.login);
                    let all = everything(server, kind);
                    assert!(!all.is_empty(), "{kind}");
                    let Some(count) = counter(&home, kind, "all") else {
                        assert_eq!(browser.get(&format!("/a/{account}/{kind}")).status, 403, "{what}");
                        assert_eq!(browser.get(&format!("/api/v1/a/{account}/{kind}")).status, 403, "{what}");
                        for id in all.iter().take(5) {
                            assert_eq!(browser.get(&format!("/a/{account}/{kind}/{id}")).status, 403, "{what} {id}");
                        }
                        continue;
                    };
                    for (filter, which) in [("", count), ("&open=1", counter(&home, kind, "open").unwrap())] {
                        let ids = listed(&mut browser, &account, kind, filter);
                        assert_eq!(ids.len() as u64, which, "{what}: the counter{filter}");
                        assert_eq!(shown(&mut browser, &account, kind, filter), ids, "{what}: the pages{filter}");
                    }
                    let ids = listed(&mut browser, &account, kind, "");
                    let ids: BTreeSet<String> = ids.into_iter().collect();
                    assert_eq!(ids.len() as u64, count, "{what}: no row twice");
                    assert!(ids.is_subset(&all), "{what}");
                    // Some of what is not theirs: nobody may ask for all of it at once (rule U7).
                    let foreign: Vec<&String> = all.difference(&ids).collect();
                    let foreign = foreign.iter().step_by(foreign.len() / 3 + 1).copied();
                    for id in ids.iter().chain(foreign) {
                        let want = if ids.contains(id) { 200 } else { 404 };
                        for front in ["/a", "/api/v1/a"] {
                            assert_eq!(
                                browser.get(&format!("{front}/{account}/{kind}/{id}")).status,
                                want,
                                "{what} {id}"
                            );
                        }
                        if want == 200 { opened += 1 } else { refused += 1 }
                    }
                }
            }
        }
    }
    assert!(opened > 100 && refused > 100, "{opened} opened, {refused} refused: the sample tells a story");
}

#[test]
fn every_order_and_filter_of_a_list_shows_the_same_rows_once() {
    let server = Server::shared();
    let mut atu = server.signed_in(&server.user("alpes", "atu.lenobli"));
    let account = accounts(&mut atu).remove(0);
    let all: BTreeSet<String> = listed(&mut atu, &account, Kind::Invoices, "").into_iter().collect();
    assert!(all.len() > 7, "more than one page");
    for sort in ["date", "-date", "ref", "-ref", "until", "-until", "total", "-total"] {
        let sorted = listed(&mut atu, &account, Kind::Invoices, &format!("&sort={sort}"));
        assert_eq!(sorted.len(), all.len(), "{sort}");
        assert_eq!(sorted.iter().cloned().collect::<BTreeSet<_>>(), all, "{sort}");
        let backwards = match sort.strip_prefix('-') {
            Some(word) => word.to_owned(),
            None => format!("-{sort}"),
        };
        let mut other = listed(&mut atu, &account, Kind::Invoices, &format!("&sort={backwards}"));
        other.reverse();
        assert_eq!(sorted, other, "{sort} is {backwards} backwards");
    }
    for filter in ["&open=1", "&overdue=1", "&from=2026-01-01", "&to=2020-01-01", "&text=AC", "&status=paid"] {
        let some: BTreeSet<String> = listed(&mut atu, &account, Kind::Invoices, filter).into_iter().collect();
        assert!(some.is_subset(&all), "{filter}");
    }
}
