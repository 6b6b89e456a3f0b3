//! A live Dolibarr, read from its own database and documents folder, which nothing here writes to; what customers do goes
//! through its own API, where the host was given one.
//!
//! | file | holds |
//! |---|---|
//! | `address`, `connection` | the way to the database, and what its failures are called |
//! | `constants` | Dolibarr's settings that pages are read by |
//! | `kinds` | where each kind of document lies, and what its statuses mean |
//! | `narrowing` | a list's conditions and order |
//! | `documents`, `bodies`, `links`, `files` | lists and heads, the rest of a document, what it leads to, its files |
//! | `parties` | third parties, contacts, what is open to external users |
//! | `users`, `web_accounts`, `passwords` | the external users, for an import |
//! | `rights`, `installing` | the rights that grant permissions, and a set of our own for Dolibarr's screen |
//! | `word` | what it says now of one of them, for each request |
//! | `writing` | what customers do, through Dolibarr's API |
//! | `text` | Dolibarr's texts and numbers as the interface wants them |

use std::fmt;
use std::path::Path;

use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Kind};

use crate::erp::Erp;

mod address;
mod bodies;
mod connection;
mod constants;
mod documents;
mod files;
mod installing;
mod kinds;
mod links;
mod narrowing;
mod parties;
mod passwords;
mod paying;
mod rights;
mod text;
mod users;
mod web_accounts;
mod word;
mod writing;

pub use installing::{Installed, install, remove};
pub use writing::OrdersAs;
pub use writing::prepared::{Prepared, Readiness};

/// A connected Dolibarr, version 18 or later.
pub struct Dolibarr {
    connection: connection::Connection,
    constants: constants::Kept,
    files: files::Files,
    /// The way to write, where there is one.
    writing: Option<writing::Writing>,
}

impl Dolibarr {
    /// Connects to the database at `mysql://USER:PASSWORD@HOST:PORT/DATABASE`. The options of the `mysql` crate may
    /// follow behind `?`, `prefix=` where the tables do not begin with `llx_`, and `time_zone=` where Dolibarr's PHP is in
    /// another zone than the database. Without `documents`, Dolibarr's documents folder, no document has a file.
    ///
    /// # Errors
    /// `dolibarr/address`, `dolibarr/prefix`, `dolibarr/time-zone`, `dolibarr/unreachable`, `dolibarr/refused`, `dolibarr/no-tables`,
    /// `dolibarr/version`, `dolibarr/documents`; and `dolibarr/query` where its tables are not what they should be.
    pub fn connect(url: &str, documents: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self {
            connection: connection::Connection::open(url)?,
            constants: constants::Kept::default(),
            files: files::Files::open(documents)?,
            writing: None,
        })
    }

    /// The same, with writes through the API at this address: `https://HOST/PATH`, Dolibarr's own. `key` is that of a user
    /// whom Dolibarr keeps for the portal alone. What that user may not do is not offered; see [`Erp::describe`].
    ///
    /// # Errors
    /// `dolibarr/api-address`, `dolibarr/api-key`; and those of the database. An API that does not answer is none.
    pub fn writing_through(mut self, api: &str, key: &str, orders: OrdersAs) -> Result<Self, Failure> {
        self.writing = Some(writing::Writing::new(api, key, orders)?);
        self.abilities()?;
        Ok(self)
    }

    /// Whether the document, which has no file, gets one when it is opened.
    fn can_print(&self, document: documents::Unprinted<'_>) -> bool {
        writing::pdfs::can_print(self, document)
    }

    /// Has the document printed, if that can be; `is_printed` asks anew whether it has its file.
    fn print(&self, document: documents::Unprinted<'_>, is_printed: impl Fn() -> Result<bool, Failure>) {
        writing::pdfs::print(self, document, is_printed);
    }

    /// The user whose key the API has: what it wrote came from customers.
    fn portal_user(&self) -> Result<Option<u64>, Failure> {
        Ok(self.abilities()?.and_then(|abilities| Some(abilities.caller.as_ref()?.id)))
    }

    /// The entities in which answers to documents of this kind are taken; `None` where the kind waits for none.
    fn answered_in(&self, kind: Kind) -> Result<Option<Vec<u64>>, Failure> {
        let write = match kind {
            Kind::Quotes => writing::abilities::Write::Quotes,
            Kind::Tickets => writing::abilities::Write::Tickets,
            _ => return Ok(None),
        };
        Ok(Some(self.abilities()?.map(|abilities| abilities.entities_of(write)).unwrap_or_default()))
    }

    fn abilities(&self) -> Result<Option<std::sync::Arc<writing::abilities::Abilities>>, Failure> {
        self.writing.as_ref().map(|writing| writing.abilities(self)).transpose()
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

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        parties::open_kinds(self)
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

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        writing::new_third_party(self, party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        writing::takes(self, act)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
        writing::act(self, action, files, now)
    }

    fn staff_mails(&self) -> Vec<Mail> {
        writing::staff_mails(self)
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
        let Some((mut record, mut cells)) = documents::head(self, kind, id)? else { return Ok(None) };
        if documents::print(self, &record, &cells) {
            let Some(printed) = documents::head(self, kind, id)? else { return Ok(None) };
            (record, cells) = printed;
        }
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
        let read = format!("Dolibarr {version}, database {place}: {parties} third parties, {invoices} invoices");
        let Some(abilities) = self.abilities()? else { return Ok(format!("{read}; only read")) };
        let written = writing::abilities::Write::ALL.into_iter().filter(|write| abilities.can_somewhere(*write));
        let written: Vec<_> = written.map(writing::abilities::Write::words).collect();
        let written = if written.is_empty() { "nothing".to_owned() } else { written.join(", ") };
        let said = [format!("{read}; written: {written}")].into_iter().chain(abilities.sentences());
        Ok(said.collect::<Vec<_>>().join("; "))
    }
}
