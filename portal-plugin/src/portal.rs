//! The use cases, one file for each area, over the store and the host.

pub mod accepting;
pub mod actions;
pub mod actor;
pub mod again;
pub mod attention;
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
mod one_time;
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
mod timekeeping;
pub mod transfers;
pub mod users;
mod waiting;
pub mod working;
pub mod zips;

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use plugin_api::{Health, SharedHost};

pub use hashing::Verified;

use crate::alarms::Alarms;
use crate::clock::passing::{Machine, Passing};
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::source::Source;
use crate::store::Store;
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
    clock: Clock,
    timekeeping: Mutex<()>,
    sites: sites::Sites,
    source: Arc<Source>,
    store: Store,
    hashing: Hashing,
    mailing: Mailing,
    zips: Zips,
    settings: Settings,
    stopped: AtomicBool,
    alarms: Arc<Alarms>,
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
        let portal = Arc::new(Self {
            clock: Clock::start(host, passing, store.clock_mark()?),
            timekeeping: Mutex::new(()),
            sites: sites::Sites::default(),
            source: Arc::new(source),
            store,
            hashing: Hashing::start(settings.hash)?,
            mailing: Mailing::new(),
            zips: Zips::new(),
            settings,
            stopped: AtomicBool::new(false),
            alarms,
            guesses: Guesses::default(),
            probe: Probe::default(),
        });
        portal.keep_time();
        portal.notice_restore()?;
        if portal.settings.threads == Threads::Own {
            portal.mailing.start(Arc::downgrade(&portal))?;
            portal.zips.start(Arc::downgrade(&portal))?;
        }
        Ok(portal)
    }

    /// Ends the threads; later calls answer `portal/stopped`. Waits at most 30 seconds.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.mailing.stop(STOP);
        self.zips.stop(STOP);
        self.hashing.stop(STOP);
        self.keep_time();
        self.alarms.close();
    }

    /// How it is: ready where the store can be written and the ERP answers.
    pub fn health(&self) -> Health {
        self.alarms.sum_up();
        let not_ready = self.not_ready();
        Health {
            ready: not_ready.is_empty(),
            not_ready,
            sites: self.sites_in_force(),
            foreign_documents: self.source.foreign_documents(),
            senseless_answers: self.source.senseless_answers(),
            mails_waiting: self.store.mails_waiting().unwrap_or_default(),
            restored: self.store.restored().ok().flatten().map(Timestamp::rfc3339),
            ..Health::default()
        }
    }

    /// How many hashes were verified since the start.
    pub fn verified(&self) -> Verified {
        self.hashing.verified()
    }

    /// What remembers: for staff operations and their tests.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// What every use case begins with: a portal that was stopped does nothing, and the time is kept.
    pub(crate) fn running(&self) -> Result<(), Error> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Error::Stopped);
        }
        self.keep_time();
        Ok(())
    }
}

/// Waits for threads that were told to end, at most so long; one that does not is left behind.
fn join(threads: Vec<JoinHandle<()>>, limit: Duration) {
    let until = Instant::now() + limit;
    for thread in threads {
        // A portal dropped by its own thread cannot wait for that one.
        while !thread.is_finished() && thread.thread().id() != thread::current().id() && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
        if !thread.is_finished() {
            log::warn!("a thread of the portal did not end in time");
        }
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portal").field("sites", &self.sites).finish_non_exhaustive()
    }
}
