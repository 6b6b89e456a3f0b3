//! The columns of lists: which each kind has, and what stands above them.

use plugin_api::Kind;
use plugin_api::documents::Sort;

use crate::texts::shape::Kinds;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number, linked to the document.
    Reference,
    /// The other side's number.
    Other,
    /// The subject or label.
    Title,
    /// The day.
    Date,
    /// Due date, end of validity, delivery.
    Until,
    /// Per cent done.
    Progress,
    /// The status.
    Status,
    /// The total.
    Total,
    /// What remains to be paid.
    Remaining,
    /// The main file.
    File,
}

impl Column {
    /// What orders by this column.
    pub const fn sort(self) -> Option<Sort> {
        match self {
            Self::Reference => Some(Sort::Reference),
            Self::Date => Some(Sort::Date),
            Self::Until => Some(Sort::Until),
            Self::Total => Some(Sort::Total),
            _ => None,
        }
    }

    /// What stands above it in the list of a kind.
    pub const fn head(self, words: &'static Kinds, kind: Kind) -> &'static str {
        let of_kind = words.of(kind);
        match self {
            Self::Reference => of_kind.reference,
            Self::Other => of_kind.other,
            Self::Title => of_kind.title,
            Self::Date => of_kind.date,
            Self::Until => of_kind.until,
            Self::Total => of_kind.total,
            Self::Progress => words.progress,
            Self::Status => words.status,
            Self::Remaining => words.remaining,
            Self::File => words.file,
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Total | Self::Remaining | Self::Progress)
    }
}

/// The columns of a kind's list, in order.
pub const fn of(kind: Kind) -> &'static [Column] {
    use Column::{Date, File, Other, Progress, Reference, Remaining, Status, Title, Total, Until};
    match kind {
        Kind::Invoices => &[Reference, Title, Date, Until, Status, Total, Remaining, File],
        Kind::Quotes => &[Reference, Title, Date, Until, Status, Total, File],
        Kind::Orders => &[Reference, Other, Date, Until, Status, Total, File],
        Kind::Shipments => &[Reference, Other, Date, Until, Status, File],
        Kind::Tickets => &[Reference, Title, Date, Status],
        Kind::Projects => &[Reference, Title, Date, Until, Status],
        Kind::Tasks => &[Reference, Title, Date, Until, Status, Progress],
        Kind::SupplierInvoices => &[Reference, Other, Date, Until, Status, Total, Remaining, File],
        Kind::Products => &[Reference, Title, Status, Total],
    }
}
