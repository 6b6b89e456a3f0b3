//! The portal's users, looked for in every realm.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::{self, Site, User, Users};

use super::answers::Standing;
use super::layout::Around;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/users", LOOK, list)];

/// The state, as this page has it, of a user whom a contact keeps out that is gone in the ERP.
const GONE: &str = "contact-gone";

/// How many users of a realm are shown at once.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "staff/users.html")]
struct List {
    around: Around,
    text: String,
    /// Id, name, and whether it is the chosen one.
    sites: Vec<(String, String, bool)>,
    state: String,
    realms: Vec<Realm>,
}

struct Realm {
    /// Its id, and the names of its sites.
    id: String,
    sites: String,
    rows: Vec<Row>,
    /// Where the next ones are.
    next: Option<String>,
}

struct Row {
    path: String,
    user: User,
    standing: (&'static str, &'static str),
    /// Names of the accounts.
    accounts: String,
}

fn list(asked: &Asked) -> Result<Response, Failure> {
    let chosen = asked.query.get("site");
    let sites = asked.sites()?;
    let realm_of = sites.iter().find(|site| site.id == chosen).map(|site| &site.realm);
    let realms = asked.realms()?.into_iter().filter(|site| realm_of.is_none_or(|realm| *realm == site.realm));
    let realms = realms.map(|site| realm(asked, &sites, &site)).collect::<Result<_, Failure>>()?;
    let choice = |site: &Site| (site.id.clone(), asked.l.label(&site.name).to_owned(), site.id == chosen);
    responses::page(&List {
        around: asked.around(Section::Users),
        text: asked.query.get("text").to_owned(),
        sites: sites.iter().map(choice).collect(),
        state: asked.query.get("state").to_owned(),
        realms,
    })
}

fn realm(asked: &Asked, sites: &[Site], site: &Site) -> Result<Realm, Failure> {
    let (text, state) = (asked.query.get("text"), asked.query.some("state"));
    let gone = state == Some(GONE);
    let after = if asked.query.get("realm") == site.realm { asked.query.get("after") } else { "" };
    let mut users = asked
        .perform(&Users {
            site: site.id.clone(),
            after: after.to_owned(),
            state: state.filter(|_| !gone).map(operations::word).transpose()?,
            text: text.to_owned(),
            contact_gone: gone,
            limit: SHOWN + 1,
            ..Users::default()
        })?
        .users;
    let more = users.len() > SHOWN as usize;
    users.truncate(SHOWN as usize);
    let last = users.last().filter(|_| more).map(|user| encoded(&user.login));
    let query = |after: String| {
        let state = state.unwrap_or_default();
        let (text, state, id) = (encoded(text), encoded(state), encoded(&site.id));
        format!("/users?text={text}&state={state}&site={id}&realm={}&after={after}", encoded(&site.realm))
    };
    let names = sites.iter().filter(|other| other.realm == site.realm).map(|site| asked.l.label(&site.name));
    Ok(Realm {
        id: site.realm.clone(),
        sites: names.collect::<Vec<_>>().join(", "),
        rows: users.into_iter().map(|user| row(asked, site, user)).collect(),
        next: last.map(query),
    })
}

fn row(asked: &Asked, site: &Site, user: User) -> Row {
    Row {
        path: link(&["users", &site.id, &user.login]),
        standing: user.standing(asked.l),
        accounts: user.memberships.iter().map(|one| &*one.account).collect::<Vec<_>>().join(", "),
        user,
    }
}
