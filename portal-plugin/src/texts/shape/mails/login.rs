//! The mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

texts! {
    /// The mails about the security of one’s login: a new browser, another e-mail address, the end of the login.
    LoginMails {
        browser_subject,
        browser,
        /// The button.
        browser_not_you,
        browser_password,
        /// To the address that the login has: to be confirmed.
        own_subject,
        own,
        /// To the address that the login is to have.
        to_be_subject,
        to_be,
        to_be_once,
        /// The button.
        to_be_do,
        to_be_not_you,
        /// To the address that the login has, which is to be another one.
        to_go_subject,
        to_go,
        to_go_once,
        /// The button.
        to_go_do,
        /// Until when.
        to_go_until: fn(&str) -> String,
        /// The address of the page that sets a new password.
        to_go_not_you: fn(&str) -> String,
        /// To the address of another login, which somebody wanted.
        wanted_subject,
        wanted,
        wanted_unchanged,
        wanted_by_you,
        changed_subject,
        changed,
        closed_subject,
        closed,
    }
}
