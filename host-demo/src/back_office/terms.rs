//! The terms of an access as a form: one table of permissions with All and None, presets, sites, end. It works without a
//! script: each button sends the form, which comes back with the boxes ticked.

use plugin_api::operations::{Membership, MembershipTerms, Permissions, Site};
use plugin_api::{Failure, Kind};

use super::request::Asked;
use super::wording::kind_name;
use crate::zone;

/// What a group of permissions about no kind is called in a form.
const GENERAL: &str = "general";

/// The terms of an access, as they stand in a form.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The permissions by kind.
    pub groups: Vec<Group>,
    /// The presets of the site: id and name.
    pub presets: Vec<(String, String)>,
    /// Whether the user is to be the owner.
    pub owner: bool,
    /// Whether only documents that name the user are seen.
    pub own: bool,
    /// The sites of the realm: id, name, and whether it is ticked.
    pub sites: Vec<(String, String, bool)>,
    /// The day on which it ends, or nothing.
    pub ends: String,
}

/// The permissions about one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// The kind's word.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The permissions.
    pub rows: Vec<Row>,
}

/// A permission with its box.
#[derive(Clone, Debug)]
pub struct Row {
    /// The permission's id.
    pub id: String,
    /// What it allows.
    pub label: String,
    /// Whether its box is ticked.
    pub ticked: bool,
}

/// The day of an end on a site's calendar, which is what its terms mean.
pub fn day_on(site: &Site, ends: &str) -> String {
    zone::day_in(site.time_zone.as_deref(), ends)
}

impl Terms {
    /// What the site gives everybody who gets an access.
    ///
    /// # Errors
    /// The operation's.
    pub fn of_site(asked: &Asked, site: &Site) -> Result<Self, Failure> {
        Self::new(asked, site, &|id| site.default_permissions.iter().any(|held| held == id))
    }

    /// What a membership is.
    ///
    /// # Errors
    /// The operation's.
    pub fn of_membership(asked: &Asked, site: &Site, membership: &Membership) -> Result<Self, Failure> {
        let mut terms = Self::new(asked, site, &|id| membership.permissions.iter().any(|held| held == id))?;
        terms.owner = membership.role == "owner";
        terms.own = membership.sees == "own";
        terms.ends = membership.ends.as_deref().map(|ends| day_on(site, ends)).unwrap_or_default();
        for (id, _, ticked) in &mut terms.sites {
            *ticked = membership.sites.iter().flatten().any(|on| on == id);
        }
        Ok(terms)
    }

    /// What a form says, after the button that ticks boxes, where one was pressed.
    ///
    /// # Errors
    /// The operation's.
    pub fn of_form(asked: &Asked, site: &Site) -> Result<Self, Failure> {
        let mut terms = Self::new(asked, site, &|id| asked.form.ticked("may", id))?;
        terms.owner = asked.form.has("owner");
        terms.own = asked.form.get("sees") == "own";
        asked.form.get("ends").clone_into(&mut terms.ends);
        for (id, _, ticked) in &mut terms.sites {
            *ticked = asked.form.ticked("on", id);
        }
        terms.press(asked.form.get("tick"), site);
        Ok(terms)
    }

    /// The terms as the portal wants them.
    pub fn wanted(&self) -> MembershipTerms {
        let rows = self.groups.iter().flat_map(|group| &group.rows).filter(|row| row.ticked);
        let on: Vec<String> = self.sites.iter().filter(|(_, _, on)| *on).map(|(id, ..)| id.clone()).collect();
        MembershipTerms {
            owner: self.owner,
            permissions: Some(rows.map(|row| row.id.clone()).collect()),
            preset: None,
            sees: Some(if self.own { "own" } else { "all" }.to_owned()),
            sites: Some(on).filter(|on| !on.is_empty()),
            ends: Some(self.ends.clone()).filter(|ends| !ends.is_empty()),
        }
    }

    fn new(asked: &Asked, site: &Site, ticked: &dyn Fn(&str) -> bool) -> Result<Self, Failure> {
        let l = asked.l;
        let permissions = asked.perform(&Permissions {})?.permissions;
        let group = |kind: Option<Kind>| Group {
            id: kind.map_or(GENERAL, Kind::as_str),
            name: kind.map_or_else(|| l.t().members.account_itself, |kind| kind_name(l, kind)),
            rows: permissions
                .iter()
                .filter(|permission| permission.kind == kind)
                .map(|permission| Row {
                    id: permission.id.clone(),
                    label: l.label(&permission.label).to_owned(),
                    ticked: ticked(&permission.id),
                })
                .collect(),
        };
        let of_realm = asked.sites()?.into_iter().filter(|other| other.realm == site.realm);
        Ok(Self {
            groups: Kind::ALL.into_iter().map(Some).chain([None]).map(group).collect(),
            presets: site.presets.iter().map(|p| (p.id.clone(), l.label(&p.label).to_owned())).collect(),
            owner: false,
            own: false,
            sites: of_realm.map(|site| (site.id.clone(), l.label(&site.name).to_owned(), false)).collect(),
            ends: String::new(),
        })
    }

    /// Does what a button says: `all`, `none`, `all:KIND`, `none:KIND`, `preset:ID`.
    fn press(&mut self, button: &str, site: &Site) {
        let (what, which) = button.split_once(':').unwrap_or((button, ""));
        let preset = site.presets.iter().find(|preset| what == "preset" && preset.id == which);
        for group in &mut self.groups {
            let is_meant = which.is_empty() || group.id == which;
            for row in &mut group.rows {
                match (what, preset) {
                    ("all", _) if is_meant => row.ticked = true,
                    ("none", _) if is_meant => row.ticked = false,
                    (_, Some(preset)) => row.ticked = preset.permissions.contains(&row.id),
                    _ => {}
                }
            }
        }
    }
}
