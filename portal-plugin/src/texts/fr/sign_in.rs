//! French: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Se connecter",
    sign_in_lead: "Vos documents, au même endroit.",
    login: "Identifiant ou adresse e-mail",
    login_hint: "Votre adresse e-mail convient si personne d’autre n’a la même ici\u{a0}; votre identifiant convient toujours.",
    password: "Mot de passe",
    forgot: "Mot de passe oublié\u{a0}?",
    pushed_out: "Vous avez été déconnecté ici, car vous vous êtes connecté sur trop d’autres navigateurs.",
    signed_out: "Vous êtes déconnecté.",
    password_set: "Votre mot de passe est enregistré. Connectez-vous avec.",
};
