//! What rules §5 and §6 say happens to an account when people do something with it.

use std::collections::{BTreeMap, BTreeSet};

use portal_plugin::model::permissions::{Permission, Permissions};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// How many people there are. At first person 0 owns account 0, which person 2 manages too, and person 1 owns account 1.
pub const PEOPLE: usize = 4;
/// How many accounts there are.
pub const ACCOUNTS: usize = 2;
/// How many different steps there are.
pub const STEPS: usize = 16;

/// What person 2 holds at first.
pub const MANAGER: Permissions = Permissions::NONE.with(Permission::UsersManage).with(Permission::InvoicesView);

/// What is rare and must have happened in the end.
pub const RARE: [&str; 6] = [
    "a gift was cut to what the inviter still held",
    "an inviter had lost the right to invite",
    "an invitation fell with who had sent it",
    "an offer fell with its candidate",
    "an invitation took the place of an older one",
    "a link was opened too late",
];

/// A week, in hours: how long an ownership stays on offer.
const WEEK: u64 = 7 * 24;
/// How often an invitation is mailed anew.
const RESENDS: u8 = 5;

/// Something that people do.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Invite { by: usize, account: usize, to: usize, holds: Permissions, hours: u32 },
    Resend { by: usize, which: usize },
    Cancel { by: usize, which: usize },
    Accept { who: Option<usize>, which: usize },
    Decline { which: usize },
    Edit { by: usize, account: usize, who: usize, holds: Permissions },
    Suspend { by: usize, account: usize, who: usize },
    Resume { by: usize, account: usize, who: usize },
    Revoke { by: usize, account: usize, who: usize },
    Leave { who: usize, account: usize },
    Propose { by: usize, account: usize, who: usize },
    AcceptTransfer { who: usize, account: usize },
    Withdraw { who: usize, account: usize },
    Disable { who: usize },
    Enable { who: usize },
    Wait { hours: u32 },
}

/// Who is what in an account.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub owner: bool,
    pub holds: Permissions,
    pub suspended: bool,
}

/// An invitation, answered or not.
#[derive(Clone, Copy, Debug)]
pub struct Invitation {
    pub account: usize,
    pub to: usize,
    pub by: usize,
    pub offers: Permissions,
    pub hours: u64,
    pub expires: u64,
    pub resent: u8,
    pub answered: bool,
    /// The place of the newest link among all links.
    pub link: usize,
}

/// An ownership on offer.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    pub by: usize,
    pub to: usize,
    pub expires: u64,
}

/// Where everything stands; times are hours.
#[derive(Clone, Debug)]
pub struct Model {
    pub now: u64,
    pub members: [BTreeMap<usize, Member>; ACCOUNTS],
    pub invitations: Vec<Invitation>,
    /// The invitation of each link that was ever mailed.
    pub links: Vec<usize>,
    pub offers: [Option<Offer>; ACCOUNTS],
    /// Which of [`RARE`] have happened.
    pub seen: BTreeSet<&'static str>,
    disabled: BTreeSet<usize>,
}

impl Model {
    pub fn new() -> Self {
        let owner = |who| BTreeMap::from([(who, Member { owner: true, holds: Permissions::ALL, suspended: false })]);
        let mut members = [owner(0), owner(1)];
        members[0].insert(2, Member { owner: false, holds: MANAGER, suspended: false });
        Self {
            now: 0,
            members,
            seen: BTreeSet::new(),
            invitations: Vec::new(),
            links: Vec::new(),
            offers: [None; ACCOUNTS],
            disabled: BTreeSet::new(),
        }
    }

    /// The place of an invitation, counted from the newest.
    pub fn chosen(&self, which: usize) -> Option<usize> {
        self.invitations.len().checked_sub(which + 1)
    }

    /// The place of a link, counted from the one that was mailed last.
    pub fn chosen_link(&self, which: usize) -> Option<usize> {
        self.links.len().checked_sub(which + 1)
    }

    /// Who opens a link: the one it was mailed to, unless it is said who.
    pub fn opener(&self, who: Option<usize>, link: usize) -> usize {
        who.unwrap_or(self.invitations[self.links[link]].to)
    }

    /// The invitations of an account that nobody has answered.
    pub fn pending(&self, account: usize) -> impl Iterator<Item = &Invitation> {
        self.invitations.iter().filter(move |invitation| invitation.account == account && !invitation.answered)
    }

    /// Whether somebody gets into an account.
    pub fn enters(&self, who: usize, account: usize) -> bool {
        !self.disabled.contains(&who) && self.members[account].get(&who).is_some_and(|member| !member.suspended)
    }

    /// Whether somebody manages the people of an account.
    pub fn manages(&self, who: usize, account: usize) -> bool {
        self.enters(who, account) && self.holds(who, account).contains(Permission::UsersManage)
    }

    /// What happens; `false` where the step is refused. Only one refusal changes something: an invitation falls as soon as
    /// somebody wants to accept it whose inviter may no longer invite.
    pub fn take(&mut self, step: &Step) -> bool {
        match *step {
            Step::Invite { by, account, to, holds, hours } => {
                let may = self.manages(by, account)
                    && self.holds(by, account).covers(holds)
                    && !self.members[account].contains_key(&to);
                if may {
                    let replaces = self.pending(account).any(|older| older.to == to);
                    self.note(4, replaces);
                    self.answer_pending(account, |older| older.to == to);
                    let (hours, link) = (u64::from(hours), self.links.len());
                    let (expires, offers) = (self.now + hours, holds);
                    let invitation =
                        Invitation { account, to, by, offers, hours, expires, resent: 0, answered: false, link };
                    self.links.push(self.invitations.len());
                    self.invitations.push(invitation);
                }
                may
            }
            Step::Resend { by, which } => {
                let Some(place) = self.chosen(which) else { return false };
                let invitation = self.invitations[place];
                let may = self.manages(by, invitation.account)
                    && !invitation.answered
                    && invitation.resent < RESENDS
                    && self.holds(by, invitation.account).covers(invitation.offers);
                if may {
                    let (expires, link) = (self.now + invitation.hours, self.links.len());
                    self.invitations[place] = Invitation { expires, link, resent: invitation.resent + 1, ..invitation };
                    self.links.push(place);
                }
                may
            }
            Step::Cancel { by, which } => {
                let Some(place) = self.chosen(which) else { return false };
                let invitation = &mut self.invitations[place];
                let (account, open) = (invitation.account, !invitation.answered);
                let may = open && self.manages(by, account);
                self.invitations[place].answered |= may;
                may
            }
            Step::Accept { who, which } => self.accept(who, which),
            Step::Decline { which } => {
                let Some(place) = self.open(which) else { return false };
                self.invitations[place].answered = true;
                true
            }
            Step::Edit { by, account, who, holds } => {
                let may = self.changes(by, account, who)
                    && self.holds(by, account).or(self.holds(who, account)).covers(holds);
                self.set(may, account, who, |member| member.holds = holds)
            }
            Step::Suspend { by, account, who } => {
                let may = self.changes(by, account, who);
                self.set(may, account, who, |member| member.suspended = true)
            }
            Step::Resume { by, account, who } => {
                let may = self.changes(by, account, who) && self.holds(by, account).covers(self.holds(who, account));
                self.set(may, account, who, |member| member.suspended = false)
            }
            Step::Revoke { by, account, who } => self.changes(by, account, who) && self.end(account, who),
            Step::Leave { who, account } => {
                self.enters(who, account) && !self.members[account][&who].owner && self.end(account, who)
            }
            Step::Propose { by, account, who } => {
                let may = self.enters(by, account)
                    && self.members[account][&by].owner
                    && self.enters(who, account)
                    && who != by;
                if may {
                    self.offers[account] = Some(Offer { by, to: who, expires: self.now + WEEK });
                }
                may
            }
            Step::AcceptTransfer { who, account } => {
                let offer = self.offers[account].filter(|offer| offer.to == who && self.now < offer.expires);
                let Some(offer) = offer.filter(|_| self.enters(who, account)) else { return false };
                for (of, owner) in [(offer.by, false), (who, true)] {
                    self.members[account].insert(of, Member { owner, holds: Permissions::ALL, suspended: false });
                }
                self.offers[account] = None;
                true
            }
            Step::Withdraw { who, account } => {
                let Some(offer) = self.offers[account].filter(|_| self.enters(who, account)) else { return false };
                let may = offer.to == who || self.members[account][&who].owner;
                if may {
                    self.offers[account] = None;
                }
                may
            }
            Step::Disable { who } => {
                self.disabled.insert(who);
                true
            }
            Step::Enable { who } => {
                self.disabled.remove(&who);
                true
            }
            Step::Wait { hours } => {
                self.now += u64::from(hours);
                true
            }
        }
    }

    fn accept(&mut self, who: Option<usize>, which: usize) -> bool {
        let Some(link) = self.chosen_link(which) else { return false };
        let who = self.opener(who, link);
        let Some(place) = self.open(which).filter(|_| !self.disabled.contains(&who)) else { return false };
        let Invitation { account, to, by, offers, .. } = self.invitations[place];
        if !self.manages(by, account) {
            self.note(1, true);
            self.invitations[place].answered = true;
            return false;
        }
        let may = to == who && !self.members[account].contains_key(&who);
        if may {
            let holds = offers.and(self.holds(by, account));
            self.note(0, holds != offers);
            self.members[account].insert(who, Member { owner: false, holds, suspended: false });
            self.invitations[place].answered = true;
        }
        may
    }

    /// The invitation of a link, where it is its newest and can be answered now.
    fn open(&mut self, which: usize) -> Option<usize> {
        let link = self.chosen_link(which)?;
        let place = self.links[link];
        let invitation = self.invitations[place];
        self.note(5, !invitation.answered && self.now >= invitation.expires);
        (invitation.link == link && !invitation.answered && self.now < invitation.expires).then_some(place)
    }

    /// Ends a membership with what hung on it.
    fn end(&mut self, account: usize, who: usize) -> bool {
        self.members[account].remove(&who);
        let had_sent = self.pending(account).any(|sent| sent.by == who);
        self.note(2, had_sent);
        self.note(3, self.offers[account].is_some_and(|offer| offer.to == who));
        self.answer_pending(account, |sent| sent.by == who);
        self.offers[account] = self.offers[account].filter(|offer| offer.to != who);
        true
    }

    fn note(&mut self, rare: usize, happened: bool) {
        if happened {
            self.seen.insert(RARE[rare]);
        }
    }

    fn answer_pending(&mut self, account: usize, those: impl Fn(&Invitation) -> bool) {
        let of_account = self.invitations.iter_mut().filter(|invitation| invitation.account == account);
        of_account.filter(|invitation| those(invitation)).for_each(|invitation| invitation.answered = true);
    }

    /// Whether somebody may edit, suspend and revoke somebody.
    fn changes(&self, by: usize, account: usize, who: usize) -> bool {
        let Some(member) = self.members[account].get(&who) else { return false };
        let manager = member.holds.contains(Permission::UsersManage);
        self.manages(by, account) && by != who && !member.owner && (!manager || self.members[account][&by].owner)
    }

    fn holds(&self, who: usize, account: usize) -> Permissions {
        self.members[account].get(&who).map_or(Permissions::NONE, |member| member.holds)
    }

    fn set(&mut self, may: bool, account: usize, who: usize, change: impl FnOnce(&mut Member)) -> bool {
        if let Some(member) = self.members[account].get_mut(&who).filter(|_| may) {
            change(member);
        }
        may
    }
}

impl Step {
    /// What it is called.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Invite { .. } => "invite",
            Self::Resend { .. } => "resend",
            Self::Cancel { .. } => "cancel",
            Self::Accept { .. } => "accept",
            Self::Decline { .. } => "decline",
            Self::Edit { .. } => "edit",
            Self::Suspend { .. } => "suspend",
            Self::Resume { .. } => "resume",
            Self::Revoke { .. } => "revoke",
            Self::Leave { .. } => "leave",
            Self::Propose { .. } => "propose",
            Self::AcceptTransfer { .. } => "accept an ownership",
            Self::Withdraw { .. } => "withdraw an ownership",
            Self::Disable { .. } => "disable",
            Self::Enable { .. } => "enable",
            Self::Wait { .. } => "wait",
        }
    }
}

/// Any steps; now and then something that matters to an invitation happens between the mail and the answer.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let meanwhile = prop_oneof![
        2 => holds().prop_map(|holds| Step::Edit { by: 0, account: 0, who: 2, holds }),
        1 => Just(Step::Revoke { by: 0, account: 0, who: 2 }),
        1 => Just(Step::Wait { hours: 168 }),
    ];
    let between = (holds(), meanwhile).prop_map(|(offered, meanwhile)| {
        vec![
            Step::Invite { by: 2, account: 0, to: 3, holds: offered, hours: 168 },
            meanwhile,
            Step::Accept { who: None, which: 0 },
        ]
    });
    let one = step().prop_map(|step| vec![step]);
    proptest::collection::vec(prop_oneof![8 => one, 1 => between], 1..60).prop_map(|steps| steps.concat())
}

fn holds() -> impl Strategy<Value = Permissions> {
    let all = vec![Permission::UsersManage, Permission::InvoicesView, Permission::QuotesView];
    subsequence(all, 1..=3).prop_map(|held| held.into_iter().collect())
}

/// Any step. Most are by who manages account 0 at first, in it, with the last link, so that not every one is refused.
fn step() -> impl Strategy<Value = Step> {
    let by = || prop_oneof![4 => Just(0), 3 => Just(2), 1 => 1..PEOPLE];
    let account = || prop_oneof![6 => Just(0), 1 => Just(1_usize)];
    let who = || prop_oneof![5 => 2..PEOPLE, 1 => 0..2_usize];
    let which = || prop_oneof![3 => Just(0), 1 => 1..6_usize];
    let hours = prop_oneof![3 => Just(168_u32), 1 => Just(1), 1 => Just(720)];
    let three = || (by(), account(), who());
    prop_oneof![
        8 => (by(), account(), who(), holds(), hours)
            .prop_map(|(by, account, to, holds, hours)| Step::Invite { by, account, to, holds, hours }),
        4 => (by(), which()).prop_map(|(by, which)| Step::Resend { by, which }),
        1 => (by(), which()).prop_map(|(by, which)| Step::Cancel { by, which }),
        9 => (proptest::option::weighted(0.1, who()), which()).prop_map(|(who, which)| Step::Accept { who, which }),
        1 => which().prop_map(|which| Step::Decline { which }),
        5 => (three(), holds()).prop_map(|((by, account, who), holds)| Step::Edit { by, account, who, holds }),
        2 => three().prop_map(|(by, account, who)| Step::Suspend { by, account, who }),
        3 => three().prop_map(|(by, account, who)| Step::Resume { by, account, who }),
        2 => three().prop_map(|(by, account, who)| Step::Revoke { by, account, who }),
        1 => (who(), account()).prop_map(|(who, account)| Step::Leave { who, account }),
        4 => three().prop_map(|(by, account, who)| Step::Propose { by, account, who }),
        4 => (who(), account()).prop_map(|(who, account)| Step::AcceptTransfer { who, account }),
        2 => (who(), account()).prop_map(|(who, account)| Step::Withdraw { who, account }),
        1 => who().prop_map(|who| Step::Disable { who }),
        3 => (0..PEOPLE).prop_map(|who| Step::Enable { who }),
        1 => prop_oneof![Just(1), Just(23), Just(168)].prop_map(|hours| Step::Wait { hours }),
    ]
}
