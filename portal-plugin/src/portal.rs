//! The use cases, one file for each area, over the store and the host.

pub mod accepting;
pub mod actions;
pub mod actor;
pub mod again;
pub mod attention;
pub mod base;
pub mod closing;
pub mod contacts;
pub mod corrections;
pub mod directory;
pub mod documents;
pub mod email_changes;
pub mod explaining;
pub mod exporting;
pub mod guessing;
pub mod hand_offs;
mod hashing;
pub mod impersonation;
pub mod importing;
pub mod invitations;
pub mod landing;
pub mod languages;
mod ledger_words;
pub mod ledgers;
pub mod logins;
mod lookups;
mod mailing;
pub mod mails;
pub mod manifest_plans;
pub mod members;
pub mod memberships;
pub mod one_time;
pub mod operate;
pub mod ordering;
mod ownership;
pub mod passwords;
pub mod people;
pub mod permission_requests;
pub mod principals;
mod readiness;
pub mod realms;
pub mod recoveries;
mod restoring;
pub mod second_factors;
pub mod second_steps;
pub mod security;
pub mod settings;
pub mod sign_in;
pub mod sign_up;
mod site_list;
pub mod sites;
pub mod staffing;
pub mod switching;
mod threads;
pub mod transfers;
pub mod users;
mod waiting;
pub mod working;
pub mod zips;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use plugin_api::{Health, SharedHost};

pub use hashing::Verified;

use crate::alarms::Alarms;
use crate::clock::passing::{Machine, Passing};
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::source::Source;
use crate::store::Store;
use base::Base;
use guessing::Guesses;
use hashing::Hashing;
use mailing::Mailing;
use readiness::Probe;
use settings::{Settings, Threads};
use zips::Zips;

/// How long each kind of thread is waited for at the end: 10 seconds.
const STOP: Duration = Duration::from_secs(10);

/// A running portal.
pub struct Portal {
    /// What every use case stands on.
    pub base: Arc<Base>,
    sites: sites::Sites,
    hashing: Hashing,
    mailing: Mailing,
    zips: Zips,
    guesses: Guesses,
    probe: Probe,
}

impl Portal {
    /// Opens the store, registers the permissions with the host, and starts the threads for hashing, mail and archives.
    ///
    /// # Errors
    /// `settings/invalid`, `unavailable/store`, `unavailable/host`.
    pub fn start(host: SharedHost, settings: &str) -> Result<Arc<Self>, Error> {
        Self::start_by(host, settings, Arc::new(Machine::new()))
    }

    /// The same, with the time that passes as an argument.
    ///
    /// # Errors
    /// As [`Portal::start`].
    pub fn start_by(host: SharedHost, settings: &str, passing: Arc<dyn Passing>) -> Result<Arc<Self>, Error> {
        let settings = Settings::read(settings)?;
        let alarms = Arc::new(Alarms::new());
        let path = settings.store_path()?;
        let store = match &settings.epoch {
            Some(epoch) => Store::open_with(&path, epoch.clone())?,
            None => Store::open(&path)?,
        };
        let store = store.telling(Arc::clone(&alarms));
        let source = Source::new(Arc::clone(&host), Arc::clone(&alarms));
        source.register_permissions(&operate::permissions())?;
        let clock = Clock::start(host, passing, store.clock_mark()?);
        let base = Arc::new(Base::new(clock, store, source, settings, alarms));
        let portal = Arc::new(Self {
            sites: sites::Sites::default(),
            hashing: Hashing::start(base.settings.hash)?,
            mailing: Mailing::new(),
            zips: Zips::new(),
            guesses: Guesses::default(),
            probe: Probe::default(),
            base,
        });
        portal.base.keep_time();
        portal.notice_restore()?;
        if portal.base.settings.threads == Threads::Own {
            portal.mailing.start(Arc::downgrade(&portal))?;
            portal.zips.start(Arc::downgrade(&portal))?;
        }
        Ok(portal)
    }

    /// Ends the threads; later calls answer `portal/stopped`. Waits at most 30 seconds.
    pub fn stop(&self) {
        self.base.stop();
        self.mailing.stop(STOP);
        self.zips.stop(STOP);
        self.hashing.stop(STOP);
        self.base.keep_time();
        self.base.alarms.close();
    }

    /// How it is: ready where the store can be written and the ERP answers.
    pub fn health(&self) -> Health {
        self.base.alarms.sum_up();
        let not_ready = self.not_ready();
        Health {
            ready: not_ready.is_empty(),
            not_ready,
            sites: self.sites_in_force(),
            foreign_documents: self.base.source.foreign_documents(),
            senseless_answers: self.base.source.senseless_answers(),
            mails_waiting: self.base.store.mails_waiting().unwrap_or_default(),
            restored: self.base.store.restored().ok().flatten().map(Timestamp::rfc3339),
            ..Health::default()
        }
    }

    /// How many hashes were verified since the start.
    pub fn verified(&self) -> Verified {
        self.hashing.verified()
    }

    /// What remembers: for staff operations and their tests.
    pub fn store(&self) -> &Store {
        &self.base.store
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portal").field("sites", &self.sites).finish_non_exhaustive()
    }
}
