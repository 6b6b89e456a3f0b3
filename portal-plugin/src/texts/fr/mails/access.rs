//! French: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "choisir un nouveau mot de passe",
    reset: "Vous-même, ou une personne qui a saisi votre identifiant, avez demandé un nouveau mot de passe.",
    reset_do: "Choisir un nouveau mot de passe",
    reset_not_you: "Si ce n’était pas vous, ne faites rien\u{a0}: votre mot de passe reste inchangé.",
    welcome_subject: "votre accès au portail client",
    welcome: "Un accès au portail client vous a été ouvert. Choisissez un mot de passe pour commencer.",
    one_time: "Un accès au portail client vous a été ouvert.",
    one_time_until: |until| {
        format!("Le mot de passe fonctionne jusqu’au {until}\u{a0}; la première connexion demande de le remplacer.")
    },
    sign_up_subject: "terminez la création de votre compte",
    sign_up: "Vous-même, ou une personne qui a saisi votre adresse, avez demandé un compte dans le portail client.",
    sign_up_finish: "Choisissez un mot de passe pour terminer\u{a0}: cela nous montre que l’adresse est la vôtre.",
    sign_up_not_you: "Si ce n’était pas vous, ne faites rien\u{a0}: sans mot de passe, il n’y a pas de compte.",
    known_subject: "vous avez déjà un accès",
    known: "Vous-même, ou une personne qui a saisi votre adresse, avez demandé un accès au portail client.",
    known_unchanged: "Il en existe déjà un pour cette adresse. Rien n’a été modifié.",
    known_forgotten: "Si vous ne connaissez pas le mot de passe, demandez-en un nouveau sur cette page.",
    changed_subject: "votre mot de passe a été modifié",
    changed: "Le mot de passe de votre accès au portail client vient d’être modifié.",
    changed_not_you: "Si ce n’était pas vous, choisissez-en un nouveau",
};
