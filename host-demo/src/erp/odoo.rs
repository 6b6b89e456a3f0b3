//! A live Odoo, 16 or later: read from its own database and filestore, written through its own API.
//!
//! | file | holds |
//! |---|---|
//! | `address`, `connection`, `values` | the way to the database, what its failures are called, what goes in and comes out |
//! | `needs`, `facts` | which columns are read; what is found of this Odoo: version, columns, rules, companies |
//! | `domain`, `rules` | Odoo's record rules, read, and as SQL: who sees what |
//! | `kinds`, `ids` | where each kind of document lies, what its statuses mean, how its ids cross |
//! | `documents`, `bodies`, `links`, `files` | lists and heads, the rest of a document, its chain, its files |
//! | `parties` | third parties, contacts, companies |
//! | `users`, `word` | the external users, for an import, and what Odoo says of one now, for each request |
//! | `role` | the role that reads: the statements that make it, and whether it reads what it must and nothing else |
//! | `text` | Odoo's texts and numbers as the interface wants them |

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind};

use crate::erp::Erp;

mod address;
mod bodies;
mod connection;
mod documents;
mod domain;
mod facts;
mod files;
mod ids;
mod kinds;
mod links;
mod needs;
mod parties;
mod role;
mod rules;
mod text;
mod users;
mod values;
mod word;

pub use role::{Prepared, prepare};

/// A connected Odoo.
pub struct Odoo {
    connection: connection::Connection,
    files: files::Files,
    facts: facts::Kept,
}

impl Odoo {
    /// Connects to the database at `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. Without `filestore`, the folder
    /// `filestore/DATABASE` of Odoo's data, no document has a file.
    ///
    /// # Errors
    /// `odoo/address`, `odoo/unreachable`, `odoo/refused`, `odoo/no-tables`, `odoo/version`, `odoo/columns`, `odoo/rights`,
    /// `odoo/rule`, `odoo/filestore`; and `odoo/query` where its tables are not what they should be.
    pub fn connect(url: &str, filestore: Option<&Path>) -> Result<Self, Failure> {
        let connection = connection::Connection::open(url)?;
        let facts = facts::Kept::first(&connection)?;
        Ok(Self { connection, files: files::Files::open(filestore)?, facts })
    }

    fn facts(&self) -> Result<Arc<facts::Facts>, Failure> {
        self.facts.now(&self.connection)
    }
}

impl fmt::Debug for Odoo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Odoo").field("place", &self.connection.place()).finish_non_exhaustive()
    }
}

impl Erp for Odoo {
    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        parties::open_to_external(self, kind)
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        parties::standing(self, third_party, contact)
    }

    fn user_standing(&self, about: &About<'_>, _: u64) -> Result<UserStanding, Failure> {
        word::of(self, about)
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
            "the connector only reads Odoo: open the third party there and invite the person",
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
        bodies::read(self, &*self.facts()?, &record, &cells).map(Some)
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        files::read(self, query, each)
    }

    fn find_third_parties(&self, text: &str) -> Result<Vec<ThirdParty>, Failure> {
        parties::find(self, text)
    }

    fn describe(&self) -> Result<String, Failure> {
        let facts = self.facts()?;
        let sql = "SELECT (SELECT COUNT(*) FROM res_partner WHERE commercial_partner_id = id) AS parties";
        let parties =
            self.connection.row(sql, values::Given::new())?.map(|row| row.text("parties")).unwrap_or_default();
        let open: Vec<&str> = Kind::ALL.into_iter().filter(|kind| facts.is_open(*kind)).map(Kind::as_str).collect();
        let kinds = if open.is_empty() { "no kind of document".to_owned() } else { open.join(", ") };
        Ok(format!("Odoo {}, database {}: {parties} third parties; {kinds}", facts.version, self.connection.place()))
    }
}
