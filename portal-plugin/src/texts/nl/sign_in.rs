//! Dutch: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Inloggen",
    sign_in_lead: "Uw documenten op één plek.",
    login: "Login of e-mailadres",
    login_hint: "Uw e-mailadres werkt als niemand anders hier hetzelfde heeft; uw login werkt altijd.",
    password: "Wachtwoord",
    forgot: "Wachtwoord vergeten?",
    pushed_out: "U bent hier uitgelogd, omdat u in te veel andere browsers hebt ingelogd.",
    signed_out: "U bent uitgelogd.",
    password_set: "Uw wachtwoord is ingesteld. Log ermee in.",
};
