//! Explaining a decision: its fourteen rows with their answers, and what to do about the first no.

use askama::Template;
use axum::response::Response;
use plugin_api::{Class, Failure, Kind, Label, PermissionInfo};
use serde::Deserialize;
use serde_json::{Value, json};

use super::advice::{self, Advice};
use super::layout::Around;
use super::request::Asked;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::sites::Site;
use super::{responses, wording};

/// The pages. Its address holds what is asked, so that other pages link to an answer.
pub const PAGES: &[Route] = &[Route::get("/explain", LOOK, explain)];

/// What the portal answers.
#[derive(Deserialize)]
struct Answer {
    granted: bool,
    rows: Vec<Row>,
    /// What the ERP says of its own user, where that is why.
    #[serde(default)]
    notes: Vec<Label>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "row")]
    number: u8,
    /// `None` where it was not asked.
    holds: Option<bool>,
    code: Option<String>,
    asks: Label,
}

#[derive(Template)]
#[template(path = "staff/explain.html")]
struct Explain {
    around: Around,
    sites: Vec<Site>,
    permissions: Vec<PermissionInfo>,
    typed: Typed,
    answer: Option<Answer>,
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
    let outcome = is_asked.then(|| typed.command().and_then(|command| wording::read(asked.operate(&command)?)));
    let (answer, failure): (Option<Answer>, _) = match outcome.transpose() {
        Ok(answer) => (answer, None),
        Err(failure) => (None, Some(failure)),
    };
    let first_no = answer.as_ref().and_then(|answer| answer.rows.iter().find(|row| row.holds == Some(false)));
    let advice = first_no
        .and_then(|row| row.code.as_deref())
        .and_then(|code| advice::about(asked.l, code, &typed.site, &typed.login, &typed.third_party));
    let page = Explain {
        around: asked.around(Section::Explain).refused(failure.as_ref()),
        sites: Site::all(asked)?,
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

    fn command(&self) -> Result<Value, Failure> {
        let mut command = json!({ "do": "explain", "site": self.site, "login": self.login });
        let kind = self.about.parse::<Kind>().ok();
        for (name, value) in [("third_party", &self.third_party), ("document", &self.document)] {
            if !value.is_empty() {
                command[name] = value.as_str().into();
            }
        }
        match kind {
            Some(kind) => command["kind"] = kind.as_str().into(),
            None if self.about.is_empty() => {
                let message = "say of which kind the document is, or write it as in `invoices/12`";
                return Err(Failure::new(Class::Invalid, "usage/kind", message));
            }
            None => command["permission"] = self.about.as_str().into(),
        }
        Ok(command)
    }
}
