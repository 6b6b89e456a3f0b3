//! Rule D4: once a revoke, an edit, a disable or a new manifest has returned, no request that starts later is judged by the
//! old state; hammered by threads on one portal, on a second one over the same store, and over kept-alive connections.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use plugin_api::operations::account::{CloseAccount, ReopenAccount, SuspendAccount};
use plugin_api::operations::{AccountCommand, Command, DisableUser, EnableUser, MembershipTerms};
use plugin_api::{Kind, ManifestFile};
use portal_plugin::model::users::UserId;
use portal_plugin::portal::Portal;
use portal_plugin::source::Listing;
use serde_json::{Value, json};
use tests::browser::{Browser, SESSION};
use tests::erp::TestDocument;
use tests::operations::{may, text};
use tests::server::{DemoUser, Server, manifests};
use tests::team::{INVOICES, PARTY, Team, terms, token};

const ROUNDS: usize = 20;

/// How many requests are answered before the change and begin after it, in each round.
const ENOUGH: u64 = 20;

/// Ends the threads also where the change fails: else the test would wait for them for ever, and never say why.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Has one thread for each of these ask again and again while `change` is made, and answers how many requests succeeded
/// before it began, and how many succeeded though they began after it had returned.
fn hammer<T: Send>(askers: Vec<T>, ask: impl Fn(&mut T) -> bool + Sync, change: impl FnOnce()) -> (u64, u64) {
    let (begun, changed, stop) = (AtomicBool::new(false), AtomicBool::new(false), AtomicBool::new(false));
    let (asked, served, late) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let more_than = |count: u64| {
        while asked.load(Ordering::SeqCst) < count {
            thread::yield_now();
        }
    };
    thread::scope(|scope| {
        let _stop = Stop(&stop);
        for mut asker in askers {
            let (begun, changed, stop, asked, served, late) = (&begun, &changed, &stop, &asked, &served, &late);
            let ask = &ask;
            scope.spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    let after = changed.load(Ordering::SeqCst);
                    let succeeded = ask(&mut asker);
                    late.fetch_add(u64::from(succeeded && after), Ordering::SeqCst);
                    served.fetch_add(u64::from(succeeded && !begun.load(Ordering::SeqCst)), Ordering::SeqCst);
                    asked.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        more_than(ENOUGH);
        begun.store(true, Ordering::SeqCst);
        change();
        changed.store(true, Ordering::SeqCst);
        more_than(asked.load(Ordering::SeqCst) + ENOUGH);
    });
    (served.into_inner(), late.into_inner())
}

/// The team as the changes need it.
struct Ground {
    team: Team,
    nina: UserId,
    other: Arc<Portal>,
}

impl Ground {
    fn new() -> Self {
        let team = Team::new();
        team.enable("lac");
        let nina = team.member("nina", &[INVOICES]);
        team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
        let other = team.local.another_portal();
        let ground = Self { team, nina, other };
        ground.manifest("invoices");
        ground.well();
        ground
    }

    /// Everybody is signed in, and `nina` may see the invoices.
    fn well(&self) {
        self.operate(&EnableUser { site: "alpes".to_owned(), login: "nina".to_owned(), ..EnableUser::default() });
        self.team.session_of("claire");
        self.team.session_of("nina");
        self.team.grant("nina", &may(&[INVOICES]));
        assert!(self.sees(&self.team.local.portal) && self.sees(&self.other));
    }

    /// Whether `nina` sees the invoice, asked as a request asks.
    fn sees(&self, portal: &Portal) -> bool {
        let listing = Listing { limit: 10, ..Listing::default() };
        let page = portal
            .sites
            .at("alpes.example")
            .enabled()
            .and_then(|site| portal.principals.context(&site, &token("nina"), self.team.account))
            .and_then(|context| portal.documents.list(&context, Kind::Invoices, &listing));
        page.is_ok_and(|page| page.rows.len() == 1)
    }

    fn operate(&self, command: &(impl Into<Command> + Clone)) {
        self.team.local.portal.operate(&text(command)).unwrap();
    }

    fn staff(&self, act: &(impl Into<AccountCommand> + Clone)) {
        self.team.staff(act).unwrap();
    }

    /// Puts a manifest in force, in both processes, that shows this kind.
    fn manifest(&self, kind: &str) {
        let realm = self.team.local.site.realm.as_str();
        let text = json!({ "site": "alpes", "hosts": ["alpes.example"], "realm": realm, "kinds": [kind] }).to_string();
        for portal in [&self.team.local.portal, &self.other] {
            portal.sites.enable(&ManifestFile { name: "test.json", bytes: text.as_bytes() }).unwrap();
        }
    }
}

type Change = fn(&Ground);

/// What takes access away, and what gives it back where [`Ground::well`] does not.
const CHANGES: [(&str, Change, Change); 12] = [
    (
        "a revoke",
        |ground| {
            let claire = ground.team.context(&token("claire")).unwrap();
            ground.team.local.portal.members.revoke(&claire, ground.nina).unwrap();
        },
        |_| {},
    ),
    (
        "a hold",
        |ground| {
            let claire = ground.team.context(&token("claire")).unwrap();
            ground.team.local.portal.members.suspend(&claire, ground.nina).unwrap();
        },
        |_| {},
    ),
    (
        "an edit of the permissions",
        |ground| {
            let claire = ground.team.context(&token("claire")).unwrap();
            ground.team.local.portal.members.edit(&claire, ground.nina, &terms(&[])).unwrap();
        },
        |_| {},
    ),
    (
        "an edit of what is seen",
        |ground| ground.team.grant("nina", &MembershipTerms { sees: Some("own".to_owned()), ..may(&[INVOICES]) }),
        |_| {},
    ),
    (
        "an edit of the sites",
        |ground| {
            ground.team.grant("nina", &MembershipTerms { sites: Some(vec!["lac".to_owned()]), ..may(&[INVOICES]) });
        },
        |_| {},
    ),
    (
        "leaving",
        |ground| drop(ground.team.local.portal.members.leave(&ground.team.context(&token("nina")).unwrap()).unwrap()),
        |_| {},
    ),
    (
        "the user put out of use",
        |ground| {
            ground.operate(&DisableUser {
                site: "alpes".to_owned(),
                login: "nina".to_owned(),
                ..DisableUser::default()
            });
        },
        |_| {},
    ),
    (
        "the account put on hold",
        |ground| ground.staff(&SuspendAccount::default()),
        |ground| ground.staff(&ReopenAccount::default()),
    ),
    (
        "the account closed",
        |ground| ground.staff(&CloseAccount::default()),
        |ground| ground.staff(&ReopenAccount::default()),
    ),
    (
        "a sign-out",
        |ground| {
            let local = &ground.team.local;
            local
                .portal
                .sessions
                .sign_out(&local.portal.principals.of_session(&local.site, &token("nina")).unwrap())
                .unwrap();
        },
        |_| {},
    ),
    (
        "the site taken out of service",
        |ground| ground.team.local.portal.sites.disable("alpes").unwrap(),
        |ground| ground.manifest("invoices"),
    ),
    ("a manifest that hides the kind", |ground| ground.manifest("orders"), |ground| ground.manifest("invoices")),
];

#[test]
fn no_request_that_starts_after_a_change_returned_is_judged_by_the_old_state() {
    let ground = Ground::new();
    for (name, change, mend) in CHANGES {
        for round in 0..ROUNDS {
            let portals = vec![&*ground.team.local.portal, &*ground.other, &*ground.team.local.portal];
            let (served, late) = hammer(portals, |portal| ground.sees(portal), || change(&ground));
            assert!(served > 0, "{name}, round {round}: nothing was hammered");
            assert_eq!(late, 0, "{name}, round {round}");
            mend(&ground);
            ground.well();
        }
    }
    ground.other.stop();
}

/// One connection that is kept for every request.
struct Kept {
    stream: BufReader<TcpStream>,
    request: String,
}

impl Kept {
    fn new(server: &Server, browser: &Browser, path: &str) -> Self {
        let stream = TcpStream::connect(server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let cookie = &browser.cookies[SESSION];
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {SESSION}={cookie}\r\n\r\n", browser.host);
        Self { stream: BufReader::new(stream), request }
    }

    /// The status that the next request on this connection is answered.
    fn status(&mut self) -> u16 {
        self.stream.get_mut().write_all(self.request.as_bytes()).unwrap();
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            assert!(self.stream.read_line(&mut line).unwrap() > 0, "the server keeps the connection");
            let head = line.trim_end().to_ascii_lowercase();
            if head.is_empty() {
                break;
            }
            if let Some(rest) = head.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().unwrap();
            }
            if let Some(rest) = head.strip_prefix("content-length: ") {
                length = rest.parse().unwrap();
            }
        }
        self.stream.read_exact(&mut vec![0; length]).unwrap();
        status
    }
}

#[test]
fn no_kept_connection_outlives_a_revocation_by_one_request() {
    let demo = Server::start(&manifests());
    let mut owner = demo.signed_in(&demo.user("alpes", "atu.lenobli"));
    let account = owner.get("/api/v1/accounts").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let people = owner.get(&format!("/api/v1/a/{account}/people")).json();
    let login_of = |card: &Value| card["login"].as_str().unwrap().to_owned();
    let members: Vec<&Value> = people["members"].as_array().unwrap().iter().collect();
    let known: Vec<DemoUser> = demo.users().into_iter().filter(|user| user.site == "alpes").collect();
    let (card, user) = members
        .iter()
        .filter(|card| card["editable"] == true && card["suspended"] == false)
        .find_map(|card| known.iter().find(|user| user.login == login_of(card)).map(|user| (*card, user)))
        .expect("the sample's account has a member who can sign in");
    let member = format!("/api/v1/a/{account}/people/members/{}", card["id"].to_string().trim_matches('"'));
    let browser = demo.signed_in(user);
    let home = format!("/api/v1/a/{account}");
    let mut connections: Vec<Kept> = (0..4).map(|_| Kept::new(&demo, &browser, &home)).collect();
    for round in 0..ROUNDS {
        let (served, late) = hammer(
            connections.iter_mut().collect(),
            |kept| kept.status() == 200,
            || {
                let held = owner.call("POST", &member, &json!({ "suspended": true }));
                assert_eq!(held.status, 200, "{}", held.text());
            },
        );
        assert!(served > 0, "round {round}: nothing was hammered");
        assert_eq!(late, 0, "a hold, round {round}");
        assert_eq!(owner.call("POST", &member, &json!({ "suspended": false })).status, 200);
        assert_eq!(connections[0].status(), 200, "and back in use at once");
    }
    let (served, late) = hammer(
        connections.iter_mut().collect(),
        |kept| kept.status() == 200,
        || {
            assert_eq!(owner.call("DELETE", &member, &Value::Null).status, 200);
        },
    );
    assert!(served > 0 && late == 0, "a revoke: {served} served before, {late} late");
}
