//! The mails that tell of new documents, each of one that the reader may see (rule M2).

use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;

use super::{Fact, Letter, NAME, Writer, one_line};
use crate::model::accounts::AccountId;
use crate::model::format::{Day, Money};
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;
use crate::source::Summary;

/// What happened to a document, and the reader may see it: nothing but the source makes a [`Summary`].
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// The account.
    pub account: AccountId,
    /// The account's name.
    pub name: Stranger<'a>,
    /// The document.
    pub document: &'a Summary,
    /// What happened to it.
    pub event: NoticeEvent,
    /// What stops mails of this sort.
    pub stop: &'a Token,
}

/// The path of the page that stops mails of this sort.
pub(super) fn stop_path(stop: &Token) -> String {
    format!("/notices/stop/{}", stop.secret())
}

pub(super) fn letter(writer: &Writer<'_>, on: Fact, notice: Notice<'_>) -> Letter {
    let Notice { account, document, event, stop, .. } = notice;
    let (t, kind) = (&writer.mails.notices, document.kind);
    let subject = match (event, kind) {
        (NoticeEvent::Answered, _) => t.answered,
        (NoticeEvent::DueSoon, _) => t.due_soon,
        (NoticeEvent::Overdue, _) => t.overdue,
        (NoticeEvent::New, Kind::Quotes) => t.quotes,
        (NoticeEvent::New, Kind::Orders) => t.orders,
        (NoticeEvent::New, Kind::Shipments) => t.shipments,
        (NoticeEvent::New, Kind::Tickets) => t.tickets,
        (NoticeEvent::New, Kind::Projects) => t.projects,
        (NoticeEvent::New, Kind::SupplierInvoices) => t.supplier_invoices,
        // Nothing else is told, see `model/notices.rs`.
        (NoticeEvent::New, _) => t.invoices,
    };
    let words = writer.texts.kinds.of(kind);
    let money = |amount: &str| Money(writer.locale, amount, &document.currency).to_string();
    let until = if kind == Kind::Tickets { "" } else { &document.until };
    let facts = [
        (words.reference, one_line(&document.reference, NAME), document.reference.is_empty()),
        (words.date, Day(writer.locale, &document.date).to_string(), document.date.is_empty()),
        (words.until, Day(writer.locale, until).to_string(), until.is_empty()),
        (words.total, money(&document.total), document.total.is_empty()),
    ];
    let said = facts.into_iter().filter(|(_, _, missing)| !missing).map(|(label, value, _)| (label, value));
    Letter {
        subject: subject(&one_line(&document.reference, NAME)),
        before: vec![t.ready.to_owned()],
        facts: std::iter::once(on).chain(said).collect(),
        action: t.look,
        url: writer.url(&format!("/a/{}/{kind}/{}", account.0, document.id)),
        after: vec![(t.stop)(&writer.url(&stop_path(stop)))],
    }
}
