//! A portal in this process over an ERP in memory: users are made, browsers sign in.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use plugin_api::Kind;
use portal_plugin::clock::Timestamp;
use portal_plugin::error::Error;
use portal_plugin::model::brands::{Around, Brand};
use portal_plugin::model::locales::{Locale, Text};
use portal_plugin::model::passwords::Password;
use portal_plugin::model::permissions::Permissions;
use portal_plugin::model::sites::{PasswordPolicy, RealmId, SessionPolicy, SignUp, Site, SiteId};
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::{Login, UserId, UserState};
use portal_plugin::portal::Portal;
use portal_plugin::portal::principals::Principal;
use portal_plugin::portal::sign_in::{Attempt, Opened, SignedIn};
use portal_plugin::store::NewUser;

use crate::erp::TestErp;
use crate::stores::TestStore;

/// A password that every rule takes.
pub const PASSWORD: &str = "gelber Kahn im Schilf";

/// A portal with one site, `alpes`, in English.
#[derive(Debug)]
pub struct LocalPortal {
    /// The ERP.
    pub erp: Arc<TestErp>,
    /// The portal.
    pub portal: Arc<Portal>,
    /// The site.
    pub site: Arc<Site>,
    /// Its store.
    pub store: TestStore,
    strangers: AtomicU32,
}

/// What a user is made with.
#[derive(Clone, Debug)]
pub struct Made<'a> {
    /// Another realm than the site's.
    pub realm: Option<RealmId>,
    /// The name for people.
    pub name: &'a str,
    /// Whether there is an address.
    pub email: bool,
    /// The language.
    pub locale: Option<Locale>,
    /// Whether it may act.
    pub state: UserState,
    /// The hash of its password.
    pub password: Option<&'a str>,
    /// Until when the password, shown once, works.
    pub one_time_until: Option<Timestamp>,
}

impl Default for Made<'_> {
    fn default() -> Self {
        Self {
            realm: None,
            name: "Claire Dubois",
            email: true,
            locale: None,
            state: UserState::Active,
            password: None,
            one_time_until: None,
        }
    }
}

impl LocalPortal {
    /// A fresh one.
    pub fn new() -> Self {
        Self::over(TestStore::new())
    }

    /// A fresh one over this store.
    pub fn over(store: TestStore) -> Self {
        let erp = TestErp::new();
        let portal = start(&erp, &store);
        let site = Arc::new(site("alpes", Locale::En));
        portal.store().enable_site(&site.id, &site.realm).unwrap();
        Self { erp, portal, site, store, strangers: AtomicU32::new(0) }
    }

    /// Stops the portal and starts another one over the same store.
    pub fn restart(&mut self) {
        self.portal.stop();
        self.portal = start(&self.erp, &self.store);
    }

    /// A copy of the store as it is now.
    pub fn back_up(&self) -> PathBuf {
        self.store.back_up()
    }

    /// Stops the portal, puts this copy in the place of the store, and starts another portal over it.
    pub fn put_back(&mut self, copy: &Path) {
        self.portal.stop();
        // The portal goes, and closes the store, before the store does.
        let elsewhere = Self::new();
        self.portal = Arc::clone(&elsewhere.portal);
        self.store.put_back(copy);
        self.portal = start(&self.erp, &self.store);
    }

    /// One more portal over the same store, as another process would have it.
    pub fn another_portal(&self) -> Arc<Portal> {
        start(&self.erp, &self.store)
    }

    /// Where the store is.
    pub fn path(&self) -> PathBuf {
        self.store.path()
    }

    /// Makes an active user `login` with [`PASSWORD`] and the proved address `login@example.net`.
    pub fn user(&self, login: &str) -> UserId {
        let hash = self.portal.passwords.hash(&Password::typed(PASSWORD).unwrap()).unwrap();
        self.user_with(login, &Made { password: Some(&hash), ..Made::default() })
    }

    /// Makes a user with the proved address `login@example.net`, as wanted.
    pub fn user_with(&self, login: &str, made: &Made<'_>) -> UserId {
        let email = format!("{login}@example.net");
        let user = NewUser {
            realm: made.realm.as_ref().unwrap_or(&self.site.realm),
            login: &Login::new(login).unwrap(),
            name: made.name,
            email: made.email.then_some((email.as_str(), true)),
            locale: made.locale,
            state: made.state,
            contact: None,
            password: made.password,
            one_time_until: made.one_time_until,
        };
        self.portal.store().insert_user(&user, self.now()).unwrap()
    }

    /// Runs a statement on the store, past the portal: for states that take a hundred tries to reach otherwise.
    pub fn sql(&self, statement: &str) {
        self.store.sql(statement);
    }

    /// Runs a statement that the store may refuse.
    pub fn try_sql(&self, statement: &str) -> Result<(), String> {
        self.store.try_sql(statement)
    }

    /// The first column of the first row of a question to the store.
    pub fn ask(&self, question: &str) -> String {
        self.store.ask(question)
    }

    /// Waits for a thread of the portal to have done something, at most ten seconds.
    pub fn until(&self, what: &str, done: impl Fn() -> bool) {
        for _ in 0..2000 {
            if done() {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("{what}: it did not happen");
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        Timestamp(plugin_api::Host::now(&*self.erp))
    }

    /// An address in a network that nobody has used before.
    pub fn stranger(&self) -> IpAddr {
        let [_, a, b, c] = self.strangers.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        IpAddr::V4(Ipv4Addr::new(10 + a, b, c, 7))
    }

    /// Signs in from a network and browser that nobody has used before.
    pub fn sign_in(&self, login: &str, password: &str) -> Result<Opened, Error> {
        self.sign_in_from(login, password, self.stranger(), None)
    }

    /// Signs in from this address and browser.
    pub fn sign_in_from(
        &self,
        login: &str,
        password: &str,
        peer: IpAddr,
        device: Option<&Token>,
    ) -> Result<Opened, Error> {
        let attempt = Attempt { login, password, device, peer, agent: "Test/1.0" };
        self.portal.sign_ins.begin(&self.site, &attempt).and_then(SignedIn::opened)
    }

    /// Who holds this session, with whatever password.
    pub fn principal(&self, session: &Token) -> Result<Principal, Error> {
        self.portal.principals.with_any_password(&self.site, session)
    }

    /// The link in the newest of so many mails.
    pub fn link_in_mail(&self, count: usize) -> Token {
        let mails = self.erp.mails(count);
        assert_eq!(mails.len(), count, "{mails:#?}");
        let text = &mails.last().unwrap().text;
        let begin = text.find("/password/set/").expect("a link") + "/password/set/".len();
        text[begin..].lines().next().unwrap().parse().unwrap()
    }
}

impl Default for LocalPortal {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for LocalPortal {
    fn drop(&mut self) {
        self.portal.stop();
    }
}

fn start(erp: &Arc<TestErp>, store: &TestStore) -> Arc<Portal> {
    let host: plugin_api::SharedHost = Arc::<TestErp>::clone(erp);
    Portal::start_by(host, &store.settings().to_string(), Arc::<TestErp>::clone(erp)).unwrap()
}

/// A site that shows everything, in a realm of its own.
pub fn site(id: &str, locale: Locale) -> Site {
    let id: SiteId = id.parse().unwrap();
    let text = |text: &str| Text::everywhere(text);
    Site {
        realm: id.own_realm(),
        name: text("Portail Alpes"),
        hosts: vec![format!("{id}.localhost")],
        locale,
        languages: Locale::ALL.to_vec(),
        zone: None,
        entities: None,
        kinds: Kind::ALL.to_vec(),
        cancelled: false,
        default_permissions: Permissions::default(),
        presets: Vec::new(),
        sign_up: SignUp::default(),
        excluded_categories: Vec::new(),
        sessions: SessionPolicy { idle: Duration::from_hours(1), absolute: Duration::from_hours(12), parallel: 10 },
        passwords: PasswordPolicy { min_length: 15, reset: Duration::from_mins(30) },
        second_factor: false,
        notices: portal_plugin::model::notices::NoticeChoice::None,
        reply_to: None,
        brand: Brand {
            name: "Alpes & Lac".to_owned(),
            color: "#14532d".parse().unwrap(),
            color_dark: "#7fc99a".parse().unwrap(),
            logo: None,
            home: Around::default(),
            sign_in: Around::default(),
            footer: None,
            links: Vec::new(),
            terms_url: None,
            privacy_url: None,
        },
        base_url: format!("https://{id}.example"),
        id,
    }
}
