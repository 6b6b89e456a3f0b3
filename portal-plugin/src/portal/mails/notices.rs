//! The mails that tell of new documents, each of one that the reader may see (rule M2).

use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;

use super::{Fact, Letter, NAME, Writer, one_line};
use crate::model::accounts::AccountId;
use crate::model::format::{Day, Money};
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;
use crate::source::Summary;
use crate::texts::shape::mails::NoticeMails;

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

/// What happened to several documents, each of which the reader may see.
#[derive(Clone, Copy, Debug)]
pub struct Digest<'a> {
    /// The account.
    pub account: AccountId,
    /// The account's name.
    pub name: Stranger<'a>,
    /// The documents, and what happened to each.
    pub documents: &'a [(Summary, NoticeEvent)],
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
    let subject = happened(t, kind, event);
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

/// What happened, as a subject says it.
const fn happened(t: &NoticeMails, kind: Kind, event: NoticeEvent) -> fn(&str) -> String {
    match (event, kind) {
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
    }
}

pub(super) fn digest(writer: &Writer<'_>, on: Fact, digest: Digest<'_>) -> Letter {
    let t = &writer.mails.notices;
    let said = digest.documents.iter().map(|(document, event)| {
        let happened = happened(t, document.kind, *event)(&one_line(&document.reference, NAME));
        let path = format!("/a/{}/{}/{}", digest.account.0, document.kind, document.id);
        (writer.texts.kinds.of(document.kind).one, format!("{happened} {}", writer.url(&path)))
    });
    Letter {
        subject: t.digest.to_owned(),
        before: vec![t.ready.to_owned()],
        facts: std::iter::once(on).chain(said).collect(),
        action: t.look_all,
        url: writer.url(&format!("/a/{}/notices", digest.account.0)),
        after: vec![(t.stop)(&writer.url(&stop_path(digest.stop)))],
    }
}
