//! An ERP whose answers make no sense, one fault at a time.

use std::sync::Arc;

use plugin_api::documents::{Body, FileQuery, Query, Row, Sort};
use plugin_api::parties::{Known, Standing};
use plugin_api::{Failure, Host, Kind};

use crate::erp::TestErp;

/// What makes no sense in what it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nonsense {
    /// Rows without a key.
    NoKey,
    /// Keys without end.
    LongKey,
    /// Each row twice.
    Twice,
    /// Days that go up where they should go down.
    Unsorted,
    /// As many rows as there are, however few were asked for.
    TooMany,
    /// Rows that come after `false`.
    GoesOn,
    /// A day as people write it.
    Day,
    /// An amount as people write it.
    Amount,
    /// A currency as people write it.
    Currency,
    /// More than all of it done.
    Progress,
    /// A title of a megabyte.
    LongText,
    /// An id with a slash.
    Id,
    /// A file that does not end where it should.
    MoreBytes,
    /// Bytes that come after `false`.
    BytesGoOn,
    /// A file of another size than the body says.
    Size,
    /// The same page again and again.
    SamePage,
    /// A count of one.
    Count,
    /// Filters that let everything through.
    NoFilter,
    /// A single document that differs from its row.
    Differs,
    /// No body of what is listed.
    NoBody,
    /// Everybody is known.
    KnowsAll,
    /// Everybody's documents.
    Foreign,
}

impl Nonsense {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::NoKey,
        Self::LongKey,
        Self::Twice,
        Self::Unsorted,
        Self::TooMany,
        Self::GoesOn,
        Self::Day,
        Self::Amount,
        Self::Currency,
        Self::Progress,
        Self::LongText,
        Self::Id,
        Self::MoreBytes,
        Self::BytesGoOn,
        Self::Size,
        Self::SamePage,
        Self::Count,
        Self::NoFilter,
        Self::Differs,
        Self::NoBody,
        Self::KnowsAll,
        Self::Foreign,
    ];

    /// The rows as it hands them over.
    pub fn documents(
        self,
        erp: &Arc<TestErp>,
        query: &Query<'_>,
        each: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Failure> {
        let long = "x".repeat(if self == Self::LongText { 1 << 20 } else { 1000 });
        let asked = match self {
            Self::TooMany | Self::GoesOn => Query { limit: 400, ..*query },
            Self::SamePage => Query { after: None, ..*query },
            Self::NoFilter => Query { filter: plugin_api::documents::Filter::default(), ..*query },
            Self::Foreign => Query { third_party: if query.third_party == "1" { "2" } else { "1" }, ..*query },
            _ => query.clone(),
        };
        let mut number = 0;
        erp.documents(&asked, &mut |row| {
            number += 1;
            let day = format!("2026-01-{:02}", if query.descending { number % 28 + 1 } else { 28 - number % 28 });
            let row = match self {
                Self::NoKey => Row { key: "", ..*row },
                Self::LongKey => Row { key: &long, ..*row },
                Self::Unsorted if query.sort == Sort::Date => Row { date: &day, ..*row },
                Self::Day => Row { until: "31/12/2026", ..*row },
                Self::Amount => Row { total: "1,234.5", ..*row },
                Self::Currency => Row { currency: "EURO", ..*row },
                Self::Progress => Row { progress: Some(120), ..*row },
                Self::LongText => Row { title: &long, ..*row },
                Self::Id => Row { id: "a/b", ..*row },
                _ => *row,
            };
            let mut more = each(&row);
            if self == Self::Twice && more {
                more = each(&row);
            }
            more || self == Self::GoesOn
        })
    }

    /// How many there are.
    pub fn count(self, erp: &Arc<TestErp>, query: &Query<'_>) -> Result<u64, Failure> {
        if self == Self::Count { Ok(1) } else { erp.count(query) }
    }

    /// One document.
    pub fn document(
        self,
        erp: &Arc<TestErp>,
        kind: Kind,
        id: &str,
        found: &mut dyn FnMut(&Row<'_>),
    ) -> Result<(), Failure> {
        erp.document(kind, id, &mut |row| {
            let reference = format!("{}-bis", row.reference);
            found(&if self == Self::Differs { Row { reference: &reference, ..*row } } else { *row });
        })
    }

    /// The rest of it.
    pub fn body(self, erp: &Arc<TestErp>, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        let mut body = erp.body(kind, id)?.filter(|_| self != Self::NoBody);
        if self == Self::Size {
            body.iter_mut().flat_map(|body| &mut body.files).for_each(|file| file.size += 1);
        }
        Ok(body)
    }

    /// A file of it.
    pub fn file(
        self,
        erp: &Arc<TestErp>,
        query: &FileQuery<'_>,
        each: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Result<(), Failure> {
        match self {
            Self::MoreBytes => {
                let whole = FileQuery { limit: u64::MAX, ..*query };
                erp.file(&whole, each)?;
                each(&vec![b'x'; 33 << 20]);
                Ok(())
            }
            Self::BytesGoOn => erp.file(query, &mut |chunk| {
                each(chunk);
                each(chunk);
                true
            }),
            _ => erp.file(query, each),
        }
    }

    /// What it says of a third party and a contact.
    pub fn standing(self, erp: &Arc<TestErp>, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        let standing = erp.standing(third_party, contact)?;
        Ok(if self == Self::KnowsAll { Standing { third_party: Known::Open, ..standing } } else { standing })
    }
}
