//! What runs here: the sites, and who can sign in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use plugin_api::operations::Site;
use plugin_api::{Failure, Problem};

use super::demo_users::DemoUser;
use super::layout::Around;
use super::request::Asked;
use super::routes::{ANYBODY, LOOK, Route};
use super::sections::Section;
use super::waiting::Waiting;
use super::{answers, responses, wording};
use crate::erp::sample::LOOKS;
use crate::hosting::start;
use crate::language::Words;

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/", LOOK, home), Route::get("/staff.css", ANYBODY, style)];

#[derive(Template)]
#[template(path = "staff/home.html")]
struct Home {
    around: Around,
    erp: String,
    sites: Vec<SiteRow>,
    problems: Vec<Problem>,
    waiting: Waiting,
    users: Vec<UserRow>,
    looks: &'static [Words],
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

fn home(asked: &Asked) -> Result<Response, Failure> {
    let running = &asked.staff.running;
    let sites = running.sites()?;
    let url_of = |id: &str| sites.iter().find(|site| site.id == id).map(|site| start::url(site, asked.staff.port));
    let user = |user: &DemoUser| UserRow { user: user.clone(), url: url_of(user.site).unwrap_or_default() };
    let site = |site: &Site| SiteRow {
        id: site.id.clone(),
        name: asked.l.label(&site.name).to_owned(),
        url: start::url(site, asked.staff.port),
        realm: site.realm.clone(),
    };
    responses::page(&Home {
        around: asked.around(Section::Home),
        erp: asked.erp().describe()?,
        sites: sites.iter().map(site).collect(),
        problems: running.manifests().problems(),
        waiting: Waiting::now(asked)?,
        users: asked.staff.users.iter().map(user).collect(),
        looks: LOOKS,
    })
}

#[expect(clippy::unnecessary_wraps, reason = "a page as all others")]
fn style(_: &Asked) -> Result<Response, Failure> {
    let css = include_str!("../../templates/staff/style.css");
    Ok(responses::bytes(StatusCode::OK, "text/css; charset=utf-8", css))
}
