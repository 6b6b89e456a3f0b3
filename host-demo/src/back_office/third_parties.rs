//! Third parties, as the ERP has them: looked for, and one with its card, contacts and documents.

use askama::Template;
use axum::response::Response;
use plugin_api::documents::{Filter, Query, Sort};
use plugin_api::operations::account::{KindSeen, Preview};
use plugin_api::operations::{Account, MembershipTerms};
use plugin_api::parties::{Contact, ThirdParty};
use plugin_api::{Failure, Kind};

use super::answers::{self, Standing};
use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, link};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::wording::kind_name;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/third-parties", LOOK, list),
    Route::get("/third-parties/{third_party}", LOOK, card),
    Route::get("/third-parties/{third_party}/contacts", LOOK, contacts),
    Route::get("/third-parties/{third_party}/documents", LOOK, documents),
];

/// A tab of a page: address, name, and whether it is this one.
pub type Tab = (String, &'static str, bool);

#[derive(Template)]
#[template(path = "staff/third_parties.html")]
struct List {
    around: Around,
    text: String,
    rows: Vec<Row>,
}

struct Row {
    path: String,
    party: ThirdParty,
    contacts: usize,
    /// The class of the mark and the word for its account.
    account: Option<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "staff/third_party.html")]
struct Card {
    around: Around,
    tabs: Vec<Tab>,
    party: ThirdParty,
    account: Option<Account>,
}

#[derive(Template)]
#[template(path = "staff/contacts.html")]
struct Contacts {
    around: Around,
    tabs: Vec<Tab>,
    party: ThirdParty,
    rows: Vec<ContactRow>,
}

struct ContactRow {
    path: String,
    contact: Contact,
    /// Its users: address, login, and how each stands.
    users: Vec<(String, String, (&'static str, &'static str))>,
}

#[derive(Template)]
#[template(path = "staff/documents.html")]
struct Documents {
    around: Around,
    tabs: Vec<Tab>,
    party: ThirdParty,
    has_account: bool,
    /// Names of the sites.
    sites: Vec<String>,
    rows: Vec<KindRow>,
}

struct KindRow {
    name: &'static str,
    in_erp: u64,
    /// How many an owner sees on each site, or the code that says why none is shown.
    on: Vec<KindSeen>,
}

/// The third party of a page's address.
///
/// # Errors
/// `page/unknown`, and the ERP's.
pub fn party(asked: &Asked) -> Result<ThirdParty, Failure> {
    asked.erp().third_party(asked.path.get("third_party"))?.ok_or_else(nothing)
}

/// The same, also where the ERP has it no more and the portal still has its account: merged, or deleted.
///
/// # Errors
/// `page/unknown`, and the ERP's and the operation's.
pub fn party_or_gone(asked: &Asked) -> Result<ThirdParty, Failure> {
    let id = asked.path.get("third_party");
    if let Some(party) = asked.erp().third_party(id)? {
        return Ok(party);
    }
    let account = asked.account(id)?.ok_or_else(nothing)?;
    Ok(ThirdParty {
        id: account.third_party,
        name: String::new(),
        entity: None,
        open: false,
        email: None,
        language: None,
        categories: Vec::new(),
    })
}

/// The tabs of a third party; the one with this number is open.
pub fn tabs(asked: &Asked, party: &ThirdParty, open: usize) -> Vec<Tab> {
    let l = asked.l;
    let names = [
        ("", l.t().third_parties.card),
        ("contacts", l.t().contacts.contacts),
        ("account", l.t().common.portal_account),
        ("documents", "Documents"),
    ];
    let tab = |(place, (part, name)): (usize, (&str, &'static str))| {
        let path = link(&["third-parties", &party.id]);
        let path = if part.is_empty() { path } else { format!("{path}/{part}") };
        (path, name, place == open)
    };
    names.into_iter().enumerate().map(tab).collect()
}

fn list(asked: &Asked) -> Result<Response, Failure> {
    let text = asked.query.get("text");
    let rows = asked.erp().find_third_parties(text)?.into_iter().map(|party| {
        Ok(Row {
            path: link(&["third-parties", &party.id]),
            contacts: asked.erp().contacts_of(&party.id)?.len(),
            account: asked.account(&party.id)?.map(|account| account.standing(asked.l)),
            party,
        })
    });
    let rows = rows.collect::<Result<_, Failure>>()?;
    responses::page(&List { around: asked.around(Section::ThirdParties), text: text.to_owned(), rows })
}

fn card(asked: &Asked) -> Result<Response, Failure> {
    let party = party(asked)?;
    responses::page(&Card {
        around: asked.around(Section::ThirdParties).below(),
        tabs: tabs(asked, &party, 0),
        account: asked.account(&party.id)?,
        party,
    })
}

fn contacts(asked: &Asked) -> Result<Response, Failure> {
    let party = party(asked)?;
    let rows = asked.erp().contacts_of(&party.id)?.into_iter().map(|contact| {
        let users = asked
            .users_of(&contact.id)?
            .into_iter()
            .map(|(site, user)| (link(&["users", &site.id, &user.login]), user.login.clone(), user.standing(asked.l)));
        let users = users.collect();
        Ok(ContactRow { path: link(&["third-parties", &party.id, "contacts", &contact.id]), users, contact })
    });
    responses::page(&Contacts {
        around: asked.around(Section::ThirdParties).below(),
        tabs: tabs(asked, &party, 1),
        rows: rows.collect::<Result<_, Failure>>()?,
        party,
    })
}

fn documents(asked: &Asked) -> Result<Response, Failure> {
    let party = party(asked)?;
    let sites = asked.sites()?;
    let account = asked.account(&party.id)?;
    let permissions: Vec<String> = asked.staff.running.host.registered().into_iter().map(|one| one.id).collect();
    let mut seen: Vec<Vec<KindSeen>> = Vec::new();
    for site in sites.iter().filter(|_| account.is_some()) {
        let membership = MembershipTerms { permissions: Some(permissions.clone()), ..MembershipTerms::default() };
        seen.push(asked.on_account(&site.id, &party.id, Preview { login: None, membership })?.sees);
    }
    let of_party = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products);
    let rows = of_party.map(|kind| {
        let sight = |site: &Vec<KindSeen>| site.iter().find(|sight| sight.kind == kind).cloned();
        Ok(KindRow {
            name: kind_name(asked.l, kind),
            in_erp: asked.erp().count(&every(kind, &party.id))?,
            on: seen.iter().filter_map(sight).collect(),
        })
    });
    responses::page(&Documents {
        around: asked.around(Section::ThirdParties).below(),
        tabs: tabs(asked, &party, 3),
        has_account: account.is_some(),
        sites: sites.iter().map(|site| asked.l.label(&site.name).to_owned()).collect(),
        rows: rows.collect::<Result<_, Failure>>()?,
        party,
    })
}

/// Every document of a kind that any customer may see, whoever asks.
fn every(kind: Kind, third_party: &str) -> Query<'_> {
    Query {
        kind,
        third_party,
        entities: None,
        contact: None,
        own_only: false,
        cancelled: true,
        filter: Filter::default(),
        sort: Sort::Reference,
        descending: false,
        after: None,
        limit: 0,
    }
}
