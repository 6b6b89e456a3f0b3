//! What sharing costs: the people of an account, an invitation accepted, a user of many accounts, a change of realm.

use std::time::Instant;

use plugin_api::operations::account::{Invite, OnAccount};
use plugin_api::operations::{Grant, ImportMembership, ImportUser, MembershipTerms, RealmPlan};
use serde_json::{Value, json};

use super::{Figure, Subject, broken, good, interrupted, wrong};
use crate::console::error::CliError;
use crate::demo::client::{Browser, Way};
use crate::hosting::mailbox::link_in;

/// How many are invited: an account mails fifty invitations a day at the most.
const INVITED: usize = 20;

/// Third parties besides the customer's own, who gets into their accounts.
const OTHERS: std::ops::RangeInclusive<u32> = 102..=110;

/// The site that is to change its realm, and where to.
const MOVES: (&str, &str) = ("nord", "atelier");

impl Subject {
    /// The page of the people of the customer's account.
    pub fn people(&self) -> Result<Figure, CliError> {
        self.in_process("people page, HTML, in process", &format!("/a/{}/people", self.account))
    }

    /// Accepting an invitation as somebody new: nearly all of it is argon2id.
    pub fn accept(&self) -> Result<Figure, CliError> {
        let mut links = Vec::new();
        for number in 0..INVITED {
            let email = format!("guest-{number}@bench.example");
            let membership = may(&["portal.invoices.view"]);
            self.running.perform(&OnAccount {
                site: self.user.site.to_owned(),
                third_party: self.third_party.clone(),
                by: String::new(),
                act: Invite { email: email.clone(), membership, ..Invite::default() },
            })?;
            let mail = self.running.host.mailbox().next_to(&email, 0);
            let link = mail.and_then(|mail| link_in(&mail, "/invitation/"));
            links.push(link.ok_or_else(|| wrong("an invitation was not mailed"))?);
        }
        let mut browser = Browser::new(Way::InProcess(self.running.portal.clone()), &self.host);
        let begun = Instant::now();
        let mut times = Vec::new();
        for link in &links {
            let started = Instant::now();
            let answer = browser.post(&format!("/api/v1{}", link.replacen("invitation", "invitations", 1)), &person());
            good(&answer.map_err(|error| broken(&error))?)?;
            times.push(started.elapsed());
        }
        Ok(Figure::of("invitation accepted by somebody new", times, begun.elapsed()))
    }

    /// The page of all accounts of a customer who is in ten. The customer stays in them: measure everything else before.
    pub fn accounts(&self) -> Result<Figure, CliError> {
        for third_party in OTHERS {
            self.running.perform(&Grant {
                site: self.user.site.to_owned(),
                login: self.user.login.to_owned(),
                third_party: third_party.to_string(),
                membership: may(&["portal.invoices.view", "portal.tickets.view"]),
                by: String::new(),
            })?;
        }
        self.in_process("page of all accounts, 10 of them", "/accounts")
    }

    /// Planning a change of realm with so many users on each side, half of whom are on both. `progress` is told how many
    /// there are, and answers whether to go on.
    pub fn realm_plan(&self, users: u64, progress: &mut dyn FnMut(u64) -> bool) -> Result<Figure, CliError> {
        let mut made = 0;
        for (site, first) in [(self.user.site, 0), (MOVES.0, users / 2)] {
            for number in first..first + users {
                let membership = ImportMembership { third_party: "102".to_owned(), ..ImportMembership::default() };
                self.running.perform(&ImportUser {
                    site: site.to_owned(),
                    login: format!("user-{number}"),
                    name: "Somebody".to_owned(),
                    email: Some(format!("user-{number}@bench.example")),
                    enabled: true,
                    memberships: vec![membership],
                    ..ImportUser::default()
                })?;
                made += 1;
                if !progress(made) {
                    return Err(interrupted());
                }
            }
        }
        let plan = RealmPlan { sites: vec![MOVES.0.to_owned()], realm: MOVES.1.to_owned() };
        self.repeat(&format!("realm plan, {users} users on each side"), || Ok(self.running.perform(&plan).map(drop)?))
    }
}

fn may(permissions: &[&str]) -> MembershipTerms {
    let permissions = permissions.iter().copied().map(str::to_owned).collect();
    MembershipTerms { permissions: Some(permissions), ..MembershipTerms::default() }
}

fn person() -> Value {
    json!({ "name": "Somebody New", "password": "a drawer full of odd gloves" })
}
