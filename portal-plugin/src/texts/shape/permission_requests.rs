//! The texts of asking the owner for a permission, and the owner’s answer.

texts! {
    /// The texts of asking the owner for a permission, and the owner’s answer.
    PermissionRequestsTexts {
        ask_title,
        ask_lead,
        permission,
        sentence,
        ask,
        no_owner,
        asked_for,
        waits,
        settled,
        done_asked,
        requests,
        asks_for,
        look,
        ticked,
        decline,
        done_declined,
    }
}
