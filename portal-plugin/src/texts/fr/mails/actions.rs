//! French: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("vous avez accepté le devis {number}"),
    quote_accepted: "Vous avez accepté et signé un devis. Nous nous en occupons.",
    quote_declined_subject: |number| format!("vous avez refusé le devis {number}"),
    quote_declined: "Vous avez refusé un devis.",
    ticket_opened_subject: |number| format!("nous avons reçu votre ticket {number}"),
    ticket_opened: "Nous avons reçu votre ticket et y répondrons en ligne.",
    ticket_answered_subject: |number| format!("nous avons reçu votre message sur {number}"),
    ticket_answered: "Nous avons reçu votre message sur un ticket.",
    ticket_closed_subject: |number| format!("vous avez fermé le ticket {number}"),
    ticket_closed: "Vous avez fermé un ticket. Un message sur ce ticket le rouvre.",
    ticket_reopened_subject: |number| format!("vous avez rouvert le ticket {number}"),
    ticket_reopened: "Vous avez rouvert un ticket.",
    order_placed_subject: |number| format!("nous avons reçu votre commande {number}"),
    order_placed: "Nous avons reçu votre commande.",
    profile_edited_subject: |number| format!("vos informations ont été modifiées {number}"),
    profile_edited: "Vos informations personnelles ont été modifiées.",
    look: "Voir",
    not_you: "Si ce n’était pas vous, changez votre mot de passe et prévenez-nous.",
};
