//! A contact, and the portal user that is made from it: the Dolibarr protocol's "Créer un compte utilisateur".

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::{self, CreateUser, PrepareUser, Site, User, UserPrepared};
use plugin_api::parties::{Contact, ThirdParty};

use super::answers::Standing;
use super::credentials;
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::terms::Terms;
use super::third_parties::party;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/third-parties/{third_party}/contacts/{contact}", LOOK, card),
    Route::get("/third-parties/{third_party}/contacts/{contact}/access", LOOK, form),
    Route::post("/third-parties/{third_party}/contacts/{contact}/access", LOOK, create),
];

/// A user of the contact: address of its page, login, how it stands, name of its realm.
type UserRow = (String, String, (&'static str, &'static str), String);

#[derive(Template)]
#[template(path = "staff/contact.html")]
struct Card {
    around: Around,
    path: String,
    party: ThirdParty,
    contact: Contact,
    users: Vec<UserRow>,
}

#[derive(Template)]
#[template(path = "staff/access.html")]
struct Access {
    around: Around,
    path: String,
    party: ThirdParty,
    contact: Contact,
    users: Vec<UserRow>,
    /// Id, name, and whether it is the chosen one.
    sites: Vec<(String, String, bool)>,
    login: String,
    email: String,
    deliver: String,
    /// What the form holds; none where a user cannot be made.
    terms: Option<Terms>,
    may_own: bool,
}

fn card(asked: &Asked) -> Result<Response, Failure> {
    let (party, contact) = of_path(asked)?;
    responses::page(&Card {
        around: around(asked, &party),
        path: path(&party, &contact),
        users: users(asked, &contact)?,
        party,
        contact,
    })
}

fn form(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.query.get("site"))?;
    show(asked, &site, None)
}

fn create(asked: &Asked) -> Result<Response, Failure> {
    let (party, contact) = of_path(asked)?;
    let site = site(asked, asked.form.get("site"))?;
    if asked.form.has("tick") || asked.form.has("change") {
        return show(asked, &site, None);
    }
    let membership = Terms::of_form(asked, &site)?.wanted();
    let made =
        asked.may::<CreateUser>().and_then(|()| operations::word(asked.form.get("deliver"))).and_then(|deliver| {
            asked.perform(&CreateUser {
                site: site.id.clone(),
                third_party: named(&party, &contact),
                contact: contact.id,
                login: asked.form.some("login").map(str::to_owned),
                email: asked.form.some("email").map(str::to_owned),
                deliver,
                membership,
                by: asked.by.clone(),
            })
        });
    match made {
        Ok(made) => credentials::made(asked, &site, &made.into()),
        Err(failure) => show(asked, &site, Some(&failure)),
    }
}

/// The form: as the site begins it, or as it was filled in.
fn show(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let (party, contact) = of_path(asked)?;
    let is_filled = asked.form.has("site");
    let third_party = named(&party, &contact);
    let prepare = PrepareUser { site: site.id.clone(), contact: contact.id.clone(), third_party };
    let (prepared, unready) = match asked.perform(&prepare) {
        Ok(prepared) => (prepared, None),
        Err(failure) => (UserPrepared::default(), Some(failure)),
    };
    let terms = match &unready {
        Some(_) => None,
        // Another site has other presets and other defaults.
        None if is_filled && !asked.form.has("change") => Some(Terms::of_form(asked, site)?),
        None => Some(Terms::of_site(asked, site)?),
    };
    let typed = |name: &str, proposed: &str| {
        (if is_filled && !asked.form.has("change") { asked.form.get(name) } else { proposed }).to_owned()
    };
    let email = prepared.email.clone().unwrap_or_default();
    let deliver = if email.is_empty() { "show" } else { "link" };
    let refused = refused.or(unready.as_ref());
    let page = Access {
        around: around(asked, &party).refused(refused),
        path: path(&party, &contact),
        users: users(asked, &contact)?,
        sites: asked
            .sites()?
            .iter()
            .map(|one| (one.id.clone(), asked.l.label(&one.name).to_owned(), one.id == site.id))
            .collect(),
        login: typed("login", &prepared.login),
        email: typed("email", &email),
        deliver: typed("deliver", deliver),
        terms,
        may_own: !prepared.has_owner,
        party,
        contact,
    };
    match refused {
        Some(failure) if is_filled => responses::refused(failure, &page),
        _ => responses::page(&page),
    }
}

/// The site with this id, else the first one that shows documents of the third party's entity.
fn site(asked: &Asked, id: &str) -> Result<Site, Failure> {
    let (party, _) = of_path(asked)?;
    let sites = asked.sites()?;
    let shows = |site: &&Site| match (&site.entities, &party.entity) {
        (Some(entities), Some(entity)) => entities.contains(entity),
        _ => true,
    };
    let found = if id.is_empty() {
        sites.iter().find(shows).or(sites.first())
    } else {
        sites.iter().find(|site| site.id == id)
    };
    found.cloned().ok_or_else(nothing)
}

fn of_path(asked: &Asked) -> Result<(ThirdParty, Contact), Failure> {
    let party = party(asked)?;
    let id = asked.path.get("contact");
    let contact =
        asked.erp().contacts_of(&party.id)?.into_iter().find(|contact| contact.id == id).ok_or_else(nothing)?;
    Ok((party, contact))
}

/// The third party as a command names it: where the contact's own is another one.
fn named(party: &ThirdParty, contact: &Contact) -> Option<String> {
    (contact.third_party.as_ref() != Some(&party.id)).then(|| party.id.clone())
}

fn users(asked: &Asked, contact: &Contact) -> Result<Vec<UserRow>, Failure> {
    let users = asked.users_of(&contact.id)?.into_iter();
    let row = |(site, user): (Site, User)| {
        (link(&["users", &site.id, &user.login]), user.login.clone(), user.standing(asked.l), site.realm)
    };
    Ok(users.map(row).collect())
}

fn around(asked: &Asked, party: &ThirdParty) -> Around {
    let path = link(&["third-parties", &party.id]);
    let contacts = asked.l.t().contacts.contacts;
    asked.around(Section::ThirdParties).below().crumb(&path, &party.name).crumb(&format!("{path}/contacts"), contacts)
}

fn path(party: &ThirdParty, contact: &Contact) -> String {
    link(&["third-parties", &party.id, "contacts", &contact.id])
}
