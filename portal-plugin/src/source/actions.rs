//! Actions: handed to the host with a grant for their kind, about documents that were judged and nothing else.

use plugin_api::actions::{Act, ActKind, Action, Done, Upload, Wanted};
use plugin_api::{Class, Drawing, Failure};
use sha2::{Digest, Sha256};

use crate::access::Granted;
use crate::error::{Denied, Error};
use crate::model::actions::ActionKey;
use crate::model::permissions::Permission;
use crate::source::patience::NOT_ASKED;
use crate::source::{Source, Summary};

/// What is done, about documents that the one who acts may see.
#[derive(Clone, Copy, Debug)]
pub enum RequestedAction<'a> {
    /// Accept a quote, at the total that it has.
    AcceptQuote {
        /// The quote.
        quote: &'a Summary,
        /// The name that it is signed with.
        signed_by: &'a str,
        /// The signature, where one was drawn.
        drawing: Option<&'a Drawing>,
    },
    /// Decline a quote.
    DeclineQuote {
        /// The quote.
        quote: &'a Summary,
        /// Why; may be empty.
        reason: &'a str,
    },
    /// Open a ticket.
    OpenTicket {
        /// What it is about.
        subject: &'a str,
        /// The first message.
        text: &'a str,
    },
    /// Write on a ticket.
    Reply {
        /// The ticket.
        ticket: &'a Summary,
        /// The message.
        text: &'a str,
    },
    /// Say that a ticket needs nothing more.
    CloseTicket {
        /// The ticket.
        ticket: &'a Summary,
    },
    /// Take a closed ticket up again.
    ReopenTicket {
        /// The ticket.
        ticket: &'a Summary,
    },
    /// Place an order.
    PlaceOrder {
        /// Products and how many of each.
        lines: &'a [(Summary, String)],
        /// Where it goes; may be empty.
        delivery_address: &'a str,
        /// The customer's own number; may be empty.
        reference: &'a str,
        /// A remark; may be empty.
        note: &'a str,
    },
    /// Put one's own contact right.
    EditContact {
        /// The given name.
        first_name: &'a str,
        /// The family name.
        last_name: &'a str,
        /// The telephone number; may be empty.
        phone: &'a str,
        /// The address, proved; none leaves it as it is.
        email: Option<&'a str>,
    },
}

/// Who acts.
#[derive(Clone, Copy, Debug)]
pub struct ActionBy<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The person's e-mail address.
    pub email: Option<&'a str>,
    /// The language, as a BCP 47 tag.
    pub language: &'a str,
    /// The day where the person is, `YYYY-MM-DD`.
    pub today: &'a str,
    /// The network address.
    pub peer: &'a str,
}

impl Source {
    /// Whether the ERP takes this kind of act from customers.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn takes(&self, act: ActKind) -> Result<bool, Error> {
        self.ask("takes", |host| host.takes(act))
    }

    /// Has the ERP do it, once for each key: asked for again, it is answered as before.
    ///
    /// # Errors
    /// `action/changed`, `action/over`, `action/not-taken` as the ERP refuses; `permission/missing` where the grant is for
    /// something else; `unavailable/host`, after which the same key may be sent again.
    pub fn act(&self, granted: &Granted<'_>, action: &Action, files: &[Upload<'_>]) -> Result<Done, Error> {
        let fits = granted.permission() == permission_of(action.act.kind())
            && granted.third_party() == action.third_party
            && granted.contact() == action.contact.as_deref()
            && granted.entities() == action.entities.as_deref();
        if !fits {
            return Err(Denied::PermissionMissing.into());
        }
        self.asked("act", |host| host.act(action, files)).map_err(refused)
    }
}

impl RequestedAction<'_> {
    /// As the ERP is told it.
    pub fn action(self, granted: &Granted<'_>, key: &ActionKey, doer: ActionBy<'_>) -> Action {
        Action {
            key: key.as_str().to_owned(),
            third_party: granted.third_party().to_owned(),
            contact: granted.contact().map(str::to_owned),
            name: doer.name.to_owned(),
            email: doer.email.map(str::to_owned),
            language: doer.language.to_owned(),
            entities: granted.entities().map(<[String]>::to_vec),
            peer: doer.peer.to_owned(),
            today: doer.today.to_owned(),
            act: self.act(),
        }
    }

    /// The SHA-256 of what is to be done: a form that is sent again must say the same.
    pub fn content(self, files: &[Upload<'_>]) -> [u8; 32] {
        let act = serde_json::to_vec(&self.act()).unwrap_or_default();
        let mut digest = Sha256::new().chain_update(Sha256::digest(act));
        for file in files {
            digest.update(Sha256::digest(file.name));
            digest.update(Sha256::digest(file.bytes));
        }
        digest.finalize().into()
    }

    fn act(self) -> Act {
        match self {
            Self::AcceptQuote { quote, signed_by, drawing } => Act::AcceptQuote {
                id: quote.id.clone(),
                total: quote.total.clone(),
                signed_by: signed_by.to_owned(),
                drawing: drawing.cloned(),
            },
            Self::DeclineQuote { quote, reason } => {
                Act::DeclineQuote { id: quote.id.clone(), reason: reason.to_owned() }
            }
            Self::OpenTicket { subject, text } => {
                Act::OpenTicket { subject: subject.to_owned(), text: text.to_owned() }
            }
            Self::Reply { ticket, text } => Act::ReplyToTicket { id: ticket.id.clone(), text: text.to_owned() },
            Self::CloseTicket { ticket } => Act::CloseTicket { id: ticket.id.clone() },
            Self::ReopenTicket { ticket } => Act::ReopenTicket { id: ticket.id.clone() },
            Self::PlaceOrder { lines, delivery_address, reference, note } => Act::PlaceOrder {
                lines: lines
                    .iter()
                    .map(|(product, quantity)| Wanted {
                        product: product.id.clone(),
                        quantity: quantity.clone(),
                        price: product.total.clone(),
                    })
                    .collect(),
                delivery_address: delivery_address.to_owned(),
                reference: reference.to_owned(),
                note: note.to_owned(),
            },
            Self::EditContact { first_name, last_name, phone, email } => Act::EditContact {
                first_name: first_name.to_owned(),
                last_name: last_name.to_owned(),
                phone: phone.to_owned(),
                email: email.map(str::to_owned),
            },
        }
    }
}

/// The permission without which an act of this kind is not handed over.
pub const fn permission_of(act: ActKind) -> Permission {
    match act {
        ActKind::AnswerQuotes => Permission::QuotesAccept,
        ActKind::WriteTickets => Permission::TicketsWrite,
        ActKind::PlaceOrders => Permission::OrdersCreate,
        ActKind::EditContact => Permission::ProfileEdit,
    }
}

/// Whether the ERP said that it does not do it: then it never did.
pub const fn is_refused(error: &Error) -> bool {
    matches!(error, Error::ActionChanged | Error::ActionOver | Error::ActionNotTaken)
}

/// Whether the ERP was not asked this time; it may have been, and may have done it, another time.
pub fn is_not_asked(error: &Error) -> bool {
    match error {
        Error::Denied(_) => true,
        Error::Host(failure) => NOT_ASKED.contains(&failure.code.as_str()),
        _ => false,
    }
}

fn refused(failure: Failure) -> Error {
    match (failure.class, failure.code.as_str()) {
        (Class::Refused, "action/changed") => Error::ActionChanged,
        (Class::Refused, "action/over") => Error::ActionOver,
        (Class::Refused, _) => Error::ActionNotTaken,
        _ => Error::Host(failure),
    }
}
