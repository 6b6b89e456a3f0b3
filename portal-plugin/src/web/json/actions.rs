//! What customers do, as calls. Each carries a header `idempotency-key`: the same key again is the same action.

use data_encoding::BASE64;
use plugin_api::actions::Done;
use plugin_api::{Drawing, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::portal::ordering::{self, WantedLine};
use crate::portal::principals::AccountContext;
use crate::web::arguments::{DocumentId, Json, JsonByDo, Key};
use crate::web::context::RequestContext;
use crate::web::json::{Answered, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::uploads::Uploads;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(tag = "do")]
pub enum OnQuote {
    /// Accept it as it was shown.
    Accept {
        /// The total that was seen: another one by now is refused.
        #[schemars(regex(pattern = shapes::AMOUNT), example = "1250.00")]
        total: String,
        /// Who accepts.
        #[schemars(length(max = 200), regex(pattern = shapes::LINE), example = "Zoe Martin")]
        signed_by: String,
        /// The signature, where one was drawn.
        drawing: Option<Drawing>,
    },
    /// Decline it.
    Decline {
        /// Why; may be empty.
        #[schemars(length(max = 10_000), regex(pattern = shapes::TEXT_OR_NONE))]
        reason: String,
    },
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(tag = "do")]
pub enum OnTicket {
    /// Write to it.
    Reply {
        /// The message.
        #[schemars(length(max = 10_000), regex(pattern = shapes::TEXT), example = "It works again.")]
        text: String,
        /// At most five.
        #[serde(default)]
        #[schemars(length(max = 5))]
        files: Vec<FileSent>,
    },
    /// Close it.
    Close {},
    /// Reopen it.
    Reopen {},
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    /// What it is about.
    #[schemars(length(max = 200), regex(pattern = shapes::LINE), example = "The door sticks")]
    subject: String,
    /// The message.
    #[schemars(length(max = 10_000), regex(pattern = shapes::TEXT), example = "Since Monday.")]
    text: String,
    /// At most five.
    #[serde(default)]
    #[schemars(length(max = 5))]
    files: Vec<FileSent>,
}

/// A file in base64; all of a call together within the 1 MiB that a body may have.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileSent {
    /// Its name.
    name: String,
    /// Its bytes.
    #[schemars(extend("contentEncoding" = "base64"), regex(pattern = "^([A-Za-z0-9+/]{4})*$"))]
    content: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// What is ordered.
    #[schemars(length(min = 1, max = 100))]
    lines: Vec<OrderLine>,
    /// Where it goes; empty is where it always goes.
    #[serde(default)]
    #[schemars(length(max = 10_000), regex(pattern = shapes::TEXT_OR_NONE))]
    delivery_address: String,
    /// One's own number of it; may be empty.
    #[serde(default)]
    #[schemars(length(max = 200), regex(pattern = shapes::LINE_OR_NONE))]
    reference: String,
    /// A remark; may be empty.
    #[serde(default)]
    #[schemars(length(max = 10_000), regex(pattern = shapes::TEXT_OR_NONE))]
    note: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    /// The product's id, of `GET /a/{account}/products`.
    product: String,
    /// How many.
    #[schemars(regex(pattern = shapes::QUANTITY), example = "2")]
    quantity: String,
    /// The price of one that was seen: another one by now is refused.
    #[schemars(regex(pattern = shapes::AMOUNT), example = "12.00")]
    price: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewOrder {
    /// What would be ordered.
    #[schemars(length(max = 100))]
    lines: Vec<PreviewLine>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewLine {
    /// The product's id, of `GET /a/{account}/products`.
    product: String,
    /// How many.
    #[schemars(regex(pattern = shapes::QUANTITY), example = "2")]
    quantity: String,
}

/// What products come to now. One that is not to be had any more is left out.
#[derive(Serialize, JsonSchema)]
pub struct Basket {
    lines: Vec<BasketLine>,
    /// The sum of the lines, one for each currency.
    sums: Vec<Sum>,
}

#[derive(Serialize, JsonSchema)]
pub struct BasketLine {
    /// The product's id.
    product: String,
    /// The product's number.
    r#ref: String,
    /// What it is called.
    title: Option<String>,
    /// How many, as the ERP would be told it.
    quantity: String,
    /// The price of one, which an order names.
    price: Option<String>,
    /// So many times the price.
    total: Option<String>,
    /// The currency of both, ISO 4217.
    currency: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Sum {
    /// The amount.
    amount: String,
    /// The currency, ISO 4217.
    currency: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditProfile {
    /// The given name; may be empty.
    #[schemars(length(max = 200), regex(pattern = shapes::LINE_OR_NONE), example = &"Zoe")]
    first_name: String,
    /// The family name.
    #[schemars(length(max = 200), regex(pattern = shapes::LINE), example = &"Martin")]
    last_name: String,
    /// The telephone number; may be empty.
    #[schemars(length(max = 200), regex(pattern = shapes::LINE_OR_NONE))]
    phone: String,
}

#[derive(Serialize, JsonSchema)]
pub struct ProfileItem {
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
}

/// What of an old order is to be had today.
#[derive(Serialize, JsonSchema)]
pub struct AgainItem {
    /// Its lines as an order takes them, at the prices of today.
    lines: Vec<BasketLine>,
    /// What is not to be had any more, by name.
    gone: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct DoneItem {
    /// The kind of the document that it led to, if to one.
    #[schemars(with = "Option<Kind>")]
    kind: Option<&'static str>,
    /// Its id.
    id: Option<String>,
    /// Its number; empty where there is none.
    r#ref: String,
}

/// `POST a/{account}/quotes/{id}`.
pub fn on_quote(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: DocumentId,
    key: Key,
    JsonByDo(change): JsonByDo<OnQuote>,
) -> Answered<DoneItem> {
    let done = match change {
        OnQuote::Accept { total, signed_by, drawing } => {
            cx.portal.actions.accept_quote(&context, &id, (&total, &signed_by, drawing.as_ref()), &key.sent(cx))
        }
        OnQuote::Decline { reason } => cx.portal.actions.decline_quote(&context, &id, &reason, &key.sent(cx)),
    }?;
    Ok(ok(&item(done)))
}

/// `POST a/{account}/tickets/{id}`.
pub fn on_ticket(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: DocumentId,
    key: Key,
    JsonByDo(change): JsonByDo<OnTicket>,
) -> Answered<DoneItem> {
    let done = match change {
        OnTicket::Reply { text, files } => {
            let files = uploads(files)?;
            cx.portal.actions.reply_to_ticket(&context, &id, &text, &files.files()?, &key.sent(cx))
        }
        OnTicket::Close {} => cx.portal.actions.close_ticket(&context, &id, &key.sent(cx)),
        OnTicket::Reopen {} => cx.portal.actions.reopen_ticket(&context, &id, &key.sent(cx)),
    }?;
    Ok(ok(&item(done)))
}

/// `POST a/{account}/tickets`.
pub fn open_ticket(
    cx: &RequestContext<'_>,
    context: AccountContext,
    key: Key,
    Json(NewTicket { subject, text, files }): Json<NewTicket>,
) -> Answered<DoneItem> {
    let files = uploads(files)?;
    Ok(ok(&item(cx.portal.actions.open_ticket(&context, (&subject, &text), &files.files()?, &key.sent(cx))?)))
}

/// `POST a/{account}/orders`.
pub fn place_order(
    cx: &RequestContext<'_>,
    context: AccountContext,
    key: Key,
    Json(NewOrder { lines, delivery_address, reference, note }): Json<NewOrder>,
) -> Answered<DoneItem> {
    let line = |OrderLine { product, quantity, price }| WantedLine { product, quantity, price };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    let order =
        ordering::NewOrder { lines: &lines, delivery_address: &delivery_address, reference: &reference, note: &note };
    Ok(ok(&item(cx.portal.ordering.place(&context, &order, &key.sent(cx))?)))
}

/// `POST a/{account}/basket`.
pub fn basket(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(PreviewOrder { lines }): Json<PreviewOrder>,
) -> Answered<Basket> {
    let wanted: Vec<_> = lines.into_iter().map(|line| (line.product, line.quantity)).collect();
    let basket = cx.portal.ordering.basket(&context, &wanted)?;
    let sums = basket.sums.into_iter().map(|(currency, amount)| Sum { amount, currency });
    Ok(ok(&Basket { lines: basket.lines.into_iter().map(basket_line).collect(), sums: sums.collect() }))
}

/// `GET a/{account}/orders/{id}/again`: what of an old order is to be had today. Nothing is ordered by it.
pub fn again(cx: &RequestContext<'_>, context: AccountContext, id: DocumentId) -> Answered<AgainItem> {
    let again = cx.portal.ordering.again(&context, &id)?;
    Ok(ok(&AgainItem { lines: again.basket.lines.into_iter().map(basket_line).collect(), gone: again.gone }))
}

/// `GET a/{account}/profile`: one's own contact; null where the ERP knows none.
pub fn profile(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Option<ProfileItem>> {
    let contact = cx.portal.actions.profile(&context)?;
    Ok(ok(&contact.map(|contact| ProfileItem {
        first_name: contact.first_name,
        last_name: contact.last_name,
        phone: contact.phone,
        email: context.principal.user.email.clone(),
    })))
}

/// `POST a/{account}/profile`.
pub fn edit_profile(
    cx: &RequestContext<'_>,
    context: AccountContext,
    key: Key,
    Json(EditProfile { first_name, last_name, phone }): Json<EditProfile>,
) -> Answered<DoneItem> {
    Ok(ok(&item(cx.portal.actions.edit_profile(&context, (&first_name, &last_name, &phone), &key.sent(cx))?)))
}

fn uploads(files: Vec<FileSent>) -> Result<Uploads, Refusal> {
    let decoded = files.into_iter().map(|file| {
        let bytes = BASE64.decode(file.content.as_bytes()).map_err(|_| Refusal::BodyInvalid)?;
        Ok((file.name, bytes))
    });
    Ok(Uploads::of_files(decoded.collect::<Result<_, Refusal>>()?))
}

fn basket_line(ordering::BasketLine { product, quantity, total }: ordering::BasketLine) -> BasketLine {
    let some = |text: String| if text.is_empty() { None } else { Some(text) };
    BasketLine {
        product: product.id.clone(),
        r#ref: product.reference.clone(),
        title: some(product.title.clone()),
        quantity,
        price: some(product.total.clone()),
        total: some(total),
        currency: product.currency.clone(),
    }
}

fn item(done: Done) -> DoneItem {
    let (kind, id) = done.document.map_or((None, None), |link| (Some(link.kind.as_str()), Some(link.id)));
    DoneItem { kind, id, r#ref: done.reference }
}
