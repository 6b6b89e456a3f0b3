//! German: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Ticket öffnen",
    open_ticket_lead: "Sagen Sie uns, worum es geht. Wir antworten auf der Seite des Tickets und per E-Mail.",
    subject: "Betreff",
    message: "Nachricht",
    attach: "Dateien anhängen (höchstens 5, zusammen 8\u{a0}MiB: Bilder, PDF, Text, Office-Dokumente)",
    send: "Senden",
    reply: "Antworten",
    reply_reopens: "Das Ticket ist geschlossen. Eine Nachricht öffnet es wieder.",
    close_ticket: "Ticket schließen: nichts mehr nötig",
    reopen_ticket: "Ticket wieder öffnen",
    ticket_opened: "Ihr Ticket ist geöffnet. Wir antworten hier und per E-Mail.",
    replied: "Ihre Nachricht wurde gesendet.",
    ticket_closed: "Das Ticket ist geschlossen.",
    ticket_reopened: "Das Ticket ist wieder offen.",
};
