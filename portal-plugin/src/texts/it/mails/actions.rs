//! Italian: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("ha accettato il preventivo {number}"),
    quote_accepted: "Ha accettato e firmato un preventivo. Ce ne occupiamo noi.",
    quote_declined_subject: |number| format!("ha rifiutato il preventivo {number}"),
    quote_declined: "Ha rifiutato un preventivo.",
    ticket_opened_subject: |number| format!("abbiamo ricevuto il suo ticket {number}"),
    ticket_opened: "Abbiamo ricevuto il suo ticket e vi risponderemo.",
    ticket_answered_subject: |number| format!("abbiamo ricevuto il suo messaggio su {number}"),
    ticket_answered: "Abbiamo ricevuto il suo messaggio su un ticket.",
    ticket_closed_subject: |number| format!("ha chiuso il ticket {number}"),
    ticket_closed: "Ha chiuso un ticket. Un messaggio lo riapre.",
    ticket_reopened_subject: |number| format!("ha riaperto il ticket {number}"),
    ticket_reopened: "Ha riaperto un ticket.",
    order_placed_subject: |number| format!("abbiamo ricevuto il suo ordine {number}"),
    order_placed: "Abbiamo ricevuto il suo ordine.",
    profile_edited_subject: |number| format!("i suoi dati personali sono stati modificati {number}"),
    profile_edited: "I suoi dati personali sono stati modificati.",
    look: "Vedi",
    not_you: "Se non l’ha fatto Lei, modifichi la password e ci avvisi.",
};
