//! Lists of documents, as pages and as tables to take away.

use plugin_api::actions::ActKind;
use plugin_api::{Kind, Response};

use crate::model::locales::Locale;
use crate::portal::documents::exporting::Export;
use crate::portal::principals::AccountContext;
use crate::source::{Download, Summary};
use crate::web::badges::badge_of;
use crate::web::columns::{self, Column};
use crate::web::context::RequestContext;
use crate::web::csv::{self, Cell};
use crate::web::downloads;
use crate::web::listing::{ListQuery, names};
use crate::web::pages::seated;
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, List, Listed};
use crate::web::texts;

/// The most rows of a page: with them a page weighs less than 60 KB. JSON takes more.
const LONGEST: u32 = 50;

/// A page of a list.
pub fn list(cx: &RequestContext<'_>, context: AccountContext, kind: Kind) -> Result<Response, Refusal> {
    // What others put into an address (`utm_source`) narrows nothing; a machine's address is taken at its word.
    let fields = cx.query()?;
    let done = texts::done(cx.locale_for(&context.principal), fields.get("done"));
    let mut query = cx.list_query(&context, kind, &fields.only(names))?;
    query.limit = query.limit.min(LONGEST);
    let today = context.principal.today();
    let page = cx.portal.documents.list(&context, kind, &query.listing(&today))?;
    let choices = cx.portal.documents.choices(&context, kind)?;
    let shell = seated(cx, &context, Area::Kind(kind))?;
    let locale = shell.locale;
    let begin = match kind {
        Kind::Tickets if cx.portal.decisions.offers(&context, ActKind::WriteTickets)? => {
            Some(("ticket", shell.t.tickets.open_ticket))
        }
        Kind::Orders | Kind::Products if cx.portal.ordering.is_offered(&context)? => {
            Some(("order", shell.t.ordering.order))
        }
        _ => None,
    };
    let listed = Listed { kind, query: &query, page: &page, today: &today, choices: &choices };
    Ok(render::page(200, locale, &List::new(shell, context.account.id, listed, begin, done)))
}

/// All rows of a list as a table; the JSON twin answers with the same bytes.
pub fn export(cx: &RequestContext<'_>, context: AccountContext, kind: Kind) -> Result<Response, Refusal> {
    let query = cx.list_query(&context, kind, &cx.query()?)?;
    export_of(cx, &context, kind, &query)
}

/// The table that this query asks for.
pub fn export_of(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    kind: Kind,
    query: &ListQuery,
) -> Result<Response, Refusal> {
    let today = context.principal.today();
    let export = cx.portal.documents.export(context, kind, &query.listing(&today))?;
    let locale = cx.locale_for(&context.principal);
    let name = format!("{} {today}.csv", texts::of(locale).kinds.of(kind).plural);
    let bytes = table(locale, kind, &export);
    Ok(downloads::answer(cx.request, Download { name, media_type: "text/csv".to_owned(), bytes }))
}

/// The rows in the columns of the list, amounts and days as programs write them; a last row says where the list was cut.
fn table(locale: Locale, kind: Kind, export: &Export) -> Vec<u8> {
    let t = texts::of(locale);
    let columns: Vec<Column> = columns::of(kind).iter().copied().filter(|column| *column != Column::File).collect();
    let labels: Vec<String> = export.rows.iter().map(|row| badge_of(locale, row).label.into_owned()).collect();
    let progress: Vec<String> =
        export.rows.iter().map(|row| row.progress.map(|done| done.to_string()).unwrap_or_default()).collect();
    let mut head: Vec<&str> = columns.iter().map(|column| column.head(&t.kinds, kind)).collect();
    let has_amounts = columns.contains(&Column::Total);
    if has_amounts {
        head.push(t.lists.currency);
    }
    let has_natures = kind.is_invoice();
    if has_natures {
        head.push(t.kinds.natures.head);
    }
    let rows = export.rows.iter().zip(labels.iter().zip(&progress)).map(|(row, (status, progress))| {
        let mut cells: Vec<Cell<'_>> = columns.iter().map(|column| cell(*column, row, status, progress)).collect();
        cells.extend(has_amounts.then_some(Cell::Text(&row.currency)));
        cells.extend(has_natures.then_some(Cell::Text(t.kinds.of_nature(row.nature))));
        cells
    });
    let mut note = vec![Cell::Text(""); head.len()];
    if let Some(first) = note.first_mut() {
        *first = Cell::Text(t.lists.cut);
    }
    csv::table(&head, rows.chain(export.cut.then_some(note)))
}

fn cell<'a>(column: Column, row: &'a Summary, status: &'a str, progress: &'a str) -> Cell<'a> {
    match column {
        Column::Reference => Cell::Text(&row.reference),
        Column::Other => Cell::Text(&row.other_reference),
        Column::Title => Cell::Text(&row.title),
        Column::Status => Cell::Text(status),
        Column::Date => Cell::Value(&row.date),
        Column::Until => Cell::Value(&row.until),
        Column::Total => Cell::Value(&row.total),
        Column::Remaining => Cell::Value(&row.remaining),
        Column::Progress => Cell::Value(progress),
        Column::File => Cell::Text(""),
    }
}
