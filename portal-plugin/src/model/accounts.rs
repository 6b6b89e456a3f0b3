//! An account: the customer behind one third party, as the portal sees it.

use crate::model::sites::SiteId;

/// The portal's id of an account; stands in addresses, and says nothing of whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub i64);

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountState {
    /// Its members may use it.
    Open,
    /// Put on hold by staff.
    Suspended,
    /// Ended by staff.
    Closed,
}

impl AccountState {
    /// The word for it in the store and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// The state of this word; an unknown one denies.
    pub fn of_word(word: &str) -> Self {
        match word {
            "open" => Self::Open,
            "suspended" => Self::Suspended,
            _ => Self::Closed,
        }
    }
}

/// The billable entity; exactly one third party of the ERP stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The portal's id.
    pub id: AccountId,
    /// The ERP's id of the third party.
    pub third_party: String,
    /// Whether it may be used.
    pub state: AccountState,
    /// The sites where it may be used; `None` is every site of the realm (rule S3).
    pub sites: Option<Vec<SiteId>>,
}
