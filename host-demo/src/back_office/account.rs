//! The portal account of a third party: its state, its owner, its people, its invitations.

use askama::Template;
use axum::response::Response;
use plugin_api::operations::account::{
    self, AccountOperation, Cancel, CancelRecovery, CloseAccount, ConfirmRecovery, List, Member, OnAccount, People,
    PlanRepoint, ProposeRecovery, Recovery, RecoveryProposal, ReopenAccount, RepointLine, RepointPlan, Resend,
    SuspendAccount, Transfer,
};
use plugin_api::operations::{Account, Id, Site};
use plugin_api::parties::ThirdParty;
use plugin_api::{Class, Failure};

use super::answers::{self, Standing, account_page};
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::terms::Terms;
use super::third_parties::{Tab, party_or_gone, tabs};
use super::user::unknown;
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
    recovery: Option<RecoveryProposal>,
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
    plan: RepointPlan,
    reason: String,
}

/// What a row is.
fn kind(l: Language, line: &RepointLine) -> &'static str {
    match &*line.what {
        "owner" => l.t().account.owner,
        "member" => l.t().account.member,
        "contact" => l.t().account.contact,
        "invitation" => l.t().account.invitation,
        "second_factor" => l.t().account.second_factor_asked,
        _ => l.t().account.consent_to_looks,
    }
}

/// What becomes of it.
fn fate(l: Language, line: &RepointLine) -> &'static str {
    match (&*line.what, &*line.becomes) {
        ("owner", "goes") => l.t().account.goes_as_member,
        (_, "goes") => l.t().account.goes_along,
        (_, "is_there") => l.t().account.is_there,
        _ => l.t().account.ends,
    }
}

fn page(asked: &Asked) -> Result<Response, Failure> {
    show(asked, &site(asked, asked.query.get("site"))?, None)
}

fn act(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.form.get("site"))?;
    let typed = |name: &str| asked.form.get(name).to_owned();
    let (login, reason, invitation) = (typed("login"), typed("reason"), Id(typed("invitation")));
    match asked.form.get("do") {
        "suspend_account" => done(asked, &site, SuspendAccount { reason }, "account-suspended"),
        "close_account" => done(asked, &site, CloseAccount { reason }, "account-closed"),
        "reopen_account" => done(asked, &site, ReopenAccount { reason }, "account-reopened"),
        "transfer" => done(asked, &site, Transfer { login }, "owner-named"),
        "propose_recovery" => done(asked, &site, ProposeRecovery { login, reason }, "recovery-proposed"),
        "confirm_recovery" => done(asked, &site, ConfirmRecovery {}, "recovery-confirmed"),
        "cancel_recovery" => done(asked, &site, CancelRecovery {}, "recovery-cancelled"),
        "resend" => done(asked, &site, Resend { invitation }, "invitation-resent"),
        "cancel" => done(asked, &site, Cancel { invitation }, "invitation-cancelled"),
        _ => Err(unknown()),
    }
}

/// Has something done to the account, and says so on the same page.
fn done<A: AccountOperation>(asked: &Asked, site: &Site, act: A, note: &'static str) -> Result<Response, Failure> {
    match asked.on_account(&site.id, asked.path.get("third_party"), act) {
        Ok(_) => asked.go(&at(asked, site, ""), note),
        Err(failure) => show(asked, site, Some(&failure)),
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
    let repoint = account::Repoint {
        to: to.to_owned(),
        reason: asked.form.get("reason").to_owned(),
        digest: asked.form.some("digest").map(str::to_owned),
    };
    match asked.on_account(&site.id, from, repoint) {
        Ok(_) => asked.go(&format!("{}?site={}", account_page(to), encoded(&site.id)), "account-repointed"),
        Err(failure) => match plan_of(asked, &site, to) {
            Ok(plan) => show_plan(asked, &site, plan, Some(&failure)),
            Err(_) => show(asked, &site, Some(&failure)),
        },
    }
}

fn plan_of(asked: &Asked, site: &Site, to: &str) -> Result<RepointPlan, Failure> {
    asked.on_account(&site.id, asked.path.get("third_party"), PlanRepoint { to: to.to_owned() })
}

fn show_plan(asked: &Asked, site: &Site, plan: RepointPlan, refused: Option<&Failure>) -> Result<Response, Failure> {
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
    let membership = Terms::of_form(asked, &site)?.wanted();
    let hours = asked.form.get("hours").parse().map_err(|_| {
        Failure::new(Class::Invalid, "command/invalid", "the command cannot be read: `hours` is no number of hours")
    });
    let invited = asked.may::<OnAccount<account::Invite>>().and(hours).and_then(|hours| {
        let invite = account::Invite {
            email: asked.form.get("email").to_owned(),
            name: asked.form.get("name").to_owned(),
            hours: Some(hours),
            membership,
            ..account::Invite::default()
        };
        asked.on_account(&site.id, asked.path.get("third_party"), invite)
    });
    match invited {
        Ok(_) => asked.go(&at(asked, &site, ""), "invited"),
        Err(failure) => show_invite(asked, &site, Some(&failure)),
    }
}

fn show(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let party = party_or_gone(asked)?;
    let account = asked.account(&party.id)?;
    let (mut people, recovery) = match &account {
        Some(_) => (
            asked.on_account(&site.id, &party.id, List {})?,
            asked.on_account(&site.id, &party.id, Recovery {})?.recovery,
        ),
        None => (People::default(), None),
    };
    let members = std::mem::take(&mut people.members).into_iter().map(|member| MemberRow {
        path: link(&["users", &site.id, &member.login, "in", &party.id]),
        standing: member.standing(asked.l),
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
            .map(|one| (one.id.clone(), asked.l.label(&one.name).to_owned(), one.id == site.id))
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

/// The site with this id, else the first one.
fn site(asked: &Asked, id: &str) -> Result<Site, Failure> {
    asked.sites()?.into_iter().find(|site| id.is_empty() || site.id == id).ok_or_else(nothing)
}

fn at(asked: &Asked, site: &Site, more: &str) -> String {
    let path = link(&["third-parties", asked.path.get("third_party"), "account"]);
    format!("{path}{more}?site={}", encoded(&site.id))
}
