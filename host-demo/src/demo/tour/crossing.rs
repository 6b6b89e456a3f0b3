//! The steps from one account to another, and from one site of a realm to another.

use serde_json::{Value, json};

use super::{Tour, ask, call, check, id_of, items, lost, open, send};
use crate::console::error::CliError;
use crate::demo::client::{Answer, Browser};

const SITE: &str = "alpes";
const AGENCY: &str = "lea.bertin";
const HOLDING: &str = "basile.orvane";

/// Follows an agency from account to account, and a holding from site to site.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("the page of all own accounts says what is open where the membership shows it", |tour| {
        let mut agency = tour.signed_in(SITE, AGENCY)?;
        let list = items(&ask(&mut agency, "/api/v1/accounts")?);
        let told = |what: &str| list.iter().filter(|account| !account[what].is_null()).count();
        let (invoices, tickets) = (told("invoices"), told("tickets"));
        let page = open(&mut agency, "/accounts")?;
        let seen = format!("of {} accounts, {invoices} with invoices, {tickets} with tickets", list.len());
        check(page.status == 200 && (list.len(), invoices, tickets) == (3, 1, 1), seen)
    })?;
    tour.step("a default account is entered first; without one, several accounts are a choice", |tour| {
        let mut agency = tour.signed_in(SITE, AGENCY)?;
        let [first, _] = two(&mut agency)?;
        let chosen = lands(tour, AGENCY)?;
        send(&mut agency, "/accounts", "/accounts/default", &[("account", &first)])?;
        let entered = lands(tour, AGENCY)?;
        call(&mut agency, "POST", "/api/v1/accounts/default", &json!({ "account": null }))?;
        let only = lands(tour, "atu.lenobli")?;
        let holds = chosen == "/accounts" && entered == format!("/a/{first}") && only.starts_with("/a/");
        check(holds, format!("without: {chosen}; with: {entered}; with one account only: {only}"))
    })?;
    tour.step("switching makes a new token, and the old one is dead at once", |tour| {
        let mut agency = tour.signed_in(SITE, AGENCY)?;
        let [first, _] = two(&mut agency)?;
        let mut copy = agency.elsewhere(&tour.host(SITE)?);
        enter(&mut agency, &first)?;
        let (new, old) = (open(&mut agency, "/api/v1/session")?, open(&mut copy, "/api/v1/session")?);
        check((new.status, old.status) == (200, 401), format!("the new one {}, the old one {}", new.status, old.status))
    })?;
    tour.step("a link from elsewhere into another own account asks first", |tour| {
        let mut agency = tour.signed_in(SITE, AGENCY)?;
        let [first, second] = two(&mut agency)?;
        enter(&mut agency, &first)?;
        let link = format!("/a/{second}");
        let asked = come(&mut agency, &link)?;
        let stayed = current(&mut agency)?;
        let asks = asked.status == 200 && asked.text().contains("action=\"/accounts\"");
        let opened = send(&mut agency, "/accounts", "/accounts", &[("account", &second), ("next", &link)])?;
        let there = opened.header("location") == Some(&link) && current(&mut agency)? == second;
        let then = come(&mut agency, &link)?.text().contains("action=\"/accounts\"");
        check(
            asks && stayed == first && there && !then,
            format!("asked: {asks}; opened by a yes: {there}; again: {then}"),
        )
    })?;
    tour.step("a form of one account sent to another does nothing", |tour| {
        let mut agency = tour.signed_in(SITE, AGENCY)?;
        let [first, second] = two(&mut agency)?;
        let (page, other) = (format!("/a/{first}/membership"), format!("/a/{second}/membership"));
        let answer = send(&mut agency, &page, &other, &[("do", "leave")])?;
        let still = open(&mut agency, &format!("/a/{second}"))?.status;
        check((answer.status, still) == (409, 200), format!("{}; still a member there: {still}", answer.status))
    })?;
    tour.step("from one site to another of the realm goes who is signed in, once, without a password", hand_off)
}

fn hand_off(tour: &Tour<'_, '_>) -> Result<String, String> {
    let mut here = tour.signed_in(SITE, HOLDING)?;
    let sent = send(&mut here, "/accounts", "/hand-off", &[("site", "lac")])?;
    let address = sent.header("location").unwrap_or_default();
    let (_, path) = address.split_once(&tour.host("lac")?).ok_or_else(|| format!("it leads to `{address}`"))?;
    let mut there = tour.browser("lac")?;
    let looked = open(&mut there, path)?.status;
    let before = open(&mut there, "/api/v1/session")?.status;
    let arrived = send(&mut there, path, path, &[])?.status;
    let login = ask(&mut there, "/api/v1/session")?["user"]["login"].take();
    let again = open(&mut tour.browser("lac")?, path)?.status;
    let here = open(&mut here, "/api/v1/session")?.status;
    let holds = (looked, before, arrived, again, here) == (200, 401, 303, 410, 200) && login == HOLDING;
    check(holds, format!("{login} on lac, and still on alpes; the same link again: {again}"))
}

/// Where somebody who signs in begins.
fn lands(tour: &Tour<'_, '_>, login: &str) -> Result<String, String> {
    let answer = open(&mut tour.signed_in(SITE, login)?, "/")?;
    answer.header("location").map(ToOwned::to_owned).ok_or_else(|| format!("`/` answers {}", answer.status))
}

/// Two of the visitor's accounts.
fn two(browser: &mut Browser) -> Result<[String; 2], String> {
    match &*items(&ask(browser, "/api/v1/accounts")?) {
        [first, second, ..] => Ok([id_of(first), id_of(second)]),
        few => Err(format!("{} accounts", few.len())),
    }
}

/// Presses the button that enters an account.
fn enter(browser: &mut Browser, account: &str) -> Result<(), String> {
    let answer = send(browser, "/accounts", "/accounts", &[("account", account)])?;
    if answer.status == 303 { Ok(()) } else { Err(format!("entering answers {}", answer.status)) }
}

/// Opens an address that was typed, or followed from a mail.
fn come(browser: &mut Browser, path: &str) -> Result<Answer, String> {
    browser.send("GET", path, &[("sec-fetch-site", "none")], &[]).map_err(|error| lost(&error))
}

/// The account that the session points at.
fn current(browser: &mut Browser) -> Result<String, String> {
    let list = items(&ask(browser, "/api/v1/accounts")?);
    Ok(list.iter().find(|account| account["current"] == true).unwrap_or(&Value::Null)["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned())
}
