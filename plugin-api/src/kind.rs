//! What can be listed: the eight kinds of document, and products.
//!
//! # Add a kind
//! What is forgotten does not compile, but for the last step.
//!
//! 1. Its row below, at the end, with a number that was never used; the statuses it goes through in `plugin-api/src/status.rs`.
//! 2. The row of the permission that views it in `portal-plugin/src/model/permissions.rs`, with the kind as `views`; the columns
//!    of its list in `portal-plugin/src/web/columns.rs`.
//! 3. Its fields in `portal-plugin/src/texts/shape/kinds.rs` and `portal-plugin/src/texts/shape/permissions.rs`, and what they
//!    say in `portal-plugin/src/texts/{language}/kinds.rs` and `portal-plugin/src/texts/{language}/permissions.rs`. Where a
//!    status agrees with the gender of the kind, `statuses.rs` beside them says it.
//! 4. What a host calls it: `host-demo/src/back_office/wording.rs` with `host-demo/src/texts/`,
//!    `host-demo/src/erp/sample/story.rs`, `host-demo/src/erp/sample/pdf/words.rs`; what it is in Dolibarr: `host-demo/src/erp/dolibarr/kinds.rs`,
//!    `host-demo/src/erp/dolibarr/constants.rs`, `host-demo/src/erp/dolibarr/bodies.rs`, `host-demo/src/erp/dolibarr/rights.rs`,
//!    `host-demo/src/erp/dolibarr/writing/pdfs.rs`; what it is in Odoo: `host-demo/src/erp/odoo/`.
//! 5. Something to see in the sample: `host-demo/src/erp/sample/seed.rs` and a file of the story.
//! 6. Its row in the table of `tests/cases/access.rs`; the schemas that are checked in are renewed as their tests say.

use std::fmt;
use std::str::FromStr;

use num_enum::TryFromPrimitive;
use serde::{Deserialize, Serialize};

/// Declares the kinds: a row for each, in the order of the menu.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $number:literal, $word:literal;)*) => {
        /// A kind of thing that a customer may list and open.
        ///
        /// The number of a kind crosses the interface and is never reused; its word is what manifests, addresses and JSON use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TryFromPrimitive)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[repr(u8)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $word)] $kind = $number,)*
        }

        impl Kind {
            /// Every kind, in the order of the menu.
            pub const ALL: [Self; [$($number),*].len()] = [$(Self::$kind),*];

            /// The word for it in manifests, addresses and JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                }
            }
        }
    };
}

kinds! {
    /// Invoices that the customer received, credit notes and deposits among them.
    Invoices = 1, "invoices";
    /// Quotes made to the customer.
    Quotes = 2, "quotes";
    /// Orders that the customer placed.
    Orders = 3, "orders";
    /// Shipments to the customer.
    Shipments = 4, "shipments";
    /// Support tickets of the customer.
    Tickets = 5, "tickets";
    /// Projects made for the customer.
    Projects = 6, "projects";
    /// Tasks of those projects.
    Tasks = 7, "tasks";
    /// Invoices that the third party sent, as a supplier.
    SupplierInvoices = 8, "supplier_invoices";
    /// Products on sale; they belong to no third party.
    Products = 9, "products";
}

impl Kind {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether it is an invoice, of either side.
    #[must_use]
    pub const fn is_invoice(self) -> bool {
        matches!(self, Self::Invoices | Self::SupplierInvoices)
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
