//! What every host does, whatever it is written in: one list of behaviours, run over HTTP against a host that is there.
//!
//! A host under test is a program over a folder. It is started with `PARVIS_FOLDER`, `PARVIS_PORT`, `PARVIS_MODULE` and
//! `PARVIS_LIBRARY`, serves the sites whose manifests are in `FOLDER/sites`, keeps its portal's store in the folder, writes its
//! log to `FOLDER/log` and what its ERP takes to `FOLDER/mails`, a line of JSON each. What its data are called stands in
//! `FOLDER/names.json` ([`Names`]).
//!
//! Under the host name `control.localhost` it takes orders: `POST /WORD` with a text, answered with JSON, a failure as
//! `{"class", "code", "message"}`.
//!
//! | word | the host then |
//! |---|---|
//! | `fault` | `FUNCTION HOW`: that function of its does wrong from now on; empty is none. `throw`, `fail` (says why, [`Class::Unavailable`]), `silent` (fails and does not say why), `hang` (two seconds), `nothing` (answers nothing), `wrong` (what no schema has), `huge` (never ends, or 65 MiB), `half` (raises after three rows), `foreign` (somebody else's), `reenter` (calls the portal, once, and notes it in `FOLDER/reentered`) |
//! | `closed` | the ids, with blanks between, of what the ERP has out of use now: parties and contacts |
//! | `operate`, `decide`, `enable`, `disable`, `check`, `health`, `work`, `level`, `stop` | the call of that name with that text |
//! | `load`, `pin` | loads the file of that name; loads the module by that SHA-256 |
//! | `later` | asks its own ERP what a later version would: `"not known"` |
//! | `fork` | the code that the portal answers in a child of the process |
//! | `seen` | `calls`, how often the process's functions were called; `foreign`, which ones on a thread that was inside no call of the host's; `process`, its number |
//! | `measure` | `{"host", "path", "cookie", "times"}`: asks for that page so often, and answers `page`, how long half of them took at the most, and `boundary`, how long a call takes that does nothing; nanoseconds both |
//! | `exit` | ends with 0 and without `stop` |
//!
//! [`Class::Unavailable`]: plugin_api::Class::Unavailable

mod acts;
mod browsing;
mod calls;
mod differences;
mod faults;
mod processes;
mod rights;
mod signing;
mod small_erp;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::browser::{Answer, Browser, Way};
use crate::local_portal::PASSWORD;
use crate::serving::Serving;

pub use differences::{DIFFERENCES, FIRST_HEADER};
pub use small_erp::{HOSTS_OWN_FAULT, small_erp};

/// What a behaviour needs of the host under test, more from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// A browser.
    Browser,
    /// Orders.
    Orders,
    /// That one process takes them all.
    OneProcess,
    /// That whoever tests it started it, and may end it.
    Starting,
}

/// One line of the list.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour {
    /// Its name.
    pub id: &'static str,
    /// What is so.
    pub says: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// Finds out; panics where it is not so.
    pub holds: fn(&mut World),
}

/// The list. Later ones may build on what earlier ones did.
pub fn all() -> Vec<Behaviour> {
    [
        signing::BEHAVIOURS,
        browsing::BEHAVIOURS,
        rights::BEHAVIOURS,
        acts::BEHAVIOURS,
        faults::BEHAVIOURS,
        calls::BEHAVIOURS,
        processes::BEHAVIOURS,
    ]
    .concat()
}

/// What the data of a host under test are called.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Names {
    /// Where it listens.
    pub port: u16,
    /// The third party of the account that is looked at.
    pub third_party: String,
    /// A contact of it, who becomes the owner.
    pub contact: String,
    /// Another one, who becomes a member.
    pub member: String,
    /// The first contact's address.
    pub email: String,
    /// The numbers of its invoices, as a list has them: the newest first.
    pub invoices: Vec<String>,
    /// The id of one that has a file.
    pub invoice: String,
    /// How that file begins.
    pub file_begins: String,
    /// A number that a list of invoices is narrowed to, where it then has one row.
    pub narrow: String,
    /// The id of another customer's invoice.
    pub foreign_invoice: String,
    /// The ids of its open quotes; three at the least.
    pub quotes: Vec<String>,
    /// The id of another customer's quote.
    pub foreign_quote: String,
    /// How the address begins at which that one is paid; empty where it is paid nowhere.
    #[serde(default)]
    pub pays_at: String,
    /// The id of a credit note; empty where there is none.
    #[serde(default)]
    pub credit_note: String,
    /// A kind of which it has nothing.
    pub empty_kind: String,
    /// A kind that the ERP does not open.
    pub closed_kind: String,
}

/// A host under test, and who is signed in.
#[derive(Debug)]
pub struct World {
    /// What its data are called.
    pub names: Names,
    /// The program, where whoever tests it started it.
    pub serving: Option<Serving>,
    folder: PathBuf,
    people: BTreeMap<&'static str, (Browser, String)>,
    keys: u32,
}

/// A behaviour that is not so.
#[derive(Debug)]
pub struct Broken {
    /// Its name.
    pub id: &'static str,
    /// What should be so.
    pub says: &'static str,
}

impl World {
    /// The one of this program.
    #[must_use]
    pub fn started(serving: Serving) -> Self {
        let mut world = Self::of(serving.folder());
        world.names.port = serving.port();
        world.serving = Some(serving);
        world
    }

    /// One that somebody else started over this folder.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let names = fs::read(folder.join("names.json")).expect("the host says what its data are called");
        let names = serde_json::from_slice(&names).expect("as `Names` has it");
        Self { names, serving: None, folder: folder.to_owned(), people: BTreeMap::new(), keys: 0 }
    }

    /// Runs the list up to what this host has, but for what differs, and says what is not so. Each kind of host has a name in
    /// [`DIFFERENCES`].
    pub fn run(&mut self, host: &str, has: Needs) -> Vec<Broken> {
        let mut broken = Vec::new();
        let (mut held, mut differ) = (0, 0);
        for behaviour in all().into_iter().filter(|behaviour| behaviour.needs <= has) {
            if DIFFERENCES.iter().any(|(differs, id, _)| *id == behaviour.id && *differs == host) {
                differ += 1;
                continue;
            }
            if catch_unwind(AssertUnwindSafe(|| (behaviour.holds)(self))).is_ok() {
                held += 1;
            } else {
                eprintln!("{host}: {}: {}", behaviour.id, behaviour.says);
                broken.push(Broken { id: behaviour.id, says: behaviour.says });
                self.order_to("fault", "");
                self.order_to("closed", "");
            }
        }
        eprintln!("{host}: {held} behaviours hold, {} do not, {differ} differ", broken.len());
        broken
    }

    /// The same, where all of it must be so.
    #[track_caller]
    pub fn conforms(&mut self, host: &str, has: Needs) {
        let mut said = String::new();
        for Broken { id, says } in self.run(host, has) {
            let _ = writeln!(said, "{id}: {says}");
        }
        assert!(said.is_empty(), "{host} does not:\n{said}{}", self.log());
    }

    /// A browser without cookies on the first site.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.browser_at("alpes.localhost")
    }

    /// The same at this host name.
    #[must_use]
    pub fn browser_at(&self, name: &str) -> Browser {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.names.port));
        Browser::new(Way::Http(address), &format!("{name}:{}", self.names.port))
    }

    /// The owner of the account, signed in.
    #[track_caller]
    pub fn owner(&mut self) -> Browser {
        self.person("owner").0
    }

    /// The member, signed in: who may see invoices and nothing else.
    #[track_caller]
    pub fn member(&mut self) -> Browser {
        self.person("member").0
    }

    /// What this person signs in with, besides [`PASSWORD`].
    #[track_caller]
    pub fn login(&mut self, who: &'static str) -> String {
        self.person(who).1
    }

    #[track_caller]
    fn person(&mut self, who: &'static str) -> (Browser, String) {
        if !self.people.contains_key(who) {
            let (login, password) = self.credentials(who);
            let mut browser = self.browser();
            let signed_in = browser.sign_in_by_call(&login, &password);
            assert_eq!(signed_in.status, 200, "{}", signed_in.text());
            let replaced = browser.call("POST", "/api/v1/password", &json!({ "current": password, "new": PASSWORD }));
            assert_eq!(replaced.status, 200, "{}", replaced.text());
            self.people.insert(who, (browser, login));
        }
        self.people[who].clone()
    }

    /// Makes a user, but where the host has made it as it began, and said so in the file `made`.
    #[track_caller]
    fn credentials(&mut self, who: &str) -> (String, String) {
        let made = fs::read(self.folder.join("made")).ok().and_then(|made| serde_json::from_slice(&made).ok());
        let made: Value = made.unwrap_or_else(|| {
            let (contact, membership) = if who == "owner" {
                (&self.names.contact, json!({ "owner": true }))
            } else {
                (&self.names.member, json!({ "permissions": ["portal.invoices.view"] }))
            };
            let create = json!({
                "do": "create_user", "site": "alpes", "contact": contact, "deliver": "show", "membership": membership,
            });
            self.order("operate", &create.to_string())
        });
        let text = |key: &str| made[key].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
        (text("login"), text("password"))
    }

    /// The path of the account in the JSON interface.
    #[track_caller]
    pub fn account(&mut self) -> String {
        let accounts = self.owner().get("/api/v1/accounts").json();
        format!("/api/v1/a/{}", accounts["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{accounts}")))
    }

    /// The host does this, and answers; a failure is an answer too.
    #[track_caller]
    pub fn order(&self, word: &str, told: &str) -> Value {
        self.order_bytes(word, told.as_bytes()).json()
    }

    /// The same with bytes, and the whole answer.
    #[track_caller]
    pub fn order_bytes(&self, word: &str, told: &[u8]) -> Answer {
        let answer = self.browser_at("control.localhost").send("POST", &format!("/{word}"), &[], told);
        assert_eq!(answer.status, 200, "{word}: {}", answer.text());
        answer
    }

    fn order_to(&self, word: &str, told: &str) {
        drop(catch_unwind(AssertUnwindSafe(|| self.order(word, told))));
    }

    /// The code of the failure that the host answers to this.
    #[track_caller]
    pub fn refused(&self, word: &str, told: &str) -> String {
        let answer = self.order(word, told);
        answer["code"].as_str().unwrap_or_else(|| panic!("{word} {told} was done: {answer}")).to_owned()
    }

    /// What this does while a function of the host does wrong.
    pub fn while_wrong<T>(&mut self, fault: &str, does: impl FnOnce(&mut Self) -> T) -> T {
        self.order("fault", fault);
        let done = does(self);
        self.order("fault", "");
        done
    }

    /// A key that nothing was done by yet.
    pub fn key(&mut self) -> String {
        self.keys += 1;
        format!("{:016x}-{}", self.names.port, self.keys)
    }

    /// What a file of the folder holds; nothing where there is none.
    #[must_use]
    pub fn held(&self, file: &str) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.join(file)).unwrap_or_default()).into_owned()
    }

    /// What the host has written to its log, and printed.
    #[must_use]
    pub fn log(&self) -> String {
        ["log", "out", "err"].map(|file| self.held(file)).concat()
    }

    /// Waits until a file of the folder holds this, and has the host work meanwhile where it takes orders.
    #[track_caller]
    pub fn until(&self, what: &str, held: impl Fn(&Self) -> bool) {
        for _ in 0..150 {
            if held(self) {
                return;
            }
            // Hosts that work while nobody asks need a moment for it.
            thread::sleep(Duration::from_millis(80));
            // Hosts that work after each answer do it with the next request.
            self.browser().get("/sign-in");
        }
        panic!("{what}: it did not happen; {}", self.log());
    }
}
