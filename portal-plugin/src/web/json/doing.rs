//! What customers do, as calls. Each carries a header `idempotency-key`: the same key again is the same action.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use plugin_api::actions::Done;
use plugin_api::{Drawing, Response};
use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::portal::actions::Sent;
use crate::portal::ordering::{BasketLine, NewOrder, WantedLine};
use crate::web::forgery;
use crate::web::json::{body, ok};
use crate::web::refusals::Refusal;
use crate::web::uploads::Uploads;
use crate::web::visit::Visit;

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum OnQuote {
    Accept {
        total: String,
        signed_by: String,
        /// Strokes of points `[x, y]` on a sheet of 600 × 200.
        drawing: Option<Drawing>,
    },
    Decline {
        reason: String,
    },
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum OnTicket {
    Reply {
        text: String,
        #[serde(default)]
        files: Vec<FileSent>,
    },
    Close {},
    Reopen {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewTicket {
    subject: String,
    text: String,
    #[serde(default)]
    files: Vec<FileSent>,
}

/// A file in base64; all of a call together within the 1 MiB that a body may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSent {
    name: String,
    content: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    lines: Vec<OrderLine>,
    #[serde(default)]
    delivery_address: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderLine {
    product: String,
    quantity: String,
    price: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditProfile {
    first_name: String,
    last_name: String,
    phone: String,
}

#[derive(Serialize)]
struct ProfileItem {
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
}

#[derive(Serialize)]
struct AgainItem<'a> {
    lines: Vec<AgainLine<'a>>,
    gone: &'a [String],
}

/// A line as `POST orders` takes it, at the price of today.
#[derive(Serialize)]
struct AgainLine<'a> {
    product: &'a str,
    title: &'a str,
    quantity: &'a str,
    price: &'a str,
    currency: &'a str,
}

#[derive(Serialize)]
struct DoneItem {
    kind: Option<&'static str>,
    id: Option<String>,
    r#ref: String,
}

/// `POST a/{account}/quotes/{id}`.
pub fn on_quote(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check(visit)?;
    let done = match body(visit)? {
        OnQuote::Accept { total, signed_by, drawing } => {
            visit.portal.accept_quote(&seat, id, (&total, &signed_by, drawing.as_ref()), &sent(visit))
        }
        OnQuote::Decline { reason } => visit.portal.decline_quote(&seat, id, &reason, &sent(visit)),
    }?;
    Ok(ok(&item(done)))
}

/// `POST a/{account}/tickets/{id}`.
pub fn on_ticket(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check(visit)?;
    let done = match body(visit)? {
        OnTicket::Reply { text, files } => {
            let files = uploads(files)?;
            visit.portal.reply_to_ticket(&seat, id, &text, &files.files()?, &sent(visit))
        }
        OnTicket::Close {} => visit.portal.close_ticket(&seat, id, &sent(visit)),
        OnTicket::Reopen {} => visit.portal.reopen_ticket(&seat, id, &sent(visit)),
    }?;
    Ok(ok(&item(done)))
}

/// `POST a/{account}/tickets`.
pub fn open_ticket(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check(visit)?;
    let NewTicket { subject, text, files } = body(visit)?;
    let files = uploads(files)?;
    Ok(ok(&item(visit.portal.open_ticket(&seat, (&subject, &text), &files.files()?, &sent(visit))?)))
}

/// `POST a/{account}/orders`.
pub fn place_order(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check(visit)?;
    let Order { lines, delivery_address, reference, note } = body(visit)?;
    let line = |OrderLine { product, quantity, price }| WantedLine { product, quantity, price };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    let order = NewOrder { lines: &lines, delivery_address: &delivery_address, reference: &reference, note: &note };
    Ok(ok(&item(visit.portal.place_order(&seat, &order, &sent(visit))?)))
}

/// `GET a/{account}/orders/{id}/again`: what of an old order is to be had today. Nothing is ordered by it.
pub fn again(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let again = visit.portal.order_again(&seat, id)?;
    Ok(ok(&AgainItem { lines: again.basket.lines.iter().map(again_line).collect(), gone: &again.gone }))
}

/// `GET a/{account}/profile`: one's own contact; null where the ERP knows none.
pub fn profile(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let contact = visit.portal.profile(&seat)?;
    Ok(ok(&contact.map(|contact| ProfileItem {
        first_name: contact.first_name,
        last_name: contact.last_name,
        phone: contact.phone,
        email: seat.visitor.user.email.clone(),
    })))
}

/// `POST a/{account}/profile`.
pub fn edit_profile(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check(visit)?;
    let EditProfile { first_name, last_name, phone } = body(visit)?;
    Ok(ok(&item(visit.portal.edit_profile(&seat, (&first_name, &last_name, &phone), &sent(visit))?)))
}

fn check(visit: &Visit<'_>) -> Result<(), Refusal> {
    forgery::check_session(&visit.cookies, visit.request.header("x-csrf-token").unwrap_or_default())
}

fn sent<'a>(visit: &Visit<'a>) -> Sent<'a> {
    Sent { key: visit.request.header("idempotency-key").unwrap_or_default(), peer: visit.request.peer }
}

fn uploads(files: Vec<FileSent>) -> Result<Uploads, Refusal> {
    let decoded = files.into_iter().map(|file| {
        let bytes = STANDARD.decode(file.content).map_err(|_| Refusal::BodyInvalid)?;
        Ok((file.name, bytes))
    });
    Ok(Uploads::of_files(decoded.collect::<Result<_, Refusal>>()?))
}

fn again_line(line: &BasketLine) -> AgainLine<'_> {
    AgainLine {
        product: &line.product.id,
        title: &line.product.title,
        quantity: &line.quantity,
        price: &line.product.total,
        currency: &line.product.currency,
    }
}

fn item(done: Done) -> DoneItem {
    let (kind, id) = done.document.map_or((None, None), |link| (Some(link.kind.as_str()), Some(link.id)));
    DoneItem { kind, id, r#ref: done.reference }
}
