//! A world that the decision is asked in: sites, users, accounts, what joins them, and documents. Plain values, told apart
//! by their place in a list, so that worlds can be enumerated, changed at random, and compared.

pub mod papers;
pub mod random;
pub mod real_portal;
pub mod rules;

use std::collections::BTreeMap;

use plugin_api::Kind;
use plugin_api::documents::State;
use plugin_api::parties::Known;
use portal_plugin::model::accounts::AccountState;
use portal_plugin::model::memberships::Sees;
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::users::UserState;

/// Everything that the decision looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    /// The sites; their ids are `s0`, `s1`...
    pub sites: Vec<Site>,
    /// The users; their logins are `u0`, `u1`..., their contacts `c0`, `c1`...
    pub users: Vec<User>,
    /// The accounts; their third parties are `tp0`, `tp1`...
    pub accounts: Vec<Account>,
    /// What joins a user (first) and an account.
    pub memberships: BTreeMap<(usize, usize), Membership>,
    /// The documents; their ids are their places.
    pub documents: Vec<Document>,
    /// The kinds that the ERP closes to external users.
    pub closed: Vec<Kind>,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Whether it is in service.
    pub enabled: bool,
    /// The number of its realm.
    pub realm: u8,
    /// The kinds that it shows.
    pub kinds: Vec<Kind>,
    /// The entities whose documents it shows; `None` is all.
    pub entities: Option<Vec<u8>>,
    /// Whether it keeps third parties of the category `internal` out.
    pub excludes_internal: bool,
    /// Whether it shows cancelled documents.
    pub cancelled: bool,
}

/// A user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Whether it may act.
    pub state: UserState,
    /// Whether its password is out of use.
    pub locked: bool,
    /// The number of its realm.
    pub realm: u8,
    /// The site where a change of realm left it behind.
    pub left_on: Option<usize>,
    /// What the ERP says of the contact behind it, where there is one.
    pub contact: Option<Known>,
    /// Its session on each site.
    pub sessions: Vec<Session>,
}

/// A session of a user on a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// In use.
    Live,
    /// There is none.
    Missing,
    /// Ended by somebody.
    Ended,
    /// Unused for an hour.
    Idle,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whether it may be used.
    pub state: AccountState,
    /// What the ERP says of its third party.
    pub party: Known,
    /// Whether its third party is of the category `internal`.
    pub internal: bool,
    /// The sites where it may be used; `None` is all.
    pub sites: Option<Vec<usize>>,
}

/// User × account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Whether it is the owner's.
    pub owner: bool,
    /// What it holds, unless it is the owner's.
    pub permissions: Permissions,
    /// Whether it is on hold.
    pub suspended: bool,
    /// Which documents it sees.
    pub sees: Sees,
    /// The sites where it works; `None` is all.
    pub sites: Option<Vec<usize>>,
    /// In how many milliseconds it ends; 0 is now.
    pub ends: Option<u64>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// The account whose third party it belongs to.
    pub account: usize,
    /// The entity that issued it.
    pub entity: u8,
    /// The users whose contacts it names.
    pub names: Vec<usize>,
    /// Whether only those whom it names see it.
    pub reserved: bool,
    /// Its life as customers see it.
    pub state: State,
}

impl World {
    /// A world in which nothing is refused: everybody may look at this kind, everywhere, in every account. Each account has
    /// a document for each thing that is asked of one.
    pub fn open(sites: usize, users: usize, accounts: usize, kind: Kind) -> Self {
        let pairs = (0..users).flat_map(|user| (0..accounts).map(move |account| (user, account)));
        let documents = (0..accounts).flat_map(|account| {
            let plain =
                Document { kind, account, entity: 1, names: Vec::new(), reserved: false, state: State::Published };
            [
                Document { entity: 2, ..plain.clone() },
                Document { names: vec![0], reserved: true, ..plain.clone() },
                Document { names: vec![0], ..plain.clone() },
                Document { state: State::Draft, ..plain.clone() },
                Document { state: State::Cancelled, ..plain.clone() },
                plain,
            ]
        });
        Self {
            sites: vec![Site::open(kind); sites],
            users: vec![User::active(sites); users],
            accounts: vec![Account::open(); accounts],
            memberships: pairs.map(|pair| (pair, Membership::to_view(kind))).collect(),
            documents: documents.collect(),
            closed: Vec::new(),
        }
    }
}

impl Site {
    /// One that shows this kind, of every entity but not cancelled ones, and keeps category `internal` out.
    pub fn open(kind: Kind) -> Self {
        Self { enabled: true, realm: 0, kinds: vec![kind], entities: None, excludes_internal: true, cancelled: false }
    }
}

impl User {
    /// One with a contact that the ERP knows, signed in on every site.
    pub fn active(sites: usize) -> Self {
        Self {
            state: UserState::Active,
            locked: false,
            realm: 0,
            left_on: None,
            contact: Some(Known::Open),
            sessions: vec![Session::Live; sites],
        }
    }
}

impl Account {
    /// One that may be used everywhere.
    pub const fn open() -> Self {
        Self { state: AccountState::Open, party: Known::Open, internal: false, sites: None }
    }
}

impl Membership {
    /// One that may look at this kind, and nothing else.
    pub fn to_view(kind: Kind) -> Self {
        let view = Permission::to_view(kind);
        let permissions = [Some(view), view.needs()].into_iter().flatten().collect();
        Self { owner: false, permissions, suspended: false, sees: Sees::All, sites: None, ends: None }
    }
}
