//! What holds in any world, over worlds at random of three sites, users and accounts, and through every front.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use plugin_api::Kind;
use plugin_api::operations::account::Revoke;
use plugin_api::operations::{Grant, MembershipTerms};
use portal_plugin::model::permissions::Permission;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use tests::browser::Answer;
use tests::operations::{may, on};
use tests::shop::assert_same;
use tests::world::papers::{contents, test_document};
use tests::world::random::{self, KINDS, SIZE, config};
use tests::world::real_portal::{RealPortal, Sights, questions};
use tests::world::rules::Case;
use tests::world::{Account, Document, Membership, Site, User, World};

/// The permissions that show something in these worlds.
const VIEWS: [Permission; 4] =
    [Permission::InvoicesView, Permission::TasksView, Permission::ProjectsView, Permission::ProductsView];

fn real() -> RealPortal {
    RealPortal::new(&World::open(SIZE, SIZE, SIZE, Kind::Invoices))
}

/// What the rules let each user see.
fn allowed(world: &World) -> Sights {
    let mut sights = Sights::new();
    for (user, account, site) in questions(world) {
        for kind in KINDS {
            let whole = Case { world, site, opened_on: Some(site), user, account, kind, document: None };
            let of_kind = world.documents.iter().enumerate().filter(|(_, document)| document.kind == kind);
            let seen = of_kind.filter(|(_, document)| Case { document: Some(document), ..whole }.allowed(None));
            let seen: BTreeSet<usize> = seen.map(|(place, _)| place).collect();
            sights.insert((user, account, site, kind), whole.allowed(None).then_some(seen));
        }
    }
    sights
}

/// Whether everything that one shows the other shows too.
fn within(fewer: Option<&BTreeSet<usize>>, more: Option<&BTreeSet<usize>>) -> bool {
    match (fewer, more) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(fewer), Some(more)) => fewer.is_subset(more),
    }
}

#[test]
fn a_membership_given_shows_nothing_elsewhere_and_one_taken_leaves_everything_as_it_was() {
    let real = real();
    proptest!(config(60), |(world in random::world(), user in 0..SIZE, account in 0..SIZE, given in random::membership(), home in 0..SIZE)| {
        let mut world = world;
        world.memberships.remove(&(user, account));
        let given = Membership { suspended: false, ends: None, ..given };
        real.put(&world);
        let before = real.sights(&world, &KINDS);
        prop_assert_eq!(&before, &allowed(&world));
        let (site, login, third_party) = (format!("s{home}"), format!("u{user}"), format!("tp{account}"));
        let sites = given.sites.as_ref().map(|sites| sites.iter().map(|site| format!("s{site}")).collect::<Vec<_>>());
        let permissions: Vec<&str> = given.permissions.iter().map(Permission::id).collect();
        let membership = MembershipTerms { sees: Some(given.sees.as_str().to_owned()), sites, ..may(&permissions) };
        let (on_site, party, by) = (site.clone(), third_party.clone(), String::new());
        let granted = real.operate(&Grant { site: on_site, login: login.clone(), third_party: party, membership, by });
        let after = real.sights(&world, &KINDS);
        for (question, seen) in &after {
            if granted.is_ok() && (question.0, question.1) == (user, account) {
                prop_assert!(within(before[question].as_ref(), seen.as_ref()), "{question:?}");
            } else {
                prop_assert_eq!(&before[question], seen, "{:?}", question);
            }
        }
        if granted.is_ok() {
            let mut larger = world.clone();
            larger.memberships.insert((user, account), given);
            prop_assert_eq!(&after, &allowed(&larger));
            let revoke = on(&site, &third_party, "", Revoke { login });
            prop_assert!(real.operate(&revoke).is_ok());
            prop_assert_eq!(real.sights(&world, &KINDS), before);
        }
    });
}

#[test]
fn one_permission_more_takes_nothing_away_and_one_less_shows_nothing_more() {
    let real = real();
    proptest!(config(60), |(world in random::world(), of in any::<Index>(), permission in select(&VIEWS[..]))| {
        prop_assume!(!world.memberships.is_empty());
        let pair = *of.get(&world.memberships.keys().copied().collect::<Vec<_>>());
        let with = |has: bool| {
            let mut world = world.clone();
            if let Some(membership) = world.memberships.get_mut(&pair) {
                let held = membership.permissions;
                membership.permissions = if has { held.with(permission) } else { held.without(permission) };
            }
            world
        };
        let mut sights = Vec::new();
        for has in [false, true, false] {
            let world = with(has);
            real.put(&world);
            sights.push(real.sights(&world, &KINDS));
        }
        prop_assert_eq!(&sights[0], &sights[2]);
        for (question, seen) in &sights[1] {
            let concerned = (question.0, question.1) == pair;
            prop_assert!(within(sights[0][question].as_ref(), seen.as_ref()), "{question:?}");
            prop_assert!(concerned || sights[0][question] == *seen, "{question:?}");
        }
    });
}

/// A change of one thing.
#[derive(Clone, Debug)]
enum Change {
    Site(usize, Site),
    User(usize, User),
    Account(usize, Account),
    Membership(usize, usize, Option<Membership>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..SIZE, random::site()).prop_map(|(place, site)| Change::Site(place, site)),
        (0..SIZE, random::user()).prop_map(|(place, user)| Change::User(place, user)),
        (0..SIZE, random::account()).prop_map(|(place, account)| Change::Account(place, account)),
        (0..SIZE, 0..SIZE, proptest::option::of(random::membership()))
            .prop_map(|(user, account, membership)| Change::Membership(user, account, membership)),
    ]
}

impl Change {
    fn make(&self, world: &mut World) {
        match self {
            Self::Site(place, site) => world.sites[*place] = site.clone(),
            Self::User(place, user) => world.users[*place] = user.clone(),
            Self::Account(place, account) => world.accounts[*place] = account.clone(),
            Self::Membership(user, account, membership) => {
                world.memberships.remove(&(*user, *account));
                world.memberships.extend(membership.clone().map(|membership| ((*user, *account), membership)));
            }
        }
    }

    /// Whether a question is about what changes.
    fn concerns(&self, (user, account, site, _): &(usize, usize, usize, Kind)) -> bool {
        match self {
            Self::Site(place, _) => place == site,
            Self::User(place, _) => place == user,
            Self::Account(place, _) => place == account,
            Self::Membership(u, a, _) => (u, a) == (user, account),
        }
    }
}

#[test]
fn a_change_of_one_thing_alters_no_answer_that_does_not_name_it() {
    let real = real();
    proptest!(config(100), |(world in random::world(), change in change())| {
        real.put(&world);
        let before = real.sights(&world, &KINDS);
        let mut changed = world.clone();
        change.make(&mut changed);
        real.put(&changed);
        let after = real.sights(&changed, &KINDS);
        for (question, seen) in &after {
            prop_assert!(change.concerns(question) || before[question] == *seen, "{question:?}");
        }
        prop_assert_eq!(after, allowed(&changed));
    });
}

#[test]
fn order_and_repetition_of_what_is_configured_change_no_answer() {
    let real = real();
    let orders = Just((0..SIZE).collect::<Vec<_>>()).prop_shuffle();
    let pairs = Just((0..SIZE * SIZE).collect::<Vec<_>>()).prop_shuffle();
    proptest!(config(40), |(world in random::world(), order in orders, pairs in pairs, turn in 0..5_usize)| {
        let mut world = world;
        // What staff can say in a command, said by staff; the rest is as in any world.
        for membership in world.memberships.values_mut() {
            (membership.owner, membership.suspended, membership.ends) = (false, false, None);
        }
        world.users.iter_mut().for_each(|user| (user.realm, user.left_on) = (0, None));
        world.sites.iter_mut().for_each(|site| (site.realm, site.enabled) = (0, true));
        world.accounts.iter_mut().for_each(|account| account.party = plugin_api::parties::Known::Open);
        real.put(&world);
        let want = real.sights(&world, &KINDS);
        prop_assert_eq!(&want, &allowed(&world));

        real.put(&World { memberships: BTreeMap::new(), ..world.clone() });
        for (said, place) in order.iter().chain(&order).enumerate() {
            real.give_manifest(*place, &world.sites[*place], turn + said);
        }
        for (said, pair) in pairs.iter().chain(&pairs).enumerate() {
            let (user, account) = (pair / SIZE, pair % SIZE);
            let Some(membership) = world.memberships.get(&(user, account)) else { continue };
            let mut permissions: Vec<&str> = membership.permissions.iter().map(Permission::id).collect();
            let by = (turn + said) % permissions.len().max(1);
            permissions.rotate_left(by);
            permissions.extend(permissions.clone());
            let sites = membership.sites.as_ref().map(|sites| {
                sites.iter().rev().chain(sites).map(|site| format!("s{site}")).collect::<Vec<_>>()
            });
            let (site, login, third_party) = ("s0".to_owned(), format!("u{user}"), format!("tp{account}"));
            let membership = MembershipTerms { sees: Some(membership.sees.as_str().to_owned()), sites, ..may(&permissions) };
            let granted = real.operate(&Grant { site, login, third_party, membership, by: String::new() });
            prop_assert!(granted.is_ok(), "{granted:?}");
        }
        prop_assert_eq!(real.sights(&world, &KINDS), want);
    });
}

/// The ids of a list in JSON, over all of its pages.
fn listed(real: &RealPortal, user: usize, site: usize, at: &str, limit: usize, filter: &str) -> Vec<usize> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = real.get(user, site, site, &format!("{at}?limit={limit}{filter}{cursor}"));
        assert_eq!(answer.status, 200, "{at}: {}", answer.text());
        let page = answer.json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= limit, "{at}");
        ids.extend(items.iter().map(|item| item["id"].as_str().unwrap().parse::<usize>().unwrap()));
        let Some(next) = page["next"].as_str() else { return ids };
        cursor = format!("&cursor={next}");
    }
}

/// The counters of an account's home, where it is shown.
fn counted(home: &Answer, kind: Kind) -> Option<u64> {
    let home: Value = home.json();
    let counters = home["counters"].as_array()?;
    counters.iter().find(|counter| counter["kind"] == kind.as_str()).and_then(|counter| counter["all"].as_u64())
}

#[test]
fn list_page_count_search_document_and_file_agree_and_what_is_not_for_somebody_looks_like_nothing() {
    let real = real();
    proptest!(config(16), |(world in random::world(), limit in 1..4_usize)| {
        real.put(&world);
        for ((user, account, site, kind), want) in allowed(&world) {
            let what = format!("user {user} in account {account} on site {site}: {kind}");
            let get = |target: &str| real.get(user, site, site, target);
            let at = format!("/api/v1/a/{}", account + 1);
            let list = format!("{at}/{kind}");
            let home = get(&at);
            let case = Case { world: &world, site, opened_on: Some(site), user, account, kind, document: None };
            let Some(want) = want else {
                let answer = get(&list);
                prop_assert!(answer.status >= 400 && counted(&home, kind).is_none(), "{what}");
                if case.told() == Some("document/unknown") {
                    for below in ["", "/invoices", "/invoices/1", "/invoices/1/file"] {
                        for front in ["/api/v1/a", "/a"] {
                            let nobody_s = get(&format!("{front}/999{below}"));
                            assert_same(&get(&format!("{front}/{}{below}", account + 1)), &nobody_s, &what);
                        }
                    }
                }
                continue;
            };
            prop_assert_eq!(counted(&home, kind), Some(want.len() as u64), "{}: the counter", &what);
            let ids = listed(&real, user, site, &list, limit, "");
            prop_assert_eq!(ids.len(), want.len(), "{}: no row twice", &what);
            prop_assert_eq!(&ids.into_iter().collect::<BTreeSet<_>>(), &want, "{}: the list", &what);
            for (place, document) in world.documents.iter().enumerate().filter(|(_, document)| document.kind == kind) {
                let told = Case { document: Some(document), ..case }.told();
                let found = listed(&real, user, site, &list, 100, &format!("&text=ref-{place}"));
                prop_assert_eq!(found.contains(&place), told.is_none(), "{}: the search for {}", &what, place);
                for front in [at.clone(), at.replace("/api/v1", "")] {
                    for below in ["", "/file"] {
                        let answer = get(&format!("{front}/{kind}/{place}{below}"));
                        if told.is_none() {
                            prop_assert_eq!(answer.status, 200, "{}: {}{}", &what, place, below);
                            prop_assert!(below.is_empty() || answer.body == contents(place));
                        } else {
                            let none = get(&format!("{front}/{kind}/no-such{below}"));
                            assert_same(&answer, &none, &format!("{what}: {place}{below}, {told:?}"));
                            prop_assert_eq!(answer.status, 404);
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn after_a_restart_on_the_same_store_everything_is_as_before() {
    let real = RefCell::new(real());
    let orders = Just((0..SIZE).collect::<Vec<_>>()).prop_shuffle();
    proptest!(config(12), |(world in random::world(), order in orders)| {
        let mut real = real.borrow_mut();
        real.put(&world);
        let ask = |real: &RealPortal| {
            let told = |(user, account, site)| {
                let case = Case { world: &world, site, opened_on: None, user, account, kind: Kind::Invoices, document: None };
                (real.decide(&case, None), real.context(&Case { opened_on: Some(site), ..case }).is_ok())
            };
            let told: Vec<_> = questions(&world).map(told).collect();
            (real.sights(&world, &KINDS), told)
        };
        // Looking ends what is found idle, so that the second look is the one to compare with.
        ask(&real);
        let before = ask(&real);
        real.restart(&order);
        prop_assert_eq!(ask(&real), before);
    });
}

#[test]
fn whatever_the_erp_hands_over_only_what_is_allowed_is_shown() {
    let real = real();
    let forged = proptest::collection::vec((0..3_usize, random::document()), 0..8);
    proptest!(config(60), |(world in random::world(), forged in forged)| {
        real.put(&world);
        let rows = forged.iter().enumerate().map(|(place, (id, document))| test_document(place, document, &id.to_string()));
        real.erp.forge(Some(rows.collect()));
        for (user, account, site) in questions(&world) {
            for kind in KINDS {
                let case = Case { world: &world, site, opened_on: Some(site), user, account, kind, document: None };
                let may = |document: &Document| {
                    document.kind == kind && Case { document: Some(document), ..case }.allowed(None)
                };
                let at = format!("/api/v1/a/{}/{kind}", account + 1);
                let answer = real.get(user, site, site, &format!("{at}?limit=100"));
                let shown: Vec<String> = answer.json()["items"].as_array().into_iter().flatten().map(|item| item["ref"].as_str().unwrap().to_owned()).collect();
                let want = forged.iter().enumerate().filter(|(_, (_, document))| may(document));
                let want: Vec<String> = want.map(|(place, _)| format!("REF-{place}")).collect();
                prop_assert_eq!(shown, want, "user {} in account {} on site {}: {}", user, account, site, kind);
                for id in 0..3 {
                    let shown = real.get(user, site, site, &format!("{at}/{id}")).json()["ref"].as_str().map(str::to_owned);
                    // The last that bears the id is the answer.
                    let asked = forged.iter().enumerate().rfind(|(_, (own, document))| *own == id && document.kind == kind);
                    let want = asked.filter(|(_, (_, document))| may(document)).map(|(place, _)| format!("REF-{place}"));
                    // The ERP has a body only for what it really has.
                    let has_body = world.documents.get(id).is_some_and(|document| document.kind == kind);
                    prop_assert_eq!(shown, want.filter(|_| has_body), "user {} in account {} on site {}: {} {}", user, account, site, kind, id);
                }
            }
        }
        real.erp.forge(None);
    });
}
