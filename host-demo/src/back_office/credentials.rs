//! Credentials that were just made: shown once, to hand over or to print.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use serde_json::Value;

use super::answers::day;
use super::layout::Around;
use super::request::{Asked, link};
use super::responses;
use super::sections::Section;
use crate::hosting::start::Site;

/// Credentials as the portal answered them.
#[derive(Clone, Debug)]
pub struct Credentials {
    login: String,
    /// Who they are for, where the answer says so.
    name: String,
    /// Only where they are shown; nobody can read it again.
    password: Option<String>,
    mailed_to: Option<String>,
    until: String,
    is_new: bool,
}

#[derive(Template)]
#[template(path = "staff/credentials.html")]
struct Shown<'a> {
    around: Around,
    made: &'a Credentials,
    site: String,
    url: String,
    user: String,
}

impl Credentials {
    /// What `create_user` or `credentials` answered.
    pub fn of(answer: &Value, is_new: bool) -> Self {
        let text = |name: &str| answer[name].as_str().map(ToOwned::to_owned);
        Self {
            login: text("login").unwrap_or_default(),
            name: text("name").unwrap_or_default(),
            password: text("password"),
            mailed_to: text("mailed_to"),
            until: day(&text("until").unwrap_or_default()).to_owned(),
            is_new,
        }
    }
}

/// The page that shows them: an answer to the form itself, so that no address leads back to them.
pub fn made(asked: &Asked, site: &Site, made: &Credentials) -> Result<Response, Failure> {
    let user = link(&["users", &site.id, &made.login]);
    responses::page(&Shown {
        around: asked.around(Section::Users).below().crumb(&user, &made.login),
        made,
        site: site.name(asked.l.tag()).to_owned(),
        url: site.url(asked.staff.port),
        user,
    })
}
