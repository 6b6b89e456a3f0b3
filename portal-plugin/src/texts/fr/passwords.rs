//! French: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Mot de passe oublié",
    forgot_lead: "Saisissez votre identifiant ou votre adresse e-mail. S’il nous est connu, nous envoyons un lien pour choisir un nouveau mot de passe.",
    forgot_send: "Envoyer le lien",
    forgot_sent_title: "Consultez votre boîte de réception",
    forgot_sent: "Si cet identifiant ou cette adresse nous est connu, un e-mail avec un lien est en route. Cela peut prendre quelques minutes\u{a0}; pensez aux indésirables.",
    back_to_sign_in: "Retour à la connexion",
    set_title: "Choisissez votre mot de passe",
    set_for: "Pour",
    set_save: "Enregistrer le mot de passe",
    hint: |least| {
        format!("Au moins {least} caractères. Quelques mots à la suite se retiennent bien et se devinent mal.")
    },
    change_title: "Changer de mot de passe",
    replace_title: "Choisissez votre propre mot de passe",
    replace_lead: "Vous vous êtes connecté avec un mot de passe créé pour vous. Remplacez-le par un mot de passe que vous seul connaissez\u{a0}; vous pourrez ensuite continuer.",
    current_password: "Mot de passe actuel",
    one_time_password: "Le mot de passe que vous avez reçu",
    new_password: "Nouveau mot de passe",
    repeat_password: "Nouveau mot de passe, encore une fois",
    change_lead: "Vos autres sessions se terminent quand le mot de passe change.",
    changed: "Votre mot de passe est changé. Vos autres sessions sont terminées.",
};
