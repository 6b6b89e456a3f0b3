//! The accounts, over all third parties; what is done to one of them is in [`account`](super::account).

use serde::{Deserialize, Serialize};

use super::ids::{self, Id};
use super::users::most;

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Its members may use it.
    #[default]
    Open,
    /// Put on hold by staff.
    Suspended,
    /// Ended by staff.
    Closed,
}

/// The accounts, in the order in which they were opened: each condition only where it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Those opened after this one: a list goes on so.
    #[serde(default, deserialize_with = "ids::there", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Id"))]
    pub after: Option<Id>,
    /// That of this third party, by the ERP's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third_party: Option<String>,
    /// Those in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<AccountState>,
    /// How many at the most: 1 to 1,000, which it is where nothing is said.
    #[serde(default = "most")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub limit: u32,
}

impl Default for Accounts {
    fn default() -> Self {
        Self { after: None, third_party: None, state: None, limit: most() }
    }
}

/// The accounts that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountList {
    /// In the order in which they were opened.
    pub accounts: Vec<Account>,
}

/// An account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Account {
    /// Its own id; a list goes on behind it.
    pub account: Id,
    /// The third party behind it, by the ERP's id.
    pub third_party: String,
    /// What the ERP calls the third party; empty where it knows it no more.
    pub name: String,
    /// `open`, `suspended` or `closed`.
    pub state: String,
    /// Who owns it.
    pub owner: Option<Owner>,
    /// How many memberships there are, the owner's among them.
    pub members: u32,
    /// How many invitations nobody has answered.
    pub invitations: u32,
    /// The sites where it may be used; absent is every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// Whether the owner lets staff look on.
    pub view_as: bool,
    /// When it was opened, RFC 3339.
    pub opened: String,
}

/// Who owns an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Owner {
    /// What the owner signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
}
