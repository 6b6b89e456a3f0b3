//! English: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("you accepted the quote {number}"),
    quote_accepted: "You accepted and signed a quote. We will take care of it.",
    quote_declined_subject: |number| format!("you declined the quote {number}"),
    quote_declined: "You declined a quote.",
    ticket_opened_subject: |number| format!("we received your ticket {number}"),
    ticket_opened: "We received your ticket and will answer there.",
    ticket_answered_subject: |number| format!("we received your message on {number}"),
    ticket_answered: "We received your message on a ticket.",
    ticket_closed_subject: |number| format!("you closed the ticket {number}"),
    ticket_closed: "You closed a ticket. A message on it opens it again.",
    ticket_reopened_subject: |number| format!("you reopened the ticket {number}"),
    ticket_reopened: "You reopened a ticket.",
    order_placed_subject: |number| format!("we received your order {number}"),
    order_placed: "We received your order.",
    profile_edited_subject: |number| format!("your information was changed {number}"),
    profile_edited: "Your personal information was changed.",
    look: "Look at it",
    not_you: "If it was not you, change your password and tell us.",
};
