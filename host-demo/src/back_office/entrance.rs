//! The way in and out: signing in, the own password, signing out.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use plugin_api::{Class, Failure};

use super::door::{Door, SESSION};
use super::layout::Around;
use super::paths::{PASSWORD, SIGN_IN, SIGN_OUT};
use super::refusals::nothing;
use super::request::Asked;
use super::responses;
use super::responses::{back, with};
use super::routes::{ANYBODY, LOOK, Route};
use super::sections::Section;
use crate::clock;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get(SIGN_IN, ANYBODY, form),
    Route::post(SIGN_IN, ANYBODY, sign_in),
    Route::post(SIGN_OUT, LOOK, sign_out),
    Route::get(PASSWORD, LOOK, password),
    Route::post(PASSWORD, LOOK, change),
];

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignIn {
    around: Around,
    login: String,
    /// The page to go on to.
    on: String,
    /// Whether somebody is there who could sign in.
    is_staffed: bool,
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct Password {
    around: Around,
    login: String,
    must_change: bool,
}

fn form(asked: &Asked) -> Result<Response, Failure> {
    if !asked.staff.door.is_own() {
        return Err(nothing());
    }
    if asked.person.is_some() {
        return Ok(responses::see_other(back(asked.query.get("on"))));
    }
    show(asked, asked.query.get("on"), None)
}

fn sign_in(asked: &Asked) -> Result<Response, Failure> {
    if !asked.staff.door.is_own() {
        return Err(nothing());
    }
    let (login, password) = (asked.form.get("login"), asked.form.raw("password"));
    match asked.staff.running.roster.sign_in(login, password, asked.client, clock::now()) {
        Ok(token) => Ok(with(responses::see_other(back(asked.form.get("on"))), SESSION, &token)),
        Err(failure) => {
            let mut response = show(asked, asked.form.get("on"), Some(&failure))?;
            let detail: serde_json::Value = serde_json::from_str(&failure.detail).unwrap_or_default();
            if let Some(seconds) = detail["seconds"].as_u64() {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            Ok(response)
        }
    }
}

fn sign_out(asked: &Asked) -> Result<Response, Failure> {
    if let Some(session) = &asked.session {
        asked.staff.running.roster.sign_out(session)?;
    }
    Ok(with(responses::see_other(SIGN_IN), SESSION, ""))
}

fn password(asked: &Asked) -> Result<Response, Failure> {
    show_password(asked, None)
}

/// Replaces the own password; every session ends, and a new one begins here.
fn change(asked: &Asked) -> Result<Response, Failure> {
    let person = own(asked)?;
    let roster = &asked.staff.running.roster;
    let new = asked.form.raw("new");
    let changed = if new == asked.form.raw("repeat") {
        roster.sign_in(&person.login, asked.form.raw("current"), asked.client, clock::now())
    } else {
        let message = "the new password is not the same both times";
        Err(Failure::new(Class::Invalid, "staff/password-repeat", message))
    };
    let changed = changed
        .and_then(|_| roster.set_password(&person.login, new, false))
        .and_then(|person| roster.sign_in(&person.login, new, asked.client, clock::now()));
    match changed {
        Ok(token) => Ok(with(asked.go("/", "password-changed")?, SESSION, &token)),
        Err(failure) => show_password(asked, Some(&failure)),
    }
}

fn show(asked: &Asked, on: &str, refused: Option<&Failure>) -> Result<Response, Failure> {
    let page = SignIn {
        around: asked.around(Section::Home).refused(refused),
        login: asked.form.get("login").to_owned(),
        on: back(on).to_owned(),
        is_staffed: !asked.staff.running.roster.people()?.is_empty(),
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn show_password(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let person = own(asked)?;
    let (login, must_change) = (person.login.clone(), person.must_change);
    let page = Password { around: asked.around(Section::Home).refused(refused), login, must_change };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

/// Who is signed in, where passwords are ours and not a proxy's.
fn own(asked: &Asked) -> Result<&crate::hosting::roster::Person, Failure> {
    match (&asked.staff.door, &asked.person) {
        (Door::Own, Some(person)) => Ok(person),
        _ => Err(nothing()),
    }
}
