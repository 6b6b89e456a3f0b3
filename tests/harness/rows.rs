//! Everything that a store remembers, row by row: so that a test can say that an attempt has changed nothing.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::mail::Mail;
use portal_plugin::store::engine::{Connection, Row};

/// What a refused attempt may leave behind: that it was made, and that it was judged by then.
const TRIES: [&str; 5] = ["throttles", "outbox", "activity", "clock", "identity"];
/// Columns that say when something was used, where its first page was, or how often it was tried.
const COUNTERS: [(&str, &str); 7] = [
    ("sessions", "used"),
    ("sessions", "account"),
    ("devices", "used"),
    ("users", "failures"),
    ("second_factors", "failures"),
    ("pending_sign_ins", "tries"),
    ("users", "last_sign_in"),
];

/// The rows of each table as text; the mails that left are a table of their own, `mails`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows(BTreeMap<String, BTreeSet<String>>);

impl Rows {
    /// Of this store.
    pub fn of(store: &Connection) -> Self {
        let sql = match store.as_sqlite() {
            Some(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            None => "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
        };
        let mut names = store.prepare_cached(sql).expect("a store has tables");
        let names = names.query_map([], |row| row.get(0)).expect("names are read");
        let names: Vec<String> = names.collect::<Result<_, _>>().expect("a name is text");
        let names = names.into_iter().filter(|name| !TRIES.contains(&name.as_str()));
        Self(names.map(|name| (name.clone(), table(store, &name))).collect())
    }

    /// The same with these mails.
    #[must_use]
    pub fn with_mails(mut self, mails: &[Mail]) -> Self {
        let shown = |(number, mail): (usize, &Mail)| format!("{number} {}: {}", mail.to, mail.subject);
        self.0.insert("mails".to_owned(), mails.iter().enumerate().map(shown).collect());
        self
    }

    /// For another process.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).expect("texts are JSON")
    }

    /// What another process said.
    pub fn of_json(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("rows are read"))
    }

    /// The tables that are not as they were.
    pub fn changed_since(&self, before: &Self) -> Vec<&str> {
        self.0.iter().filter(|(name, rows)| before.0.get(*name) != Some(*rows)).map(|(name, _)| name.as_str()).collect()
    }

    /// Says which rows are not as they were, if any.
    #[track_caller]
    pub fn assert_same(&self, before: &Self, what: &str) {
        let none = BTreeSet::new();
        for (name, rows) in &self.0 {
            let were = before.0.get(name).unwrap_or(&none);
            let changed: Vec<_> = rows.symmetric_difference(were).collect();
            assert!(changed.is_empty(), "{what} has changed {name}: {changed:#?}");
        }
    }
}

fn table(store: &Connection, name: &str) -> BTreeSet<String> {
    let mut all = store.prepare_cached(&format!("SELECT * FROM {name}")).expect("a table is read");
    let shown = |row: &Row<'_>| {
        let mut values = Vec::new();
        for place in 0..row.width() {
            let column = row.name(place)?;
            if !COUNTERS.contains(&(name, column)) {
                values.push(format!("{column}={:?}", row.cell(place)?));
            }
        }
        Ok(values.join(" "))
    };
    let rows = all.query_map([], shown).expect("rows are read");
    rows.collect::<Result<_, _>>().expect("a row is read")
}
