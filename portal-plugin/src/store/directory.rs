//! The users of a site and the accounts, as staff look through them.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::Account;
use crate::model::sites::SiteId;
use crate::store::Store;
use crate::store::engine::params;
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
    /// The people of a site who are looked for, by login: of its realm, and of another whose login was kept for it.
    pub fn users(&self, site: &SiteId, wanted: &WantedUsers<'_>) -> Result<Vec<UserRow>, Error> {
        let WantedUsers { after, login, contact, state, text, limit } = *wanted;
        let pattern = format!("%{}%", text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"));
        self.read(|connection| {
            connection
                .prepare_cached(&users_statement(wanted))?
                .query_map(params![site.as_str(), after, login, contact, state, pattern, limit], user_row)?
                .collect()
        })
    }

    /// The accounts that are looked for, in the order in which they were opened.
    pub fn accounts(&self, wanted: &WantedAccounts<'_>) -> Result<Vec<ListedAccount>, Error> {
        let WantedAccounts { after, third_party, state, limit } = *wanted;
        self.read(|connection| {
            connection
                .prepare_cached(&accounts_statement(wanted))?
                .query_map(params![after, third_party, state, limit], |row| {
                    Ok(ListedAccount {
                        account: account_at(row, 0)?,
                        owner: row.get::<Option<String>>(4)?.zip(row.get(5)?),
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

/// The realm of the site `?1`.
const REALM: &str = "(SELECT realm FROM sites WHERE sites.id = ?1)";

/// The statement with only the conditions that are there: one in which a parameter may be NULL is answered without an index.
fn users_statement(wanted: &WantedUsers<'_>) -> String {
    let conditions = asked([
        (wanted.login.is_some(), " AND login_key = ?3"),
        (wanted.contact.is_some(), " AND contact = ?4"),
        (wanted.state.is_some(), " AND state = ?5"),
        (
            !wanted.text.is_empty(),
            r" AND (lower(login) LIKE lower(?6) ESCAPE '\' OR lower(name) LIKE lower(?6) ESCAPE '\' OR lower(email) LIKE lower(?6) ESCAPE '\')",
        ),
    ]);
    format!(
        "SELECT {COLUMNS} FROM users WHERE id IN (SELECT id FROM (\
         SELECT id, login_key FROM users WHERE realm = {REALM} AND {} AND login_key > ?2{conditions} \
         UNION ALL SELECT id, login_key FROM users WHERE id IN (SELECT user FROM kept_logins WHERE site = ?1) \
         AND realm <> {REALM} AND login_key > ?2{conditions} \
         ORDER BY login_key LIMIT ?7) AS found) ORDER BY login_key",
        of_site("?1")
    )
}

/// The same for accounts.
fn accounts_statement(wanted: &WantedAccounts<'_>) -> String {
    let conditions = asked([
        (wanted.third_party.is_some(), " AND accounts.third_party = ?2"),
        (wanted.state.is_some(), " AND accounts.state = ?3"),
    ]);
    format!(
        "SELECT accounts.id, accounts.third_party, accounts.state, accounts.sites, users.login, users.name, \
         (SELECT count(*) FROM memberships WHERE memberships.account = accounts.id), \
         (SELECT count(*) FROM invitations WHERE invitations.account = accounts.id \
         AND invitations.state = 'pending'), \
         EXISTS (SELECT 1 FROM view_as_consents WHERE view_as_consents.account = accounts.id), \
         accounts.created FROM accounts LEFT JOIN users ON users.id = accounts.owner \
         WHERE accounts.id > ?1{conditions} ORDER BY accounts.id LIMIT ?4"
    )
}

/// Those conditions that are asked for.
fn asked<const N: usize>(conditions: [(bool, &str); N]) -> String {
    conditions.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, condition)| condition).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYBODY: WantedUsers<'_> =
        WantedUsers { after: "", login: None, contact: None, state: None, text: "", limit: 50 };
    const EVERY_ACCOUNT: WantedAccounts<'_> = WantedAccounts { after: 0, third_party: None, state: None, limit: 50 };

    /// Who looks for one user among a million reads one row, and who looks at a page reads a page.
    #[test]
    fn every_look_is_answered_by_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("portal.sqlite")).unwrap();
        let users = |wanted: WantedUsers<'_>, by: &'static str| (users_statement(&wanted), by);
        let accounts = |wanted: WantedAccounts<'_>, by: &'static str| (accounts_statement(&wanted), by);
        let looks = [
            users(EVERYBODY, "users USING COVERING INDEX sqlite_autoindex_users_1 (realm=? AND login_key>?)"),
            users(WantedUsers { login: Some("sam"), ..EVERYBODY }, "(realm=? AND login_key=?)"),
            users(WantedUsers { contact: Some("205"), ..EVERYBODY }, "(realm=? AND contact=?)"),
            users(WantedUsers { state: Some("disabled"), ..EVERYBODY }, "(realm=? AND login_key>?)"),
            accounts(EVERY_ACCOUNT, "accounts USING INTEGER PRIMARY KEY (rowid>?)"),
            accounts(WantedAccounts { third_party: Some("12"), ..EVERY_ACCOUNT }, "(third_party=?"),
        ];
        for (statement, by) in looks {
            let plan: Vec<String> = store
                .read(|connection| {
                    let mut explained =
                        connection.as_sqlite().unwrap().prepare(&format!("EXPLAIN QUERY PLAN {statement}"))?;
                    // What is looked for is asked of the statement, not of its values.
                    Ok(explained.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>()?)
                })
                .unwrap();
            assert!(plan.iter().any(|step| step.contains(by)), "{statement}\n{plan:#?}");
            let scanned = plan.iter().find(|step| step.starts_with("SCAN users") || step.starts_with("SCAN accounts"));
            assert_eq!(scanned, None, "{statement}\n{plan:#?}");
        }
    }
}
