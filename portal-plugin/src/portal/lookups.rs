//! Users looked up within the transaction of what is done to them.

use rusqlite::Transaction;

use crate::error::Error;
use crate::model::sites::Site;
use crate::model::users::login_key;
use crate::store::{UserRow, failed, user_on};

/// Whom this login means on the site, within the transaction of what is done to them.
pub(super) fn user_in(transaction: &Transaction<'_>, site: &Site, login: &str) -> Result<UserRow, Error> {
    let row = user_on(transaction, &site.id, &login_key(login)).map_err(|error| failed(&error))?;
    row.ok_or(Error::UserUnknown)
}
