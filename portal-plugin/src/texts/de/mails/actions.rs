//! German: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("Annahme des Angebots {number}"),
    quote_accepted: "Sie haben ein Angebot angenommen und unterschrieben. Wir kümmern uns darum.",
    quote_declined_subject: |number| format!("Ablehnung des Angebots {number}"),
    quote_declined: "Sie haben ein Angebot abgelehnt.",
    ticket_opened_subject: |number| format!("Eingang Ihres Tickets {number}"),
    ticket_opened: "Ihr Ticket ist bei uns eingegangen; wir antworten dort.",
    ticket_answered_subject: |number| format!("Eingang Ihrer Nachricht zum Ticket {number}"),
    ticket_answered: "Ihre Nachricht zu einem Ticket ist bei uns eingegangen.",
    ticket_closed_subject: |number| format!("Schließung des Tickets {number}"),
    ticket_closed: "Sie haben ein Ticket geschlossen. Eine Nachricht dazu öffnet es wieder.",
    ticket_reopened_subject: |number| format!("Wiedereröffnung des Tickets {number}"),
    ticket_reopened: "Sie haben ein Ticket wieder geöffnet.",
    order_placed_subject: |number| format!("Eingang Ihres Auftrags {number}"),
    order_placed: "Ihr Auftrag ist bei uns eingegangen.",
    profile_edited_subject: |number| format!("Änderung Ihrer Angaben {number}"),
    profile_edited: "Ihre persönlichen Angaben wurden geändert.",
    look: "Ansehen",
    not_you: "Waren Sie das nicht, ändern Sie Ihr Passwort und sagen Sie uns Bescheid.",
};
