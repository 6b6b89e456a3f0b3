//! The documents of an account: overview, lists, one of them, its files.

use plugin_api::actions::ActKind;
use plugin_api::{Kind, Response};

use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::portal::visits::Seat;
use crate::web::fields::Fields;
use crate::web::pages::doing::new_key;
use crate::web::pages::{alert_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Detail, Doing, Home};
use crate::web::visit::Visit;
use crate::web::{answers, downloads, drawings, format, texts};

/// The overview: how much there is of each kind.
pub fn home(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let offered = visit.portal.transfer_to(&seat)?.is_some();
    let owns = seat.membership.role == Role::Owner;
    let recovery = owns && visit.portal.recovery_to_object_to(&seat)?.is_some();
    let today = format::day_of(seat.visitor.host_says);
    let counters = visit.portal.counters(&seat, &today)?;
    let page = Home {
        attention: visit.portal.attention(&seat, &today)?,
        statement: visit.portal.statement(&seat, &today)?,
        shell: seated(visit, &seat, Area::Home)?,
        account,
        counters,
        recovery,
        offered,
        asks_owner: !owns && visit.portal.has_owner(account)?,
        today: &today,
    };
    Ok(render::page(200, page.shell.locale, &page))
}

/// One document.
pub fn document(visit: &Visit<'_>, account: AccountId, kind: Kind, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let done = match visit.query()?.get("done") {
        "" => "",
        done => texts::done(visit.locale(Some(&seat.visitor.user)), done),
    };
    page(visit, &seat, (kind, id), (&Fields::default(), None), done)
}

/// The page of a document, with what went wrong or was done just now.
pub fn page(
    visit: &Visit<'_>,
    seat: &Seat,
    (kind, id): (Kind, &str),
    (typed, refusal): (&Fields<'_>, Option<&Refusal>),
    done: &'static str,
) -> Result<Response, Refusal> {
    let open = visit.portal.open(seat, kind, id)?;
    let shell = seated(visit, seat, Area::Kind(kind))?;
    let locale = shell.locale;
    let today = format::day_of(seat.visitor.host_says);
    let row = &open.document.summary;
    let asks = kind == Kind::Quotes && row.open && visit.portal.offers(seat, ActKind::AnswerQuotes)?;
    let answerable = asks && row.is_in_time(&today);
    let writes = kind == Kind::Tickets && visit.portal.offers(seat, ActKind::WriteTickets)?;
    let names_products = open.document.body.lines.iter().any(|line| !line.product.is_empty());
    let again = kind == Kind::Orders && names_products && visit.portal.offers_orders(seat)?;
    let drawing = typed.get("drawing");
    let doing = Doing {
        key: if answerable || writes { new_key()? } else { String::new() },
        alert: alert_of(locale, refusal),
        done,
        answers: answerable,
        expired: asks && !answerable,
        writes,
        again,
        // What is no drawing is not sent back to be sent again.
        drawing: if drawings::read(drawing).is_ok() { drawing } else { "" },
        signed_by: if refusal.is_some() { typed.get("signed_by") } else { &seat.visitor.user.name },
        reason: typed.get("reason"),
        text: typed.get("text"),
    };
    let page = shown(locale, refusal, &Detail::new(shell, seat.account.id, &open, &today, doing));
    Ok(if answerable { answers::with_script(page) } else { page })
}

/// A file of a document.
pub fn file(
    visit: &Visit<'_>,
    account: AccountId,
    kind: Kind,
    id: &str,
    file: Option<&str>,
) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    Ok(downloads::answer(visit.request, visit.portal.file(&seat, kind, id, file)?))
}

/// The picture of a product; the JSON twin answers with the same bytes.
pub fn picture(visit: &Visit<'_>, account: AccountId, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    Ok(answers::picture(visit.portal.picture(&seat, id)?))
}
