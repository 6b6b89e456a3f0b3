//! The documents of a third party: lists, pages, counts, filters, single ones, files.

use std::collections::HashSet;

use crate::check::watched::{Kept, Watched};
use crate::documents::{After, FileQuery, Filter, Nature, PICTURE, Query, Sort, State};
use crate::kind::Kind;

/// How many rows are walked through.
const ROWS: usize = 60;
/// How many rows a page has as it is walked.
const PAGE: u32 = 7;
/// How many documents of a list are opened.
const OPENED: usize = 3;
/// How many bytes of a file are read.
const BYTES: u64 = 1 << 20;

const SORTS: [Sort; 4] = [Sort::Date, Sort::Reference, Sort::Until, Sort::Total];

/// A list of this kind, as somebody of the third party asks for it.
pub fn check(
    watched: &mut Watched<'_>,
    kind: Kind,
    third_party: &str,
    contact: Option<&str>,
    entities: &HashSet<String>,
) {
    let query = Query {
        kind,
        third_party,
        entities: None,
        contact,
        own_only: false,
        cancelled: false,
        filter: Filter::default(),
        sort: Sort::Date,
        descending: true,
        after: None,
        limit: 400,
    };
    let Some(rows) = watched.documents(&query, ROWS) else { return };
    for row in &rows {
        check_row(watched, &query, row, entities);
    }
    check_count(watched, &query, &rows);
    for sort in SORTS {
        for descending in [true, false] {
            check_pages(watched, &Query { sort, descending, ..query }, &rows);
        }
    }
    check_filters(watched, &query, &rows);
    let nobody = Query { contact: None, own_only: true, ..query };
    if kind != Kind::Products
        && let Some(found) = watched.documents(&nobody, 1)
    {
        let own = ("documents", "documents/own-of-nobody");
        let what = "documents name a contact where there is none";
        watched.expect(found.is_empty(), own, what, kind.as_str(), "`own_only` without `contact` is nothing");
    }
    for row in rows.iter().take(OPENED) {
        check_document(watched, row);
    }
}

fn check_row(watched: &mut Watched<'_>, query: &Query<'_>, row: &Kept, entities: &HashSet<String>) {
    let example = format!("{} of {:?}: row {:?}", query.kind, query.third_party, row.id);
    let mut expect = |holds: bool, code: &str, what: &str, advice: &str| {
        watched.expect(holds, ("documents", code), what, &example, advice);
    };
    expect(row.kind == query.kind, "documents/other-kind", "a row is of another kind", "filter by `Query::kind`");
    let owner = if query.kind == Kind::Products { "" } else { query.third_party };
    let theirs = row.third_party == owner;
    expect(
        theirs,
        "documents/foreign",
        "a row is another third party's",
        "filter by `Query::third_party`; products have none",
    );
    expect(row.state != State::Draft, "documents/draft", "a row is a draft", "never hand over drafts");
    let cancelled = row.state != State::Cancelled || query.cancelled;
    expect(cancelled, "documents/cancelled", "a row is cancelled and not asked for", "filter by `Query::cancelled`");
    let named = query.contact.is_some_and(|contact| row.contacts.iter().any(|one| one == contact));
    let reserved = "a row is reserved to other contacts";
    expect(!row.reserved || named, "documents/reserved", reserved, "filter by `Query::contact`");
    let natural = row.nature == Nature::Usual || query.kind.is_invoice();
    expect(natural, "documents/nature", "something else than an invoice has a nature", "leave it at `Nature::Usual`");
    let gives_back = row.nature != Nature::CreditNote || !is_more_than_nothing(&row.total);
    let positive = "a credit note has a total above nothing";
    expect(gives_back, "documents/credit-note", positive, "the amounts of a credit note are negative");
    let of_all = query.kind == Kind::Products && row.entity.is_empty();
    let known = entities.is_empty() || of_all || entities.contains(&row.entity);
    expect(
        known,
        "documents/unknown-entity",
        "a row's entity is not among `entities`",
        "name every entity that issues",
    );
}

/// Whether an amount is above nothing; one in another form is a fault of its own.
fn is_more_than_nothing(amount: &str) -> bool {
    !amount.starts_with('-') && amount.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

fn check_count(watched: &mut Watched<'_>, query: &Query<'_>, rows: &[Kept]) {
    let example = format!("{} of {:?}", query.kind, query.third_party);
    let Some(count) = watched.call("count", &example, |host| host.count(query)) else { return };
    let seen = rows.len() as u64;
    let fits = if rows.len() < ROWS { count == seen } else { count >= seen };
    let what = "the count is not the number of rows";
    watched.expect(
        fits,
        ("count", "count/differs"),
        what,
        &format!("{example}: {count} for {seen}"),
        "count by the same conditions",
    );
    let few = Query { limit: 1, ..*query };
    let again = watched.call("count", &example, |host| host.count(&few));
    let what = "the count depends on `limit`";
    watched.expect(
        again.is_none_or(|again| again == count),
        ("count", "count/limited"),
        what,
        &example,
        "leave `limit` out",
    );
}

/// Walks through a list page by page: the same rows in whatever order, none twice, none left out.
fn check_pages(watched: &mut Watched<'_>, query: &Query<'_>, all: &[Kept]) {
    let example = format!("{} of {:?} by {:?}", query.kind, query.third_party, query.sort);
    let mut seen: Vec<Kept> = Vec::new();
    while seen.len() < ROWS {
        let last = seen.last().cloned();
        let after = last.as_ref().map(|row| After { key: &row.key, id: &row.id });
        let Some(page) = watched.documents(&Query { after, limit: PAGE, ..*query }, ROWS) else { return };
        let ended = page.len() < PAGE as usize;
        let again = page.iter().find(|row| seen.iter().any(|known| known.id == row.id)).map(|row| row.id.clone());
        seen.extend(page);
        if let Some(id) = again {
            let what = "a page holds a row of an earlier one";
            let advice = "begin behind `Query::after`: its key, and then its id";
            watched.find("documents", "pages/repeated", what, &format!("{example}: row {id:?}"), advice);
            return;
        }
        if ended {
            break;
        }
    }
    let ids = |rows: &[Kept]| rows.iter().map(|row| row.id.clone()).collect::<HashSet<_>>();
    let whole = all.len() < ROWS;
    let what = "the pages of a list do not hold what the list holds";
    let advice = "order by one column and then by id, both in one direction, and compare `after` in the same way";
    watched.expect(!whole || ids(&seen) == ids(all), ("documents", "pages/differ"), what, &example, advice);
    if let Some(row) = all.first() {
        let at_once = watched.documents(&Query { limit: 1, ..*query }, ROWS);
        let one = at_once.is_none_or(|rows| rows.len() == 1);
        let what = "a list of one row holds none, or more";
        watched.expect(
            one,
            ("documents", "documents/limit"),
            what,
            &format!("{example}: row {:?}", row.id),
            "end at `limit`",
        );
        watched.documents(query, 1);
    }
}

/// Whether a row fits a filter that was made from another one.
type Fits = fn(&Kept, &Kept) -> bool;

fn check_filters(watched: &mut Watched<'_>, query: &Query<'_>, rows: &[Kept]) {
    let Some(first) = rows.first() else { return };
    let whole = rows.len() < ROWS;
    let tried: [(&str, Filter<'_>, Fits); 5] = [
        ("open", Filter { open: true, ..Filter::default() }, |row, _| row.open),
        ("status", Filter { status: &first.status, ..Filter::default() }, |row, first| {
            first.status.is_empty() || row.status == first.status
        }),
        ("from", Filter { from: &first.date, ..Filter::default() }, |row, first| {
            first.date.is_empty() || row.date >= first.date
        }),
        ("to", Filter { to: &first.date, ..Filter::default() }, |row, first| {
            first.date.is_empty() || (!row.date.is_empty() && row.date <= first.date)
        }),
        ("text", Filter { text: &first.reference, ..Filter::default() }, |row, first| row.id == first.id),
    ];
    for (name, filter, fits) in tried {
        let example = format!("{} of {:?}, {name} of row {:?}", query.kind, query.third_party, first.id);
        let Some(found) = watched.documents(&Query { filter, ..*query }, ROWS) else { continue };
        // A text may be found elsewhere too.
        let only = name == "text" || found.iter().all(|row| fits(row, first));
        let advice = "filter by all of `Query::filter`";
        watched.expect(only, ("documents", "filter/too-much"), "a filter lets others through", &example, advice);
        let missing = rows.iter().filter(|row| fits(row, first)).any(|row| !found.iter().any(|one| one.id == row.id));
        let what = "a filter holds back what fits it";
        watched.expect(!(whole && missing), ("documents", "filter/too-little"), what, &example, advice);
    }
}

fn check_document(watched: &mut Watched<'_>, row: &Kept) {
    let (kind, id) = (row.kind, row.id.as_str());
    let example = format!("{kind} {id:?}");
    watched.report.documents += 1;
    if let Ok(found) = watched.document(kind, id) {
        // The key is the list's alone.
        let same = found.is_some_and(|found| Kept { key: row.key.clone(), ..found } == *row);
        let what = "`document` and `documents` differ on a row";
        watched.expect(same, ("document", "document/differs"), what, &example, "read both from one place");
    }
    let Ok(body) = watched.body(kind, id) else { return };
    let missing = ("body", "body/missing");
    watched.expect(body.is_some(), missing, "a document of a list has no body", &example, "answer an empty body");
    let Some(body) = body else { return };
    let listed = !row.has_file || !body.files.is_empty();
    let what = "`Row::has_file` says that there is a main file, and the body has none";
    watched.expect(listed, ("body", "body/has-file"), what, &example, "the main file stands first among the body's");
    for file in body.files.iter().take(OPENED) {
        check_file(watched, row, &file.id, file.size);
    }
    for link in body.links.iter().take(OPENED) {
        let there = !matches!(watched.document(link.kind, &link.id), Ok(None));
        let what = "a link leads to a document that is not there";
        let example = format!("{example}: {} {:?}", link.kind, link.id);
        watched.expect(there, ("body", "body/link"), what, &example, "leave such links out");
    }
    if row.has_picture {
        let query = FileQuery { kind, document: id, file: Some(PICTURE), offset: 0, limit: BYTES + 1 };
        let picture = watched.file(&query, usize::MAX).unwrap_or_default();
        let fits = (1..=BYTES).contains(&(picture.len() as u64));
        watched.expect(
            fits,
            ("file", "file/picture"),
            "a picture is missing or over 1 MiB",
            &example,
            "see `Row::has_picture`",
        );
    }
}

fn check_file(watched: &mut Watched<'_>, row: &Kept, file: &str, size: u64) {
    let query = FileQuery { kind: row.kind, document: &row.id, file: Some(file), offset: 0, limit: BYTES };
    let example = format!("{} {:?}, file {file:?}", row.kind, row.id);
    let Some(bytes) = watched.file(&query, usize::MAX) else {
        watched.find("file", "file/listed", "a file of the body is not there", &example, "list what can be read");
        return;
    };
    let length = bytes.len() as u64;
    let what = "a file has another size than the body says";
    watched.expect(length == size.min(BYTES), ("file", "file/size"), what, &example, "say the size that it has");
    let part = watched.file(&FileQuery { offset: 2, limit: 3, ..query }, usize::MAX);
    let wanted = bytes.get(2..bytes.len().min(5)).unwrap_or_default();
    let what = "a part of a file is not that part";
    let same = part.is_none_or(|part| part == wanted);
    watched.expect(same, ("file", "file/part"), what, &example, "heed `offset` and `limit`");
    watched.file(&query, 1);
    let other = watched.file(&FileQuery { file: Some("no-such-file"), ..query }, usize::MAX).unwrap_or_default();
    let what = "a file that is not there has bytes";
    watched.expect(other.is_empty(), ("file", "file/of-nobody"), what, &example, "answer `file/missing`");
}
