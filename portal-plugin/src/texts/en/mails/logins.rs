//! English: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "the code for your two logins",
    code: |login| {
        format!(
            "Somebody signed in as {login} wants to bring that login and yours together, so that one sign-in opens the accounts of both."
        )
    },
    joined_subject: "your logins were brought together",
    joined: "This login and another one of yours are one now; the accounts of both are open to it.",
    joined_password: "The password is the one that you signed in with last.",
    joined_not_you: "If it was not you, contact us: it can be taken back.",
};
