//! Sites: which there are, what each offers, and the manifest that says so with its problems in place.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use plugin_api::Failure;
use plugin_api::operations::{self, Site, SiteKind};
use serde_json::Value;

use super::findings::Finding;
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, link};
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, wording};
use crate::hosting::watch::View;
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/sites", LOOK, sites), Route::get("/sites/{id}", LOOK, site)];

/// A site's page shows its logo, which its manifest holds as a `data:` address.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);

/// Every site that has a manifest, by id.
///
/// # Errors
/// The operation's.
pub fn all(asked: &Asked) -> Result<Vec<Site>, Failure> {
    Ok(asked.perform(&operations::Sites {})?.sites)
}

/// The kinds that a site shows.
fn shown(site: &Site) -> impl Iterator<Item = &SiteKind> {
    site.kinds.iter().filter(|kind| kind.shown)
}

/// Who may make a user for themselves, in words (rule U10).
fn sign_up(l: Language, site: &Site) -> &'static str {
    match &*site.sign_up {
        "open" => l.t().sites.sign_up_open,
        "checkout_optional" => l.t().sites.sign_up_checkout_optional,
        "checkout_mandatory" => l.t().sites.sign_up_checkout_mandatory,
        "checkout_disabled" => l.t().sites.sign_up_checkout_disabled,
        _ => l.t().sites.sign_up_closed,
    }
}

#[derive(Template)]
#[template(path = "staff/sites.html")]
struct Sites {
    around: Around,
    rows: Vec<Row>,
    /// Manifests that are no site's: they were refused from the start.
    lost: Vec<View>,
}

struct Row {
    site: Site,
    path: String,
    problems: usize,
}

#[derive(Template)]
#[template(path = "staff/site.html")]
struct SitePage {
    around: Around,
    site: Site,
    kinds: Vec<KindRow>,
    logo: Option<String>,
    manifest: Option<Manifest>,
}

/// A kind of the site with what the ERP says of it (row 8).
struct KindRow {
    kind: SiteKind,
    open: bool,
}

struct Manifest {
    view: View,
    text: String,
    since: Option<String>,
    findings: Vec<Finding>,
}

fn sites(asked: &Asked) -> Result<Response, Failure> {
    let views = asked.staff.running.manifests().views();
    let problems = |site: &Site| {
        let of = views.iter().filter(|view| view.site.as_deref() == Some(&*site.id));
        of.map(|view| view.problems.len()).sum()
    };
    let row = |site: Site| Row { path: link(&["sites", &site.id]), problems: problems(&site), site };
    let rows = all(asked)?.into_iter().map(row).collect();
    let lost = views.into_iter().filter(|view| view.site.is_none()).collect();
    responses::page(&Sites { around: asked.around(Section::Sites), rows, lost })
}

fn site(asked: &Asked) -> Result<Response, Failure> {
    let id = asked.path.get("id");
    let Some(site) = all(asked)?.into_iter().find(|site| site.id == id) else { return Err(nothing()) };
    let views = asked.staff.running.manifests().views();
    let view = views.into_iter().find(|view| view.site.as_deref() == Some(id));
    let open = |kind: SiteKind| Ok(KindRow { open: asked.erp().open_to_external(kind.kind)?, kind });
    let kinds = site.kinds.iter().cloned().map(open).collect::<Result<_, Failure>>()?;
    let logo = view.as_ref().and_then(|view| logo(&view.file.bytes));
    let manifest = view.map(|view| Manifest {
        text: String::from_utf8_lossy(&view.file.bytes).into_owned(),
        since: view.since.map(wording::moment_of),
        findings: Finding::all(&view.problems, &view.file.bytes),
        view,
    });
    let around = asked.around(Section::Sites).below();
    let page = responses::page(&SitePage { around, site, kinds, logo, manifest })?;
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], page).into_response())
}

/// The logo of a manifest, where it is one that a browser may be shown.
fn logo(manifest: &[u8]) -> Option<String> {
    let manifest: Value = serde_json::from_slice(manifest).ok()?;
    let logo = manifest["brand"]["logo"].as_str()?;
    let is_picture = ["png", "jpeg", "webp"].iter().any(|kind| logo.starts_with(&format!("data:image/{kind};base64,")));
    is_picture.then(|| logo.to_owned())
}
