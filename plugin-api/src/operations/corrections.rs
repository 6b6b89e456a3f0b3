//! What staff put right about a user: another contact (rule U12), an address, an erasure (rule U13). Each takes a name and a
//! reason, which the ledgers keep; without them it is refused with `correction/reason-missing`.

use serde::{Deserialize, Serialize};

/// Points a user at another contact, as the ERP merged, deleted or archived the one before (rule U12).
///
/// Refused with `correction/reason-missing`, `user/unknown`, `contact/unknown`, `contact/archived`,
/// `contact/without-third-party`, `contact/other-third-party`, `contact/has-user`, `contact/not-behind-user`,
/// `third-party/closed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepointUser {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The contact that is to be behind the user, by the ERP's id.
    pub contact: String,
    /// The one that is, or was, behind it; without it, the user's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Why; the ledgers keep it.
    pub reason: String,
    /// Who of the staff does it.
    pub by: String,
}

/// A user was pointed at another contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserRepointed {
    /// What the user signs in with.
    pub login: String,
    /// The contact behind the user now.
    pub contact: String,
    /// The contact before; none where there was none.
    pub before: Option<String>,
}

/// Puts a user's address right, or takes it away: both addresses are told, the password is out of use, and a link to set one
/// goes to the new address (rule U13).
///
/// Refused with `correction/reason-missing`, `user/unknown`, `email/invalid`, `email/unchanged`, `email/of-employee`,
/// `email/taken`, `login/taken`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectEmail {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The right address; without one, the user has none from here on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Why; the new address and the ledgers are told.
    pub reason: String,
    /// Who of the staff does it.
    pub by: String,
}

/// An address was put right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmailCorrected {
    /// What the user signs in with: the new address, where it was the old one.
    pub login: String,
    /// The address now.
    pub email: Option<String>,
    /// How many sessions ended.
    pub sessions_ended: u64,
    /// Until when the link works that was mailed to the new address, RFC 3339; none where no link was.
    pub link_until: Option<String>,
}

/// What erasing a user would end; changes nothing (rule U13).
///
/// Refused with `site/unknown`, `user/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Erasing {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
}

/// What would end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WouldErase {
    /// What the user signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// The accounts that must be given another owner or be closed first.
    pub owned: Vec<String>,
    /// The accounts whose membership ends.
    pub left: Vec<String>,
    /// How many sessions end.
    pub sessions: u64,
}

/// Erases a user for good: memberships end, what is pending dies, what names the person goes; the ledgers keep the login that
/// acted, and no import brings it back (rule U13).
///
/// Refused with `correction/reason-missing`, `user/unknown`, `owner/still-owns`; `unavailable/busy` where a membership came
/// meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EraseUser {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Why; the ledgers keep it.
    pub reason: String,
    /// Who of the staff does it.
    pub by: String,
}

/// A user was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserErased {
    /// What the user signed in with.
    pub login: String,
    /// The accounts whose membership ended.
    pub left: Vec<String>,
}
