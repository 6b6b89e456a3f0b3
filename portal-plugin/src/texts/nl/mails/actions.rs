//! Dutch: the mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

use crate::texts::shape::mails::ActionMails;

pub(super) const MAILS: ActionMails = ActionMails {
    quote_accepted_subject: |number| format!("acceptatie van offerte {number}"),
    quote_accepted: "U hebt een offerte geaccepteerd en ondertekend. We gaan ermee aan de slag.",
    quote_declined_subject: |number| format!("afwijzing van offerte {number}"),
    quote_declined: "U hebt een offerte afgewezen.",
    ticket_opened_subject: |number| format!("ontvangst van uw ticket {number}"),
    ticket_opened: "We hebben uw ticket ontvangen en antwoorden daar.",
    ticket_answered_subject: |number| format!("ontvangst van uw bericht bij ticket {number}"),
    ticket_answered: "We hebben uw bericht bij een ticket ontvangen.",
    ticket_closed_subject: |number| format!("sluiting van ticket {number}"),
    ticket_closed: "U hebt een ticket gesloten. Een bericht erbij opent het weer.",
    ticket_reopened_subject: |number| format!("heropening van ticket {number}"),
    ticket_reopened: "U hebt een ticket heropend.",
    order_placed_subject: |number| format!("ontvangst van uw order {number}"),
    order_placed: "We hebben uw order ontvangen.",
    profile_edited_subject: |number| format!("wijziging van uw gegevens {number}"),
    profile_edited: "Uw persoonlijke gegevens zijn gewijzigd.",
    look: "Bekijken",
    not_you: "Was u het niet, wijzig dan uw wachtwoord en laat het ons weten.",
};
