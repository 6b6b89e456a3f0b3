//! What can be listed: the eight kinds of document, and products.

use std::fmt;
use std::str::FromStr;

use num_enum::TryFromPrimitive;
use serde::{Deserialize, Serialize};

/// A kind of thing that a customer may list and open.
///
/// The number of a kind crosses the interface and is never reused; its word is what manifests, addresses and JSON use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TryFromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// Invoices that the customer received, credit notes and deposits among them.
    Invoices = 1,
    /// Quotes made to the customer.
    Quotes = 2,
    /// Orders that the customer placed.
    Orders = 3,
    /// Shipments to the customer.
    Shipments = 4,
    /// Support tickets of the customer.
    Tickets = 5,
    /// Projects made for the customer.
    Projects = 6,
    /// Tasks of those projects.
    Tasks = 7,
    /// Invoices that the third party sent, as a supplier.
    SupplierInvoices = 8,
    /// Products on sale; they belong to no third party.
    Products = 9,
}

impl Kind {
    /// Every kind, in the order of the menu.
    pub const ALL: [Self; 9] = [
        Self::Invoices,
        Self::Quotes,
        Self::Orders,
        Self::Shipments,
        Self::Tickets,
        Self::Projects,
        Self::Tasks,
        Self::SupplierInvoices,
        Self::Products,
    ];

    /// The word for it in manifests, addresses and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Quotes => "quotes",
            Self::Orders => "orders",
            Self::Shipments => "shipments",
            Self::Tickets => "tickets",
            Self::Projects => "projects",
            Self::Tasks => "tasks",
            Self::SupplierInvoices => "supplier_invoices",
            Self::Products => "products",
        }
    }

    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The kind with this number, if this version of the interface knows one.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::try_from(number).ok()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word names no kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKind(pub String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a kind of document", self.0)
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| UnknownKind(word.to_owned()))
    }
}
