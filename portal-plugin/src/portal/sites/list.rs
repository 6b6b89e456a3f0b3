//! The sites as staff read them: where each answers, what it shows, whom it takes.

use plugin_api::operations::{self, Brand, Preset, SiteKind};
use plugin_api::{Kind, Label};

use super::Sites;
use crate::model::locales::{Locale, Text};
use crate::model::permissions::Permission;
use crate::model::sites::{Checkout, RealmId, SignUp, Site};

impl Sites {
    /// Every site that has a manifest, by id.
    pub(in crate::portal) fn list(&self) -> Vec<operations::Site> {
        let known = self.known();
        let mut list: Vec<operations::Site> = known
            .iter()
            .map(|(site, enabled, waits_for)| self.site_answer(site, *enabled, waits_for.as_ref()))
            .collect();
        list.sort_by(|a, b| a.id.cmp(&b.id));
        list
    }

    fn site_answer(&self, site: &Site, enabled: bool, waits_for: Option<&RealmId>) -> operations::Site {
        let preset = |preset: &crate::model::sites::Preset| Preset {
            id: preset.id.clone(),
            label: label(&preset.label),
            permissions: preset.permissions.ids(),
        };
        operations::Site {
            id: site.id.to_string(),
            name: label(&site.name),
            hosts: site.hosts.clone(),
            realm: site.realm.to_string(),
            waits_for_realm: waits_for.map(ToString::to_string),
            entities: site.entities.clone(),
            enabled,
            address: self.base.address(site),
            language: site.locale.tag().to_owned(),
            languages: site.languages.iter().map(|locale| locale.tag().to_owned()).collect(),
            time_zone: Some(site.zone().name().to_owned()),
            kinds: Kind::ALL.into_iter().map(|kind| kind_answer(site, kind)).collect(),
            cancelled: site.cancelled,
            excluded_categories: site.excluded_categories.clone(),
            sign_up: sign_up(site.sign_up).to_owned(),
            default_permissions: site.default_permissions.ids(),
            presets: site.presets.iter().map(preset).collect(),
            brand: Brand { name: site.brand.name.clone(), color: site.brand.color.to_string() },
        }
    }
}

fn kind_answer(site: &Site, kind: Kind) -> SiteKind {
    let about = Permission::ALL.into_iter().filter(|permission| permission.kind() == Some(kind));
    SiteKind {
        kind,
        shown: site.shows(kind),
        permissions: about.map(|permission| permission.id().to_owned()).collect(),
    }
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

/// What is shown in English and in French, and in other languages where that is something else.
fn label(text: &Text) -> Label {
    let english = text.in_locale(Locale::En);
    let others = Locale::ALL.into_iter().map(|locale| (locale.tag(), text.in_locale(locale)));
    Label::new(english, text.in_locale(Locale::Fr)).with(others.filter(|(_, text)| *text != english))
}
