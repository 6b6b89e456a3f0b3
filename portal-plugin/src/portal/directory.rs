//! What staff look through: the users of a site, the accounts, and what waits for somebody.

use std::sync::Arc;
use std::time::Duration;

use plugin_api::operations::{self, AccountState, Accounts, Id, Owner, User, UserState, Users, WhatWaits};

use crate::error::Error;
use crate::model::{accounts, users};
use crate::portal::base::{Base, service};
use crate::portal::lost_contacts::LostContacts;
use crate::portal::memberships::membership_answer;
use crate::portal::sites::Sites;
use crate::store::{ListedAccount, MembershipRow, UserRow, WantedAccounts, WantedUsers};

/// How many are answered at once, at the most.
const MOST: u32 = 1_000;

/// How long before its end an invitation is listed: 2 days.
const SOON: Duration = Duration::from_hours(48);

service! {
    /// What staff look through.
    pub struct Directory {
        base: Arc<Base>,
        sites: Arc<Sites>,
        lost_contacts: Arc<LostContacts>,
    }
}

impl Directory {
    /// The users who are looked for, with what they may do.
    ///
    /// # Errors
    /// `site/unknown`, `unavailable/store`, `unavailable/host`.
    pub(super) fn users(&self, find: &Users) -> Result<Vec<User>, Error> {
        let site = self.sites.enabled(&find.site)?;
        let (after, login) = (users::login_key(&find.after), find.login.as_deref().map(users::login_key));
        let limit = find.limit.clamp(1, MOST);
        let mut wanted = WantedUsers {
            after: &after,
            login: login.as_deref(),
            contact: find.contact.as_deref(),
            state: find.state.map(|state| user_state(state).as_str()),
            text: find.text.trim(),
            limit,
        };
        if !find.contact_gone {
            let rows = self.base.store.users(&site.id, &wanted)?;
            return rows.into_iter().map(|row| self.user_answer(row)).collect();
        }
        wanted.limit = MOST;
        let (mut found, mut after) = (Vec::new(), after.clone());
        loop {
            let rows = self.base.store.users(&site.id, &WantedUsers { after: &after, ..wanted })?;
            let Some(last) = rows.last() else { return Ok(found) };
            last.user.login.key().clone_into(&mut after);
            for row in rows {
                let answer = self.user_answer(row)?;
                if !answer.gone_contacts.is_empty() {
                    found.push(answer);
                }
                if found.len() >= limit as usize {
                    return Ok(found);
                }
            }
        }
    }

    /// The accounts that are looked for.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub(super) fn accounts(&self, find: &Accounts) -> Result<Vec<operations::Account>, Error> {
        self.base.running()?;
        let wanted = WantedAccounts {
            after: find.after.as_ref().and_then(Id::number).unwrap_or_default(),
            third_party: find.third_party.as_deref(),
            state: find.state.map(|state| account_state(state).as_str()),
            limit: find.limit.clamp(1, MOST),
        };
        self.base.store.accounts(&wanted)?.into_iter().map(|row| self.account_answer(row)).collect()
    }

    fn account_answer(&self, row: ListedAccount) -> Result<operations::Account, Error> {
        let ListedAccount { account, owner, members, invitations, view_as, opened } = row;
        Ok(operations::Account {
            account: Id::of_number(account.id.0),
            name: self.base.name_of(&account)?,
            third_party: account.third_party,
            state: account.state.as_str().to_owned(),
            owner: owner.map(|(login, name)| Owner { login, name }),
            members,
            invitations,
            sites: account.sites.map(|sites| sites.iter().map(ToString::to_string).collect()),
            view_as,
            opened: opened.rfc3339(),
        })
    }

    fn user_answer(&self, row: UserRow) -> Result<User, Error> {
        let memberships = self.base.store.memberships_of(row.user.id)?;
        let kept = memberships.iter().filter_map(|membership| membership.contact.as_deref());
        let gone_contacts = self.lost_contacts.gone_of(&row, kept)?;
        let memberships = memberships
            .into_iter()
            .map(|MembershipRow { account, membership, .. }| {
                Ok(membership_answer(&account.third_party, &self.base.name_of(&account)?, &membership))
            })
            .collect::<Result<_, Error>>()?;
        Ok(User {
            login: row.user.login.to_string(),
            name: row.user.name,
            email: row.user.email,
            state: row.user.state.as_str().to_owned(),
            locked: row.user.locked,
            contact: row.user.contact,
            has_password: row.password.is_some(),
            second_factor: self.base.store.second_factor_of(row.user.id)?.is_some(),
            gone_contacts,
            memberships,
        })
    }

    /// What waits for somebody.
    pub(super) fn waiting(&self) -> Result<WhatWaits, Error> {
        let now = self.base.clock.now();
        Ok(WhatWaits {
            mails: self.base.store.waiting_mails()?,
            recoveries: self.base.store.open_recoveries(now)?,
            invitations: self.base.store.ending_invitations(now, now.plus(SOON))?,
            lost_contacts: self.lost_contacts.list()?,
            undelivered: self.base.store.undelivered_mails(now)?,
        })
    }
}

const fn user_state(state: UserState) -> users::UserState {
    match state {
        UserState::Active => users::UserState::Active,
        UserState::Unverified => users::UserState::Unverified,
        UserState::Disabled => users::UserState::Disabled,
    }
}

const fn account_state(state: AccountState) -> accounts::AccountState {
    match state {
        AccountState::Open => accounts::AccountState::Open,
        AccountState::Suspended => accounts::AccountState::Suspended,
        AccountState::Closed => accounts::AccountState::Closed,
    }
}
