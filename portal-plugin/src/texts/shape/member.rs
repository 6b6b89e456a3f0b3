//! The texts of putting a member on hold and taking the access away.

texts! {
    /// The texts of putting a member on hold and taking the access away.
    MemberTexts {
        hold_title,
        suspend_lead,
        resume_lead,
        suspend,
        resume,
        revoke_title,
        revoke_lead,
        revoke_ask,
        ends_with_it,
        keep,
        revoke,
        receipt,
        receipt_left,
        receipt_lead,
        receipt_sessions,
        receipt_invitations,
        receipt_transfers,
        receipt_contacts,
        receipt_hint,
        go_back,
    }
}
