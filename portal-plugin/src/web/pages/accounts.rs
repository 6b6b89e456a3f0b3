//! Where a visitor belongs: no account, the one, or a choice (rule A8).

use plugin_api::Response;

use crate::portal::visits::Visitor;
use crate::web::answers;
use crate::web::pages::inside;
use crate::web::refusals::Refusal;
use crate::web::render::{self, Accounts};
use crate::web::visit::Visit;

/// `/`: on to the one account or the one that was open here last, else to the choice.
pub fn start(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let cards = visit.portal.accounts(&visitor)?;
    let last = cards.iter().find(|card| visit.cookies.account == Some(card.id));
    Ok(match (cards.as_slice(), last) {
        ([card], _) | (_, Some(card)) => answers::see_other(&format!("/a/{}", card.id.0)),
        ([], _) => answers::see_other(&nowhere(visit, &visitor)?),
        _ => answers::see_other("/accounts"),
    })
}

/// Where who can enter no account is told why: of one that is on hold or closed its own page says so.
fn nowhere(visit: &Visit<'_>, visitor: &Visitor) -> Result<String, Refusal> {
    let shut = visit.portal.shut_account(visitor)?;
    Ok(shut.map_or_else(|| "/accounts".to_owned(), |account| format!("/a/{}", account.0)))
}

/// The choice; with one account there is none to make.
pub fn choose(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let cards = visit.portal.accounts(&visitor)?;
    if let [only] = cards.as_slice() {
        return Ok(answers::see_other(&format!("/a/{}", only.id.0)));
    }
    let page = Accounts { shell: inside(visit, &visitor), cards };
    Ok(render::page(200, page.shell.locale, &page))
}
