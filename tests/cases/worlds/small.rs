//! Every small world: two users, two accounts, two sites, one kind of document.
//!
//! Two sets of worlds, each enumerated to the last: every combination of who is a member where, with which accounts on
//! which sites, which site shows the kind, and which users are in use; and every world that departs from one in which
//! everything is allowed by any one or two things that a world can be changed in. The kind is tasks, which takes two
//! permissions. The ERP hands over every document whoever it is for, so that the portal alone decides what a list holds.

use std::fmt::Debug;

use plugin_api::Kind;
use plugin_api::parties::Known;
use portal_plugin::error::Error;
use portal_plugin::model::accounts::AccountState;
use portal_plugin::model::memberships::Sees;
use portal_plugin::model::permissions::Permission;
use portal_plugin::model::users::UserState;
use tests::world::real_portal::RealPortal;
use tests::world::rules::{Case, SENTENCES};
use tests::world::{Membership, Session, World};

const KIND: Kind = Kind::Tasks;

/// Each account has so many documents, and of these the last is one that anybody may see who may see the kind.
const OF_EACH: usize = 6;
const PLAIN: usize = OF_EACH - 1;

/// Through what a sentence was found to be needed.
#[expect(clippy::struct_excessive_bools, reason = "each is a way of asking of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Noticed {
    document: bool,
    list: bool,
    file: bool,
    erp: bool,
}

/// How far a world is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// For lists, and for the plain documents.
    Plain,
    /// For each document of the account asked about.
    Each,
    /// For each of them by the ERP's own code too, and with the session of another site.
    Everything,
}

/// What the worlds that were compared have shown.
struct Tally {
    noticed: Vec<Noticed>,
    worlds: u32,
    yes: u32,
    no: u32,
}

impl Tally {
    fn new() -> Self {
        Self { noticed: vec![Noticed::default(); SENTENCES.len()], worlds: 0, yes: 0, no: 0 }
    }

    /// Compares the portal with the rules in one world, for every question that can be asked in it.
    fn compare(&mut self, real: &RealPortal, world: &World, asking: Asking, what: &dyn Debug) {
        real.put(world);
        self.worlds += 1;
        for (user, account, site) in (0..8).map(|bits| (bits & 1, bits >> 1 & 1, bits >> 2)) {
            let case = Case { world, site, opened_on: None, user, account, kind: KIND, document: None };
            self.ask_as_erp(real, case, asking, what);
            self.ask(real, Case { opened_on: Some(site), ..case }, asking, what);
            if asking == Asking::Everything {
                self.ask(real, Case { opened_on: Some(1 - site), ..case }, asking, what);
            }
        }
    }

    /// As a customer: the list, then documents and their files.
    fn ask(&mut self, real: &RealPortal, case: Case<'_>, asking: Asking, what: &dyn Debug) {
        let (told, missed) = (case.told(), case.only_refusal());
        let allowed = (0..case.world.documents.len()).filter(|place| of(case, *place).allowed(None));
        let listed = real.list(&case);
        match &listed {
            Ok(listed) => assert_eq!((listed, told), (&allowed.collect(), None), "the list, {what:?}, {case:?}"),
            Err(error) => assert!(same(error, told), "the list: {error:?}, not {told:?}, {what:?}, {case:?}"),
        }
        if let (Some(sentence), true) = (missed, listed.is_err()) {
            self.noticed[sentence].list = true;
        }
        let Ok(context) = real.context(&case) else {
            // Without an account context nothing can be asked for.
            self.no += 1;
            if let Some(sentence) = missed {
                (self.noticed[sentence].document, self.noticed[sentence].file) = (true, true);
            }
            return;
        };
        let first = case.account * OF_EACH + if asking == Asking::Plain { PLAIN } else { 0 };
        for place in (first..(case.account + 1) * OF_EACH).chain([(1 - case.account) * OF_EACH + PLAIN]) {
            let of = of(case, place);
            let (opened, filed) = (real.open(&context, KIND, place), real.file(&context, KIND, place));
            for answer in [&opened, &filed] {
                match (answer, of.told()) {
                    (Ok(()), None) => self.yes += 1,
                    (Err(error), told @ Some(_)) if same(error, told) => self.no += 1,
                    (_, told) => panic!("document {place}: {answer:?}, not {told:?}, {what:?}, {case:?}"),
                }
            }
            if let Some(sentence) = of.only_refusal() {
                let noticed = &mut self.noticed[sentence];
                noticed.document |= opened.is_err();
                noticed.file |= filed.is_err();
                noticed.list |= listed.as_ref().is_ok_and(|listed| !listed.contains(&place));
            }
        }
    }

    /// As the ERP's own code.
    fn ask_as_erp(&mut self, real: &RealPortal, case: Case<'_>, asking: Asking, what: &dyn Debug) {
        let own = case.account * OF_EACH;
        let all = [None].into_iter().chain((0..2 * OF_EACH).map(Some));
        for place in all.filter(|place| asking == Asking::Everything || *place == Some(own + PLAIN)) {
            let of = place.map_or(case, |place| of(case, place));
            let want = of.refused().map(|sentence| match sentence.code {
                // Who is of another realm has no login here.
                _ if !of.shares_realm() => (0, "user/unknown"),
                code => (sentence.row, code),
            });
            let decision = real.decide(&case, place);
            let got = (!decision.granted).then_some((decision.row, decision.code.as_str()));
            assert_eq!(got, want, "the ERP, document {place:?}, {what:?}, {case:?}");
            if let (Some(sentence), false) = (of.only_refusal(), decision.granted) {
                self.noticed[sentence].erp = true;
            }
        }
    }
}

fn of(case: Case<'_>, place: usize) -> Case<'_> {
    Case { document: Some(&case.world.documents[place]), ..case }
}

fn same(error: &Error, told: Option<&str>) -> bool {
    // A session that was found idle is ended for good, so that the next one who looks finds it ended.
    Some(error.code()) == told || (error.code(), told) == ("session/revoked", Some("session/expired"))
}

type Change = fn(&mut World, usize, usize);

/// What can be otherwise, of which thing (there are two of each, and four memberships), and how.
const CHANGES: [(&str, &[Change]); 12] = [
    (
        "user in use",
        &[
            |world, user, _| world.users[user].state = UserState::Disabled,
            |world, user, _| world.users[user].state = UserState::Unverified,
            |world, user, _| world.users[user].locked = true,
        ],
    ),
    (
        "realm",
        &[
            |world, user, _| world.users[user].realm = 1,
            |world, user, _| (world.users[user].realm, world.users[user].left_on) = (1, Some(0)),
        ],
    ),
    (
        "contact",
        &[
            |world, user, _| world.users[user].contact = None,
            |world, user, _| world.users[user].contact = Some(Known::Closed),
            |world, user, _| world.users[user].contact = Some(Known::Unknown),
        ],
    ),
    (
        "session",
        &[
            |world, user, _| world.users[user].sessions[0] = Session::Missing,
            |world, user, _| world.users[user].sessions[0] = Session::Ended,
            |world, user, _| world.users[user].sessions[1] = Session::Idle,
        ],
    ),
    (
        "account",
        &[
            |world, _, account| world.accounts[account].state = AccountState::Suspended,
            |world, _, account| world.accounts[account].state = AccountState::Closed,
            |world, _, account| world.accounts[account].party = Known::Closed,
            |world, _, account| world.accounts[account].party = Known::Unknown,
        ],
    ),
    (
        "account's sites",
        &[
            |world, _, account| world.accounts[account].sites = Some(vec![0]),
            |world, _, account| world.accounts[account].sites = Some(vec![1]),
            |world, _, account| world.accounts[account].sites = Some(vec![]),
            |world, _, account| world.accounts[account].internal = true,
        ],
    ),
    (
        "site",
        &[
            |world, site, _| world.sites[site].enabled = false,
            |world, site, _| world.sites[site].realm = 1,
            |world, site, _| world.sites[site].kinds = vec![Kind::Projects],
        ],
    ),
    (
        "site's own",
        &[
            |world, site, _| world.sites[site].entities = Some(vec![1]),
            |world, site, _| world.sites[site].cancelled = true,
            |world, site, _| world.sites[site].excludes_internal = false,
        ],
    ),
    (
        "membership",
        &[
            |world, user, account| drop(world.memberships.remove(&(user, account))),
            |world, user, account| membership(world, user, account).suspended = true,
            |world, user, account| membership(world, user, account).ends = Some(0),
            |world, user, account| membership(world, user, account).ends = Some(1),
        ],
    ),
    (
        "membership's reach",
        &[
            |world, user, account| membership(world, user, account).sees = Sees::Own,
            |world, user, account| membership(world, user, account).sites = Some(vec![0]),
            |world, user, account| membership(world, user, account).sites = Some(vec![1]),
        ],
    ),
    (
        "permissions",
        &[
            |world, user, account| without(world, user, account, Permission::TasksView),
            |world, user, account| without(world, user, account, Permission::ProjectsView),
            |world, user, account| {
                without(world, user, account, Permission::TasksView);
                world.memberships.values_mut().for_each(|membership| membership.owner = false);
                membership(world, user, account).owner = true;
            },
        ],
    ),
    ("ERP", &[|world, _, _| world.closed = vec![KIND]]),
];

/// The membership of this user in this account, put there where there is none.
fn membership(world: &mut World, user: usize, account: usize) -> &mut Membership {
    world.memberships.entry((user, account)).or_insert_with(|| Membership::to_view(KIND))
}

fn without(world: &mut World, user: usize, account: usize, permission: Permission) {
    let membership = membership(world, user, account);
    membership.permissions = membership.permissions.without(permission);
}

/// Every change of each thing, with the name of what it changes: of two changes of one thing only the later would count.
fn changes() -> Vec<(String, Change, usize, usize)> {
    let mut all = Vec::new();
    for (name, ways) in CHANGES {
        for first in 0..2 {
            for second in 0..2 {
                let of_two = matches!(name, "membership" | "membership's reach" | "permissions");
                // The first number is that of a user or site, the second that of an account.
                let once = if name.starts_with("account") { first == 0 } else { second == 0 };
                if of_two || (once && (name != "ERP" || first == 0)) {
                    all.extend(ways.iter().map(|way| (format!("{name} {first} {second}"), *way, first, second)));
                }
            }
        }
    }
    all
}

fn base() -> World {
    World::open(2, 2, 2, KIND)
}

fn real() -> RealPortal {
    let real = RealPortal::new(&base());
    real.erp.be_careless(true);
    real
}

/// One sign-in, and each site's own documents (rule S4).
#[test]
fn in_every_world_of_two_users_accounts_and_sites_the_portal_does_what_the_rules_say() {
    let (real, mut tally) = (real(), Tally::new());
    // Each of six things is so or not, and each of four memberships is none, on hold or active.
    for (rest, members) in (0..1_usize << 6).flat_map(|rest| (0..81_usize).map(move |members| (rest, members))) {
        let mut world = base();
        let mut left = members;
        for (user, account) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            match left % 3 {
                0 => drop(world.memberships.remove(&(user, account))),
                1 => membership(&mut world, user, account).suspended = true,
                _ => {}
            }
            left /= 3;
        }
        for place in 0..2 {
            let is = |bit: usize| rest >> (2 * bit + place) & 1 == 1;
            if is(0) {
                world.users[place].state = UserState::Disabled;
            }
            if is(1) {
                world.accounts[place].sites = Some(vec![place]);
            }
            if is(2) {
                world.sites[place].kinds = vec![Kind::Projects];
            }
        }
        tally.compare(&real, &world, Asking::Plain, &(rest, members));
    }
    assert_eq!(tally.worlds, 64 * 81);
    assert!(tally.yes > 5_000 && tally.no > 50_000, "{} yes, {} no", tally.yes, tally.no);
}

#[test]
fn in_every_world_two_changes_from_an_open_one_the_portal_does_what_the_rules_say_and_needs_every_sentence() {
    let (real, mut tally) = (real(), Tally::new());
    let all = changes();
    tally.compare(&real, &base(), Asking::Everything, &"nothing changed");
    for (place, (one, change_one, a, b)) in all.iter().enumerate() {
        let mut changed = base();
        change_one(&mut changed, *a, *b);
        tally.compare(&real, &changed, Asking::Everything, one);
        for (other, change_other, c, d) in all.iter().skip(place).filter(|(other, ..)| other != one) {
            let mut world = changed.clone();
            change_other(&mut world, *c, *d);
            tally.compare(&real, &world, Asking::Each, &(one, other));
        }
    }
    assert!(tally.worlds > 3_000, "{} worlds", tally.worlds);
    assert!(tally.yes > 50_000 && tally.no > 50_000, "{} yes, {} no", tally.yes, tally.no);
    // A decision that forgot one sentence would have been noticed through each thing that can be asked.
    for (sentence, noticed) in SENTENCES.iter().zip(tally.noticed) {
        let by_customer = sentence.code != "user/locked";
        let want = Noticed { document: by_customer, list: by_customer, file: by_customer, erp: sentence.row != 2 };
        assert_eq!(noticed, want, "row {}, `{}`: {}", sentence.row, sentence.code, sentence.says);
    }
}
