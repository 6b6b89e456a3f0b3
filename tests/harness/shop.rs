//! The real library over an ERP in memory: three sites, a few customers, documents of every kind.

use std::net::{IpAddr, Ipv4Addr};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
use host_demo::server::ERP_CALLS;
use plugin_api::documents::{Body, File, Message, State};
use plugin_api::load::{Loader, Module};
use plugin_api::operations::{
    AccountCommand, Command, Grant, ImportMembership, ImportRole, ImportUser, MembershipTerms, ViewAs,
};
use plugin_api::parties::Contact;
use plugin_api::{Decision, Health, Host, Kind, ManifestFile, Portal, Question};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::{Answer, Browser, Way};
use crate::c_face::CFace;
use crate::erp::{TestDocument, TestErp};
use crate::local_portal::PASSWORD;
use crate::modules;
use crate::operations::{member, on, text};
use crate::rows::Rows;
use crate::stores::{TestStore, on_postgres};
use crate::two_faced::TwoFaced;

/// Site `alpes`: shows what entity 1 issued.
pub const ALPES: &str = r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"]}"#;
/// Site `lac`: the same customers, and what entity 2 issued.
pub const LAC: &str = r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "atelier", "entities": ["2"]}"#;
/// Site `nord`: other customers.
pub const NORD: &str = r#"{"site": "nord", "hosts": ["nord.localhost"]}"#;

/// The portal with its sites and people. Everybody has [`PASSWORD`].
///
/// | who | on | is |
/// |---|---|---|
/// | `atu` | alpes, lac | owner of third party 1 |
/// | `vial` | alpes, lac | owner of third party 2 |
/// | `lea` | alpes, lac | invoices and tickets of third party 1, orders of third party 2 |
/// | `sam` | alpes, lac | invoices of third party 1 |
/// | `theo` | alpes, lac | what names contact 4, of third party 1 |
/// | `nils` | nord | owner of third party 3 |
pub struct Shop {
    /// The ERP behind the host.
    pub erp: Arc<TestErp>,
    /// The host.
    pub host: Arc<TwoFaced>,
    /// The portal.
    pub portal: Arc<dyn Portal>,
    strangers: AtomicU32,
    folder: TempDir,
}

impl Shop {
    /// A fresh one. With `PARVIS_FACE=c` in the environment, the portal is behind the C functions.
    pub fn open() -> Self {
        let behind_c = std::env::var("PARVIS_FACE").is_ok_and(|face| face == "c");
        Self::open_over(if behind_c { start_in_c } else { start })
    }

    /// The same in a time zone of the host's.
    pub fn open_in(zone: &str) -> Self {
        Self::open_over(|host, folder| {
            let mut settings = settings(folder);
            settings["time_zone"] = zone.into();
            start_with(Arc::<TwoFaced>::clone(host), &settings)
        })
    }

    /// The same without threads of its own: what is done beside the requests, the command `work` does.
    pub fn open_without_threads() -> Self {
        Self::open_over(|host, folder| {
            let mut settings = settings(folder);
            settings["threads"] = "callers".into();
            start_with(Arc::<TwoFaced>::clone(host), &settings)
        })
    }

    /// The same over a portal that this starts.
    pub fn open_over(start: impl FnOnce(&Arc<TwoFaced>, &TempDir) -> Arc<dyn Portal>) -> Self {
        let shop = Self::reopen_over(start);
        shop.settle();
        shop
    }

    /// The same over a store that knows its people already.
    pub fn reopen_over(start: impl FnOnce(&Arc<TwoFaced>, &TempDir) -> Arc<dyn Portal>) -> Self {
        let erp = TestErp::new();
        for (id, name) in [("1", "Atu SARL"), ("2", "Quincaillerie Vial"), ("3", "Nils & Co")] {
            erp.add_third_party(id, name);
        }
        for (id, third_party) in [("1", "1"), ("2", "2"), ("3", "3"), ("4", "1"), ("5", "1"), ("6", "1")] {
            erp.put_contact(contact(id, third_party));
        }
        fill(&erp);
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(TwoFaced::over(&erp));
        let portal = start(&host, &folder);
        let shop = Self { erp, host, portal, strangers: AtomicU32::new(0), folder };
        for manifest in [ALPES, LAC, NORD] {
            shop.enable(manifest);
        }
        shop
    }

    /// One more portal over the same store, as another process would have it.
    pub fn another_portal(&self) -> Arc<dyn Portal> {
        let portal = start(&self.host, &self.folder);
        for manifest in [ALPES, LAC, NORD] {
            portal.enable_site(&ManifestFile { name: "site.json", bytes: manifest.as_bytes() }).unwrap();
        }
        portal
    }

    fn settle(&self) {
        let owner = |third_party: &str| ImportMembership { role: ImportRole::Owner, ..member(third_party, &[]) };
        let of_all = |third_party: &str, permissions: &[&str]| ImportMembership {
            sees: Some("all".to_owned()),
            ..member(third_party, permissions)
        };
        let all_views: Vec<String> = Kind::ALL.iter().map(|kind| format!("portal.{kind}.view")).collect();
        let all_views: Vec<&str> = all_views.iter().map(String::as_str).collect();
        for (site, login, contact, memberships) in [
            ("alpes", "atu", "1", vec![owner("1")]),
            ("alpes", "vial", "2", vec![owner("2")]),
            (
                "alpes",
                "lea",
                "5",
                vec![
                    of_all("1", &["portal.invoices.view", "portal.tickets.view"]),
                    of_all("2", &["portal.orders.view"]),
                ],
            ),
            ("alpes", "sam", "6", vec![of_all("1", &["portal.invoices.view"])]),
            ("alpes", "theo", "4", vec![ImportMembership { sees: Some("own".to_owned()), ..member("1", &all_views) }]),
            ("nord", "nils", "3", vec![owner("3")]),
        ] {
            self.add_user(site, login, Some(contact), memberships);
        }
    }

    /// Adds a user with [`PASSWORD`] and the address `login@example.net`, which nobody has proved.
    #[track_caller]
    pub fn add_user(&self, site: &str, login: &str, contact: Option<&str>, memberships: Vec<ImportMembership>) {
        let answer = self.operate(&ImportUser {
            site: site.to_owned(),
            login: login.to_owned(),
            name: login.to_owned(),
            email: Some(format!("{login}@example.net")),
            contact: contact.map(str::to_owned),
            enabled: true,
            hash: Some(hash().to_owned()),
            memberships,
            ..ImportUser::default()
        });
        assert_eq!(answer["outcome"], "taken", "{answer}");
    }

    /// Puts a manifest in force.
    pub fn enable(&self, manifest: &str) {
        self.portal.enable_site(&ManifestFile { name: "site.json", bytes: manifest.as_bytes() }).unwrap();
    }

    /// Carries out a staff operation.
    #[track_caller]
    pub fn operate(&self, command: &(impl Into<Command> + Clone)) -> Value {
        serde_json::from_str(&self.portal.operate(&text(command)).unwrap()).unwrap()
    }

    /// The same of a command whose JSON the test varies.
    #[track_caller]
    pub fn operate_json(&self, command: &Value) -> Value {
        serde_json::from_str(&self.portal.operate(&command.to_string()).unwrap()).unwrap()
    }

    /// What a staff operation is refused with.
    #[track_caller]
    pub fn refused(&self, command: &(impl Into<Command> + Clone)) -> String {
        self.portal.operate(&text(command)).expect_err("it is refused").code
    }

    /// Puts a membership of the realm `atelier` in place.
    pub fn grant(&self, login: &str, third_party: &str, membership: &MembershipTerms) {
        let site = "alpes";
        self.operate(&Grant {
            site: site.to_owned(),
            login: login.to_owned(),
            third_party: third_party.to_owned(),
            membership: membership.clone(),
            ..Grant::default()
        });
    }

    /// A browser that nobody has used, in a network that nobody has used.
    pub fn browser(&self, site: &str) -> Browser {
        let [_, a, b, c] = self.strangers.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        let peer = IpAddr::V4(Ipv4Addr::new(10 + a, b, c, 7));
        Browser::new(Way::Call(Arc::clone(&self.portal)), &format!("{site}.localhost")).from(peer)
    }

    /// A browser in which somebody has signed in.
    #[track_caller]
    pub fn signed_in(&self, site: &str, login: &str) -> Browser {
        let mut browser = self.browser(site);
        let answer = browser.sign_in(login, PASSWORD);
        assert_eq!(answer.status, 303, "{login} on {site}: {}", answer.text());
        browser
    }

    /// Has the owner of an account let staff look on.
    #[track_caller]
    pub fn allow_looks(&self, site: &str, owner: &str, third_party: &str) {
        let path = format!("/api/v1/a/{}/view-as", self.account(third_party));
        let answer = self.signed_in(site, owner).call("POST", &path, &json!({ "allowed": true }));
        assert_eq!(answer.status, 200, "{}", answer.text());
    }

    /// A browser in which staff look at an account in this user's place.
    #[track_caller]
    pub fn look(&self, site: &str, login: &str, third_party: &str) -> Browser {
        let asked = ViewAs {
            site: site.to_owned(),
            login: login.to_owned(),
            third_party: third_party.to_owned(),
            staff: "Claude Martin".to_owned(),
            reason: "asked by phone".to_owned(),
        };
        let answer = self.operate(&asked);
        let page = format!("/hand-off/{}", answer["code"].as_str().unwrap());
        let mut browser = self.browser(site);
        let arrived = browser.submit(&page, &page, &[]);
        assert_eq!(arrived.status, 303, "{}", arrived.text());
        browser
    }

    /// The account of a third party, as addresses have it: third parties become accounts in the order of [`Shop::open`].
    #[track_caller]
    pub fn account(&self, third_party: &str) -> String {
        self.ask(&format!("SELECT id FROM accounts WHERE third_party = '{third_party}'")).to_string()
    }

    /// The first column of the first row of a question to the store.
    #[track_caller]
    pub fn ask(&self, question: &str) -> i64 {
        self.store(&["ask", question]).trim().parse().expect("the answer is a number")
    }

    /// Runs a statement on the store, past the portal: for states that take long to reach otherwise.
    #[track_caller]
    pub fn sql(&self, statement: &str) {
        self.store(&["run", statement]);
    }

    /// Has staff do something to the account of a third party, on `alpes`.
    #[track_caller]
    pub fn staff(&self, third_party: &str, act: &(impl Into<AccountCommand> + Clone)) -> Value {
        self.operate(&on("alpes", third_party, "Zoe", act.clone()))
    }

    /// Everything that the store remembers and the mails that left, once none is on its way any more.
    #[track_caller]
    pub fn rows(&self) -> Rows {
        for _ in 0..2_000 {
            if self.ask("SELECT count(*) FROM outbox") == 0 {
                break;
            }
            thread::sleep(Duration::from_millis(5));
        }
        Rows::of_json(&self.store(&["rows"])).with_mails(&self.erp.mails(0))
    }

    /// What another process says of the store.
    #[track_caller]
    fn store(&self, arguments: &[&str]) -> String {
        let store = TestStore::within(self.folder.path());
        if on_postgres() {
            return match arguments {
                ["ask", question] => store.ask(question),
                ["run", statements] => {
                    store.sql(statements);
                    String::new()
                }
                _ => Rows::of(&store.connect()).to_json(),
            };
        }
        let said = process::Command::new(modules::example("store"))
            .arg(store.path())
            .args(arguments)
            .output()
            .expect("it starts");
        assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).expect("it says text")
    }

    /// Answers the ERP's own code.
    #[track_caller]
    pub fn decide(&self, site: &str, login: &str, third_party: &str, kind: Kind, document: Option<&str>) -> Decision {
        let permission = format!("portal.{kind}.view");
        let document = document.map(|id| (kind, id));
        self.portal.decide(&Question { site, login, third_party, permission: &permission, document }).unwrap()
    }

    /// How the portal is.
    pub fn health(&self) -> Health {
        self.portal.health()
    }

    /// The newest of so many mails' link, as a path.
    #[track_caller]
    pub fn mailed_link(&self, count: usize) -> String {
        let mails = self.erp.mails(count);
        assert_eq!(mails.len(), count, "{mails:#?}");
        let text = &mails.last().unwrap().text;
        let begin = text.find("/password/set/").expect("a link");
        text[begin..].split_whitespace().next().unwrap().to_owned()
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.portal.stop();
    }
}

impl std::fmt::Debug for Shop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shop").field("erp", &self.erp).finish_non_exhaustive()
    }
}

/// Whether two answers are the same byte by byte, told apart by what differs.
#[track_caller]
pub fn assert_same(one: &Answer, other: &Answer, what: &str) {
    assert_eq!(one.status, other.status, "{what}");
    assert_eq!(one.headers, other.headers, "{what}");
    assert_eq!(one.text(), other.text(), "{what}");
}

fn settings(folder: &TempDir) -> Value {
    let mut settings = TestStore::within(folder.path()).settings();
    settings["erp_calls"] = ERP_CALLS.into();
    settings
}

/// Starts the portal as a host in Rust does.
pub fn start(host: &Arc<TwoFaced>, folder: &TempDir) -> Arc<dyn Portal> {
    start_with(Arc::<TwoFaced>::clone(host), &settings(folder))
}

/// Starts the portal over any host.
pub fn start_over(host: Arc<dyn Host>, folder: &TempDir) -> Arc<dyn Portal> {
    start_with(host, &settings(folder))
}

/// Starts the portal over any host, as set.
pub fn start_with(host: Arc<dyn Host>, settings: &Value) -> Arc<dyn Portal> {
    static MODULE: OnceLock<Module> = OnceLock::new();
    let module = MODULE.get_or_init(|| Loader::new(modules::portal()).load().expect("the portal loads"));
    Arc::from(module.create(host, &settings.to_string()).expect("the portal starts"))
}

/// Starts the portal as a host in C does.
pub fn start_in_c(host: &Arc<TwoFaced>, folder: &TempDir) -> Arc<dyn Portal> {
    Arc::new(CFace::create(Arc::<TwoFaced>::clone(host), &settings(folder).to_string()).expect("the portal starts"))
}

/// The hash of [`PASSWORD`].
pub fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| Argon2::default().hash_password(PASSWORD.as_bytes()).unwrap().to_string())
}

/// A contact without an address.
pub fn contact(id: &str, third_party: &str) -> Contact {
    Contact {
        id: id.to_owned(),
        third_party: Some(third_party.to_owned()),
        first_name: "Contact".to_owned(),
        last_name: id.to_owned(),
        email: None,
        phone: None,
        language: None,
        archived: false,
    }
}

/// Of each kind: `1` to `3` of third party 1, `4` issued by entity 2, `5` a draft, `6` cancelled, `7` for contact 4 only,
/// `8` for contact 9 only; `51` and `52` of third party 2, `61` of third party 3. Each has a file.
fn fill(erp: &TestErp) {
    for kind in Kind::ALL {
        for (id, third_party) in
            [("1", "1"), ("2", "1"), ("3", "1"), ("4", "1"), ("5", "1"), ("6", "1"), ("7", "1"), ("8", "1")]
                .into_iter()
                .chain([("51", "2"), ("52", "2"), ("61", "3")])
        {
            // What a product is, it is for everybody.
            let third_party = if kind == Kind::Products { "" } else { third_party };
            let mut document = TestDocument::new(kind, id, third_party);
            match id {
                "4" => "2".clone_into(&mut document.entity),
                "5" => document.state = State::Draft,
                "6" => document.state = State::Cancelled,
                "7" => document.contacts = vec!["4".to_owned()],
                "8" => document.contacts = vec!["9".to_owned()],
                _ => {}
            }
            let bytes = format!("%PDF {kind} {id}").into_bytes();
            let file = File {
                id: "1".to_owned(),
                name: format!("{id}.pdf"),
                media_type: "application/pdf".to_owned(),
                size: bytes.len() as u64,
            };
            document.file = Some(bytes);
            let text = format!("text of {kind} {id}");
            let message = Message { at: "2026-01-30T10:00:00Z".to_owned(), text: text.clone(), ..Message::default() };
            document.body = Body { text, files: vec![file], messages: vec![message], ..Body::default() };
            erp.add_document(document);
        }
    }
}
