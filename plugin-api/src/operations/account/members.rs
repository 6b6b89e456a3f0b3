//! Members: who is in an account, what each may do, and what ends with a membership.

use serde::{Deserialize, Serialize};

use super::{Contact, Invitation};
use crate::kind::Kind;
use crate::operations::{Id, MembershipTerms};

/// The people of an account: members, contacts, invitations that nobody has answered, the ownership on offer, what is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct List {}

/// Everybody around an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct People {
    /// The members, the owner first, then by name.
    pub members: Vec<Member>,
    /// The contacts, by name.
    pub contacts: Vec<Contact>,
    /// The invitations that nobody has answered, the newest first.
    pub invitations: Vec<Invitation>,
    /// The ownership on offer, if it is.
    pub transfer: Option<OfferedOwnership>,
    /// What members ask for and nobody has given or declined yet, the oldest first.
    pub requests: Vec<PermissionRequest>,
}

/// A member.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that a page shows")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// The portal's id of the user.
    pub id: Id,
    /// What the user signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// Whether it is the owner.
    pub owner: bool,
    /// Whether the membership is on hold.
    pub suspended: bool,
    /// Whether it has ended by its date.
    pub ended: bool,
    /// What the member holds, by id.
    pub permissions: Vec<String>,
    /// `all` or `own`: which documents the member sees.
    pub sees: String,
    /// The sites where it works; none is every one.
    pub sites: Option<Vec<String>>,
    /// From this moment on it works no more, RFC 3339.
    pub ends: Option<String>,
    /// Whether it is who asks: never, for staff.
    pub oneself: bool,
    /// Whether who asks may edit, suspend and revoke it (rules A2, A3).
    pub editable: bool,
    /// Whether the contact behind the member is gone in the ERP, which keeps the member out until staff mend it.
    pub contact_gone: bool,
}

/// An ownership on offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferedOwnership {
    /// Who is to become the owner: the portal's id of the user.
    pub to: Id,
    /// The same by name.
    pub name: String,
    /// From this moment on it can no longer be accepted, RFC 3339.
    pub expires: String,
    /// Whether it has expired.
    pub expired: bool,
}

/// A permission that a member asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PermissionRequest {
    /// Who asks: the portal's id of the user.
    pub member: Id,
    /// What for, by id.
    pub permission: String,
    /// A sentence; may be empty.
    pub text: String,
    /// When, RFC 3339.
    pub asked: String,
}

/// Puts these terms in place of what a member may do.
///
/// Refused with `member/unknown`, `owner/stays`, `owner/exists`, `membership/site-unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// What the user signs in with.
    pub login: String,
    /// What the member may do from here on.
    pub membership: MembershipTerms,
}

/// Puts a membership on hold, at once.
///
/// Refused with `member/unknown`, `owner/stays`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suspend {
    /// What the user signs in with.
    pub login: String,
}

/// Puts a membership back in use.
///
/// Refused with `member/unknown`, `owner/stays`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// What the user signs in with.
    pub login: String,
}

/// Ends a membership; the user stays, and so does what they wrote (rule A4).
///
/// Refused with `member/unknown`, `owner/stays`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// What the user signs in with.
    pub login: String,
}

/// What ended with a membership (rule A4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Whose membership it was.
    pub login: String,
    /// How many live sessions of the user lost the account; they go on for other accounts.
    pub sessions: u64,
    /// The addresses of the invitations that the member had sent and that nobody had answered: they were cancelled.
    pub invitations: Vec<String>,
    /// How many offers of the ownership to the member were withdrawn: 0 or 1.
    pub transfers: u64,
    /// The addresses of contacts that the member had been. They still receive mail, unless they are removed too.
    pub contacts: Vec<String>,
}

/// What somebody with these terms would see, kind by kind; changes nothing.
///
/// Refused with `member/unknown`, `membership/site-unknown`; `unavailable/host`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// That member; without one it is somebody whom no document names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The terms.
    #[serde(default)]
    pub membership: MembershipTerms,
}

/// What somebody would see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccessPreview {
    /// Kind by kind.
    pub sees: Vec<KindSeen>,
}

/// How much of a kind somebody would see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindSeen {
    /// The kind.
    pub kind: Kind,
    /// How many documents; `None` where the kind would not be shown at all, or who asks may not know how many.
    pub documents: Option<u64>,
    /// Whether the number is what the ERP says, and was not judged document by document.
    pub about: bool,
    /// Why there is no number: a code of the decision, or `permission/not-held`.
    pub why: Option<String>,
}
