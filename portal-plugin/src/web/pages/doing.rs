//! What customers do on pages: answer a quote, write on tickets, put their own information right.

use plugin_api::Kind;
use plugin_api::Response;
use plugin_api::actions::{ActKind, Done};

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::tokens::Token;
use crate::portal::actions::Sent;
use crate::portal::visits::Seat;
use crate::random;
use crate::web::fields::Fields;
use crate::web::pages::{alert_of, documents, is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Profile, TicketForm};
use crate::web::uploads::Uploads;
use crate::web::visit::Visit;
use crate::web::{answers, drawings, forgery};

/// Answers a quote.
pub fn on_quote(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let form = sent(visit, &fields);
    let answer = match fields.get("do") {
        "accept" => {
            let accept = |drawing: Option<_>| {
                let signed = (fields.get("total"), fields.get("signed_by"), drawing.as_ref());
                visit.portal.accept_quote(&seat, id, signed, &form).map(|_| "accepted")
            };
            drawings::read(fields.get("drawing")).and_then(accept)
        }
        "decline" => visit.portal.decline_quote(&seat, id, fields.get("reason"), &form).map(|_| "declined"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("{}?done={done}", visit.request.path))),
        Err(refusal) if is_of_form(&refusal) => {
            documents::page(visit, &seat, (Kind::Quotes, id), (&fields, Some(&refusal)), "")
        }
        Err(refusal) => Err(refusal),
    }
}

/// Writes on a ticket, closes it, or takes it up again.
pub fn on_ticket(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let (uploads, seat) = uploaded(visit, account)?;
    let fields = &uploads.fields;
    let form = sent(visit, fields);
    let answer = match fields.get("do") {
        "reply" => {
            let reply = |files: Vec<_>| visit.portal.reply_to_ticket(&seat, id, fields.get("text"), &files, &form);
            uploads.files().and_then(reply).map(|_| "replied")
        }
        "close" => visit.portal.close_ticket(&seat, id, &form).map(|_| "closed"),
        "reopen" => visit.portal.reopen_ticket(&seat, id, &form).map(|_| "reopened"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("{}?done={done}", visit.request.path))),
        Err(refusal) if is_of_form(&refusal) => {
            documents::page(visit, &seat, (Kind::Tickets, id), (fields, Some(&refusal)), "")
        }
        Err(refusal) => Err(refusal),
    }
}

/// The form of a new ticket.
pub fn ticket_form(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    ticket_page(visit, &seat, &Fields::default(), None)
}

/// Opens a ticket.
pub fn open_ticket(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let (uploads, seat) = uploaded(visit, account)?;
    let fields = &uploads.fields;
    let typed = (fields.get("subject"), fields.get("text"));
    let open = |files: Vec<_>| visit.portal.open_ticket(&seat, typed, &files, &sent(visit, fields));
    match uploads.files().and_then(open).map_err(Refusal::from) {
        Ok(Done { document: Some(link), .. }) => {
            let (kind, id) = (link.kind.as_str(), link.id);
            Ok(answers::see_other(&format!("/a/{}/{kind}/{id}?done=opened", account.0)))
        }
        Ok(_) => Ok(answers::see_other(&format!("/a/{}/tickets", account.0))),
        Err(refusal) if is_of_form(&refusal) => ticket_page(visit, &seat, fields, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn ticket_page(
    visit: &Visit<'_>,
    seat: &Seat,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    must_be_offered(visit, seat, ActKind::WriteTickets)?;
    let shell = seated(visit, seat, Area::Kind(Kind::Tickets))?;
    let locale = shell.locale;
    let (subject, text) = (typed.get("subject"), typed.get("text"));
    let page = TicketForm {
        alert: alert_of(locale, refusal),
        done: "",
        key: new_key()?,
        subject,
        text,
        account: seat.account.id,
        words: shell.words(&Kind::Tickets),
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// One's own information.
pub fn profile(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let saved = visit.query()?.get("done") == "saved";
    profile_page(visit, &seat, &Fields::default(), None, saved)
}

/// Puts it right.
pub fn edit_profile(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let typed = (fields.get("first_name"), fields.get("last_name"), fields.get("phone"));
    match visit.portal.edit_profile(&seat, typed, &sent(visit, &fields)).map_err(Refusal::from) {
        Ok(_) => Ok(answers::see_other(&format!("{}?done=saved", visit.request.path))),
        Err(refusal) if is_of_form(&refusal) => profile_page(visit, &seat, &fields, Some(&refusal), false),
        Err(refusal) => Err(refusal),
    }
}

fn profile_page(
    visit: &Visit<'_>,
    seat: &Seat,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    saved: bool,
) -> Result<Response, Refusal> {
    let known = visit.portal.profile(seat)?;
    let offered = known.is_some() && visit.portal.offers(seat, ActKind::EditContact)?;
    let shell = seated(visit, seat, Area::Profile)?;
    let locale = shell.locale;
    let known = known.as_ref();
    let value = |name: &str, of: &str| if refusal.is_some() { typed.get(name).to_owned() } else { of.to_owned() };
    let page = Profile {
        alert: alert_of(locale, refusal),
        done: if saved { shell.d.profile_saved } else { "" },
        key: new_key()?,
        offered,
        first_name: value("first_name", known.map_or("", |contact| &contact.first_name)),
        last_name: value("last_name", known.map_or("", |contact| &contact.last_name)),
        phone: value("phone", known.and_then(|contact| contact.phone.as_deref()).unwrap_or_default()),
        email: seat.visitor.user.email.as_deref().unwrap_or_default(),
        account: seat.account.id,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// A key of a new form.
pub fn new_key() -> Result<String, Error> {
    Ok(Token::new(random::bytes()?).secret())
}

fn sent<'a>(visit: &Visit<'a>, fields: &'a Fields<'_>) -> Sent<'a> {
    Sent { key: fields.get("key"), peer: visit.request.peer }
}

/// A form that may hold files, of whoever is in the account.
fn uploaded<'a>(visit: &'a Visit<'_>, account: AccountId) -> Result<(&'a Uploads, Seat), Refusal> {
    let seat = visit.seat(account)?;
    let uploads = visit.uploads()?;
    forgery::check_session(&visit.cookies, uploads.fields.get("csrf"))?;
    Ok((uploads, seat))
}

/// Who may not do it, or not in this ERP, gets no form for it.
pub fn must_be_offered(visit: &Visit<'_>, seat: &Seat, act: ActKind) -> Result<(), Refusal> {
    visit.portal.may_act(seat, act)?;
    if visit.portal.offers(seat, act)? { Ok(()) } else { Err(Error::ActionNotTaken.into()) }
}
