//! Checking a manifest before it is in force: every problem with its source shown, and who would see more and who less.

use askama::Template;
use axum::response::Response;
use plugin_api::operations::{KindChange, ManifestPlan, ManifestPlanned, Seers};
use plugin_api::{Failure, ManifestFile};

use super::findings::{Finding, MOST, errors};
use super::layout::Around;
use super::request::Asked;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, wording};

/// The pages. What is sent is judged and forgotten.
pub const PAGES: &[Route] = &[Route::get("/manifests/check", LOOK, form), Route::post("/manifests/check", LOOK, check)];

/// What a pasted manifest is called in its problems.
const PASTED: &str = "manifest.json";

#[derive(Template)]
#[template(path = "staff/manifest_check.html")]
struct Check {
    around: Around,
    text: String,
    verdict: Option<Verdict>,
}

struct Verdict {
    findings: Vec<Finding>,
    /// How many problems are not shown.
    more: usize,
    errors: usize,
    /// What it would change, where it has no error.
    plan: Option<Plan>,
}

/// Who would see more and who less.
struct Plan {
    answer: ManifestPlanned,
    /// Whether no manifest of the site is in force yet.
    is_new: bool,
}

/// Who would see more of a kind, then who less.
const fn both(change: &KindChange) -> [&Seers; 2] {
    [&change.more, &change.less]
}

fn form(asked: &Asked) -> Result<Response, Failure> {
    let site = asked.query.get("site");
    let views = asked.staff.running.manifests().views();
    let view = views.into_iter().find(|view| !site.is_empty() && view.site.as_deref() == Some(site));
    let text = view.map_or_else(String::new, |view| String::from_utf8_lossy(&view.file.bytes).into_owned());
    responses::page(&Check { around: asked.around(Section::Sites).below(), text, verdict: None })
}

fn check(asked: &Asked) -> Result<Response, Failure> {
    let text = asked.form.get("manifest").to_owned();
    let file = ManifestFile { name: PASTED, bytes: text.as_bytes() };
    let problems = asked.staff.running.portal.check_manifests(&[file])?;
    let errors = errors(&problems);
    let verdict = Verdict {
        findings: Finding::all(&problems, text.as_bytes()),
        more: problems.len().saturating_sub(MOST),
        errors,
        plan: if errors == 0 { Some(plan(asked, &text)?) } else { None },
    };
    responses::page(&Check { around: asked.around(Section::Sites).below(), text, verdict: Some(verdict) })
}

fn plan(asked: &Asked, text: &str) -> Result<Plan, Failure> {
    match asked.perform(&ManifestPlan { manifest: text.to_owned() }) {
        Ok(answer) => Ok(Plan { answer, is_new: false }),
        Err(failure) if matches!(&*failure.code, "site/unknown" | "site/disabled") => {
            Ok(Plan { answer: ManifestPlanned::default(), is_new: true })
        }
        Err(failure) => Err(failure),
    }
}
