//! What a user may do in an account: as staff give it, and as it stands.

use serde::{Deserialize, Serialize};

/// The terms of a membership. Left out, they are the site's default permissions, all documents, every site, no end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MembershipTerms {
    /// Makes the user the account's owner, who holds every permission.
    #[serde(default)]
    pub owner: bool,
    /// The permissions, by id; without them those of the preset, else the site's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
    /// A preset of the site, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// `all` or `own` documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sees: Option<String>,
    /// The sites where it works; none is every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// The day on which it ends, `YYYY-MM-DD`: works no more from the beginning of that day on, in the
    /// time zone of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

/// A membership.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Membership {
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// What the ERP calls it.
    pub account: String,
    /// `owner` or `member`.
    pub role: String,
    /// `active` or `suspended`.
    pub state: String,
    /// The permissions, by id.
    pub permissions: Vec<String>,
    /// `all` or `own`: which documents.
    pub sees: String,
    /// The sites where it works; absent is every one of the realm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// From this moment on it works no more, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

/// Puts a membership in place of whatever joined the user and the account before; the account is opened where there is none.
///
/// Refused with `site/unknown`, `user/unknown`, `third-party/unknown`, `third-party/closed`, `owner/exists`,
/// `membership/site-unknown`, and `command/invalid` for a word that means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// What the user may do.
    #[serde(default)]
    pub membership: MembershipTerms,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// A membership was put in place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Granted {
    /// What the user signs in with.
    pub login: String,
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// What the ERP calls it.
    pub account: String,
    /// `owner` or `member`.
    pub role: String,
    /// `active` or `suspended`.
    pub state: String,
    /// The permissions, by id.
    pub permissions: Vec<String>,
    /// `all` or `own`: which documents.
    pub sees: String,
    /// The sites where it works; absent is every one of the realm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// From this moment on it works no more, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// What the membership held before; none where there was no membership.
    pub before: Option<Vec<String>>,
}
