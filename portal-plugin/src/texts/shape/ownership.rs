//! The texts of one’s own access, and the ownership of the account.

texts! {
    /// The texts of one’s own access, and the ownership of the account.
    OwnershipTexts {
        own_title,
        you_may,
        leave_title,
        leave_lead,
        leave,
        ownership,
        hand_over,
        ownership_lead,
        no_candidate,
        new_owner,
        your_password,
        password_wrong,
        password_wrong_text,
        offer,
        offered,
        offered_to_you,
        look_at_offer,
        accept_lead,
        accept_ownership,
        withdraw,
        decline,
        recovery,
        recovery_title,
        recovery_lead,
        object,
        look_at_recovery,
        done_objected,
        done_offered,
        done_withdrawn,
        done_owner,
    }
}
