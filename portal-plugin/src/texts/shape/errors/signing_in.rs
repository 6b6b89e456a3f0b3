//! The texts of signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of signing in and up, passwords, the second step, one’s own login.
    SigningInErrors {
        sign_in_failed: Refused,
        /// Seconds to wait.
        slow_down: Refused<fn(u64) -> String>,
        /// Seconds to wait.
        busy: Refused<fn(u64) -> String>,
        password_must_be_replaced: Refused,
        password_wrong: Refused,
        /// The least number of characters.
        password_too_short: Refused<fn(u64) -> String>,
        password_too_long: Refused,
        password_common: Refused,
        password_obvious: Refused,
        password_unchanged: Refused,
        passwords_differ: Refused,
        /// A link that sets a password.
        link_invalid: Refused,
        /// A link from one site to another.
        hand_off_invalid: Refused,
        session_unknown: Refused,
        login_invalid: Refused,
        login_taken: Refused,
        /// It was closed by its user, or erased by staff.
        login_closed: Refused,
        email_invalid: Refused,
        /// The address is one of the company’s own staff.
        email_of_employee: Refused,
        email_unchanged: Refused,
        /// A link about a new e-mail address.
        email_link_invalid: Refused,
        sign_up_closed: Refused,
        sign_up_invalid: Refused,
        sign_in_over: Refused,
        second_factor_needed: Refused,
        second_factor_wrong: Refused,
        /// The site asks everybody for it.
        second_factor_must_be_set_up: Refused,
        /// The account’s owner asks its members for it.
        second_factor_asked_by_account: Refused,
        second_factor_exists: Refused,
        second_factor_none: Refused,
        /// No app is being set up any more.
        second_factor_over: Refused,
        /// An owner asks others for it who has none.
        second_factor_owner_first: Refused,
    }
}
