//! What lies below `a/{account}`. Amounts are decimal strings, days ISO 8601; what is not there is null.

use std::collections::BTreeMap;

use plugin_api::documents::{Line, Message, Payment, Signature};
use plugin_api::{Kind, Response};
use serde::Serialize;

use crate::model::accounts::AccountId;
use crate::model::addresses::https_host;
use crate::model::ages::Age;
use crate::portal::attention::Balance;
use crate::source::Summary;
use crate::web::format;
use crate::web::json::ok;
use crate::web::listing::ListQuery;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct AccountItem {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct Overview<'a> {
    account: AccountItem,
    counters: Vec<CounterItem>,
    attention: AttentionItem<'a>,
    /// Null where the invoices are not for the one who asks.
    statement: Option<StatementItem<'a>>,
}

#[derive(Serialize)]
struct AttentionItem<'a> {
    invoices: Vec<Item<'a>>,
    quotes: Vec<Item<'a>>,
    tickets: Vec<Item<'a>>,
    shipments: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct StatementItem<'a> {
    balances: Vec<BalanceItem<'a>>,
    partial: bool,
}

#[derive(Serialize)]
struct BalanceItem<'a> {
    total: Option<Amount<'a>>,
    by_days_late: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct CounterItem {
    kind: &'static str,
    all: u64,
    open: u64,
}

#[derive(Serialize)]
struct ListPage<'a> {
    items: Vec<Item<'a>>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Item<'a> {
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
    has_picture: bool,
}

#[derive(Serialize)]
struct Amount<'a> {
    amount: &'a str,
    currency: &'a str,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    text: Option<&'a str>,
    net: Option<Amount<'a>>,
    tax: Option<Amount<'a>>,
    lines: &'a [Line],
    payments: &'a [Payment],
    messages: &'a [Message],
    files: Vec<FileItem<'a>>,
    project: Option<Item<'a>>,
    links: Vec<Item<'a>>,
    /// Where a parcel is followed.
    tracking: Option<&'a str>,
    signature: Option<&'a Signature>,
}

#[derive(Serialize)]
struct FileItem<'a> {
    id: &'a str,
    name: &'a str,
    media_type: &'a str,
    size: u64,
}

/// `GET a/{account}`: the counters of what the menu shows.
pub fn home(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let today = format::day_of(seat.visitor.now);
    let counters = visit.portal.counters(&seat)?.into_iter();
    let (attention, statement) = (visit.portal.attention(&seat, &today)?, visit.portal.statement(&seat, &today)?);
    Ok(ok(&Overview {
        account: AccountItem { id: account.0.to_string(), name: visit.portal.name_of(&seat.account)? },
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
pub fn list(visit: &Visit<'_>, account: AccountId, kind: Kind) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let query = ListQuery::read(kind, &visit.query()?)?;
    let page = visit.portal.list(&seat, kind, &query.listing(&format::day_of(seat.visitor.now)))?;
    let next = page.next.as_ref().map(|place| query.cursor(place));
    Ok(ok(&ListPage { items: page.rows.iter().map(item).collect(), next }))
}

/// `GET a/{account}/{kind}/{id}`.
pub fn document(visit: &Visit<'_>, account: AccountId, kind: Kind, id: &str) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let open = visit.portal.open(&seat, kind, id)?;
    let (row, body) = (&open.document.summary, &open.document.body);
    let files = body.files.iter();
    Ok(ok(&Whole {
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
        tracking: https_host(&body.tracking).map(|_| body.tracking.as_str()),
        signature: body.signature.as_ref(),
    }))
}

fn items(rows: &[Summary]) -> Vec<Item<'_>> {
    rows.iter().map(item).collect()
}

fn balance_item(balance: &Balance) -> BalanceItem<'_> {
    let parts = Age::ALL.iter().zip(&balance.parts);
    BalanceItem {
        total: amount(&balance.total, &balance.currency),
        by_days_late: parts.map(|(age, part)| (age.as_str(), part.amount.as_str())).collect(),
    }
}

fn item(row: &Summary) -> Item<'_> {
    Item {
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
        has_picture: row.has_picture,
    }
}

fn some(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

fn amount<'a>(amount: &'a str, currency: &'a str) -> Option<Amount<'a>> {
    some(amount).map(|amount| Amount { amount, currency })
}
