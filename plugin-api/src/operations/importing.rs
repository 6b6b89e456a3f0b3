//! Taking over the users of an ERP: one by one, what ends for those who are gone, and who owns what (rule U11).

use serde::{Deserialize, Serialize};

/// Takes over a user of the ERP: one that the ERP manages by its id there (rule U11), else by login within the site's realm.
/// May be sent again. What a rule forbids is an outcome, not a failure.
///
/// Refused with `command/invalid`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportUser {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The name for people; empty is the login.
    pub name: String,
    /// The e-mail address, not proved by this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The language, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The contact behind the user, by the ERP's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The ERP's id of its own user, where the ERP goes on managing it (rule U11): then it has one membership at the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erp_user: Option<String>,
    /// The permissions that the ERP rules, granted or not.
    #[serde(default)]
    pub ruled: Vec<String>,
    /// Whether the ERP has the user in use.
    pub enabled: bool,
    /// argon2id as a PHC string, bcrypt, or passlib's `pbkdf2-sha512` (rule U5); none, and the user sets a password by link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// What the user may do.
    pub memberships: Vec<ImportMembership>,
}

/// What the user may do for one third party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportMembership {
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// Whether it owns the account.
    pub role: ImportRole,
    /// The permissions, by id.
    #[serde(default)]
    pub permissions: Vec<String>,
    /// `all` or `own` documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sees: Option<String>,
    /// The sites where it works; none is every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// The day on which it ends, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

/// What the user is in the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportRole {
    /// Holds everything.
    Owner,
    /// Holds what the permissions say.
    #[default]
    Member,
}

/// What became of a user of the ERP.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserImported {
    /// The login, as the command has it.
    pub login: String,
    /// `taken`, `changed`, `unchanged` or `skipped`.
    pub outcome: String,
    /// Why it was skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What a person should know of it.
    pub notes: Vec<String>,
}

/// Takes away what an import gave to those whom the ERP has no more (rule U11).
///
/// It names all of the ERP's external users whose ids, ordered as text, lie in one stretch. What is linked there and not named
/// is gone. A whole import says each stretch once, the first without `after` and the last without `until`: so each command is
/// small, and one that never comes takes nothing away.
///
/// Refused with `command/invalid` where nobody at all is in force: an ERP that answers so is more likely the wrong one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportGone {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// The stretch begins behind this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The stretch ends with this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The ids that are in force there.
    pub in_force: Vec<String>,
}

/// What became of those who are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UsersGone {
    /// Those who were linked and are gone; who is gone already is not named again.
    pub users: Vec<UserGone>,
}

/// A user whom the ERP has no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserGone {
    /// The ERP's id of its own user.
    pub erp_user: String,
    /// What the user signs in with.
    pub login: String,
    /// `ended`.
    pub outcome: String,
    /// What a person should know of it.
    pub notes: Vec<String>,
}

/// Names the first owners of accounts, many at once; an owner that is there stays (rule U11). What a rule forbids is an
/// outcome.
///
/// Refused with `command/invalid` for more than 500 at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NameOwners {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// Who of the staff does it, for the ledgers.
    #[serde(default)]
    pub by: String,
    /// 500 at the most.
    pub owners: Vec<NamedOwner>,
}

/// Who is to own which account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedOwner {
    /// The site, by its id; its realm is where the login is known.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
}

/// What became of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnersNamed {
    /// In the order of the command.
    pub owners: Vec<OwnerNamed>,
}

/// What became of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnerNamed {
    /// The third party of the account, by the ERP's id.
    pub third_party: String,
    /// The login, as the command has it.
    pub login: String,
    /// `named`, `unchanged` or `skipped`.
    pub outcome: String,
    /// Why it was skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What a person should know of it.
    pub notes: Vec<String>,
}
