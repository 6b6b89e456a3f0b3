//! Realms: which sites share their users, and changes of that: planned, applied as planned, taken back (rules S6, S7).

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use plugin_api::operations::{
    BothSides, LookAlikes, RealmApply, RealmChange, RealmHistory, RealmPlan, RealmPlanned, RealmRevert, Site,
};
use plugin_api::{Class, Failure};

use super::fields::Fields;
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, link};
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, sites, wording};
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/realms", LOOK, realms),
    Route::get("/realms/plan", LOOK, plan),
    Route::post("/realms/plan", LOOK, apply),
    Route::get("/realms/changes/{id}", LOOK, change),
    Route::post("/realms/changes/{id}", LOOK, revert),
];

/// How many users would become one with another.
fn merged(plan: &RealmPlanned) -> u64 {
    plan.both.iter().filter(|both| both.merges).map(|both| both.count).sum()
}

/// Whether a plan would change nothing for anybody.
fn is_empty(plan: &RealmPlanned) -> bool {
    plan.moves.count == 0 && plan.both.is_empty() && plan.stays_away.count == 0 && plan.access.is_empty()
}

/// Users whose addresses look alike and are two, where there are any.
fn look_alikes(plan: &RealmPlanned) -> Option<&LookAlikes> {
    plan.look_alikes.as_ref().filter(|pairs| pairs.count > 0)
}

/// Why users who are on both sides become one, or stay two.
fn why(l: Language, both: &BothSides) -> &str {
    match &*both.class {
        "same_third_party" => l.t().realms.why_same_third_party,
        "different_third_parties" => l.t().realms.why_different_third_parties,
        "unverified_side" => l.t().realms.why_unverified_side,
        "disabled_side" => l.t().realms.why_disabled_side,
        "different_persons" => l.t().realms.why_different_persons,
        "several" => l.t().realms.why_several,
        other => other,
    }
}

#[derive(Template)]
#[template(path = "staff/realms.html")]
struct Realms {
    around: Around,
    /// Each realm with its sites.
    sites_of: BTreeMap<String, Vec<Site>>,
    changes: Vec<(String, RealmChange)>,
}

#[derive(Template)]
#[template(path = "staff/realm_plan.html")]
struct PlanPage {
    around: Around,
    plan: RealmPlanned,
    reason: String,
}

#[derive(Template)]
#[template(path = "staff/realm_change.html")]
struct ChangePage {
    around: Around,
    change: RealmChange,
    /// What it did, as far as that is known.
    plan: RealmPlanned,
}

impl ChangePage {
    fn new(around: Around, mut change: RealmChange) -> Self {
        Self { around, plan: change.plan.take().unwrap_or_default(), change }
    }
}

fn realms(asked: &Asked) -> Result<Response, Failure> {
    let mut realms: BTreeMap<String, Vec<Site>> = BTreeMap::new();
    for site in sites::all(asked)? {
        realms.entry(site.realm.clone()).or_default().push(site);
    }
    let path = |change: RealmChange| (page_of(change.change), change);
    let changes = history(asked)?.into_iter().map(path).collect();
    responses::page(&Realms { around: asked.around(Section::Realms), sites_of: realms, changes })
}

fn plan(asked: &Asked) -> Result<Response, Failure> {
    let plan = wanted(asked, &asked.query)?;
    responses::page(&PlanPage { around: asked.around(Section::Realms).below(), plan, reason: String::new() })
}

fn apply(asked: &Asked) -> Result<Response, Failure> {
    let RealmPlan { sites, realm } = chosen(&asked.form);
    let (reason, digest) = (asked.form.get("reason").to_owned(), asked.form.get("digest").to_owned());
    let apply = RealmApply { sites, realm, digest, by: asked.by.clone(), reason: reason.clone() };
    match confirmed(asked).and_then(|()| asked.perform(&apply)) {
        Ok(done) => asked.go(&page_of(done.change), "realm-applied"),
        Err(failure) => {
            // As things are now: what was read may be outdated by now.
            let plan = wanted(asked, &asked.form)?;
            let around = asked.around(Section::Realms).below().refused(Some(&failure));
            responses::refused(&failure, &PlanPage { around, plan, reason })
        }
    }
}

fn change(asked: &Asked) -> Result<Response, Failure> {
    let change = find(asked)?;
    responses::page(&ChangePage::new(asked.around(Section::Realms).below(), change))
}

fn revert(asked: &Asked) -> Result<Response, Failure> {
    let change = find(asked)?;
    let revert = RealmRevert { change: change.change, by: asked.by.clone() };
    match ticked(asked).and_then(|()| asked.perform(&revert)) {
        Ok(_) => asked.go(&page_of(change.change), "realm-reverted"),
        Err(failure) => {
            let around = asked.around(Section::Realms).below().refused(Some(&failure));
            responses::refused(&failure, &ChangePage::new(around, change))
        }
    }
}

/// The sites that were chosen, and the realm, or the one that was written because it is not there yet.
fn chosen(fields: &Fields) -> RealmPlan {
    let realm = fields.some("other").unwrap_or_else(|| fields.get("realm"));
    RealmPlan { sites: fields.all("site").map(str::to_owned).collect(), realm: realm.to_owned() }
}

fn wanted(asked: &Asked, fields: &Fields) -> Result<RealmPlanned, Failure> {
    asked.perform(&chosen(fields))
}

fn history(asked: &Asked) -> Result<Vec<RealmChange>, Failure> {
    Ok(asked.perform(&RealmHistory {})?.changes)
}

fn find(asked: &Asked) -> Result<RealmChange, Failure> {
    let id = asked.path.get("id");
    history(asked)?.into_iter().find(|change| change.change.to_string() == id).ok_or_else(nothing)
}

fn page_of(change: i64) -> String {
    link(&["realms", "changes", &change.to_string()])
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
