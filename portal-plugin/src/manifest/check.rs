//! The rules behind the shape: what the schema cannot say. Makes the [`Site`].

use std::time::Duration;

use plugin_api::Kind;

use crate::manifest::code::Code;
use crate::manifest::finding::{Finding, Findings};
use crate::manifest::json::Node;
use crate::manifest::locate::locate;
use crate::manifest::raw;
use crate::manifest::spans::Span;
use crate::manifest::words::{literal, quoted};
use crate::model::locales::{Locale, Text};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{
    ALONE, Checkout, NotAnId, PasswordPolicy, Preset, RealmId, SessionPolicy, SignUp, Site, SiteId,
};

mod addresses;
mod brand;
mod logo;
mod zone;

/// The site of a manifest whose shape was checked; what is wrong goes to `findings`, and only without errors is the site to be used.
pub fn site(raw: raw::Manifest, root: &Node<'_>, findings: &mut Findings) -> Option<Site> {
    let kinds: Vec<Kind> =
        raw.kinds.map_or(Kind::ALL.to_vec(), |kinds| kinds.iter().filter_map(|kind| kind.parse().ok()).collect());
    let mut rules = Rules { root, findings, kinds: &kinds };
    let id: Option<SiteId> = raw.site.as_deref().and_then(|id| rules.id(id, "/site"));
    let realm: Option<RealmId> = raw.realm.as_deref().and_then(|realm| rules.id(realm, "/realm"));
    let hosts = raw.hosts.unwrap_or_default();
    rules.hosts(&hosts);
    let reply_to = raw.reply_to.inspect(|address| rules.reply_to(address));
    let base_url = raw.base_url.map(|url| rules.base_url(url, &hosts));
    let locale = Locale::from(raw.locale);
    let languages = rules.languages(raw.languages, locale);
    let zone = raw.time_zone.as_deref().and_then(|name| rules.zone(name));
    let default_permissions = rules.permissions(&raw.permissions.default, "/permissions/default");
    rules.managers(&raw.permissions.default);
    let presets = rules.presets(raw.permissions.presets);
    let sign_up = rules.sign_up(raw.sign_up, raw.checkout);
    let sessions = rules.sessions(&raw.sessions);
    rules.short_passwords(&raw.passwords, raw.second_factor);
    rules.module(raw.module.unwrap_or_default());
    let name = raw.name.map(text).or_else(|| id.as_ref().map(|id| capitalised(id.as_str())));
    let brand = rules.brand(raw.brand, name.as_ref().map_or("", |name| name.in_locale(locale)));

    let id = id?;
    Some(Site {
        name: name?,
        realm: realm.unwrap_or_else(|| id.own_realm()),
        base_url: base_url.or_else(|| hosts.first().map(|host| addresses::base_url_of(host)))?,
        id,
        hosts,
        locale,
        languages,
        zone,
        entities: raw.entities,
        kinds,
        cancelled: raw.cancelled,
        default_permissions,
        presets,
        sign_up,
        excluded_categories: raw.exclude_categories,
        sessions,
        passwords: PasswordPolicy {
            min_length: raw.passwords.min_length,
            reset: Duration::from_mins(raw.passwords.reset_minutes.into()),
        },
        second_factor: raw.second_factor == raw::SecondFactor::Required,
        notices: raw.notices,
        brand,
        reply_to,
    })
}

struct Rules<'r, 'a, 'f> {
    root: &'r Node<'a>,
    findings: &'f mut Findings,
    /// The kinds that the site shows.
    kinds: &'r [Kind],
}

impl Rules<'_, '_, '_> {
    fn at(&self, path: &str) -> Span {
        locate(self.root, path)
    }

    fn id<T: std::str::FromStr<Err = NotAnId>>(&mut self, id: &str, path: &str) -> Option<T> {
        let parsed = id.parse();
        if parsed.is_err() {
            let found =
                Finding::error(Code::BadId, format!("{} is not an id", quoted(id))).at(self.at(path), "not an id");
            let found = found.hint("an id has 1 to 40 of a-z, 0-9 and -, and begins with a letter");
            let better: String = id.trim().to_lowercase().replace(['_', ' ', '.'], "-");
            self.findings.add(if better.parse::<T>().is_ok() {
                found.replace(self.at(path), literal(&better), format!("call it `{better}`"))
            } else {
                found
            });
        }
        parsed.ok()
    }

    /// The languages that the site offers; the one for who has chosen none is among them.
    fn languages(&mut self, offered: Option<Vec<raw::Locale>>, locale: Locale) -> Vec<Locale> {
        let Some(offered) = offered else { return Locale::ALL.to_vec() };
        let offered: Vec<Locale> = offered.into_iter().map(Locale::from).collect();
        let (list, own) = (self.root.member("languages"), self.root.member("locale"));
        // What is unsound is reported already, and may be the one that is looked for.
        let is_sound = |node: &Node<'_>| node.sound && node.items().iter().all(|item| item.sound);
        if !offered.contains(&locale) && list.into_iter().chain(own).all(is_sound) {
            let message = format!("`{}` is not among the languages that the site offers", locale.tag());
            let found = Finding::error(Code::DefaultLanguage, message);
            let list = self.at("/languages");
            let found = match own {
                Some(own) => found.at(own.span.clone(), "for who has chosen none").related(list, "what it offers"),
                None => found.at(list, format!("`locale` is `{}` where it is not written", locale.tag())),
            };
            self.findings.add(found.hint("set `locale` to one of `languages`, or add it to them"));
        }
        offered
    }

    /// Warns of each permission that lacks the one it needs, and of each for a kind that the site hides (rule S11).
    fn permissions(&mut self, ids: &[String], path: &str) -> Permissions {
        let listed: Vec<Permission> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        let set: Permissions = listed.iter().copied().collect();
        for (place, permission) in listed.into_iter().enumerate() {
            if let Some(kind) = permission.kind().filter(|kind| !self.kinds.contains(kind)) {
                let message = format!("`{permission}` opens nothing here: the site hides `{kind}`");
                let found = Finding::warning(Code::HiddenKind, message);
                let found =
                    found.at(self.at(&format!("{path}/{place}")), "hidden").related(self.at("/kinds"), "what it shows");
                self.findings.add(found.hint(format!("add `{kind}` to `kinds`, or take the permission out")));
            } else if let Some(needed) = permission.needs()
                && !set.contains(needed)
            {
                let at = self.at(&format!("{path}/{place}"));
                let message = format!("`{permission}` shows nothing without `{needed}`");
                let found = Finding::warning(Code::NeedsPermission, message).at(at.clone(), "not enough alone");
                self.findings.add(found.replace(at.end..at.end, format!(", \"{needed}\""), format!("add `{needed}`")));
            }
        }
        set
    }

    /// Warns where everybody new could invite and revoke: that is meant for whom somebody chose (rule S11).
    fn managers(&mut self, default: &[String]) {
        let manages = Permission::UsersManage.id();
        // Only known ids count as sound items.
        if let Some(place) = default.iter().position(|id| id == manages) {
            let message = format!("by `{manages}` everybody new could invite and revoke others");
            let found = Finding::warning(Code::ManagesByDefault, message);
            let found = found.at(self.at(&format!("/permissions/default/{place}")), "a default");
            self.findings
                .add(found.hint("give it by name, or in a preset: the owner of an account holds it in any case"));
        }
    }

    fn presets(&mut self, presets: Vec<raw::Preset>) -> Vec<Preset> {
        let mut read: Vec<Preset> = Vec::new();
        for (place, raw) in presets.into_iter().enumerate() {
            let path = format!("/permissions/presets/{place}");
            let _: Option<SiteId> = self.id(&raw.id, &format!("{path}/id"));
            if let Some(first) = read.iter().position(|preset| preset.id == raw.id) {
                let found = Finding::error(Code::Repeated, format!("two presets are called {}", quoted(&raw.id)))
                    .at(self.at(&format!("{path}/id")), "the second one")
                    .related(self.at(&format!("/permissions/presets/{first}/id")), "the first one");
                self.findings.add(found.hint("give each preset an id of its own"));
            }
            let permissions = self.permissions(&raw.permissions, &format!("{path}/permissions"));
            read.push(Preset { id: raw.id, label: text(raw.label), permissions });
        }
        read
    }

    fn sign_up(&mut self, sign_up: raw::SignUp, checkout: Option<raw::Checkout>) -> SignUp {
        match sign_up {
            raw::SignUp::Checkout => {
                return SignUp::Checkout(match checkout.unwrap_or_default() {
                    raw::Checkout::Optional => Checkout::Optional,
                    raw::Checkout::Mandatory => Checkout::Mandatory,
                    raw::Checkout::Disabled => Checkout::Disabled,
                });
            }
            raw::SignUp::Invitation | raw::SignUp::Open if checkout.is_some() => {
                let found = Finding::warning(Code::NoEffect, "`checkout` changes nothing here");
                let found = found.at(self.at("/checkout"), "without effect");
                self.findings.add(found.hint("set `sign_up` to `checkout`, or leave `checkout` out"));
            }
            raw::SignUp::Invitation | raw::SignUp::Open => {}
        }
        if matches!(sign_up, raw::SignUp::Open) { SignUp::Open } else { SignUp::Invitation }
    }

    fn sessions(&mut self, raw: &raw::Sessions) -> SessionPolicy {
        let idle = Duration::from_mins(raw.idle_minutes.into());
        let absolute = Duration::from_hours(raw.absolute_hours.into());
        if idle > absolute {
            let found = Finding::warning(Code::NoEffect, "a session ends in any case before it was unused for so long")
                .at(self.at("/sessions/idle_minutes"), format!("{} minutes", raw.idle_minutes))
                .related(
                    self.at("/sessions/absolute_hours"),
                    format!("{} minutes at the most", raw.absolute_hours * 60),
                );
            self.findings.add(found.hint("lower `idle_minutes` or raise `absolute_hours`"));
        }
        SessionPolicy { idle, absolute, parallel: raw.parallel }
    }

    /// A password of fewer than 15 characters does not stand alone (rule U4).
    fn short_passwords(&mut self, raw: &raw::Passwords, second_factor: raw::SecondFactor) {
        if raw.min_length >= ALONE || second_factor == raw::SecondFactor::Required {
            return;
        }
        let message = format!("passwords of {} characters need a second factor beside them", raw.min_length);
        let at = self.at("/passwords/min_length");
        let found = Finding::error(Code::SecondFactor, message).at(at.clone(), format!("at least {ALONE}"));
        let found = found.hint("set `second_factor` to `required`, or ask for 15 characters at least");
        self.findings.add(found.replace(at, ALONE.to_string(), format!("the nearest that will do is `{ALONE}`")));
    }

    fn module(&mut self, raw: raw::Module) {
        const OWN: &str = env!("CARGO_PKG_VERSION");
        if let Some(wanted) = raw.version {
            let at = self.at("/module/version");
            let range = semver::VersionReq::parse(&wanted);
            let found = if range.is_err() {
                let found =
                    Finding::error(Code::ModuleVersion, format!("{} is not a range of versions", quoted(&wanted)));
                Some(found.at(at, "not a range"))
            } else if semver::Version::parse(OWN).is_ok_and(|own| range.is_ok_and(|range| range.matches(&own))) {
                None
            } else {
                let message = format!("the manifest is for version {} of the module, this is `{OWN}`", quoted(&wanted));
                Some(Finding::error(Code::ModuleVersion, message).at(at, format!("`{OWN}` is not among them")))
            };
            if let Some(found) = found {
                self.findings.add(found.hint(format!("for this module and later ones that fit it, write `^{OWN}`")));
            }
        }
        let Some(sum) = raw.sha256 else { return };
        let is_sum = |sum: &str| sum.len() == 64 && sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !is_sum(&sum) {
            let at = self.at("/module/sha256");
            let found = Finding::error(Code::BadChecksum, format!("{} is not a SHA-256", quoted(&sum)));
            let found = found
                .at(at.clone(), "not a SHA-256")
                .hint("write its 64 digits of 0-9 and a-f, as `sha256sum` prints them");
            let lower = sum.to_lowercase();
            self.findings.add(if is_sum(&lower) {
                found.replace(at, literal(&lower), "write it in lower case")
            } else {
                found
            });
        }
    }
}

/// A label in its languages. One whose texts are all unsound is reported already, and nobody will read it.
fn text(label: raw::Label) -> Text {
    match label {
        raw::Label::Everywhere(text) => Text::everywhere(text),
        raw::Label::In(texts) => {
            let texts = texts.into_iter().map(|(locale, text)| (locale.into(), text));
            Text::of(texts).unwrap_or_else(|| Text::everywhere(""))
        }
    }
}

fn capitalised(id: &str) -> Text {
    let mut letters = id.chars();
    let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Text::everywhere(name)
}
