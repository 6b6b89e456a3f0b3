//! French: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Ouvrir un ticket",
    open_ticket_lead: "Dites-nous de quoi il s’agit. Nous répondons sur la page du ticket et par e-mail.",
    subject: "Objet",
    message: "Message",
    attach: "Joindre des fichiers (au plus 5, 8 Mio en tout\u{a0}: images, PDF, texte, documents bureautiques)",
    send: "Envoyer",
    reply: "Répondre",
    reply_reopens: "Le ticket est fermé. Un message le rouvre.",
    close_ticket: "Fermer le ticket\u{a0}: plus rien n’est nécessaire",
    reopen_ticket: "Rouvrir le ticket",
    ticket_opened: "Votre ticket est ouvert. Nous répondrons ici et par e-mail.",
    replied: "Votre message a été envoyé.",
    ticket_closed: "Le ticket est fermé.",
    ticket_reopened: "Le ticket est de nouveau ouvert.",
};
