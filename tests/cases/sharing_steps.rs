//! Two accounts and four people through any sequence of what people do with an account: after each step the portal is
//! where a small model of rules §5 and §6 is, and what must always hold holds.

mod model;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use model::{ACCOUNTS, MANAGER, Model, PEOPLE, RARE, STEPS, Step};
use plugin_api::operations::Grant;
use plugin_api::operations::account::{Ledger, List};
use plugin_api::operations::{AccountCommand, Command, DisableUser, EnableUser};
use plugin_api::parties::ThirdParty;
use portal_plugin::error::Error;
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::invitations::InvitationId;
use portal_plugin::model::passwords::Password;
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserId;
use portal_plugin::portal::invitations::Offer;
use portal_plugin::portal::memberships::MembershipTerms;
use portal_plugin::portal::principals::{AccountContext, Principal};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::local_portal::{Made, PASSWORD};
use tests::operations::{may, on, text};
use tests::team::{Team, offer, terms};
use tests::world::random::config;

const LOGINS: [&str; PEOPLE] = ["claire", "dora", "max", "nina"];
/// A day, in milliseconds.
const DAY: u64 = 86_400_000;
const PARTIES: [&str; ACCOUNTS] = ["tp1", "tp2"];

/// The portal, with what a person would have at hand: the links that were mailed.
struct Office {
    team: Team,
    users: [UserId; PEOPLE],
    accounts: [AccountId; ACCOUNTS],
    tokens: [Token; PEOPLE],
    invitations: Vec<InvitationId>,
    links: Vec<Token>,
}

impl Office {
    /// `claire` owns the first account, which `max` manages too, and `dora` the second.
    fn open() -> Self {
        let team = Team::new();
        team.local.erp.put_third_party(ThirdParty {
            id: "tp2".to_owned(),
            name: "Atelier Lenobli".to_owned(),
            entity: None,
            open: true,
            email: None,
            language: None,
            categories: Vec::new(),
        });
        let hash = team.local.portal.passwords.hash(&Password::typed(PASSWORD).unwrap()).unwrap();
        for login in &LOGINS[1..] {
            team.local.user_with(login, &Made { name: login, password: Some(&hash), ..Made::default() });
        }
        let number = |question: String| team.local.ask(&question).parse().unwrap();
        let users = LOGINS.map(|login| UserId(number(format!("SELECT id FROM users WHERE login = '{login}'"))));
        let owner = Grant {
            site: "alpes".to_owned(),
            login: "dora".to_owned(),
            third_party: "tp2".to_owned(),
            membership: tests::operations::owner(),
            ..Grant::default()
        };
        team.local.portal.operate(&text(&owner)).unwrap();
        let accounts =
            PARTIES.map(|party| AccountId(number(format!("SELECT id FROM accounts WHERE third_party = '{party}'"))));
        team.grant("max", &may(&ids(MANAGER)));
        team.local.sql("UPDATE users SET name = login");
        let tokens = LOGINS.map(|login| team.session_of(login));
        let office = Self { team, users, accounts, tokens, invitations: Vec::new(), links: Vec::new() };
        office.refresh();
        office
    }

    /// Everybody is signed in, and the caps of a day, which are tested elsewhere, do not count.
    fn refresh(&self) {
        let now = self.team.local.now().0;
        self.team.local.sql(&format!(
            "UPDATE sessions SET ended = NULL, opened = {now}, used = {now};
             UPDATE invitation_mails SET sent = min(sent, {now} - {DAY})"
        ));
    }

    fn principal(&self, who: usize) -> Result<Principal, Error> {
        self.team.local.portal.principals.of_session(&self.team.local.site, &self.tokens[who])
    }

    fn context(&self, who: usize, account: usize) -> Result<AccountContext, Error> {
        self.team.local.portal.principals.context(&self.team.local.site, &self.tokens[who], self.accounts[account])
    }

    fn staff(&self, account: usize, act: impl Into<AccountCommand>) -> Value {
        let command = on("alpes", PARTIES[account], "Sam", act);
        serde_json::from_str(&self.team.local.portal.operate(&text(&command)).unwrap()).unwrap()
    }

    /// What a member holds; nothing where there is no such member.
    fn holds(&self, account: usize, who: usize) -> Permissions {
        let membership = self.team.local.portal.store().membership(self.accounts[account], self.users[who]).unwrap();
        membership.map_or(Permissions::NONE, |membership| membership.role.permissions())
    }

    /// Keeps the link of the mail that has just been queued for this person.
    fn keep_link(&mut self, to: usize) {
        self.links.push(self.team.newest_link(&email(to)));
    }

    /// Has the people do it.
    fn take(&mut self, step: &Step, model: &Model) -> Result<(), Error> {
        let site = self.team.local.site.clone();
        let portal = self.team.local.portal.clone();
        match *step {
            Step::Invite { by, account, to, holds, hours } => {
                let offer = Offer { hours: Some(hours), ..offer(&email(to), &ids(holds)) };
                self.invitations.push(portal.invitations.invite(&self.context(by, account)?, &offer)?.id);
                self.keep_link(to);
                Ok(())
            }
            Step::Resend { by, which } => {
                let Some(place) = model.chosen(which) else { return Err(Error::InvitationUnknown) };
                let context = self.context(by, model.invitations[place].account)?;
                portal.invitations.resend(&context, self.invitations[place])?;
                self.keep_link(model.invitations[place].to);
                Ok(())
            }
            Step::Cancel { by, which } => {
                let Some(place) = model.chosen(which) else { return Err(Error::InvitationUnknown) };
                portal.invitations.cancel(&self.context(by, model.invitations[place].account)?, self.invitations[place])
            }
            Step::Accept { who, which } => {
                let Some(place) = model.chosen_link(which) else { return Err(Error::InvitationUnknown) };
                let invitation = &model.invitations[model.links[place]];
                let who = model.opener(who, place);
                let inviter_holds = self.holds(invitation.account, invitation.by);
                portal.accepting.accept(&self.principal(who)?, &self.links[place])?;
                assert!(
                    inviter_holds.covers(self.holds(invitation.account, who)),
                    "more than the inviter held: {step:?}"
                );
                Ok(())
            }
            Step::Decline { which } => {
                let Some(place) = model.chosen_link(which) else { return Err(Error::InvitationUnknown) };
                portal.accepting.decline(&site, &self.links[place])
            }
            Step::Edit { by, account, who, holds } => {
                let terms: MembershipTerms = terms(&ids(holds));
                portal.members.edit(&self.context(by, account)?, self.users[who], &terms).map(drop)
            }
            Step::Suspend { by, account, who } => {
                portal.members.suspend(&self.context(by, account)?, self.users[who]).map(drop)
            }
            Step::Resume { by, account, who } => {
                portal.members.resume(&self.context(by, account)?, self.users[who]).map(drop)
            }
            Step::Revoke { by, account, who } => {
                portal.members.revoke(&self.context(by, account)?, self.users[who]).map(drop)
            }
            Step::Leave { who, account } => portal.members.leave(&self.context(who, account)?).map(drop),
            Step::Propose { by, account, who } => {
                portal.transfers.propose(&self.context(by, account)?, self.users[who], PASSWORD).map(drop)
            }
            Step::AcceptTransfer { who, account } => portal.transfers.accept(&self.context(who, account)?, PASSWORD),
            Step::Withdraw { who, account } => portal.transfers.withdraw(&self.context(who, account)?),
            Step::Disable { who } | Step::Enable { who } => {
                let (site, login, by) = ("alpes".to_owned(), LOGINS[who].to_owned(), String::new());
                let command: Command = match step {
                    Step::Disable { .. } => DisableUser { site, login, by }.into(),
                    _ => EnableUser { site, login, by }.into(),
                };
                portal.operate(&text(&command)).map(drop)
            }
            Step::Wait { hours } => {
                self.team.local.erp.wait(std::time::Duration::from_hours(hours.into()));
                Ok(())
            }
        }
    }

    /// Compares what the portal says of each account with the model, and asks what must always hold.
    fn compare(&self, model: &Model, after: &Step) {
        self.refresh();
        for account in 0..ACCOUNTS {
            let people = self.staff(account, List {});
            let list = |name: &str| people[name].as_array().unwrap().clone();
            let members: BTreeMap<String, (bool, bool, Value)> = list("members")
                .iter()
                .map(|card| {
                    let text = |name: &str| card[name].as_str().unwrap().to_owned();
                    let is = |name: &str| card[name].as_bool().unwrap();
                    (text("login"), (is("owner"), is("suspended"), card["permissions"].clone()))
                })
                .collect();
            let want: BTreeMap<String, (bool, bool, Value)> = model.members[account]
                .iter()
                .map(|(who, member)| {
                    (LOGINS[*who].to_owned(), (member.owner, member.suspended, json!(ids(member.holds))))
                })
                .collect();
            assert_eq!(members, want, "the members of {account} after {after:?}");
            assert_eq!(members.values().filter(|(owner, ..)| *owner).count(), 1, "one owner after {after:?}");

            let pending: Vec<(Value, Value, Value, Value)> = list("invitations")
                .iter()
                .map(|row| {
                    (row["email"].clone(), row["permissions"].clone(), row["expired"].clone(), row["resent"].clone())
                })
                .collect();
            let addresses: BTreeSet<String> = pending.iter().map(|(email, ..)| email.to_string()).collect();
            assert_eq!(addresses.len(), pending.len(), "one pending for each address after {after:?}");
            let want = model.pending(account).map(|invitation| {
                let expired = model.now >= invitation.expires;
                (json!(email(invitation.to)), json!(ids(invitation.offers)), json!(expired), json!(invitation.resent))
            });
            let sorted = |mut rows: Vec<(Value, Value, Value, Value)>| {
                rows.sort_by_key(|row| row.0.to_string());
                rows
            };
            assert_eq!(sorted(pending), sorted(want.collect()), "the invitations of {account} after {after:?}");

            let offered =
                model.offers[account].map(|offer| (json!(LOGINS[offer.to]), json!(model.now >= offer.expires)));
            let transfer = &people["transfer"];
            let shown = (!transfer.is_null()).then(|| (transfer["name"].clone(), transfer["expired"].clone()));
            assert_eq!(shown, offered, "the ownership of {account} on offer after {after:?}");

            for (who, login) in LOGINS.iter().enumerate() {
                let want = model.enters(who, account);
                assert_eq!(self.context(who, account).is_ok(), want, "{login} in {account} after {after:?}");
                if model.manages(who, account) {
                    let people = self.team.local.portal.members.people(&self.context(who, account).unwrap()).unwrap();
                    let shown: BTreeSet<String> = people.members.iter().map(|card| card.login.clone()).collect();
                    assert!(shown.iter().eq(members.keys()), "what {login} is shown after {after:?}");
                }
            }
            let ledger = self.staff(account, Ledger { export: true, ..Ledger::default() });
            let report = plugin_api::ledger::verify(ledger["text"].as_str().unwrap());
            assert_eq!(report.map(|report| report.entries).ok(), ledger["last"].as_u64(), "the ledger after {after:?}");
        }
    }
}

fn email(who: usize) -> String {
    format!("{}@example.net", LOGINS[who])
}

fn ids(permissions: Permissions) -> Vec<&'static str> {
    permissions.iter().map(Permission::id).collect()
}

#[test]
fn whatever_people_do_with_their_accounts_the_portal_is_where_the_rules_are() {
    let done = RefCell::new(BTreeMap::new());
    let seen = RefCell::new(BTreeSet::new());
    proptest!(config(60), |(steps in model::steps())| {
        let (mut office, mut model) = (Office::open(), Model::new());
        for step in &steps {
            let before = model.clone();
            let want = model.take(step);
            let got = office.take(step, &before);
            prop_assert_eq!(got.is_ok(), want, "{:?}: {:?}", step, got);
            prop_assert!(!matches!(got, Err(Error::Store(_) | Error::Host(_))), "{step:?}: {got:?}");
            office.compare(&model, step);
            if want {
                *done.borrow_mut().entry(step.name()).or_insert(0) += 1;
            }
        }
        seen.borrow_mut().extend(model.seen);
    });
    assert_eq!(done.borrow().len(), STEPS, "each step was taken with success: {done:?}");
    let missed = RARE.iter().filter(|rare| !seen.borrow().contains(*rare)).collect::<Vec<_>>();
    assert!(missed.is_empty(), "it never happened that {missed:?}: {done:?}");
}
