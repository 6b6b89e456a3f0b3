//! One's own access to an account: seen, asked to be widened (rule D5), and ended by leaving (rule A3).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::portal::visits::Seat;
use crate::web::fields::Fields;
use crate::web::pages::{alert_of, inside, is_of_form, names_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Asking, Ending, Membership, Receipt, scope};
use crate::web::visit::Visit;
use crate::web::{answers, forgery};

/// What one may do here.
pub fn show(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let asked = visit.query()?.get("done") == "asked";
    page(visit, &seat, &Fields::default(), None, asked)
}

/// Asks the owner for more, or leaves.
pub fn change(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    match fields.get("do") {
        "ask" => ask(visit, &seat, &fields),
        "ending" => ending(visit, &seat),
        "leave" => leave(visit, &seat),
        _ => Err(Refusal::BodyInvalid),
    }
}

fn ask(visit: &Visit<'_>, seat: &Seat, fields: &Fields<'_>) -> Result<Response, Refusal> {
    let permission = fields.get("permission").parse().map_err(|_| Refusal::BodyInvalid)?;
    match visit.portal.ask_owner(seat, permission, fields.get("text")).map_err(Refusal::from) {
        Ok(()) => Ok(answers::see_other(&format!("/a/{}/membership?done=asked", seat.account.id.0))),
        Err(refusal) if is_of_form(&refusal) => page(visit, seat, fields, Some(&refusal), false),
        Err(refusal) => Err(refusal),
    }
}

/// What would end, and the button that ends it (rule A2a).
fn ending(visit: &Visit<'_>, seat: &Seat) -> Result<Response, Refusal> {
    let ends = visit.portal.would_leave(seat)?;
    let shell = seated(visit, seat, Area::Membership)?;
    let locale = shell.locale;
    let back = format!("/a/{}/membership", seat.account.id.0);
    let page = Ending {
        title: shell.p.leave_title,
        lead: shell.p.leave_lead,
        whom: &seat.visitor.user.name,
        action: back.clone(),
        act: "leave",
        label: shell.p.leave,
        ends,
        back,
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// Leaves; the receipt is the last that is seen of the account.
fn leave(visit: &Visit<'_>, seat: &Seat) -> Result<Response, Refusal> {
    let ended = visit.portal.leave(seat)?;
    let shell = inside(visit, &seat.visitor);
    let locale = shell.locale;
    Ok(render::page(200, locale, &Receipt { title: shell.p.receipt_left, ended, back: "/".to_owned(), shell }))
}

fn page(
    visit: &Visit<'_>,
    seat: &Seat,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    asked: bool,
) -> Result<Response, Refusal> {
    let offered = visit.portal.transfer_to(seat)?.is_some();
    let shell = seated(visit, seat, Area::Membership)?;
    let locale = shell.locale;
    let own = &seat.membership;
    let sites = names_of(visit, locale, own.sites.as_deref());
    let page = Membership {
        alert: alert_of(locale, refusal),
        done: if asked { shell.a.done_asked } else { "" },
        account_base: format!("/a/{}", seat.account.id.0),
        scope: scope(locale, own.role.permissions(), own.sees, sites.as_deref(), own.ends),
        asking: Asking {
            askable: visit.portal.askable(seat)?,
            has_owner: visit.portal.has_owner(seat.account.id)?,
            chosen: typed.get("permission").parse().ok(),
            text: typed.get("text"),
        },
        offered,
        owns: own.role == Role::Owner,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}
