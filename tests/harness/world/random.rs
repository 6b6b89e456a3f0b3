//! Worlds at random: three sites, users and accounts, three kinds, up to twelve documents. Most things are as they should
//! be, so that not every question is refused by the first row.

use plugin_api::Kind;
use plugin_api::documents::State;
use plugin_api::parties::Known;
use portal_plugin::model::accounts::AccountState;
use portal_plugin::model::memberships::Sees;
use portal_plugin::model::permissions::Permission;
use portal_plugin::model::users::UserState;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;

use crate::world::{Account, Document, Membership, Session, Site, User, World};

/// How many there are of sites, users and accounts each.
pub const SIZE: usize = 3;

/// The kinds: one that takes one permission, one that takes two, one that belongs to nobody.
pub const KINDS: [Kind; 3] = [Kind::Invoices, Kind::Tasks, Kind::Products];

/// So many cases, the same ones in each run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others.
pub fn config(cases: u32) -> ProptestConfig {
    let wanted = ProptestConfig::default();
    ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { wanted.cases } else { cases },
        rng_seed: match wanted.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2026),
            fixed @ RngSeed::Fixed(_) => fixed,
        },
        failure_persistence: None,
        ..wanted
    }
}

/// Any world.
pub fn world() -> impl Strategy<Value = World> {
    let owners = vec(option::weighted(0.3, 0..SIZE), SIZE);
    let memberships = vec(option::weighted(0.7, membership()), SIZE * SIZE);
    let closed = option::weighted(0.1, select(&KINDS[..]));
    (vec(site(), SIZE), vec(user(), SIZE), vec(account(), SIZE), memberships, owners, documents(), closed).prop_map(
        |(sites, users, accounts, memberships, owners, documents, closed)| {
            let places = (0..SIZE).flat_map(|user| (0..SIZE).map(move |account| (user, account)));
            let mut memberships: std::collections::BTreeMap<_, _> = places
                .zip(memberships)
                .filter_map(|(pair, membership)| membership.map(|membership| (pair, membership)))
                .collect();
            for (account, owner) in owners.into_iter().enumerate() {
                if let Some(membership) = owner.and_then(|owner| memberships.get_mut(&(owner, account))) {
                    membership.owner = true;
                }
            }
            World { sites, users, accounts, memberships, documents, closed: closed.into_iter().collect() }
        },
    )
}

/// Any site.
pub fn site() -> impl Strategy<Value = Site> {
    let entities = option::weighted(0.5, subsequence(vec![1, 2, 3], 1..=3));
    let kinds = subsequence(KINDS.to_vec(), 1..=KINDS.len());
    (mostly(true, false), mostly(0, 1), kinds, entities, any::<bool>(), any::<bool>()).prop_map(
        |(enabled, realm, kinds, entities, excludes_internal, cancelled)| Site {
            enabled,
            realm,
            kinds,
            entities,
            excludes_internal,
            cancelled,
        },
    )
}

/// Any user.
pub fn user() -> impl Strategy<Value = User> {
    let state =
        prop_oneof![10 => Just(UserState::Active), 1 => Just(UserState::Disabled), 1 => Just(UserState::Unverified)];
    let session = prop_oneof![
        12 => Just(Session::Live), 1 => Just(Session::Missing), 1 => Just(Session::Ended), 1 => Just(Session::Idle)
    ];
    let left_on = option::weighted(0.1, 0..SIZE);
    let contact = option::weighted(0.8, known());
    (state, mostly(false, true), mostly(0, 1), left_on, contact, vec(session, SIZE)).prop_map(
        |(state, locked, realm, left_on, contact, sessions)| User { state, locked, realm, left_on, contact, sessions },
    )
}

/// Any account.
pub fn account() -> impl Strategy<Value = Account> {
    let state = prop_oneof![10 => Just(AccountState::Open), 1 => Just(AccountState::Suspended), 1 => Just(AccountState::Closed)];
    (state, known(), mostly(false, true), some_sites()).prop_map(|(state, party, internal, sites)| Account {
        state,
        party,
        internal,
        sites,
    })
}

/// Any membership but an owner's.
pub fn membership() -> impl Strategy<Value = Membership> {
    let all = [
        Permission::InvoicesView,
        Permission::TasksView,
        Permission::ProjectsView,
        Permission::ProductsView,
        Permission::UsersManage,
    ];
    let permissions = subsequence(all.to_vec(), 2..=all.len());
    let sees = prop_oneof![3 => Just(Sees::All), 1 => Just(Sees::Own)];
    let ends = option::weighted(0.2, select(vec![0, 1]));
    (permissions, mostly(false, true), sees, some_sites(), ends).prop_map(|(held, suspended, sees, sites, ends)| {
        Membership { owner: false, permissions: held.into_iter().collect(), suspended, sees, sites, ends }
    })
}

/// Any documents.
pub fn documents() -> impl Strategy<Value = Vec<Document>> {
    vec(document(), 0..=12)
}

/// Any document.
pub fn document() -> impl Strategy<Value = Document> {
    let state = prop_oneof![6 => Just(State::Published), 1 => Just(State::Draft), 1 => Just(State::Cancelled)];
    let names = subsequence((0..SIZE).collect::<Vec<_>>(), 0..=2);
    (select(&KINDS[..]), 0..SIZE, 1..=3_u8, names, any::<bool>(), state).prop_map(
        |(kind, account, entity, names, reserved, state)| {
            // An ERP reserves a document to the contacts on it, so that there is one.
            let reserved = reserved && !names.is_empty();
            Document { kind, account, entity, names, reserved, state }
        },
    )
}

fn known() -> impl Strategy<Value = Known> {
    prop_oneof![10 => Just(Known::Open), 1 => Just(Known::Closed), 1 => Just(Known::Unknown)]
}

fn mostly<T: Clone + std::fmt::Debug>(usual: T, other: T) -> impl Strategy<Value = T> {
    prop_oneof![8 => Just(usual), 1 => Just(other)]
}

fn some_sites() -> impl Strategy<Value = Option<Vec<usize>>> {
    option::weighted(0.2, subsequence((0..SIZE).collect::<Vec<_>>(), 0..=2))
}
