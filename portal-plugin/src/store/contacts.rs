//! The contacts of accounts (rule A7).

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::contacts::{Categories, Category, Contact, ContactId, MOST};
use crate::model::mailboxes;
use crate::model::users::UserId;
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::rows::{parsed, sql_time};
use crate::store::{Store, failed};

impl Store {
    /// The contacts of an account, by name.
    pub fn contacts(&self, account: AccountId) -> Result<Vec<Contact>, Error> {
        self.read(|connection| contacts_in(connection, account))
    }
}

/// The contacts of an account, by name.
pub fn contacts_in(connection: &Connection, account: AccountId) -> engine::Result<Vec<Contact>> {
    connection
        .prepare_cached(
            "SELECT id, name, email, categories, user FROM contacts WHERE account = ?1 ORDER BY name, email",
        )?
        .query_map([account.0], contact)?
        .collect()
}

/// The contact with this id, where the account has it.
///
/// # Errors
/// `contact/not-on-account`.
pub fn contact_in(connection: &Connection, account: AccountId, id: ContactId) -> Result<Contact, Error> {
    connection
        .prepare_cached("SELECT id, name, email, categories, user FROM contacts WHERE account = ?1 AND id = ?2")
        .and_then(|mut statement| statement.query_row([account.0, id.0], contact).optional())
        .map_err(|error| failed(&error))?
        .ok_or(Error::AccountContactUnknown)
}

/// Adds a contact.
///
/// # Errors
/// `contact/exists`, `account/too-many-people`.
pub fn insert_contact(
    transaction: &Transaction<'_>,
    account: AccountId,
    name: &str,
    email: &str,
    categories: Categories,
    now: Timestamp,
) -> Result<ContactId, Error> {
    if contacts_in(transaction, account).map_err(|error| failed(&error))?.len() >= MOST as usize {
        return Err(Error::TooManyOnAccount);
    }
    let added = transaction
        .query_row(
            "INSERT INTO contacts (account, name, email, email_key, categories, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (account, email_key) DO NOTHING RETURNING id",
            params![account.0, name, email, mailboxes::key(email), categories.to_string(), sql_time(now)],
            |row| row.get(0).map(ContactId),
        )
        .optional()
        .map_err(|error| failed(&error))?;
    added.ok_or(Error::AccountContactExists)
}

/// Puts a name and categories in place of those of a contact.
pub fn update_contact(
    transaction: &Transaction<'_>,
    id: ContactId,
    name: &str,
    categories: Categories,
) -> Result<(), Error> {
    transaction
        .execute(
            "UPDATE contacts SET name = ?2, categories = ?3 WHERE id = ?1",
            params![id.0, name, categories.to_string()],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Removes a contact.
pub fn delete_contact(transaction: &Transaction<'_>, id: ContactId) -> Result<(), Error> {
    transaction.execute("DELETE FROM contacts WHERE id = ?1", [id.0]).map(drop).map_err(|error| failed(&error))
}

/// Links a contact with the user that it became.
pub fn link_contact(transaction: &Transaction<'_>, id: ContactId, user: UserId) -> Result<(), Error> {
    transaction
        .execute("UPDATE contacts SET user = ?2 WHERE id = ?1", params![id.0, user.0])
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Undoes the link of a user with the contacts of an account, and answers the addresses that still receive mail.
pub fn unlink_contacts(transaction: &Transaction<'_>, account: AccountId, user: UserId) -> Result<Vec<String>, Error> {
    transaction
        .prepare_cached("UPDATE contacts SET user = NULL WHERE account = ?1 AND user = ?2 RETURNING email")
        .and_then(|mut statement| statement.query_map([account.0, user.0], |row| row.get(0))?.collect())
        .map_err(|error| failed(&error))
}

/// Whether anybody receives mails of this category.
pub fn anybody_receives(transaction: &Transaction<'_>, account: AccountId, category: Category) -> Result<bool, Error> {
    let contacts = contacts_in(transaction, account).map_err(|error| failed(&error))?;
    Ok(contacts.iter().any(|contact| contact.categories.contains(category)))
}

fn contact(row: &Row<'_>) -> engine::Result<Contact> {
    Ok(Contact {
        id: ContactId(row.get(0)?),
        name: row.get(1)?,
        email: row.get(2)?,
        categories: parsed(row, 3)?,
        user: row.get::<Option<i64>>(4)?.map(UserId),
    })
}
