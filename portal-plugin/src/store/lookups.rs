//! Whom a login, an address, a contact or an id means (rules S2, S6, S8, U3b).

use crate::model::mailboxes;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::UserId;
use crate::store::UserRow;
use crate::store::engine::{self, Connection, OptionalExtension, params};
use crate::store::rows::{COLUMNS, user_row};

/// The user with this id.
pub(crate) fn user_by_id(connection: &Connection, id: UserId) -> engine::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE id = ?1"))?
        .query_row([id.0], user_row)
        .optional()
}

/// The user that the contact has in the realm, also where a merge brought the contact.
pub(crate) fn user_by_contact(
    connection: &Connection,
    realm: &RealmId,
    contact: &str,
) -> engine::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE realm = ?1 AND (contact = ?2 \
             OR id IN (SELECT user FROM kept_contacts WHERE contact = ?2)) ORDER BY id LIMIT 1"
        ))?
        .query_row(params![realm.as_str(), contact], user_row)
        .optional()
}

/// Whether a user of the realm has this address, in use or not, proved or given by the ERP or by staff (rule I4a).
pub(crate) fn somebody_has(connection: &Connection, realm: &RealmId, email: &str) -> engine::Result<bool> {
    connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM users WHERE realm = ?1 AND email_key = ?2 AND NOT {CLAIMS})"
        ))?
        .query_row(params![realm.as_str(), mailboxes::key(email)], |row| row.get(0))
}

/// Whether a change of the site's realm left the user behind there (rule S6).
pub(crate) fn is_left_behind(connection: &Connection, user: UserId, site: &SiteId) -> engine::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM kept_logins WHERE user = ?1 AND site = ?2)")?
        .query_row(params![user.0, site.as_str()], |row| row.get(0))
}

/// The user with this login in the realm.
pub(crate) fn user_by_login(
    connection: &Connection,
    realm: &RealmId,
    login_key: &str,
) -> engine::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE realm = ?1 AND login_key = ?2"))?
        .query_row(params![realm.as_str(), login_key], user_row)
        .optional()
}

/// Whom this login means on the site.
pub(crate) fn user_on(connection: &Connection, site: &SiteId, login_key: &str) -> engine::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE id = {MEANT}"))?
        .query_row(params![site.as_str(), login_key], user_row)
        .optional()
}

/// Whom somebody means on the site who signs in with this login, or with the address of exactly one user (rule U3b). A
/// login comes first: whoever has one signs in with it, whosever address it is besides.
pub(crate) fn signing_in(connection: &Connection, site: &SiteId, typed: &str) -> engine::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE id = coalesce({MEANT}, ({}))",
            only_one_addressed()
        ))?
        .query_row(params![site.as_str(), typed], user_row)
        .optional()
}

/// Who may be sent a link to set a password: those of the site with this login, or with this address where it is proved
/// or nobody else's; three at the most.
pub(crate) fn reachable_by(connection: &Connection, site: &SiteId, typed: &str) -> engine::Result<Vec<UserRow>> {
    let of_site = of_site("?1");
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE state <> 'disabled' AND email IS NOT NULL AND id IN (\
             SELECT {MEANT} UNION {} UNION \
             SELECT id FROM users WHERE email_key = ?2 AND email_verified AND {of_site}) \
             ORDER BY login_key <> ?2, id LIMIT 3",
            only_one_addressed()
        ))?
        .query_map(params![site.as_str(), typed], user_row)?
        .collect()
}

/// The id of the only user of the site `?1` with the address `?2`: who may not sign in does not count, and neither does
/// who has signed up with it and proved nothing.
fn only_one_addressed() -> String {
    let of_site = of_site("?1");
    format!(
        "SELECT CASE WHEN count(*) = 1 THEN min(id) ELSE NULL END FROM users WHERE email_key = ?2 AND state <> 'disabled' \
         AND NOT {CLAIMS} AND {of_site}"
    )
}

/// The condition that a row of `users` has signed up with its address and proved nothing: the address is nobody's yet.
pub(crate) const CLAIMS: &str = "(users.state = 'unverified' \
     AND EXISTS (SELECT 1 FROM sign_ups WHERE sign_ups.user = users.id))";

/// The id of whom the login `?2` means on the site `?1`.
const MEANT: &str = "coalesce((SELECT user FROM kept_logins WHERE site = ?1 AND login_key = ?2), \
     (SELECT id FROM users WHERE realm = (SELECT realm FROM sites WHERE id = ?1) AND login_key = ?2))";

/// The condition that a row of `users` is one of the people of a site, given as a parameter or column: by its realm,
/// unless a kept login stands before its own; or by a login that was kept for it.
pub(crate) fn of_site(site: &str) -> String {
    format!(
        "((users.realm = (SELECT realm FROM sites WHERE sites.id = {site}) AND NOT EXISTS (SELECT 1 FROM kept_logins \
         WHERE kept_logins.site = {site} AND kept_logins.login_key = users.login_key \
         AND kept_logins.user <> users.id)) OR {})",
        kept_on(site)
    )
}

/// The condition that a login was kept for a row of `users` on a site.
pub(crate) fn kept_on(site: &str) -> String {
    format!("EXISTS (SELECT 1 FROM kept_logins WHERE kept_logins.user = users.id AND kept_logins.site = {site})")
}
