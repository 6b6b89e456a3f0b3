//! A live Odoo, 16 or later: read from its own database and filestore, which nothing here writes to; what customers do goes
//! through its own API, where the host was given one.
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
//! | `writing` | what customers do, through Odoo's API |
//! | `role` | the role that reads: the statements that make it, and whether it reads what it must and nothing else |
//! | `text` | Odoo's texts and numbers as the interface wants them |

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Kind};

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
mod writing;

pub use role::{Prepared, prepare};
pub use writing::OrdersAs;
pub use writing::prepared::WritesPrepared;

/// A connected Odoo.
pub struct Odoo {
    connection: connection::Connection,
    files: files::Files,
    facts: facts::Kept,
    /// The way to write, where there is one.
    writing: Option<writing::Writing>,
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
        Ok(Self { connection, files: files::Files::open(filestore)?, facts, writing: None })
    }

    /// The same, with writes through the API at this address, Odoo's own: JSON-RPC up to Odoo 18, JSON-2 from 19 on. `login` and
    /// `key` are those of a user whom Odoo keeps for the portal alone. What that user may not do is not offered; see
    /// [`Erp::describe`].
    ///
    /// # Errors
    /// `odoo/api-address`, `odoo/api-login`, `odoo/api-key`; and those of the database. An API that does not answer is none.
    pub fn writing_through(mut self, api: &str, login: &str, key: &str, orders: OrdersAs) -> Result<Self, Failure> {
        let api = writing::api::Api::new(api, self.connection.database(), login, key)?;
        self.writing = Some(writing::Writing::new(api, orders));
        self.abilities()?;
        Ok(self)
    }

    fn abilities(&self) -> Result<Option<Arc<writing::abilities::Abilities>>, Failure> {
        self.writing.as_ref().map(|writing| writing.abilities(self)).transpose()
    }

    /// Whether the document, which has no file, gets one when it is opened.
    fn can_print(&self, kind: Kind, number: i64, status: &str) -> bool {
        writing::pdfs::can_print(self, kind, number, status)
    }

    /// The document's PDF from Odoo's own page of it.
    fn print(&self, record: &documents::Record) -> Option<Arc<Vec<u8>>> {
        writing::pdfs::print(self, record)
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

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        parties::open_kinds(self)
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

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        writing::new_third_party(self, party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        writing::takes(self, act)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
        writing::act(self, action, files, now)
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
        let read =
            format!("Odoo {}, database {}: {parties} third parties; {kinds}", facts.version, self.connection.place());
        let Some(abilities) = self.abilities()? else { return Ok(format!("{read}; only read")) };
        let written = writing::needed::Write::ALL.into_iter().filter(|write| abilities.can(*write));
        let written: Vec<_> = written.map(writing::needed::Write::words).collect();
        let written = if written.is_empty() { "nothing".to_owned() } else { written.join(", ") };
        let said = [format!("{read}; written: {written}")].into_iter().chain(abilities.sentences());
        Ok(said.collect::<Vec<_>>().join("; "))
    }
}
