//! A live Dolibarr, read from its own database and documents folder; nothing is ever written to either.
//!
//! | file | holds |
//! |---|---|
//! | `connection` | the way to the database, and what its failures are called |
//! | `kinds` | where each kind of document lies, and what its statuses mean |
//! | `documents`, `bodies`, `files` | lists and heads, the rest of a document, its files |
//! | `parties` | third parties, contacts, what is open to external users |
//! | `users` | the external users, for an import |
//! | `word` | what it says now of one of them, for each request |
//! | `text` | Dolibarr's texts and numbers as the interface wants them |

use std::fmt;
use std::path::Path;

use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind};

use crate::erp::Erp;

mod bodies;
mod connection;
mod documents;
mod files;
mod kinds;
mod parties;
mod text;
mod users;
mod word;

pub use users::{ExternalUser, OldHash, Skip, StoredPassword, ruled};

/// A connected Dolibarr, version 18 or later.
pub struct Dolibarr {
    connection: connection::Connection,
    files: files::Files,
}

impl Dolibarr {
    /// Connects to the database at `mysql://USER:PASSWORD@HOST:PORT/DATABASE`. The options of the `mysql` crate may
    /// follow behind `?`, and `prefix=` where the tables do not begin with `llx_`. Without `documents`, Dolibarr's
    /// documents folder, no document has a file.
    ///
    /// # Errors
    /// `dolibarr/address`, `dolibarr/prefix`, `dolibarr/unreachable`, `dolibarr/refused`, `dolibarr/no-tables`,
    /// `dolibarr/version`, `dolibarr/documents`; and `dolibarr/query` where its tables are not what they should be.
    pub fn connect(url: &str, documents: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self { connection: connection::Connection::open(url)?, files: files::Files::open(documents)? })
    }
}

impl fmt::Debug for Dolibarr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dolibarr")
            .field("version", &self.connection.version)
            .field("place", &self.connection.place)
            .finish_non_exhaustive()
    }
}

impl Erp for Dolibarr {
    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        parties::open_to_external(self, kind)
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        parties::standing(self, third_party, contact)
    }

    fn user_standing(&self, about: &About<'_>, now: u64) -> Result<UserStanding, Failure> {
        word::of(self, about, now)
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        parties::third_party(self, id)
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        parties::contact(self, id)
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        parties::contacts_of(self, third_party)
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        parties::entities(self)
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        parties::is_employee(self, email)
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(
            Class::Refused,
            "erp/read-only",
            "the connector only reads Dolibarr: open the third party there and invite the person",
        ))
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        documents::list(self, query, each)
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        documents::count(self, query)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        documents::one(self, kind, id, found)
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        let Some((record, cells)) = documents::head(self, kind, id)? else { return Ok(None) };
        bodies::read(self, &record, &cells).map(Some)
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        files::read(self, query, each)
    }

    fn find_third_parties(&self, text: &str) -> Result<Vec<ThirdParty>, Failure> {
        parties::find(self, text)
    }

    fn describe(&self) -> Result<String, Failure> {
        let counted = self.connection.row(
            "SELECT (SELECT COUNT(*) FROM llx_societe) AS parties, (SELECT COUNT(*) FROM llx_facture) AS invoices",
            connection::Given::new(),
        )?;
        let (parties, invoices) = counted.map(|row| (row.text("parties"), row.text("invoices"))).unwrap_or_default();
        let connection::Connection { version, place, .. } = &self.connection;
        Ok(format!("Dolibarr {version}, database {place}: {parties} third parties, {invoices} invoices"))
    }
}
