//! French: credentials that were made.

use crate::texts::shape::CredentialsTexts;

pub(super) const CREDENTIALS: CredentialsTexts = CredentialsTexts {
    user_created: "L’utilisateur est créé",
    new_credentials: "Nouveaux identifiants",
    one_time_password: "Mot de passe à usage unique",
    mailed_to: "Envoyé à",
    good_until: "Valable jusqu’au",
    shown_once: "Cette page ne s’affiche qu’une fois\u{a0}: imprimez-la ou notez le mot de passe maintenant. Il doit être remplacé à la première connexion.",
    to_user: "Voir l’utilisateur",
};
