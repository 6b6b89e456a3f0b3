//! The steps of what people do with their own login: ask for a permission, move to another address, take their data, close it.

use plugin_api::mail::Mail;
use serde_json::{Value, json};

use super::{Tour, ask, call, check, first_account, id_of, items, lost, open, sign_in};
use crate::console::error::CliError;
use crate::demo::client::Browser;

const SITE: &str = "alpes";
const OWNER: &str = "atu.lenobli";
const LOGIN: &str = "sam.martin";
const PERMISSION: &str = "portal.products.view";
const NEW_ADDRESS: &str = "sam.martin@autre.example";
const LINK: &str = "/email/";

/// Does each once, closing last.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("a member asks for a permission, and has it once the owner gives it", |tour| {
        let mut member = tour.signed_in(SITE, LOGIN)?;
        let base = format!("/api/v1/a/{}", first_account(&mut member)?);
        let before = open(&mut member, &format!("{base}/products"))?;
        let wanted = json!({ "permission": PERMISSION, "text": "For the price of hinges." });
        call(&mut member, "POST", &format!("{base}/membership"), &wanted)?;
        let asked = open(&mut member, &format!("{base}/products"))?;

        let mut owner = tour.signed_in(SITE, OWNER)?;
        let people = ask(&mut owner, &format!("{base}/people"))?;
        let waits = |people: &Value| {
            let requests = people["requests"].as_array().cloned().unwrap_or_default();
            requests.iter().any(|request| request["permission"] == PERMISSION)
        };
        let members = people["members"].as_array().cloned().unwrap_or_default();
        let sam = members.iter().find(|member| member["login"] == LOGIN).map(id_of).ok_or("no such member")?;
        let terms = json!({ "membership": { "permissions": ["portal.invoices.view", PERMISSION] } });
        call(&mut owner, "POST", &format!("{base}/people/members/{sam}"), &terms)?;
        let settled = !waits(&ask(&mut owner, &format!("{base}/people"))?);
        let given = open(&mut member, &format!("{base}/products"))?.status;
        let seen = format!("before {} [{}], asked {}, given {given}", before.status, before.code(), asked.status);
        check(waits(&people) && settled && (before.status, asked.status, given) == (403, 403, 200), seen)
    })?;
    tour.step("a new address counts once the old and the new one have confirmed it", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let email = |browser: &mut Browser| Ok::<_, String>(ask(browser, "/api/v1/security")?["email"].take());
        let old = email(&mut browser)?.as_str().unwrap_or_default().to_owned();
        let before = [tour.mails_to(&old), tour.mails_to(NEW_ADDRESS)];
        let wanted = json!({ "email": NEW_ADDRESS, "password": tour.password(SITE, LOGIN)? });
        call(&mut browser, "POST", "/api/v1/security/email", &wanted)?;
        let (first, one): (Mail, String) = tour.link_mailed_to(&old, LINK, before[0])?;
        let (_, other) = tour.link_mailed_to(NEW_ADDRESS, LINK, before[1])?;
        let confirm = |path: &str| {
            let sent = tour.browser(SITE)?.submit(path, path, &[("do", "confirm")]);
            sent.map(|answer| answer.status).map_err(|error| lost(&error))
        };
        let confirmed = [confirm(&one)?, confirm(&other)?];
        let now = email(&mut browser)?;
        check(now == NEW_ADDRESS && now != old, format!("“{}”; {confirmed:?}; now {now}", first.subject))
    })?;
    tour.step("everybody can take their own data, and close their login", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let password = json!({ "password": tour.password(SITE, LOGIN)? });
        let data = call(&mut browser, "POST", "/api/v1/security/data", &password)?.json();
        let parts = data.as_object().map_or(0, serde_json::Map::len);
        call(&mut browser, "POST", "/api/v1/security/close", &password)?;
        let after = open(&mut browser, "/api/v1/accounts")?.status;
        let refused = sign_in(&mut tour.browser(SITE)?, LOGIN, tour.password(SITE, LOGIN)?).is_err();
        let people = ask(&mut tour.signed_in(SITE, OWNER)?, &people_of(tour)?)?;
        let is_gone = items(&people["members"]).iter().all(|member| member["login"] != LOGIN);
        let seen = format!("{parts} parts; the open page answers {after}; still a member: {}", !is_gone);
        check(parts > 3 && after == 401 && refused && is_gone, seen)
    })
}

fn people_of(tour: &Tour<'_, '_>) -> Result<String, String> {
    let account = first_account(&mut tour.signed_in(SITE, OWNER)?)?;
    Ok(format!("/api/v1/a/{account}/people"))
}
