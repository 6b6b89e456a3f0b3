//! Staff look at an account as a member of it does: with the owner's consent, for a reason, 30 minutes, read-only (rule A11).

use serde::{Deserialize, Serialize};

/// Makes a code that opens a look at an account as a member of it sees it (rule A11).
///
/// Refused with `site/unknown`, `user/unknown`, `account/unknown`, `view-as/no-consent`, `view-as/reason-missing`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ViewAs {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// Who looks, as the ERP knows them.
    pub staff: String,
    /// Why; the owner reads it.
    pub reason: String,
}

/// How staff go on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ViewCode {
    /// Good once, on this site, for 60 seconds.
    pub code: String,
    /// The site, by its id.
    pub site: String,
    /// The page that asks before it opens the look.
    pub address: String,
    /// Until when the code works, RFC 3339.
    pub until: String,
    /// How long the look lasts, in seconds.
    pub lasts: u64,
}

/// Ends every look of this member of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndViews {
    /// Who looks, as it was said.
    pub staff: String,
}

/// Looks were ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ViewsEnded {
    /// How many.
    pub sessions_ended: u64,
}

/// The looks that are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Views {}

/// The looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ViewList {
    /// Those that are open.
    pub views: Vec<View>,
}

/// A look that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct View {
    /// Who looks.
    pub staff: String,
    /// Why.
    pub reason: String,
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// The site, by its id.
    pub site: String,
    /// As whom.
    pub login: String,
    /// When it was opened, RFC 3339.
    pub opened: String,
    /// When it is over, RFC 3339.
    pub ends: String,
}
