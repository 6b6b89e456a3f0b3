//! The story that a new sample ERP is filled with: the same for everybody, dated back from the day of its creation.

use jiff::ToSpan;
use jiff::civil::Date;
use plugin_api::Kind;
use plugin_api::documents::{Link, State};
use rusqlite::Connection;
use std::collections::BTreeMap;

use super::paper::Paper;

pub mod account_events;
mod chains;
pub mod parties;
pub mod people;
pub mod products;
mod projects;
mod sales;
mod signatures;

/// Writes the whole story, with `today` as its last day.
pub fn fill(connection: &Connection, today: Date) -> rusqlite::Result<()> {
    parties::insert(connection)?;
    for kind in Kind::ALL {
        connection.execute("INSERT INTO openings VALUES (?, 1)", [kind.number()])?;
    }
    let mut book = Book { today, papers: Vec::new(), links: Vec::new(), parents: Vec::new() };
    sales::write(&mut book);
    projects::write(&mut book);
    for (number, paper) in (1..).zip(book.finish()) {
        paper.insert(connection, number)?;
    }
    Ok(())
}

/// The documents of the story while they are written; an entry is a place in it.
struct Book {
    today: Date,
    papers: Vec<Paper<'static>>,
    links: Vec<(usize, usize)>,
    parents: Vec<(usize, usize)>,
}

impl Book {
    /// The day this many days before the last one; negative is after it.
    fn ago(&self, days: i64) -> Date {
        self.today.saturating_sub(days.days())
    }

    fn add(&mut self, paper: Paper<'static>) -> usize {
        self.papers.push(paper);
        self.papers.len() - 1
    }

    /// The second came from the first.
    fn link(&mut self, from: usize, to: usize) {
        self.links.push((from, to));
    }

    /// Gives every document its id and number, in the order of their days as an ERP would have, and ties them together.
    fn finish(mut self) -> Vec<Paper<'static>> {
        let mut by_day: Vec<usize> = (0..self.papers.len()).collect();
        by_day.sort_by_key(|entry| self.papers[*entry].date);
        let mut ids = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        for entry in by_day {
            let paper = &mut self.papers[entry];
            let id = ids.entry(paper.kind).or_insert(1000);
            *id += 1;
            paper.id = id.to_string();
            if paper.state == State::Draft {
                paper.reference = format!("PROV-{id}");
            } else if paper.reference.is_empty() {
                let year = paper.date.year();
                let number = numbers.entry((paper.entity, paper.kind, year)).or_insert(0);
                *number += 1;
                paper.reference = format!("{}{year}-{number:04}", prefix(paper.kind, paper.entity));
            }
        }
        let is_product = |paper: &&Paper<'_>| paper.kind == Kind::Products;
        let product = |paper: &Paper<'_>| (paper.reference.clone(), paper.id.clone());
        let products: BTreeMap<_, _> = self.papers.iter().filter(is_product).map(product).collect();
        // Lines name a product by its reference until it has an id.
        for line in self.papers.iter_mut().flat_map(|paper| &mut paper.lines) {
            line.product = products.get(&line.product).cloned().unwrap_or_default();
        }
        for (from, to) in std::mem::take(&mut self.links) {
            let [from_link, to_link] =
                [from, to].map(|entry| Link { kind: self.papers[entry].kind, id: self.papers[entry].id.clone() });
            self.papers[from].links.push(to_link);
            self.papers[to].links.push(from_link);
        }
        for (project, task) in std::mem::take(&mut self.parents) {
            let id = self.papers[project].id.clone();
            self.papers[task].parent = id;
        }
        self.papers
    }
}

/// Each entity numbers its own documents, so two of them use the same number.
pub fn prefix(kind: Kind, entity: &str) -> &'static str {
    let (french, english) = match kind {
        Kind::Invoices => ("FA", "INV"),
        Kind::Quotes => ("DE", "QU"),
        Kind::Orders => ("CO", "SO"),
        Kind::Shipments => ("EX", "SH"),
        Kind::Tickets => ("TK", "TK"),
        Kind::Projects => ("PJ", "PR"),
        Kind::Tasks => ("TA", "TA"),
        Kind::SupplierInvoices => ("FF", "PI"),
        Kind::Products => ("AR", "PD"),
    };
    if entity == "3" { english } else { french }
}

/// Chance that always falls the same way (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 up to and without `sides`; `sides` is not zero.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (drawn ^ (drawn >> 31)) % sides
    }
}
