//! The sample ERP answers lists as an obvious filter over all its rows would, from an index, whole after any kill.

use std::fs;
use std::path::Path;

use host_demo::erp::Erp;
use host_demo::erp::sample::{Sample, seed};
use plugin_api::Kind;
use plugin_api::documents::{After, Filter, Nature, Query, Row, Sort, State};
use proptest::prelude::*;
use rusqlite::Connection;
use tests::filtering;

/// 2026-03-15, about noon.
pub const NOW: u64 = 1_773_576_000_000;
const TODAY: &str = "2026-03-15";

/// The sample in a folder of its own.
pub fn sample() -> (tempfile::TempDir, Sample) {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = Sample::open(&folder.path().join("erp.sqlite"), NOW).expect("the sample opens");
    (folder, sample)
}

/// Everything of one kind for one third party, as an owner without a contact of their own asks.
pub fn all_of(kind: Kind, third_party: &str) -> Query<'_> {
    Query {
        kind,
        third_party,
        entities: None,
        contact: None,
        own_only: false,
        cancelled: false,
        filter: Filter::default(),
        sort: Sort::Date,
        descending: true,
        after: None,
        limit: 10_000,
    }
}

/// A row, kept.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own of a row")]
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    kind: Kind,
    nature: Nature,
    id: String,
    third_party: String,
    entity: String,
    state: State,
    reserved: bool,
    contacts: Vec<String>,
    reference: String,
    other_reference: String,
    title: String,
    status: String,
    open: bool,
    date: String,
    until: String,
    total: String,
    remaining: String,
    currency: String,
    progress: Option<u8>,
    parent: String,
    has_file: bool,
    has_picture: bool,
}

impl Kept {
    fn of(row: &Row<'_>) -> Self {
        Self {
            kind: row.kind,
            nature: row.nature,
            id: row.id.into(),
            third_party: row.third_party.into(),
            entity: row.entity.into(),
            state: row.state,
            reserved: row.reserved,
            contacts: row.contacts.iter().map(|id| (*id).to_owned()).collect(),
            reference: row.reference.into(),
            other_reference: row.other_reference.into(),
            title: row.title.into(),
            status: row.status.into(),
            open: row.open,
            date: row.date.into(),
            until: row.until.into(),
            total: row.total.into(),
            remaining: row.remaining.into(),
            currency: row.currency.into(),
            progress: row.progress,
            parent: row.parent.into(),
            has_file: row.has_file,
            has_picture: row.has_picture,
        }
    }

    /// The row again, without the contacts named on it.
    fn lend<T>(&self, look: impl FnOnce(&Row<'_>) -> T) -> T {
        look(&Row {
            kind: self.kind,
            nature: self.nature,
            id: &self.id,
            third_party: &self.third_party,
            entity: &self.entity,
            state: self.state,
            reserved: self.reserved,
            contacts: &[],
            reference: &self.reference,
            other_reference: &self.other_reference,
            title: &self.title,
            status: &self.status,
            open: self.open,
            date: &self.date,
            until: &self.until,
            total: &self.total,
            remaining: &self.remaining,
            currency: &self.currency,
            progress: self.progress,
            parent: &self.parent,
            has_file: self.has_file,
            has_picture: self.has_picture,
            key: "",
        })
    }

    fn key(&self, sort: Sort) -> &str {
        match sort {
            Sort::Date => &self.date,
            Sort::Reference => &self.reference,
            Sort::Until => &self.until,
            Sort::Total => &self.total,
        }
    }
}

/// Every document of the file, drafts too, read past the sample's own code for lists.
fn everything(folder: &Path, sample: &Sample) -> Vec<Kept> {
    let connection = Connection::open(folder.join("erp.sqlite")).expect("the file opens");
    let mut ids = connection.prepare("SELECT kind, id FROM documents").expect("a statement");
    let ids = ids.query_map([], |row| Ok((row.get::<_, u8>(0)?, row.get::<_, String>(1)?))).expect("rows");
    let mut all = Vec::new();
    for (kind, id) in ids.map(|row| row.expect("a row")) {
        let kind = Kind::from_number(kind).expect("a kind");
        sample.document(kind, &id, &mut |row| all.push(Kept::of(row))).expect("a document");
    }
    all
}

/// What the interface says of a query, word for word.
fn fits(query: &Query<'_>, row: &Kept) -> bool {
    let names_contact = query.contact.is_some_and(|contact| row.contacts.iter().any(|named| named == contact));
    row.kind == query.kind
        && row.third_party == if query.kind == Kind::Products { "" } else { query.third_party }
        && query.entities.is_none_or(|entities| entities.contains(&row.entity))
        && (!row.reserved || names_contact)
        && (!query.own_only || names_contact)
        && row.state != State::Draft
        && (row.state != State::Cancelled || query.cancelled)
        && row.lend(|row| filtering::passes(&query.filter, row))
}

fn cents(total: &str) -> i64 {
    total.replace('.', "").parse().unwrap_or(0)
}

fn wanted(query: &Query<'_>, everything: &[Kept]) -> Vec<Kept> {
    let mut rows: Vec<Kept> = everything.iter().filter(|row| fits(query, row)).cloned().collect();
    rows.sort_by(|a, b| {
        let by_key = match query.sort {
            Sort::Total => cents(&a.total).cmp(&cents(&b.total)),
            sort => a.key(sort).cmp(b.key(sort)),
        };
        let order = by_key.then_with(|| a.id.cmp(&b.id));
        if query.descending { order.reverse() } else { order }
    });
    rows
}

/// All pages, one after another, each begun behind the last row of the one before.
fn paged(sample: &Sample, query: &Query<'_>) -> Vec<Kept> {
    let mut rows: Vec<Kept> = Vec::new();
    let mut last: Option<(String, String)> = None;
    loop {
        let after = last.as_ref().map(|(key, id)| After { key, id });
        let before = rows.len();
        let mut behind = None;
        let page = Query { after, ..query.clone() };
        sample
            .documents(&page, &mut |row| {
                rows.push(Kept::of(row));
                behind = Some((row.key.to_owned(), row.id.to_owned()));
                true
            })
            .expect("a page");
        assert!(rows.len() - before <= query.limit as usize, "a page holds more than its limit");
        if rows.len() == before {
            return rows;
        }
        last = behind;
    }
}

/// What a query is made of, owned; the numbers choose from the story.
#[derive(Clone, Debug)]
struct Asked {
    kind: usize,
    third_party: &'static str,
    entities: Option<Vec<String>>,
    contact: Option<&'static str>,
    flags: [bool; 4],
    text: &'static str,
    amount: &'static str,
    totals: (&'static str, &'static str),
    overdue_on: &'static str,
    status: &'static str,
    days: (&'static str, &'static str),
    parent: &'static str,
    sort: u8,
    limit: u32,
}

/// Mostly nothing: a query with every filter at once has no answer.
fn rarely(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop_oneof![5 => Just(""), 1 => prop::sample::select(values)]
}

fn asked() -> impl Strategy<Value = Asked> {
    let texts = &["fa20", "ESCALIER", "étage", "etage", "%", "_", "bc-", "'", "al0", "· ", "Poignee"];
    let statuses = &["paid", "unpaid", "open", "billed", "in_progress", "cancelled", "draft", "none such"];
    let amounts = &["1068", "1188.00", "12.00", "2400.0000", "0"];
    let totals = &["-5000", "0", "100.5", "1188.00", "999999999999.9999"];
    let days = &["2024-05-01", "2025-08-19", "2026-03-15", "2027-01-01"];
    let contacts = vec!["201", "202", "204", "211", "214", "none such", "20", "201 204"];
    (
        0..Kind::ALL.len(),
        prop_oneof![3 => Just("101"), 1 => prop::sample::select(vec!["102", "104", "112", "none such", ""])],
        prop::option::weighted(0.2, prop::collection::vec("[1-4]", 0..3)),
        prop::option::of(prop::sample::select(contacts)),
        any::<[bool; 4]>(),
        (rarely(texts), rarely(amounts), (rarely(totals), rarely(totals))),
        rarely(&[TODAY, "2025-01-01"]),
        rarely(statuses),
        (rarely(days), rarely(days)),
        rarely(&["1001", "1002", "1009"]),
        1..=4_u8,
        1..40_u32,
    )
        .prop_map(
            |(
                kind,
                third_party,
                entities,
                contact,
                flags,
                (text, amount, totals),
                overdue_on,
                status,
                days,
                parent,
                sort,
                limit,
            )| {
                Asked {
                    kind,
                    third_party,
                    entities,
                    contact,
                    flags,
                    text,
                    amount,
                    totals,
                    overdue_on,
                    status,
                    days,
                    parent,
                    sort,
                    limit,
                }
            },
        )
}

impl Asked {
    fn query(&self) -> Query<'_> {
        let [own_only, cancelled, open, descending] = self.flags;
        Query {
            kind: Kind::ALL[self.kind],
            third_party: self.third_party,
            entities: self.entities.as_deref(),
            contact: self.contact,
            // Mostly without, or most lists would be empty.
            own_only: own_only && self.limit.is_multiple_of(5),
            cancelled,
            filter: Filter {
                text: self.text,
                amount: self.amount,
                total_from: self.totals.0,
                total_to: self.totals.1,
                open: open && self.limit.is_multiple_of(3),
                overdue_on: self.overdue_on,
                status: self.status,
                from: self.days.0,
                to: self.days.1,
                parent: if Kind::ALL[self.kind] == Kind::Tasks { self.parent } else { "" },
            },
            sort: Sort::from_number(self.sort).expect("1 to 4"),
            descending,
            after: None,
            limit: self.limit,
        }
    }
}

#[test]
fn lists_pages_and_counts_agree_with_an_obvious_filter() {
    let (folder, sample) = sample();
    let everything = everything(folder.path(), &sample);
    let answered = std::cell::Cell::new(0);
    proptest!(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() }, |(asked in asked())| {
        let query = asked.query();
        let want = wanted(&query, &everything);
        let whole = Query { limit: 10_000, ..query.clone() };
        let mut got = Vec::new();
        sample.documents(&whole, &mut |row| { got.push(Kept::of(row)); true }).expect("a list");
        prop_assert_eq!(&got, &want);
        prop_assert_eq!(&paged(&sample, &query), &want);
        prop_assert_eq!(sample.count(&query).expect("a count"), want.len() as u64);
        answered.set(answered.get() + usize::from(!want.is_empty()));
    });
    assert!(answered.get() > 300, "only {} queries had an answer: the test asks for nothing", answered.get());
}

#[test]
fn the_entities_that_issue_documents_have_names() {
    let (folder, sample) = sample();
    let named: Vec<String> = sample.entities().expect("the entities").into_iter().map(|entity| entity.id).collect();
    let issuers: std::collections::BTreeSet<_> = everything(folder.path(), &sample)
        .into_iter()
        .map(|row| row.entity)
        .filter(|entity| !entity.is_empty())
        .collect();
    assert!(issuers.len() > 1 && issuers.iter().all(|issuer| named.contains(issuer)), "{issuers:?} in {named:?}");
}

#[test]
fn a_list_ends_as_soon_as_the_portal_has_enough() {
    let (_folder, sample) = sample();
    let mut rows = 0;
    sample
        .documents(&all_of(Kind::Invoices, "101"), &mut |_| {
            rows += 1;
            rows < 3
        })
        .expect("a list");
    assert_eq!(rows, 3);
}

#[test]
fn a_place_that_no_row_can_have_is_an_answer_and_not_a_page() {
    let (_folder, sample) = sample();
    let query =
        Query { sort: Sort::Total, after: Some(After { key: "many", id: "1" }), ..all_of(Kind::Invoices, "101") };
    let refused = sample.documents(&query, &mut |_| panic!("a row")).expect_err("no total");
    assert_eq!(refused.code, "query/no-place");
}

#[test]
fn every_list_walks_an_index_and_sorts_nothing() {
    let (_folder, sample) = sample();
    let entities = ["1".to_owned(), "2".to_owned()];
    let after = After { key: "12.00", id: "1010" };
    for (sort, index) in [
        (Sort::Date, "documents_by_date"),
        (Sort::Reference, "documents_by_reference"),
        (Sort::Until, "documents_by_until"),
        (Sort::Total, "documents_by_total"),
    ] {
        for (open, descending, after, from) in [
            (false, true, None, ""),
            (false, false, None, "2025-01-01"),
            (false, true, Some(after), "2025-01-01"),
            (true, true, Some(after), ""),
            (true, false, Some(after), "2025-01-01"),
        ] {
            let filter = Filter { open, from, to: from, text: "a", ..Filter::default() };
            let query = Query {
                entities: Some(&entities),
                contact: Some("201"),
                sort,
                descending,
                after,
                filter,
                ..all_of(Kind::Invoices, "101")
            };
            let plan = sample.plan(&query).expect("a plan").join("; ");
            assert!(plan.contains(&format!("{index} (kind=? AND third_party=?")), "{sort:?} {open} {after:?}: {plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{sort:?} {open} {after:?}: {plan}");
            if after.is_some() {
                assert!(plan.contains(",id)<(?,?)") || plan.contains(",id)>(?,?)"), "no jump to the place: {plan}");
            }
        }
    }
}

#[test]
fn more_callers_than_connections_are_all_answered() {
    let (_folder, sample) = sample();
    let want = sample.count(&all_of(Kind::Invoices, "101")).expect("a count");
    std::thread::scope(|scope| {
        let callers: Vec<_> = (0..32)
            .map(|_| {
                scope.spawn(|| {
                    let mut rows = 0;
                    sample.documents(&all_of(Kind::Invoices, "101"), &mut |_| {
                        rows += 1;
                        true
                    })?;
                    Ok::<u64, plugin_api::Failure>(rows)
                })
            })
            .collect();
        for caller in callers {
            assert_eq!(caller.join().expect("no panic").expect("an answer"), want);
        }
    });
}

#[test]
fn wherever_a_kill_cuts_the_creation_the_next_start_has_the_whole_story() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("erp.sqlite");
    // While somebody else has the file open, closing it does not move the log into it.
    let keeper = Connection::open(&path).expect("the file opens");
    keeper.execute_batch("PRAGMA journal_mode = WAL; SELECT 1 FROM sqlite_schema").expect("a log");
    let sample = Sample::open(&path, NOW).expect("the sample opens");
    let whole = everything(folder.path(), &sample);
    let file = fs::read(folder.path().join("erp.sqlite")).expect("the file");
    let log = fs::read(folder.path().join("erp.sqlite-wal")).expect("the log: nothing has moved it into the file yet");
    assert!(log.len() > 100_000, "the story is in the log");
    let steps = 12;
    for step in 0..=steps {
        for bytes in [0, 1, 4097] {
            let cut = (log.len() * step / steps).saturating_sub(bytes);
            let other = tempfile::tempdir().expect("a folder");
            fs::write(other.path().join("erp.sqlite"), &file).expect("a copy");
            fs::write(other.path().join("erp.sqlite-wal"), &log[..cut]).expect("a cut copy");
            let again = Sample::open(&other.path().join("erp.sqlite"), NOW).expect("it opens");
            assert!(everything(other.path(), &again) == whole, "cut at {cut} of {} bytes", log.len());
        }
    }
}

#[test]
fn a_second_start_changes_nothing_even_on_another_day() {
    let (folder, sample) = sample();
    let before = everything(folder.path(), &sample);
    let path = folder.path().join("erp.sqlite");
    let later = Sample::open(&path, NOW + 400 * 86_400_000).expect("it opens again");
    assert!(everything(folder.path(), &later) == before);
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for (statement, code) in
        [("CREATE TABLE theirs (a)", "erp/not-ours"), ("PRAGMA user_version = 77", "erp/other-version")]
    {
        let path = folder.path().join(code.replace('/', "-"));
        Connection::open(&path).expect("a database").execute_batch(statement).expect("a change");
        let before = fs::read(&path).expect("the file");
        assert_eq!(Sample::open(&path, NOW).expect_err("not ours").code, code);
        assert_eq!(fs::read(&path).expect("the file"), before, "{code}");
    }
}

#[test]
fn the_large_data_set_is_the_same_every_time_and_lists_like_the_story() {
    let folders = [tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder")];
    let mut told = Vec::new();
    let samples = folders.each_ref().map(|folder| {
        let path = folder.path().join("erp.sqlite");
        seed(&path, NOW, 40, 3000, &mut |written| {
            told.push(written);
            true
        })
        .expect("seeded");
        Sample::open(&path, NOW).expect("it opens")
    });
    assert_eq!(told, [3040, 3040]);
    let [first, second] = [0, 1].map(|place| everything(folders[place].path(), &samples[place]));
    assert!(first == second, "two runs differ");
    let story = sample();
    assert_eq!(first.len(), 3000 + everything(story.0.path(), &story.1).len());
    let query = Query { limit: 7, ..all_of(Kind::Invoices, "g3") };
    let want = wanted(&query, &first);
    assert!(want.len() > 14, "{} invoices are no pages", want.len());
    assert!(paged(&samples[0], &query) == want);
}

#[test]
fn a_data_set_that_is_broken_off_leaves_the_older_file_as_it_was_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("erp.sqlite");
    seed(&path, NOW, 1, 1, &mut |_| true).expect("seeded");
    let before = fs::read(&path).expect("the file");
    for (what, third_parties, documents, ends_at) in
        [("among third parties", 20_000, 1, 10_000), ("among documents", 1, 20_000, 10_000), ("at the end", 1, 1, 2)]
    {
        let mut told = Vec::new();
        let broken = seed(&path, NOW, third_parties, documents, &mut |written| {
            told.push(written);
            false
        });
        assert_eq!(broken.expect_err(what).code, "erp/interrupted", "{what}");
        assert_eq!(told, [ends_at], "{what}");
        assert!(fs::read(&path).expect("the file") == before, "{what}");
        let names: Vec<_> =
            fs::read_dir(folder.path()).expect("the folder").flatten().map(|one| one.file_name()).collect();
        assert_eq!(names, ["erp.sqlite"], "{what}");
    }
}

#[test]
fn a_file_in_use_is_not_replaced() {
    let (folder, sample) = sample();
    let path = folder.path().join("erp.sqlite");
    sample.describe().expect("a connection is open");
    let refused = seed(&path, NOW, 1, 1, &mut |_| true).expect_err("in use");
    assert_eq!(refused.code, "erp/in-use");
    assert!(sample.count(&all_of(Kind::Invoices, "101")).expect("still there") > 0);
    drop(sample);
    seed(&path, NOW, 1, 1, &mut |_| true).expect("free now");
}
