//! The sessions of one's own: seen and ended.

use plugin_api::Response;

use crate::model::sessions::SessionId;
use crate::portal::signing::SessionCard;
use crate::web::pages::{inside, name_of};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Sessions};
use crate::web::visit::Visit;
use crate::web::{answers, forgery};

/// The list.
pub fn list(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let query = visit.query()?;
    let cards = visit.portal.sessions(&visitor)?.into_iter();
    let shell = inside(visit, &visitor);
    let named = |card: SessionCard| SessionCard { site: name_of(visit, shell.locale, &card.site), ..card };
    let cards = cards.map(named).collect();
    let done = match query.get("done") {
        "one" => shell.t.session_ended,
        "others" => shell.t.others_ended,
        _ => "",
    };
    let page = Sessions { shell, alert: None, done, cards };
    Ok(render::page(200, page.shell.locale, &page))
}

/// Ends one, or all but this one.
pub fn end(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    if fields.get("end") == "others" {
        visit.portal.end_other_sessions(&visitor)?;
        return Ok(answers::see_other("/sessions?done=others"));
    }
    let id = fields.get("end").parse().map_err(|_| Refusal::BodyInvalid)?;
    visit.portal.end_session(&visitor, SessionId(id))?;
    Ok(answers::see_other("/sessions?done=one"))
}
