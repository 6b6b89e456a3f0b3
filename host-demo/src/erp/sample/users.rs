//! The sample's own users: people whom it manages itself, and says at each request of theirs whether they are in use.

use std::path::Path;

use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::parties::{Known, Standing};
use plugin_api::{Class, Failure};
use rusqlite::{Connection, OptionalExtension, params};

use super::{connections, failed, parties};

/// See [`plugin_api::Host::user_standing`]. It rules no permission: what its users may do is the portal's alone.
pub fn standing(connection: &Connection, about: &About<'_>) -> Result<UserStanding, Failure> {
    let mut prepared = connection
        .prepare_cached(
            "SELECT users.active, contacts.third_party, contacts.id FROM users \
             JOIN contacts ON contacts.id = users.contact WHERE users.id = ?",
        )
        .map_err(failed)?;
    let found = prepared.query_row([about.user], |row| {
        let state = if row.get(0)? { ErpUserState::InUse } else { ErpUserState::Disabled };
        Ok(ErpUser { state, third_party: row.get(1)?, contact: row.get(2)?, withheld: Vec::new() })
    });
    let unknown = ErpUser { state: ErpUserState::Unknown, third_party: None, contact: None, withheld: Vec::new() };
    let user = found.optional().map_err(failed)?.unwrap_or(unknown);
    let standing = match about.third_party {
        Some(third_party) => parties::standing(connection, third_party, about.contact)?,
        None => Standing { third_party: Known::Unknown, ..parties::standing(connection, "", about.contact)? },
    };
    Ok(UserStanding { user: Some(user), standing })
}

/// Puts a user out of use, or back.
pub fn put(path: &Path, id: &str, active: bool) -> Result<(), Failure> {
    let connection = connections::to_write(path).map_err(failed)?;
    let changed =
        connection.execute("UPDATE users SET active = ?2 WHERE id = ?1", params![id, active]).map_err(failed)?;
    if changed == 1 {
        return Ok(());
    }
    let message = format!("the ERP has no user `{id}`; it manages those who are in `users` of its database");
    Err(Failure::new(Class::NotFound, "erp/user-unknown", message))
}
