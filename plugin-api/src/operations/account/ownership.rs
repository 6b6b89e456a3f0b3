//! Who owns an account: the first owner, and another one in place of one who is lost (rule A6).

use serde::{Deserialize, Serialize};

/// Names the first owner of an account that has none (rule A6).
///
/// Refused with `member/unknown`, `transfer/candidate`; `recovery/needed` where there is an owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// What the user signs in with.
    pub login: String,
}

/// There is another owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewOwner {
    /// What the owner signs in with.
    pub owner: String,
}

/// Proposes a member in place of an owner who is lost; both are mailed, and somebody else of the staff confirms it within seven
/// days (rule A6).
///
/// Refused with `member/unknown`, `transfer/candidate`, `recovery/reason-missing`, `recovery/no-owner`, `recovery/pending`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeRecovery {
    /// What the user signs in with.
    pub login: String,
    /// Why the owner is lost; both are told, and the ledger keeps it.
    pub reason: String,
}

/// A proposal that is neither confirmed nor stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecoveryProposal {
    /// Who is to become the owner.
    pub login: String,
    /// The same by name.
    pub name: String,
    /// Who of the staff proposed it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// From this moment on it can no longer be confirmed, RFC 3339.
    pub expires: String,
    /// Whether it has expired.
    pub expired: bool,
}

/// Confirms what somebody else of the staff proposed: the member is the owner (rule A6).
///
/// Refused with `recovery/unknown`, `recovery/expired`, `recovery/same-person`, `recovery/reason-missing`,
/// `transfer/candidate`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecovery {}

/// Takes a proposal back; anybody of the staff may (rule A6).
///
/// Refused with `recovery/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelRecovery {}

/// A proposal was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecoveryCancelled {
    /// `true`.
    pub cancelled: bool,
}

/// What is proposed in place of a lost owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recovery {}

/// What is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PendingRecovery {
    /// The proposal; `None` is that there is none.
    pub recovery: Option<RecoveryProposal>,
}
