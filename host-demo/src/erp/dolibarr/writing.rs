//! What customers do, written through Dolibarr's own REST API. The API asks for little itself: what may be done, to which
//! document and in which state, is asked of the database here, immediately before.
//!
//! | file | holds |
//! |---|---|
//! | `api` | the client |
//! | `abilities` | who the technical user is, and what it may do |
//! | `marks` | how an act is found again, so that it is never done twice |
//! | `quotes`, `tickets`, `orders`, `contacts`, `sign_ups` | the acts |
//! | `notices` | mails to staff, where Dolibarr tells nobody |
//! | `pricing` | what an order comes to by Dolibarr's rules |
//! | `prepared` | what Dolibarr needs before, and how far it is |
//! | `pdfs` | documents that are printed when they are first opened |
//! | `texts` | what is written into Dolibarr, with [`crate::erp::evidence`] and [`crate::erp::words`] |

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use plugin_api::actions::{Act, ActKind, Action, Done, Upload};
use plugin_api::documents::{Link, State};
use plugin_api::mail::Mail;
use plugin_api::{Class, Failure, Kind};
use serde::Deserialize;

use super::Dolibarr;
use super::connection::{Given, id};
use super::documents;
use crate::erp::words::Words;
use crate::erp::writes::{changed, locked, moment, over};
use crate::sanitize::escaped;
use crate::zone;

pub(super) mod abilities;
pub(super) mod api;
mod contacts;
mod marks;
mod notices;
mod orders;
pub(super) mod pdfs;
pub(super) mod prepared;
mod pricing;
mod quotes;
mod sign_ups;
mod texts;
mod tickets;

use abilities::{Abilities, Write};
use api::Api;

/// The name of the unique attribute that holds the key of the act by which a record was made.
pub(super) const MARK: &str = "parvis_key";
/// How long what the technical user may do is believed.
const BELIEVED: Duration = Duration::from_mins(1);
/// How long an API that did not answer is left alone.
const LEFT_ALONE: Duration = Duration::from_secs(20);
/// The longest wait for one's turn to write.
const TURN: Duration = Duration::from_secs(4);

/// How orders are left in Dolibarr.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrdersAs {
    /// As drafts, which staff validate.
    #[default]
    Drafts,
    /// Validated, with a number, where every price is known.
    Validated,
}

/// The way to write.
#[derive(Debug)]
pub(super) struct Writing {
    api: Api,
    orders: OrdersAs,
    known: Mutex<Known>,
    turn: Turn,
    printing: Turn,
    /// Documents whose PDF could not be made, and when.
    unprinted: Mutex<HashMap<(Kind, u64), Instant>>,
    /// Mails to staff that the host has not sent yet.
    notices: Mutex<Vec<Mail>>,
}

/// What was last learnt of the technical user.
#[derive(Debug, Default)]
struct Known {
    abilities: Option<Arc<Abilities>>,
    until: Option<Instant>,
    asking: bool,
}

/// One thread at a time; the others wait, and not for ever.
#[derive(Debug, Default)]
struct Turn {
    taken: Mutex<bool>,
    free: Condvar,
}

impl Writing {
    /// Writes through the API at this address with this key.
    ///
    /// # Errors
    /// `dolibarr/api-address`, `dolibarr/api-key`.
    pub fn new(address: &str, key: &str, orders: OrdersAs) -> Result<Self, Failure> {
        let api = Api::new(address, key)?;
        Ok(Self {
            api,
            orders,
            known: Mutex::default(),
            turn: Turn::default(),
            printing: Turn::default(),
            unprinted: Mutex::default(),
            notices: Mutex::default(),
        })
    }

    /// What may be written now. Asked anew once a minute, by one thread; the others go on with what was known.
    pub fn abilities(&self, erp: &Dolibarr) -> Result<Arc<Abilities>, Failure> {
        let before = {
            let mut known = locked(&self.known);
            match &known.abilities {
                Some(abilities) if known.asking || known.until.is_some_and(|until| Instant::now() < until) => {
                    return Ok(Arc::clone(abilities));
                }
                abilities => {
                    let before = abilities.clone();
                    known.asking = true;
                    before
                }
            }
        };
        let read = Abilities::read(erp, &self.api, before.as_ref().and_then(|before| before.caller.as_ref()));
        let mut known = locked(&self.known);
        known.asking = false;
        let abilities = Arc::new(read?);
        let said = before.map(|before| before.sentences()).unwrap_or_default();
        for sentence in abilities.sentences().iter().filter(|sentence| !said.contains(sentence)) {
            warn(sentence);
        }
        let long = if abilities.trouble.is_some() { LEFT_ALONE } else { BELIEVED };
        known.until = Some(Instant::now() + long);
        known.abilities = Some(Arc::clone(&abilities));
        Ok(abilities)
    }

    /// Forgets what is known of the technical user: Dolibarr said otherwise.
    fn forget(&self) {
        locked(&self.known).until = None;
    }

    /// Writes while nobody else does who shares this database: Dolibarr stumbles over two writes at once.
    fn alone<T>(&self, erp: &Dolibarr, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let _turn = self.turn.take().ok_or_else(|| {
            Failure::new(Class::Unavailable, "dolibarr/busy", "other writes to Dolibarr take long; try again later")
        })?;
        erp.connection.alone("write", work)
    }
}

impl Turn {
    fn take(&self) -> Option<Taken<'_>> {
        let taken = locked(&self.taken);
        let waited = self.free.wait_timeout_while(taken, TURN, |taken| *taken);
        let (mut taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *taken {
            return None;
        }
        *taken = true;
        Some(Taken(self))
    }
}

/// One's turn, until it is dropped.
struct Taken<'a>(&'a Turn);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *locked(&self.0.taken) = false;
        self.0.free.notify_one();
    }
}

/// See [`plugin_api::Host::takes`]: what the technical user may do somewhere. An API that does not answer takes nothing.
pub(super) fn takes(erp: &Dolibarr, act: ActKind) -> Result<bool, Failure> {
    let Some(writing) = &erp.writing else { return Ok(false) };
    Ok(writing.abilities(erp)?.can_somewhere(Write::of(act)))
}

/// Dolibarr's own page to pay an invoice, as its API says it; empty where it does not.
pub(super) fn payment_link(erp: &Dolibarr, invoice: u64) -> Result<String, Failure> {
    #[derive(Deserialize)]
    struct Invoice {
        #[serde(default)]
        online_payment_url: Option<String>,
    }
    let Some(writing) = &erp.writing else { return Ok(String::new()) };
    if writing.abilities(erp)?.trouble.is_some() {
        return Ok(String::new());
    }
    // An invoice is shown without it too: before Dolibarr 20 there is none, and the API's user may not be let read it.
    let said = writing.api.get::<Invoice>(&format!("invoices/{invoice}"));
    Ok(said.ok().and_then(|invoice| invoice.online_payment_url).unwrap_or_default())
}

/// See [`plugin_api::Host::act`].
pub(super) fn act(erp: &Dolibarr, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
    let writing = erp.writing.as_ref().ok_or_else(only_read)?;
    let abilities = writing.abilities(erp)?;
    writing.alone(erp, || {
        let acting = Acting { erp, writing, abilities: &abilities, action, at: moment(now)? };
        acting.admitted()?;
        match &action.act {
            Act::AcceptQuote { id, total, signed_by, drawing } => acting.accept(id, total, signed_by, drawing.as_ref()),
            Act::DeclineQuote { id, reason } => acting.decline(id, reason),
            Act::OpenTicket { subject, text } => acting.open_ticket(subject, text, files),
            Act::ReplyToTicket { id, text } => acting.reply(id, text, files),
            Act::CloseTicket { id } => acting.close(id),
            Act::ReopenTicket { id } => acting.reopen(id),
            Act::PlaceOrder { lines, delivery_address, reference, note } => {
                acting.order(lines, delivery_address, reference, note)
            }
            Act::EditContact { first_name, last_name, phone, email } => {
                acting.edit_contact(first_name, last_name, phone, email.as_deref())
            }
        }
    })
}

pub(super) use sign_ups::new_third_party;

/// Mails to staff about what was done since the last time.
pub(super) fn staff_mails(erp: &Dolibarr) -> Vec<Mail> {
    erp.writing.as_ref().map(|writing| std::mem::take(&mut *locked(&writing.notices))).unwrap_or_default()
}

/// One act while it is written.
struct Acting<'a> {
    erp: &'a Dolibarr,
    writing: &'a Writing,
    abilities: &'a Abilities,
    action: &'a Action,
    at: Timestamp,
}

/// A document of the customer's own, as its row says.
struct Own {
    id: u64,
    entity: u64,
    reference: String,
    title: String,
    status: String,
    open: bool,
    until: String,
    total: String,
    currency: String,
}

impl Own {
    /// One that was just made, of which nothing else is read.
    fn new(id: u64, entity: u64, reference: &str) -> Self {
        let none = String::new;
        let (title, status, until, total, currency) = (none(), none(), none(), none(), none());
        Self { id, entity, reference: reference.to_owned(), title, status, open: true, until, total, currency }
    }
}

impl Acting<'_> {
    /// Whether Dolibarr lets anybody in at all now.
    fn admitted(&self) -> Result<(), Failure> {
        let trouble = match (&self.abilities.trouble, &self.abilities.caller) {
            (None, Some(caller)) => abilities::kept_out(self.erp, caller)?,
            (trouble, _) => trouble.clone(),
        };
        trouble.map_or(Ok(()), |trouble| Err(Failure::new(Class::Unavailable, "dolibarr/closed", trouble)))
    }

    /// A published document of the act's third party, in an entity that the site shows and that this may be written in.
    fn own(&self, kind: Kind, document: &str, write: Write) -> Result<Own, Failure> {
        let mut own = None;
        let action = self.action;
        documents::one(self.erp, kind, document, &mut |row| {
            let shown = action.entities.as_ref().is_none_or(|entities| entities.iter().any(|one| one == row.entity));
            if row.state == State::Published && row.third_party == action.third_party && shown {
                own = id(row.id).zip(id(row.entity)).map(|(id, entity)| Own {
                    id,
                    entity,
                    reference: row.reference.to_owned(),
                    title: row.title.to_owned(),
                    status: row.status.to_owned(),
                    open: row.open,
                    until: row.until.to_owned(),
                    total: row.total.to_owned(),
                    currency: row.currency.to_owned(),
                });
            }
        })?;
        let own = own.ok_or_else(|| over(kind.as_str(), document))?;
        self.may(write, own.entity)?;
        Ok(own)
    }

    /// Whether this may be written in the entity.
    fn may(&self, write: Write, entity: u64) -> Result<(), Failure> {
        if self.abilities.can(write, entity) {
            return Ok(());
        }
        let lacks = self.abilities.lacks(write, entity);
        let why = if lacks.is_empty() {
            "the API's user does not act there".to_owned()
        } else {
            format!("{} is missing", lacks.join(", "))
        };
        Err(Failure::new(Class::Refused, "action/not-taken", format!("no {} in entity {entity}: {why}", write.words())))
    }

    /// The third party of the act, which must be open.
    fn party(&self) -> Result<u64, Failure> {
        let party = id(&self.action.third_party).unwrap_or(0);
        let sql = "SELECT rowid AS id FROM llx_societe WHERE rowid = :party AND status = 1";
        let found = self.erp.connection.row(sql, Given::new().number("party", party))?;
        found.map(|_| party).ok_or_else(|| over("third party", &self.action.third_party))
    }

    /// The contact who acts, where it is in use and the third party's.
    fn contact(&self) -> Result<Option<u64>, Failure> {
        let Some(contact) = self.action.contact.as_deref().and_then(id) else { return Ok(None) };
        let sql = "SELECT rowid AS id FROM llx_socpeople WHERE rowid = :contact AND fk_soc = :party AND statut = 1";
        let given = Given::new().number("contact", contact).number("party", id(&self.action.third_party).unwrap_or(0));
        Ok(self.erp.connection.row(sql, given)?.map(|_| contact))
    }

    /// The entity that what is new belongs to: the site's first, or the third party's.
    fn entity_of_new(&self, write: Write) -> Result<u64, Failure> {
        let first = self.action.entities.as_ref().and_then(|entities| id(entities.first()?));
        let of_party = || -> Result<Option<u64>, Failure> {
            let sql = "SELECT entity FROM llx_societe WHERE rowid = :party";
            let given = Given::new().number("party", id(&self.action.third_party).unwrap_or(0));
            Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("entity")))
        };
        let found = first.map_or_else(of_party, |first| Ok(Some(first)))?;
        let entity = found.or_else(|| self.abilities.entities().first().copied()).unwrap_or(1);
        self.may(write, entity)?;
        Ok(entity)
    }

    /// The words of Dolibarr's own company: for notes that staff read.
    fn staff_words(&self, entity: u64) -> Result<&'static Words, Failure> {
        let language = constant(self.erp, "MAIN_LANG_DEFAULT", entity)?.filter(|language| language != "auto");
        Ok(Words::of(language.as_deref().unwrap_or(&self.action.language)))
    }

    /// Who acts, from where and when, as one line.
    fn doer(&self, words: &Words, name: &str) -> String {
        let email = self.action.email.as_deref().map(|email| format!(" ({email})")).unwrap_or_default();
        format!("{name}{email}, {} {}, {:.0}", words.from, self.action.peer, self.at)
    }

    /// The day where the person is (rule T1); the host's where the portal does not say.
    fn today(&self) -> String {
        let said = self.action.today.parse::<Date>();
        said.unwrap_or_else(|_| self.at.to_zoned(zone::own()).date()).to_string()
    }
}

/// A constant of an entity, or the one for all.
fn constant(erp: &Dolibarr, name: &str, entity: u64) -> Result<Option<String>, Failure> {
    let row = erp.connection.row(
        "SELECT value FROM llx_const WHERE name = :name AND entity IN (0, :entity) ORDER BY entity DESC LIMIT 1",
        Given::new().text("name", name).number("entity", entity),
    )?;
    Ok(row.map(|row| row.text("value")).filter(|value| !value.is_empty()))
}

/// Whether a constant of an entity is set to anything but 0.
fn is_on(erp: &Dolibarr, name: &str, entity: u64) -> Result<bool, Failure> {
    Ok(constant(erp, name, entity)?.is_some_and(|value| value != "0"))
}

fn done(kind: Kind, id: u64, reference: String) -> Done {
    Done { document: Some(Link { kind, id: id.to_string() }), reference }
}

fn only_read() -> Failure {
    let message = "this Dolibarr is only read; start the host with `--api` and a key to write";
    Failure::new(Class::Refused, "action/not-taken", message)
}

/// A line for staff, on the host's own output.
fn warn(what: &str) {
    eprintln!("warn dolibarr: {}", escaped(what));
}
