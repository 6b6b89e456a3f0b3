//! Dutch: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Ticket openen",
    open_ticket_lead: "Vertel ons waar het om gaat. We antwoorden op de pagina van het ticket en per e-mail.",
    subject: "Onderwerp",
    message: "Bericht",
    attach: "Bestanden toevoegen (hoogstens 5, samen 8\u{a0}MiB: afbeeldingen, pdf, tekst, Office-documenten)",
    send: "Versturen",
    reply: "Antwoorden",
    reply_reopens: "Het ticket is gesloten. Een bericht opent het weer.",
    close_ticket: "Ticket sluiten: er is niets meer nodig",
    reopen_ticket: "Ticket heropenen",
    ticket_opened: "Uw ticket is geopend. We antwoorden hier en per e-mail.",
    replied: "Uw bericht is verstuurd.",
    ticket_closed: "Het ticket is gesloten.",
    ticket_reopened: "Het ticket is weer open.",
};
