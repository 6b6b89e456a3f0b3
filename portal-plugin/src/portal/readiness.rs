//! Whether the portal is ready: its store can be written, and the ERP answers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::portal::base::Base;
use crate::portal::settings::Threads;

/// How long the ERP has to answer a question that any ERP answers: 2 seconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the portal is ready.
#[derive(Debug)]
pub struct Readiness {
    base: Arc<Base>,
    /// Since when the ERP is asked, where it is: one that hangs is asked no second question beside it.
    asked: Arc<Mutex<Option<Instant>>>,
}

impl Readiness {
    /// Nothing is asked yet.
    pub fn new(base: &Arc<Base>) -> Arc<Self> {
        Arc::new(Self { base: Arc::clone(base), asked: Arc::default() })
    }

    /// Why the portal is not ready, each as `code: what happened`; nothing where it is.
    pub(super) fn not_ready(&self) -> Vec<String> {
        if let Err(stopped) = self.base.running() {
            return vec![said(&stopped)];
        }
        let store = self.base.store.probe().err().map(|error| said(&error));
        store.into_iter().chain(self.erp_is_silent()).collect()
    }

    /// Asks the ERP how a third party stands that it has not got, on a thread of its own, and waits for it briefly; a host
    /// that is called on its own threads only is asked on the one that asks.
    fn erp_is_silent(&self) -> Option<String> {
        if self.base.settings.threads != Threads::Own {
            return self.base.source.standing("", None).err().map(|error| said(&error));
        }
        let asked = Arc::clone(&self.asked);
        {
            let mut since = asked.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(since) = *since {
                let seconds = since.elapsed().as_secs();
                return (seconds >= PATIENCE.as_secs())
                    .then(|| format!("unavailable/host: it has not answered for {seconds} s"));
            }
            *since = Some(Instant::now());
        }
        let (answer, answered) = sync_channel(1);
        let source = Arc::clone(&self.base.source);
        let begun = thread::Builder::new().name("portal-probe".to_owned()).spawn(move || {
            let standing = catch_unwind(AssertUnwindSafe(|| source.standing("", None).map(drop)));
            *asked.lock().unwrap_or_else(PoisonError::into_inner) = None;
            if let Ok(standing) = standing {
                // Nobody waits for it any more where it took too long.
                let _gone = answer.send(standing);
            }
        });
        if begun.is_err() {
            *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = None;
            return Some("unavailable/busy: the system gives no thread".to_owned());
        }
        match answered.recv_timeout(PATIENCE) {
            Ok(answer) => answer.err().map(|error| said(&error)),
            Err(_) => Some(format!("unavailable/host: it has not answered for {} s", PATIENCE.as_secs())),
        }
    }
}

fn said(error: &Error) -> String {
    format!("{}: {error}", error.code())
}
