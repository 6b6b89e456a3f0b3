//! `language`: the one that the user's pages and mails are in.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::model::locales::Locale;
use crate::web::arguments::{Json, WithAnyPassword};
use crate::web::context::RequestContext;
use crate::web::json::{Done, done};
use crate::web::refusals::Refusal;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageChoice {
    /// The language of one's pages and mails, on every site.
    #[schemars(schema_with = "tags")]
    locale: String,
}

/// `POST language`.
pub fn choose(
    cx: &RequestContext<'_>,
    WithAnyPassword(principal): WithAnyPassword,
    Json(LanguageChoice { locale }): Json<LanguageChoice>,
) -> Result<Done, Refusal> {
    let chosen = Locale::ALL.into_iter().find(|known| known.tag() == locale).ok_or(Refusal::BodyInvalid)?;
    cx.portal.languages.choose(&principal, chosen)?;
    Ok(done())
}

fn tags(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": Locale::ALL.map(Locale::tag) })
}
