//! Italian: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Apri un ticket",
    open_ticket_lead: "Ci dica di che cosa si tratta. Rispondiamo nella pagina del ticket e per e-mail.",
    subject: "Oggetto",
    message: "Messaggio",
    attach: "Allega file (al massimo 5, 8\u{a0}MiB in tutto: immagini, PDF, testo, documenti d’ufficio)",
    send: "Invia",
    reply: "Rispondi",
    reply_reopens: "Il ticket è chiuso. Un messaggio lo riapre.",
    close_ticket: "Chiudi il ticket: non serve altro",
    reopen_ticket: "Riapri il ticket",
    ticket_opened: "Il suo ticket è aperto. Risponderemo qui e per e-mail.",
    replied: "Il suo messaggio è stato inviato.",
    ticket_closed: "Il ticket è chiuso.",
    ticket_reopened: "Il ticket è di nuovo aperto.",
};
