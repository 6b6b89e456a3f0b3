//! What each request pays before a document is read: the decision, and the query that says who asks.
//!
//! `cargo bench -p portal-plugin`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use plugin_api::ManifestFile;
use plugin_api::documents::State;
use plugin_api::parties::{Known, Standing};
use portal_plugin::access::{DocumentFacts, Facts, SessionFact, SiteFact, Wish, decide};
use portal_plugin::clock::Timestamp;
use portal_plugin::manifest;
use portal_plugin::model::accounts::{Account, AccountId, AccountState};
use portal_plugin::model::memberships::{Membership, MembershipState, Role, Sees};
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::sessions;
use portal_plugin::model::users::{Login, User, UserId, UserState};
use portal_plugin::store::Store;
use rusqlite::{Connection, params};

fn decision(c: &mut Criterion) {
    let text = br#"{"site": "alpes", "hosts": ["alpes.localhost"], "entities": ["1"]}"#;
    let (site, _) = manifest::read(&ManifestFile { name: "alpes.json", bytes: text });
    let site = site.expect("a valid manifest");
    let user = User {
        id: UserId(1),
        realm: site.realm.clone(),
        login: Login::new("atu.lenobli").expect("a login"),
        name: String::new(),
        email: None,
        locale: None,
        zone: None,
        state: UserState::Active,
        locked: false,
        one_time_password: false,
        contact: Some("c1".to_owned()),
        erp: None,
    };
    let account = Account { id: AccountId(1), third_party: "tp1".to_owned(), state: AccountState::Open, sites: None };
    let membership = Membership {
        role: Role::Member(Permissions::NONE.with(Permission::InvoicesView)),
        state: MembershipState::Active,
        sees: Sees::All,
        sites: None,
        ends: None,
    };
    let standing =
        Standing { third_party: Known::Open, contact: Some(Known::Open), categories: Vec::new(), party: None };
    let facts = Facts {
        now: Timestamp(1),
        site: SiteFact::Enabled(&site),
        session: SessionFact::Known(sessions::SessionStatus::Live),
        user: Some(&user),
        account: Some(&account),
        membership: Some(&membership),
        left_behind: false,
        standing: Some(&standing),
        erp_user: None,
    };
    let wish = Wish { permission: Permission::InvoicesView, open_to_external: true };
    let document = DocumentFacts {
        third_party: Some("tp1"),
        entity: "1",
        reserved: false,
        contacts: &[],
        state: State::Published,
    };
    c.bench_function("decide, rows 1 to 10", |b| b.iter(|| decide(black_box(&facts), wish).is_ok()));
    let granted = decide(&facts, wish).expect("all holds");
    c.bench_function("judge, rows 11 to 14", |b| b.iter(|| granted.judge(black_box(&document)).is_ok()));
}

/// 10,000 users, each with an account and a session.
fn principal(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("portal.sqlite");
    let store = Store::open(&path).expect("a store");
    let mut connection = Connection::open(&path).expect("a connection");
    let transaction = connection.transaction().expect("a transaction");
    for n in 0_u32..10_000 {
        let token = token(n);
        transaction
            .execute(
                "INSERT INTO users (realm, login, login_key, name, state, created) VALUES ('r', ?1, ?1, '', 'active', 0)",
                [format!("user{n}")],
            )
            .and_then(|_| {
                transaction.execute(
                    "INSERT INTO accounts (third_party, state, created) VALUES (?1, 'open', 0)",
                    [format!("tp{n}")],
                )
            })
            .and_then(|_| {
                transaction.execute(
                    "INSERT INTO memberships (account, user, permissions, sees, state, created) \
                     VALUES (?1, ?1, 'portal.invoices.view portal.quotes.view', 'all', 'active', 0)",
                    [n + 1],
                )
            })
            .and_then(|_| {
                transaction.execute(
                    "INSERT INTO sessions (token, user, site, opened, used, agent, network) \
                     VALUES (?1, ?2, 's', 0, 0, '', '')",
                    params![token, n + 1],
                )
            })
            .expect("a row of each");
    }
    transaction.commit().expect("a commit");
    let mut n = 0_u32;
    c.bench_function("principal, one of 10,000 sessions", |b| {
        b.iter(|| {
            n = (n + 7919) % 10_000;
            let found = store.principal(&token(n), Some(AccountId(i64::from(n) + 1))).expect("a store that answers");
            assert!(found.is_some_and(|principal| principal.membership.is_some()));
        });
    });
}

fn token(n: u32) -> [u8; 32] {
    let mut token = [0; 32];
    token[..4].copy_from_slice(&n.to_le_bytes());
    token
}

criterion_group!(benches, decision, principal);
criterion_main!(benches);
