//! Mails leave from threads of their own, never inside a request: taken from the outbox, handed to the host, tried again later
//! or given up (rule M1).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fmt, mem};

use log::Level;
use plugin_api::mail::Mail;
use plugin_api::{Class, Failure};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::{User, UserState};
use crate::portal::base::Base;
use crate::portal::mails::{About, Addressee, Matter, Priority, compose, one_line};
use crate::portal::threads;
use crate::random;
use crate::store::engine::Transaction;
use crate::store::outbox::{self, Belonging, Lane, Waiting};

/// How often the outbox is looked at without being told: every 3 seconds, for what another process queued or left.
const LOOK: Duration = Duration::from_secs(3);

/// How many mails are taken at once.
const BATCH: u32 = 10;

/// How long a mail is tried: 3 days.
pub(super) const GIVE_UP: Duration = Duration::from_hours(72);

/// The longest words of a refusal that are kept, in code points.
const WORDS: usize = 300;

/// The outbox, and the threads that hand mails to the host, one for each lane: an urgent mail waits behind no slow one.
pub struct Mailing {
    base: Arc<Base>,
    urgent: Arc<Signal>,
    ordinary: Arc<Signal>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// What wakes a thread that works beside the requests, and ends it.
#[derive(Default)]
pub(super) struct Signal {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct State {
    queued: bool,
    stopped: bool,
}

impl Mailing {
    /// Without its threads yet.
    pub fn new(base: &Arc<Base>) -> Arc<Self> {
        let base = Arc::clone(base);
        Arc::new(Self { base, urgent: Arc::default(), ordinary: Arc::default(), threads: Mutex::default() })
    }

    /// Starts the threads, which end with the portal.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<(), Error> {
        let lanes = [("portal-mail", Lane::Ordinary), ("portal-mail-now", Lane::Urgent)];
        let threads = lanes.into_iter().map(|(name, lane)| {
            let (mailing, signal) = (Arc::downgrade(self), Arc::clone(self.signal(lane)));
            thread::Builder::new().name(name.to_owned()).spawn(move || {
                while signal.wait() {
                    let Some(mailing) = mailing.upgrade() else { return };
                    // Mails must not stop for good because of one of them.
                    if catch_unwind(AssertUnwindSafe(|| mailing.deliver(lane))).is_err() {
                        log::error!("handing over a mail panicked; it is tried again in {} s", LOOK.as_secs());
                    }
                }
            })
        });
        let started = threads.collect::<Result<_, _>>().map_err(|_| Error::Busy { seconds: 1 })?;
        *self.threads.lock().unwrap_or_else(PoisonError::into_inner) = started;
        Ok(())
    }

    fn signal(&self, lane: Lane) -> &Arc<Signal> {
        match lane {
            Lane::Urgent => &self.urgent,
            Lane::Ordinary => &self.ordinary,
        }
    }

    /// Says that a mail was queued.
    pub fn wake(&self) {
        self.urgent.raise();
        self.ordinary.raise();
    }

    /// Waits at most so long until there may be something to do.
    pub fn wait(&self, limit: Duration) {
        self.ordinary.wait_at_most(limit);
    }

    /// Ends the threads; what waits, waits for the next start. Waits for the mails being handed over, at most so long.
    pub fn stop(&self, limit: Duration) {
        self.urgent.stop();
        self.ordinary.stop();
        let threads = mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        threads::join(threads, limit);
    }
}

impl Signal {
    /// Says that there is something to do.
    pub(super) fn raise(&self) {
        self.change(|state| state.queued = true);
    }

    /// Says that it is the end.
    pub(super) fn stop(&self) {
        self.change(|state| state.stopped = true);
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    /// Waits until there may be something to do; `false` is the end.
    pub(super) fn wait(&self) -> bool {
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

    /// Whether it is the end.
    pub(super) fn stopped(&self) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).stopped
    }
}

impl Mailing {
    /// Queues a mail; it leaves soon after this returns.
    ///
    /// # Errors
    /// `unavailable/mail` where too many wait already; `unavailable/store`.
    pub fn queue(&self, mail: &Mail) -> Result<(), Error> {
        self.base.store.write(|transaction| self.queue_in(transaction, mail))?;
        self.wake();
        Ok(())
    }

    /// Queues a mail in the transaction of what it tells of, which is nothing without it; call [`Mailing::wake`] once that is
    /// done.
    ///
    /// # Errors
    /// `unavailable/mail` where too many wait already: what it tells of is refused with it. `unavailable/store`.
    pub(super) fn queue_in(&self, transaction: &Transaction<'_>, mail: &Mail) -> Result<(), Error> {
        self.queue_with(transaction, mail, Belonging::Nothing)
    }

    /// The same for an invitation, by its token: where the mail is refused for good, the invitation says so.
    ///
    /// # Errors
    /// As [`Mailing::queue_in`].
    pub(super) fn queue_invitation(
        &self,
        transaction: &Transaction<'_>,
        mail: &Mail,
        link: &Token,
    ) -> Result<(), Error> {
        self.queue_with(transaction, mail, Belonging::Invitation(link.hash()))
    }

    /// The same for the notices that bear this token (rule M2).
    ///
    /// # Errors
    /// As [`Mailing::queue_in`].
    pub(super) fn queue_notices(&self, transaction: &Transaction<'_>, mail: &Mail, stop: &Token) -> Result<(), Error> {
        self.queue_with(transaction, mail, Belonging::Notices(stop.hash()))
    }

    fn queue_with(&self, transaction: &Transaction<'_>, mail: &Mail, belonging: Belonging) -> Result<(), Error> {
        let most = if mail.urgent { outbox::MOST_URGENT } else { outbox::MOST };
        let queued = outbox::queue(transaction, &identified(mail)?, (most, belonging), self.base.clock.now())?;
        if queued { Ok(()) } else { Err(Error::MailFull) }
    }

    /// Queues a mail that tells of what is done. That stays done: where far too many wait, the log says that nobody was told.
    fn queue_told(&self, transaction: &Transaction<'_>, mail: &Mail) -> Result<(), Error> {
        if !outbox::queue(
            transaction,
            &identified(mail)?,
            (outbox::MOST_TOLD, Belonging::Nothing),
            self.base.clock.now(),
        )? {
            self.base.alarms.tell(
                Level::Error,
                "unavailable/mail: too many mails wait; one that tells of what is done was not written",
            );
        }
        Ok(())
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
        let mail = compose(&to, matter)?;
        match matter.priority() {
            Priority::Urgent | Priority::Asked => self.queue_in(transaction, &mail),
            Priority::Told => self.queue_told(transaction, &mail),
        }
    }

    /// Hands over what is due in a lane, until nothing is or the portal stops.
    fn deliver(&self, lane: Lane) {
        loop {
            match self.deliver_some(lane, BATCH) {
                Ok(0) => return,
                Ok(_) if self.signal(lane).stopped() => return,
                Ok(_) => {}
                Err(error) => {
                    return self.base.alarms.tell(Level::Error, &format!("the outbox cannot be used: {error}"));
                }
            }
        }
    }

    /// Hands over some of what is due in both lanes, for a caller with one thread: urgent mails before each other one. Answers
    /// how many were.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn deliver_both(&self) -> Result<usize, Error> {
        let mut handed = 0;
        for _ in 0..BATCH {
            handed += self.deliver_some(Lane::Urgent, BATCH)?;
            match self.deliver_some(Lane::Ordinary, 1)? {
                0 => break,
                some => handed += some,
            }
        }
        Ok(handed)
    }

    /// Hands over so many of what is due in a lane at the most, and answers how many were: none where nothing is, or where
    /// somebody else is at it.
    fn deliver_some(&self, lane: Lane, most: u32) -> Result<usize, Error> {
        self.base.keep_time();
        let Some(_held) = self.base.store.hold_lane(lane)? else { return Ok(0) };
        let mails = self.base.store.mails_due(lane, self.base.clock.now(), most)?;
        for mail in &mails {
            if self.signal(lane).stopped() {
                break;
            }
            self.hand_over(mail)?;
        }
        Ok(mails.len())
    }

    fn hand_over(&self, waiting: &Waiting) -> Result<(), Error> {
        let Waiting { id, mail, created, tries } = waiting;
        let Some(mail) = mail.as_ref().filter(|mail| !mail.to.is_empty()) else {
            return self.base.store.drop_mail(*id);
        };
        // What could not be written down as taken would be handed over again and again.
        self.base.store.probe()?;
        let handed = catch_unwind(AssertUnwindSafe(|| self.base.source.send_mail(mail)));
        let panicked = |_| Err(Failure::new(Class::Panicked, "panicked", "the host panicked"));
        let Err(failure) = handed.unwrap_or_else(panicked) else { return self.base.store.mail_taken(*id, mail) };
        let (now, code) = (self.base.clock.now(), failure.code.escape_debug());
        if !is_for_good(failure.class) && now < created.plus(GIVE_UP) {
            log::warn!("mail {id} waits, the host did not take it: {code}");
            return self.base.store.postpone_mail(*id, next_try(*tries, now));
        }
        log::error!(target: "audit", "mail/undelivered: mail {id} on {} is given up: {code}", mail.site);
        let words = one_line(if failure.message.is_empty() { &failure.code } else { &failure.message }, WORDS);
        self.base.store.give_up_mail((*id, *created), mail, &words, now)
    }
}

/// Whether the host will never take this mail to this recipient, whenever it is asked.
const fn is_for_good(class: Class) -> bool {
    match class {
        Class::Refused | Class::NotFound | Class::Invalid => true,
        Class::Unavailable | Class::Panicked | Class::Stopped | Class::Incompatible | Class::Internal => false,
    }
}

/// The mail with what it is known by, the same at every try, as it waits with it: a number that nobody guesses, of the domain of its
/// site (rule M3).
fn identified(mail: &Mail) -> Result<Mail, Error> {
    // A site without a host name is reached by none; its id makes a domain that nobody has (RFC 2606).
    let domain = if mail.message_id.is_empty() { format!("{}.invalid", mail.site) } else { mail.message_id.clone() };
    let message_id = format!("{:032x}@{domain}", u128::from_be_bytes(random::bytes()?));
    Ok(Mail { message_id, ..mail.clone() })
}

/// One minute after the first try, then twice as long each time, at most an hour.
pub(super) fn next_try(tries: u32, now: Timestamp) -> Timestamp {
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
    fn only_a_refusal_of_this_mail_is_for_good() {
        for (class, for_good) in [
            (Class::Invalid, true),
            (Class::Refused, true),
            (Class::NotFound, true),
            (Class::Unavailable, false),
            (Class::Panicked, false),
            (Class::Stopped, false),
            (Class::Incompatible, false),
            (Class::Internal, false),
        ] {
            assert_eq!(is_for_good(class), for_good, "{class:?}");
        }
    }

    #[test]
    fn a_mail_is_tried_again_after_1_2_4_and_at_most_60_minutes() {
        for (tries, minutes) in [(0, 1), (1, 2), (2, 4), (5, 32), (6, 60), (7, 60), (63, 60), (64, 60), (1000, 60)] {
            assert_eq!(next_try(tries, Timestamp(5)), Timestamp(5 + minutes * 60_000), "after {tries} tries");
        }
    }
}
