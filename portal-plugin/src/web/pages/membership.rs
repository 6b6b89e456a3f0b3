//! One's own access to an account: seen, and ended by leaving (rule A3).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::web::forgery;
use crate::web::pages::{inside, names_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Membership, Receipt, scope};
use crate::web::visit::Visit;

/// What one may do here.
pub fn show(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let offered = visit.portal.transfer_to(&seat)?.is_some();
    let shell = seated(visit, &seat, Area::Membership)?;
    let locale = shell.locale;
    let own = &seat.membership;
    let sites = names_of(visit, locale, own.sites.as_deref());
    let page = Membership {
        alert: None,
        done: "",
        account_base: format!("/a/{}", account.0),
        scope: scope(locale, own.role.permissions(), own.sees, sites.as_deref(), own.ends),
        offered,
        owns: own.role == Role::Owner,
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// Leaves; the receipt is the last that is seen of the account.
pub fn leave(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    if fields.get("do") != "leave" {
        return Err(Refusal::BodyInvalid);
    }
    let ended = visit.portal.leave(&seat)?;
    let shell = inside(visit, &seat.visitor);
    let locale = shell.locale;
    Ok(render::page(200, locale, &Receipt { title: shell.p.receipt_left, ended, back: "/".to_owned(), shell }))
}
