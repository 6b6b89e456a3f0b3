//! The mails that were sent.

texts! {
    /// The mails that were sent.
    MailsTexts {
        to,
        from,
        sent,
        text,
        waiting,
        subject,
        since,
        tries,
        next_try,
        tried_for_days,
        undelivered,
        given_up,
        words,
        kept_two_weeks,
        find_recipient,
        none_yet,
        none_to_them,
        all_mails,
        older_not_listed,
        to_mail_server,
    }
}
