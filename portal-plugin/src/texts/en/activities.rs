//! English: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Signed in",
    sign_in_failed: "A sign-in that failed",
    link_asked: "A link to set the password was asked for",
    password_changed: "Password changed",
    second_factor_on: "Second factor set up",
    second_factor_off: "Second factor taken away",
    sessions_ended: "Sessions ended",
    email_asked: "Another e-mail address asked for",
    email_changed: "E-mail address changed",
    email_kept: "Change of the e-mail address stopped",
    data_downloaded: "Own data downloaded",
};
