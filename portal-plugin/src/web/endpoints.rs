//! Every page and every call, one row each: its address, and for each method what serves it.
//!
//! # Add a page
//! 1. What it says: its fields in `portal-plugin/src/texts/shape/{area}.rs`, named in `portal-plugin/src/texts/shape.rs`, and
//!    their texts in `portal-plugin/src/texts/{language}/{area}.rs`, named in `portal-plugin/src/texts/{language}.rs`.
//! 2. What it looks like: `portal-plugin/templates/{area}.html`, filled from a struct in `portal-plugin/src/web/render/`, and one
//!    that is filled for the snapshots of `portal-plugin/src/web/render/tests.rs`.
//! 3. Its handler in `portal-plugin/src/web/pages/{area}.rs`, named in `portal-plugin/src/web/pages.rs`: a function that takes the
//!    request and, as further arguments, what it asks for.
//! 4. Its row in a file of `portal-plugin/src/web/endpoints/`: `page("/things").get(things::show).post(things::change)`.
//!
//! # What follows from them
//! A call is the same in a file of `web/json` and `call("/api/v1/…")`, with a name and a summary for the document. What else there
//! is to know of an address follows from handler and row:
//!
//! - a handler says by its arguments who has to be there (`Principal`, `AccountContext`), which parts of the path it takes
//!   (`UserId`, `DocumentId`), whether it takes a form (`Form`), files (`Uploads`), a body (`Json`) or a key (`Key`), and is
//!   handed each checked (`handlers`); by its answer it says what a program is told ([`Answered`], [`Done`], [`File`]);
//! - a row says what a handler cannot: `.asks(…)`, the permission that who lacks it may ask the owner for; `.private()`, not for
//!   staff who look on; `.either()`, another thing for who is signed in; `.query::<Q>()`, the parameters of a query;
//!   `.may(&[409, 429])`, the statuses of refusals that do not follow from the rest. An address in an account may answer 403
//!   and 404, one that varies 404 and 429, who has to sign in 401, a body 415 and 422, a query 400, anything 413, 414 and 503;
//! - parsing, `Allow`, the guard of staff who look on, the form's account and the document come from the row.
//!
//! A path leads to the first row that it fits. The document is checked in as `portal-plugin/openapi.json`; its test says how
//! to renew it.
//!
//! [`Answered`]: crate::web::json::Answered
//! [`Done`]: crate::web::json::Done
//! [`File`]: crate::web::json::File

mod accounts;
mod documents;
mod own;
mod people;
mod rows;
mod signing_in;

use std::sync::LazyLock;

use plugin_api::Response;

use crate::web::context::RequestContext;
use crate::web::endpoints::rows::{Endpoint, Serve};
use crate::web::handlers::Taking;
use crate::web::refusals::Refusal;
use crate::web::routes::{Found, Method, Routes};

struct Table {
    routes: Routes,
    serves: Vec<[Option<Serve>; 3]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let areas = [signing_in::rows(), own::rows(), accounts::rows(), people::rows(), documents::rows()];
    let rows = areas.into_iter().flatten().map(|Endpoint { route, serves }| (route, serves));
    let (routes, serves) = rows.unzip();
    Table { routes: Routes(routes), serves }
});

/// Every address.
pub fn routes() -> &'static Routes {
    &TABLE.routes
}

/// Answers by what serves this method of an address.
///
/// # Errors
/// `request/method` where nothing does; what `handlers` refuses; what the handler is refused with.
pub fn serve(cx: &RequestContext<'_>, found: &Found<'_>, method: Option<Method>) -> Result<Response, Refusal> {
    let serves = method.and_then(|method| {
        let serve = TABLE.serves[found.place][method as usize].as_ref()?;
        Some((method, found.route.operation(method)?, serve))
    });
    let (method, operation, serve) = serves.ok_or(Refusal::Method(found.route.methods()))?;
    serve(&mut Taking::begin(cx, found, method, &operation.takes)?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    #[test]
    fn every_row_has_what_its_handlers_ask_for() {
        for route in &routes().0 {
            let parts: Vec<_> = route.parts().map(|part| if part == "code" { "token" } else { part }).collect();
            for (method, operation) in route.each() {
                let takes = &operation.takes;
                let what = format!("{method:?} {}", route.pattern);
                for part in &takes.parts {
                    let is_word = *part == "kind" && routes().at(&route.sample(plugin_api::Kind::Tasks)).is_some();
                    assert!(parts.contains(part) || is_word, "{what} has no `{{{part}}}`");
                }
                let writes = method != Method::Get;
                assert!(writes || !(takes.form || takes.body.is_some() || takes.key), "{what} reads, and takes a body");
                assert_eq!(route.is_call(), operation.described.is_some(), "{what}");
                assert!(!takes.form || !route.is_call(), "{what} takes a form");
                assert!(takes.body.is_none() || route.is_call(), "{what} takes a body");
                assert!(takes.form || !writes || route.is_call(), "{what} writes without a form");
            }
            assert!(route.each().next().is_some(), "{} takes no method", route.pattern);
        }
    }

    #[test]
    fn no_row_stands_behind_another_that_takes_its_paths() {
        for route in &routes().0 {
            let leads =
                |kind| routes().at(&route.sample(kind)).is_some_and(|found| found.route.pattern == route.pattern);
            assert!(plugin_api::Kind::ALL.into_iter().any(leads), "nothing leads to {}", route.pattern);
        }
    }
    /// The recipe at the top, followed on paper: a page and a call that are there stand where it says, and nowhere else.
    #[test]
    fn a_page_is_written_in_two_places() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
        let mut files = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        for (handler, address, places) in [
            ("add_form", "/people/contacts\"", ["endpoints/people.rs", "pages/contacts.rs"]),
            ("edit_contact", "/v1/a/{account}/people/contacts/{contact}\"", ["endpoints/people.rs", "json/people.rs"]),
        ] {
            let words = [format!("fn {handler}("), format!("::{handler})"), address.to_owned()];
            let names = |path: &&PathBuf| {
                let text = fs::read_to_string(path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                words.iter().any(|word| code.contains(word))
            };
            let mut found: Vec<_> = files.iter().filter(names).map(|path| path.strip_prefix(&root).unwrap()).collect();
            found.sort();
            assert_eq!(found, places.map(Path::new), "{handler}");
        }
    }
}
