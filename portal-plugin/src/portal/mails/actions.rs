//! The mails that confirm what the reader did just now.

use super::{Addressee, Letter, NAME, one_line};
use crate::model::ledger::Event;

pub(super) fn english(
    to: &Addressee<'_>,
    brand: &str,
    on: (&'static str, String),
    (event, reference, path): (Event, &str, &str),
) -> Letter {
    let (what, done) = acted_en(event);
    Letter {
        subject: format!("{brand}: {what} {}", one_line(reference, NAME)),
        before: vec![done.to_owned()],
        facts: [vec![on], number("Number", reference)].concat(),
        action: "Look at it",
        url: format!("{}{path}", to.address),
        after: vec!["If it was not you, change your password and tell us.".to_owned()],
    }
}

pub(super) fn french(
    to: &Addressee<'_>,
    brand: &str,
    on: (&'static str, String),
    (event, reference, path): (Event, &str, &str),
) -> Letter {
    let (what, done) = acted_fr(event);
    Letter {
        subject: format!("{brand}\u{a0}: {what} {}", one_line(reference, NAME)),
        before: vec![done.to_owned()],
        facts: [vec![on], number("Numéro", reference)].concat(),
        action: "Voir",
        url: format!("{}{path}", to.address),
        after: vec!["Si ce n’était pas vous, changez votre mot de passe et prévenez-nous.".to_owned()],
    }
}

/// What was done, for the subject, and a sentence that confirms it.
const fn acted_en(event: Event) -> (&'static str, &'static str) {
    match event {
        Event::QuoteAccepted => ("you accepted the quote", "You accepted and signed a quote. We will take care of it."),
        Event::QuoteDeclined => ("you declined the quote", "You declined a quote."),
        Event::TicketOpened => ("we received your ticket", "We received your ticket and will answer there."),
        Event::TicketAnswered => ("we received your message on", "We received your message on a ticket."),
        Event::TicketClosed => ("you closed the ticket", "You closed a ticket. A message on it opens it again."),
        Event::TicketReopened => ("you reopened the ticket", "You reopened a ticket."),
        Event::OrderPlaced => ("we received your order", "We received your order."),
        _ => ("your information was changed", "Your personal information was changed."),
    }
}

const fn acted_fr(event: Event) -> (&'static str, &'static str) {
    match event {
        Event::QuoteAccepted => {
            ("vous avez accepté le devis", "Vous avez accepté et signé un devis. Nous nous en occupons.")
        }
        Event::QuoteDeclined => ("vous avez refusé le devis", "Vous avez refusé un devis."),
        Event::TicketOpened => {
            ("nous avons reçu votre ticket", "Nous avons reçu votre ticket et y répondrons en ligne.")
        }
        Event::TicketAnswered => ("nous avons reçu votre message sur", "Nous avons reçu votre message sur un ticket."),
        Event::TicketClosed => {
            ("vous avez fermé le ticket", "Vous avez fermé un ticket. Un message sur ce ticket le rouvre.")
        }
        Event::TicketReopened => ("vous avez rouvert le ticket", "Vous avez rouvert un ticket."),
        Event::OrderPlaced => ("nous avons reçu votre commande", "Nous avons reçu votre commande."),
        _ => ("vos informations ont été modifiées", "Vos informations personnelles ont été modifiées."),
    }
}

fn number(label: &'static str, reference: &str) -> Vec<(&'static str, String)> {
    if reference.is_empty() { Vec::new() } else { vec![(label, one_line(reference, NAME))] }
}
