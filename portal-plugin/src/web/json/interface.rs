//! `openapi.json`: the document of this interface.

use plugin_api::Response;
use schemars::json_schema;
use sha2::{Digest, Sha256};

use crate::model::tokens::lower_hex;
use crate::web::context::RequestContext;
use crate::web::json::Reply;
use crate::web::refusals::Refusal;
use crate::web::routes::Says;
use crate::web::{answers, openapi};

/// The document, or that it is still the one that the caller has.
#[derive(Debug)]
pub struct Interface(Response);

impl Reply for Interface {
    const SAYS: Says = Says::Json(|_| json_schema!({ "type": "object", "description": "An OpenAPI 3.1 document." }));

    fn into_response(self) -> Response {
        self.0
    }
}

/// `GET openapi.json`: for everybody, so that it says nothing of the site but its address.
#[expect(clippy::unnecessary_wraps, reason = "a handler as all others, which may refuse")]
pub fn show(cx: &RequestContext<'_>) -> Result<Interface, Refusal> {
    let document = openapi::document(cx.routes, &cx.portal.base.address(&cx.site));
    let whole = answers::json(200, "application/json", &document);
    let tag = format!("\"{}\"", lower_hex(&Sha256::digest(&whole.body).into()));
    let response = if cx.request.header("if-none-match") == Some(tag.as_str()) {
        Response { status: 304, ..Response::default() }
    } else {
        whole
    };
    let response = answers::with(response, "cache-control", "public, no-cache".to_owned());
    Ok(Interface(answers::with(response, "etag", tag)))
}
