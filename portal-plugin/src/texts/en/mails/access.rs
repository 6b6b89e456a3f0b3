//! English: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "set a new password",
    reset: "You, or somebody who typed your login, asked for a new password.",
    reset_do: "Set a new password",
    reset_not_you: "If it was not you, do nothing: your password stays as it is.",
    welcome_subject: "your access to the customer portal",
    welcome: "An access to the customer portal was opened for you. Choose a password to begin.",
    one_time: "An access to the customer portal was opened for you.",
    one_time_until: |until| format!("The password works until {until}; the first sign-in asks you to replace it."),
    sign_up_subject: "finish creating your account",
    sign_up: "You, or somebody who typed your address, asked for an account in the customer portal.",
    sign_up_finish: "Choose a password to finish: that shows us that the address is yours.",
    sign_up_not_you: "If it was not you, do nothing: without a password there is no account.",
    known_subject: "you have an access already",
    known: "You, or somebody who typed your address, asked for an access to the customer portal.",
    known_unchanged: "There is one with this address already. Nothing was changed.",
    known_forgotten: "If you do not know the password, ask for a new one on that page.",
    changed_subject: "your password was changed",
    changed: "The password of your access to the customer portal was changed just now.",
    changed_not_you: "If it was not you, set a new one",
};
