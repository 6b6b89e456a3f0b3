//! Ordering: products and quantities are chosen in the address, summed up, and confirmed with one form.

use std::mem::take;

use plugin_api::actions::{ActKind, Done};
use plugin_api::documents::{Filter, Sort};
use plugin_api::{Kind, Response};

use crate::error::Error;
use crate::model::actions::quantity;
use crate::portal::actions::Sent;
use crate::portal::ordering::again::Again;
use crate::portal::ordering::{NewOrder, WantedLine};
use crate::portal::principals::AccountContext;
use crate::source::Listing;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::{Fields, new_key};
use crate::web::pages::actions::must_be_offered;
use crate::web::pages::{alert_of, is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Choosing, Summing};
use crate::web::routes::is_id;

/// How many products a search shows.
const FOUND: u32 = 25;

/// Choosing, or the summary once `step` says so.
pub fn show(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    must_be_offered(cx, &context, ActKind::PlaceOrders)?;
    let query = cx.query()?;
    let again = match query.get("from") {
        "" => None,
        id if is_id(id) => Some(cx.portal.ordering.again(&context, id)?),
        _ => return Err(Refusal::QueryInvalid),
    };
    let refusal = match query.get("step") {
        "summary" => match summary(cx, &context, &query, &Fields::default(), None) {
            Err(refusal) if is_of_form(&refusal) => Some(refusal),
            answer => return answer,
        },
        _ => None,
    };
    choosing(cx, &context, &query, again, refusal)
}

/// Places the order.
pub fn place(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let lines: Vec<_> = wanted(&fields)?
        .into_iter()
        .map(|(product, quantity)| WantedLine {
            price: fields.get(&format!("p.{product}")).to_owned(),
            product,
            quantity,
        })
        .collect();
    let order = NewOrder {
        lines: &lines,
        delivery_address: fields.get("delivery_address"),
        reference: fields.get("reference"),
        note: fields.get("note"),
    };
    let form = Sent { key: fields.get("key"), peer: cx.request.peer };
    match cx.portal.ordering.place(&context, &order, &form).map_err(Refusal::from) {
        Ok(Done { document: Some(link), .. }) => {
            let (kind, id) = (link.kind.as_str(), link.id);
            Ok(answers::see_other(&format!("/a/{}/{kind}/{id}?done=placed", context.account.id.0)))
        }
        // A draft of the ERP's, which nobody sees before staff have looked at it.
        Ok(_) => Ok(answers::see_other(&format!("/a/{}/orders?done=received", context.account.id.0))),
        Err(refusal) if is_of_form(&refusal) => summary(cx, &context, &fields, &fields, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn choosing(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    query: &Fields<'_>,
    mut again: Option<Again>,
    refusal: Option<Refusal>,
) -> Result<Response, Refusal> {
    let begun = again.as_mut().map(|again| take(&mut again.basket));
    // What is no quantity stays where it was typed, marked, and the rest is chosen as before.
    let (wanted, mistyped): (Vec<_>, Vec<_>) =
        wanted(query)?.into_iter().partition(|(_, typed)| quantity(typed).is_ok());
    let wrong = mistyped.first().and_then(|(_, typed)| quantity(typed).err()).map(Refusal::from);
    let basket = begun.map_or_else(|| cx.portal.ordering.basket(context, &wanted).map_err(Refusal::from), Ok);
    let (basket, refusal) = match basket {
        Ok(basket) => (basket, refusal.or(wrong)),
        Err(other) if is_of_form(&other) => (cx.portal.ordering.basket(context, &[])?, Some(other)),
        Err(other) => return Err(other),
    };
    let text: String = query.get("text").chars().take(100).collect();
    let filter = Filter { text: &text, ..Filter::default() };
    let listing = Listing { filter, sort: Sort::Reference, descending: false, limit: FOUND, ..Listing::default() };
    let chosen = |id: &str| basket.lines.iter().any(|line| line.product.id == id);
    let rows = cx.portal.documents.list(context, Kind::Products, &listing)?.rows;
    let found = rows.into_iter().filter(|row| !chosen(&row.id)).collect();
    let shell = seated(cx, context, Area::Kind(Kind::Orders))?;
    let (locale, account) = (shell.locale, context.account.id);
    let alert = alert_of(locale, refusal.as_ref());
    let page = Choosing { alert, done: "", text: &text, basket, again, found, mistyped, account, shell };
    Ok(shown(locale, refusal.as_ref(), &page))
}

fn summary(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    chosen: &Fields<'_>,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let wanted = wanted(chosen)?;
    let basket = cx.portal.ordering.basket(context, &wanted)?;
    if basket.lines.is_empty() {
        return Err(Error::ActionInvalid("lines").into());
    }
    let back: Vec<_> = wanted.iter().map(|(id, quantity)| format!("q.{id}={}", quantity.trim())).collect();
    let shell = seated(cx, context, Area::Kind(Kind::Orders))?;
    let locale = shell.locale;
    let page = Summing {
        alert: alert_of(locale, refusal),
        done: "",
        key: new_key()?,
        basket,
        back: format!("/a/{}/order?{}", context.account.id.0, back.join("&")),
        delivery_address: typed.get("delivery_address"),
        reference: typed.get("reference"),
        note: typed.get("note"),
        account: context.account.id,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// The products that are chosen, and how many of each; nothing is as good as not chosen.
fn wanted(fields: &Fields<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let chosen = fields.below("q.").filter(|(_, quantity)| quantity.trim() != "0");
    let line = |(id, quantity): (&str, &str)| {
        if is_id(id) { Ok((id.to_owned(), quantity.to_owned())) } else { Err(Refusal::QueryInvalid) }
    };
    chosen.map(line).collect()
}
