//! Italian: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Accedi",
    sign_in_lead: "I suoi documenti, in un unico luogo.",
    login: "Nome utente o indirizzo e-mail",
    login_hint: "L’indirizzo e-mail vale se qui nessun altro ha lo stesso; il nome utente vale sempre.",
    password: "Password",
    forgot: "Ha dimenticato la password?",
    pushed_out: "La sua sessione qui è stata chiusa, perché ha effettuato l’accesso su troppi altri browser.",
    signed_out: "La sua sessione è chiusa.",
    password_set: "La sua password è impostata. La usi per accedere.",
};
