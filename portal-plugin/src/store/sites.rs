//! Sites as they are recorded: which realm each is in, and whether it is in service.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::sites::{RealmId, SiteId};
use crate::store::engine::{self, Connection, OptionalExtension, params};
use crate::store::rows::{parsed, sql_time};
use crate::store::{Store, failed};

impl Store {
    /// The realm that a site is in, once it was enabled.
    pub fn realm_of(&self, site: &SiteId) -> Result<Option<RealmId>, Error> {
        self.read(|connection| realm_in(connection, site))
    }

    /// Records that a site is enabled. The first time it goes to this realm; afterwards only a plan changes it (rule S6).
    pub fn enable_site(&self, site: &SiteId, realm: &RealmId) -> Result<(), Error> {
        let enabled = self.read(|connection| {
            connection
                .prepare_cached("SELECT enabled FROM sites WHERE id = ?1")?
                .query_row([site.as_str()], |row| row.get::<bool>(0))
                .optional()
        })?;
        if enabled == Some(true) {
            return Ok(());
        }
        self.write(|transaction| {
            transaction
                .execute(
                    "INSERT INTO sites (id, realm, enabled) VALUES (?1, ?2, TRUE) ON CONFLICT (id) DO UPDATE SET enabled = TRUE",
                    params![site.as_str(), realm.as_str()],
                )
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// Records that a site is out of service, and ends the sessions there (rule S9).
    pub fn disable_site(&self, site: &SiteId, now: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE sites SET enabled = FALSE WHERE id = ?1", [site.as_str()])
                .and_then(|_| {
                    transaction.execute(
                        "UPDATE sessions SET ended = ?2 WHERE site = ?1 AND ended IS NULL",
                        params![site.as_str(), sql_time(now)],
                    )
                })
                .map_err(|error| failed(&error))?;
            Ok(())
        })
    }
}

/// The realm that a site is in, within a transaction or a read.
pub fn realm_in(connection: &Connection, site: &SiteId) -> engine::Result<Option<RealmId>> {
    connection
        .prepare_cached("SELECT realm FROM sites WHERE id = ?1")?
        .query_row([site.as_str()], |row| parsed(row, 0))
        .optional()
}
