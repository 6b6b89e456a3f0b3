//! The steps of taking papers away: a narrowed list, the same as a table and as an archive; and what describes the interface.

use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use super::{Tour, ask, call, check, first_account, items, open};
use crate::console::error::CliError;

const SITE: &str = "alpes";
const LOGIN: &str = "atu.lenobli";
const OPEN: &str = "?open=1";

/// Takes a list away in both ways, and reads the document of the interface.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("a narrowed list is taken away as a table, line for line", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let all = items(&ask(&mut browser, &format!("/api/v1/a/{account}/invoices?limit=100"))?).len();
        let some = items(&ask(&mut browser, &format!("/api/v1/a/{account}/invoices{OPEN}&limit=100"))?).len();
        let table = open(&mut browser, &format!("/a/{account}/export/invoices{OPEN}"))?;
        let lines = table.text().lines().count();
        let holds = table.status == 200 && lines == some + 1 && some > 0 && some < all;
        check(holds, format!("{some} of {all} invoices to be paid, {lines} lines with the heads"))
    })?;
    tour.step("its files are taken away as one archive", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let wanted = json!({ "kind": "invoices", "query": OPEN });
        let begun = call(&mut browser, "POST", &format!("/api/v1/a/{account}/zips"), &wanted)?;
        let progress = begun.header("location").ok_or("no address where to ask")?.to_owned();
        for _ in 0..500 {
            let state = ask(&mut browser, &progress)?;
            if state["status"] != "making" {
                let file = open(&mut browser, state["file"].as_str().ok_or_else(|| state.to_string())?)?;
                let seen = format!("{} documents, {} bytes", state["documents"], file.body.len());
                return check(file.status == 200 && file.body.starts_with(b"PK"), seen);
            }
            sleep(Duration::from_millis(20));
        }
        Err("it is not made in ten seconds".to_owned())
    })?;
    tour.step("the JSON interface is described by a document that anybody may read", |tour| {
        let document = ask(&mut tour.browser(SITE)?, "/api/v1/openapi.json")?;
        let paths = document["paths"].as_object().map_or(0, serde_json::Map::len);
        check(paths > 50, format!("OpenAPI {}, {paths} paths", document["openapi"]))
    })
}
