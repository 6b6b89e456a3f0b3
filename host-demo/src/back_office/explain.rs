//! Explaining a decision: its fourteen rows with their answers, and what to do about the first no.

use askama::Template;
use axum::response::Response;
use plugin_api::operations::{self, Explanation, Site};
use plugin_api::{Class, Failure, Kind, PermissionInfo};

use super::advice::{self, Advice};
use super::layout::Around;
use super::request::Asked;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, sites, wording};

/// The pages. Its address holds what is asked, so that other pages link to an answer.
pub const PAGES: &[Route] = &[Route::get("/explain", LOOK, explain)];

#[derive(Template)]
#[template(path = "staff/explain.html")]
struct Explain {
    around: Around,
    sites: Vec<Site>,
    permissions: Vec<PermissionInfo>,
    typed: Typed,
    answer: Option<Explanation>,
    /// What to do about the first row that does not hold.
    advice: Option<Advice>,
}

/// What the form says.
#[derive(Clone, Default)]
struct Typed {
    site: String,
    login: String,
    third_party: String,
    /// A kind or a permission.
    about: String,
    document: String,
}

fn explain(asked: &Asked) -> Result<Response, Failure> {
    let typed = Typed::of(asked);
    let has_subject = !typed.about.is_empty() || !typed.document.is_empty();
    let is_asked = !typed.site.is_empty() && !typed.login.is_empty() && has_subject;
    let outcome = is_asked.then(|| typed.operation().and_then(|explain| asked.perform(&explain)));
    let (answer, failure) = match outcome.transpose() {
        Ok(answer) => (answer, None),
        Err(failure) => (None, Some(failure)),
    };
    let first_no = answer.as_ref().and_then(|answer| answer.rows.iter().find(|row| row.holds == Some(false)));
    let advice = first_no
        .and_then(|row| row.code.as_deref())
        .and_then(|code| advice::about(asked.l, code, &typed.site, &typed.login, &typed.third_party));
    let page = Explain {
        around: asked.around(Section::Explain).refused(failure.as_ref()),
        sites: sites::all(asked)?,
        permissions: asked.staff.running.host.registered(),
        typed,
        answer,
        advice,
    };
    match failure {
        Some(failure) => responses::refused(&failure, &page),
        None => responses::page(&page),
    }
}

impl Typed {
    fn of(asked: &Asked) -> Self {
        let said = |name: &str| asked.query.get(name).to_owned();
        let about = ["about", "permission", "kind"].iter().find_map(|name| asked.query.some(name)).unwrap_or_default();
        let mut typed = Self {
            site: said("site"),
            login: said("login"),
            third_party: said("third_party"),
            about: about.to_owned(),
            document: said("document"),
        };
        // A document may carry its kind, as in `invoices/12`.
        if let Some((kind, id)) = typed.document.clone().split_once('/') {
            kind.clone_into(&mut typed.about);
            id.clone_into(&mut typed.document);
        }
        typed
    }

    fn operation(&self) -> Result<operations::Explain, Failure> {
        let kind = self.about.parse::<Kind>().ok();
        if kind.is_none() && self.about.is_empty() {
            let message = "say of which kind the document is, or write it as in `invoices/12`";
            return Err(Failure::new(Class::Invalid, "usage/kind", message));
        }
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Ok(operations::Explain {
            site: self.site.clone(),
            login: self.login.clone(),
            third_party: some(&self.third_party),
            permission: kind.is_none().then(|| self.about.clone()),
            kind,
            document: some(&self.document),
        })
    }
}
