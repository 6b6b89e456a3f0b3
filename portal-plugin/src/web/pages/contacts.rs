//! The contacts of an account: added, changed, removed.

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::permissions::Permission;
use crate::portal::visits::Seat;
use crate::web::fields::Fields;
use crate::web::forgery;
use crate::web::pages::people::{back, base};
use crate::web::pages::{alert_of, is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Contact};
use crate::web::visit::Visit;

/// What a form shows.
struct Shown<'a> {
    id: Option<ContactId>,
    email: &'a str,
    name: &'a str,
    categories: Categories,
    member: bool,
}

/// The form of a new one.
pub fn add_form(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    visit.portal.grant(&seat, Permission::UsersManage)?;
    let empty = Shown { id: None, email: "", name: "", categories: Categories::default(), member: false };
    page(visit, &seat, &empty, None)
}

/// Adds one.
pub fn add(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let categories = categories(&fields)?;
    let (email, name) = (fields.get("email"), fields.get("name"));
    match visit.portal.add_contact(&seat, name, email, categories).map_err(Refusal::from) {
        Ok(_) => Ok(back(account, "contact")),
        Err(refusal) if is_of_form(&refusal) => {
            page(visit, &seat, &Shown { id: None, email, name, categories, member: false }, Some(&refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

/// The form of one that is there.
pub fn form(visit: &Visit<'_>, account: AccountId, id: ContactId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let contacts = visit.portal.people(&seat)?.contacts;
    let card = contacts.into_iter().find(|card| card.id == id).ok_or(Refusal::NotFound)?;
    let known =
        Shown { id: Some(id), email: &card.email, name: &card.name, categories: card.categories, member: card.member };
    page(visit, &seat, &known, None)
}

/// Changes or removes it.
pub fn change(visit: &Visit<'_>, account: AccountId, id: ContactId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let (change, done) = match fields.get("do") {
        "remove" => (visit.portal.remove_contact(&seat, id)?, "contact-removed"),
        "save" => (visit.portal.edit_contact(&seat, id, fields.get("name"), categories(&fields)?)?, "contact"),
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(back(account, if change.invoices_go_to.is_some() { "invoices" } else { done }))
}

fn categories(fields: &Fields<'_>) -> Result<Categories, Refusal> {
    let ticked = fields.names().filter_map(|name| name.strip_prefix("receives."));
    Ok(ticked.map(str::parse::<Category>).collect::<Result<_, _>>()?)
}

fn page(visit: &Visit<'_>, seat: &Seat, of: &Shown<'_>, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let shell = seated(visit, seat, Area::People)?;
    let locale = shell.locale;
    let page = Contact {
        alert: alert_of(locale, refusal),
        done: "",
        base: base(seat.account.id),
        title: if of.id.is_some() { shell.p.edit_contact } else { shell.p.add_contact },
        id: of.id.map(|id| id.0),
        email: of.email,
        name: of.name,
        categories: of.categories,
        member: of.member,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}
