//! The staff's own pages at a door of their own, an ERP's back office: they call the operations that the verbs call, and hold
//! no rule of their own but who may have what carried out. Everybody signs in, or comes by a proxy that signs people in.

mod account;
mod accounts;
mod advice;
mod answers;
mod contact;
mod credentials;
mod crew;
mod csrf;
mod demo_users;
mod door;
pub mod duties;
mod entrance;
mod explain;
mod fields;
mod findings;
mod flash;
mod home;
mod layout;
mod ledgers;
mod looks;
mod mailbox;
mod manifests;
mod paths;
mod preferences;
mod realms;
mod recipients;
mod refusals;
mod request;
mod responses;
mod restored;
mod routes;
mod sections;
mod sites;
mod state;
mod terms;
mod third_parties;
mod user;
mod users;
mod waiting;
mod wording;

use std::sync::Arc;

use axum::Router;
use routes::{Route, Who};

use crate::hosting::roster::Role;
use crate::hosting::start::Running;
use crate::language::Language;
use crate::texts::shape::RefusalsTexts;

pub use demo_users::DemoUser;
pub use door::{Door, Proxy};

/// What the staff pages show.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The portal.
    pub running: Arc<Running>,
    /// The sample's users.
    pub users: Arc<[DemoUser]>,
    /// Where the sites are served.
    pub port: u16,
    /// How people come in.
    pub door: Door,
}

/// The pages, by who has them.
const PAGES: &[&[Route]] = &[
    entrance::PAGES,
    home::PAGES,
    third_parties::PAGES,
    contact::PAGES,
    users::PAGES,
    user::PAGES,
    accounts::PAGES,
    account::PAGES,
    recipients::PAGES,
    looks::PAGES,
    sites::PAGES,
    manifests::PAGES,
    realms::PAGES,
    mailbox::PAGES,
    ledgers::PAGES,
    explain::PAGES,
    state::PAGES,
    crew::PAGES,
    restored::PAGES,
    preferences::PAGES,
];

/// The codes that the page of a decision knows what to do about.
pub fn advised() -> impl Iterator<Item = &'static str> {
    advice::codes()
}

/// Every text of the staff pages and the shop in the language of this tag, each with its path.
pub fn texts(language: &str) -> Vec<(String, &'static str)> {
    Language::of_tag(language).t().each()
}

/// The codes that the pages have words of their own for.
pub fn told() -> impl Iterator<Item = &'static str> {
    RefusalsTexts::CODES.into_iter()
}

/// Every address of the staff pages with its method, in no particular order.
pub fn addresses() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGES.iter().copied().flatten().map(|route| (route.method.as_str(), route.path))
}

/// The least role for looking at this address; `None` where there is no such page.
fn least_for(path: &str) -> Option<Role> {
    let mut routes = PAGES.iter().copied().flatten();
    let page = routes.find(|route| route.method == routes::Method::Get && route.path == path)?;
    match page.who {
        Who::Anybody => Some(Role::Look),
        Who::Staff(least) => Some(least),
    }
}

/// The pages.
///
/// # Errors
/// Where the system gives no chance to make the key against forgery of.
pub fn router(staff: Staff) -> Result<Router, plugin_api::Failure> {
    routes::router(PAGES, staff)
}
