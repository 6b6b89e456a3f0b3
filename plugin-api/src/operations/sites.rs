//! Sites, their manifests and the permissions there are.

use serde::{Deserialize, Serialize};

use crate::descriptor::Label;
use crate::kind::Kind;

/// The permissions that a membership can hold.
// Like the other commands without a member, it takes no notice of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Permissions {}

/// The permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PermissionList {
    /// In the order in which people see them.
    pub permissions: Vec<Permission>,
}

/// A permission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Permission {
    /// Its id, e.g. `portal.invoices.view`.
    pub id: String,
    /// What it allows.
    pub label: Label,
    /// The kind that it is about; none is the account itself.
    pub kind: Option<Kind>,
    /// The permission without which this one shows nothing.
    pub needs: Option<String>,
}

/// The sites that have a manifest, in service or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sites {}

/// The sites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteList {
    /// By id.
    pub sites: Vec<Site>,
}

/// A site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Site {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: Label,
    /// The host names that it answers to; the first one is what links say.
    pub hosts: Vec<String>,
    /// The realm that it is in: whose users sign in.
    pub realm: String,
    /// The realm that a manifest which waits for a plan names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits_for_realm: Option<String>,
    /// The entities whose documents it shows; none is every one.
    pub entities: Option<Vec<String>>,
    /// Whether it is in service.
    pub enabled: bool,
    /// Where links lead, e.g. `https://portal.example`.
    pub address: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// The languages that it offers, as BCP 47 tags; a module before 1.1 names none.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Its time zone, by its IANA name; a module before 1.1 names none. The day on which a membership ends begins there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Every kind, and what is known of it here.
    pub kinds: Vec<SiteKind>,
    /// Whether it shows cancelled documents.
    pub cancelled: bool,
    /// The categories of third parties that it does not serve.
    pub excluded_categories: Vec<String>,
    /// Who may make a user for themselves: `invitation`, `open`, `checkout_optional`, `checkout_mandatory` or
    /// `checkout_disabled` (rule U10).
    pub sign_up: String,
    /// What a new membership holds where nobody says otherwise.
    pub default_permissions: Vec<String>,
    /// Named sets of permissions.
    pub presets: Vec<Preset>,
    /// How it looks.
    pub brand: Brand,
}

/// A kind, and the permissions that are about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteKind {
    /// The kind.
    pub kind: Kind,
    /// Whether the site shows it (row 9 of the decision).
    pub shown: bool,
    /// The permissions, by id.
    pub permissions: Vec<String>,
}

/// A named set of permissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The permissions, by id.
    pub permissions: Vec<String>,
}

/// How a site looks, but for its logo, which the site itself serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Brand {
    /// The name that stands on top.
    pub name: String,
    /// The colour, e.g. `#1a5fb4`.
    pub color: String,
}

/// Says that the file of a site in force has another name now, so that problems name the right one (rule S10).
///
/// Refused with `site/unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveManifest {
    /// The site, by its id.
    pub site: String,
    /// The name before.
    pub from: String,
    /// The name now.
    pub to: String,
}

/// What the file is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestMoved {
    /// The site, by its id.
    pub site: String,
    /// The file that speaks for it: the new name, unless another file has come meanwhile.
    pub file: String,
}

/// Who would see more and who less by a manifest than by the one in force; changes nothing.
///
/// Refused with `manifest/refused`, whose detail has the problems; `site/unknown` and `site/disabled` where none is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestPlan {
    /// The whole manifest, as its file has it.
    pub manifest: String,
}

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestPlanned {
    /// The site, by its id.
    pub site: String,
    /// Whether the manifest names another realm: that is planned apart.
    pub changes_realm: bool,
    /// The kinds that somebody would see more or less of.
    pub kinds: Vec<KindChange>,
    /// The presets that would give something else.
    pub presets: Vec<PresetChange>,
}

/// What would change of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindChange {
    /// The word of the kind.
    pub kind: String,
    /// The permission to view it.
    pub permission: String,
    /// Who would see it and does not now.
    pub more: Seers,
    /// Who would see it no more.
    pub less: Seers,
}

/// How many memberships, of how many users in how many accounts, and some of the logins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seers {
    /// How many memberships.
    pub memberships: u64,
    /// How many users.
    pub users: u64,
    /// How many accounts.
    pub accounts: u64,
    /// Some of the logins.
    pub samples: Vec<String>,
}

/// A preset that would give something else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PresetChange {
    /// Its id; empty is what a new membership holds where nobody says otherwise.
    pub id: String,
    /// The permissions that it would give besides.
    pub added: Vec<String>,
    /// The permissions that it would give no more.
    pub removed: Vec<String>,
}
