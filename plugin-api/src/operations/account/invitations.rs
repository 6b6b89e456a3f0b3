//! Invitations to an account (rules §6).

use serde::{Deserialize, Serialize};

use crate::operations::ids::Id;
use crate::operations::memberships::MembershipTerms;

/// Invites somebody to an account. A pending invitation of the same address is superseded (rule I1).
///
/// Refused with `owner/exists` for an offer of the ownership, `email/invalid`, `email/of-employee`, `membership/site-unknown`,
/// `invitation/lifetime`, `invitation/already-member`, `invitation/contact-gone`, `invitation/owner`, `invitation/too-many`,
/// `contact/not-on-account`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Invite {
    /// The address; may be left out where a contact is named.
    pub email: String,
    /// The name of the one who is invited; may be empty.
    pub name: String,
    /// The language of the mail, as a BCP 47 tag; without one the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The contact of the account that is to become a user (rule A7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Id>,
    /// How many hours it lives: 1 to 720; without one, 168.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 720)))]
    pub hours: Option<u32>,
    /// The membership that is offered.
    pub membership: MembershipTerms,
}

/// Mails an invitation anew: the old link works no more, the clock restarts (rule I10).
///
/// Refused with `invitation/unknown`, `invitation/resent-enough`, `invitation/too-many`, `invitation/used` and its kin where it
/// was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resend {
    /// The invitation.
    pub invitation: Id,
}

/// An invitation that nobody has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invitation {
    /// Its id.
    pub id: Id,
    /// Whom it invites.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// Who invites.
    pub inviter: String,
    /// What it offers, by id.
    pub permissions: Vec<String>,
    /// `all` or `own`: which documents.
    pub sees: String,
    /// The sites where it is to work; none is every one.
    pub sites: Option<Vec<String>>,
    /// From this moment on it is to work no more, RFC 3339.
    pub ends: Option<String>,
    /// From this moment on it can no longer be answered, RFC 3339.
    pub expires: String,
    /// Whether it has expired.
    pub expired: bool,
    /// How often it was mailed anew.
    pub resent: u8,
    /// Why its newest mail reached nobody, in the mail server's words; missing where it was not refused for good (rule M1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undelivered: Option<String>,
}

/// Takes an invitation back, expired or not.
///
/// Refused with `invitation/unknown`, `invitation/used` and its kin where it was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// The invitation.
    pub invitation: Id,
}

/// An invitation was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvitationCancelled {
    /// The invitation.
    pub cancelled: Id,
}
