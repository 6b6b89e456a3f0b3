//! The steps of people with several accounts and of customers with one sign-in for several sites.

use std::collections::BTreeSet;

use plugin_api::Kind;
use plugin_api::operations::{Credentials, Deliver, RealmApply, RealmPlan, RealmPlanned, RealmRevert};
use serde_json::json;

use super::{Tour, accounts, ask, call, check, id_of, items, open, send, sign_in};
use crate::console::error::CliError;
use crate::demo::client::Browser;

/// Every class of people who are on both sides of a change of realm (rule S6).
const CLASSES: [&str; 5] =
    ["same_third_party", "different_third_parties", "unverified_side", "disabled_side", "different_persons"];

/// Who has the same login on both sides, and no proof that it is the same person.
const LEFT: &str = "ines.caron";
const LEFT_ADDRESS: &str = "ines.caron@cabinet-caron.example";
const LEFT_PASSWORD: &str = "a heron counts the columns";

/// Follows an agency, a holding, and a site that changes its realm.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("an agency has its accounts on one page, and two of them open without mixing", |tour| {
        let mut agency = tour.signed_in("alpes", "lea.bertin")?;
        let page = open(&mut agency, "/accounts")?.text();
        let list = items(&ask(&mut agency, "/api/v1/accounts")?);
        let names: Vec<&str> = list.iter().filter_map(|account| account["name"].as_str()).collect();
        let mut offered = Vec::new();
        for account in list.iter().map(id_of).chain(list.first().map(id_of)) {
            let mut kinds = Vec::new();
            for kind in Kind::ALL {
                if open(&mut agency, &format!("/a/{account}/{kind}"))?.status == 200 {
                    kinds.push(kind.as_str());
                }
            }
            offered.push(kinds.join(" and "));
        }
        // The first one again, after the others: it still shows its own.
        let again = offered.pop().unwrap_or_default();
        let listed = names.len() == 3 && names.iter().all(|name| page.contains(name));
        let differ = offered.iter().collect::<BTreeSet<_>>().len() == 3;
        check(listed && differ && offered.first() == Some(&again), offered.join("; "))
    })?;
    tour.step(
        "one sign-in works on both sites of a realm, each shows its own documents, a third knows nobody",
        |tour| {
            let password = tour.password("alpes", "basile.orvane")?;
            let enter = |site: &str| -> Result<BTreeSet<String>, String> {
                let mut browser = tour.browser(site)?;
                sign_in(&mut browser, "basile.orvane", password)?;
                invoices(&mut browser)
            };
            let (alpes, lac) = (enter("alpes")?, enter("lac")?);
            let nord = enter("nord").is_ok();
            let holds = !alpes.is_empty() && !lac.is_empty() && alpes.is_disjoint(&lac) && !nord;
            check(
                holds,
                format!("{} invoices on alpes, {} others on lac; signed in on nord: {nord}", alpes.len(), lac.len()),
            )
        },
    )?;
    let mut plan = RealmPlanned::default();
    tour.step("a change of realm is planned: who becomes one, who stays two, and why", |tour| {
        plan = tour.perform(&RealmPlan { sites: vec!["nord".to_owned()], realm: "atelier".to_owned() })?;
        let classes: BTreeSet<&str> = plan.both.iter().map(|both| &*both.class).collect();
        let seen = plan.both.iter().map(|both| format!("{} {}", both.class, json!(both.samples)));
        let seen = seen.collect::<Vec<_>>().join("; ");
        check(classes == CLASSES.into(), seen)
    })?;
    let mut change = 0;
    tour.step("it is applied as planned: one person signs in everywhere, two with one login stay two", |tour| {
        let RealmPlanned { sites, to: realm, digest, .. } = plan.clone();
        let (by, reason) = (String::new(), String::new());
        change = tour.perform(&RealmApply { sites, realm, digest, by, reason })?.change;
        let joined = enters(tour, "gaston.vial", ["alpes", "nord"])?;
        let apart = enters(tour, "sam.martin", ["alpes", "nord"])?;
        let moved =
            sign_in(&mut tour.browser("alpes")?, "grace.okafor", tour.password("nord", "grace.okafor")?).is_ok();
        let seen =
            format!("on nord, the password from alpes: {} for gaston.vial, {} for sam.martin", joined.0, apart.0);
        check(joined == (true, false) && apart == (false, true) && moved, seen)
    })?;
    tour.step("who was left with two logins proves both, and has one", together)?;
    tour.step("it is taken back: everybody signs in as before", |tour| {
        let ended = tour.perform(&RealmRevert { change, by: String::new() })?.sessions_ended;
        let back = enters(tour, "gaston.vial", ["alpes", "nord"])?;
        let apart = enters(tour, "ines.caron", ["alpes", "nord"])?;
        let seen = format!("{ended} sessions ended; on nord, each has the password from there again");
        check(back == (false, true) && apart == (false, true), seen)
    })
}

/// An accountant who has never proved her address on `nord`, and does on `alpes`.
fn together(tour: &Tour<'_, '_>) -> Result<String, String> {
    let before = tour.mails_to(LEFT_ADDRESS);
    tour.perform(&Credentials { site: "alpes".to_owned(), login: LEFT.to_owned(), deliver: Deliver::Link })?;
    let (_, link) = tour.link_mailed_to(LEFT_ADDRESS, "/password/set/", before)?;
    send(&mut tour.browser("alpes")?, &link, &link, &[("new", LEFT_PASSWORD), ("repeat", LEFT_PASSWORD)])?;
    let mut nord = tour.signed_in("nord", LEFT)?;
    let alone = accounts(&mut nord)?.len();
    let offered = open(&mut nord, "/accounts")?.text().contains("href=\"/logins\"");
    let before = tour.mails_to(LEFT_ADDRESS);
    send(&mut nord, "/logins", "/logins", &[("do", "code"), ("login", LEFT)])?;
    let mail = tour.running.host.mailbox().next_to(LEFT_ADDRESS, before).ok_or("no code was mailed")?;
    let digits = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let code = mail.text.split(|c: char| !c.is_ascii_alphanumeric()).find(digits).ok_or("no code in the mail")?;
    let joined = call(&mut nord, "POST", "/api/v1/logins", &json!({ "code": code }))?.json();
    let both = accounts(&mut nord)?.len();
    check(
        offered && (alone, both) == (1, 2),
        format!("offered: {offered}; {} had {alone} account, and has {both}", joined["login"]),
    )
}

/// Whether each of a login's two passwords, that from one site and that from the other, opens the second site.
fn enters(tour: &Tour<'_, '_>, login: &str, [one, other]: [&str; 2]) -> Result<(bool, bool), String> {
    let with = |from: &str| -> Result<bool, String> {
        Ok(sign_in(&mut tour.browser(other)?, login, tour.password(from, login)?).is_ok())
    };
    Ok((with(one)?, with(other)?))
}

/// The invoices of every account that the visitor may enter.
fn invoices(browser: &mut Browser) -> Result<BTreeSet<String>, String> {
    let mut ids = BTreeSet::new();
    for account in accounts(browser)? {
        ids.extend(items(&ask(browser, &format!("/api/v1/a/{account}/invoices?limit=100"))?).iter().map(id_of));
    }
    Ok(ids)
}
