//! Who receives an account's mails without signing in (rule A7): added, changed, removed, and asked for by category.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::parties::ThirdParty;
use serde::Deserialize;
use serde_json::json;

use super::answers::{People, Recipient};
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::third_parties::party_or_gone;
use super::user::unknown;
use crate::hosting::start::Site;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/third-parties/{third_party}/account/contacts", LOOK, page),
    Route::post("/third-parties/{third_party}/account/contacts", LOOK, act),
];

/// What a contact may receive mails about, in the order of the boxes.
const CATEGORIES: [&str; 7] =
    ["general", "invoices", "quotes_orders", "deliveries", "support", "contracts", "marketing"];

#[derive(Template)]
#[template(path = "staff/recipients.html")]
struct Page {
    around: Around,
    path: String,
    party: ThirdParty,
    site: String,
    rows: Vec<Recipient>,
    /// Each category in words, and who receives its mails.
    receivers: Vec<(&'static str, Vec<Receiver>)>,
    email: String,
}

/// Who receives the mails of a category.
#[derive(Deserialize)]
struct Receiver {
    email: String,
}

impl Page {
    /// The boxes of a contact: category, what it is called, and whether it is ticked.
    fn boxes(&self, row: Option<&Recipient>) -> Vec<(&'static str, &'static str, bool)> {
        let has = |category: &str| row.is_some_and(|row| row.categories.iter().any(|one| one == category));
        CATEGORIES
            .map(|category| {
                let name = self.around.l.t().categories.of(category);
                (category, name.unwrap_or(category), has(category))
            })
            .into()
    }
}

fn page(asked: &Asked) -> Result<Response, Failure> {
    show(asked, &site(asked, asked.query.get("site"))?, None)
}

fn act(asked: &Asked) -> Result<Response, Failure> {
    let site = site(asked, asked.form.get("site"))?;
    let (contact, name) = (asked.form.get("contact"), asked.form.get("name"));
    let categories: Vec<&str> = asked.form.all("category").collect();
    let (act, note) = match asked.form.get("do") {
        "add" => {
            let email = asked.form.get("email");
            (json!({ "add_contact": { "name": name, "email": email, "categories": categories } }), "contact-added")
        }
        "change" => (
            json!({ "edit_contact": { "contact": contact, "name": name, "categories": categories } }),
            "contact-changed",
        ),
        "remove" => (json!({ "remove_contact": { "contact": contact } }), "contact-removed"),
        _ => return Err(unknown()),
    };
    match asked.on_account(&site.id, asked.path.get("third_party"), &act) {
        Ok(_) => asked.go(&format!("{}?site={}", path(asked), encoded(&site.id)), note),
        Err(failure) => show(asked, &site, Some(&failure)),
    }
}

fn show(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let party = party_or_gone(asked)?;
    let people: People = asked.read_on_account(&site.id, &party.id, &json!({ "list": {} }), "")?;
    let receives = |category: &'static str| {
        let act = json!({ "recipients": { "category": category } });
        let who = asked.read_on_account(&site.id, &party.id, &act, "recipients")?;
        Ok((asked.l.t().categories.of(category).unwrap_or(category), who))
    };
    let account = link(&["third-parties", &party.id, "account"]);
    let crumb = asked.l.t().common.portal_account;
    let around = asked.around(Section::ThirdParties).below().crumb(&link(&["third-parties", &party.id]), &party.name);
    let page = Page {
        around: around.crumb(&format!("{account}?site={}", encoded(&site.id)), crumb).refused(refused),
        path: path(asked),
        site: site.id.clone(),
        rows: people.contacts,
        receivers: CATEGORIES.into_iter().map(receives).collect::<Result<_, Failure>>()?,
        email: asked.form.get("email").to_owned(),
        party,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn site(asked: &Asked, id: &str) -> Result<Site, Failure> {
    asked.sites()?.into_iter().find(|site| id.is_empty() || site.id == id).ok_or_else(nothing)
}

fn path(asked: &Asked) -> String {
    link(&["third-parties", asked.path.get("third_party"), "account", "contacts"])
}
