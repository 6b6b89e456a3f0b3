//! `time-zone`: the one that the user's pages and mails are in (rule T1).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::zones::Zone;
use crate::portal::principals::Principal;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Done, done};
use crate::web::refusals::Refusal;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeZoneChoice {
    /// The time zone of one's pages and mails, on every site, by its IANA name, e.g. `Europe/Paris`; `null` is each site's own.
    time_zone: Option<String>,
}

/// `POST time-zone`.
pub fn choose(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(TimeZoneChoice { time_zone }): Json<TimeZoneChoice>,
) -> Result<Done, Refusal> {
    let named = |name: String| Zone::of_name(&name).ok_or(Refusal::BodyInvalid);
    let chosen = time_zone.map(named).transpose()?;
    cx.portal.zones.choose(&principal, chosen.as_ref())?;
    Ok(done())
}
