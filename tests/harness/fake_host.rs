//! A host that hands over what a test says, panics where it says, and keeps the log.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, FileQuery, Nature, Query, Row, State};
use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Host, Kind};

/// The host.
#[derive(Debug, Default)]
pub struct FakeHost {
    /// How many rows a listing has.
    pub rows: usize,
    /// The method that panics; empty is none.
    pub panics_in: Mutex<&'static str>,
    /// The records of the log: level, target, message.
    pub records: Mutex<Vec<String>>,
    /// The queries asked, as they arrived.
    pub queries: Mutex<Vec<String>>,
    /// How often a receiver of rows was called.
    pub handed_over: AtomicU64,
    /// The time.
    pub now: AtomicU64,
}

impl FakeHost {
    /// A host with so many rows a listing.
    #[must_use]
    pub fn with_rows(rows: usize) -> Self {
        Self { rows, now: AtomicU64::new(1_000), ..Self::default() }
    }

    /// From now on, this method panics.
    ///
    /// # Panics
    /// Never in a test that goes well.
    pub fn panic_in(&self, method: &'static str) {
        *self.panics_in.lock().expect("no panic under this lock") = method;
    }

    /// The records of the log since the last call.
    ///
    /// # Panics
    /// Never in a test that goes well.
    #[must_use]
    pub fn take_records(&self) -> Vec<String> {
        std::mem::take(&mut *self.records.lock().expect("no panic under this lock"))
    }

    fn called(&self, method: &str) {
        let panics = *self.panics_in.lock().expect("no panic under this lock") == method;
        assert!(!panics, "as the test asks, in {method}");
    }

    fn asked(&self, query: String) {
        self.queries.lock().expect("no panic under this lock").push(query);
    }
}

impl Host for FakeHost {
    fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
        self.called("register_permissions");
        Ok(())
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.called("open_to_external");
        Ok(kind == Kind::Tickets)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.called("open_kinds");
        Ok(Some(vec![Kind::Tickets]))
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        self.called("standing");
        let categories = vec![third_party.to_owned(), contact.unwrap_or_default().to_owned()];
        let party = ThirdParty {
            id: third_party.to_owned(),
            name: "Atu".to_owned(),
            entity: None,
            open: true,
            email: None,
            language: None,
            categories: Vec::new(),
        };
        Ok(Standing { third_party: Known::Open, contact: Some(Known::Closed), categories, party: Some(party) })
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        self.called("user_standing");
        let user = ErpUser {
            state: ErpUserState::Ended,
            third_party: about.third_party.map(str::to_owned),
            contact: about.contact.map(str::to_owned),
            withheld: vec!["portal.quotes.view".to_owned(), about.user.to_owned()],
        };
        let standing = Standing { third_party: Known::Closed, contact: None, categories: Vec::new(), party: None };
        Ok(UserStanding { user: Some(user), standing })
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.called("third_party");
        Ok(Some(ThirdParty {
            id: id.to_owned(),
            name: "Atu SARL".to_owned(),
            entity: None,
            open: true,
            email: None,
            language: Some("fr".to_owned()),
            categories: Vec::new(),
        }))
    }

    fn contact(&self, _: &str) -> Result<Option<Contact>, Failure> {
        self.called("contact");
        Ok(None)
    }

    fn contacts_of(&self, _: &str) -> Result<Vec<Contact>, Failure> {
        self.called("contacts_of");
        Ok(Vec::new())
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.called("is_employee");
        Ok(email == "a@example.com")
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        self.asked(format!("{query:?}"));
        for number in 0..self.rows {
            // In the middle: half of the rows were handed over before it.
            if number * 2 >= self.rows {
                self.called("documents");
            }
            let (id, reference) = (number.to_string(), format!("FA-{number}"));
            let contacts: &[&str] = if number == 0 { &["9", "11"] } else { &[] };
            self.handed_over.fetch_add(1, Ordering::Relaxed);
            if !each(&Row { id: &id, reference: &reference, contacts, ..row() }) {
                return Ok(());
            }
        }
        Ok(())
    }

    fn count(&self, _: &Query<'_>) -> Result<u64, Failure> {
        self.called("count");
        Ok(self.rows as u64)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        self.called("document");
        found(&Row { kind, id, ..row() });
        Ok(())
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        self.called("body");
        Ok((kind == Kind::Quotes).then(|| Body { text: format!("three chairs of {id}"), ..Body::default() }))
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        self.called("file");
        self.asked(format!("{query:?}"));
        for chunk in [&b"ab"[..], b"cd", b"ef"] {
            self.handed_over.fetch_add(1, Ordering::Relaxed);
            if !each(chunk) {
                break;
            }
        }
        Ok(())
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        self.called("new_third_party");
        self.asked(format!("{party:?}"));
        Ok("n1".to_owned())
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.called("send_mail");
        self.asked(format!("{mail:?}"));
        Ok(())
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        self.called("log");
        self.records.lock().expect("no panic under this lock").push(format!("{level} {target}: {message}"));
    }

    fn now(&self) -> u64 {
        self.called("now");
        self.now.load(Ordering::Relaxed)
    }
}

/// An invoice of third party 7.
fn row() -> Row<'static> {
    Row {
        kind: Kind::Invoices,
        nature: Nature::CreditNote,
        id: "0",
        third_party: "7",
        entity: "1",
        state: State::Published,
        reserved: false,
        contacts: &[],
        reference: "FA-0",
        other_reference: "PO-1",
        title: "Chairs",
        status: "unpaid",
        open: true,
        date: "2026-01-02",
        until: "2026-02-01",
        total: "120.00",
        remaining: "20.00",
        currency: "EUR",
        progress: Some(40),
        parent: "p",
        has_file: true,
        has_picture: true,
        key: "2026-02-01",
    }
}
