//! What every use case stands on: the clock, the store, the host and the settings.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, TryLockError};
use std::time::Duration;

use plugin_api::parties::Standing;

use crate::alarms::Alarms;
use crate::clock::Clock;
use crate::clock::line::Step;
use crate::error::Error;
use crate::model::accounts::Account;
use crate::model::sites::Site;
use crate::model::users::User;
use crate::portal::settings::Settings;
use crate::source::{OneRequest, Source};
use crate::store::Store;

/// A service that holds nothing but others: its struct, and how it is built over them.
macro_rules! service {
    ($(#[$about:meta])* pub struct $name:ident { $($needs:ident: Arc<$service:ty>,)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($needs: Arc<$service>,)+
        }

        impl $name {
            /// Over those that it needs.
            pub fn new($($needs: &Arc<$service>),+) -> Arc<Self> {
                Arc::new(Self { $($needs: Arc::clone($needs)),+ })
            }
        }
    };
}
pub(super) use service;

/// What every service shares. It knows none of them.
pub struct Base {
    /// The time.
    pub(super) clock: Clock,
    /// What remembers.
    pub(super) store: Store,
    /// What the host is asked by.
    pub(super) source: Arc<Source>,
    /// What the host set.
    pub(super) settings: Settings,
    /// What was told too often to be told each time.
    pub(super) alarms: Arc<Alarms>,
    stopped: AtomicBool,
    keeping: Mutex<()>,
}

impl Base {
    /// Of a portal that runs.
    pub fn new(clock: Clock, store: Store, source: Source, settings: Settings, alarms: Arc<Alarms>) -> Self {
        let (stopped, keeping) = (AtomicBool::new(false), Mutex::new(()));
        Self { clock, store, source: Arc::new(source), settings, alarms, stopped, keeping }
    }

    /// What every use case begins with: a portal that was stopped does nothing, and the time is kept.
    ///
    /// # Errors
    /// `portal/stopped`.
    pub fn running(&self) -> Result<(), Error> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Error::Stopped);
        }
        self.keep_time();
        Ok(())
    }

    /// What is asked of the ERP until the answer is dropped is one request's, and has one budget of time.
    pub fn begin_request(&self) -> OneRequest {
        self.source.begin_request()
    }

    /// Nothing runs from here on.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Tells the store where the line of time is, where that is due, and the audit log of a step, once for all processes.
    /// Every request and every use case begins with it, so that nothing is judged at a time that a restart would not know.
    pub fn keep_time(&self) {
        if !self.clock.is_due() {
            return;
        }
        let _one_at_a_time = match self.keeping.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        self.write_time().unwrap_or_else(|error| log::error!("the time could not be written down: {error}"));
    }

    /// The address of a site for links in mails and pages, with the port of a demo on this machine; no slash at the end.
    pub fn address(&self, site: &Site) -> String {
        match self.settings.local_port {
            Some(port) if site.base_url.starts_with("http://") && site.base_url.ends_with(".localhost") => {
                format!("{}:{port}", site.base_url)
            }
            _ => site.base_url.clone(),
        }
    }

    /// The name of an account: its third party's; empty where the ERP knows none.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn name_of(&self, account: &Account) -> Result<String, Error> {
        Ok(self.source.third_party(&account.third_party)?.map(|party| party.name).unwrap_or_default())
    }

    /// The same, where the ERP said with the account's standing what it is called: then it is not asked again.
    ///
    /// # Errors
    /// As [`Base::name_of`].
    pub fn name_by(&self, account: &Account, standing: &Standing) -> Result<String, Error> {
        match &standing.party {
            Some(party) if party.id == account.third_party => Ok(party.name.clone()),
            _ => self.name_of(account),
        }
    }

    /// Whether the ERP lets somebody act who signs in, or wants a link to; asked about nobody too (rules U6, U11). An ERP that
    /// manages nobody here is not asked.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn erp_lets_act(&self, user: Option<&User>) -> Result<bool, Error> {
        if self.store.has_erp_users()? { self.source.lets_act(user) } else { Ok(true) }
    }

    fn write_time(&self) -> Result<(), Error> {
        if let Some(keeping) = self.clock.to_keep() {
            let Some((stored, news)) = self.store.keep_clock(&keeping)? else { return Ok(()) };
            self.clock.kept(&keeping, &stored);
            news.into_iter().for_each(tell);
        }
        if let Some(settling) = self.clock.to_settle() {
            let stored = self.store.settle_clock(settling)?;
            self.clock.settle(&stored);
            let by = seconds(settling.ahead);
            log::warn!(target: "audit", "clock/followed: the host's clock stayed {by} behind: every time was moved to it");
        }
        Ok(())
    }
}

fn tell(step: Step) {
    let (direction, by) = match step {
        Step::Forward(by) => ("forward", by),
        Step::Back(by) => ("back", by),
    };
    log::warn!(target: "audit", "clock/stepped: {direction} by {}", seconds(by));
}

fn seconds(span: Duration) -> String {
    format!("{}.{:03} s", span.as_secs(), span.subsec_millis())
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Base").field("store", &self.store).finish_non_exhaustive()
    }
}
