//! A real portal that worlds are put into, one after the other: its store, its ERP and its manifests say what the world
//! says. Facts change past the portal where that is the only way to reach a world in a moment.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use plugin_api::operations::Command;
use plugin_api::parties::{Contact, Known, ThirdParty};
use plugin_api::{Decision, Kind, ManifestFile, Question, Request};
use portal_plugin::error::Error;
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserState;
use portal_plugin::portal::Portal;
use portal_plugin::portal::principals::AccountContext;
use portal_plugin::source::Listing;
use portal_plugin::store::engine::{Connection, ToSql};
use portal_plugin::web;
use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{Answer, SESSION};
use crate::erp::TestErp;
use crate::operations::text;
use crate::stores::TestStore;
use crate::values;
use crate::world::papers::{contents, manifest, test_document};
use crate::world::rules::Case;
use crate::world::{Session, Site, World};

/// An hour, in milliseconds.
const HOUR: u64 = 3_600_000;

/// What is seen by a user in an account on a site, of a kind; `None` is refused as a whole.
pub type Sights = BTreeMap<(usize, usize, usize, Kind), Option<BTreeSet<usize>>>;

/// Each user with each account on each site.
pub fn questions(world: &World) -> impl Iterator<Item = (usize, usize, usize)> {
    let (users, accounts, sites) = (world.users.len(), world.accounts.len(), world.sites.len());
    (0..users).flat_map(move |u| (0..accounts).flat_map(move |a| (0..sites).map(move |s| (u, a, s))))
}

/// The portal. Besides the users of the world there is one who owns each account that nobody else owns.
#[derive(Debug)]
pub struct RealPortal {
    /// The ERP.
    pub erp: Arc<TestErp>,
    /// The portal.
    pub portal: Arc<Portal>,
    store: Connection,
    put: RefCell<Vec<Site>>,
    folder: TempDir,
}

impl RealPortal {
    /// A portal with this world.
    pub fn new(world: &World) -> Self {
        let erp = TestErp::new();
        let folder = crate::folder();
        let portal = start(&erp, folder.path());
        let store = TestStore::within(folder.path()).connect();
        if let Some(file) = store.as_sqlite() {
            file.pragma_update(None, "synchronous", "off").unwrap();
        }
        let prepared = Self { erp, portal, store, put: RefCell::default(), folder };
        prepared.furnish(world);
        prepared.put(world);
        prepared
    }

    /// Stops the portal and starts another one over the same store, which is given the manifests in this order.
    pub fn restart(&mut self, order: &[usize]) {
        self.portal.stop();
        self.portal = start(&self.erp, self.folder.path());
        for &site in order {
            let put = self.put.borrow()[site].clone();
            self.give_manifest(site, &put, 0);
            if !put.enabled {
                self.portal.sites.disable(&format!("s{site}")).unwrap();
            }
        }
    }

    /// Puts a world in place of the one before; it has as many sites, users and accounts.
    pub fn put(&self, world: &World) {
        self.put_sites(world);
        self.put_people(world);
        self.tell_erp(world);
    }

    /// The account context that a session opens.
    ///
    /// # Errors
    /// The code of the refusal.
    pub fn context(&self, case: &Case<'_>) -> Result<AccountContext, Error> {
        let site = self.portal.sites.at(&format!("s{}.localhost", case.site)).enabled()?;
        let opened_on = case.opened_on.expect("a session");
        self.portal.principals.context(&site, &token(case.user, opened_on), AccountId(number(case.account)))
    }

    /// The documents of the first page of a list, by their places in the world.
    ///
    /// # Errors
    /// The refusal.
    pub fn list(&self, case: &Case<'_>) -> Result<BTreeSet<usize>, Error> {
        let context = self.context(case)?;
        let listing = Listing { limit: 100, ..Listing::default() };
        let page = self.portal.documents.list(&context, case.kind, &listing)?;
        assert!(page.next.is_none(), "a small world fits one page");
        Ok(page.rows.iter().map(|row| row.id.parse().unwrap()).collect())
    }

    /// A document.
    ///
    /// # Errors
    /// The refusal.
    pub fn open(&self, context: &AccountContext, kind: Kind, document: usize) -> Result<(), Error> {
        self.portal.documents.open(context, kind, &document.to_string()).map(drop)
    }

    /// The file of a document.
    ///
    /// # Errors
    /// The refusal.
    pub fn file(&self, context: &AccountContext, kind: Kind, document: usize) -> Result<(), Error> {
        let file = self.portal.documents.file(context, kind, &document.to_string(), None)?;
        assert_eq!(file.bytes, contents(document), "the file of document {document}");
        Ok(())
    }

    /// What each user sees in each account on each site of each of these kinds; `None` is refused as a whole.
    pub fn sights(&self, world: &World, kinds: &[Kind]) -> Sights {
        let mut sights = Sights::new();
        for (user, account, site) in questions(world) {
            for &kind in kinds {
                let case = Case { world, site, opened_on: Some(site), user, account, kind, document: None };
                sights.insert((user, account, site, kind), self.list(&case).ok());
            }
        }
        sights
    }

    /// Has staff carry out a command.
    ///
    /// # Errors
    /// The refusal.
    pub fn operate(&self, command: &(impl Into<Command> + Clone)) -> Result<Value, Error> {
        self.portal.operate(&text(command)).map(|answer| serde_json::from_str(&answer).unwrap())
    }

    /// What the ERP's own code is answered.
    pub fn decide(&self, case: &Case<'_>, document: Option<usize>) -> Decision {
        let permission = format!("portal.{}.view", case.kind);
        let id = document.map(|id| id.to_string());
        let question = Question {
            site: &format!("s{}", case.site),
            login: &format!("u{}", case.user),
            third_party: &format!("tp{}", case.account),
            permission: &permission,
            document: id.as_deref().map(|id| (case.kind, id)),
        };
        self.portal.explaining.decide(&question).unwrap()
    }

    /// Looks at an address as this user does, with the session of `opened_on`.
    pub fn get(&self, user: usize, opened_on: usize, site: usize, target: &str) -> Answer {
        let cookie = format!("{SESSION}={}", token(user, opened_on).secret());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let response = web::handle(
            &self.portal,
            &Request {
                method: "GET",
                host: &format!("s{site}.localhost"),
                path,
                query,
                headers: &[("cookie", &cookie)],
                body: b"",
                peer: IpAddr::V4(Ipv4Addr::LOCALHOST),
            },
        );
        Answer { status: response.status, headers: response.headers, body: response.body }
    }

    /// Puts a site's manifest in force once more; `turn` rotates each of its lists and says what can be said twice twice.
    pub fn give_manifest(&self, place: usize, site: &Site, turn: usize) {
        let manifest = manifest(place, site, turn).to_string();
        self.portal.sites.enable(&ManifestFile { name: "site.json", bytes: manifest.as_bytes() }).unwrap();
    }

    /// The store, past the portal.
    pub const fn store(&self) -> &Connection {
        &self.store
    }

    fn furnish(&self, world: &World) {
        let sql = "INSERT INTO users (id, realm, login, login_key, name, state, created) VALUES (?1, 'r0', ?2, ?2, ?2, 'active', 0)";
        let keeper = number(world.users.len());
        for id in 1..=keeper {
            self.store.execute(sql, values![id, format!("u{}", id - 1)]).unwrap();
        }
        self.store.execute_batch("BEGIN").unwrap();
        for id in 0..world.accounts.len() {
            let account = number(id);
            self.store
                .execute(
                    "INSERT INTO accounts (id, third_party, state, owner, created) VALUES (?1, ?2, 'open', ?3, 0)",
                    values![account, format!("tp{id}"), keeper],
                )
                .unwrap();
            self.store
                .execute("INSERT INTO memberships (account, user, permissions, sees, state, created) VALUES (?1, ?2, '', 'all', 'active', 0)", values![account, keeper])
                .unwrap();
        }
        for user in 0..world.users.len() {
            for site in 0..world.sites.len() {
                self.store
                    .execute("INSERT INTO sessions (token, user, site, opened, used, agent, network) VALUES (?1, ?2, ?3, 0, 0, '', '')", values![token(user, site).hash(), number(user), format!("s{site}")])
                    .unwrap();
            }
        }
        self.store.execute_batch("COMMIT").unwrap();
    }

    fn put_sites(&self, world: &World) {
        for (place, site) in world.sites.iter().enumerate() {
            let before = self.put.borrow().get(place).cloned();
            if before.as_ref() == Some(site) {
                continue;
            }
            if before.is_none_or(|before| before.realm != site.realm) {
                let sql = "INSERT INTO sites (id, realm, enabled) VALUES (?1, ?2, TRUE) \
                           ON CONFLICT (id) DO UPDATE SET realm = excluded.realm";
                self.store.execute(sql, values![format!("s{place}"), format!("r{}", site.realm)]).unwrap();
            }
            self.give_manifest(place, site, 0);
            if !site.enabled {
                self.portal.sites.disable(&format!("s{place}")).unwrap();
            }
        }
        self.put.borrow_mut().clone_from(&world.sites);
    }

    fn put_people(&self, world: &World) {
        let now = plugin_api::Host::now(&*self.erp);
        let keeper = number(world.users.len());
        let run = |sql: &str, values: &[&dyn ToSql]| {
            self.store.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).unwrap();
        };
        run("BEGIN", &[]);
        run("DELETE FROM kept_logins", &[]);
        for (place, user) in world.users.iter().enumerate() {
            let id = number(place);
            let (realm, contact) = (format!("r{}", user.realm), user.contact.map(|_| format!("c{place}")));
            let state = match user.state {
                UserState::Active => "active",
                UserState::Unverified => "unverified",
                UserState::Disabled => "disabled",
            };
            let failures = if user.locked { 100 } else { 0 };
            run(
                "UPDATE users SET realm = ?2, contact = ?3, state = ?4, failures = ?5 WHERE id = ?1",
                &[&id, &realm, &contact, &state, &failures],
            );
            if let Some(site) = user.left_on {
                let sql = "INSERT INTO kept_logins (site, login_key, user) VALUES (?1, ?2, ?3)";
                run(sql, &[&format!("s{site}"), &format!("u{place}"), &id]);
            }
            for (site, session) in user.sessions.iter().enumerate() {
                let hash = token(place, site).hash();
                // One that is missing has a token that nobody holds.
                let mut held = hash;
                held[0] ^= u8::from(*session == Session::Missing);
                let ended = (*session == Session::Ended).then_some(now.cast_signed());
                let used = if *session == Session::Idle { now - HOUR } else { now }.cast_signed();
                run(
                    "UPDATE sessions SET token = ?3, ended = ?4, opened = ?5, used = ?5 WHERE user = ?1 AND site = ?2",
                    &[&id, &format!("s{site}"), &held, &ended, &used],
                );
            }
        }
        for (place, account) in world.accounts.iter().enumerate() {
            let id = number(place);
            let owner = world.memberships.iter().find(|((_, of), membership)| *of == place && membership.owner);
            let owner = owner.map_or(keeper, |((user, _), _)| number(*user));
            run(
                "UPDATE accounts SET state = ?2, sites = ?3, owner = ?4 WHERE id = ?1",
                &[&id, &account.state.as_str(), &sites(account.sites.as_deref()), &owner],
            );
        }
        run("DELETE FROM memberships WHERE user < ?1", &[&keeper]);
        for ((user, account), membership) in &world.memberships {
            let ends = membership.ends.map(|ends| (now + ends).cast_signed());
            run(
                "INSERT INTO memberships (account, user, permissions, sees, state, sites, ends, created) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
                &[
                    &number(*account),
                    &number(*user),
                    &membership.permissions.to_string(),
                    &membership.sees.as_str(),
                    &(if membership.suspended { "suspended" } else { "active" }),
                    &sites(membership.sites.as_deref()),
                    &ends,
                ],
            );
        }
        run("COMMIT", &[]);
    }

    fn tell_erp(&self, world: &World) {
        self.erp.forget();
        for (place, account) in world.accounts.iter().enumerate() {
            if account.party != Known::Unknown {
                let categories = if account.internal { vec!["internal".to_owned()] } else { Vec::new() };
                self.erp.put_third_party(ThirdParty {
                    id: format!("tp{place}"),
                    name: format!("Third party {place}"),
                    entity: None,
                    open: account.party == Known::Open,
                    email: None,
                    language: None,
                    categories,
                });
            }
        }
        for (place, user) in world.users.iter().enumerate() {
            if let Some(known @ (Known::Open | Known::Closed)) = user.contact {
                self.erp.put_contact(Contact {
                    id: format!("c{place}"),
                    third_party: Some("tp0".to_owned()),
                    first_name: String::new(),
                    last_name: format!("Contact {place}"),
                    email: None,
                    phone: None,
                    language: None,
                    archived: known == Known::Closed,
                });
            }
        }
        for (place, document) in world.documents.iter().enumerate() {
            self.erp.add_document(test_document(place, document, &place.to_string()));
        }
        for kind in &world.closed {
            self.erp.close(*kind);
        }
    }
}

impl Drop for RealPortal {
    fn drop(&mut self) {
        self.portal.stop();
    }
}

fn start(erp: &Arc<TestErp>, folder: &Path) -> Arc<Portal> {
    let host: plugin_api::SharedHost = Arc::<TestErp>::clone(erp);
    let settings = TestStore::within(folder).settings();
    Portal::start_by(host, &settings.to_string(), Arc::<TestErp>::clone(erp)).unwrap()
}

fn token(user: usize, site: usize) -> Token {
    let mut bytes = [7; 32];
    (bytes[1], bytes[2]) = (u8::try_from(user).unwrap(), u8::try_from(site).unwrap());
    Token::new(bytes)
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap() + 1
}

fn sites(places: Option<&[usize]>) -> Option<String> {
    places.map(|places| places.iter().map(|place| format!("s{place}")).collect::<Vec<_>>().join(" "))
}
