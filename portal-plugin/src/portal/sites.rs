//! The sites in force: enabled, looked up by host name, disabled.

mod list;
mod plans;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use plugin_api::problem::Severity;
use plugin_api::{ManifestFile, Problem};

use crate::error::{Denied, Error};
use crate::manifest::{self, InForce};
use crate::model::memberships::Membership;
use crate::model::sites::{ALONE, RealmId, Site, SiteId};
use crate::portal::base::Base;
use crate::store::engine::Connection;
use crate::store::failed;
use crate::store::sites::realm_in;

/// So many entities are all that a host names at the most; there may be more.
const MOST_ENTITIES: usize = 1_000;

/// Every site that this process was given a manifest for.
#[derive(Debug)]
pub struct Sites {
    base: Arc<Base>,
    entries: RwLock<HashMap<SiteId, Entry>>,
    /// Manifests that wait until their site is in the realm that they name (rule S6).
    waiting: Mutex<HashMap<SiteId, Arc<Site>>>,
    /// Held while a manifest is judged and recorded, so that requests wait for neither.
    changing: Mutex<()>,
}

#[derive(Clone, Debug)]
struct Entry {
    site: Arc<Site>,
    /// The file whose manifest this is, as the host named it.
    file: String,
    enabled: bool,
}

/// What a host name leads to.
#[derive(Clone, Debug)]
pub enum SiteAt {
    /// No site has this id.
    Unknown,
    /// A site that was taken out of service.
    Disabled(Arc<Site>),
    /// A site.
    Enabled(Arc<Site>),
}

impl Sites {
    /// None yet.
    pub fn new(base: &Arc<Base>) -> Arc<Self> {
        let (entries, waiting, changing) = Default::default();
        Arc::new(Self { base: Arc::clone(base), entries, waiting, changing })
    }

    fn read(&self) -> RwLockReadGuard<'_, HashMap<SiteId, Entry>> {
        self.entries.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of whoever changes which sites there are, or their realms.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows a change of realm that the store has made: the manifest that waited for it is in force from here on.
    pub(super) fn put_in_realm(&self, id: &SiteId, realm: &RealmId) {
        let mut entries = self.write();
        let waited = self.waiting().remove(id).filter(|site| site.realm == *realm);
        let fits = waited.filter(|site| {
            let others = entries.values().filter(|entry| entry.enabled && entry.site.id != *id);
            !others.flat_map(|entry| &entry.site.hosts).any(|host| site.hosts.contains(host))
        });
        if let Some(entry) = entries.get_mut(id) {
            entry.site = fits.unwrap_or_else(|| Arc::new(Site { realm: realm.clone(), ..(*entry.site).clone() }));
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<SiteId, Arc<Site>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, HashMap<SiteId, Entry>> {
        self.entries.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SiteAt {
    /// The site, in force or not.
    pub const fn site(&self) -> Option<&Arc<Site>> {
        match self {
            Self::Unknown => None,
            Self::Disabled(site) | Self::Enabled(site) => Some(site),
        }
    }

    /// The site in force.
    ///
    /// # Errors
    /// `site/unknown`, `site/disabled`.
    pub fn enabled(self) -> Result<Arc<Site>, Error> {
        match self {
            Self::Unknown => Err(Error::Denied(Denied::SiteUnknown)),
            Self::Disabled(_) => Err(Error::Denied(Denied::SiteDisabled)),
            Self::Enabled(site) => Ok(site),
        }
    }
}

impl Sites {
    /// Everything that is wrong with these manifests, taken together.
    pub fn check(&self, files: &[ManifestFile<'_>]) -> Vec<Problem> {
        let mut all = Vec::new();
        let entities = self.known_entities();
        for (file, (site, problems)) in files.iter().zip(manifest::read_knowing(files, entities.as_deref())) {
            all.extend(problems);
            // A store that does not answer is found out when the site is enabled.
            let recorded = site.as_ref().and_then(|site| self.base.store.realm_of(&site.id).ok().flatten());
            if let (Some(site), Some(recorded)) = (site, recorded)
                && site.realm != recorded
            {
                all.push(change_problem(file, &site, &recorded));
            }
        }
        all
    }

    /// The entities that the ERP names; `None` where it names none, or more than it can say, or does not answer.
    fn known_entities(&self) -> Option<Vec<String>> {
        let entities =
            self.base.source.entities().ok().filter(|entities| (1..MOST_ENTITIES).contains(&entities.len()))?;
        Some(entities.into_iter().map(|entity| entity.id).collect())
    }

    /// Puts a site's manifest in force; one with an error leaves the previous one in force, and so does one in a second file for
    /// the site or for a host name of another (rule S10).
    ///
    /// So does one that names another realm than the site is in: the whole of it waits for a plan (rule S6). Where there is
    /// no previous one, as after a restart, the site is enabled in the realm it is in, and a warning is logged.
    ///
    /// # Errors
    /// `manifest/refused` with the problems as JSON, `realm/change-needs-plan`, `unavailable/store`.
    pub fn enable(&self, file: &ManifestFile<'_>) -> Result<SiteId, Error> {
        let _turn = self.turn();
        let in_force: Vec<InForce> = self.read().values().filter(|entry| entry.enabled).map(Entry::in_force).collect();
        let (site, problems) = manifest::read_beside(file, &in_force);
        let Some(mut site) = site else {
            return Err(Error::ManifestRefused(serde_json::to_string(&problems).unwrap_or_default()));
        };
        site.zone.get_or_insert_with(|| self.base.settings.zone());
        let id = site.id.clone();
        self.waiting().remove(&id);
        if let Some(recorded) = self.base.store.realm_of(&id)?.filter(|recorded| *recorded != site.realm) {
            let waits = Error::RealmChangeNeedsPlan { site: id.to_string(), realm: site.realm.to_string() };
            self.waiting().insert(id.clone(), Arc::new(site.clone()));
            if in_force.iter().any(|previous| previous.site.id == id) {
                return Err(waits);
            }
            log::warn!(target: "audit", "{}: {waits}", waits.code());
            site.realm = recorded;
        }
        self.base.store.enable_site(&id, &site.realm)?;
        let entry = Entry { site: Arc::new(site), file: file.name.to_owned(), enabled: true };
        self.write().insert(id.clone(), entry);
        log::info!(target: "audit", "site/enabled: {id} by {:?}", file.name);
        Ok(id)
    }

    /// Says that the file of a site in force has another name now, or that another file takes its place, and answers which file
    /// speaks for the site from here on: still the one before where that is not `from` (rule S10). Nothing else changes.
    ///
    /// # Errors
    /// `site/unknown`, `site/disabled`.
    pub fn move_manifest(&self, id: &str, from: &str, to: &str) -> Result<String, Error> {
        let _turn = self.turn();
        let site = self.enabled(id)?;
        let mut entries = self.write();
        let entry = entries.get_mut(&site.id).ok_or(Error::Denied(Denied::SiteUnknown))?;
        if entry.file == from {
            to.clone_into(&mut entry.file);
            log::info!(target: "audit", "site/moved: {id} from {from:?} to {to:?}");
        }
        Ok(entry.file.clone())
    }

    /// Takes a site out of service and ends the sessions there (rule S9).
    ///
    /// # Errors
    /// `site/unknown`, `unavailable/store`.
    pub fn disable(&self, id: &str) -> Result<(), Error> {
        let _turn = self.turn();
        let id = id.parse::<SiteId>().map_err(|_| Error::Denied(Denied::SiteUnknown))?;
        // No request that begins from here on is answered by the site, even where the store then fails.
        self.write().get_mut(&id).ok_or(Error::Denied(Denied::SiteUnknown))?.enabled = false;
        self.base.store.disable_site(&id, self.base.clock.now())?;
        log::info!(target: "audit", "site/disabled: {id}");
        Ok(())
    }

    /// The site that a Host header leads to; a port and the case do not matter.
    pub fn at(&self, host: &str) -> SiteAt {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let entries = self.read();
        let answers = |entry: &&Entry| entry.site.hosts.iter().any(|own| own.eq_ignore_ascii_case(name));
        // A host name may have moved from a site out of service to one in force.
        let found = entries.values().filter(answers).max_by_key(|entry| entry.enabled);
        found.map_or(SiteAt::Unknown, Entry::state)
    }

    /// The site with this id, in force or not.
    pub fn named(&self, id: &str) -> SiteAt {
        let entries = self.read();
        let known = id.parse::<SiteId>().ok().and_then(|id| entries.get(&id));
        known.map_or(SiteAt::Unknown, Entry::state)
    }

    /// The enabled site with this id.
    ///
    /// # Errors
    /// `site/unknown`, `site/disabled`.
    pub fn enabled(&self, id: &str) -> Result<Arc<Site>, Error> {
        self.named(id).enabled()
    }

    /// The sites in force of a realm, by id: where a membership can work.
    pub fn of_realm(&self, realm: &RealmId) -> Vec<Arc<Site>> {
        let entries = self.read();
        let of_realm = entries.values().filter(|entry| entry.enabled && entry.site.realm == *realm);
        let mut sites: Vec<_> = of_realm.map(|entry| Arc::clone(&entry.site)).collect();
        sites.sort_by(|a, b| a.id.cmp(&b.id));
        sites
    }

    /// The ids of the sites in force, sorted.
    pub(super) fn in_force(&self) -> Vec<String> {
        let entries = self.read();
        let mut ids: Vec<String> =
            entries.values().filter(|entry| entry.enabled).map(|entry| entry.site.id.to_string()).collect();
        ids.sort();
        ids
    }

    /// Whether this holds of any site of the realm that has a manifest, out of service or not.
    pub(super) fn any_in_realm(&self, realm: &RealmId, holds: impl Fn(&Site) -> bool) -> bool {
        self.read().values().any(|entry| entry.site.realm == *realm && holds(&entry.site))
    }

    /// Whether a site asks everybody for a second factor: its manifest says so, or one of its realm lets passwords be so
    /// short that they must not stand alone (rule U4) — they open every site of the realm.
    pub fn asks_second_factor(&self, site: &Site) -> bool {
        site.second_factor || self.any_in_realm(&site.realm, |other| other.passwords.min_length < ALONE)
    }

    /// The site that a link leads to: this one, unless the membership is for others only.
    pub(super) fn of_link(&self, here: &Arc<Site>, offer: &Membership) -> Arc<Site> {
        let works_here = offer.sites.as_ref().is_none_or(|sites| sites.contains(&here.id));
        let there = offer.sites.iter().flatten().find_map(|id| {
            let site = self.enabled(id.as_str()).ok()?;
            (site.realm == here.realm).then_some(site)
        });
        if works_here { Arc::clone(here) } else { there.unwrap_or_else(|| Arc::clone(here)) }
    }

    /// Every site that has a manifest, whether it is in force, and the realm that a manifest which waits for a plan names.
    pub(super) fn known(&self) -> Vec<(Arc<Site>, bool, Option<RealmId>)> {
        let waiting = self.waiting().clone();
        let entries = self.read();
        let waits_for = |id: &SiteId| waiting.get(id).map(|waiting| waiting.realm.clone());
        let known = entries.values().map(|entry| (Arc::clone(&entry.site), entry.enabled, waits_for(&entry.site.id)));
        known.collect()
    }
}

/// The site in the realm that the store says, within the transaction of what is about to be written: another process may
/// have changed it since this one read the manifest (rule S6).
pub(super) fn here(connection: &Connection, site: &Arc<Site>) -> Result<Arc<Site>, Error> {
    realm_in(connection, &site.id).map(|realm| in_realm(site, realm)).map_err(|error| failed(&error))
}

/// The site in this realm, where there is one.
pub(super) fn in_realm(site: &Arc<Site>, realm: Option<RealmId>) -> Arc<Site> {
    match realm {
        Some(realm) if realm != site.realm => Arc::new(Site { realm, ..(**site).clone() }),
        _ => Arc::clone(site),
    }
}

impl Entry {
    fn in_force(&self) -> InForce {
        InForce { site: Arc::clone(&self.site), file: self.file.clone() }
    }

    fn state(&self) -> SiteAt {
        let site = Arc::clone(&self.site);
        if self.enabled { SiteAt::Enabled(site) } else { SiteAt::Disabled(site) }
    }
}

fn change_problem(file: &ManifestFile<'_>, site: &Site, recorded: &RealmId) -> Problem {
    let waits = Error::RealmChangeNeedsPlan { site: site.id.to_string(), realm: site.realm.to_string() };
    Problem {
        code: waits.code().to_owned(),
        severity: Severity::Warning,
        message: format!("site `{}` is in realm `{recorded}`, the manifest names `{}`", site.id, site.realm),
        file: file.name.to_owned(),
        place: None,
        related: None,
        hint: Some(waits.to_string()),
        suggestion: None,
    }
}
