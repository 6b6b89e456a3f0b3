//! English: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Open a ticket",
    open_ticket_lead: "Tell us what it is about. We answer on the ticket's page and by mail.",
    subject: "Subject",
    message: "Message",
    attach: "Attach files (at most 5, 8 MiB in all: pictures, PDF, text, office documents)",
    send: "Send",
    reply: "Reply",
    reply_reopens: "The ticket is closed. A message opens it again.",
    close_ticket: "Close the ticket: nothing more is needed",
    reopen_ticket: "Reopen the ticket",
    ticket_opened: "Your ticket is open. We will answer here and by mail.",
    replied: "Your message was sent.",
    ticket_closed: "The ticket is closed.",
    ticket_reopened: "The ticket is open again.",
};
