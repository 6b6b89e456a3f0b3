//! French: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "connexion depuis un nouveau navigateur",
    browser: "Une personne s’est connectée au portail client avec votre identifiant, depuis un navigateur jamais vu avec lui.",
    browser_not_you: "Si ce n’était pas vous, choisissez un nouveau mot de passe",
    browser_password: "Un nouveau mot de passe termine toutes les sessions\u{a0}: personne ne reste connecté.",
    own_subject: "confirmez votre adresse e-mail",
    own: "La personne qui se connecte avec l’identifiant ci-dessous demande à en confirmer l’adresse e-mail, qui est celle-ci.",
    to_be_subject: "confirmez votre nouvelle adresse e-mail",
    to_be: "Une personne qui a un identifiant du portail client veut que cette adresse devienne celle de son identifiant.",
    to_be_once: "Elle le devient une fois confirmée ici et à l’adresse actuelle de l’identifiant.",
    to_be_do: "Confirmer ou refuser",
    to_be_not_you: "Si ce n’était pas vous, ne faites rien, ou refusez.",
    to_go_subject: "votre adresse e-mail doit changer",
    to_go: "Une personne qui connaît votre mot de passe a demandé une autre adresse e-mail pour votre identifiant.",
    to_go_once: "Elle change une fois que c’est confirmé ici et à la nouvelle adresse.",
    to_go_do: "Confirmer ou contester",
    to_go_until: |until| format!("Le lien fonctionne jusqu’au {until}. D’ici là, rien ne change."),
    to_go_not_you: |url| {
        format!("Si ce n’était pas vous, contestez et choisissez aussitôt un nouveau mot de passe\u{a0}: {url}")
    },
    wanted_subject: "cette adresse a déjà un identifiant",
    wanted: "Une personne voulait que cette adresse devienne celle d’un autre identifiant du portail client.",
    wanted_unchanged: "Il en existe déjà un avec elle\u{a0}; rien n’a été modifié.",
    wanted_by_you: "Si c’était vous\u{a0}: connectez-vous avec cet identifiant, ou demandez-nous de réunir les deux.",
    changed_subject: "votre adresse e-mail a été modifiée",
    changed: "L’adresse e-mail de votre identifiant a été modifiée\u{a0}; les deux adresses l’avaient confirmé. Vos autres sessions sont terminées.",
    closed_subject: "votre identifiant est fermé",
    closed: "Votre identifiant du portail client a été fermé, comme vous l’avez demandé. Ce qui vous nommait dans le portail a été effacé.",
};
