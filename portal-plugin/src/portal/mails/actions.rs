//! The mails that confirm what the reader did just now.

use super::{Fact, Letter, NAME, Writer, one_line};
use crate::model::ledger::Event;

pub(super) fn letter(writer: &Writer<'_>, on: Fact, (event, reference, path): (Event, &str, &str)) -> Letter {
    let t = &writer.mails.actions;
    let (subject, done) = match event {
        Event::QuoteAccepted => (t.quote_accepted_subject, t.quote_accepted),
        Event::QuoteDeclined => (t.quote_declined_subject, t.quote_declined),
        Event::TicketOpened => (t.ticket_opened_subject, t.ticket_opened),
        Event::TicketAnswered => (t.ticket_answered_subject, t.ticket_answered),
        Event::TicketClosed => (t.ticket_closed_subject, t.ticket_closed),
        Event::TicketReopened => (t.ticket_reopened_subject, t.ticket_reopened),
        Event::OrderPlaced => (t.order_placed_subject, t.order_placed),
        _ => (t.profile_edited_subject, t.profile_edited),
    };
    let number = (!reference.is_empty()).then(|| (writer.mails.facts.number, one_line(reference, NAME)));
    Letter {
        subject: subject(&one_line(reference, NAME)),
        before: vec![done.to_owned()],
        facts: std::iter::once(on).chain(number).collect(),
        action: t.look,
        url: writer.url(path),
        after: vec![t.not_you.to_owned()],
    }
}
