//! The decision (rules §3): each row as a table, and the order in which they are asked.

use plugin_api::Kind;
use plugin_api::documents::State;
use plugin_api::erp_users::{ErpUser, ErpUserState};
use plugin_api::parties::{Known, Standing};
use portal_plugin::access::{DocumentFacts, Facts, SessionFact, SiteFact, Wish, decide, explain};
use portal_plugin::clock::Timestamp;
use portal_plugin::error::Denied;
use portal_plugin::model::accounts::{Account, AccountId, AccountState};
use portal_plugin::model::memberships::{Membership, MembershipState, Role, Sees};
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::sessions;
use portal_plugin::model::sites::Site;
use portal_plugin::model::users::{ErpLink, Login, User, UserId, UserState};
use tests::site;

const NOW: u64 = 1_000_000;

/// A world in which everything holds, to be spoilt.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone)]
struct World {
    site: Site,
    site_known: bool,
    site_enabled: bool,
    session: SessionFact,
    user: Option<User>,
    account: Option<Account>,
    membership: Option<Membership>,
    left_behind: bool,
    standing: Option<Standing>,
    erp_user: Option<ErpUser>,
    open_to_external: bool,
    permission: Permission,
    document: Document,
}

#[derive(Clone)]
struct Document {
    third_party: Option<&'static str>,
    entity: &'static str,
    reserved: bool,
    contacts: Vec<&'static str>,
    state: State,
}

impl World {
    fn good() -> Self {
        let site = site(r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"]}"#);
        let user = User {
            id: UserId(1),
            realm: site.realm.clone(),
            login: Login::new("atu.lenobli").unwrap(),
            name: "Atu Lenobli".to_owned(),
            email: None,
            locale: None,
            zone: None,
            state: UserState::Active,
            locked: false,
            one_time_password: false,
            contact: Some("c1".to_owned()),
            erp: Some(ErpLink { id: "u1".to_owned(), account: Some(AccountId(1)) }),
        };
        Self {
            site,
            site_known: true,
            site_enabled: true,
            session: SessionFact::Known(sessions::SessionStatus::Live),
            user: Some(user),
            account: Some(Account {
                id: AccountId(1),
                third_party: "tp1".to_owned(),
                state: AccountState::Open,
                sites: None,
            }),
            membership: Some(Membership {
                role: Role::Member(Permissions::NONE.with(Permission::InvoicesView)),
                state: MembershipState::Active,
                sees: Sees::All,
                sites: None,
                ends: None,
            }),
            left_behind: false,
            standing: Some(Standing {
                third_party: Known::Open,
                contact: Some(Known::Open),
                categories: Vec::new(),
                party: None,
            }),
            erp_user: Some(ErpUser {
                state: ErpUserState::InUse,
                third_party: Some("tp1".to_owned()),
                contact: Some("c1".to_owned()),
                withheld: Vec::new(),
            }),
            open_to_external: true,
            permission: Permission::InvoicesView,
            document: Document {
                third_party: Some("tp1"),
                entity: "1",
                reserved: false,
                contacts: Vec::new(),
                state: State::Published,
            },
        }
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            now: Timestamp(NOW),
            site: match (self.site_known, self.site_enabled) {
                (false, _) => SiteFact::Unknown,
                (true, false) => SiteFact::Disabled,
                (true, true) => SiteFact::Enabled(&self.site),
            },
            session: self.session,
            user: self.user.as_ref(),
            account: self.account.as_ref(),
            membership: self.membership.as_ref(),
            left_behind: self.left_behind,
            standing: self.standing.as_ref(),
            erp_user: self.erp_user.as_ref(),
        }
    }

    fn wish(&self) -> Wish {
        Wish { permission: self.permission, open_to_external: self.open_to_external }
    }

    fn document(&self) -> DocumentFacts<'_> {
        let Document { third_party, entity, reserved, contacts, state } = &self.document;
        DocumentFacts { third_party: *third_party, entity, reserved: *reserved, contacts, state: *state }
    }

    /// The whole decision: rows 1 to 10, then the document.
    fn decide(&self) -> Result<(), Denied> {
        decide(&self.facts(), self.wish())?.judge(&self.document())
    }
}

/// A name for people, and what to do to a good world.
type Change = (&'static str, fn(&mut World));

/// A change, and the code that answers it.
type Spoilt = (&'static str, fn(&mut World), Denied);

// What another change took away is put back, to be spoilt in its own way.

fn user(world: &mut World) -> &mut User {
    world.user.get_or_insert_with(|| World::good().user.unwrap())
}

fn account(world: &mut World) -> &mut Account {
    world.account.get_or_insert_with(|| World::good().account.unwrap())
}

fn standing(world: &mut World) -> &mut Standing {
    world.standing.get_or_insert_with(|| World::good().standing.unwrap())
}

fn erp_user(world: &mut World) -> &mut ErpUser {
    standing(world);
    world.erp_user.get_or_insert_with(|| World::good().erp_user.unwrap())
}

fn member(world: &mut World) -> &mut Membership {
    world.membership.get_or_insert_with(|| World::good().membership.unwrap())
}

fn holding(permissions: &[Permission]) -> Role {
    Role::Member(permissions.iter().copied().collect())
}

/// The code of everything that can be wrong with a world.
pub fn codes() -> impl Iterator<Item = &'static str> {
    SPOILT.iter().map(|(.., denied)| denied.code())
}

/// Every way to spoil the good world, in the order of the rows, and the code that answers it.
const SPOILT: &[Spoilt] = &[
    ("unknown site", |w| w.site_known = false, Denied::SiteUnknown),
    ("disabled site", |w| w.site_enabled = false, Denied::SiteDisabled),
    ("nobody signed in", |w| w.session = SessionFact::Missing, Denied::SessionMissing),
    ("expired", |w| w.session = SessionFact::Known(sessions::SessionStatus::Expired), Denied::SessionExpired),
    ("revoked", |w| w.session = SessionFact::Known(sessions::SessionStatus::Revoked), Denied::SessionRevoked),
    ("other site", |w| w.session = SessionFact::Known(sessions::SessionStatus::OtherSite), Denied::SessionOtherSite),
    ("no user", |w| w.user = None, Denied::UserDisabled),
    ("disabled user", |w| user(w).state = UserState::Disabled, Denied::UserDisabled),
    ("unverified user", |w| user(w).state = UserState::Unverified, Denied::UserUnverified),
    ("contact archived", |w| standing(w).contact = Some(Known::Closed), Denied::UserDisabled),
    ("contact gone", |w| standing(w).contact = Some(Known::Unknown), Denied::UserDisabled),
    ("contact not answered for", |w| standing(w).contact = None, Denied::UserDisabled),
    ("disabled in the ERP", |w| erp_user(w).state = ErpUserState::Disabled, Denied::UserDisabled),
    ("outside its days in the ERP", |w| erp_user(w).state = ErpUserState::Ended, Denied::UserDisabled),
    ("deleted in the ERP", |w| erp_user(w).state = ErpUserState::Unknown, Denied::UserDisabled),
    (
        "ERP silent on its user",
        |w| {
            standing(w);
            w.erp_user = None;
        },
        Denied::UserDisabled,
    ),
    ("other realm", |w| user(w).realm = "nord".parse().unwrap(), Denied::RealmNotShared),
    ("account suspended", |w| account(w).state = AccountState::Suspended, Denied::AccountSuspended),
    ("account closed", |w| account(w).state = AccountState::Closed, Denied::AccountClosed),
    ("no account", |w| w.account = None, Denied::AccountClosed),
    ("third party closed", |w| standing(w).third_party = Known::Closed, Denied::AccountClosed),
    ("third party gone", |w| standing(w).third_party = Known::Unknown, Denied::AccountClosed),
    ("ERP not asked", |w| w.standing = None, Denied::AccountClosed),
    ("account elsewhere", |w| account(w).sites = Some(vec!["lac".parse().unwrap()]), Denied::AccountNotOnSite),
    ("account nowhere", |w| account(w).sites = Some(Vec::new()), Denied::AccountNotOnSite),
    (
        "excluded category",
        |w| {
            w.site.excluded_categories = vec!["internal".to_owned()];
            standing(w).categories = vec!["internal".to_owned()];
        },
        Denied::AccountNotOnSite,
    ),
    ("no member", |w| w.membership = None, Denied::MembershipNone),
    ("moved in the ERP", |w| erp_user(w).third_party = Some("tp2".to_owned()), Denied::MembershipEnded),
    ("without third party in the ERP", |w| erp_user(w).third_party = None, Denied::MembershipEnded),
    ("of another contact in the ERP", |w| erp_user(w).contact = Some("c2".to_owned()), Denied::MembershipEnded),
    ("of no contact in the ERP", |w| erp_user(w).contact = None, Denied::MembershipEnded),
    ("suspended", |w| member(w).state = MembershipState::Suspended, Denied::MembershipSuspended),
    ("ended", |w| member(w).ends = Some(Timestamp(NOW)), Denied::MembershipEnded),
    ("member elsewhere", |w| member(w).sites = Some(vec!["lac".parse().unwrap()]), Denied::MembershipNotOnSite),
    ("closed by the ERP", |w| w.open_to_external = false, Denied::HostClosed),
    ("hidden by the site", |w| w.site.kinds.retain(|kind| *kind != Kind::Invoices), Denied::SiteHidden),
    ("no permission", |w| member(w).role = holding(&[Permission::QuotesView]), Denied::PermissionMissing),
    (
        "not granted by the ERP",
        |w| erp_user(w).withheld = vec![Permission::InvoicesView.id().to_owned()],
        Denied::PermissionMissing,
    ),
    ("other account", |w| w.document.third_party = Some("tp2"), Denied::DocumentOtherAccount),
    ("other entity", |w| w.document.entity = "2", Denied::DocumentOtherEntity),
    ("no entity", |w| w.document.entity = "", Denied::DocumentOtherEntity),
    ("reserved to others", |w| w.document.reserved = true, Denied::DocumentOtherContact),
    ("not one's own", |w| member(w).sees = Sees::Own, Denied::DocumentOtherContact),
    ("draft", |w| w.document.state = State::Draft, Denied::DocumentUnpublished),
    ("cancelled", |w| w.document.state = State::Cancelled, Denied::DocumentUnpublished),
];

#[test]
fn a_world_in_which_all_holds_is_granted_and_each_spoilt_one_answers_its_code() {
    assert_eq!(World::good().decide(), Ok(()));
    for (name, spoil, want) in SPOILT {
        let mut world = World::good();
        spoil(&mut world);
        assert_eq!(world.decide(), Err(*want), "{name}");
    }
}

#[test]
fn of_two_things_that_fail_the_earlier_row_answers() {
    for (first, (early, spoil_early, code)) in SPOILT.iter().enumerate() {
        for (late, spoil_late, other) in &SPOILT[first + 1..] {
            let mut world = World::good();
            spoil_late(&mut world);
            spoil_early(&mut world);
            // Two changes of one row may undo each other's code, but never the row.
            let got = world.decide().unwrap_err();
            assert_eq!(got.row(), code.row().min(other.row()), "{early} and {late}: {got}");
        }
    }
}

#[test]
fn what_only_looks_wrong_is_granted() {
    let changes: &[Change] = &[
        ("an owner holds all", |w| member(w).role = Role::Owner),
        ("another permission not granted by the ERP", |w| {
            erp_user(w).withheld = vec![Permission::QuotesView.id().to_owned()];
        }),
        ("an owner holds what the ERP does not grant too", |w| {
            member(w).role = Role::Owner;
            erp_user(w).withheld = Permission::ALL.map(|permission| permission.id().to_owned()).to_vec();
        }),
        ("the ERP's word of another account than the one it rules", |w| {
            user(w).erp = Some(ErpLink { id: "u1".to_owned(), account: Some(AccountId(2)) });
            *erp_user(w) = ErpUser {
                state: ErpUserState::InUse,
                third_party: Some("tp2".to_owned()),
                contact: None,
                withheld: vec![Permission::InvoicesView.id().to_owned()],
            };
        }),
        ("nobody that the ERP manages", |w| {
            user(w).erp = None;
            w.erp_user = None;
        }),
        ("a product of every entity", |w| (w.document.third_party, w.document.entity) = (None, "")),
        ("ends a moment later", |w| member(w).ends = Some(Timestamp(NOW + 1))),
        ("site listed", |w| member(w).sites = Some(vec!["lac".parse().unwrap(), "alpes".parse().unwrap()])),
        ("account lists the site", |w| account(w).sites = Some(vec!["alpes".parse().unwrap()])),
        ("own document", |w| {
            member(w).sees = Sees::Own;
            w.document.contacts = vec!["c0", "c1"];
        }),
        ("reserved to me", |w| {
            w.document.reserved = true;
            w.document.contacts = vec!["c1"];
        }),
        ("cancelled ones shown here", |w| {
            w.site.cancelled = true;
            w.document.state = State::Cancelled;
        }),
        ("every entity shown", |w| {
            w.site.entities = None;
            w.document.entity = "9";
        }),
        ("no contact behind the user", |w| {
            user(w).contact = None;
            standing(w).contact = None;
        }),
        ("another category is excluded", |w| w.site.excluded_categories = vec!["internal".to_owned()]),
        ("a stranger locked the password, the session lives", |w| user(w).locked = true),
    ];
    for (name, change) in changes {
        let mut world = World::good();
        change(&mut world);
        assert_eq!(world.decide(), Ok(()), "{name}");
    }
}

#[test]
fn a_locked_password_is_told_where_no_session_is_at_hand() {
    let mut world = World::good();
    user(&mut world).locked = true;
    world.session = SessionFact::Assumed;
    assert_eq!(world.decide(), Err(Denied::UserLocked));
}

#[test]
fn a_user_without_a_contact_sees_nothing_reserved_and_nothing_of_their_own() {
    for (reserved, sees) in [(true, Sees::All), (false, Sees::Own), (true, Sees::Own)] {
        let mut world = World::good();
        user(&mut world).contact = None;
        member(&mut world).sees = sees;
        world.document.reserved = reserved;
        world.document.contacts = vec!["c1", ""];
        assert_eq!(world.decide(), Err(Denied::DocumentOtherContact), "reserved {reserved}, sees {sees:?}");
    }
}

#[test]
fn each_kind_needs_its_own_permission_and_a_narrower_one_needs_the_wider() {
    for permission in Permission::ALL {
        for held in Permission::ALL {
            let mut world = World::good();
            world.permission = permission;
            member(&mut world).role = holding(&[held]);
            let want = if held == permission && permission.needs().is_none() {
                Ok(())
            } else {
                Err(Denied::PermissionMissing)
            };
            assert_eq!(decide(&world.facts(), world.wish()).map(drop), want, "asked {permission}, held {held}");
        }
        let mut world = World::good();
        world.permission = permission;
        member(&mut world).role = holding(&[permission, permission.needs().unwrap_or(permission)]);
        assert_eq!(decide(&world.facts(), world.wish()).map(drop), Ok(()), "{permission} with what it needs");
    }
}

#[test]
fn products_belong_to_nobody_and_are_judged_by_entity_and_state_only() {
    let mut world = World::good();
    world.permission = Permission::ProductsView;
    member(&mut world).role = holding(&[Permission::ProductsView]);
    member(&mut world).sees = Sees::Own;
    world.document.third_party = None;
    assert_eq!(world.decide(), Ok(()));
    world.document.entity = "2";
    assert_eq!(world.decide(), Err(Denied::DocumentOtherEntity));
}

#[test]
fn explain_answers_every_row_and_agrees_with_the_decision() {
    for (name, spoil, _) in SPOILT {
        let mut world = World::good();
        spoil(&mut world);
        let facts = world.facts();
        let rows = explain(&facts, world.wish(), Some(&world.document()));
        assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), (1..=14).collect::<Vec<u8>>(), "{name}");
        let first = rows.iter().find_map(|(_, answer)| answer.err());
        assert_eq!(first.map(Denied::row), world.decide().err().map(Denied::row), "{name}");
    }
    let good = World::good();
    assert!(explain(&good.facts(), good.wish(), Some(&good.document())).iter().all(|(_, answer)| answer.is_ok()));
    assert_eq!(explain(&good.facts(), good.wish(), None).len(), 10);
}
