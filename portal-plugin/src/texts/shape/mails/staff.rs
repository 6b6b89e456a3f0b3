//! The mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

texts! {
    /// The mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.
    StaffMails {
        /// The account.
        proposed_subject: fn(&str) -> String,
        /// To the candidate: the owner.
        proposed_to_you: fn(&str) -> String,
        proposed_once_you,
        /// To the owner: the candidate.
        proposed_instead: fn(&str) -> String,
        proposed_once,
        /// The owner’s button.
        proposed_object,
        /// Until when.
        proposed_until: fn(&str) -> String,
        /// To the new owner: the owner before.
        recovered_yours: fn(&str) -> String,
        recovered_you_hold,
        /// To the owner before: the new one.
        recovered_theirs: fn(&str) -> String,
        recovered_you_keep,
        recovered_ledger,
        /// The account.
        suspended_subject: fn(&str) -> String,
        suspended,
        /// The account.
        closed_subject: fn(&str) -> String,
        closed,
        /// The account.
        reopened_subject: fn(&str) -> String,
        reopened,
    }
}
