//! One user: accesses with their permissions, credentials, sessions, and looks as staff.

use askama::Template;
use axum::response::Response;
use plugin_api::{Class, Failure};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answers::{Membership, Sight, User};
use super::credentials::{self, Credentials};
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::terms::Terms;
use super::wording::kind_name;
use crate::hosting::start::Site;

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
    what: Erasing,
    reason: String,
}

/// What the portal says that erasing would end.
#[derive(Deserialize)]
struct Erasing {
    login: String,
    name: String,
    email: Option<String>,
    owned: Vec<String>,
    left: Vec<String>,
    sessions: u64,
}

struct Row {
    path: String,
    party: String,
    membership: Membership,
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
    let mut command = json!({ "site": site.id, "login": user.login, "by": asked.by });
    let (operation, note) = match asked.form.get("do") {
        "disable" => ("disable_user", "user-disabled"),
        "enable" => ("enable_user", "user-enabled"),
        "end-sessions" => ("end_sessions", "sessions-ended"),
        "reset-second-factor" => {
            command["reason"] = asked.form.get("reason").into();
            ("reset_second_factor", "second-factor-reset")
        }
        "repoint" => {
            command["reason"] = asked.form.get("reason").into();
            command["contact"] = asked.form.get("to").into();
            command["from"] = json!(asked.form.some("from"));
            ("repoint_user", "user-repointed")
        }
        "correct-email" => {
            command["reason"] = asked.form.get("reason").into();
            command["email"] = json!(asked.form.some("email"));
            command["do"] = "correct_email".into();
            return match asked.operate(&command) {
                // The login may have been the address.
                Ok(answer) => {
                    let login = answer["login"].as_str().unwrap_or_default();
                    asked.go(&link(&["users", &site.id, login]), "email-corrected")
                }
                Err(failure) => show_card(asked, Some(&failure)),
            };
        }
        "add" => {
            let command = json!({
                "do": "grant", "site": site.id, "login": user.login, "by": asked.by,
                "third_party": asked.form.get("third_party"),
            });
            return match asked.operate(&command) {
                Ok(answer) => {
                    asked.go(&of_account(asked, answer["third_party"].as_str().unwrap_or_default()), "access-added")
                }
                Err(failure) => show_card(asked, Some(&failure)),
            };
        }
        deliver @ ("show" | "mail" | "link") => {
            let command = json!({ "do": "credentials", "site": site.id, "login": user.login, "deliver": deliver });
            return match asked.operate(&command) {
                Ok(answer) => credentials::made(asked, &site, &Credentials::of(&answer, false)),
                Err(failure) => show_card(asked, Some(&failure)),
            };
        }
        _ => return Err(unknown()),
    };
    command["do"] = operation.into();
    match asked.operate(&command) {
        Ok(_) => asked.go(&path(asked), note),
        Err(failure) => show_card(asked, Some(&failure)),
    }
}

fn erasing(asked: &Asked) -> Result<Response, Failure> {
    show_erasing(asked, None)
}

fn erase(asked: &Asked) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let command = json!({
        "do": "erase_user", "site": site.id, "login": user.login, "by": asked.by, "reason": asked.form.get("reason"),
    });
    match asked.operate(&command) {
        Ok(_) => asked.go("/users", "user-erased"),
        Err(failure) => show_erasing(asked, Some(&failure)),
    }
}

fn show_erasing(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let (site, user) = of_path(asked)?;
    let what = asked.operate(&json!({ "do": "erasing", "site": site.id, "login": user.login }))?;
    let page = Erase {
        around: around(asked).crumb(&path(asked), &user.login).refused(refused),
        path: path(asked) + "/erase",
        back: path(asked),
        what: super::wording::read(what)?,
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
    let third_party = asked.path.get("third_party");
    let login = &user.login;
    if asked.form.has("tick") {
        return show_access(asked, None);
    }
    let (act, note): (Value, _) = match asked.form.get("do") {
        "save" => {
            let terms = Terms::of_form(asked, &site)?.json();
            (json!({ "edit": { "login": login, "membership": terms } }), "access-changed")
        }
        "suspend" => (json!({ "suspend": { "login": login } }), "access-suspended"),
        "resume" => (json!({ "resume": { "login": login } }), "access-resumed"),
        "revoke" => (json!({ "revoke": { "login": login } }), "access-revoked"),
        "ending" => return show_access(asked, None),
        "look" => return look(asked, &site, &user),
        _ => return Err(unknown()),
    };
    match asked.on_account(&site.id, third_party, &act) {
        Ok(_) if note == "access-revoked" => asked.go(&path(asked), note),
        Ok(_) => asked.go(&of_account(asked, third_party), note),
        Err(failure) => show_access(asked, Some(&failure)),
    }
}

/// Opens a look: its address is good once, and another site's, so that the page shows it instead of leading there.
fn look(asked: &Asked, site: &Site, user: &User) -> Result<Response, Failure> {
    let membership = membership(asked, user)?;
    let command = json!({
        "do": "view_as", "site": site.id, "login": user.login, "third_party": membership.third_party,
        "staff": asked.by, "reason": asked.form.get("reason"),
    });
    match asked.operate(&command) {
        Ok(answer) => responses::page(&Look {
            around: around(asked).crumb(&path(asked), &user.login),
            login: user.login.clone(),
            account: membership.account.clone(),
            address: answer["address"].as_str().unwrap_or_default().to_owned(),
            minutes: answer["lasts"].as_u64().unwrap_or_default() / 60,
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
            sees: sees(asked, &site, &user, membership)?,
            membership: membership.clone(),
        })
    });
    let page = Card {
        around: around(asked).refused(refused),
        path: path(asked),
        explain: explain(&site, &user),
        standing: user.standing(asked.l),
        site: site.name(asked.l.tag()).to_owned(),
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
    let terms = json!({
        "permissions": membership.permissions, "sees": membership.sees, "sites": membership.sites,
        "ends": membership.ends.as_deref().map(super::answers::day),
    });
    let act = json!({ "preview": { "login": user.login, "membership": terms } });
    let sights: Vec<Sight> = asked.read_on_account(&site.id, &membership.third_party, &act, "sees")?;
    Ok(sights.iter().filter_map(|sight| Some((kind_name(asked.l, sight.kind), sight.documents?))).collect())
}

/// The page of the contact behind a user, and its code.
fn contact(asked: &Asked, user: &User) -> Result<Option<(String, String)>, Failure> {
    let Some(id) = &user.contact else { return Ok(None) };
    let party = asked.erp().contact(id)?.and_then(|contact| contact.third_party).unwrap_or_default();
    Ok(Some((link(&["third-parties", &party, "contacts", id]), id.clone())))
}

fn of_path(asked: &Asked) -> Result<(Site, User), Failure> {
    let site = asked.sites()?.into_iter().find(|site| site.id == asked.path.get("site")).ok_or_else(nothing)?;
    let command = json!({ "do": "users", "site": site.id, "login": asked.path.get("login") });
    let user = asked.read::<Vec<User>>(&command, "users")?.pop().ok_or_else(nothing)?;
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
