//! French: creating an account for oneself.

use crate::texts::shape::SignUp;

pub(super) const SIGN_UP: SignUp = SignUp {
    no_access_yet: "Pas encore d’accès\u{a0}?",
    sign_up: "Créer un compte",
    sign_up_lead: "Vous aurez votre propre compte. Pour terminer, suivez le lien que nous vous envoyons par e-mail.",
    company: "Société (facultatif)",
    company_hint: "Laissé vide, le compte est à votre nom.",
    sign_up_send: "M’envoyer le lien",
    sign_up_no_mail: "Aucun e-mail après quelques minutes\u{a0}? Regardez dans les indésirables et vérifiez l’adresse. Puis recommencez\u{a0}: nous envoyons au plus trois e-mails par heure à une même adresse.",
    sign_up_again: "Recommencer",
    have_access: "Vous avez déjà un accès\u{a0}?",
};
