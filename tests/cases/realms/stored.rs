//! Generated worlds in the store: what a plan said is what applying does, and taking back leaves everything as it was.

use portal_plugin::clock::Timestamp;
use portal_plugin::model::realms::{Change, Fate, plan};
use portal_plugin::model::users::UserId;
use portal_plugin::store::Store;
use portal_plugin::store::engine::{Connection, Transaction};
use portal_plugin::store::realms::{self as rows, Made};
use proptest::prelude::*;

/// A world for the store: users as (realm, login, address, proved, state, contact, seen, memberships).
type Somebody = (usize, usize, Option<usize>, bool, usize, Option<usize>, Option<i64>, Vec<(usize, usize, usize)>);

fn somebody() -> impl Strategy<Value = Somebody> {
    (
        0..3_usize,
        0..4_usize,
        proptest::option::of(0..3_usize),
        any::<bool>(),
        prop_oneof![4 => Just(0), 1 => Just(1), 1 => Just(2)],
        proptest::option::of(0..3_usize),
        proptest::option::of(1..5_i64),
        proptest::collection::vec((0..3_usize, 0..3_usize, 0..4_usize), 0..3),
    )
}

const REALMS: [&str; 3] = ["old", "new", "far"];
const TABLES: [&str; 13] = [
    "SELECT id, realm, enabled FROM sites ORDER BY id",
    "SELECT id, realm, login, email, email_verified, state, contact, password, failures FROM users ORDER BY id",
    "SELECT id, third_party, state, sites, owner FROM accounts ORDER BY id",
    "SELECT account, user, permissions, sees, state, sites, ends, created FROM memberships ORDER BY account, user",
    "SELECT site, login_key, user FROM kept_logins ORDER BY site, login_key",
    "SELECT user, account, contact FROM kept_contacts ORDER BY user, account",
    "SELECT hex(token), user, used FROM devices ORDER BY token",
    "SELECT id, realm, inviter, state FROM invitations ORDER BY id",
    "SELECT id, account, proposer, candidate, state, settled FROM transfers ORDER BY id",
    "SELECT id, account, owner, candidate, state, settled, settled_by FROM recoveries ORDER BY id",
    "SELECT user, site, account FROM default_accounts ORDER BY user, site",
    "SELECT user, key FROM sign_ups ORDER BY user",
    "SELECT id, account, user FROM contacts ORDER BY id",
];

fn dump(transaction: &Transaction<'_>) -> Vec<String> {
    let connection = transaction.as_sqlite().unwrap();
    let mut lines = Vec::new();
    for table in TABLES {
        let mut statement = connection.prepare(table).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<_> = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            lines.push(format!("{table}: {}", values.join(" ")));
        }
    }
    lines
}

fn seed(transaction: &Transaction<'_>, sites: [usize; 3], people: &[Somebody]) {
    let transaction = transaction.as_sqlite().unwrap();
    for (site, realm) in ["lac", "alpes", "nord"].iter().zip(sites) {
        transaction.execute("INSERT INTO sites VALUES (?1, ?2, 1)", [site, REALMS[realm]]).unwrap();
    }
    for account in 0..3 {
        let sites = if account == 2 { Some("lac nord") } else { None };
        let sql = "INSERT INTO accounts (id, third_party, state, sites, created) VALUES (?1, ?1, 'open', ?2, 0)";
        transaction.execute(sql, rusqlite::params![account, sites]).unwrap();
    }
    for (realm, login, email, proved, state, contact, seen, parts) in people {
        let state = ["active", "unverified", "disabled"][*state];
        let (email, contact) = (email.map(|n| format!("{n}@x")), contact.map(|n| format!("c{n}")));
        let made = transaction
            .execute(
                "INSERT OR IGNORE INTO users (realm, login, login_key, name, email, email_key, email_verified, state, \
                 contact, password, created) VALUES (?1, ?2, ?2, '', ?3, ?3, ?4, ?5, ?6, ?7, 0)",
                rusqlite::params![
                    REALMS[*realm],
                    format!("u{login}"),
                    email,
                    *proved && email.is_some(),
                    state,
                    contact,
                    format!("hash {realm} {login}")
                ],
            )
            .unwrap();
        if made == 0 {
            continue;
        }
        let user = transaction.last_insert_rowid();
        if let Some(seen) = seen {
            let mut token = [0_u8; 32];
            token[0] = u8::try_from(user).unwrap();
            transaction
                .execute("INSERT INTO devices VALUES (?1, ?2, ?3)", rusqlite::params![token, user, seen])
                .unwrap();
        }
        for (account, permissions, sites) in parts {
            let account = i64::try_from(*account).unwrap();
            let permissions = ["", "portal.invoices.view", "portal.invoices.view portal.tickets.view"][*permissions];
            let sites = [None, None, Some("lac"), Some("alpes lac")][*sites];
            transaction
                .execute(
                    "INSERT OR IGNORE INTO memberships (account, user, permissions, sees, state, sites, created) \
                     VALUES (?1, ?2, ?3, 'all', 'active', ?4, ?2)",
                    rusqlite::params![account, user, permissions, sites],
                )
                .unwrap();
            transaction
                .execute("UPDATE accounts SET owner = ?2 WHERE id = ?1 AND owner IS NULL", [account, user])
                .unwrap();
        }
    }
    seed_pending(transaction);
}

/// Each membership has invited somebody and is a contact; the owner of each account offers it to another member, and
/// is said to be lost; each member enters their newest account first on one site; every other user waits for an account.
fn seed_pending(transaction: &rusqlite::Connection) {
    transaction
        .execute_batch(
            "INSERT INTO invitations (account, site, realm, email, email_key, name, inviter, inviter_name, permissions, \
             sees, lifetime, token, created, expires, state) \
             SELECT account, site.id, site.realm, user || site.id, user || site.id, '', user, '', '', 'all', 3600000, \
             randomblob(32), 0, 0, 'pending' FROM memberships, sites AS site; \
             INSERT INTO contacts (account, name, email, email_key, categories, user, created) \
             SELECT account, '', user, user, '', user, 0 FROM memberships; \
             INSERT INTO transfers (account, proposer, candidate, created, expires, state) \
             SELECT accounts.id, owner, min(user), 0, 0, 'pending' FROM accounts JOIN memberships \
             ON memberships.account = accounts.id AND user <> owner GROUP BY accounts.id; \
             INSERT INTO recoveries (account, owner, candidate, proposed_by, reason, created, expires, state) \
             SELECT account, proposer, candidate, 'Sam', 'lost', 0, 0, 'pending' FROM transfers; \
             INSERT INTO default_accounts SELECT user, 'lac', max(account) FROM memberships GROUP BY user; \
             INSERT INTO sign_ups SELECT id, 'key ' || id, '', '/', 0, 0 FROM users WHERE id % 2;",
        )
        .unwrap();
}

/// Plans and applies in the store; everything that the plan said must be so, and nobody who was not told loses a login.
fn apply_in(transaction: &Transaction<'_>, change: &Change, what: &str) -> Option<rows::ChangeRow> {
    let before = rows::world_in(transaction, change).unwrap();
    let plan = plan(&before, change)?;
    let (id, _) =
        rows::apply(transaction, &before, &plan, Made { summary: "{}", by: "", reason: "" }, Timestamp(10)).unwrap();
    // The way back has both realms in view.
    let back = Change { to: plan.from.clone(), ..change.clone() };
    let after = rows::world_in(transaction, &back).unwrap();

    let now = |user: UserId| match plan.fates.get(&user) {
        Some(Fate::Merges { into, .. }) => *into,
        _ => user,
    };
    let mut expected: std::collections::BTreeSet<_> =
        before.entries().into_iter().map(|(user, site)| (now(user), site)).collect();
    expected.extend(plan.gains.iter().cloned());
    expected.retain(|entry| !plan.loses.contains(entry));
    let got: std::collections::BTreeSet<_> =
        after.entries().into_iter().filter(|(user, _)| before.people.contains_key(user)).collect();
    assert_eq!(got, expected, "{what}: the store does what the plan said");

    for (user, person) in &before.people {
        for site in before.sites.keys().filter(|site| before.means(site, &person.login) == Some(*user)) {
            let lost = plan.fates.get(user) == Some(&Fate::Loses) && change.sites.contains(site);
            // Who used this site alone goes with it, and is nobody any more on the others of a realm that goes on.
            let goes = matches!(plan.fates.get(user), Some(Fate::Moves | Fate::Merges { .. }));
            let moved_away = goes && !change.sites.contains(site);
            if !lost && !moved_away {
                assert_eq!(after.means(site, &person.login), Some(now(*user)), "{what}: {} on {site}", person.login);
            }
        }
    }
    rows::change(transaction, id).unwrap().map(|(row, _)| row)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn applying_and_taking_back_leaves_the_store_as_it_was(
        people in proptest::collection::vec(somebody(), 0..9),
        sites in [0..2_usize, 0..3_usize, 0..3_usize],
        to in [0..3_usize, 0..3_usize],
        second in 0..3_usize,
    ) {
        thread_local! {
            static STORE: (tempfile::TempDir, std::cell::RefCell<Connection>) = {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("portal.db");
                drop(Store::open(&path).unwrap());
                let connection = rusqlite::Connection::open(&path).unwrap();
                connection.pragma_update(None, "foreign_keys", "on").unwrap();
                (folder, std::cell::RefCell::new(Connection::sqlite(connection)))
            };
        }
        STORE.with(|(_, connection)| {
            let mut connection = connection.borrow_mut();
            let transaction = connection.begin().unwrap();
            seed(&transaction, sites, &people);
            let changes = [("lac", to[0]), (["lac", "alpes", "nord"][second], to[1])];
            let mut stack = Vec::new();
            for (place, (site, realm)) in changes.into_iter().enumerate() {
                let change = Change { sites: [site.parse().unwrap()].into(), to: REALMS[realm].parse().unwrap() };
                let before = dump(&transaction);
                if let Some(row) = apply_in(&transaction, &change, &format!("change {place}")) {
                    stack.push((before, row));
                }
            }
            while let Some((before, row)) = stack.pop() {
                rows::revert(&transaction, &row, "", Timestamp(20)).unwrap();
                assert_eq!(dump(&transaction), before);
            }
            let broken: i64 = transaction.as_sqlite().unwrap()
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
            assert_eq!(broken, 0);
        });
    }
}
