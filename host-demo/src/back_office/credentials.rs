//! Credentials that were just made: shown once, to hand over or to print.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::{CredentialsMade, Site, UserCreated};

use super::answers::day;
use super::layout::Around;
use super::request::{Asked, link};
use super::responses;
use super::sections::Section;
use crate::hosting::start;

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

impl From<UserCreated> for Credentials {
    fn from(UserCreated { login, name, password, mailed_to, until, .. }: UserCreated) -> Self {
        Self { login, name, password, mailed_to, until: day(&until), is_new: true }
    }
}

impl From<CredentialsMade> for Credentials {
    fn from(CredentialsMade { login, password, mailed_to, until }: CredentialsMade) -> Self {
        Self { login, name: String::new(), password, mailed_to, until: day(&until), is_new: false }
    }
}

/// The page that shows them: an answer to the form itself, so that no address leads back to them.
pub fn made(asked: &Asked, site: &Site, made: &Credentials) -> Result<Response, Failure> {
    let user = link(&["users", &site.id, &made.login]);
    responses::page(&Shown {
        around: asked.around(Section::Users).below().crumb(&user, &made.login),
        made,
        site: asked.l.label(&site.name).to_owned(),
        url: start::url(site, asked.staff.port),
        user,
    })
}
