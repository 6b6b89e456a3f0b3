//! Realms: which sites share their users, and changes of that: planned, applied as planned, taken back (rules S6, S7).

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use plugin_api::{Class, Failure};
use serde::Deserialize;
use serde_json::json;

use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, link};
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::sites::Site;
use super::{responses, wording};
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/realms", LOOK, realms),
    Route::get("/realms/plan", LOOK, plan),
    Route::post("/realms/plan", LOOK, apply),
    Route::get("/realms/changes/{id}", LOOK, change),
    Route::post("/realms/changes/{id}", LOOK, revert),
];

/// What a change would do, as the portal says it.
#[derive(Clone, Debug, Deserialize)]
struct Plan {
    digest: String,
    sites: Vec<String>,
    from: String,
    to: String,
    moves: Group,
    both: Vec<BothSides>,
    narrowed: Group,
    stays_away: Group,
    access: Vec<Entry>,
    /// Absent of a change that an older version applied.
    #[serde(default)]
    look_alikes: LookAlikes,
}

/// Users whose addresses look alike and are two.
#[derive(Clone, Debug, Default, Deserialize)]
struct LookAlikes {
    count: u64,
    samples: Vec<LookAlike>,
}

/// Login and address of one on a site that moves, and of one in the new realm.
#[derive(Clone, Debug, Deserialize)]
struct LookAlike {
    here: [String; 2],
    there: [String; 2],
}

/// How many people, and some of them.
#[derive(Clone, Debug, Deserialize)]
struct Group {
    count: u64,
    samples: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct BothSides {
    class: String,
    merges: bool,
    count: u64,
    samples: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Entry {
    site: String,
    gains: Group,
    loses: Group,
}

/// A change that was applied.
#[derive(Clone, Debug, Deserialize)]
struct Change {
    #[serde(rename = "change")]
    number: i64,
    sites: Vec<String>,
    from: String,
    to: String,
    applied: String,
    by: String,
    reason: String,
    reverted: Option<String>,
    reverted_by: String,
    revertible: bool,
    revertible_until: String,
    plan: Plan,
}

impl Plan {
    fn merged(&self) -> u64 {
        self.both.iter().filter(|both| both.merges).map(|both| both.count).sum()
    }

    /// Whether it would change nothing for anybody.
    fn is_empty(&self) -> bool {
        self.moves.count == 0 && self.both.is_empty() && self.stays_away.count == 0 && self.access.is_empty()
    }
}

impl BothSides {
    /// Why such users become one, or stay two.
    fn why(&self, l: Language) -> &str {
        match &*self.class {
            "same_third_party" => l.t().realms.why_same_third_party,
            "different_third_parties" => l.t().realms.why_different_third_parties,
            "unverified_side" => l.t().realms.why_unverified_side,
            "disabled_side" => l.t().realms.why_disabled_side,
            "different_persons" => l.t().realms.why_different_persons,
            "several" => l.t().realms.why_several,
            other => other,
        }
    }
}

#[derive(Template)]
#[template(path = "staff/realms.html")]
struct Realms {
    around: Around,
    /// Each realm with its sites.
    sites_of: BTreeMap<String, Vec<Site>>,
    changes: Vec<(String, Change)>,
}

#[derive(Template)]
#[template(path = "staff/realm_plan.html")]
struct PlanPage {
    around: Around,
    plan: Plan,
    reason: String,
}

#[derive(Template)]
#[template(path = "staff/realm_change.html")]
struct ChangePage {
    around: Around,
    change: Change,
}

fn realms(asked: &Asked) -> Result<Response, Failure> {
    let mut realms: BTreeMap<String, Vec<Site>> = BTreeMap::new();
    for site in Site::all(asked)? {
        realms.entry(site.realm.clone()).or_default().push(site);
    }
    let path = |change: Change| (link(&["realms", "changes", &change.number.to_string()]), change);
    let changes = history(asked)?.into_iter().map(path).collect();
    responses::page(&Realms { around: asked.around(Section::Realms), sites_of: realms, changes })
}

fn plan(asked: &Asked) -> Result<Response, Failure> {
    let sites: Vec<&str> = asked.query.all("site").collect();
    let plan = wanted(asked, &sites, realm(&asked.query))?;
    responses::page(&PlanPage { around: asked.around(Section::Realms).below(), plan, reason: String::new() })
}

fn apply(asked: &Asked) -> Result<Response, Failure> {
    let (sites, realm): (Vec<&str>, _) = (asked.form.all("site").collect(), realm(&asked.form));
    let (reason, digest) = (asked.form.get("reason"), asked.form.get("digest"));
    let done = confirmed(asked).and_then(|()| {
        asked.operate(&json!({
            "do": "realm_apply", "sites": sites, "realm": realm, "digest": digest, "by": asked.by, "reason": reason,
        }))
    });
    match done {
        Ok(done) => asked.go(&link(&["realms", "changes", &done["change"].to_string()]), "realm-applied"),
        Err(failure) => {
            // As things are now: what was read may be outdated by now.
            let plan = wanted(asked, &sites, realm)?;
            let around = asked.around(Section::Realms).below().refused(Some(&failure));
            responses::refused(&failure, &PlanPage { around, plan, reason: reason.to_owned() })
        }
    }
}

fn change(asked: &Asked) -> Result<Response, Failure> {
    let change = find(asked)?;
    responses::page(&ChangePage { around: asked.around(Section::Realms).below(), change })
}

fn revert(asked: &Asked) -> Result<Response, Failure> {
    let change = find(asked)?;
    let done = ticked(asked)
        .and_then(|()| asked.operate(&json!({ "do": "realm_revert", "change": change.number, "by": asked.by })));
    match done {
        Ok(_) => asked.go(&link(&["realms", "changes", &change.number.to_string()]), "realm-reverted"),
        Err(failure) => {
            let around = asked.around(Section::Realms).below().refused(Some(&failure));
            responses::refused(&failure, &ChangePage { around, change })
        }
    }
}

/// The realm that was chosen, or the one that was written because it is not there yet.
fn realm(fields: &super::fields::Fields) -> &str {
    fields.some("other").unwrap_or_else(|| fields.get("realm"))
}

fn wanted(asked: &Asked, sites: &[&str], realm: &str) -> Result<Plan, Failure> {
    wording::read(asked.operate(&json!({ "do": "realm_plan", "sites": sites, "realm": realm }))?)
}

fn history(asked: &Asked) -> Result<Vec<Change>, Failure> {
    wording::read(asked.operate(&json!({ "do": "realm_history" }))?["changes"].take())
}

fn find(asked: &Asked) -> Result<Change, Failure> {
    let id = asked.path.get("id");
    history(asked)?.into_iter().find(|change| change.number.to_string() == id).ok_or_else(nothing)
}

/// A box is ticked and a reason given: a change of realm concerns everybody on a site.
fn confirmed(asked: &Asked) -> Result<(), Failure> {
    ticked(asked)?;
    match asked.form.some("reason") {
        Some(_) => Ok(()),
        None => Err(Failure::new(Class::Invalid, "realm/reason-missing", "say why, on one line; the change keeps it")),
    }
}

fn ticked(asked: &Asked) -> Result<(), Failure> {
    if asked.form.has("confirm") {
        return Ok(());
    }
    Err(Failure::new(Class::Invalid, "realm/unconfirmed", "tick the box to confirm that you have read the plan"))
}
