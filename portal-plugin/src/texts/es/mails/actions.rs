//! Spanish: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("ha aceptado el presupuesto {number}"),
    quote_accepted: "Ha aceptado y firmado un presupuesto. Nos ocupamos de ello.",
    quote_declined_subject: |number| format!("ha rechazado el presupuesto {number}"),
    quote_declined: "Ha rechazado un presupuesto.",
    ticket_opened_subject: |number| format!("hemos recibido su ticket {number}"),
    ticket_opened: "Hemos recibido su ticket y responderemos en él.",
    ticket_answered_subject: |number| format!("hemos recibido su mensaje sobre {number}"),
    ticket_answered: "Hemos recibido su mensaje en un ticket.",
    ticket_closed_subject: |number| format!("ha cerrado el ticket {number}"),
    ticket_closed: "Ha cerrado un ticket. Un mensaje en él vuelve a abrirlo.",
    ticket_reopened_subject: |number| format!("ha reabierto el ticket {number}"),
    ticket_reopened: "Ha reabierto un ticket.",
    order_placed_subject: |number| format!("hemos recibido su pedido {number}"),
    order_placed: "Hemos recibido su pedido.",
    profile_edited_subject: |number| format!("sus datos personales han cambiado {number}"),
    profile_edited: "Sus datos personales se han modificado.",
    look: "Verlo",
    not_you: "Si no ha sido usted, cambie su contraseña y avísenos.",
};
