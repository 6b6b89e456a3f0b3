//! French: signing in, and the own password.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    your_password: "Votre mot de passe",
    must_change: "Le mot de passe reçu ne sert qu’une fois. Choisissez le vôtre pour continuer.",
    present_password: "Mot de passe actuel",
    new_password: "Nouveau mot de passe",
    new_password_hint: "15 caractères ou plus\u{a0}; quelques mots que personne n’assemblerait conviennent bien.",
    new_password_again: "Nouveau mot de passe, encore une fois",
    change_password: "Changer le mot de passe",
    other_sessions_end: "Vos autres sessions prennent fin.",
    to_back_office: "Se connecter au back-office",
    nobody_yet: "Personne de l’équipe n’a encore de compte. Créez le premier sur la machine elle-même\u{a0}:",
    session_hint: "Une session prend fin après une heure sans activité, et au plus tard après douze heures. Un administrateur donne un nouveau mot de passe.",
};
