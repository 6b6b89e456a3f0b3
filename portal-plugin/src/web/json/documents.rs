//! What lies below `a/{account}`. Amounts are decimal strings, days ISO 8601; what is not there is null.

use std::collections::BTreeMap;

use plugin_api::Kind;
use plugin_api::documents::{Line, Message, Payment};
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::accounts::AccountId;
use crate::model::ages::Age;
use crate::portal::attention::Balance;
use crate::source::Summary;
use crate::web::downloads;
use crate::web::format;
use crate::web::json::{Answered, File, ok};
use crate::web::listing::ListQuery;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize, JsonSchema)]
pub struct AccountName {
    id: String,
    name: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Overview<'a> {
    account: AccountName,
    counters: Vec<CounterItem>,
    attention: AttentionItem<'a>,
    /// Null where the invoices are not for the one who asks.
    statement: Option<StatementItem<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct AttentionItem<'a> {
    invoices: Vec<Row<'a>>,
    quotes: Vec<Row<'a>>,
    tickets: Vec<Row<'a>>,
    shipments: Vec<Row<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct StatementItem<'a> {
    balances: Vec<BalanceItem<'a>>,
    partial: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct BalanceItem<'a> {
    total: Option<Amount<'a>>,
    by_days_late: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize, JsonSchema)]
pub struct CounterItem {
    kind: &'static str,
    all: u64,
    open: u64,
}

#[derive(Serialize, JsonSchema)]
pub struct Page<'a> {
    items: Vec<Row<'a>>,
    next: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Row<'a> {
    kind: &'static str,
    id: &'a str,
    r#ref: &'a str,
    other_ref: Option<&'a str>,
    title: Option<&'a str>,
    status: &'a str,
    open: bool,
    date: Option<&'a str>,
    until: Option<&'a str>,
    total: Option<Amount<'a>>,
    remaining: Option<Amount<'a>>,
    progress: Option<u8>,
    parent: Option<&'a str>,
    has_file: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Amount<'a> {
    amount: &'a str,
    currency: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    #[serde(flatten)]
    item: Row<'a>,
    text: Option<&'a str>,
    net: Option<Amount<'a>>,
    tax: Option<Amount<'a>>,
    lines: &'a [Line],
    payments: &'a [Payment],
    messages: &'a [Message],
    files: Vec<FileItem<'a>>,
    project: Option<Row<'a>>,
    links: Vec<Row<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct FileItem<'a> {
    id: &'a str,
    name: &'a str,
    media_type: &'a str,
    size: u64,
}

/// `GET a/{account}`: the counters of what the menu shows.
pub fn home(visit: &Visit<'_>, account: AccountId) -> Answered<Overview<'static>> {
    let seat = visit.seat(account)?;
    let today = format::day_of(seat.visitor.now);
    let counters = visit.portal.counters(&seat)?.into_iter();
    let (attention, statement) = (visit.portal.attention(&seat, &today)?, visit.portal.statement(&seat, &today)?);
    Ok(ok(&Overview {
        account: AccountName { id: account.0.to_string(), name: visit.portal.name_of(&seat.account)? },
        counters: counters.map(|c| CounterItem { kind: c.kind.as_str(), all: c.all, open: c.open }).collect(),
        attention: AttentionItem {
            invoices: items(&attention.invoices),
            quotes: items(&attention.quotes),
            tickets: items(&attention.tickets),
            shipments: items(&attention.shipments),
        },
        statement: statement.as_ref().map(|statement| StatementItem {
            balances: statement.balances.iter().map(balance_item).collect(),
            partial: statement.partial,
        }),
    }))
}

/// `GET a/{account}/{kind}`.
pub fn list(visit: &Visit<'_>, account: AccountId, kind: Kind) -> Answered<Page<'static>> {
    let seat = visit.seat(account)?;
    let query = ListQuery::read(kind, &visit.query()?)?;
    let page = visit.portal.list(&seat, kind, &query.listing(&format::day_of(seat.visitor.now)))?;
    let next = page.next.as_ref().map(|place| query.cursor(place));
    Ok(ok(&Page { items: page.rows.iter().map(item).collect(), next }))
}

/// `GET a/{account}/{kind}/{id}`.
pub fn document(visit: &Visit<'_>, account: AccountId, kind: Kind, id: &str) -> Answered<Document<'static>> {
    let seat = visit.seat(account)?;
    let open = visit.portal.open(&seat, kind, id)?;
    let (row, body) = (&open.document.summary, &open.document.body);
    let files = body.files.iter();
    Ok(ok(&Document {
        item: item(row),
        text: some(&body.text),
        net: amount(&body.net, &row.currency),
        tax: amount(&body.tax, &row.currency),
        lines: &body.lines,
        payments: &body.payments,
        messages: &body.messages,
        files: files.map(|f| FileItem { id: &f.id, name: &f.name, media_type: &f.media_type, size: f.size }).collect(),
        project: open.parent.as_ref().map(item),
        links: open.links.iter().map(item).collect(),
    }))
}

/// `GET a/{account}/{kind}/{id}/file`: the same bytes as the page's.
pub fn file(visit: &Visit<'_>, account: AccountId, kind: Kind, id: &str, file: Option<&str>) -> Result<File, Refusal> {
    let seat = visit.seat(account)?;
    Ok(File(downloads::answer(visit.request, visit.portal.file(&seat, kind, id, file)?)))
}

fn items(rows: &[Summary]) -> Vec<Row<'_>> {
    rows.iter().map(item).collect()
}

fn balance_item(balance: &Balance) -> BalanceItem<'_> {
    let parts = Age::ALL.iter().zip(&balance.parts);
    BalanceItem {
        total: amount(&balance.total, &balance.currency),
        by_days_late: parts.map(|(age, part)| (age.as_str(), part.amount.as_str())).collect(),
    }
}

fn item(row: &Summary) -> Row<'_> {
    Row {
        kind: row.kind.as_str(),
        id: &row.id,
        r#ref: &row.reference,
        other_ref: some(&row.other_reference),
        title: some(&row.title),
        status: &row.status,
        open: row.open,
        date: some(&row.date),
        until: some(&row.until),
        total: amount(&row.total, &row.currency),
        remaining: amount(&row.remaining, &row.currency),
        progress: row.progress,
        parent: some(&row.parent),
        has_file: row.has_file,
    }
}

fn some(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

fn amount<'a>(amount: &'a str, currency: &'a str) -> Option<Amount<'a>> {
    some(amount).map(|amount| Amount { amount, currency })
}
