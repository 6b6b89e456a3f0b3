//! The mails about invitations, codes, transfers of an account, requests for permissions.

texts! {
    /// The mails about invitations, codes, transfers of an account, requests for permissions.
    PeopleMails {
        /// Who invites, and the account.
        invitation_subject: fn(&str, &str) -> String,
        /// Who invites, and the site’s name.
        invitation: fn(&str, &str) -> String,
        /// The button.
        invitation_do,
        /// Until when.
        invitation_until: fn(&str) -> String,
        invitation_unknown,
        /// An invitation failed as who invited may no longer: the account.
        lost_subject: fn(&str) -> String,
        /// Whom, and who invited.
        lost: fn(&str, &str) -> String,
        /// The button.
        lost_do,
        /// An invitation has expired, and a new one is asked for: by whom, and the account.
        asked_subject: fn(&str, &str) -> String,
        /// Who was invited.
        asked: fn(&str) -> String,
        /// The button.
        asked_do,
        asked_otherwise,
        code_subject,
        /// What the one who asks is signed in with.
        code: fn(&str) -> String,
        /// The account.
        offered_subject: fn(&str) -> String,
        /// To the candidate: the owner.
        offered_to_you: fn(&str) -> String,
        /// To the owner: the candidate.
        offered_by_you: fn(&str) -> String,
        /// The candidate’s button.
        offered_answer,
        /// The owner’s button.
        offered_not_you,
        /// Until when.
        offered_until: fn(&str) -> String,
        /// The account.
        passed_subject: fn(&str) -> String,
        /// The owner before, and the owner now.
        passed: fn(&str, &str) -> String,
        passed_remains,
        /// Who asks, and the account.
        permission_subject: fn(&str, &str) -> String,
        /// Who asks.
        permission: fn(&str) -> String,
        /// The button.
        permission_do,
        permission_otherwise,
    }
}
