//! A host with the third parties, contacts and employees that a test names, whose clock the test sets; it keeps the mails.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::operations::text;
use crate::stores::TestStore;
use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::mail::Mail;
use plugin_api::operations::{Command, CreateUser, Deliver, MembershipTerms};
use plugin_api::parties::{Contact, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Host, Kind, ManifestFile};
use portal_plugin::error::Error;
use portal_plugin::model::passwords::Password;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::Portal;
use portal_plugin::portal::principals::Principal;
use portal_plugin::portal::sign_in::{Attempt, SignedIn};
use portal_plugin::store::engine::Connection;
use serde_json::Value;

/// The host.
#[derive(Debug, Default)]
pub struct Customers {
    parties: Mutex<BTreeMap<String, ThirdParty>>,
    contacts: Mutex<BTreeMap<String, Contact>>,
    mails: Mutex<Vec<Mail>>,
    opened: Mutex<BTreeMap<String, String>>,
    /// From now on the ERP opens no third parties.
    pub opens_none: AtomicBool,
    now: AtomicU64,
}

/// A portal over such a host, with a store of its own.
#[derive(Debug)]
pub struct Town {
    /// The portal.
    pub portal: Arc<Portal>,
    /// Its host.
    pub host: Arc<Customers>,
    /// Its store.
    pub store: TestStore,
}

/// When every test begins.
pub const BEGINNING: u64 = 1_790_000_000_000;

impl Customers {
    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.now.fetch_add(u64::try_from(time.as_millis()).expect("a short time"), Ordering::Relaxed);
    }

    /// Adds a third party with one contact, whose id is `c-` and the party's, and whose name is that of the address.
    ///
    /// # Panics
    /// Never in a test that goes well.
    pub fn add(&self, party: &str, email: Option<&str>) {
        let name = email.and_then(|email| email.split('@').next()).unwrap_or("nobody").to_owned();
        let third_party = ThirdParty {
            id: party.to_owned(),
            name: format!("Party {party}"),
            entity: None,
            open: true,
            email: None,
            language: None,
            categories: Vec::new(),
        };
        let contact = Contact {
            id: format!("c-{party}"),
            third_party: Some(party.to_owned()),
            first_name: name,
            last_name: String::new(),
            email: email.map(str::to_owned),
            phone: None,
            language: Some("en".to_owned()),
            archived: false,
        };
        self.parties.lock().expect("no panic under this lock").insert(party.to_owned(), third_party);
        self.contacts.lock().expect("no panic under this lock").insert(contact.id.clone(), contact);
    }

    /// The mails handed over so far, waiting until there are so many.
    ///
    /// # Panics
    /// Where fewer arrive in five seconds.
    #[must_use]
    pub fn mails(&self, least: usize) -> Vec<Mail> {
        let patience = Instant::now();
        loop {
            let mails = self.mails.lock().expect("no panic under this lock").clone();
            if mails.len() >= least {
                return mails;
            }
            assert!(patience.elapsed() < Duration::from_secs(5), "{} of {least} mails arrived", mails.len());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Town {
    /// A portal with the sites of these manifests.
    ///
    /// # Panics
    /// Where it does not start.
    #[must_use]
    pub fn with_sites(manifests: &[&str]) -> Self {
        let host = Arc::new(Customers { now: AtomicU64::new(BEGINNING), ..Customers::default() });
        let store = TestStore::new();
        let settings = store.settings().to_string();
        let shared: Arc<dyn Host> = Arc::clone(&host) as Arc<dyn Host>;
        let portal = Portal::start(shared, &settings).expect("the portal starts");
        let town = Self { portal, host, store };
        for manifest in manifests {
            town.enable(manifest).expect("the site is enabled");
        }
        town
    }

    /// Enables a site.
    ///
    /// # Errors
    /// The portal's own.
    pub fn enable(&self, manifest: &str) -> Result<String, Error> {
        let file = ManifestFile { name: "test.json", bytes: manifest.as_bytes() };
        self.portal.sites.enable(&file).map(|id| id.to_string())
    }

    /// Carries out a command that must go well.
    ///
    /// # Panics
    /// Where it does not.
    #[track_caller]
    pub fn operate(&self, command: &(impl Into<Command> + Clone)) -> Value {
        let command = text(command);
        let answer = self.portal.operate(&command).unwrap_or_else(|error| panic!("{command}: {error:?}"));
        serde_json::from_str(&answer).expect("an answer is JSON")
    }

    /// The code of a command that must be refused.
    ///
    /// # Panics
    /// Where it is not.
    #[track_caller]
    pub fn refused(&self, command: &(impl Into<Command> + Clone)) -> &'static str {
        let command = text(command);
        match self.portal.operate(&command) {
            Ok(answer) => panic!("{command} went well: {answer}"),
            Err(error) => error.code(),
        }
    }

    /// A connection to the store of its own, as another process has.
    ///
    /// # Panics
    /// Where it cannot be opened.
    #[must_use]
    pub fn sql(&self) -> Connection {
        self.store.connect()
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        self.portal.stop();
    }
}

impl Host for Customers {
    fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
        Ok(())
    }

    fn open_to_external(&self, _: Kind) -> Result<bool, Failure> {
        Ok(true)
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        let known = |open: Option<bool>| match open {
            None => Known::Unknown,
            Some(true) => Known::Open,
            Some(false) => Known::Closed,
        };
        let parties = self.parties.lock().expect("no panic under this lock");
        let contacts = self.contacts.lock().expect("no panic under this lock");
        let party = parties.get(third_party);
        Ok(Standing {
            third_party: known(party.map(|party| party.open)),
            contact: contact.map(|id| known(contacts.get(id).map(|contact| !contact.archived))),
            categories: party.map(|party| party.categories.clone()).unwrap_or_default(),
            party: party.cloned(),
        })
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        Ok(self.parties.lock().expect("no panic under this lock").get(id).cloned())
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        Ok(self.contacts.lock().expect("no panic under this lock").get(id).cloned())
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        let contacts = self.contacts.lock().expect("no panic under this lock");
        Ok(contacts.values().filter(|contact| contact.third_party.as_deref() == Some(third_party)).cloned().collect())
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        Ok(email.ends_with("@employer.example"))
    }

    fn documents(&self, _: &Query<'_>, _: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        Ok(())
    }

    fn count(&self, _: &Query<'_>) -> Result<u64, Failure> {
        Ok(0)
    }

    fn document(&self, _: Kind, _: &str, _: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        Ok(())
    }

    fn body(&self, _: Kind, _: &str) -> Result<Option<Body>, Failure> {
        Ok(None)
    }

    fn file(&self, _: &FileQuery<'_>, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        Ok(())
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        let id = {
            let mut opened = self.opened.lock().expect("no panic under this lock");
            if self.opens_none.load(Ordering::Relaxed) {
                return Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened here"));
            }
            if let Some(id) = opened.get(&party.key) {
                return Ok(id.clone());
            }
            let id = format!("n{}", opened.len());
            opened.insert(party.key.clone(), id.clone());
            id
        };
        self.add(&id, Some(&party.email));
        Ok(id)
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.mails.lock().expect("no panic under this lock").push(mail.clone());
        Ok(())
    }

    fn log(&self, _: log::Level, _: &str, _: &str) {}

    fn now(&self) -> u64 {
        self.now.load(Ordering::Relaxed)
    }
}

/// The password of everybody that [`Town::user`] makes.
pub const PASSWORD: &str = "long grass in the wind";

impl Town {
    /// A user of a site, active, with a proved address, the password above, and a membership of this third party.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn user(&self, site: &str, login: &str, party: &str, membership: &MembershipTerms) {
        let email = format!("{login}@atu.example");
        self.host.add(party, Some(&email));
        self.operate(&CreateUser {
            site: site.to_owned(),
            contact: format!("c-{party}"),
            login: Some(login.to_owned()),
            email: Some(email),
            deliver: Deliver::Show,
            membership: membership.clone(),
            ..CreateUser::default()
        });
        let typed = Password::typed(PASSWORD).expect("a password");
        let hash = self.portal.passwords.hash(&typed).expect("a hash");
        let sql = "UPDATE users SET password = ?2, one_time_until = NULL, email_verified = TRUE WHERE login = ?1";
        self.sql().execute(sql, [login, hash.as_str()]).expect("the store is written");
    }

    /// Signs in with the password above.
    ///
    /// # Panics
    /// Where it fails.
    #[must_use]
    pub fn sign_in(&self, site: &str, login: &str) -> Token {
        let site = self.portal.sites.enabled(site).expect("the site is enabled");
        let attempt = Attempt { login, password: PASSWORD, device: None, peer: PEER, agent: "test" };
        self.host.pass(Duration::from_mins(2));
        self.portal.sign_ins.begin(&site, &attempt).and_then(SignedIn::opened).expect("the password is right").session
    }

    /// Who holds a session.
    ///
    /// # Errors
    /// The portal's own.
    pub fn principal(&self, site: &str, session: &Token) -> Result<Principal, Error> {
        self.portal.principals.of_session(&self.portal.sites.enabled(site)?, session)
    }
}

/// Where every browser is.
pub const PEER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
