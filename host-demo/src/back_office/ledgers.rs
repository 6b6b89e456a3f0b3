//! The ledger of an account: entries in words, by event and by person, exported and verified (rule A10).

use std::collections::{BTreeSet, VecDeque};

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use plugin_api::ledger::{Entry, Fault};
use plugin_api::operations::LedgerVerdict;
use plugin_api::operations::account::{self, AccountOperation, LedgerPage, VerifyLedger};
use plugin_api::parties::ThirdParty;
use plugin_api::{Class, Failure, Word};

use super::layout::Around;
use super::refusals::nothing;
use super::request::{Asked, encoded};
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, wording};
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/ledger", LOOK, ledger),
    Route::get("/ledger/export", LOOK, export),
    Route::get("/ledger/verify", LOOK, verify),
];

/// How many entries a page shows.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "staff/ledger_choose.html")]
struct Choose {
    around: Around,
    text: String,
    found: Vec<ThirdParty>,
}

#[derive(Template)]
#[template(path = "staff/ledger.html")]
struct Ledger {
    around: Around,
    account: Account,
    rows: Vec<Row>,
    events: Vec<Word>,
    event: String,
    person: String,
    /// Who is named in it.
    people: BTreeSet<String>,
    last: u64,
    head: String,
    /// The page of what is older.
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/ledger_verify.html")]
struct Verify {
    around: Around,
    account: Account,
    verdict: LedgerVerdict,
}

/// Whose ledger it is.
struct Account {
    party: ThirdParty,
    /// What the addresses of its pages end with.
    query: String,
}

/// An entry in words.
struct Row {
    number: u64,
    at: String,
    who: String,
    event: String,
    details: Vec<(String, String)>,
}

fn ledger(asked: &Asked) -> Result<Response, Failure> {
    let Some(account) = account(asked)? else {
        let text = asked.query.get("text").to_owned();
        let found = asked.erp().find_third_parties(&text)?;
        return responses::page(&Choose { around: asked.around(Section::Ledger), text, found });
    };
    let (event, person) = (asked.query.get("event").to_owned(), asked.query.get("person").to_owned());
    let before = asked.query.get("before").parse().unwrap_or(u64::MAX);
    let mut people = BTreeSet::new();
    let mut newest: VecDeque<Entry> = VecDeque::with_capacity(PAGE + 1);
    let (last, head) = each_page(asked, &account, false, |answer| {
        for entry in answer.entries {
            let fits = (event.is_empty() || entry.event == event) && (person.is_empty() || names(&entry, &person));
            if people.len() < PAGE {
                people.extend(Some(entry.name.clone()).filter(|name| !name.is_empty()));
            }
            if fits && entry.number < before {
                newest.push_back(entry);
            }
            if newest.len() > PAGE + 1 {
                newest.pop_front();
            }
        }
    })?;
    let more = newest.len() > PAGE;
    let shown = newest.iter().rev().take(PAGE);
    let rows: Vec<Row> = shown.map(|entry| row(asked, entry)).collect();
    let oldest = rows.last().map(|row| row.number).filter(|_| more);
    let older = oldest.map(|number| {
        format!("/ledger?{}&event={}&person={}&before={number}", account.query, encoded(&event), encoded(&person))
    });
    let events = asked.staff.running.about.ledger.events.clone();
    let around = asked.around(Section::Ledger).below();
    responses::page(&Ledger { around, account, rows, events, event, person, people, last, head, older })
}

fn export(asked: &Asked) -> Result<Response, Failure> {
    let Some(account) = account(asked)? else { return Err(nothing()) };
    let mut text = String::new();
    each_page(asked, &account, true, |answer| text.push_str(&answer.text))?;
    let name: String = account.party.id.chars().filter(char::is_ascii_alphanumeric).collect();
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"ledger-{name}.jsonl\""));
    let disposition = disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let file = responses::bytes(StatusCode::OK, "application/jsonl", text);
    Ok(([(header::CONTENT_DISPOSITION, disposition)], file).into_response())
}

fn verify(asked: &Asked) -> Result<Response, Failure> {
    let Some(account) = account(asked)? else { return Err(nothing()) };
    let verdict = on(asked, &account, VerifyLedger {})?;
    responses::page(&Verify { around: asked.around(Section::Ledger).below(), account, verdict })
}

/// The account that the query names, if it names one.
fn account(asked: &Asked) -> Result<Option<Account>, Failure> {
    let Some(id) = asked.query.some("third_party") else { return Ok(None) };
    let unknown = || Failure::new(Class::NotFound, "third-party/unknown", format!("the ERP has no third party `{id}`"));
    let party = asked.erp().third_party(id)?.ok_or_else(unknown)?;
    Ok(Some(Account { query: format!("third_party={}", encoded(&party.id)), party }))
}

/// An operation on the account, by way of any site: a ledger is of no site.
fn on<A: AccountOperation>(asked: &Asked, account: &Account, act: A) -> Result<A::Answer, Failure> {
    let sites = asked.staff.running.sites()?;
    let none = || Failure::new(Class::NotFound, "site/unknown", "no site is in service");
    let site = sites.first().ok_or_else(none)?;
    asked.on_account(&site.id, &account.party.id, act)
}

/// Every page of the ledger, in order; answers the number and hash of the last entry.
fn each_page(
    asked: &Asked,
    account: &Account,
    export: bool,
    mut each: impl FnMut(LedgerPage),
) -> Result<(u64, String), Failure> {
    let mut after = 0;
    loop {
        let answer = on(asked, account, account::Ledger { after, export })?;
        let (next, last, head) = (answer.next, answer.last, answer.head.clone());
        each(answer);
        match next {
            Some(next) => after = next,
            None => return Ok((last, head)),
        }
    }
}

/// Whether an entry is by somebody or about them.
fn names(entry: &Entry, person: &str) -> bool {
    entry.name == person || entry.detail.values().any(|text| text == person)
}

fn row(asked: &Asked, entry: &Entry) -> Row {
    let (l, words) = (asked.l, &asked.staff.running.about.ledger);
    let who = match &*entry.actor {
        "staff" if entry.name.is_empty() => l.t().ledger.staff.to_owned(),
        "staff" => format!("{} ({})", entry.name, l.t().ledger.of_staff),
        "system" => l.t().ledger.portal.to_owned(),
        _ => entry.name.clone(),
    };
    let permissions = asked.staff.running.host.registered();
    let said = |text: &str| {
        let parts = text.split(' ').map(|part| match permissions.iter().find(|permission| permission.id == part) {
            Some(permission) => l.label(&permission.label).to_owned(),
            None => part.to_owned(),
        });
        if text.starts_with("portal.") {
            parts.collect::<Vec<_>>().join(", ")
        } else {
            in_words(l, &words.values, &wording::moment(text))
        }
    };
    let details = entry.detail.iter().map(|(name, text)| (in_words(l, &words.details, name), said(text))).collect();
    Row {
        number: entry.number,
        at: wording::moment(&entry.at),
        who,
        event: in_words(l, &words.events, &entry.event),
        details,
    }
}

fn in_words(l: Language, words: &[Word], id: &str) -> String {
    words.iter().find(|word| word.id == id).map_or_else(|| id.to_owned(), |word| l.label(&word.label).to_owned())
}

/// What is wrong with the first entry that does not hold.
fn why(l: Language, verdict: &LedgerVerdict) -> Option<&'static str> {
    verdict.fault.map(|one| fault(l, one))
}

/// What is wrong with an entry, for people.
const fn fault(l: Language, fault: Fault) -> &'static str {
    match fault {
        Fault::Empty => l.t().ledger.fault_empty,
        Fault::NotAnEntry => l.t().ledger.fault_not_an_entry,
        Fault::Changed => l.t().ledger.fault_changed,
        Fault::OtherAccount => l.t().ledger.fault_other_account,
        Fault::OutOfOrder => l.t().ledger.fault_out_of_order,
        Fault::Unchained => l.t().ledger.fault_unchained,
    }
}
