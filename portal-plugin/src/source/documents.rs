//! Documents: asked for with a grant, and judged again one by one when the host answers (rule D2).

use std::sync::atomic::Ordering;

use plugin_api::documents::{After, Body, FileQuery, Filter, Nature, Query, Row, Sort, State};
use plugin_api::paying::Paying;
use plugin_api::sense::is_day;
use plugin_api::{Class, Failure, Kind};

use crate::access::{DocumentFacts, Granted};
use crate::error::Error;
use crate::model::amounts::Amount;
use crate::source::Source;

/// The largest file that is handed out: 32 MiB, as a download is held in memory once.
const MAX_FILE: u64 = 32 << 20;

/// The most rows that are asked for at once.
pub const MOST_ROWS: u32 = 400;

/// How often the host is asked for one page: again only where it handed over what is not shown.
const ROUNDS: u32 = 10;

/// What a page of a list is to hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listing<'a> {
    /// What the customer narrows by.
    pub filter: Filter<'a>,
    /// Only what this entity issued, if one is named and the site shows it; an empty slice is no filter.
    pub entity: &'a [String],
    /// Only what names the contact of who asks, though they may see more.
    pub mine: bool,
    /// The column that orders.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// With what waits, also credits that are not set off yet.
    pub credits: bool,
    /// The day, `YYYY-MM-DD`, that decides what still waits; empty is none: then a quote does not run out.
    pub today: &'a str,
    /// Begin behind this place.
    pub after: Option<&'a Place>,
    /// How many rows, 1 to [`MOST_ROWS`]; outside it the nearest.
    pub limit: u32,
}

impl Listing<'_> {
    /// Whether a row that the host let through is asked for: what waits no more is not open, nor late (rule D7).
    fn shows(&self, row: &Summary) -> bool {
        let credit = self.credits && row.is_unsettled();
        (!self.filter.open || row.waits(self.today) || credit) && (self.filter.overdue_on.is_empty() || row.waits(""))
    }
}

/// How many documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The number.
    pub number: u64,
    /// Whether it is what the host says, and not judged (rule D6).
    pub about: bool,
}

impl Count {
    /// How many of these rows wait for something on this day, `YYYY-MM-DD`.
    pub fn waiting(rows: &[Summary], today: &str) -> Self {
        Self { number: rows.iter().filter(|row| row.waits(today)).count() as u64, about: false }
    }

    /// How many rows these are.
    pub const fn of(rows: &[Summary]) -> Self {
        Self { number: rows.len() as u64, about: false }
    }
}

/// A place in a list, behind which the next page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The value that the list is ordered by, as the host gave it.
    pub key: String,
    /// The id of the row.
    pub id: String,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its rows, each judged.
    pub rows: Vec<Summary>,
    /// Where the next page begins, if there is one.
    pub next: Option<Place>,
}

/// A document that the one who asked may see, as a row of a list. Only this file makes one.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What it is.
    pub kind: Kind,
    /// What an invoice is besides.
    pub nature: Nature,
    /// The ERP's id.
    pub id: String,
    /// The number printed on it.
    pub reference: String,
    /// The other side's number; empty is none.
    pub other_reference: String,
    /// The subject or label; empty is none.
    pub title: String,
    /// The status, one of [`plugin_api::status`]'s words or the ERP's own.
    pub status: String,
    /// Whether it waits for something, as the host says; see [`Summary::waits`].
    pub open: bool,
    /// Its day, `YYYY-MM-DD`; empty is none.
    pub date: String,
    /// Due date, end of validity, delivery; `YYYY-MM-DD`, empty is none.
    pub until: String,
    /// The total, a decimal string; empty is none.
    pub total: String,
    /// What remains to be paid, a decimal string; empty is none.
    pub remaining: String,
    /// The ISO 4217 code of the amounts.
    pub currency: String,
    /// Per cent done, of a task.
    pub progress: Option<u8>,
    /// The project of a task; empty is none.
    pub parent: String,
    /// Whether it has a main file.
    pub has_file: bool,
    /// Whether it is a product with a picture.
    pub has_picture: bool,
    _judged: Judged,
}

impl Summary {
    /// Whether it waits for something on this day, `YYYY-MM-DD`, or on any for an empty one: a quote that has run out is not to
    /// be answered, and an invoice with nothing left to pay, or one that gives back, is not to be paid (rule D7).
    pub fn waits(&self, today: &str) -> bool {
        let still = match self.kind {
            Kind::Quotes => self.is_in_time(today),
            Kind::Invoices | Kind::SupplierInvoices => {
                !self.gives_back() && self.remaining.parse::<Amount>().map_or(true, Amount::is_positive)
            }
            _ => true,
        };
        self.open && still
    }

    /// Whether it is an invoice that gives back: a credit note, or one with less than nothing in it.
    pub fn gives_back(&self) -> bool {
        let is_negative = |amount: &str| amount.parse::<Amount>().is_ok_and(|amount| amount < Amount::default());
        self.kind.is_invoice() && (self.nature == Nature::CreditNote || is_negative(&self.total))
    }

    /// Whether something of its amount is not settled yet, to be paid or to be set off.
    pub fn is_unsettled(&self) -> bool {
        self.open && self.remaining.parse::<Amount>().map_or(true, |left| left != Amount::default())
    }

    /// Whether its last day, if it has one, is not over on this day, `YYYY-MM-DD`. A day in another form may be over.
    pub fn is_in_time(&self, today: &str) -> bool {
        self.until.is_empty() || (is_day(&self.until) && self.until.as_str() >= today)
    }
}

/// Keeps [`Summary`] from being made elsewhere.
#[derive(Clone, Copy, Debug)]
struct Judged;

/// A whole document that the one who asked may see.
#[derive(Clone, Debug)]
pub struct Document {
    /// What a list shows of it.
    pub summary: Summary,
    /// The rest. Its links are the host's and not judged yet: open each with a grant before it is shown.
    pub body: Body,
}

impl Document {
    /// How it can be paid: of an invoice to the customer, while something of it is due (rule D8).
    pub fn paying(&self) -> Option<&Paying> {
        let is_due = self.summary.kind == Kind::Invoices && self.summary.waits("");
        self.body.paying.as_ref().filter(|_| is_due)
    }
}

/// A file, complete.
#[derive(Clone, Debug)]
pub struct Download {
    /// The name to save it under.
    pub name: String,
    /// The media type.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What a document says of who may see it, kept.
#[derive(Clone, Debug)]
pub struct OwnedFacts {
    third_party: Option<String>,
    entity: String,
    reserved: bool,
    contacts: Vec<String>,
    state: State,
}

impl OwnedFacts {
    /// The third party that it belongs to; `None` for a product.
    pub fn third_party(&self) -> Option<&str> {
        self.third_party.as_deref()
    }

    /// Lends the facts to whoever judges them.
    pub fn with<T>(&self, judge: impl FnOnce(&DocumentFacts<'_>) -> T) -> T {
        let contacts: Vec<&str> = self.contacts.iter().map(String::as_str).collect();
        judge(&DocumentFacts {
            third_party: self.third_party.as_deref(),
            entity: &self.entity,
            reserved: self.reserved,
            contacts: &contacts,
            state: self.state,
        })
    }
}

impl Source {
    /// One page of the documents that the grant covers, made of judged rows only: where the host hands over others, it is asked
    /// to go on, and the next page begins behind a row that is theirs (rule D6).
    ///
    /// # Errors
    /// `unavailable/host`, also where it hands over nothing but what is not theirs; no part of a page is ever shown as the
    /// whole.
    pub fn list(&self, granted: &Granted<'_>, listing: &Listing<'_>) -> Result<Page, Error> {
        let kind = kind_of(granted)?;
        let limit = listing.limit.clamp(1, MOST_ROWS) as usize;
        let mut rows: Vec<Summary> = Vec::with_capacity(limit + 1);
        // Behind which row the host goes on; it may be somebody else's, and never leaves this function.
        let mut reached = listing.after.cloned();
        // The last row that is theirs, and the one that fills the page.
        let (mut theirs, mut full) = (None, None);
        for round in 0..ROUNDS {
            // One row more than asked for tells whether there is a next page.
            let asked = if round == 0 { limit + 1 } else { MOST_ROWS as usize };
            let after = reached.as_ref().map(|place| After { key: &place.key, id: &place.id });
            let query =
                Query { limit: u32::try_from(asked).unwrap_or(MOST_ROWS), after, ..query(granted, kind, listing) };
            let (mut seen, mut last) = (0, None);
            self.documents(&query, &mut |row| {
                if seen == asked || rows.len() > limit {
                    return false;
                }
                seen += 1;
                let place = || Some(Place { key: row.key.to_owned(), id: row.id.to_owned() });
                if seen == asked {
                    last = place();
                }
                let known = round > 0 && rows.iter().any(|known| known.id == row.id);
                if !known && self.admits(granted, kind, row) {
                    theirs = place();
                    rows.extend(Some(summary(row)).filter(|row| listing.shows(row)));
                    if rows.len() == limit && full.is_none() {
                        full.clone_from(&theirs);
                    }
                }
                rows.len() <= limit
            })?;
            if rows.len() > limit {
                rows.truncate(limit);
                return Ok(Page { rows, next: full });
            }
            // Less than was asked for is the end; so is a host that does not move on.
            if last.is_none() || last == reached {
                return Ok(Page { rows, next: None });
            }
            reached = last;
        }
        match theirs {
            Some(_) => Ok(Page { rows, next: theirs }),
            None => Err(Error::Host(Failure::new(
                Class::Internal,
                "host/foreign-documents",
                "the ERP hands over nothing but documents that were not asked for",
            ))),
        }
    }

    /// How many rows a list has in all; its place and limit do not count. What the host says is judged row by row where that
    /// costs one question, and is only about right where it is more (rule D6).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn count(&self, granted: &Granted<'_>, listing: &Listing<'_>) -> Result<Count, Error> {
        let said = self.said(granted, listing)?;
        let judged = if said == 0 { None } else { self.judged(granted, listing, said)? };
        Ok(judged.map_or(Count { number: said, about: said > 0 }, |rows| Count::of(&rows)))
    }

    /// All documents that the grant covers, where they are few enough to be judged in one question; else `None`.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn whole(&self, granted: &Granted<'_>) -> Result<Option<Vec<Summary>>, Error> {
        let page = self.list(granted, &Listing { limit: MOST_ROWS, ..Listing::default() })?;
        Ok(page.next.is_none().then_some(page.rows))
    }

    /// How many there are in all, and how many of them wait for something on this day, `YYYY-MM-DD`, where there are too many
    /// for [`Source::whole`].
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn counts(&self, granted: &Granted<'_>, today: &str) -> Result<(Count, Count), Error> {
        let all = Listing { today, ..Listing::default() };
        let open = Listing { filter: Filter { open: true, ..Filter::default() }, ..all };
        Ok((self.count(granted, &all)?, self.count(granted, &open)?))
    }

    fn said(&self, granted: &Granted<'_>, listing: &Listing<'_>) -> Result<u64, Error> {
        let kind = kind_of(granted)?;
        self.ask("count", |host| host.count(&query(granted, kind, listing)))
    }

    /// All rows of a list that has so many, where they are few enough to be judged.
    fn judged(&self, granted: &Granted<'_>, listing: &Listing<'_>, said: u64) -> Result<Option<Vec<Summary>>, Error> {
        if said > u64::from(MOST_ROWS) {
            return Ok(None);
        }
        let page = self.list(granted, &Listing { after: None, limit: MOST_ROWS, ..*listing })?;
        Ok(page.next.is_none().then_some(page.rows))
    }

    /// One document, whole. Its body is asked for only after the yes to its row, so that a document of somebody else costs
    /// what an unknown one costs (rule D3).
    ///
    /// # Errors
    /// As [`Source::summary`].
    pub fn open(&self, granted: &Granted<'_>, id: &str) -> Result<Document, Error> {
        let summary = self.summary(granted, id)?;
        let body = self.body(summary.kind, id)?.ok_or(Error::DocumentUnknown)?;
        Ok(Document { summary, body })
    }

    /// What a list shows of one document.
    ///
    /// # Errors
    /// `document/unknown` where there is none; rows 11 to 14 where it is not for the one who asks; `unavailable/host`.
    pub fn summary(&self, granted: &Granted<'_>, id: &str) -> Result<Summary, Error> {
        let kind = kind_of(granted)?;
        let mut answer = Err(Error::DocumentUnknown);
        self.document(kind, id, &mut |row| {
            if row.kind == kind && row.id == id {
                answer = granted.judge(&facts(row)).map(|()| summary(row)).map_err(Error::Denied);
            } else {
                self.report_foreign(kind, row, "not the document asked for");
            }
        })?;
        answer
    }

    /// What a document says of who may see it, and nothing of what it says: for `explain`.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn document_facts(&self, kind: Kind, id: &str) -> Result<Option<OwnedFacts>, Error> {
        let mut found = None;
        self.document(kind, id, &mut |row| {
            let DocumentFacts { third_party, entity, reserved, contacts, state } = facts(row);
            found = Some(OwnedFacts {
                third_party: third_party.map(str::to_owned),
                entity: entity.to_owned(),
                reserved,
                contacts: contacts.iter().map(|contact| (*contact).to_owned()).collect(),
                state,
            });
        })?;
        Ok(found)
    }

    /// A file of a document that was opened: the main one, or the one with this id.
    ///
    /// # Errors
    /// `file/missing`, `file/too-large`, `unavailable/host`.
    pub fn file(&self, document: &Document, file: Option<&str>) -> Result<Download, Error> {
        let files = &document.body.files;
        let chosen = match file {
            Some(id) => files.iter().find(|file| file.id == id),
            None => files.first(),
        }
        .ok_or(Error::FileMissing)?;
        if chosen.size > MAX_FILE {
            return Err(Error::FileTooLarge);
        }
        let query = FileQuery {
            kind: document.summary.kind,
            document: &document.summary.id,
            file: Some(&chosen.id),
            offset: 0,
            limit: MAX_FILE + 1,
        };
        let bytes = self.bytes_of(&query, MAX_FILE)?;
        Ok(Download { name: chosen.name.clone(), media_type: chosen.media_type.clone(), bytes })
    }

    /// What is in a file of at most so many bytes.
    pub(super) fn bytes_of(&self, query: &FileQuery<'_>, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut too_large = false;
        self.bytes(query, &mut |chunk| {
            too_large = bytes.len() as u64 + chunk.len() as u64 > most;
            if !too_large {
                bytes.extend_from_slice(chunk);
            }
            !too_large
        })
        .map_err(|failure| match failure.code.as_str() {
            "file/missing" => Error::FileMissing,
            _ => Error::Host(failure),
        })?;
        if too_large { Err(Error::FileTooLarge) } else { Ok(bytes) }
    }

    fn admits(&self, granted: &Granted<'_>, kind: Kind, row: &Row<'_>) -> bool {
        if row.kind != kind {
            self.report_foreign(kind, row, "another kind than asked for");
            return false;
        }
        match granted.judge(&facts(row)) {
            Ok(()) => true,
            Err(denied) => {
                self.report_foreign(kind, row, denied.code());
                false
            }
        }
    }

    fn report_foreign(&self, kind: Kind, row: &Row<'_>, why: &str) {
        self.foreign.fetch_add(1, Ordering::Relaxed);
        log::error!(target: "audit", "host/foreign-document: asked for {kind}, got {} {:?}: {why}", row.kind, row.id);
    }
}

/// A grant is for one kind: what was not granted cannot be asked for.
fn kind_of(granted: &Granted<'_>) -> Result<Kind, Error> {
    granted.permission().kind().ok_or(Error::DocumentUnknown)
}

fn query<'a>(granted: &Granted<'a>, kind: Kind, listing: &Listing<'a>) -> Query<'a> {
    let shown = |entity: &String| granted.entities().is_none_or(|shown| shown.contains(entity));
    let entities = match listing.entity {
        [] => granted.entities(),
        named if named.iter().all(shown) => Some(named),
        _ => Some(&[][..]),
    };
    Query {
        kind,
        third_party: granted.third_party(),
        entities,
        contact: granted.contact(),
        own_only: (granted.own_only() || listing.mine) && kind != Kind::Products,
        cancelled: granted.cancelled(),
        filter: listing.filter,
        sort: listing.sort,
        descending: listing.descending,
        after: listing.after.map(|place| After { key: &place.key, id: &place.id }),
        limit: listing.limit,
    }
}

fn facts<'a>(row: &Row<'a>) -> DocumentFacts<'a> {
    DocumentFacts {
        third_party: (row.kind != Kind::Products).then_some(row.third_party),
        entity: row.entity,
        reserved: row.reserved,
        contacts: row.contacts,
        state: row.state,
    }
}

fn summary(row: &Row<'_>) -> Summary {
    Summary {
        kind: row.kind,
        nature: if row.kind.is_invoice() { row.nature } else { Nature::Usual },
        id: row.id.to_owned(),
        reference: row.reference.to_owned(),
        other_reference: row.other_reference.to_owned(),
        title: row.title.to_owned(),
        status: row.status.to_owned(),
        open: row.open,
        date: row.date.to_owned(),
        until: row.until.to_owned(),
        total: row.total.to_owned(),
        remaining: row.remaining.to_owned(),
        currency: row.currency.to_owned(),
        progress: row.progress,
        parent: row.parent.to_owned(),
        has_file: row.has_file,
        has_picture: row.has_picture && row.kind == Kind::Products,
        _judged: Judged,
    }
}
