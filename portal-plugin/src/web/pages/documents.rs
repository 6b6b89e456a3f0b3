//! The documents of an account: overview, lists, one of them, its files.

use plugin_api::{Kind, Response};

use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::web::listing::ListQuery;
use crate::web::pages::seated;
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Detail, Home, List};
use crate::web::visit::Visit;
use crate::web::{downloads, format};

/// The overview: how much there is of each kind.
pub fn home(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let counters = visit.portal.counters(&seat)?;
    let offered = visit.portal.transfer_to(&seat)?.is_some();
    let owns = seat.membership.role == Role::Owner;
    let recovery = owns && visit.portal.recovery_to_object_to(&seat)?.is_some();
    let page = Home { shell: seated(visit, &seat, Area::Home)?, account, counters, recovery, offered };
    Ok(render::page(200, page.shell.locale, &page))
}

/// A page of a list.
pub fn list(visit: &Visit<'_>, account: AccountId, kind: Kind) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let query = ListQuery::read(kind, &visit.query()?)?;
    let today = format::day_of(seat.visitor.now);
    let rows = visit.portal.list(&seat, kind, &query.listing(&today))?;
    let shell = seated(visit, &seat, Area::Kind(kind))?;
    let locale = shell.locale;
    Ok(render::page(200, locale, &List::new(shell, account, kind, &query, &rows, &today)))
}

/// One document.
pub fn document(visit: &Visit<'_>, account: AccountId, kind: Kind, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let open = visit.portal.open(&seat, kind, id)?;
    let shell = seated(visit, &seat, Area::Kind(kind))?;
    let locale = shell.locale;
    Ok(render::page(200, locale, &Detail::new(shell, account, &open, &format::day_of(seat.visitor.now))))
}

/// A file of a document; the JSON twin answers with the same bytes.
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
