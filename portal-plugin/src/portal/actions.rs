//! What customers do in the ERP: judged, handed over once, recorded in the ledger, confirmed by mail.

use std::net::IpAddr;
use std::sync::Arc;

use log::Level;
use plugin_api::Drawing;
use plugin_api::actions::{Act, ActKind, Action, Done, Upload};
use plugin_api::parties::Contact;

use crate::access::Granted;
use crate::error::Error;
use crate::model::accounts::Account;
use crate::model::actions::{self, ActionKey, Part};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::users::User;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::documents::recorded;
use crate::portal::mailing::Mailing;
use crate::portal::mails::About;
use crate::portal::principals::AccountContext;
use crate::source::{ActionBy, RequestedAction, Summary, is_not_asked, is_refused, permission_of};
use crate::store::actions::{Begun, finish_action};
use crate::store::begun_actions::Beginning;
use crate::store::ledger::record;

/// How a form or a call came in.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// What makes it the same one when it is sent again: 16 to 64 letters, digits, `-` and `_`.
    pub key: &'a str,
    /// Where it came from.
    pub peer: IpAddr,
}

service! {
    /// What customers have the ERP do.
    pub struct Actions {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
        decisions: Arc<Decisions>,
    }
}

impl Actions {
    /// Judges whether the principal may act this way: for the page that holds the form.
    ///
    /// # Errors
    /// Rows 8 to 10; `view-as/read-only`.
    pub fn may_act(&self, context: &AccountContext, act: ActKind) -> Result<(), Error> {
        self.grant_act(context, act).map(drop)
    }

    /// Whether the principal may edit their own information.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn edits_profile(&self, context: &AccountContext) -> Result<bool, Error> {
        self.decisions.may(context, Permission::ProfileEdit)
    }

    /// The person's own contact, as the ERP knows it now; `None` where it knows none.
    ///
    /// # Errors
    /// Rows 8 to 10 of `portal.profile.edit`; `unavailable/host`.
    pub fn profile(&self, context: &AccountContext) -> Result<Option<Contact>, Error> {
        let granted = self.decisions.grant(context, Permission::ProfileEdit)?;
        granted.contact().map_or(Ok(None), |contact| self.base.source.contact(contact))
    }

    /// Accepts a quote at the total that was seen, signed with a name and, as one likes, a drawing.
    ///
    /// # Errors
    /// Rows 8 to 14; `action/…`; `unavailable/host`, after which the same form may be sent again.
    pub fn accept_quote(
        &self,
        context: &AccountContext,
        id: &str,
        (total, signed_by, drawing): (&str, &str, Option<&Drawing>),
        form: &Sent<'_>,
    ) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::AnswerQuotes)?;
        let signed_by = actions::line(Part::SignedBy, signed_by)?;
        let quote = &self.about(context, &granted, id)?;
        if quote.total != total {
            return Err(Error::ActionChanged);
        }
        let deed = RequestedAction::AcceptQuote { quote, signed_by, drawing };
        self.do_once(context, &granted, form, (deed, &[]))
    }

    /// Declines a quote, with a reason or without.
    ///
    /// # Errors
    /// As [`Actions::accept_quote`].
    pub fn decline_quote(
        &self,
        context: &AccountContext,
        id: &str,
        reason: &str,
        form: &Sent<'_>,
    ) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::AnswerQuotes)?;
        let reason = &actions::text_or_none(Part::Reason, reason)?;
        let quote = &self.about(context, &granted, id)?;
        self.do_once(context, &granted, form, (RequestedAction::DeclineQuote { quote, reason }, &[]))
    }

    /// Opens a ticket.
    ///
    /// # Errors
    /// As [`Actions::accept_quote`]; `upload/not-taken`.
    pub fn open_ticket(
        &self,
        context: &AccountContext,
        (subject, text): (&str, &str),
        files: &[Upload<'_>],
        form: &Sent<'_>,
    ) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::WriteTickets)?;
        let (subject, text) = (actions::line(Part::Subject, subject)?, &actions::text(Part::Message, text)?);
        self.do_once(context, &granted, form, (RequestedAction::OpenTicket { subject, text }, files))
    }

    /// Writes on a ticket.
    ///
    /// # Errors
    /// As [`Actions::open_ticket`].
    pub fn reply_to_ticket(
        &self,
        context: &AccountContext,
        id: &str,
        text: &str,
        files: &[Upload<'_>],
        form: &Sent<'_>,
    ) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::WriteTickets)?;
        let text = &actions::text(Part::Message, text)?;
        let ticket = &self.about(context, &granted, id)?;
        self.do_once(context, &granted, form, (RequestedAction::Reply { ticket, text }, files))
    }

    /// Says that a ticket needs nothing more.
    ///
    /// # Errors
    /// As [`Actions::accept_quote`].
    pub fn close_ticket(&self, context: &AccountContext, id: &str, form: &Sent<'_>) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::WriteTickets)?;
        let ticket = &self.about(context, &granted, id)?;
        self.do_once(context, &granted, form, (RequestedAction::CloseTicket { ticket }, &[]))
    }

    /// Takes a closed ticket up again.
    ///
    /// # Errors
    /// As [`Actions::accept_quote`].
    pub fn reopen_ticket(&self, context: &AccountContext, id: &str, form: &Sent<'_>) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::WriteTickets)?;
        let ticket = &self.about(context, &granted, id)?;
        self.do_once(context, &granted, form, (RequestedAction::ReopenTicket { ticket }, &[]))
    }

    /// Puts the person's own contact right. What is not named here cannot be changed this way (OWASP ASVS 5.0, 15.3.3).
    ///
    /// # Errors
    /// As [`Actions::accept_quote`]; `action/not-taken` where the ERP knows no contact behind the user.
    pub fn edit_profile(
        &self,
        context: &AccountContext,
        (first_name, last_name, phone): (&str, &str, &str),
        form: &Sent<'_>,
    ) -> Result<Done, Error> {
        let granted = self.grant_act(context, ActKind::EditContact)?;
        if granted.contact().is_none() {
            return Err(Error::ActionNotTaken);
        }
        let deed = RequestedAction::EditContact {
            first_name: actions::line_or_none(Part::FirstName, first_name)?,
            last_name: actions::line(Part::LastName, last_name)?,
            phone: actions::line_or_none(Part::Phone, phone)?,
            email: None,
        };
        self.do_once(context, &granted, form, (deed, &[]))
    }

    pub(super) fn grant_act<'a>(&self, context: &'a AccountContext, act: ActKind) -> Result<Granted<'a>, Error> {
        self.base.running()?;
        context.principal.may_write()?;
        self.decisions.grant(context, permission_of(act))
    }

    pub(super) fn about(&self, context: &AccountContext, granted: &Granted<'_>, id: &str) -> Result<Summary, Error> {
        self.base.source.summary(granted, id).map_err(|error| recorded(context, error))
    }

    /// Hands it over, once for each key. Where the ERP did it and nobody heard, the same form sent again finds out: the ERP
    /// knows the key, and the ledger and the mail follow then. Where nobody sends it again, [`super::unsettled`] does.
    pub(super) fn do_once(
        &self,
        context: &AccountContext,
        granted: &Granted<'_>,
        form: &Sent<'_>,
        (deed, files): (RequestedAction<'_>, &[Upload<'_>]),
    ) -> Result<Done, Error> {
        let (user, account) = (&context.principal.user, &context.account);
        let site = &context.principal.site;
        let key = ActionKey::new(account.id, user.id, form.key)?;
        let doer = ActionBy {
            name: if user.name.trim().is_empty() { user.login.as_str() } else { &user.name },
            email: user.email.as_deref(),
            language: user.locale.unwrap_or(site.locale).tag(),
            today: &context.principal.today(),
            peer: &form.peer.to_canonical().to_string(),
        };
        let action = &deed.action(granted, &key, doer);
        let beginning = Beginning { user: user.id, account: account.id, site: &site.id, action, files };
        let store = &self.base.store;
        let first = match store.begin_action(&beginning, &deed.content(files), self.base.clock.now())? {
            Begun::Done(done) => return Ok(done),
            Begun::Open { first, kept: true } => first,
            Begun::Open { first, kept: false } => {
                self.base.alarms.tell(
                    Level::Warn,
                    "too many actions wait for the ERP's word; one more is handed over that nobody asks for again",
                );
                first
            }
        };
        match self.base.source.act(granted, action, files) {
            Ok(done) => self.settle(site, user, account, action, done),
            Err(error) => {
                if is_refused(&error) {
                    store.settle_action(&action.key)?;
                } else if first && is_not_asked(&error) {
                    store.forget_action(&action.key)?;
                }
                Err(error)
            }
        }
    }

    /// Writes down what came of an action, in one transaction with the ledger and the mail; once, whoever hears it.
    pub(super) fn settle(
        &self,
        site: &Arc<Site>,
        user: &User,
        account: &Account,
        action: &Action,
        done: Done,
    ) -> Result<Done, Error> {
        let event = event_of(&action.act);
        // It is done: an ERP that says no name now keeps nobody from writing that down.
        let account_name = self.base.name_of(account).unwrap_or_default();
        self.base.store.write(|transaction| {
            if !finish_action(transaction, &action.key, &done)? {
                return Ok(());
            }
            let mut detail = vec![("site", site.id.as_str())];
            if !done.reference.is_empty() {
                detail.push(("document", &done.reference));
            }
            if let Act::AcceptQuote { signed_by, .. } = &action.act {
                detail.push(("signed_by", signed_by));
            }
            record(transaction, account.id, &LedgerActor::user(user), event, &detail, self.base.clock.now())?;
            let path = done.document.as_ref().map(|link| format!("/{}/{}", link.kind.as_str(), link.id));
            let path = format!("/a/{}{}", account.id.0, path.unwrap_or_default());
            self.mailing.tell(
                transaction,
                site,
                user,
                &account_name,
                About::Acted { event, reference: &done.reference, path: &path },
            )
        })?;
        self.mailing.wake();
        let (code, user, account) = (event.code(), user.id.0, account.id.0);
        log::info!(target: "audit", "action/{code}: user {user} in account {account} on {}", site.id);
        Ok(done)
    }
}

/// What the ledger calls an act.
const fn event_of(act: &Act) -> Event {
    match act {
        Act::AcceptQuote { .. } => Event::QuoteAccepted,
        Act::DeclineQuote { .. } => Event::QuoteDeclined,
        Act::OpenTicket { .. } => Event::TicketOpened,
        Act::ReplyToTicket { .. } => Event::TicketAnswered,
        Act::CloseTicket { .. } => Event::TicketClosed,
        Act::ReopenTicket { .. } => Event::TicketReopened,
        Act::PlaceOrder { .. } => Event::OrderPlaced,
        Act::EditContact { .. } => Event::ProfileEdited,
    }
}
