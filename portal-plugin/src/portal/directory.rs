//! What staff look through: the users of a site, and the accounts.

use plugin_api::operations::{self, AccountState, Accounts, Id, Owner, User, UserState, Users};

use crate::error::Error;
use crate::model::{accounts, users};
use crate::portal::Portal;
use crate::store::{ListedAccount, WantedAccounts, WantedUsers};

/// How many are answered at once, at the most.
const MOST: u32 = 1_000;

impl Portal {
    /// The users who are looked for, with what they may do.
    ///
    /// # Errors
    /// `site/unknown`, `unavailable/store`, `unavailable/host`.
    pub(super) fn find_users(&self, find: &Users) -> Result<Vec<User>, Error> {
        let site = self.site(&find.site)?;
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
    pub(super) fn find_accounts(&self, find: &Accounts) -> Result<Vec<operations::Account>, Error> {
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
