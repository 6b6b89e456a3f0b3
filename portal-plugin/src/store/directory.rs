//! The users of a site and the accounts, as staff look through them.

use rusqlite::params;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::Account;
use crate::model::sites::SiteId;
use crate::store::Store;
use crate::store::lookups::of_site;
use crate::store::principals::account_at;
use crate::store::rows::{COLUMNS, UserRow, time_of_sql, user_row};

/// Which people of a site are looked for; each condition only where it is there.
#[derive(Clone, Copy, Debug)]
pub struct WantedUsers<'a> {
    /// Those behind this key of a login.
    pub after: &'a str,
    /// The one with this key of a login.
    pub login: Option<&'a str>,
    /// The one made from this contact.
    pub contact: Option<&'a str>,
    /// Those in this state.
    pub state: Option<&'a str>,
    /// Those whose login, name or address holds this; empty is everybody.
    pub text: &'a str,
    /// So many at the most.
    pub limit: u32,
}

/// Which accounts are looked for; each condition only where it is there.
#[derive(Clone, Copy, Debug)]
pub struct WantedAccounts<'a> {
    /// Those opened after the one with this number.
    pub after: i64,
    /// That of this third party.
    pub third_party: Option<&'a str>,
    /// Those in this state.
    pub state: Option<&'a str>,
    /// So many at the most.
    pub limit: u32,
}

/// An account with what a list shows of it.
#[derive(Clone, Debug)]
pub struct ListedAccount {
    /// The account.
    pub account: Account,
    /// Login and name of its owner, once staff have named the first one.
    pub owner: Option<(String, String)>,
    /// How many memberships it has, the owner's among them.
    pub members: u32,
    /// How many invitations nobody has answered.
    pub invitations: u32,
    /// Whether its owner lets staff look on (rule A11).
    pub view_as: bool,
    /// When it was opened.
    pub opened: Timestamp,
}

impl Store {
    /// The people of a site who are looked for, by login.
    pub fn users(&self, site: &SiteId, wanted: &WantedUsers<'_>) -> Result<Vec<UserRow>, Error> {
        let WantedUsers { after, login, contact, state, text, limit } = *wanted;
        let text = format!("%{}%", text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"));
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    r"SELECT {COLUMNS} FROM users WHERE (realm = (SELECT realm FROM sites WHERE id = ?1)
                     OR id IN (SELECT user FROM kept_logins WHERE site = ?1)) AND {}
                     AND login_key > ?2 AND (?3 IS NULL OR login_key = ?3) AND (?4 IS NULL OR contact = ?4)
                     AND (?5 IS NULL OR state = ?5)
                     AND (login LIKE ?6 ESCAPE '\' OR name LIKE ?6 ESCAPE '\' OR email LIKE ?6 ESCAPE '\')
                     ORDER BY login_key LIMIT ?7",
                    of_site("?1")
                ))?
                .query_map(params![site.as_str(), after, login, contact, state, text, limit], user_row)?
                .collect()
        })
    }

    /// The accounts that are looked for, in the order in which they were opened.
    pub fn accounts(&self, wanted: &WantedAccounts<'_>) -> Result<Vec<ListedAccount>, Error> {
        let WantedAccounts { after, third_party, state, limit } = *wanted;
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT accounts.id, accounts.third_party, accounts.state, accounts.sites, users.login, users.name, \
                     (SELECT count(*) FROM memberships WHERE memberships.account = accounts.id), \
                     (SELECT count(*) FROM invitations WHERE invitations.account = accounts.id \
                     AND invitations.state = 'pending'), \
                     EXISTS (SELECT 1 FROM view_as_consents WHERE view_as_consents.account = accounts.id), \
                     accounts.created FROM accounts LEFT JOIN users ON users.id = accounts.owner \
                     WHERE accounts.id > ?1 AND (?2 IS NULL OR accounts.third_party = ?2) \
                     AND (?3 IS NULL OR accounts.state = ?3) ORDER BY accounts.id LIMIT ?4",
                )?
                .query_map(params![after, third_party, state, limit], |row| {
                    Ok(ListedAccount {
                        account: account_at(row, 0)?,
                        owner: row.get::<_, Option<String>>(4)?.zip(row.get(5)?),
                        members: row.get(6)?,
                        invitations: row.get(7)?,
                        view_as: row.get(8)?,
                        opened: time_of_sql(row.get(9)?),
                    })
                })?
                .collect()
        })
    }
}
