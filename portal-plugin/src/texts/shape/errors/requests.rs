//! The texts of what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of what a request is refused with before anything is looked up, and what fails inside.
    RequestErrors {
        /// Also what is somebody else’s.
        not_found: Refused,
        /// The address takes other methods.
        method: Refused,
        /// Another site made the browser send it, or the form is out of date.
        cross_site: Refused,
        /// The form belongs to another account than the address that it was sent to.
        other_account: Refused,
        query_invalid: Refused,
        query_too_long: Refused,
        body_invalid: Refused,
        body_too_large: Refused,
        media_type: Refused,
        cursor_invalid: Refused,
        /// The data, or what holds them, did not answer.
        unavailable: Refused,
        /// So many mails wait that what needs one more is not done.
        mail_full: Refused,
        /// What never happens to customers; the code stands below it.
        internal: Refused,
    }
}
