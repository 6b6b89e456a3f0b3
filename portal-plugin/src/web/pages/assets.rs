//! What pages are drawn with: style sheets, scripts, the logo.

use plugin_api::Response;

use crate::web::assets;
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;

/// The asset at the path.
pub fn asset(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    assets::answer(&cx.site, cx.request.path).ok_or(Refusal::NotFound)
}
