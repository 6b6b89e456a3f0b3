//! The mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.

texts! {
    /// The mails about what the reader did just now, confirmed. A subject takes the document’s number, which may be empty.
    ActionMails {
        quote_accepted_subject: fn(&str) -> String,
        quote_accepted,
        quote_declined_subject: fn(&str) -> String,
        quote_declined,
        ticket_opened_subject: fn(&str) -> String,
        ticket_opened,
        ticket_answered_subject: fn(&str) -> String,
        ticket_answered,
        ticket_closed_subject: fn(&str) -> String,
        ticket_closed,
        ticket_reopened_subject: fn(&str) -> String,
        ticket_reopened,
        order_placed_subject: fn(&str) -> String,
        order_placed,
        profile_edited_subject: fn(&str) -> String,
        profile_edited,
        /// The button.
        look,
        not_you,
    }
}
