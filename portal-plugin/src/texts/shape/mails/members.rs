//! The mails about what happened to somebody’s access to an account.

texts! {
    /// The mails about what happened to somebody’s access to an account.
    MemberMails {
        suspended_subject,
        suspended,
        resumed_subject,
        resumed,
        changed_subject,
        /// What is allowed now is listed below it.
        changed,
        revoked_subject,
        revoked,
        revoked_stays,
        left_subject,
        /// Who left.
        left: fn(&str) -> String,
        accepted_subject,
        /// Who accepted, and the invited address.
        accepted: fn(&str, &str) -> String,
        accepted_unknown,
        declined_subject,
        /// The invited address.
        declined: fn(&str) -> String,
        not_given_subject,
        not_given,
        ask_owner,
    }
}
