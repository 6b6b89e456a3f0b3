//! Documents as they cross: the question, the borrowed row, the body, the files.

use num_enum::{FromPrimitive, TryFromPrimitive};
use serde::{Deserialize, Serialize};

use crate::drawing::Drawing;
use crate::kind::Kind;
use crate::paying::Paying;

/// The id by which a product's picture is asked for (see [`Row::has_picture`]); no file of a document has it.
pub const PICTURE: &str = "picture";

/// Which documents, in which order. The host filters by all of it, and the portal checks every row again (rule D2).
#[derive(Clone, Debug)]
pub struct Query<'a> {
    /// The kind asked for.
    pub kind: Kind,
    /// Whose documents; for [`Kind::Products`] whose prices, where the ERP has such.
    pub third_party: &'a str,
    /// The entities whose documents are wanted; `None` is all. A product without an entity is wanted whichever they are.
    pub entities: Option<&'a [String]>,
    /// The contact of the person who asks. A document reserved to contacts is wanted only if this one is among them.
    pub contact: Option<&'a str>,
    /// Only documents that name `contact`; with no contact, nothing.
    pub own_only: bool,
    /// Whether cancelled documents are wanted too. Drafts never are.
    pub cancelled: bool,
    /// Narrows by what the customer asked for.
    pub filter: Filter<'a>,
    /// The column that orders the rows; ties are ordered by id, in the same direction.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// Begin behind this row; `None` is the start.
    pub after: Option<After<'a>>,
    /// How many rows at the most.
    pub limit: u32,
}

/// What the customer narrows a list by; an empty filter lets everything through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Part of the number, other number or title, without regard to case; no wildcard has a meaning. Empty is no filter.
    pub text: &'a str,
    /// What `text` says as an amount, if it is one: documents with this total, whatever its sign, are let through
    /// beside those that hold the text. A decimal string of at most twelve digits and four decimals, without a sign.
    /// Empty is none; without `text` it says nothing.
    pub amount: &'a str,
    /// Only documents with a total of at least this, a decimal string as above with or without a minus. Empty is no filter.
    pub total_from: &'a str,
    /// Only documents with a total of at most this. Empty is no filter.
    pub total_to: &'a str,
    /// Only documents that wait for something: unpaid invoices, quotes to answer, tickets not closed.
    pub open: bool,
    /// Only open documents whose `until` is before this day, `YYYY-MM-DD`. Empty is no filter.
    pub overdue_on: &'a str,
    /// Only this status. Empty is no filter.
    pub status: &'a str,
    /// From this day on, `YYYY-MM-DD`, by `date`. Empty is no filter.
    pub from: &'a str,
    /// Up to and including this day, `YYYY-MM-DD`, by `date`; a document without a day is not. Empty is no filter.
    pub to: &'a str,
    /// Only tasks of this project. Empty is no filter.
    pub parent: &'a str,
}

/// The column that orders a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TryFromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Sort {
    /// By `date`.
    #[default]
    Date = 1,
    /// By `reference`.
    Reference = 2,
    /// By `until`: due date, end of validity, delivery.
    Until = 3,
    /// By `total`, as a number.
    Total = 4,
}

impl Sort {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The column with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::try_from(number).ok()
    }
}

/// A place in a list: the row with this [`Row::key`] and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After<'a> {
    /// The row's key.
    pub key: &'a str,
    /// The row's id.
    pub id: &'a str,
}

/// What the ERP says of a document's life; each ERP maps its own statuses to these three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TryFromPrimitive)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum State {
    /// Not issued yet: customers never see it.
    Draft = 0,
    /// Issued.
    Published = 1,
    /// Issued and called off: shown only where the site's manifest says so.
    Cancelled = 2,
}

impl State {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The state with this number; the portal drops a row with an unknown one.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::try_from(number).ok()
    }
}

/// What an invoice is besides an invoice; other kinds have no nature. Since 1.2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, FromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Nature {
    /// Nothing besides, or the host does not say.
    #[default]
    Usual = 0,
    /// It gives back: its amounts are negative, and nobody waits for its payment. It is open until it is set off or paid out.
    CreditNote = 1,
    /// Asked for before anything is delivered.
    Deposit = 2,
    /// What was done of a longer work so far.
    Progress = 3,
}

impl Nature {
    /// Every nature.
    pub const ALL: [Self; 4] = [Self::Usual, Self::CreditNote, Self::Deposit, Self::Progress];

    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The nature with this number; one of a later version counts as [`Nature::Usual`].
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        Self::from(number)
    }

    /// The word for it in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::CreditNote => "credit_note",
            Self::Deposit => "deposit",
            Self::Progress => "progress",
        }
    }

    /// The nature of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.as_str() == word)
    }
}

/// One document as a row of a list, borrowed for the call: the facts that decide who may see it, and what a list shows.
///
/// Amounts are decimal strings with a point, e.g. `-1234.50`; days are `YYYY-MM-DD`; empty is "none".
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and crosses as one")]
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What it is.
    pub kind: Kind,
    /// What an invoice is besides.
    pub nature: Nature,
    /// The ERP's id, unique within the kind; at most 64 characters of `A-Z a-z 0-9 . _ -`.
    pub id: &'a str,
    /// The third party it belongs to. Empty for a product.
    pub third_party: &'a str,
    /// The entity that issued it. A product without one is every entity's: it is in the list of each.
    pub entity: &'a str,
    /// Its life as customers see it.
    pub state: State,
    /// Shown only to the contacts named on it (a project, and its tasks).
    pub reserved: bool,
    /// The ids of the third party's contacts named on it.
    pub contacts: &'a [&'a str],
    /// The number printed on it; two entities may use the same one.
    pub reference: &'a str,
    /// The number that the other side gave it: a supplier's reference, a tracking number, a customer's order number.
    pub other_reference: &'a str,
    /// Its subject or label.
    pub title: &'a str,
    /// The status, one of [`crate::status`]'s words where one fits; another is shown as it stands.
    pub status: &'a str,
    /// Whether it waits for something (see [`Filter::open`]).
    pub open: bool,
    /// Its day.
    pub date: &'a str,
    /// Due date of an invoice, end of validity of a quote, (planned) delivery of an order or shipment, end of a project or task.
    pub until: &'a str,
    /// The total, taxes included; a product's price.
    pub total: &'a str,
    /// What remains to be paid.
    pub remaining: &'a str,
    /// The ISO 4217 code of the amounts.
    pub currency: &'a str,
    /// Per cent done, of a task.
    pub progress: Option<u8>,
    /// The id of the project that a task belongs to.
    pub parent: &'a str,
    /// Whether it has a main file to download.
    pub has_file: bool,
    /// Whether it is a product with a picture: the file [`PICTURE`], PNG, JPEG, GIF or WebP, of 1 MiB at the most.
    pub has_picture: bool,
    /// The value that this row is ordered by; comes back in [`After`]. Opaque to the portal; at most 512 bytes.
    pub key: &'a str,
}

/// What a document's own page shows besides its row. Crosses as JSON, so that it can grow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Body {
    /// A longer text, plain; shown with its line breaks.
    pub text: String,
    /// The total before taxes, a decimal string; empty is none.
    pub net: String,
    /// The taxes, a decimal string; empty is none.
    pub tax: String,
    /// Lines of an invoice, quote, order, shipment.
    pub lines: Vec<Line>,
    /// Payments received on an invoice.
    pub payments: Vec<Payment>,
    /// Messages of a ticket that the customer may read, oldest first. Private ones must not cross.
    pub messages: Vec<Message>,
    /// The files of the document, the main one first.
    pub files: Vec<File>,
    /// Documents that it came from or led to. The portal shows only those that the user may see.
    pub links: Vec<Link>,
    /// Where a shipment can be followed, an `https` address of the carrier's; anything else is not shown. Empty is none.
    pub tracking: String,
    /// Who signed it, where somebody did.
    pub signature: Option<Signature>,
    /// How an invoice can be paid; shown only while something of it is due. Since 1.2.
    pub paying: Option<Paying>,
}

/// Who signed a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Signature {
    /// The name.
    pub name: String,
    /// When, RFC 3339.
    pub at: String,
    /// The network address that it came from; empty where it is not known.
    pub peer: String,
    /// The signature, where one was drawn.
    pub drawing: Option<Drawing>,
}

/// One line of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Line {
    /// What it is, plain text.
    pub label: String,
    /// How many, a decimal string.
    pub quantity: String,
    /// The price of one before taxes, a decimal string; empty is none.
    pub price: String,
    /// The line's total before taxes, a decimal string; empty is none.
    pub total: String,
    /// The id of the product, so that it can be ordered again; empty is none.
    pub product: String,
}

/// A payment received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Payment {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The amount, a decimal string.
    pub amount: String,
    /// How it was paid, plain text.
    pub means: String,
}

/// A message of a ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Message {
    /// When, RFC 3339.
    pub at: String,
    /// Who wrote it, as customers may read it.
    pub author: String,
    /// Whether the customer's side wrote it.
    pub from_customer: bool,
    /// Plain text.
    pub text: String,
}

/// A file of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct File {
    /// The host's id of it, unique within the document; at most 64 characters of `A-Z a-z 0-9 . _ -`.
    pub id: String,
    /// The name to save it under.
    pub name: String,
    /// The media type, e.g. `application/pdf`.
    pub media_type: String,
    /// The size in bytes.
    pub size: u64,
}

/// A link to another document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileQuery<'a> {
    /// The document's kind.
    pub kind: Kind,
    /// The document's id.
    pub document: &'a str,
    /// The file's id; `None` is the main one.
    pub file: Option<&'a str>,
    /// The first byte wanted.
    pub offset: u64,
    /// How many bytes at the most.
    pub limit: u64,
}
