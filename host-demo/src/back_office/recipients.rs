//! Who receives an account's mails without signing in (rule A7): added, changed, removed, and asked for by category.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::account::{
    AccountOperation, AddContact, Contact, EditContact, List, Recipient, Recipients, RemoveContact,
};
use plugin_api::operations::{Id, Site};
use plugin_api::parties::ThirdParty;

use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::third_parties::party_or_gone;
use super::user::unknown;

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
    rows: Vec<Contact>,
    /// Each category in words, and who receives its mails.
    receivers: Vec<(&'static str, Vec<Recipient>)>,
    email: String,
}

impl Page {
    /// The boxes of a contact: category, what it is called, and whether it is ticked.
    fn boxes(&self, row: Option<&Contact>) -> Vec<(&'static str, &'static str, bool)> {
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
    let (contact, name) = (Id::from(asked.form.get("contact")), asked.form.get("name").to_owned());
    let categories: Vec<String> = asked.form.all("category").map(str::to_owned).collect();
    match asked.form.get("do") {
        "add" => {
            let email = asked.form.get("email").to_owned();
            done(asked, &site, AddContact { name, email, categories }, "contact-added")
        }
        "change" => done(asked, &site, EditContact { contact, name, categories }, "contact-changed"),
        "remove" => done(asked, &site, RemoveContact { contact }, "contact-removed"),
        _ => Err(unknown()),
    }
}

fn done<A: AccountOperation>(asked: &Asked, site: &Site, act: A, note: &'static str) -> Result<Response, Failure> {
    match asked.on_account(&site.id, asked.path.get("third_party"), act) {
        Ok(_) => asked.go(&format!("{}?site={}", path(asked), encoded(&site.id)), note),
        Err(failure) => show(asked, site, Some(&failure)),
    }
}

fn show(asked: &Asked, site: &Site, refused: Option<&Failure>) -> Result<Response, Failure> {
    let party = party_or_gone(asked)?;
    let people = asked.on_account(&site.id, &party.id, List {})?;
    let receives = |category: &'static str| {
        let who = asked.on_account(&site.id, &party.id, Recipients { category: category.to_owned() })?;
        Ok((asked.l.t().categories.of(category).unwrap_or(category), who.recipients))
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
