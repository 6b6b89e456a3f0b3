//! What customers do, written through Odoo's own API. The API asks for groups and for little else: what may be done, to which
//! document and in which state, is asked of the database here, immediately before.
//!
//! | file | holds |
//! |---|---|
//! | `api`, `trouble` | the client, and what its failures become |
//! | `abilities`, `needed` | who the technical user is, what it may do, and what each thing needs |
//! | `acting` | what every act asks first |
//! | `marks` | how an act is found again, so that it is never done twice |
//! | `quotes`, `tickets`, `orders`, `contacts`, `sign_ups` | the acts |
//! | `pdfs` | documents that are printed when they are opened |
//! | `prepared` | what Odoo needs before, and how far it is |
//! | `signature`, `texts` | what is written into Odoo |

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use plugin_api::actions::{Act, ActKind, Action, Done, Upload};
use plugin_api::{Class, Failure};

use super::Odoo;
use crate::erp::writes::{changed, locked, moment, over};
use crate::sanitize::escaped;

pub(super) mod abilities;
mod acting;
pub(super) mod api;
mod contacts;
mod marks;
pub(super) mod needed;
mod orders;
pub(super) mod pdfs;
pub(super) mod prepared;
mod quotes;
mod sign_ups;
mod signature;
mod texts;
mod tickets;
mod trouble;

use abilities::Abilities;
use acting::Acting;
use api::Api;
use needed::Write;
pub(super) use sign_ups::new_third_party;
pub(super) use tickets::without_mark;

/// How long what the technical user may do is believed.
const BELIEVED: Duration = Duration::from_mins(1);
/// How long Odoo may be at something that it gave no answer to in time: its workers are ended after two minutes.
const AT_IT: Duration = Duration::from_mins(3);
/// How long an API that did not answer is left alone.
const LEFT_ALONE: Duration = Duration::from_secs(20);

/// How orders are left in Odoo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrdersAs {
    /// As quotations with Odoo's own prices, which the customer accepts, or staff confirm.
    #[default]
    Quotations,
    /// Confirmed, where Odoo asks for no more than the customer saw.
    Confirmed,
}

/// The way to write.
#[derive(Debug)]
pub(super) struct Writing {
    api: Api,
    orders: OrdersAs,
    known: Mutex<Known>,
    /// Writes that Odoo may still be at, by what and by the act's key, and since when.
    late: Mutex<HashMap<String, Instant>>,
    prints: pdfs::Prints,
}

/// What was last learnt of the technical user.
#[derive(Debug, Default)]
struct Known {
    abilities: Option<Arc<Abilities>>,
    until: Option<Instant>,
    asking: bool,
}

impl Writing {
    /// Writes through this API.
    pub fn new(api: Api, orders: OrdersAs) -> Self {
        Self { api, orders, known: Mutex::default(), late: Mutex::default(), prints: pdfs::Prints::default() }
    }

    /// Whether Odoo may still be at a write that was sent before and not answered in time: it is looked for, and not sent again.
    fn is_late(&self, write: &str) -> bool {
        let mut late = locked(&self.late);
        late.retain(|_, since| since.elapsed() < AT_IT);
        late.contains_key(write)
    }

    /// Remembers that a write was not answered in time, or forgets it.
    fn note_late(&self, write: String, is_late: bool) {
        let mut late = locked(&self.late);
        if is_late {
            late.insert(write, Instant::now());
        } else {
            late.remove(&write);
        }
    }

    /// What may be written now. Asked anew once a minute, by one thread; the others go on with what was known.
    pub fn abilities(&self, erp: &Odoo) -> Result<Arc<Abilities>, Failure> {
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
        let read = erp.facts().and_then(|facts| Abilities::read(erp, &facts, &self.api, Timestamp::now()));
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

    /// Forgets what is known of the technical user: Odoo said otherwise.
    fn forget(&self) {
        locked(&self.known).until = None;
    }
}

/// See [`plugin_api::Host::takes`]: what the technical user may do somewhere. An API that does not answer takes nothing.
pub(super) fn takes(erp: &Odoo, act: ActKind) -> Result<bool, Failure> {
    let Some(writing) = &erp.writing else { return Ok(false) };
    Ok(writing.abilities(erp)?.can(Write::of(act)))
}

/// See [`plugin_api::Host::act`].
pub(super) fn act(erp: &Odoo, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
    let writing = erp.writing.as_ref().ok_or_else(only_read)?;
    let abilities = writing.abilities(erp)?;
    let facts = erp.facts()?;
    erp.connection.alone(|| {
        let acting = Acting { erp, facts: &facts, writing, abilities: &abilities, action, at: moment(now)? };
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

fn not_taken(message: impl Into<String>) -> Failure {
    Failure::new(Class::Refused, "action/not-taken", message)
}

fn only_read() -> Failure {
    not_taken("this Odoo is only read; start the host with `--api`, `--api-login` and a key to write")
}

/// A line for staff, on the host's own output.
fn warn(what: &str) {
    eprintln!("warn odoo: {}", escaped(what));
}
