//! An account as a whole: on hold, ended, reopened; another third party behind it (rule U12).

use serde::{Deserialize, Serialize};

/// Puts an account on hold: nobody enters it, and its owner is told.
///
/// Refused with `command/invalid` for a reason that is no line of 200 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuspendAccount {
    /// Why; the owner is told and the ledger keeps it. May be left out.
    #[serde(default)]
    pub reason: String,
}

/// Ends an account: nobody enters it, nothing of it is deleted, and its owner is told.
///
/// Refused as [`SuspendAccount`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseAccount {
    /// Why; the owner is told and the ledger keeps it. May be left out.
    #[serde(default)]
    pub reason: String,
}

/// Puts an account back in use, and tells its owner.
///
/// Refused as [`SuspendAccount`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReopenAccount {
    /// Why; the owner is told and the ledger keeps it. May be left out.
    #[serde(default)]
    pub reason: String,
}

/// How an account stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountPut {
    /// `open`, `suspended` or `closed`.
    pub state: String,
    /// Where the owner was mailed; none where nobody was told, as where the account stood so before.
    pub owner_told: Option<String>,
}

/// What giving the account another third party would come to; changes nothing (rule U12).
///
/// Refused with `third-party/unknown`, `third-party/closed`, `third-party/in-use`, `account/not-open`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanRepoint {
    /// The third party that the ERP has now, by its id.
    pub to: String,
}

/// Gives the account another third party, which the ERP merged its own into (rule U12). Where that one has an account, the two
/// become one.
///
/// Refused as [`PlanRepoint`]; `correction/reason-missing`, `account/exists` without a plan, `account/plan-outdated`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repoint {
    /// The third party that the ERP has now, by its id.
    pub to: String,
    /// Why; the owners are told, and the ledgers keep it.
    pub reason: String,
    /// What the plan was called: needed where the third party has an account, which the two then become.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// What that would come to, for whoever decides; or what it came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepointPlan {
    /// What [`Repoint`] must be told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// The third party that it has, by the ERP's id.
    pub from: String,
    /// The third party that it goes to, by the ERP's id.
    pub to: String,
    /// The name of that one.
    pub name: String,
    /// Whether that one has an account, which stays while this one ends.
    pub joins: bool,
    /// What becomes of each row of the account that ends.
    pub lines: Vec<RepointLine>,
}

/// What becomes of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepointLine {
    /// `owner`, `member`, `contact`, `invitation`, or a setting of the account: `second_factor`, `view_as`.
    pub what: String,
    /// The login or the address.
    pub name: String,
    /// `goes`, `is_there` where the row of the account that stays holds, or `ends`.
    pub becomes: String,
}
