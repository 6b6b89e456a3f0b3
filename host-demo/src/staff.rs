//! The staff's own pages under `localhost`: what runs, which sites, which mails. For this machine only, and only to look at.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use plugin_api::{Health, Label, PermissionInfo, Problem};
use serde::Deserialize;

use crate::contacts::{self, Found};
use crate::erp::sample::{LOOKS, Words};
use crate::mailbox::Kept;
use crate::people::DemoUser;
use crate::start::{About, Running};

/// No script, nothing from elsewhere, in no frame but our own.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);
/// A mail's HTML comes from the portal and holds customers' names: shown without rights and without the network.
const MAIL_POLICY: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
);

/// What the staff pages show.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The portal.
    pub running: Arc<Running>,
    /// The sample's users.
    pub users: Arc<[DemoUser]>,
    /// Where the sites are served.
    pub port: u16,
}

/// The pages.
pub fn router(staff: Staff) -> Router {
    Router::new()
        .route("/", get(overview))
        .route("/contacts", get(contacts))
        .route("/mail", get(mails))
        .route("/mail/{id}", get(mail))
        .route("/mail/{id}/html", get(mail_html))
        .route("/health", get(health))
        .route("/staff.css", get(style))
        .fallback(missing)
        .with_state(staff)
}

/// A language of the host's own pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    french: bool,
}

impl Language {
    /// The first language of the browser's list that these pages speak; English for all others.
    fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut tags = wanted.split(',').map(|tag| tag.trim().get(..2).unwrap_or_default().to_ascii_lowercase());
        Self { french: tags.find(|tag| tag == "fr" || tag == "en").is_some_and(|tag| tag == "fr") }
    }

    /// The language of this tag; English for every other one.
    pub fn of_tag(tag: &str) -> Self {
        Self { french: tag == "fr" }
    }

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        if self.french { "fr" } else { "en" }
    }

    /// The one of the two texts that is in it.
    pub const fn say(self, en: &'static str, fr: &'static str) -> &'static str {
        if self.french { fr } else { en }
    }

    const fn words(self, words: &Words) -> &'static str {
        self.say(words.en, words.fr)
    }

    fn label(self, label: &Label) -> &str {
        if self.french { &label.fr } else { &label.en }
    }
}

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview {
    l: Language,
    about: About,
    file: String,
    erp: String,
    permissions: Vec<PermissionInfo>,
    sites: Vec<SiteRow>,
    problems: Vec<Problem>,
    users: Vec<UserRow>,
    looks: &'static [Words],
    health: Health,
    mailbox: Option<String>,
}

struct SiteRow {
    id: String,
    name: String,
    url: String,
    realm: String,
}

struct UserRow {
    user: DemoUser,
    url: String,
}

#[derive(Template)]
#[template(path = "contacts.html")]
struct Contacts {
    l: Language,
    text: String,
    found: Vec<Found>,
}

#[derive(Template)]
#[template(path = "mails.html")]
struct Mails {
    l: Language,
    mails: Vec<Kept>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct OneMail {
    l: Language,
    kept: Kept,
}

#[derive(Template)]
#[template(path = "nothing.html")]
struct Nothing {
    l: Language,
}

async fn overview(State(staff): State<Staff>, headers: HeaderMap) -> Response {
    let l = Language::of(&headers);
    off_the_loop(move || {
        let Staff { running, users, port } = staff;
        let sites = running.sites().unwrap_or_default();
        let url_of = |id: &str| sites.iter().find(|site| site.id == id).map_or_else(String::new, |site| site.url(port));
        let users = users.iter().map(|user| UserRow { user: user.clone(), url: url_of(user.site) }).collect();
        let row = |site: &crate::start::Site| SiteRow {
            id: site.id.clone(),
            name: site.name(l.tag()).to_owned(),
            url: site.url(port),
            realm: site.realm.clone(),
        };
        page(&Overview {
            l,
            file: running.about.file.display().to_string(),
            about: running.about.clone(),
            erp: running.host.erp().describe().unwrap_or_else(|failure| failure.to_string()),
            permissions: running.host.registered(),
            sites: sites.iter().map(row).collect(),
            problems: running.manifests().problems(),
            users,
            looks: LOOKS,
            health: running.portal.health(),
            mailbox: running.host.mailbox().folder().map(|folder| folder.display().to_string()),
        })
    })
    .await
}

/// What contacts are looked for by.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Search {
    text: String,
}

async fn contacts(State(staff): State<Staff>, Query(search): Query<Search>, headers: HeaderMap) -> Response {
    let l = Language::of(&headers);
    off_the_loop(move || match contacts::find(staff.running.host.erp(), &search.text) {
        Ok(found) => page(&Contacts { l, text: search.text, found }),
        Err(failure) => (StatusCode::SERVICE_UNAVAILABLE, failure.to_string()).into_response(),
    })
    .await
}

async fn mails(State(staff): State<Staff>, headers: HeaderMap) -> Response {
    let l = Language::of(&headers);
    off_the_loop(move || page(&Mails { l, mails: staff.running.host.mailbox().list() })).await
}

async fn mail(State(staff): State<Staff>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let l = Language::of(&headers);
    off_the_loop(move || match staff.running.host.mailbox().read(&id) {
        Some(kept) => page(&OneMail { l, kept }),
        None => nothing(l),
    })
    .await
}

async fn mail_html(State(staff): State<Staff>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let l = Language::of(&headers);
    off_the_loop(move || match staff.running.host.mailbox().read(&id) {
        Some(kept) => guarded(Html(kept.mail.html).into_response(), MAIL_POLICY),
        None => nothing(l),
    })
    .await
}

async fn health(State(staff): State<Staff>) -> Response {
    off_the_loop(move || {
        let health = staff.running.portal.health();
        let status = if health.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        let body = serde_json::to_vec(&health).unwrap_or_default();
        let json = HeaderValue::from_static("application/json");
        guarded((status, [(header::CONTENT_TYPE, json)], body).into_response(), POLICY)
    })
    .await
}

async fn style() -> Response {
    let css = HeaderValue::from_static("text/css; charset=utf-8");
    guarded(([(header::CONTENT_TYPE, css)], include_str!("../templates/staff.css")).into_response(), POLICY)
}

async fn missing(headers: HeaderMap) -> Response {
    nothing(Language::of(&headers))
}

/// Pages read files and ask the portal, which may block.
async fn off_the_loop(make: impl FnOnce() -> Response + Send + 'static) -> Response {
    tokio::task::spawn_blocking(make).await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => guarded(Html(html).into_response(), POLICY),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn nothing(l: Language) -> Response {
    let mut response = page(&Nothing { l });
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn guarded(mut response: Response, policy: HeaderValue) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_browser_that_we_speak_wins() {
        for (wanted, want) in
            [("", "en"), ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("en, fr", "en"), ("de, fr;q=0.5", "fr"), ("é", "en")]
        {
            let mut headers = HeaderMap::new();
            if let Ok(value) = wanted.parse() {
                headers.insert(header::ACCEPT_LANGUAGE, value);
            }
            assert_eq!(Language::of(&headers).tag(), want, "{wanted}");
        }
    }
}
