//! The portal account of a third party: its state, its owner, its people, its invitations.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::parties::ThirdParty;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answers::{Account, Invitation, Member, People, Recovery, day};
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::terms::Terms;
use super::third_parties::{Tab, party_or_gone, tabs};
use super::user::unknown;
use crate::hosting::start::Site;
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/third-parties/{third_party}/account", LOOK, page),
    Route::post("/third-parties/{third_party}/account", LOOK, act),
    Route::get("/third-parties/{third_party}/account/repoint", LOOK, plan),
    Route::post("/third-parties/{third_party}/account/repoint", LOOK, repoint),
    Route::get("/third-parties/{third_party}/account/invite", LOOK, form),
    Route::post("/third-parties/{third_party}/account/invite", LOOK, invite),
];

/// How many hours an invitation lives unless somebody says otherwise (rule I3).
const HOURS: &str = "168";

#[derive(Template)]
#[template(path = "staff/account.html")]
struct Page {
    around: Around,
    tabs: Vec<Tab>,
    party: ThirdParty,
    path: String,
    account: Option<Account>,
    standing: (&'static str, &'static str),
    /// Id, name, and whether it is the chosen one.
    sites: Vec<(String, String, bool)>,
    site: String,
    members: Vec<MemberRow>,
    people: People,
    recovery: Option<Recovery>,
    reason: String,
    why: String,
}

struct MemberRow {
    path: String,
    member: Member,
    standing: (&'static str, &'static str),
}

#[derive(Template)]
#[template(path = "staff/invite.html")]
struct Invite {
    around: Around,
    party: ThirdParty,
    path: String,
    site: String,
    email: String,
    name: String,
    hours: String,
    terms: Terms,
}

/// What giving the account another third party would come to.
#[derive(Template)]
#[template(path = "staff/repoint.html")]
struct Repoint {
    around: Around,
    path: String,
    back: String,
    site: String,
    plan: Plan,
    reason: String,
}

/// The same, as the portal says it.
#[derive(Deserialize)]
struct Plan {
    digest: String,
    from: String,
    to: String,
    name: String,
    joins: bool,
    lines: Vec<Line>,
}

/// What becomes of one row.
#[derive(Deserialize)]
struct Line {
    what: String,
    name: String,
    becomes: String,
}

impl Line {
    /// What the row is.
    fn kind(&self, l: Language) -> &'static str {
        match &*self.what {
            "owner" => l.t().account.owner,
            "member" => l.t().account.member,
            "contact" => l.t().account.contact,
            "invitation" => l.t().account.invitation,
            "second_factor" => l.t().account.second_factor_asked,
            _ => l.t().account.consent_to_looks,
        }
    }

    /// What becomes of it.
    fn fate(&self, l: Language) -> &'static str {
        match (&*self.what, &*self.becomes) {
            ("owner", "goes") => l.t().account.goes_as_member,
            (_, "goes") => l.t().account.goes_along,
            (_, "is_there") => l.t().account.is_there,
            _ => l.t().account.ends,
        }
    }
}

fn page(asked: &Asked) -> Result<Response, Failure> {
    show(asked, &site(asked, asked.query.get("site"))?, None)
}

fn act(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.form.get("site"))?;
    let (login, reason) = (asked.form.get("login"), asked.form.get("reason"));
    let invitation = json!({ "invitation": asked.form.get("invitation") });
    let to = json!({ "login": login });
    let because = json!({ "reason": reason });
    let act = asked.form.get("do");
    let (told, note): (Value, _) = match act {
        "suspend_account" => (because, "account-suspended"),
        "close_account" => (because, "account-closed"),
        "reopen_account" => (because, "account-reopened"),
        "transfer" => (to, "owner-named"),
        "propose_recovery" => (json!({ "login": login, "reason": reason }), "recovery-proposed"),
        "confirm_recovery" => (json!({}), "recovery-confirmed"),
        "cancel_recovery" => (json!({}), "recovery-cancelled"),
        "resend" => (invitation, "invitation-resent"),
        "cancel" => (invitation, "invitation-cancelled"),
        _ => return Err(unknown()),
    };
    match asked.on_account(&site.id, asked.path.get("third_party"), &json!({ act: told })) {
        Ok(_) => asked.go(&at(asked, &site, ""), note),
        Err(failure) => show(asked, &site, Some(&failure)),
    }
}

fn plan(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.query.get("site"))?;
    match plan_of(asked, &site, asked.query.get("to")) {
        Ok(plan) => show_plan(asked, &site, plan, None),
        Err(failure) => show(asked, &site, Some(&failure)),
    }
}

fn repoint(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.form.get("site"))?;
    let (from, to) = (asked.path.get("third_party"), asked.form.get("to"));
    let told = json!({ "to": to, "reason": asked.form.get("reason"), "digest": asked.form.some("digest") });
    match asked.on_account(&site.id, from, &json!({ "repoint": told })) {
        Ok(_) => asked.go(
            &format!("{}?site={}", link(&["third-parties", to, "account"]), encoded(&site.id)),
            "account-repointed",
        ),
        Err(failure) => match plan_of(asked, &site, to) {
            Ok(plan) => show_plan(asked, &site, plan, Some(&failure)),
            Err(_) => show(asked, &site, Some(&failure)),
        },
    }
}

fn plan_of(asked: &Asked, site: &Site, to: &str) -> Result<Plan, Failure> {
    let act = json!({ "plan_repoint": { "to": to } });
    asked.read_on_account(&site.id, asked.path.get("third_party"), &act, "")
}

fn show_plan(asked: &Asked, site: &Site, plan: Plan, refused: Option<&Failure>) -> Result<Response, Failure> {
    let account = asked.l.t().common.portal_account;
    let page = Repoint {
        around: asked.around(Section::Accounts).below().crumb(&at(asked, site, ""), account).refused(refused),
        path: link(&["third-parties", asked.path.get("third_party"), "account", "repoint"]),
        back: at(asked, site, ""),
        site: site.id.clone(),
        reason: asked.form.get("reason").to_owned(),
        plan,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn form(asked: &Asked) -> Result<Response, Failure> {
    show_invite(asked, &site(asked, asked.query.get("site"))?, None)
}

fn invite(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.form.get("site"))?;
    if asked.form.has("tick") {
        return show_invite(asked, &site, None);
    }
    let mut offer = json!({
        "email": asked.form.get("email"), "name": asked.form.get("name"),
        "membership": Terms::of_form(asked, &site)?.json(),
    });
    // What is no number is left for the portal to refuse.
    let hours = asked.form.get("hours");
    offer["hours"] = hours.parse::<u32>().map_or_else(|_| hours.into(), Value::from);
    match asked.on_account(&site.id, asked.path.get("third_party"), &json!({ "invite": offer })) {
        Ok(_) => asked.go(&at(asked, &site, ""), "invited"),
        Err(failure) => show_invite(asked, &site, Some(&failure)),
    }
}

fn show(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let party = party_or_gone(asked)?;
    let account = asked.account(&party.id)?;
    let on_account = |act: Value, name: &str| asked.read_on_account(&site.id, &party.id, &act, name);
    let (mut people, recovery): (People, Option<Recovery>) = match &account {
        Some(_) => (
            asked.read_on_account(&site.id, &party.id, &json!({ "list": {} }), "")?,
            on_account(json!({ "recovery": {} }), "recovery")?,
        ),
        None => (People::default(), None),
    };
    let members = std::mem::take(&mut people.members).into_iter().map(|member| MemberRow {
        path: link(&["users", &site.id, &member.login, "in", &party.id]),
        standing: standing(asked, &member),
        member,
    });
    let action = asked.form.get("do");
    let of = |acts: &[&str]| if acts.contains(&action) { asked.form.get("reason").to_owned() } else { String::new() };
    let page = Page {
        around: asked.around(Section::ThirdParties).below().refused(refused),
        tabs: tabs(asked, &party, 2),
        path: link(&["third-parties", &party.id, "account"]),
        standing: account.as_ref().map_or(("", ""), |account| account.standing(asked.l)),
        sites: asked
            .sites()?
            .iter()
            .map(|one| (one.id.clone(), one.name(asked.l.tag()).to_owned(), one.id == site.id))
            .collect(),
        site: site.id.clone(),
        members: members.collect(),
        reason: of(&["suspend_account", "close_account", "reopen_account"]),
        why: of(&["propose_recovery"]),
        account,
        people,
        recovery,
        party,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn show_invite(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let party = party_or_gone(asked)?;
    let is_filled = asked.form.has("site");
    let account = asked.l.t().common.portal_account;
    let around = asked.around(Section::ThirdParties).below().crumb(&link(&["third-parties", &party.id]), &party.name);
    let page = Invite {
        around: around.crumb(&at(asked, site, ""), account).refused(refused),
        path: link(&["third-parties", &party.id, "account", "invite"]),
        site: site.id.clone(),
        email: asked.form.get("email").to_owned(),
        name: asked.form.get("name").to_owned(),
        hours: if is_filled { asked.form.get("hours") } else { HOURS }.to_owned(),
        terms: if is_filled { Terms::of_form(asked, site)? } else { Terms::of_site(asked, site)? },
        party,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn standing(asked: &Asked, member: &Member) -> (&'static str, &'static str) {
    let l = asked.l;
    match member {
        Member { suspended: true, .. } => ("warn", l.t().common.on_hold),
        Member { ended: true, .. } => ("bad", l.t().account.ended),
        Member { owner: true, .. } => ("good", l.t().account.owner),
        _ => ("good", l.t().common.active),
    }
}

/// The site with this id, else the first one.
fn site(asked: &Asked, id: &str) -> Result<Site, Failure> {
    asked.sites()?.into_iter().find(|site| id.is_empty() || site.id == id).ok_or_else(nothing)
}

fn at(asked: &Asked, site: &Site, more: &str) -> String {
    let path = link(&["third-parties", asked.path.get("third_party"), "account"]);
    format!("{path}{more}?site={}", encoded(&site.id))
}

impl Invitation {
    /// The last day on which it can be answered.
    fn until(&self) -> &str {
        day(&self.expires)
    }
}

impl Recovery {
    /// The last day on which it can be confirmed.
    fn until(&self) -> &str {
        day(&self.expires)
    }
}
