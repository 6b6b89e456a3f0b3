//! The ledger of an account, for its owner: read the newest first, and downloaded whole (rule A10).

use plugin_api::Response;

use crate::portal::principals::AccountContext;
use crate::source::Download;
use crate::web::context::RequestContext;
use crate::web::downloads;
use crate::web::pages::{name_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Ledger, LedgerRow};

/// How many entries a page shows.
const PAGE: u32 = 50;

/// How many pages of a thousand entries one download holds; a longer ledger goes on with `after`.
const MOST: usize = 50;

/// A page.
pub fn list(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let query = cx.query()?;
    let last = cx.portal.ledgers.page(&context, 0, 1)?.last;
    let before = match query.get("before") {
        "" => last.saturating_add(1),
        number => number.parse::<u64>().map_err(|_| Refusal::QueryInvalid)?.min(last.saturating_add(1)),
    };
    let after = before.saturating_sub(1).saturating_sub(u64::from(PAGE));
    let page = cx.portal.ledgers.page(&context, after, PAGE)?;
    let shell = seated(cx, &context, Area::Ledger)?;
    let locale = shell.locale;
    let entries = page.entries.iter().rev().filter(|entry| entry.number < before);
    let page = Ledger {
        zone: context.principal.zone().label(context.principal.host_says),
        base: format!("/a/{}/ledger", context.account.id.0),
        rows: entries
            .map(|entry| LedgerRow::new((locale, shell.zone), entry, |site| name_of(cx, locale, site)))
            .collect(),
        last: page.last,
        head: page.head,
        newer: (before <= last).then_some(()),
        older: (after > 0).then(|| after.saturating_add(1)),
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// The download, a line of JSON an entry; begins behind the entry `after`, if that is given.
pub fn export(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let mut after = match cx.query()?.get("after") {
        "" => 0,
        number => number.parse().map_err(|_| Refusal::QueryInvalid)?,
    };
    let mut bytes = Vec::new();
    for _ in 0..MOST {
        let page = cx.portal.ledgers.read(&context, after)?;
        bytes.extend_from_slice(page.text.as_bytes());
        match page.next {
            Some(next) => after = next,
            None => break,
        }
    }
    let name = format!("ledger-{}.jsonl", context.account.id.0);
    Ok(downloads::answer(cx.request, Download { name, media_type: "application/jsonl".to_owned(), bytes }))
}
