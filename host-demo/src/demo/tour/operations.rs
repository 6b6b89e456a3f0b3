//! The steps of staff: creating, granting, taking out of use, explaining.

use plugin_api::Kind;
use plugin_api::operations::{CreateUser, Deliver, DisableUser, EnableUser, Explain, Grant, MembershipTerms};

use super::customer::foreign_invoice;
use super::staff_door::signed_in;
use super::{Tour, check, first_account, lost, open, sign_in};
use crate::console::error::CliError;

const SITE: &str = "alpes";
/// A contact of Atu SARL without a user, and the login that it gets.
const CONTACT: &str = "205";
const LOGIN: &str = "zoe.lefevre";
/// Another one, for the pages.
const OTHER_CONTACT: &str = "206";
const OTHER_LOGIN: &str = "marius.petit";
const NEW_PASSWORD: &str = "harvest moon over nine hills";

/// Does everything that staff can do, and looks at it from the customer's side.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    creating(tour)?;
    by_page(tour)?;
    changing(tour)?;
    tour.step("explain answers all fourteen rows", |tour| {
        let explain = Explain {
            site: SITE.to_owned(),
            login: "sam.martin".to_owned(),
            third_party: Some("101".to_owned()),
            kind: Some(Kind::Invoices),
            document: Some(foreign_invoice(tour)?),
            permission: None,
        };
        let answer = tour.perform(&explain)?;
        let rows = answer.rows;
        let no = rows.iter().filter(|row| row.holds == Some(false));
        let no: Vec<String> =
            no.map(|row| format!("row {} \"{}\"", row.row, row.code.as_deref().unwrap_or_default())).collect();
        check(
            rows.len() == 14 && !answer.granted && !no.is_empty(),
            format!("{} rows; no: {}", rows.len(), no.join(", ")),
        )
    })?;
    tour.step("the staff pages answer to whoever is signed in", |tour| {
        let mut browser = signed_in(tour)?;
        let overview = open(&mut browser, "/")?;
        let health = open(&mut browser, "/health")?;
        let ready = health.json()["ready"] == true;
        check(overview.status == 200 && ready, format!("overview {}, health {}", overview.status, health.text()))
    })?;
    tour.step("a request over 1 MiB is refused before the portal sees it", |tour| {
        let body = vec![b'x'; plugin_api::Request::MAX_BODY + 1];
        let answer = tour.browser(SITE)?.send("POST", "/sign-in", &[], &body).map_err(|error| lost(&error))?;
        check(answer.status == 413, answer.status.to_string())
    })
}

fn creating(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("contacts who cannot have a user are refused, each with its code", |tour| {
        let mut seen = Vec::new();
        for (contact, want) in [
            ("no-such", "contact/unknown"),
            ("260", "contact/without-third-party"),
            ("207", "contact/archived"),
            ("233", "third-party/closed"),
            ("252", "email/of-employee"),
            ("201", "contact/has-user"),
        ] {
            match tour.running.perform(&create(contact)) {
                Err(failure) if failure.code == want => seen.push(want),
                Err(failure) => return Err(format!("contact {contact}: {failure} and not {want}")),
                Ok(_) => return Err(format!("contact {contact} has a user now, and not {want}")),
            }
        }
        Ok(seen.join(", "))
    })?;
    tour.step("a user is created from a contact, and the one-time password must be replaced", |tour| {
        let answer = tour.perform(&create(CONTACT))?;
        let (login, password) = (answer.login, answer.password.unwrap_or_default());
        let mut browser = tour.browser(SITE)?;
        sign_in(&mut browser, &login, &password)?;
        let before = open(&mut browser, "/api/v1/accounts")?;
        let fields = [("current", &*password), ("new", NEW_PASSWORD), ("repeat", NEW_PASSWORD)];
        let changed = browser.submit("/password", "/password", &fields).map_err(|error| lost(&error))?.status;
        let after = open(&mut browser, "/api/v1/accounts")?.status;
        let old = sign_in(&mut tour.browser(SITE)?, &login, &password).is_ok();
        sign_in(&mut tour.browser(SITE)?, &login, NEW_PASSWORD)?;
        let seen = format!("login {login}; before {} [{}], after {after}", before.status, before.code());
        let holds = login == LOGIN && before.code() == "password/must-be-replaced" && changed < 400 && after == 200;
        check(holds && !old, seen)
    })
}

fn by_page(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step(
        "staff make a user on the pages, from a third party and its contact, and hand the password over",
        |tour| {
            let mut browser = signed_in(tour)?;
            let contacts = open(&mut browser, "/third-parties/101/contacts")?;
            let path = format!("/third-parties/101/contacts/{OTHER_CONTACT}/access");
            let offered = contacts.text().contains(&path);
            let fields = [("site", SITE), ("may", "portal.orders.view"), ("sees", "all"), ("deliver", "show")];
            let made = browser.submit(&path, &path, &fields).map_err(|error| lost(&error))?.text();
            let shown = made.split_once("id=\"password\">").and_then(|(_, rest)| rest.split('<').next());
            let password = shown.ok_or("the page shows no password")?;
            let entered = sign_in(&mut tour.browser(SITE)?, OTHER_LOGIN, password).is_ok();
            check(offered && entered, format!("login {OTHER_LOGIN}, a password of {} letters", password.len()))
        },
    )
}

fn changing(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("a permission counts from the moment it is given or taken", |tour| {
        let mut browser = tour.browser(SITE)?;
        sign_in(&mut browser, LOGIN, NEW_PASSWORD)?;
        let account = first_account(&mut browser)?;
        let path = format!("/api/v1/a/{account}/invoices");
        let mut statuses = vec![open(&mut browser, &path)?.status];
        for permissions in [&["portal.invoices.view"][..], &[]] {
            let permissions = Some(permissions.iter().copied().map(str::to_owned).collect());
            tour.perform(&Grant {
                site: SITE.to_owned(),
                login: LOGIN.to_owned(),
                third_party: "101".to_owned(),
                membership: MembershipTerms { permissions, ..MembershipTerms::default() },
                by: String::new(),
            })?;
            statuses.push(open(&mut browser, &path)?.status);
        }
        check(statuses == [403, 200, 403], format!("none, given, taken: {statuses:?}"))
    })?;
    tour.step("a disabled user is out at once, and in again when enabled", |tour| {
        let mut browser = tour.browser(SITE)?;
        sign_in(&mut browser, LOGIN, NEW_PASSWORD)?;
        let (site, login) = (SITE.to_owned(), LOGIN.to_owned());
        let disable = DisableUser { site: site.clone(), login: login.clone(), by: String::new() };
        let ended = tour.perform(&disable)?.sessions_ended;
        let out = open(&mut browser, "/api/v1/accounts")?.status;
        let refused = sign_in(&mut tour.browser(SITE)?, LOGIN, NEW_PASSWORD).is_err();
        tour.perform(&EnableUser { site, login, by: String::new() })?;
        sign_in(&mut tour.browser(SITE)?, LOGIN, NEW_PASSWORD)?;
        let seen = format!("{ended} sessions ended; the open page answers {out}");
        check(out == 401 && refused, seen)
    })
}

/// A user is made from a contact, with a password to hand over.
fn create(contact: &str) -> CreateUser {
    CreateUser { site: SITE.to_owned(), contact: contact.to_owned(), deliver: Deliver::Show, ..CreateUser::default() }
}
