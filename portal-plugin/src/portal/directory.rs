//! What staff look through: the users of a site, and the accounts.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountState;
use crate::model::users::{UserState, login_key};
use crate::portal::Portal;
use crate::portal::users::UserAnswer;
use crate::store::{ListedAccount, WantedAccounts, WantedUsers};

/// How many are answered at once, at the most.
const MOST: u32 = 1_000;

/// The users of a site's realm, by login: each condition only where it is there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindUsers {
    site: String,
    /// Those behind this login.
    #[serde(default)]
    after: String,
    /// The one with this login.
    login: Option<String>,
    /// The one made from this contact.
    contact: Option<String>,
    /// `active`, `unverified` or `disabled`.
    state: Option<UserState>,
    /// Those whose login, name or address holds this; letters beyond ASCII as they are written.
    #[serde(default)]
    text: String,
    /// 1 to 1,000.
    #[serde(default = "most")]
    limit: u32,
}

/// The accounts, in the order in which they were opened: each condition only where it is there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindAccounts {
    /// Those opened after the one with this number.
    #[serde(default, with = "crate::model::ids")]
    after: i64,
    /// That of this third party.
    third_party: Option<String>,
    /// `open`, `suspended` or `closed`.
    state: Option<AccountState>,
    /// 1 to 1,000.
    #[serde(default = "most")]
    limit: u32,
}

/// An account as staff read it.
#[derive(Clone, Debug, Serialize)]
pub struct AccountAnswer {
    /// Its number; a list goes on behind it.
    #[serde(with = "crate::model::ids")]
    account: i64,
    third_party: String,
    /// What the ERP calls the third party; empty where it knows it no more.
    name: String,
    state: &'static str,
    owner: Option<OwnerAnswer>,
    /// How many memberships there are, the owner's among them.
    members: u32,
    /// How many invitations nobody has answered.
    invitations: u32,
    /// The sites where it may be used; absent is every one.
    #[serde(skip_serializing_if = "Option::is_none")]
    sites: Option<Vec<String>>,
    /// Whether the owner lets staff look on.
    view_as: bool,
    opened: Timestamp,
}

/// Who owns an account.
#[derive(Clone, Debug, Serialize)]
struct OwnerAnswer {
    login: String,
    name: String,
}

impl Portal {
    /// The users who are looked for, with what they may do.
    ///
    /// # Errors
    /// `site/unknown`, `unavailable/store`, `unavailable/host`.
    pub(super) fn find_users(&self, find: &FindUsers) -> Result<Vec<UserAnswer>, Error> {
        let site = self.site(&find.site)?;
        let (after, login) = (login_key(&find.after), find.login.as_deref().map(login_key));
        let wanted = WantedUsers {
            after: &after,
            login: login.as_deref(),
            contact: find.contact.as_deref(),
            state: find.state.map(UserState::as_str),
            text: find.text.trim(),
            limit: find.limit.clamp(1, MOST),
        };
        let rows = self.store.users(&site.id, &wanted)?;
        rows.into_iter().map(|row| self.user_answer(row)).collect()
    }

    /// The accounts that are looked for.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub(super) fn find_accounts(&self, find: &FindAccounts) -> Result<Vec<AccountAnswer>, Error> {
        self.running()?;
        let wanted = WantedAccounts {
            after: find.after,
            third_party: find.third_party.as_deref(),
            state: find.state.map(AccountState::as_str),
            limit: find.limit.clamp(1, MOST),
        };
        self.store.accounts(&wanted)?.into_iter().map(|row| self.account_answer(row)).collect()
    }

    fn account_answer(&self, row: ListedAccount) -> Result<AccountAnswer, Error> {
        let ListedAccount { account, owner, members, invitations, view_as, opened } = row;
        Ok(AccountAnswer {
            account: account.id.0,
            name: self.name_of(&account)?,
            third_party: account.third_party,
            state: account.state.as_str(),
            owner: owner.map(|(login, name)| OwnerAnswer { login, name }),
            members,
            invitations,
            sites: account.sites.map(|sites| sites.iter().map(ToString::to_string).collect()),
            view_as,
            opened,
        })
    }
}

const fn most() -> u32 {
    MOST
}
