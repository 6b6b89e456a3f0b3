//! Realms: changes of them are planned, applied as planned, and taken back for 30 days (rules S6, S7, S9).

use serde::{Deserialize, Serialize};

/// What moving sites to a realm would do to whom; changes nothing (rule S6). All of the sites are in one realm now; sites that
/// are there already are planned for the people who were left behind on them.
///
/// Refused with `command/invalid`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RealmPlan {
    /// The sites that go together, by id.
    pub sites: Vec<String>,
    /// The realm that they go to.
    pub realm: String,
}

/// A plan, for whoever decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmPlanned {
    /// What [`RealmApply`] must be told.
    pub digest: String,
    /// The sites that go.
    pub sites: Vec<String>,
    /// The realm that they are in.
    pub from: String,
    /// The realm that they go to.
    pub to: String,
    /// Users who go to the new realm with the site.
    pub moves: Group,
    /// Users who are on both sides.
    pub both: Vec<BothSides>,
    /// Merged users for whom the narrower of two memberships holds.
    pub narrowed: Group,
    /// Users who stay in the old realm and lose the site.
    pub stays_away: Group,
    /// Who could enter a site and could not before, and the other way round.
    pub access: Vec<Entering>,
    /// What is easily taken for one person and is two: a warning. Absent from a change that an older version applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_alikes: Option<LookAlikes>,
}

/// How many, and who some of them are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// How many.
    pub count: u64,
    /// Some of the logins.
    pub samples: Vec<String>,
}

/// What becomes of those who are on both sides, by class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BothSides {
    /// `same_third_party`, `different_third_parties`, `unverified_side`, `disabled_side`, `different_persons` or `several`.
    pub class: String,
    /// Whether the two become one.
    pub merges: bool,
    /// How many.
    pub count: u64,
    /// Some of the logins, as `one = other` where they differ.
    pub samples: Vec<String>,
}

/// Who can enter a site that could not before, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entering {
    /// The site, by its id.
    pub site: String,
    /// Who could enter it then.
    pub gains: Group,
    /// Who could enter it no more.
    pub loses: Group,
}

/// How many pairs look alike, and some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookAlikes {
    /// How many pairs.
    pub count: u64,
    /// Some of them.
    pub samples: Vec<LookAlike>,
}

/// Two users whose addresses look alike and are two mailboxes (rule U3a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookAlike {
    /// On a site that moves: the login, and its address.
    pub here: [String; 2],
    /// In the realm that the sites go to.
    pub there: [String; 2],
}

/// Makes a change of realm as it was planned (rules S6, S9).
///
/// Refused with `realm/plan-outdated` where the plan would be another one by now; `command/invalid`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RealmApply {
    /// The sites that go together, by id.
    pub sites: Vec<String>,
    /// The realm that they go to.
    pub realm: String,
    /// The digest of the plan.
    pub digest: String,
    /// Who of the staff makes it; kept with the change.
    #[serde(default)]
    pub by: String,
    /// Why; kept with the change, and may be left out.
    #[serde(default)]
    pub reason: String,
}

/// A change was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmApplied {
    /// What [`RealmRevert`] takes.
    pub change: i64,
    /// How many sessions ended.
    pub sessions_ended: u64,
    /// From this moment on it can no longer be taken back, RFC 3339.
    pub revertible_until: String,
    /// The plan.
    pub plan: RealmPlanned,
}

/// Takes a change back: everything that nobody changed since is as it was, but for sessions that ended (rule S7).
///
/// Refused with `realm/change-unknown`, `realm/reverted`, `realm/too-late`, `realm/later-change`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RealmRevert {
    /// The number of the change.
    pub change: i64,
    /// Who of the staff takes it back; may be left out.
    #[serde(default)]
    pub by: String,
}

/// A change was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmReverted {
    /// The number of the change.
    pub change: i64,
    /// How many sessions ended.
    pub sessions_ended: u64,
}

/// The changes of realms that were applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmHistory {}

/// The changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmChanges {
    /// The last one first.
    pub changes: Vec<RealmChange>,
}

/// A change that was applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RealmChange {
    /// Its number.
    pub change: i64,
    /// The sites that went.
    pub sites: Vec<String>,
    /// The realm that they were in.
    pub from: String,
    /// The realm that they went to.
    pub to: String,
    /// When it was applied, RFC 3339.
    pub applied: String,
    /// Who of the staff made it; may be empty.
    pub by: String,
    /// Why; may be empty.
    pub reason: String,
    /// When it was taken back, RFC 3339.
    pub reverted: Option<String>,
    /// Who of the staff took it back; may be empty.
    pub reverted_by: String,
    /// Whether it can be taken back.
    pub revertible: bool,
    /// From this moment on it can no longer be taken back, RFC 3339.
    pub revertible_until: String,
    /// The plan as it was; none where nothing is known of it.
    pub plan: Option<RealmPlanned>,
}
