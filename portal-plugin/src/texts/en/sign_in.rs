//! English: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Sign in",
    sign_in_lead: "Your documents, in one place.",
    login: "Login or e-mail address",
    login_hint: "Your e-mail address works where nobody else has the same one here; your login always does.",
    password: "Password",
    forgot: "Forgot your password?",
    pushed_out: "You were signed out here, as you have signed in on too many other browsers.",
    signed_out: "You are signed out.",
    password_set: "Your password is set. Sign in with it.",
};
