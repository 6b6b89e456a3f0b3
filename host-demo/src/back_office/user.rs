//! One user: accesses with their permissions, credentials, sessions, and looks as staff.

use askama::Template;
use axum::response::Response;
use plugin_api::operations::account::{AccountOperation, Edit, Preview, Resume, Revoke, Suspend};
use plugin_api::operations::{
    CorrectEmail, Credentials, Deliver, DisableUser, EnableUser, EndSessions, EraseUser, Erasing, Grant, Membership,
    MembershipTerms, Operation, RepointUser, ResetSecondFactor, Site, User, Users, ViewAs, WouldErase,
};
use plugin_api::{Class, Failure};

use super::answers::Standing;
use super::credentials;
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::terms::{Terms, day_on};
use super::wording::kind_name;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/users/{site}/{login}", LOOK, card),
    Route::post("/users/{site}/{login}", LOOK, act),
    Route::get("/users/{site}/{login}/erase", LOOK, erasing),
    Route::post("/users/{site}/{login}/erase", LOOK, erase),
    Route::get("/users/{site}/{login}/in/{third_party}", LOOK, access),
    Route::post("/users/{site}/{login}/in/{third_party}", LOOK, change),
];

#[derive(Template)]
#[template(path = "staff/user.html")]
struct Card {
    around: Around,
    path: String,
    explain: String,
    user: User,
    standing: (&'static str, &'static str),
    site: String,
    realm: String,
    /// The contact that it was made from: address and code.
    contact: Option<(String, String)>,
    rows: Vec<Row>,
    third_party: String,
    /// What was typed: a contact, an address, and why.
    to: String,
    email: String,
    reason: String,
}

/// What erasing would end, and the question whether to.
#[derive(Template)]
#[template(path = "staff/erase.html")]
struct Erase {
    around: Around,
    path: String,
    back: String,
    what: WouldErase,
    reason: String,
}

struct Row {
    path: String,
    party: String,
    membership: Membership,
    /// The day on which it ends, on the site's calendar.
    ends: Option<String>,
    /// The kinds that are seen here today, with how many documents; the others are not.
    sees: Vec<(&'static str, u64)>,
}

#[derive(Template)]
#[template(path = "staff/membership.html")]
struct Access {
    around: Around,
    path: String,
    user: User,
    membership: Membership,
    terms: Terms,
    explain: String,
    /// Whether the owner lets staff look on.
    view_as: bool,
    reason: String,
    /// Whether to ask if the access is to end (rule A2a).
    ending: bool,
}

#[derive(Template)]
#[template(path = "staff/look.html")]
struct Look {
    around: Around,
    login: String,
    account: String,
    address: String,
    minutes: u64,
}

fn card(asked: &Asked) -> Result<Response, Failure> {
    show_card(asked, None)
}

fn act(asked: &Asked) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let typed = |name: &str| asked.form.get(name).to_owned();
    let typed_at_all = |name: &str| asked.form.some(name).map(str::to_owned);
    let (id, login, reason, by) = (site.id.clone(), user.login.clone(), typed("reason"), asked.by.clone());
    match asked.form.get("do") {
        "disable" => done(asked, &DisableUser { site: id, login, by }, "user-disabled"),
        "enable" => done(asked, &EnableUser { site: id, login, by }, "user-enabled"),
        "end-sessions" => done(asked, &EndSessions { site: id, login, by }, "sessions-ended"),
        "reset-second-factor" => done(asked, &ResetSecondFactor { site: id, login, reason, by }, "second-factor-reset"),
        "repoint" => {
            let (contact, from) = (typed("to"), typed_at_all("from"));
            done(asked, &RepointUser { site: id, login, contact, from, reason, by }, "user-repointed")
        }
        "correct-email" => {
            let email = typed_at_all("email");
            match asked.perform(&CorrectEmail { site: id, login, email, reason, by }) {
                // The login may have been the address.
                Ok(answer) => asked.go(&link(&["users", &site.id, &answer.login]), "email-corrected"),
                Err(failure) => show_card(asked, Some(&failure)),
            }
        }
        "add" => {
            let (third_party, membership) = (typed("third_party"), MembershipTerms::default());
            match asked.perform(&Grant { site: id, login, third_party, membership, by }) {
                Ok(answer) => asked.go(&of_account(asked, &answer.third_party), "access-added"),
                Err(failure) => show_card(asked, Some(&failure)),
            }
        }
        "show" => deliver(asked, &site, login, Deliver::Show),
        "mail" => deliver(asked, &site, login, Deliver::Mail),
        "link" => deliver(asked, &site, login, Deliver::Link),
        _ => Err(unknown()),
    }
}

/// Has something done about the user, and says so on the same page.
fn done<O: Operation>(asked: &Asked, operation: &O, note: &'static str) -> Result<Response, Failure> {
    match asked.perform(operation) {
        Ok(_) => asked.go(&path(asked), note),
        Err(failure) => show_card(asked, Some(&failure)),
    }
}

fn deliver(asked: &Asked, site: &Site, login: String, deliver: Deliver) -> Result<Response, Failure> {
    match asked.perform(&Credentials { site: site.id.clone(), login, deliver }) {
        Ok(answer) => credentials::made(asked, site, &answer.into()),
        Err(failure) => show_card(asked, Some(&failure)),
    }
}

fn erasing(asked: &Asked) -> Result<Response, Failure> {
    show_erasing(asked, None)
}

fn erase(asked: &Asked) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let reason = asked.form.get("reason").to_owned();
    match asked.perform(&EraseUser { site: site.id, login: user.login, reason, by: asked.by.clone() }) {
        Ok(_) => asked.go("/users", "user-erased"),
        Err(failure) => show_erasing(asked, Some(&failure)),
    }
}

fn show_erasing(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let what = asked.perform(&Erasing { site: site.id, login: user.login.clone() })?;
    let page = Erase {
        around: around(asked).crumb(&path(asked), &user.login).refused(refused),
        path: path(asked) + "/erase",
        back: path(asked),
        what,
        reason: asked.form.get("reason").to_owned(),
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn access(asked: &Asked) -> Result<Response, Failure> {
    show_access(asked, None)
}

fn change(asked: &Asked) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    if asked.form.has("tick") {
        return show_access(asked, None);
    }
    let login = user.login.clone();
    match asked.form.get("do") {
        "save" => {
            let membership = Terms::of_form(asked, &site)?.wanted();
            changed(asked, &site, Edit { login, membership }, "access-changed")
        }
        "suspend" => changed(asked, &site, Suspend { login }, "access-suspended"),
        "resume" => changed(asked, &site, Resume { login }, "access-resumed"),
        "revoke" => match asked.on_account(&site.id, asked.path.get("third_party"), Revoke { login }) {
            Ok(_) => asked.go(&path(asked), "access-revoked"),
            Err(failure) => show_access(asked, Some(&failure)),
        },
        "ending" => show_access(asked, None),
        "look" => look(asked, &site, &user),
        _ => Err(unknown()),
    }
}

/// Has something done about the access, and says so on the same page.
fn changed<A: AccountOperation>(asked: &Asked, site: &Site, act: A, note: &'static str) -> Result<Response, Failure> {
    let third_party = asked.path.get("third_party");
    match asked.on_account(&site.id, third_party, act) {
        Ok(_) => asked.go(&of_account(asked, third_party), note),
        Err(failure) => show_access(asked, Some(&failure)),
    }
}

/// Opens a look: its address is good once, and another site's, so that the page shows it instead of leading there.
fn look(asked: &Asked, site: &Site, user: &User) -> Result<Response, Failure> {
    let membership = membership(asked, user)?;
    let look = ViewAs {
        site: site.id.clone(),
        login: user.login.clone(),
        third_party: membership.third_party.clone(),
        staff: asked.by.clone(),
        reason: asked.form.get("reason").to_owned(),
    };
    match asked.perform(&look) {
        Ok(answer) => responses::page(&Look {
            around: around(asked).crumb(&path(asked), &user.login),
            login: user.login.clone(),
            account: membership.account.clone(),
            address: answer.address,
            minutes: answer.lasts / 60,
        }),
        Err(failure) => show_access(asked, Some(&failure)),
    }
}

fn show_card(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let rows = user.memberships.iter().map(|membership| {
        Ok(Row {
            path: of_account(asked, &membership.third_party),
            party: link(&["third-parties", &membership.third_party]),
            ends: membership.ends.as_deref().map(|ends| day_on(&site, ends)),
            sees: sees(asked, &site, &user, membership)?,
            membership: membership.clone(),
        })
    });
    let page = Card {
        around: around(asked).refused(refused),
        path: path(asked),
        explain: explain(&site, &user),
        standing: user.standing(asked.l),
        site: asked.l.label(&site.name).to_owned(),
        realm: site.realm.clone(),
        contact: contact(asked, &user)?,
        rows: rows.collect::<Result<_, Failure>>()?,
        third_party: asked.form.get("third_party").to_owned(),
        to: asked.form.get("to").to_owned(),
        email: asked.form.get("email").to_owned(),
        reason: asked.form.get("reason").to_owned(),
        user,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn show_access(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let membership = membership(asked, &user)?.clone();
    let is_typed = asked.form.has("tick") || asked.form.get("do") == "save";
    let terms = if is_typed { Terms::of_form(asked, &site)? } else { Terms::of_membership(asked, &site, &membership)? };
    let page = Access {
        around: around(asked).crumb(&path(asked), &user.login).refused(refused),
        path: of_account(asked, &membership.third_party),
        view_as: asked.account(&membership.third_party)?.is_some_and(|account| account.view_as),
        reason: asked.form.get("reason").to_owned(),
        ending: asked.form.get("do") == "ending",
        explain: explain(&site, &user),
        user,
        membership,
        terms,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

/// The page that explains what this user may do.
fn explain(site: &Site, user: &User) -> String {
    format!("/explain?site={}&login={}", encoded(&site.id), encoded(&user.login))
}

/// What the portal would show of each kind now, as it answers itself.
fn sees(asked: &Asked, site: &Site, user: &User, membership: &Membership) -> Result<Vec<(&'static str, u64)>, Failure> {
    let terms = MembershipTerms {
        permissions: Some(membership.permissions.clone()),
        sees: Some(membership.sees.clone()),
        sites: membership.sites.clone(),
        ends: membership.ends.as_deref().map(|ends| day_on(site, ends)),
        ..MembershipTerms::default()
    };
    let preview = Preview { login: Some(user.login.clone()), membership: terms };
    let seen = asked.on_account(&site.id, &membership.third_party, preview)?.sees;
    Ok(seen.iter().filter_map(|sight| Some((kind_name(asked.l, sight.kind), sight.documents?))).collect())
}

/// The page of the contact behind a user, and its code.
fn contact(asked: &Asked, user: &User) -> Result<Option<(String, String)>, Failure> {
    let Some(id) = &user.contact else { return Ok(None) };
    let party = asked.erp().contact(id)?.and_then(|contact| contact.third_party).unwrap_or_default();
    Ok(Some((link(&["third-parties", &party, "contacts", id]), id.clone())))
}

fn of_path(asked: &Asked) -> Result<(Site, User), Failure> {
    let site = asked.sites()?.into_iter().find(|site| site.id == asked.path.get("site")).ok_or_else(nothing)?;
    let login = Some(asked.path.get("login").to_owned());
    let users = asked.perform(&Users { site: site.id.clone(), login, ..Users::default() })?.users;
    let user = users.into_iter().next_back().ok_or_else(nothing)?;
    Ok((site, user))
}

fn membership<'a>(asked: &Asked, user: &'a User) -> Result<&'a Membership, Failure> {
    let is = |membership: &&Membership| membership.third_party == asked.path.get("third_party");
    user.memberships.iter().find(is).ok_or_else(nothing)
}

fn around(asked: &Asked) -> Around {
    asked.around(Section::Users).below()
}

fn path(asked: &Asked) -> String {
    link(&["users", asked.path.get("site"), asked.path.get("login")])
}

fn of_account(asked: &Asked, third_party: &str) -> String {
    path(asked) + &link(&["in", third_party])
}

/// The failure of a form whose button is none of ours.
pub fn unknown() -> Failure {
    Failure::new(Class::Invalid, "request/body-invalid", "the form does not say what to do")
}
