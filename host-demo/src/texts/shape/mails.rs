//! The mails that were sent.

texts! {
    /// The mails that were sent.
    MailsTexts {
        to,
        from,
        sent,
        text,
        waiting_sent,
        subject,
        since,
        tries,
        next_try,
        mail_nobody_takes_tried,
        address_name,
        no_mail_yet_portals,
        no_mail_anybody_like,
        all_mails,
        older_ones_not_listed,
        mails_go_mail_server,
    }
}
