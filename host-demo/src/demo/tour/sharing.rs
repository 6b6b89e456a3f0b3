//! The steps of an account that people share: invited, accepted, changed, revoked; a contact, the ownership, the ledger.

use plugin_api::operations::account::{OnAccount, Recipients};
use plugin_api::{Kind, ledger};
use serde_json::json;

use super::{Tour, ask, call, check, first_account, id_of, lost, open, send, sign_in};
use crate::console::error::CliError;
use crate::demo::client::Browser;

const SITE: &str = "alpes";
const OWNER: &str = "atu.lenobli";
const OWNER_PASSWORD: &str = "copper-plane-winter-oak";
const LINK: &str = "/invitation/";

/// A colleague who is invited, and leaves again.
const GUEST: &str = "rosa.klein@atu.example";
const GUEST_PASSWORD: &str = "a drawer full of odd gloves";
/// Somebody whom the sample's owner invited too long ago.
const LATE: &str = "oscar.meunier@atu.example";
const OWNER_ADDRESS: &str = "atu.lenobli@atu.example";
/// An accountant who is a contact first.
const CONTACT: &str = "jules@cabinet-perrin.example";
const CONTACT_PASSWORD: &str = "nine carbon copies and a stamp";

/// Follows the owner of an account, and those whom the owner lets in.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    inviting(tour)?;
    tour.step("an edit, a hold and a revoke count from the next request of an open session", |tour| {
        let (mut owner, account) = owner(tour)?;
        let mut guest = tour.browser(SITE)?;
        sign_in(&mut guest, GUEST, GUEST_PASSWORD)?;
        let member = member(&mut owner, &account, GUEST)?;
        let api = format!("/api/v1/a/{account}/people/members/{member}");
        let page = format!("/a/{account}/people/members/{member}");
        let mut look = || Ok::<u16, String>(open(&mut guest, &format!("/a/{account}/invoices"))?.status);
        let mut seen = vec![look()?];
        for change in [
            json!({ "membership": { "permissions": ["portal.quotes.view"] } }),
            json!({ "membership": { "preset": "accountant" } }),
            json!({ "suspended": true }),
            json!({ "suspended": false }),
        ] {
            call(&mut owner, "POST", &api, &change)?;
            seen.push(look()?);
        }
        let receipt = owner.submit(&page, &page, &[("do", "revoke")]).map_err(|error| lost(&error))?;
        seen.push(look()?);
        let told = receipt.status == 200 && receipt.text().contains(GUEST);
        check(
            told && seen == [200, 403, 200, 403, 200, 404],
            format!("the open page answers {seen:?}; a receipt says what ended"),
        )
    })?;
    tour.step("who holds an expired invitation asks the inviter for a new one", |tour| {
        let (_, link) = tour.link_mailed_to(LATE, LINK, 0)?;
        let before = tour.mails_to(OWNER_ADDRESS);
        let mut late = tour.browser(SITE)?;
        let page = open(&mut late, &link)?.status;
        let asked = send(&mut late, &link, &link, &[("do", "ask")])?.status;
        let mail = tour.running.host.mailbox().next_to(OWNER_ADDRESS, before).ok_or("the inviter was not asked")?;
        check(page == 410 && asked == 200, format!("the link answers {page}; the inviter reads “{}”", mail.subject))
    })?;
    tour.step("a contact receives mail, cannot sign in, and becomes a user by an invitation", contact)?;
    tour.step("the ownership is handed over and back, each time with a fresh password", ownership)?;
    tour.step("the ledger is verified without the portal, and a changed line is found", |tour| {
        let (mut owner, account) = owner(tour)?;
        let text = open(&mut owner, &format!("/a/{account}/ledger/export"))?.text();
        let report = ledger::verify(&text).map_err(|broken| broken.to_string())?;
        let changed = text.lines().position(|line| line.contains("contact-added")).ok_or("no contact was added")? + 1;
        let forged = text.replacen("contact-added", "contact-removed", 1);
        match ledger::verify(&forged) {
            Ok(_) => Err("the forged one was taken".to_owned()),
            Err(broken) => check(
                broken.line == changed,
                format!("{} entries hold; forged, line {}: {}", report.entries, broken.line, broken.fault),
            ),
        }
    })
}

fn inviting(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    let mut link = String::new();
    tour.step("an owner looks at what a colleague would see, then invites", |tour| {
        let (mut owner, account) = owner(tour)?;
        let people = format!("/api/v1/a/{account}/people");
        let terms = json!({ "preset": "accountant" });
        let preview = call(&mut owner, "POST", &format!("{people}/preview"), &json!({ "membership": terms }))?.json();
        let sights = preview["items"].as_array().into_iter().flatten().filter(|sight| !sight["documents"].is_null());
        let sights: Vec<String> = sights
            .map(|sight| format!("{} {}", sight["documents"], sight["kind"].as_str().unwrap_or_default()))
            .collect();
        let before = tour.mails_to(GUEST);
        let offer = json!({ "email": GUEST, "name": "Rosa Klein", "locale": "en", "membership": terms });
        call(&mut owner, "POST", &format!("{people}/invitations"), &offer)?;
        let (mail, path) = tour.link_mailed_to(GUEST, LINK, before)?;
        link = path;
        check(sights.len() == 2, format!("{}; mailed “{}”", sights.join(", "), mail.subject))
    })?;
    tour.step("whoever holds the link sees what is offered, and looking changes nothing", |tour| {
        let mut browser = tour.browser(SITE)?;
        let page = open(&mut browser, &link)?.text();
        let card = ask(&mut browser, &format!("/api/v1/invitations/{}", token(&link)))?;
        let (mut owner, account) = owner(tour)?;
        let people = ask(&mut owner, &format!("/api/v1/a/{account}/people"))?;
        let pending = people["invitations"].as_array().into_iter().flatten().any(|row| row["email"] == GUEST);
        let says = ["Atu SARL", "Atu Lenobli", GUEST].iter().all(|said| page.contains(said));
        let (by, to) = (card["inviter"].as_str().unwrap_or_default(), card["account"].as_str().unwrap_or_default());
        check(says && pending, format!("{by} invites to {to}; still pending: {pending}"))
    })?;
    tour.step("accepting signs up with that address, and gives what was offered and nothing else", |tour| {
        let mut guest = tour.browser(SITE)?;
        let fields = [
            ("login", ""),
            ("name", "Rosa Klein"),
            ("new", GUEST_PASSWORD),
            ("repeat", GUEST_PASSWORD),
            ("do", "join"),
        ];
        let joined = guest.submit(&link, &link, &fields).map_err(|error| lost(&error))?;
        let home = joined.header("location").unwrap_or_default().to_owned();
        let mut sees = Vec::new();
        for kind in Kind::ALL {
            if open(&mut guest, &format!("{home}/{kind}"))?.status == 200 {
                sees.push(kind.as_str());
            }
        }
        let people = open(&mut guest, &format!("{home}/people"))?.status;
        let again = open(&mut tour.browser(SITE)?, &link)?.status;
        let holds = sees == ["invoices", "supplier_invoices"] && people == 403 && again == 410;
        check(holds, format!("sees {}; the people answer {people}, the used link {again}", sees.join(" and ")))
    })
}

fn contact(tour: &Tour<'_, '_>) -> Result<String, String> {
    let (mut owner, account) = owner(tour)?;
    let people = format!("/api/v1/a/{account}/people");
    let contact = json!({ "email": CONTACT, "name": "Jules Perrin", "categories": ["invoices"] });
    let id = call(&mut owner, "POST", &format!("{people}/contacts"), &contact)?.json()["id"].take();
    let act = Recipients { category: "invoices".to_owned() };
    let of = OnAccount { site: SITE.to_owned(), third_party: "101".to_owned(), by: String::new(), act };
    let receives = tour.perform(&of)?.recipients.iter().any(|one| one.email == CONTACT);
    let enters = sign_in(&mut tour.browser(SITE)?, CONTACT, CONTACT_PASSWORD).is_ok();
    let before = tour.mails_to(CONTACT);
    let offer = json!({ "contact": id, "membership": { "preset": "accountant" } });
    call(&mut owner, "POST", &format!("{people}/invitations"), &offer)?;
    let (_, link) = tour.link_mailed_to(CONTACT, LINK, before)?;
    let person = json!({ "login": "jules.perrin", "name": "Jules Perrin", "password": CONTACT_PASSWORD });
    call(&mut tour.browser(SITE)?, "POST", &format!("/api/v1/invitations/{}", token(&link)), &person)?;
    sign_in(&mut tour.browser(SITE)?, "jules.perrin", CONTACT_PASSWORD)?;
    let contacts = ask(&mut owner, &people)?["contacts"].take();
    let linked =
        contacts.as_array().into_iter().flatten().any(|card| card["email"] == CONTACT && card["member"] == true);
    let seen =
        format!("receives invoices: {receives}; signed in before: {enters}; a user now, and still a contact: {linked}");
    check(receives && !enters && linked, seen)
}

fn ownership(tour: &Tour<'_, '_>) -> Result<String, String> {
    let (mut owner, account) = owner(tour)?;
    let path = format!("/api/v1/a/{account}/ownership");
    let mut other = tour.browser(SITE)?;
    sign_in(&mut other, "jules.perrin", CONTACT_PASSWORD)?;
    let (own, theirs) = (member(&mut owner, &account, OWNER)?, member(&mut owner, &account, "jules.perrin")?);
    let wrong = json!({ "to": theirs, "password": "not the right password" });
    let refused = owner.call("POST", &path, &wrong).map_err(|error| lost(&error))?;
    call(&mut owner, "POST", &path, &json!({ "to": theirs, "password": OWNER_PASSWORD }))?;
    call(&mut other, "POST", &path, &json!({ "password": CONTACT_PASSWORD }))?;
    let mut owners = vec![owner_of(&mut other, &account)?];
    call(&mut other, "POST", &path, &json!({ "to": own, "password": CONTACT_PASSWORD }))?;
    call(&mut owner, "POST", &path, &json!({ "password": OWNER_PASSWORD }))?;
    owners.push(owner_of(&mut owner, &account)?);
    let holds = refused.status >= 400 && owners == ["jules.perrin", OWNER];
    check(
        holds,
        format!("a wrong password: {} [{}]; owners: {}", refused.status, refused.code(), owners.join(", then ")),
    )
}

/// The owner, signed in, and the account.
fn owner(tour: &Tour<'_, '_>) -> Result<(Browser, String), String> {
    let mut owner = tour.signed_in(SITE, OWNER)?;
    let account = first_account(&mut owner)?;
    Ok((owner, account))
}

/// The id of the member with this login.
fn member(browser: &mut Browser, account: &str, login: &str) -> Result<String, String> {
    let people = ask(browser, &format!("/api/v1/a/{account}/people"))?;
    let mut members = people["members"].as_array().into_iter().flatten();
    members.find(|member| member["login"] == login).map(id_of).ok_or_else(|| format!("`{login}` is no member"))
}

fn owner_of(browser: &mut Browser, account: &str) -> Result<String, String> {
    let people = ask(browser, &format!("/api/v1/a/{account}/people"))?;
    let owner = people["members"].as_array().into_iter().flatten().find(|member| member["owner"] == true);
    Ok(owner.and_then(|owner| owner["login"].as_str()).unwrap_or_default().to_owned())
}

fn token(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}
