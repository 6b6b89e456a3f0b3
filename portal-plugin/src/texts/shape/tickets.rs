//! The texts of opening, answering and closing a ticket.

texts! {
    /// The texts of opening, answering and closing a ticket.
    TicketsTexts {
        open_ticket,
        open_ticket_lead,
        subject,
        message,
        attach,
        send,
        reply,
        reply_reopens,
        close_ticket,
        reopen_ticket,
        ticket_opened,
        replied,
        ticket_closed,
        ticket_reopened,
    }
}
