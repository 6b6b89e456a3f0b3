//! What customers do in the ERP: one action a call, with a key that makes it the same one when it is sent again.

use num_enum::TryFromPrimitive;
use serde::{Deserialize, Serialize};

use crate::documents::Link;
use crate::drawing::Drawing;

/// Something that a customer does. The portal has asked the decision for it and for the document it is about; the host
/// keeps its own rules besides, and refuses with a code of its own.
///
/// Crosses as JSON, so that it can grow. Texts are plain, as they were typed, with their line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// The same key again is the same action: the host does nothing more and answers as it did before. 64 hexadecimal digits.
    pub key: String,
    /// For whom: the third party of the account.
    pub third_party: String,
    /// Who: the contact of the person, where the ERP knows them.
    pub contact: Option<String>,
    /// The person's name.
    pub name: String,
    /// The person's e-mail address, if any.
    pub email: Option<String>,
    /// The language of the person, as a BCP 47 tag.
    pub language: String,
    /// The entities whose documents the site shows; what is new is issued by the first. `None` leaves it to the ERP.
    pub entities: Option<Vec<String>>,
    /// The network address that the person came from.
    pub peer: String,
    /// The day that it is where the person is, `YYYY-MM-DD`: what may be answered until a day, may be until the end of this
    /// one. Empty leaves it to the ERP's own calendar, as with a module before 1.1.
    #[serde(default)]
    pub today: String,
    /// What is done.
    pub act: Act,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// A quote is accepted.
    AcceptQuote {
        /// The quote.
        id: String,
        /// The total that the person saw, a decimal string: a quote that changed since is not accepted.
        total: String,
        /// The name that the person signed with.
        signed_by: String,
        /// The signature, where the person drew one besides.
        #[serde(default)]
        drawing: Option<Drawing>,
    },
    /// A quote is declined.
    DeclineQuote {
        /// The quote.
        id: String,
        /// Why; may be empty.
        reason: String,
    },
    /// A ticket is opened; its files come beside.
    OpenTicket {
        /// What it is about, one line.
        subject: String,
        /// The first message.
        text: String,
    },
    /// A message on a ticket; its files come beside. One that is closed is open again by it.
    ReplyToTicket {
        /// The ticket.
        id: String,
        /// The message.
        text: String,
    },
    /// A ticket needs nothing more.
    CloseTicket {
        /// The ticket.
        id: String,
    },
    /// A closed ticket is taken up again.
    ReopenTicket {
        /// The ticket.
        id: String,
    },
    /// An order is placed.
    PlaceOrder {
        /// What is ordered; at least one.
        lines: Vec<Wanted>,
        /// Where it shall go; empty leaves it to the ERP.
        delivery_address: String,
        /// The customer's own number for it; may be empty.
        reference: String,
        /// A remark; may be empty.
        note: String,
    },
    /// The person's own contact is put right. Only of the contact who acts.
    EditContact {
        /// The given name.
        first_name: String,
        /// The family name.
        last_name: String,
        /// The telephone number; may be empty.
        phone: String,
        /// The e-mail address, proved; `None` leaves it as it is.
        email: Option<String>,
    },
}

/// One line of an order that is placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wanted {
    /// The product's id.
    pub product: String,
    /// How many, a decimal string above zero.
    pub quantity: String,
    /// The price of one that the person saw, a decimal string: one that changed since is not ordered. Empty is none.
    pub price: String,
}

/// A kind of act, asked for before it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TryFromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ActKind {
    /// Accept and decline quotes.
    AnswerQuotes = 1,
    /// Open tickets, reply, close, reopen.
    WriteTickets = 2,
    /// Place orders.
    PlaceOrders = 3,
    /// Put one's own contact right.
    EditContact = 4,
}

impl ActKind {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The kind with this number; a host is never asked for one that it does not know.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::try_from(number).ok()
    }
}

impl Act {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::AcceptQuote { .. } | Self::DeclineQuote { .. } => ActKind::AnswerQuotes,
            Self::OpenTicket { .. }
            | Self::ReplyToTicket { .. }
            | Self::CloseTicket { .. }
            | Self::ReopenTicket { .. } => ActKind::WriteTickets,
            Self::PlaceOrder { .. } => ActKind::PlaceOrders,
            Self::EditContact { .. } => ActKind::EditContact,
        }
    }
}

/// A file that comes with an action, borrowed for the call. The portal has checked its size and type, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload<'a> {
    /// The name as the person's machine gave it, without folders; at most 120 characters.
    pub name: &'a str,
    /// The media type by its first bytes, e.g. `image/png`; never what the browser claimed.
    pub media_type: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Done {
    /// The document that is new, or that it was about.
    pub document: Option<Link>,
    /// Its number as people say it; may be empty.
    pub reference: String,
}
