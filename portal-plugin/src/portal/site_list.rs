//! The sites as staff read them: where each answers, what it shows, whom it takes.

use plugin_api::{Kind, Label};
use serde::Serialize;

use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Checkout, RealmId, SignUp, Site, Text};
use crate::portal::Portal;

/// A site as staff read it.
#[derive(Clone, Debug, Serialize)]
pub struct SiteAnswer {
    id: String,
    name: Label,
    hosts: Vec<String>,
    realm: String,
    /// The realm that a manifest which waits for a plan names.
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for_realm: Option<String>,
    entities: Option<Vec<String>>,
    enabled: bool,
    address: String,
    language: &'static str,
    kinds: Vec<KindAnswer>,
    /// Whether it shows cancelled documents.
    cancelled: bool,
    excluded_categories: Vec<String>,
    /// Who may make a user for themselves.
    sign_up: &'static str,
    /// What a new membership holds where nobody says otherwise.
    default_permissions: Vec<&'static str>,
    presets: Vec<PresetAnswer>,
    brand: BrandAnswer,
}

/// A kind, and the permissions that are about it.
#[derive(Clone, Debug, Serialize)]
struct KindAnswer {
    kind: Kind,
    /// Whether the site shows it (row 9).
    shown: bool,
    permissions: Vec<&'static str>,
}

/// A named set of permissions.
#[derive(Clone, Debug, Serialize)]
struct PresetAnswer {
    id: String,
    label: Label,
    permissions: Vec<&'static str>,
}

/// How a site looks, but for its logo, which the site itself serves.
#[derive(Clone, Debug, Serialize)]
struct BrandAnswer {
    name: String,
    color: String,
}

impl Portal {
    /// Every site that has a manifest, by id.
    pub(super) fn site_list(&self) -> Vec<SiteAnswer> {
        let known = self.known_sites();
        let mut list: Vec<SiteAnswer> = known
            .iter()
            .map(|(site, enabled, waits_for)| self.site_answer(site, *enabled, waits_for.as_ref()))
            .collect();
        list.sort_by(|a, b| a.id.cmp(&b.id));
        list
    }

    fn site_answer(&self, site: &Site, enabled: bool, waits_for: Option<&RealmId>) -> SiteAnswer {
        let preset = |preset: &crate::model::sites::Preset| PresetAnswer {
            id: preset.id.clone(),
            label: label(&preset.label),
            permissions: ids(preset.permissions),
        };
        SiteAnswer {
            id: site.id.to_string(),
            name: label(&site.name),
            hosts: site.hosts.clone(),
            realm: site.realm.to_string(),
            waits_for_realm: waits_for.map(ToString::to_string),
            entities: site.entities.clone(),
            enabled,
            address: self.address(site),
            language: site.locale.tag(),
            kinds: Kind::ALL.into_iter().map(|kind| kind_answer(site, kind)).collect(),
            cancelled: site.cancelled,
            excluded_categories: site.excluded_categories.clone(),
            sign_up: sign_up(site.sign_up),
            default_permissions: ids(site.default_permissions),
            presets: site.presets.iter().map(preset).collect(),
            brand: BrandAnswer { name: site.brand.name.clone(), color: site.brand.color.to_string() },
        }
    }
}

fn kind_answer(site: &Site, kind: Kind) -> KindAnswer {
    let about = Permission::ALL.into_iter().filter(|permission| permission.kind() == Some(kind));
    KindAnswer { kind, shown: site.shows(kind), permissions: about.map(Permission::id).collect() }
}

/// The word for who may sign up; at a checkout, also whether a guest may buy.
const fn sign_up(policy: SignUp) -> &'static str {
    match policy {
        SignUp::Invitation => "invitation",
        SignUp::Checkout(Checkout::Optional) => "checkout_optional",
        SignUp::Checkout(Checkout::Mandatory) => "checkout_mandatory",
        SignUp::Checkout(Checkout::Disabled) => "checkout_disabled",
        SignUp::Open => "open",
    }
}

fn label(text: &Text) -> Label {
    Label { en: text.en.clone(), fr: text.fr.clone() }
}

fn ids(permissions: Permissions) -> Vec<&'static str> {
    permissions.iter().map(Permission::id).collect()
}
