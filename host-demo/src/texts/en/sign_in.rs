//! English: signing in, and the own password.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    your_password: "Your password",
    must_change: "The password you were given is good once. Choose your own to go on.",
    present_password: "Present password",
    new_password: "New password",
    new_password_hint: "15 characters or more; a few words that nobody would put together do well.",
    new_password_again: "New password again",
    change_password: "Change the password",
    other_sessions_end: "Your other sessions end with it.",
    to_back_office: "Sign in to the back office",
    nobody_yet: "Nobody of the staff has an account yet. Make the first one at the machine itself:",
    session_hint: "A session ends after an hour without use, and after twelve hours at all. Whoever runs the place gives a new password.",
};
