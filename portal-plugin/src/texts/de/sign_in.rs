//! German: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Anmelden",
    sign_in_lead: "Ihre Dokumente an einem Ort.",
    login: "Login oder E-Mail-Adresse",
    login_hint: "Ihre E-Mail-Adresse genügt, wenn sie hier sonst niemand hat; Ihr Login genügt immer.",
    password: "Passwort",
    forgot: "Passwort vergessen?",
    pushed_out: "Sie wurden hier abgemeldet, weil Sie sich in zu vielen anderen Browsern angemeldet haben.",
    signed_out: "Sie sind abgemeldet.",
    password_set: "Ihr Passwort ist gesetzt. Melden Sie sich damit an.",
};
