//! Running the portal: what waits for somebody, a backup that was put back (rule T3), work beside the requests; and an
//! exported ledger.

use serde::{Deserialize, Serialize};

use crate::ledger::Fault;

/// What waits for somebody, over all accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiting {}

/// What waits; each list has 50 entries at the most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatWaits {
    /// Mails that the host has not taken yet, the longest waiting first.
    pub mails: Vec<WaitingMail>,
    /// Owners to be replaced, where somebody else of the staff has to confirm it (rule A6).
    pub recoveries: Vec<OpenRecovery>,
    /// Invitations that end within two days, the first to end first.
    pub invitations: Vec<EndingInvitation>,
    /// Users who were turned away as the ERP knows the contact behind them no more, the longest waiting first (rule U12).
    pub lost_contacts: Vec<LostContact>,
    /// Mails that were refused for good or tried in vain for three days, within the last two weeks, the newest first (rule M1).
    #[serde(default)]
    pub undelivered: Vec<UndeliveredMail>,
}

/// A mail that the host has not taken yet. What it says is nobody's business but the recipient's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaitingMail {
    /// To which address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The site that it speaks for, by its id.
    pub site: String,
    /// When it was queued, RFC 3339.
    pub queued: String,
    /// How often it was handed over in vain, or is being handed over just now.
    pub tries: u32,
    /// When it is tried next, RFC 3339.
    pub next: String,
}

/// A mail that reached nobody, and is not tried again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UndeliveredMail {
    /// To which address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The site that it spoke for, by its id.
    pub site: String,
    /// When it was queued, RFC 3339.
    pub queued: String,
    /// When it was given up, RFC 3339.
    pub given_up: String,
    /// Why, in the words of the mail server or the host.
    pub words: String,
}

/// A proposal to replace a lost owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenRecovery {
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// The realm of the candidate.
    pub realm: String,
    /// Who is to become the owner.
    pub login: String,
    /// Who of the staff proposed it; somebody else confirms.
    pub by: String,
    /// Why.
    pub reason: String,
    /// From this moment on it can no longer be confirmed, RFC 3339.
    pub expires: String,
}

/// An invitation that ends soon.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EndingInvitation {
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// The site that it leads to, by its id.
    pub site: String,
    /// Whom it invites.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// From this moment on it can no longer be answered, RFC 3339.
    pub expires: String,
}

/// A user whose contact is gone in the ERP.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LostContact {
    /// What the user signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
    /// The realm of the user.
    pub realm: String,
    /// The contact that is gone, by the ERP's id.
    pub contact: String,
    /// When it was noticed, RFC 3339.
    pub noticed: String,
}

/// Says that a backup of the store was put back: what it revived ends, and every account's ledger says so (rule T3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoreRestored {
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// What ended because a backup was put back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RestoreEnded {
    /// Sessions, looks of staff among them.
    pub sessions: u64,
    /// Links to set a password, and to prove an address.
    pub links: u64,
    /// Invitations that waited.
    pub invitations: u64,
    /// Ownerships that were offered or about to be replaced.
    pub offers: u64,
    /// Accounts whose ledger says so.
    pub accounts: u64,
}

/// Takes away again what an exported ledger says was taken away since the backup was made; gives nothing (rule T3).
///
/// Refused with `command/invalid` for lines that do not hold or do not follow what the store has; `account/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplayLedger {
    /// Its lines, from the first one or from any that the store has the entry before.
    pub text: String,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// What a ledger brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerReplayed {
    /// The portal's id of the account; 0 where there was nothing to do.
    pub account: i64,
    /// How many entries the store had not got.
    pub entries: u64,
    /// What was taken away again, each the word of the ledger and a login.
    pub taken: Vec<String>,
    /// What is to be looked at by a person: what was given, and what names an owner.
    pub by_hand: Vec<String>,
}

/// Verifies an exported ledger, and compares it with what the portal has (rule A10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyLedger {
    /// The exported text: a line an entry.
    pub text: String,
}

/// What verifying a ledger comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerVerdict {
    /// Whether it is a whole ledger from its first entry on, and the one that the portal has.
    pub whole: bool,
    /// How many entries hold.
    pub entries: u64,
    /// How many entries the portal has behind them.
    pub newer: u64,
    /// The first line that does not hold, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// What is wrong, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Does what waits beside the requests, where the settings leave it to the callers' threads. Call again until nothing was
/// done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// How long to wait for something to do, in milliseconds; ten seconds at the most.
    #[serde(default)]
    pub wait_ms: u64,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkDone {
    /// Mails that were handed to the host, or put off.
    pub mails: u64,
    /// Archives that were made.
    pub archives: u64,
    /// Announcements that were told, or put off (rule M2).
    #[serde(default)]
    pub announcements: u64,
}
