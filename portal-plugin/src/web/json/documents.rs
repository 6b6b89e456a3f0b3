//! What lies below `a/{account}`. Amounts are decimal strings, days ISO 8601; what is not there is null.

use std::collections::BTreeMap;

use plugin_api::Kind;
use plugin_api::documents::{Line, Message, Nature, Payment, Signature};
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::addresses::https_host;
use crate::model::ages::Age;
use crate::portal::documents::Counter;
use crate::portal::documents::attention::{self, Balance};
use crate::portal::principals::AccountContext;
use crate::source::Summary;
use crate::web::answers;
use crate::web::arguments::{DocumentId, FileId};
use crate::web::context::RequestContext;
use crate::web::downloads;
use crate::web::json::{Answered, File, ok, query};
use crate::web::pages::lists;
use crate::web::paying::{BankAccount, Payable, payable};
use crate::web::refusals::Refusal;

#[derive(Serialize, JsonSchema)]
pub struct AccountName {
    /// Its id.
    id: String,
    /// The customer's name.
    name: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Overview<'a> {
    /// The account.
    account: AccountName,
    /// How many documents there are, for each kind of the menu.
    counters: Vec<CounterItem>,
    /// What waits for somebody of the account.
    attention: AttentionItem<'a>,
    /// Null where the invoices are not for the one who asks.
    statement: Option<StatementItem<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct AttentionItem<'a> {
    /// Invoices that are due or will be soon.
    invoices: Vec<Row<'a>>,
    /// Quotes that wait for an answer.
    quotes: Vec<Row<'a>>,
    /// Tickets that wait for the customer.
    tickets: Vec<Row<'a>>,
    /// Shipments on their way.
    shipments: Vec<Row<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct StatementItem<'a> {
    /// What is due, one for each currency.
    balances: Vec<BalanceItem<'a>>,
    /// Whether there is more than was added up.
    partial: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct BalanceItem<'a> {
    /// All of it.
    total: Option<Amount<'a>>,
    /// The parts of it: `not_due`, `1_30`, `31_60`, `61_90`, `over_90`.
    by_days_late: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize, JsonSchema)]
pub struct CounterItem {
    /// The kind.
    #[schemars(with = "Kind")]
    kind: &'static str,
    /// How many there are.
    all: u64,
    /// How many are open.
    open: u64,
    /// Whether `all` is what the ERP says, and was not judged document by document.
    all_about: bool,
    /// Whether `open` is.
    open_about: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Page<'a> {
    /// Its rows, in order.
    items: Vec<Row<'a>>,
    /// The `cursor` of the page behind it; null is the last page.
    next: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Row<'a> {
    /// The kind.
    #[schemars(with = "Kind")]
    kind: &'static str,
    /// What an invoice is besides; null is nothing.
    nature: Option<Nature>,
    /// Its id.
    id: &'a str,
    /// Its number.
    r#ref: &'a str,
    /// The customer's own number of it.
    other_ref: Option<&'a str>,
    /// What it is about.
    title: Option<&'a str>,
    /// Its status.
    status: &'a str,
    /// Whether something is still to be done about it.
    open: bool,
    /// Its day.
    date: Option<&'a str>,
    /// The day on which it is due or over.
    until: Option<&'a str>,
    /// What it comes to, taxes included; of a product the price of one, before taxes.
    total: Option<Amount<'a>>,
    /// What is left to pay.
    remaining: Option<Amount<'a>>,
    /// How far it has come, in percent.
    progress: Option<u8>,
    /// The id of the project that a task belongs to.
    parent: Option<&'a str>,
    /// Whether it has a main file.
    has_file: bool,
    /// Whether it is a product with a picture.
    has_picture: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Amount<'a> {
    /// A decimal string.
    amount: &'a str,
    /// ISO 4217.
    currency: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    #[serde(flatten)]
    item: Row<'a>,
    /// A longer text, with its line breaks.
    text: Option<&'a str>,
    /// The total before taxes.
    net: Option<Amount<'a>>,
    /// The taxes.
    tax: Option<Amount<'a>>,
    /// Its lines.
    lines: &'a [Line],
    /// The payments that were received for it.
    payments: &'a [Payment],
    /// The messages of a ticket, the oldest first.
    messages: &'a [Message],
    /// Its files, the main one first.
    files: Vec<FileItem<'a>>,
    /// The project that a task belongs to, where one may see it.
    project: Option<Row<'a>>,
    /// Documents that it came from or led to, where one may see them.
    links: Vec<Row<'a>>,
    /// Where a parcel is followed.
    tracking: Option<&'a str>,
    /// Who signed it, where somebody did.
    signature: Option<&'a Signature>,
    /// How an invoice can be paid, while something of it is due.
    paying: Option<PayingItem<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct PayingItem<'a> {
    /// Where it is paid online: an address with `https`, or with `http` of the machine that serves the portal.
    link: Option<&'a str>,
    /// The account that a transfer goes to.
    transfer: Option<TransferItem<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct TransferItem<'a> {
    /// Whose account it is.
    holder: Option<&'a str>,
    /// The IBAN, without spaces.
    iban: String,
    /// The BIC of the bank.
    bic: Option<&'a str>,
    /// What the payer writes on it.
    reference: Option<&'a str>,
    /// How much.
    amount: Option<Amount<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct FileItem<'a> {
    /// Its id.
    id: &'a str,
    /// The name to save it under.
    name: &'a str,
    /// Its media type.
    media_type: &'a str,
    /// Its size in bytes.
    size: u64,
}

/// `GET a/{account}`: the counters of what the menu shows.
pub fn home(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Overview<'static>> {
    let today = context.principal.today();
    let attention::Overview { counters, attention, statement } = cx.portal.documents.overview(&context, &today)?;
    Ok(ok(&Overview {
        account: AccountName {
            id: context.account.id.0.to_string(),
            name: cx.portal.base.name_by(&context.account, &context.standing)?,
        },
        counters: counters.into_iter().map(counter_item).collect(),
        attention: AttentionItem {
            invoices: items(&attention.invoices, &today),
            quotes: items(&attention.quotes, &today),
            tickets: items(&attention.tickets, &today),
            shipments: items(&attention.shipments, &today),
        },
        statement: statement.as_ref().map(|statement| StatementItem {
            balances: statement.balances.iter().map(balance_item).collect(),
            partial: statement.partial,
        }),
    }))
}

/// `GET a/{account}/{kind}`.
pub fn list(cx: &RequestContext<'_>, context: AccountContext, kind: Kind) -> Answered<Page<'static>> {
    let wanted = cx.list_query(&context, kind, &query(cx)?)?;
    let today = context.principal.today();
    let page = cx.portal.documents.list(&context, kind, &wanted.listing(&today))?;
    let next = page.next.as_ref().map(|place| wanted.cursor(place));
    Ok(ok(&Page { items: items(&page.rows, &today), next }))
}

/// `GET a/{account}/{kind}/{id}`.
pub fn document(
    cx: &RequestContext<'_>,
    context: AccountContext,
    kind: Kind,
    id: DocumentId,
) -> Answered<Document<'static>> {
    let open = cx.portal.documents.open(&context, kind, &id)?;
    cx.portal.notices.opened(&context, &open.document.summary);
    let today = context.principal.today();
    let (row, body) = (&open.document.summary, &open.document.body);
    let files = body.files.iter();
    Ok(ok(&Document {
        item: item(row, &today),
        text: some(&body.text),
        net: amount(&body.net, &row.currency),
        tax: amount(&body.tax, &row.currency),
        lines: &body.lines,
        payments: &body.payments,
        messages: &body.messages,
        files: files.map(|f| FileItem { id: &f.id, name: &f.name, media_type: &f.media_type, size: f.size }).collect(),
        project: open.parent.as_ref().map(|project| item(project, &today)),
        links: items(&open.links, &today),
        tracking: https_host(&body.tracking).map(|_| body.tracking.as_str()),
        signature: body.signature.as_ref(),
        paying: payable(&open.document).map(paying_item),
    }))
}

/// `GET a/{account}/{kind}/{id}/file`: the same bytes as the page's.
pub fn file(
    cx: &RequestContext<'_>,
    context: AccountContext,
    kind: Kind,
    id: DocumentId,
    file: Option<FileId>,
) -> Result<File, Refusal> {
    Ok(File(downloads::answer(cx.request, cx.portal.documents.file(&context, kind, &id, file.as_deref())?)))
}

/// `GET a/{account}/products/{id}/picture`: the same bytes as the page's.
pub fn picture(cx: &RequestContext<'_>, context: AccountContext, id: DocumentId) -> Result<File, Refusal> {
    Ok(File(answers::picture(cx.portal.documents.picture(&context, &id)?)))
}

/// `GET a/{account}/export/{kind}`: the same bytes as the page's.
pub fn export(cx: &RequestContext<'_>, context: AccountContext, kind: Kind) -> Result<File, Refusal> {
    let wanted = cx.list_query(&context, kind, &query(cx)?)?;
    Ok(File(lists::export_of(cx, &context, kind, &wanted)?))
}

fn items<'a>(rows: &'a [Summary], today: &str) -> Vec<Row<'a>> {
    rows.iter().map(|row| item(row, today)).collect()
}

fn counter_item(Counter { kind, all, open }: Counter) -> CounterItem {
    CounterItem {
        kind: kind.as_str(),
        all: all.number,
        open: open.number,
        all_about: all.about,
        open_about: open.about,
    }
}

fn balance_item(balance: &Balance) -> BalanceItem<'_> {
    let parts = Age::ALL.iter().zip(&balance.parts);
    BalanceItem {
        total: amount(&balance.total, &balance.currency),
        by_days_late: parts.map(|(age, part)| (age.as_str(), part.amount.as_str())).collect(),
    }
}

fn paying_item(Payable { link, account }: Payable<'_>) -> PayingItem<'_> {
    PayingItem { link: link.map(|(url, _)| url), transfer: account.map(transfer_item) }
}

fn transfer_item(account: BankAccount<'_>) -> TransferItem<'_> {
    let BankAccount { holder, iban, bic, reference, amount: due, currency } = account;
    TransferItem {
        holder: some(holder),
        iban,
        bic: some(bic),
        reference: some(reference),
        amount: amount(due, currency),
    }
}

fn item<'a>(row: &'a Summary, today: &str) -> Row<'a> {
    Row {
        kind: row.kind.as_str(),
        nature: Some(row.nature).filter(|nature| *nature != Nature::Usual),
        id: &row.id,
        r#ref: &row.reference,
        other_ref: some(&row.other_reference),
        title: some(&row.title),
        status: &row.status,
        open: row.waits(today),
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
