//! French: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Connexion",
    sign_in_failed: "Échec de connexion",
    link_asked: "Lien de mot de passe demandé",
    password_changed: "Mot de passe modifié",
    second_factor_on: "Second facteur activé",
    second_factor_off: "Second facteur retiré",
    sessions_ended: "Sessions terminées",
    email_asked: "Autre adresse e-mail demandée",
    email_changed: "Adresse e-mail modifiée",
    email_kept: "Changement d’adresse e-mail arrêté",
    data_downloaded: "Données personnelles téléchargées",
};
