//! A question of the ERP's own code, and its answer.

use crate::kind::Kind;

/// May this user do this here? Rules of the decision: 1 to 14, a live session assumed.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The site's id.
    pub site: &'a str,
    /// The login within the site's realm.
    pub login: &'a str,
    /// The third party whose account it is about.
    pub third_party: &'a str,
    /// The permission asked for, e.g. `portal.invoices.view`.
    pub permission: &'a str,
    /// The document, for the last four rows; `None` asks about the kind as a whole.
    pub document: Option<(Kind, &'a str)>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether all rows hold.
    pub granted: bool,
    /// The row of the decision that failed first, from 1; 0 where all hold.
    pub row: u8,
    /// That row's code, e.g. `permission/missing`; empty where all hold.
    pub code: String,
}
