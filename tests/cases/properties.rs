//! Properties of the decision: every small world is compared with a model that reads like the rules, and no condition
//! can be dropped from the decision unseen.

use plugin_api::documents::State;
use plugin_api::parties::{Known, Standing};
use plugin_api::{Class, Kind};
use portal_plugin::access::{DocumentFacts, Facts, SessionFact, SiteFact, Wish, decide};
use portal_plugin::clock::Timestamp;
use portal_plugin::model::accounts::{Account, AccountId, AccountState};
use portal_plugin::model::memberships::{Membership, MembershipState, Role, Sees};
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::sessions;
use portal_plugin::model::sites::Site;
use portal_plugin::model::users::{Login, User, UserId, UserState};
use proptest::prelude::*;
use tests::erp::TestDocument;
use tests::site;
use tests::team::{INVOICES, PARTY, Team};

const NOW: Timestamp = Timestamp(1_000_000);

/// Everything that can be so or not, a bit each; the question is always a task.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
enum Is {
    SiteEnabled,
    SessionLive,
    UserActive,
    ContactBehindUser,
    ContactKnown,
    RealmShared,
    AccountOpen,
    PartyOpen,
    AccountOnSite,
    CategoryAllowed,
    Member,
    MembershipActive,
    BeforeItsEnd,
    MembershipOnSite,
    OpenToExternal,
    KindShown,
    PermissionHeld,
    NeededPermissionHeld,
    OwnDocument,
    EntityShown,
    ReservedToContacts,
    NamesTheContact,
    SeesOwnOnly,
    Published,
}

const BITS: u32 = Is::Published as u32 + 1;

#[derive(Clone, Copy)]
struct World(u32);

impl World {
    /// Everything holds, and the document is an ordinary one.
    const GOOD: Self = Self(((1 << BITS) - 1) & !(1 << Is::ReservedToContacts as u32) & !(1 << Is::SeesOwnOnly as u32));

    const fn is(self, what: Is) -> bool {
        self.0 >> what as u32 & 1 == 1
    }
}

/// The rules, a sentence a line; `dropped` is one that a wrong decision would forget.
fn allowed(world: World, dropped: Option<usize>) -> bool {
    let is = |what| world.is(what);
    let named = is(Is::ContactBehindUser) && is(Is::NamesTheContact);
    let sentences = [
        is(Is::SiteEnabled),
        is(Is::SessionLive),
        is(Is::UserActive),
        !is(Is::ContactBehindUser) || is(Is::ContactKnown),
        is(Is::RealmShared),
        is(Is::AccountOpen),
        is(Is::PartyOpen),
        is(Is::AccountOnSite),
        is(Is::CategoryAllowed),
        is(Is::Member),
        is(Is::MembershipActive),
        is(Is::BeforeItsEnd),
        is(Is::MembershipOnSite),
        is(Is::OpenToExternal),
        is(Is::KindShown),
        is(Is::PermissionHeld),
        is(Is::NeededPermissionHeld),
        is(Is::OwnDocument),
        is(Is::EntityShown),
        !is(Is::ReservedToContacts) || named,
        !is(Is::SeesOwnOnly) || named,
        is(Is::Published),
    ];
    sentences.iter().enumerate().all(|(place, holds)| *holds || Some(place) == dropped)
}

const SENTENCES: usize = 22;

/// What the facts are made of, so that a world costs no allocation.
struct Parts {
    shown: Site,
    hidden: Site,
    users: Vec<User>,
    accounts: Vec<Account>,
    memberships: Vec<Membership>,
    standings: Vec<Standing>,
}

impl Parts {
    fn new() -> Self {
        let shown = site(
            r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"], "exclude_categories": ["internal"]}"#,
        );
        let mut hidden = shown.clone();
        hidden.kinds.retain(|kind| *kind != Kind::Tasks);
        let bools = |count: u32| (0..1_u32 << count).map(World);
        let on = |world: World, place: u32| world.0 >> place & 1 == 1;
        Self {
            users: bools(3)
                .map(|w| User {
                    id: UserId(1),
                    realm: if on(w, 1) { shown.realm.clone() } else { "nord".parse().unwrap() },
                    login: Login::new("claire").unwrap(),
                    name: String::new(),
                    email: None,
                    locale: None,
                    zone: None,
                    state: if on(w, 0) { UserState::Active } else { UserState::Disabled },
                    locked: false,
                    one_time_password: false,
                    contact: on(w, 2).then(|| "c1".to_owned()),
                    erp: None,
                })
                .collect(),
            accounts: bools(2)
                .map(|w| Account {
                    id: AccountId(1),
                    third_party: "tp1".to_owned(),
                    state: if on(w, 0) { AccountState::Open } else { AccountState::Suspended },
                    sites: Some(vec![if on(w, 1) { "alpes" } else { "lac" }.parse().unwrap()]),
                })
                .collect(),
            memberships: bools(6)
                .map(|w| Membership {
                    role: Role::Member(
                        [(4, Permission::TasksView), (5, Permission::ProjectsView)]
                            .into_iter()
                            .filter(|(place, _)| on(w, *place))
                            .map(|(_, permission)| permission)
                            .collect(),
                    ),
                    state: if on(w, 0) { MembershipState::Active } else { MembershipState::Suspended },
                    sees: if on(w, 3) { Sees::Own } else { Sees::All },
                    sites: Some(vec![if on(w, 2) { "alpes" } else { "lac" }.parse().unwrap()]),
                    ends: Some(Timestamp(NOW.0 + u64::from(on(w, 1)))),
                })
                .collect(),
            standings: bools(4)
                .map(|w| Standing {
                    third_party: if on(w, 0) { Known::Open } else { Known::Closed },
                    contact: on(w, 1).then(|| if on(w, 2) { Known::Open } else { Known::Closed }),
                    categories: if on(w, 3) { Vec::new() } else { vec!["internal".to_owned()] },
                    party: None,
                })
                .collect(),
            shown,
            hidden,
        }
    }

    /// What the decision itself says of a world.
    fn decided(&self, world: World) -> bool {
        let is = |what| world.is(what);
        let pick = |conditions: &[Is]| {
            conditions.iter().enumerate().map(|(place, what)| usize::from(is(*what)) << place).sum::<usize>()
        };
        let membership = &self.memberships[pick(&[
            Is::MembershipActive,
            Is::BeforeItsEnd,
            Is::MembershipOnSite,
            Is::SeesOwnOnly,
            Is::PermissionHeld,
            Is::NeededPermissionHeld,
        ])];
        let site = if is(Is::KindShown) { &self.shown } else { &self.hidden };
        let facts = Facts {
            now: NOW,
            site: if is(Is::SiteEnabled) { SiteFact::Enabled(site) } else { SiteFact::Disabled },
            session: SessionFact::Known(if is(Is::SessionLive) {
                sessions::SessionStatus::Live
            } else {
                sessions::SessionStatus::Revoked
            }),
            user: Some(&self.users[pick(&[Is::UserActive, Is::RealmShared, Is::ContactBehindUser])]),
            left_behind: false,
            account: Some(&self.accounts[pick(&[Is::AccountOpen, Is::AccountOnSite])]),
            membership: is(Is::Member).then_some(membership),
            standing: Some(
                &self.standings[pick(&[Is::PartyOpen, Is::ContactBehindUser, Is::ContactKnown, Is::CategoryAllowed])],
            ),
            erp_user: None,
        };
        let wish = Wish { permission: Permission::TasksView, open_to_external: is(Is::OpenToExternal) };
        let document = DocumentFacts {
            third_party: Some(if is(Is::OwnDocument) { "tp1" } else { "tp2" }),
            entity: if is(Is::EntityShown) { "1" } else { "2" },
            reserved: is(Is::ReservedToContacts),
            contacts: if is(Is::NamesTheContact) { &["c0", "c1"] } else { &["c0"] },
            state: if is(Is::Published) { State::Published } else { State::Draft },
        };
        decide(&facts, wish).and_then(|granted| granted.judge(&document)).is_ok()
    }
}

/// Every world of the principal with an ordinary document, and every world of the document with a good principal.
fn small_worlds() -> impl Iterator<Item = World> {
    let principal = (1 << Is::OwnDocument as u32) - 1;
    let visitors = (0..=principal).map(move |bits| World(bits | World::GOOD.0 & !principal));
    let document = ((1 << BITS) - 1) & !principal;
    let contact = 1 << Is::ContactBehindUser as u32;
    let documents = (0..1_u32 << (BITS - Is::OwnDocument as u32)).flat_map(move |bits| {
        let world = World::GOOD.0 & !document | bits << Is::OwnDocument as u32;
        [World(world), World(world & !contact)]
    });
    visitors.chain(documents)
}

#[test]
fn the_decision_says_what_the_rules_say_in_every_small_world() {
    let parts = Parts::new();
    assert!(parts.decided(World::GOOD));
    assert!(!parts.decided(World(0)), "an empty world denies everything");
    let mut yes = 0;
    for world in small_worlds() {
        let want = allowed(world, None);
        assert_eq!(parts.decided(world), want, "world {:024b}", world.0);
        yes += u32::from(want);
    }
    assert!(yes >= 10, "only {yes} worlds were granted anything");
}

#[test]
fn a_decision_that_forgot_any_one_condition_would_be_caught() {
    let parts = Parts::new();
    for dropped in 0..SENTENCES {
        let caught = small_worlds().any(|world| parts.decided(world) != allowed(world, Some(dropped)));
        assert!(caught, "sentence {dropped} could be dropped unseen");
    }
}

#[test]
fn the_decision_says_what_the_rules_say_in_any_world() {
    let parts = Parts::new();
    let config = ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(bits in 0..1_u32 << BITS, good in any::<u32>())| {
        // Half of the bits good, so that not all worlds are refused by the first rows.
        for world in [World(bits), World(bits & good | World::GOOD.0 & !good)] {
            prop_assert_eq!(parts.decided(world), allowed(world, None), "world {:024b}", world.0);
        }
    });
}

#[test]
fn one_permission_more_never_takes_anything_away_and_one_less_never_gives() {
    for bits in 0..1_u32 << Permission::ALL.len() {
        let held: Permissions = Permission::ALL
            .into_iter()
            .enumerate()
            .filter(|(place, _)| bits >> place & 1 == 1)
            .map(|(_, p)| p)
            .collect();
        for more in Permission::ALL.into_iter().filter(|permission| !held.contains(*permission)) {
            let larger = held.with(more);
            let lost = Permission::ALL.into_iter().find(|asked| held.allows(*asked) && !larger.allows(*asked));
            assert_eq!(lost, None, "{held} and {more}");
        }
    }
}

#[test]
fn any_failure_of_the_host_is_a_no() {
    let team = Team::new();
    team.member("nina", &[INVOICES]);
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    let (portal, session) = (&team.local.portal, team.sign_in("nina"));
    assert_eq!(portal.decisions.menu(&team.context(&session).unwrap()).unwrap(), [Kind::Invoices]);
    for class in [Class::Unavailable, Class::Panicked, Class::Internal] {
        team.local.erp.fail("standing", class);
        assert!(team.context(&session).is_err(), "standing, {class:?}");
        team.local.erp.recover();
        let context = team.context(&session).unwrap();
        team.local.erp.fail("open_to_external", class);
        assert!(
            portal.decisions.menu(&context).is_err()
                && portal.decisions.grant(&context, Permission::InvoicesView).is_err(),
            "{class:?}"
        );
        team.local.erp.recover();
    }
    assert!(team.context(&session).is_ok());
}

#[test]
fn a_restart_changes_no_answer() {
    let mut team = Team::new();
    let nina = team.member("nina", &[INVOICES]);
    team.member("max", &[]);
    team.local.user("stranger");
    team.local.portal.members.suspend(&team.sit("claire"), nina).unwrap();
    let sessions: Vec<_> = ["claire", "nina", "max", "stranger"].map(|login| team.sign_in(login)).into();
    let answers = |team: &Team| {
        let ask = |token| team.context(token).map(|context| context.membership).map_err(|error| error.code());
        sessions.iter().map(ask).collect::<Vec<_>>()
    };
    let before = answers(&team);
    team.local.restart();
    assert_eq!(answers(&team), before);
}
