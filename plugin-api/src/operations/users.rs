//! Users: made from a contact, given credentials, put out of use, listed (rules U1, U2).

use serde::{Deserialize, Serialize};

use super::memberships::{Membership, MembershipTerms};

/// How credentials reach the person (rule U2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deliver {
    /// A one-time password, shown to the operator to hand over.
    Show,
    /// A one-time password, mailed.
    Mail,
    /// A link to set a password, mailed: better, as nobody but the person ever knows the password.
    #[default]
    Link,
}

/// Makes a user from a contact of the ERP, with a membership of the contact's third party (rule U1).
///
/// Refused with `site/unknown`, `contact/unknown`, `contact/without-third-party`, `contact/other-third-party`,
/// `contact/archived`, `contact/has-user`, `third-party/unknown`, `third-party/closed`, `email/invalid`, `email/missing`, `email/of-employee`, `email/taken`, `login/invalid`,
/// `login/taken`, `owner/exists`, `membership/site-unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// The contact, by the ERP's id.
    pub contact: String,
    /// The third party, by the ERP's id, where the contact belongs to several; without one it is the contact's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third_party: Option<String>,
    /// The login; without one it is `first.last`, numbered where it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The address; without one it is the contact's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// How the credentials reach the person. Always said in JSON.
    pub deliver: Deliver,
    /// What the user may do.
    #[serde(default)]
    pub membership: MembershipTerms,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// A user was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserCreated {
    /// What the user signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
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
    /// The one-time password where it is shown: once, nobody can read it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Where the credentials were mailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailed_to: Option<String>,
    /// Until when they work, RFC 3339.
    pub until: String,
}

/// Makes new credentials: the old password and every session end where a password is made; a link changes nothing until it
/// is used (rule U2).
///
/// Refused with `site/unknown`, `user/unknown`, `email/missing`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// How they reach the person.
    pub deliver: Deliver,
}

/// New credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CredentialsMade {
    /// What the user signs in with.
    pub login: String,
    /// The one-time password where it is shown: once, nobody can read it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Where they were mailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailed_to: Option<String>,
    /// Until when they work, RFC 3339.
    pub until: String,
}

/// What making a user from a contact would begin with; changes nothing (rule U1).
///
/// Refused as [`CreateUser`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrepareUser {
    /// The site, by its id.
    pub site: String,
    /// The contact, by the ERP's id.
    pub contact: String,
    /// The third party, by the ERP's id, where the contact belongs to several; without one it is the contact's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third_party: Option<String>,
}

/// What a user would begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserPrepared {
    /// The login that it gets unless another one is chosen.
    pub login: String,
    /// The contact's address.
    pub email: Option<String>,
    /// The contact's third party, by the ERP's id.
    pub third_party: String,
    /// Whether somebody owns the third party's account.
    pub has_owner: bool,
}

/// Puts a user out of use: every session ends, every link dies, each of the user's accounts is told (rule A10).
///
/// Refused with `site/unknown`, `user/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DisableUser {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// Puts a user back in use.
///
/// Refused with `site/unknown`, `user/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnableUser {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// Ends every session of a user, who stays in use.
///
/// Refused with `site/unknown`, `user/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndSessions {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
}

/// How a user stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserChanged {
    /// What the user signs in with.
    pub login: String,
    /// `active`, `unverified` or `disabled`.
    pub state: String,
    /// How many sessions ended.
    pub sessions_ended: u64,
}

/// Takes away the second factor of a user who has lost it; its sessions end, and the user reads why.
///
/// Refused with `site/unknown`, `user/unknown`, `second-factor/none`, `second-factor/reason-missing`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetSecondFactor {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Why; the user reads it.
    pub reason: String,
    /// Who of the staff does it.
    pub by: String,
}

/// A second factor was taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SecondFactorReset {
    /// What the user signs in with.
    pub login: String,
    /// How many sessions ended.
    pub sessions_ended: u64,
}

/// Whether a user may act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UserState {
    /// May sign in.
    #[default]
    Active,
    /// Signed up, and has not proved the address yet.
    Unverified,
    /// Out of use.
    Disabled,
}

/// The users of a site's realm, by login: each condition only where it is there.
///
/// Refused with `site/unknown`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Users {
    /// The site, by its id.
    pub site: String,
    /// Those behind this login: a list goes on so.
    #[serde(default)]
    pub after: String,
    /// The one with this login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The one made from this contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Those in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<UserState>,
    /// Those whose login, name or address holds this; letters beyond ASCII as they are written.
    #[serde(default)]
    pub text: String,
    /// Those whose contact the ERP knows no more, or has archived (rule U12): the ERP is asked about each user's.
    #[serde(default)]
    pub contact_gone: bool,
    /// How many at the most: 1 to 1,000, which it is where nothing is said.
    #[serde(default = "most")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub limit: u32,
}

impl Default for Users {
    fn default() -> Self {
        Self {
            site: String::new(),
            after: String::new(),
            login: None,
            contact: None,
            state: None,
            text: String::new(),
            contact_gone: false,
            limit: most(),
        }
    }
}

/// The users that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserList {
    /// By login.
    pub users: Vec<User>,
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct User {
    /// What the user signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// `active`, `unverified` or `disabled`.
    pub state: String,
    /// Whether too many wrong passwords put the password out of use.
    pub locked: bool,
    /// The contact that it was made from, by the ERP's id.
    pub contact: Option<String>,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether there is a second factor.
    pub second_factor: bool,
    /// The contacts behind the user that the ERP knows no more, or has archived: they keep the user out (rule U12).
    pub gone_contacts: Vec<String>,
    /// What the user may do, account by account.
    pub memberships: Vec<Membership>,
}

/// How many entries a list has where nothing is said, and at the most.
pub(super) const fn most() -> u32 {
    1_000
}
