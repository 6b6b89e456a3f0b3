//! French: signing in, and the own password.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    your_password: "Votre mot de passe",
    password_you_given_good: "Le mot de passe reçu ne sert qu’une fois. Choisissez le vôtre pour continuer.",
    present_password: "Mot de passe actuel",
    new_password: "Nouveau mot de passe",
    n_15_characters_more_few: "15 caractères ou plus ; quelques mots que personne n’assemblerait conviennent bien.",
    new_password_again: "Nouveau mot de passe, encore une fois",
    change_password: "Changer le mot de passe",
    your_other_sessions_end: "Vos autres sessions prennent fin.",
    sign_back_office: "Se connecter au back-office",
    nobody_staff_account_yet: "Personne de l’équipe n’a encore de compte. Créez le premier sur la machine elle-même :",
    session_ends_after_hour: "Une session prend fin après une heure sans activité, et au plus tard après douze heures. Un administrateur donne un nouveau mot de passe.",
};
