//! The contacts of an account: added, changed, removed.

use plugin_api::Response;

use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::permissions::Permission;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::people::{back, base};
use crate::web::pages::{alert_of, is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Contact};

/// What a form shows.
struct Shown<'a> {
    id: Option<ContactId>,
    email: &'a str,
    name: &'a str,
    categories: Categories,
    member: bool,
}

/// The form of a new one.
pub fn add_form(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    cx.portal.decisions.grant(&context, Permission::UsersManage)?;
    let empty = Shown { id: None, email: "", name: "", categories: Categories::default(), member: false };
    page(cx, &context, &empty, None)
}

/// Adds a contact to the account.
pub fn add(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let categories = categories(&fields)?;
    let (email, name) = (fields.get("email"), fields.get("name"));
    match cx.portal.contacts.add(&context, name, email, categories).map_err(Refusal::from) {
        Ok(_) => Ok(back(context.account.id, "contact")),
        Err(refusal) if is_of_form(&refusal) => {
            page(cx, &context, &Shown { id: None, email, name, categories, member: false }, Some(&refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

/// The form of one that is there.
pub fn form(cx: &RequestContext<'_>, context: AccountContext, id: ContactId) -> Result<Response, Refusal> {
    let contacts = cx.portal.members.people(&context)?.contacts;
    let card = contacts.into_iter().find(|card| card.id == id).ok_or(Refusal::NotFound)?;
    let known =
        Shown { id: Some(id), email: &card.email, name: &card.name, categories: card.categories, member: card.member };
    page(cx, &context, &known, None)
}

/// Changes or removes it.
pub fn change(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: ContactId,
    fields: Form,
) -> Result<Response, Refusal> {
    let (change, done) = match fields.get("do") {
        "remove" => (cx.portal.contacts.remove(&context, id)?, "contact-removed"),
        "save" => (cx.portal.contacts.edit(&context, id, fields.get("name"), categories(&fields)?)?, "contact"),
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(back(context.account.id, if change.invoices_go_to.is_some() { "invoices" } else { done }))
}

fn categories(fields: &Fields<'_>) -> Result<Categories, Refusal> {
    let ticked = fields.names().filter_map(|name| name.strip_prefix("receives."));
    Ok(ticked.map(str::parse::<Category>).collect::<Result<_, _>>()?)
}

fn page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    of: &Shown<'_>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let page = Contact {
        alert: alert_of(locale, refusal),
        done: "",
        base: base(context.account.id),
        title: if of.id.is_some() { shell.t.people.edit_contact } else { shell.t.people.add_contact },
        id: of.id.map(|id| id.0),
        email: of.email,
        name: of.name,
        categories: of.categories,
        member: of.member,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}
