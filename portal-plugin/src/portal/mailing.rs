//! Mails leave from a thread of their own, never inside a request: taken from the outbox, handed to the host, tried again later.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use plugin_api::Class;
use plugin_api::mail::Mail;
use rusqlite::Transaction;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::sites::Site;
use crate::model::users::{User, UserState};
use crate::portal::base::Base;
use crate::portal::mails::{About, Addressee, Matter, compose};
use crate::portal::threads;
use crate::random;
use crate::store::outbox::{self, Waiting};

/// How often the outbox is looked at without being told: every 3 seconds, for what another process queued.
const LOOK: Duration = Duration::from_secs(3);

/// How many mails are taken at once.
const BATCH: u32 = 10;

/// How long a process has a mail for itself: 15 minutes, longer than a batch of slow answers takes.
const CLAIM: Duration = Duration::from_mins(15);

/// How long a mail is tried: 3 days.
const GIVE_UP: Duration = Duration::from_hours(72);

/// The outbox, and the thread that hands mails to the host.
pub struct Mailing {
    base: Arc<Base>,
    signal: Arc<Signal>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Signal {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct State {
    queued: bool,
    stopped: bool,
}

impl Mailing {
    /// Without its thread yet.
    pub fn new(base: &Arc<Base>) -> Arc<Self> {
        Arc::new(Self { base: Arc::clone(base), signal: Arc::default(), thread: Mutex::new(None) })
    }

    /// Starts the thread, which ends with the portal.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<(), Error> {
        let (mailing, signal) = (Arc::downgrade(self), Arc::clone(&self.signal));
        let thread = thread::Builder::new()
            .name("portal-mail".to_owned())
            .spawn(move || {
                while signal.wait() {
                    let Some(mailing) = mailing.upgrade() else { return };
                    // Mails must not stop for good because the host panicked over one of them.
                    if catch_unwind(AssertUnwindSafe(|| mailing.deliver())).is_err() {
                        log::error!("handing over a mail panicked; it is tried again in {} s", CLAIM.as_secs());
                    }
                }
            })
            .map_err(|_| Error::Busy { seconds: 1 })?;
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(())
    }

    /// Says that a mail was queued.
    pub fn wake(&self) {
        self.signal.state.lock().unwrap_or_else(PoisonError::into_inner).queued = true;
        self.signal.changed.notify_all();
    }

    /// Waits at most so long until there may be something to do.
    pub fn wait(&self, limit: Duration) {
        self.signal.wait_at_most(limit);
    }

    /// Ends the thread; what waits, waits for the next start. Waits for the mail being handed over, at most so long.
    pub fn stop(&self, limit: Duration) {
        self.signal.state.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
        self.signal.changed.notify_all();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        threads::join(thread.into_iter().collect(), limit);
    }
}

impl Signal {
    /// Waits until there may be something to do; `false` is the end.
    fn wait(&self) -> bool {
        self.wait_at_most(LOOK)
    }

    fn wait_at_most(&self, limit: Duration) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = |state: &mut State| !state.queued && !state.stopped;
        let (mut state, _) =
            self.changed.wait_timeout_while(state, limit, idle).unwrap_or_else(PoisonError::into_inner);
        state.queued = false;
        !state.stopped
    }

    fn stopped(&self) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).stopped
    }
}

impl Mailing {
    /// Queues a mail; it leaves soon after this returns.
    ///
    /// # Errors
    /// `unavailable/busy` where 10,000 wait already; `unavailable/store`.
    pub fn queue(&self, mail: &Mail) -> Result<(), Error> {
        let queued = self.base.store.queue_mail(&identified(mail)?, self.base.clock.now())?;
        self.wake();
        if queued { Ok(()) } else { Err(Error::Busy { seconds: 60 }) }
    }

    /// Queues a mail in the transaction of what it tells of; call [`Mailing::wake`] once that is done.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn queue_in(&self, transaction: &Transaction<'_>, mail: &Mail) -> Result<(), Error> {
        outbox::queue(transaction, &identified(mail)?, self.base.clock.now()).map(drop)
    }

    /// Queues a mail about an account's people to one of them, where there is an address and they may still sign in.
    pub(super) fn tell(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        account: &str,
        about: About<'_>,
    ) -> Result<(), Error> {
        self.write_to(transaction, site, user, Matter::People { account: account.into(), about })
    }

    /// Queues a mail to a user, where there is an address and they may still sign in; in the transaction of what it tells of.
    pub(super) fn write_to(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        matter: Matter<'_>,
    ) -> Result<(), Error> {
        if user.state == UserState::Disabled { Ok(()) } else { self.write_to_any(transaction, site, user, matter) }
    }

    /// Queues a mail to a user, where there is an address, though they may sign in no more: for what is taken from them.
    pub(super) fn write_to_any(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        matter: Matter<'_>,
    ) -> Result<(), Error> {
        let Some(to) = user.email.as_deref() else { return Ok(()) };
        let address = self.base.address(site);
        let to = Addressee {
            site,
            address: &address,
            to,
            name: &user.name,
            login: user.login.as_str(),
            locale: user.locale,
            zone: user.zone.as_ref(),
        };
        self.queue_in(transaction, &compose(&to, matter)?)
    }

    /// Hands over what is due, until nothing is or the portal stops.
    fn deliver(&self) {
        loop {
            match self.deliver_some() {
                Ok(0) => return,
                Ok(_) if self.signal.stopped() => return,
                Ok(_) => {}
                Err(error) => return log::error!("the outbox cannot be used: {error}"),
            }
        }
    }

    /// Hands over some of what is due, and answers how many were: none where nothing is.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn deliver_some(&self) -> Result<usize, Error> {
        self.base.keep_time();
        let now = self.base.clock.now();
        let mails = self.base.store.take_mails(now, now.plus(CLAIM), BATCH)?;
        for mail in &mails {
            if self.signal.stopped() {
                // Handed back for whoever starts next.
                self.base.store.postpone_mail(mail.id, now)?;
            } else {
                self.hand_over(mail)?;
            }
        }
        Ok(mails.len())
    }

    fn hand_over(&self, waiting: &Waiting) -> Result<(), Error> {
        let Waiting { id, mail, created, tries } = waiting;
        let Some(mail) = mail.as_ref().filter(|mail| !mail.to.is_empty()) else {
            return self.base.store.drop_mail(*id);
        };
        let Err(failure) = self.base.source.send_mail(mail) else { return self.base.store.drop_mail(*id) };
        let now = self.base.clock.now();
        if failure.class == Class::Unavailable && now < created.plus(GIVE_UP) {
            log::warn!("mail {id} waits, the host did not take it: {}", failure.code.escape_debug());
            self.base.store.postpone_mail(*id, next_try(*tries, now))
        } else {
            log::error!("mail {id} is given up, the host did not take it: {}", failure.code.escape_debug());
            self.base.store.drop_mail(*id)
        }
    }
}

/// The mail with what it is known by, the same at every try, as it waits with it: a number that nobody guesses, of the domain of its
/// site (rule M3).
fn identified(mail: &Mail) -> Result<Mail, Error> {
    let message_id = match &*mail.message_id {
        "" => String::new(),
        domain => format!("{:032x}@{domain}", u128::from_be_bytes(random::bytes()?)),
    };
    Ok(Mail { message_id, ..mail.clone() })
}

/// One minute after the first try, then twice as long each time, at most an hour.
fn next_try(tries: u32, now: Timestamp) -> Timestamp {
    now.plus(Duration::from_mins(1_u64.checked_shl(tries).unwrap_or(60).min(60)))
}

impl fmt::Debug for Mailing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_again_after_1_2_4_and_at_most_60_minutes() {
        for (tries, minutes) in [(0, 1), (1, 2), (2, 4), (5, 32), (6, 60), (7, 60), (63, 60), (64, 60), (1000, 60)] {
            assert_eq!(next_try(tries, Timestamp(5)), Timestamp(5 + minutes * 60_000), "after {tries} tries");
        }
    }
}
