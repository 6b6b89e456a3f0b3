//! The steps about links, resets and guessing; the last, as a network that guessed is slowed for a while.

use plugin_api::operations::{Credentials, Deliver};
use serde_json::json;

use super::{Tour, check, lost, open, sign_in};
use crate::console::error::CliError;

const SITE: &str = "alpes";
const LOGIN: &str = "ines.caron";
const ADDRESS: &str = "ines.caron@cabinet-caron.example";
const PAGE: &str = "/password/set/";
const FIRST: &str = "twelve green bottles standing";
const SECOND: &str = "a kettle sings in the rain";

/// Sets passwords by mail, then guesses until it is told to slow down.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("staff mail a link that sets a password, once", |tour| {
        let before = tour.mails_to(ADDRESS);
        tour.perform(&Credentials { site: SITE.to_owned(), login: LOGIN.to_owned(), deliver: Deliver::Link })?;
        let (mail, path) = tour.link_mailed_to(ADDRESS, PAGE, before)?;
        let mut browser = tour.browser(SITE)?;
        let looked = open(&mut browser, &path)?.status;
        let set = |browser: &mut crate::demo::client::Browser, password: &str| {
            browser.submit(&path, &path, &[("new", password), ("repeat", password)]).map_err(|error| lost(&error))
        };
        let first = set(&mut browser, FIRST)?.status;
        sign_in(&mut tour.browser(SITE)?, LOGIN, FIRST)?;
        let again = set(&mut browser, SECOND)?.status;
        let seen = format!("“{}”; looked {looked}, set {first}, set again {again}", mail.subject);
        check(looked == 200 && first < 400 && again >= 400, seen)
    })?;
    tour.step("a forgotten password is reset by mail, and ends every session", |tour| {
        let mut open_session = tour.browser(SITE)?;
        sign_in(&mut open_session, LOGIN, FIRST)?;
        let before = tour.mails_to(ADDRESS);
        let mut browser = tour.browser(SITE)?;
        let forgot = |browser: &mut crate::demo::client::Browser, login: &str| {
            browser.submit("/password/forgot", "/password/forgot", &[("login", login)]).map_err(|error| lost(&error))
        };
        let known = forgot(&mut browser, LOGIN)?;
        let unknown = forgot(&mut tour.browser(SITE)?, "nobody.here")?;
        let (_, path) = tour.link_mailed_to(ADDRESS, PAGE, before)?;
        let fields = [("new", SECOND), ("repeat", SECOND)];
        let set = browser.submit(&path, &path, &fields).map_err(|error| lost(&error))?.status;
        let ended = open(&mut open_session, "/api/v1/accounts")?.status;
        let old = sign_in(&mut tour.browser(SITE)?, LOGIN, FIRST).is_ok();
        // By the address too, which is nobody else's here.
        for typed in [LOGIN, ADDRESS] {
            sign_in(&mut tour.browser(SITE)?, typed, SECOND)?;
        }
        let seen = format!("set {set}; the open session answers {ended}; an unknown login is answered alike");
        check(set < 400 && ended == 401 && !old && known.status == unknown.status, seen)
    })?;
    tour.step("guessing is slowed down", |tour| {
        let mut browser = tour.browser(SITE)?;
        for guess in 1..=200 {
            let body = json!({ "login": "theo.braun", "password": format!("a guess with number {guess}") });
            let answer = browser.post("/api/v1/session", &body).map_err(|error| lost(&error))?;
            if answer.status == 429 {
                let wait = answer.header("retry-after").unwrap_or_default().to_owned();
                return check(!wait.is_empty(), format!("429 at guess {guess}, try again in {wait} s"));
            }
        }
        Err("two hundred guesses went unhindered".to_owned())
    })
}
