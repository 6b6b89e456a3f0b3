//! The mails about what our staff put right.

texts! {
    /// The mails about what our staff put right.
    CorrectionMails {
        /// To an address that was a login’s by mistake.
        taken_subject,
        taken,
        taken_no_more,
        taken_right,
        /// To the address that took its place.
        put_subject,
        put,
        put_choose,
        put_no_login,
        erased_subject,
        erased,
        erased_unexpected,
        /// The account’s name now.
        moved_subject: fn(&str) -> String,
        moved,
        moved_unchanged,
        /// The account that stays.
        joined_subject: fn(&str) -> String,
        /// To its owner.
        joined_yours,
        /// How many members came along.
        joined_members: fn(u64) -> String,
        /// To who owned the account that ended: the owner.
        joined_theirs: fn(&str) -> String,
        joined_member,
        joined_ledgers,
    }
}
