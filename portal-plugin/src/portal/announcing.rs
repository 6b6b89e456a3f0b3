//! What happened to documents, told to those who may read them (rule M2): announced by the ERP, written down at once, and told
//! beside the requests by a thread of its own, so that an ERP that hangs holds nothing else.
//!
//! Each person is judged at the moment of telling, by the one decision, with the document itself at hand. Who was told is
//! written down with the mail, in one transaction: nobody is told twice, and what a process died over is told by the next.

mod mornings;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use log::Level;
use plugin_api::operations::{self, Announce, Announcement};

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::error::Error;
use crate::model::accounts::Account;
use crate::model::notices::{NoticeChoice, is_told, morning_after};
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::base::Base;
use crate::portal::mailing::{GIVE_UP, Mailing, Signal, next_try};
use crate::portal::mails::{Addressee, Matter, Notice, compose};
use crate::portal::sites::{Sites, in_realm};
use crate::portal::threads;
use crate::random;
use crate::source::{OpenKinds, Said, Summary};
use crate::store::notices::{Announced, Happened, Hearer, NewNotice, announce, put_notice};

/// The longest key of an announcement, in bytes.
const KEY: usize = 200;

/// Announcements, and the thread that tells of them.
pub struct Announcing {
    base: Arc<Base>,
    sites: Arc<Sites>,
    mailing: Arc<Mailing>,
    signal: Arc<Signal>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What is told, and what all who hear of it have in common.
struct Telling<'a> {
    announcement: i64,
    what: &'a Happened,
    account: Account,
    /// The account's name.
    name: String,
    wish: Wish,
    /// Where somebody can be told, by id.
    sites: Vec<Arc<Site>>,
}

impl Announcing {
    /// Without its thread yet.
    pub fn new(base: &Arc<Base>, sites: &Arc<Sites>, mailing: &Arc<Mailing>) -> Arc<Self> {
        let (base, sites, mailing) = (Arc::clone(base), Arc::clone(sites), Arc::clone(mailing));
        Arc::new(Self { base, sites, mailing, signal: Arc::default(), thread: Mutex::default() })
    }

    /// Starts the thread, which ends with the portal.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<(), Error> {
        let (announcing, signal) = (Arc::downgrade(self), Arc::clone(&self.signal));
        let thread = thread::Builder::new()
            .name("portal-notices".to_owned())
            .spawn(move || {
                while signal.wait() {
                    let Some(announcing) = announcing.upgrade() else { return };
                    announcing.tell_all();
                }
            })
            .map_err(|_| Error::Busy { seconds: 1 })?;
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(())
    }

    /// Ends the thread; what waits, waits for the next start. Waits for what is being told, at most so long.
    pub fn stop(&self, limit: Duration) {
        self.signal.stop();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        threads::join(thread.into_iter().collect(), limit);
    }

    /// Writes an announcement of the ERP down; it is told soon after this returns.
    ///
    /// # Errors
    /// `command/invalid` for what is not told of; `document/unknown`; `unavailable/host`, `unavailable/store`.
    pub(super) fn announce(&self, command: &Announce) -> Result<operations::Announced, Error> {
        self.base.running()?;
        let Announce { kind, document, event, key } = command;
        if !is_told(*kind, *event) {
            return Err(Error::CommandInvalid(format!("`{}` of {kind} is not told", event.as_str())));
        }
        if key.len() > KEY {
            return Err(Error::CommandInvalid(format!("the key is longer than {KEY} bytes")));
        }
        let facts = self.base.source.document_facts(*kind, document)?.ok_or(Error::DocumentUnknown)?;
        let third_party = facts.third_party().ok_or(Error::DocumentUnknown)?;
        let Some(row) = self.base.store.account_of(third_party)? else {
            return Ok(operations::Announced { announcement: Announcement::NoAccount });
        };
        let (document, key) = (document.clone(), key.clone());
        let what = Happened { account: row.account.id, kind: *kind, document, event: *event, key };
        let now = self.base.clock.now();
        let is_new = self.base.store.write(|transaction| announce(transaction, &what, now))?;
        self.wake();
        let announcement = if is_new { Announcement::Taken } else { Announcement::Known };
        Ok(operations::Announced { announcement })
    }

    fn wake(&self) {
        self.signal.raise();
        // Whoever works in the threads' place waits for all of it alike.
        self.mailing.wake();
    }

    fn tell_all(&self) {
        loop {
            // What waits must not wait for good because of one of them.
            match catch_unwind(AssertUnwindSafe(|| self.tell_some())) {
                Ok(Ok(true)) if !self.signal.stopped() => {}
                Ok(Ok(_)) => return,
                Ok(Err(error)) => {
                    self.base.alarms.tell(Level::Error, &format!("announcements cannot be told: {error}"));
                    return;
                }
                Err(_) => return log::error!("telling of a document panicked; it is tried again in a minute"),
            }
        }
    }

    /// Tells of the announcement that waits longest, or somebody whose morning has come; `false` where nothing waits.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn tell_some(&self) -> Result<bool, Error> {
        Ok(self.tell_one()? || self.tell_morning()?)
    }

    fn tell_one(&self) -> Result<bool, Error> {
        self.base.keep_time();
        let Some(Announced { id, what, announced, tries }) =
            self.base.store.take_announcement(self.base.clock.now())?
        else {
            return Ok(false);
        };
        let told = {
            let _request = self.base.begin_request();
            // One that panics is put off like any other that fails, and given up in the end.
            let told = catch_unwind(AssertUnwindSafe(|| what.map_or(Ok(()), |what| self.tell(id, &what))));
            told.unwrap_or(Err(Error::Busy { seconds: 1 }))
        };
        let now = self.base.clock.now();
        match told {
            Ok(()) => self.base.store.announcement_told(id, now)?,
            Err(error) if now < announced.plus(GIVE_UP) => {
                log::warn!("announcement {id} is told later: {error}");
                self.base.store.postpone_announcement(id, next_try(tries, now))?;
            }
            Err(error) => {
                log::error!(target: "audit", "{}: announcement {id} is given up", error.code());
                self.base.store.announcement_told(id, now)?;
            }
        }
        Ok(true)
    }

    /// Tells everybody who is to be told and was not yet. What fails for one of them keeps nobody else from it.
    fn tell(&self, announcement: i64, what: &Happened) -> Result<(), Error> {
        let hearers = self.base.store.hearers(announcement, what.account, what.kind)?;
        let Some(row) = self.base.store.account(what.account)? else { return Ok(()) };
        let permission = Permission::to_view(what.kind);
        let wish =
            Wish { permission, open_to_external: OpenKinds::default().to_external(&self.base.source, permission)? };
        let name = self.base.name_of(&row.account)?;
        let telling = Telling { announcement, what, account: row.account, name, wish, sites: self.sites_in_force()? };
        let failures = hearers.iter().filter_map(|hearer| self.tell_hearer(&telling, hearer).err());
        failures.last().map_or(Ok(()), Err)
    }

    /// The sites in force, each in the realm that the store says.
    fn sites_in_force(&self) -> Result<Vec<Arc<Site>>, Error> {
        let ids = self.sites.in_force();
        let sites = ids.iter().filter_map(|id| self.sites.enabled(id).ok());
        sites.map(|site| Ok(in_realm(&site, self.base.store.realm_of(&site.id)?))).collect()
    }

    /// Tells one member, on the first site where they want to be told and may read the document: that on which they signed in
    /// last, before the others.
    fn tell_hearer(&self, telling: &Telling<'_>, hearer: &Hearer) -> Result<(), Error> {
        let choice = |site: &Site| hearer.choice.unwrap_or(site.notices);
        let mut sites: Vec<_> = telling.sites.iter().filter(|site| choice(site) != NoticeChoice::None).collect();
        if sites.is_empty() {
            return Ok(());
        }
        sites.sort_by_key(|site| hearer.last_site.as_ref() != Some(&site.id));
        let said = self.base.source.said_of(&hearer.user, &telling.account.third_party)?;
        for site in sites {
            if let Some(document) = self.judge(telling, hearer, (site, &said))? {
                return self.write(telling, hearer, (site, choice(site)), &document);
            }
        }
        Ok(())
    }

    /// The document, where the member may read it on this site now.
    fn judge(
        &self,
        telling: &Telling<'_>,
        hearer: &Hearer,
        (site, said): (&Arc<Site>, &Said),
    ) -> Result<Option<Summary>, Error> {
        let Hearer { user, membership, second_factor, asks_second_factor, .. } = hearer;
        // No row of the decision, but nobody gets in without.
        if !second_factor && (*asks_second_factor || self.sites.asks_second_factor(site)) {
            return Ok(None);
        }
        let left_behind = user.realm != site.realm && self.base.store.belongs(user.id, &site.id)?;
        let facts = Facts {
            now: self.base.clock.host_says(),
            site: SiteFact::Enabled(site),
            session: SessionFact::Assumed,
            user: Some(user),
            account: Some(&telling.account),
            membership: Some(membership),
            left_behind,
            standing: Some(&said.standing),
            erp_user: said.user.as_ref(),
        };
        let Ok(granted) = access::decide(&facts, telling.wish) else { return Ok(None) };
        match self.base.source.summary(&granted, &telling.what.document) {
            Ok(document) => Ok(Some(document).filter(|document| still_holds(telling.what, document))),
            Err(Error::Denied(_) | Error::DocumentUnknown) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes the notice down, and queues its mail with it.
    fn write(
        &self,
        telling: &Telling<'_>,
        hearer: &Hearer,
        (site, choice): (&Site, NoticeChoice),
        document: &Summary,
    ) -> Result<(), Error> {
        let (user, stop) = (&hearer.user, Token::new(random::bytes()?));
        let address = self.base.address(site);
        let to = hearer.email().filter(|_| choice == NoticeChoice::AtOnce);
        let notice = Notice {
            account: telling.account.id,
            name: telling.name.as_str().into(),
            document,
            event: telling.what.event,
            stop: &stop,
        };
        let zone = user.zone.as_ref().unwrap_or_else(|| site.zone());
        let is_daily = choice == NoticeChoice::Daily && hearer.email().is_some();
        let morning = is_daily.then(|| morning_after(zone, self.base.clock.host_says()));
        let mail = to.map(|to| compose(&addressed(user, to, (site, &address)), Matter::Notice(notice))).transpose()?;
        let new = NewNotice {
            announcement: telling.announcement,
            account: telling.account.id,
            user: user.id,
            site: &site.id,
            morning,
            mail: mail.as_ref().map(|_| stop.hash()),
        };
        self.base.store.write(|transaction| {
            let is_new = put_notice(transaction, &new, self.base.clock.now())?;
            match &mail {
                Some(mail) if is_new => self.mailing.queue_notices(transaction, mail, &stop),
                _ => Ok(()),
            }
        })?;
        self.mailing.wake();
        Ok(())
    }
}

/// A member at this address, on a site.
fn addressed<'a>(user: &'a User, to: &'a str, (site, address): (&'a Site, &'a str)) -> Addressee<'a> {
    let (name, login, locale) = (&user.name, user.login.as_str(), user.locale);
    Addressee { site, address, to, name, login, locale, zone: user.zone.as_ref() }
}

/// Whether what is announced is still so: nobody is asked to pay what is paid (rule D7).
fn still_holds(what: &Happened, document: &Summary) -> bool {
    match what.event {
        operations::NoticeEvent::New | operations::NoticeEvent::Answered => true,
        operations::NoticeEvent::DueSoon | operations::NoticeEvent::Overdue => document.waits(""),
    }
}

impl fmt::Debug for Announcing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Announcing")
    }
}
