//! Ids and secrets in addresses: counted where they lead nowhere, and who asks for too many is slowed (rule U7).

use crate::error::Error;
use crate::portal::guessing::{Guesser, Miss};
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;
use crate::web::routes::{self, Route};

/// Refuses who has asked for too many ids that do not exist one more that may not.
///
/// # Errors
/// `throttle/slow-down`.
pub fn check_limit(cx: &RequestContext<'_>, route: &Route) -> Result<(), Refusal> {
    if route.holds_id() { Ok(cx.portal.guessing.may_look_up(|| who(cx))?) } else { Ok(()) }
}

/// The refusal, counted where something was asked for that does not exist; of who has asked for too many, another one.
pub fn counted(cx: &RequestContext<'_>, refusal: Refusal) -> Refusal {
    if !is_miss(&refusal) {
        return refusal;
    }
    let request = cx.request;
    let path = request.path.strip_prefix("/api/v1").unwrap_or(request.path);
    let by_path = cx.found.as_ref().is_some_and(|found| {
        // What stands in the body may be another thing each time.
        !found.route.secret_in_body && (matches!(request.method, "GET" | "HEAD") || found.route.holds_id())
    });
    let thing = thing(path);
    let miss = Miss { thing: by_path.then_some(thing.as_str()), account: routes::account(path), peer: request.peer };
    let slowed = cx.portal.guessing.count_miss(&cx.site, &who(cx), miss);
    slowed.map_or_else(Refusal::from, |()| refusal)
}

/// What a path asks for: the same for a document, its files and what can be done to it.
fn thing(path: &str) -> String {
    let parts = path.split('/').skip(1).take(5);
    parts.take_while(|part| !matches!(*part, "file" | "picture" | "again")).collect::<Vec<_>>().join("/")
}

/// Whether an id or a secret led nowhere. A file that is missing belongs to a document that is there.
const fn is_miss(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::NotFound
            | Refusal::Portal(
                Error::LinkInvalid
                    | Error::EmailLinkInvalid
                    | Error::HandOffInvalid
                    | Error::InvitationUnknown
                    | Error::MemberUnknown
                    | Error::AccountContactUnknown
                    | Error::SessionUnknown
            )
    )
}

fn who(cx: &RequestContext<'_>) -> Guesser {
    let principal = cx.principal_with_any_password().ok();
    Guesser::of(principal.map(|principal| principal.user.id), cx.request.peer)
}
