//! The host's side of the interface: an ERP's data, a mailbox, a log and a clock.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use log::{Level, LevelFilter};
use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Host, Kind, PermissionInfo};

use crate::clock::now;
use crate::erp::Erp;
use crate::hosting::mailbox::Mailbox;
use crate::sanitize::escaped;

/// The demo host, as the module sees it.
pub struct DemoHost {
    erp: Box<dyn Erp>,
    mailbox: Arc<Mailbox>,
    registered: Mutex<Vec<PermissionInfo>>,
    level: LevelFilter,
    /// How far the clock is behind, in milliseconds.
    behind: AtomicU64,
}

impl DemoHost {
    /// A host over an ERP's data, which prints the records of the module's log from `level` on.
    pub fn new(erp: Box<dyn Erp>, mailbox: Mailbox, level: LevelFilter) -> Self {
        Self { erp, mailbox: Arc::new(mailbox), registered: Mutex::default(), level, behind: AtomicU64::new(0) }
    }

    /// Tells the time of so many days ago from now on: what the people of a new sample did lies some days back. The portal's
    /// clock never steps back, so that only a portal that has not asked yet believes it.
    pub fn turn_back(&self, days: u64) {
        self.behind.store(days * 24 * 60 * 60 * 1000, Ordering::Relaxed);
    }

    /// The ERP's data.
    pub fn erp(&self) -> &dyn Erp {
        &*self.erp
    }

    /// Where mails go.
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// The permissions that the module registered, in its order.
    pub fn registered(&self) -> Vec<PermissionInfo> {
        self.registered.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for DemoHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemoHost").field("mailbox", &self.mailbox).field("level", &self.level).finish_non_exhaustive()
    }
}

impl Host for DemoHost {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        *self.registered.lock().unwrap_or_else(PoisonError::into_inner) = permissions.to_vec();
        Ok(())
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.erp.open_to_external(kind)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.erp.open_kinds()
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        self.erp.standing(third_party, contact)
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        self.erp.user_standing(about, self.now())
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.erp.third_party(id)
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.erp.contact(id)
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.erp.contacts_of(third_party)
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        self.erp.entities()
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.erp.is_employee(email)
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        self.erp.documents(query, each)
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.erp.count(query)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        self.erp.document(kind, id, found)
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        self.erp.body(kind, id)
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        self.erp.file(query, each)
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        self.erp.new_third_party(party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.erp.takes(act)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let done = self.erp.act(action, files, self.now())?;
        let mails = self.erp.staff_mails();
        if !mails.is_empty() {
            // The customer waits for the ERP, and not for a mail server besides.
            let mailbox = Arc::clone(&self.mailbox);
            thread::spawn(move || {
                for mail in mails {
                    if let Err(failure) = mailbox.send(&mail) {
                        eprintln!("warn mail: to staff: {}", escaped(&failure.to_string()));
                    }
                }
            });
        }
        Ok(done)
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.mailbox.send(mail)
    }

    fn log(&self, level: Level, target: &str, message: &str) {
        // While the past of a sample is told, that time steps through it is no news.
        let is_past = self.behind.load(Ordering::Relaxed) > 0;
        if level <= self.level && (!is_past || level == Level::Error) {
            eprintln!("{} {}: {}", level.as_str().to_ascii_lowercase(), escaped(target), escaped(message));
        }
    }

    fn now(&self) -> u64 {
        now().saturating_sub(self.behind.load(Ordering::Relaxed))
    }
}
