//! French: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused(
        "Connexion refusée",
        "Identifiant ou mot de passe incorrect. Vérifiez les deux, ou choisissez un nouveau mot de passe.",
    ),
    slow_down: Refused("Trop de tentatives", |n| format!("Attendez {n} s, puis réessayez.")),
    busy: Refused("Occupé pour l’instant", |n| {
        format!("Beaucoup de personnes se connectent en ce moment. Réessayez dans {n} s.")
    }),
    password_must_be_replaced: Refused(
        "Choisissez d’abord votre propre mot de passe",
        "Celui que vous avez a été créé pour vous.",
    ),
    password_wrong: Refused("Le mot de passe n’a pas été changé", "Le mot de passe actuel est incorrect."),
    password_too_short: Refused("Le mot de passe est trop court", |n| format!("Prenez {n} caractères ou plus.")),
    password_too_long: Refused("Le mot de passe est trop long", "Prenez 256 caractères au plus."),
    password_common: Refused(
        "Le mot de passe est trop courant",
        "C’est l’un des premiers essayés par les attaquants. Prenez-en un autre.",
    ),
    password_obvious: Refused(
        "Le mot de passe est trop facile à deviner",
        "C’est votre identifiant, votre adresse ou un nom connu de tous. Prenez-en un autre.",
    ),
    password_unchanged: Refused("Le mot de passe est l’ancien", "Prenez-en un autre que l’actuel."),
    passwords_differ: Refused("Les deux mots de passe diffèrent", "Saisissez deux fois le même."),
    link_invalid: Refused(
        "Le lien ne fonctionne plus",
        "Il a été utilisé, il a expiré ou il est incomplet. Demandez-en un nouveau.",
    ),
    hand_off_invalid: Refused(
        "Le lien entre les sites ne fonctionne plus",
        "Il fonctionne une seule fois, pendant une minute. Revenez à l’autre site, ou connectez-vous ici.",
    ),
    session_unknown: Refused("La session est introuvable", "Elle est peut-être déjà terminée."),
    login_invalid: Refused(
        "L’identifiant ne convient pas",
        "Prenez-en un sans espaces, pas trop long, et pas l’adresse d’un autre.",
    ),
    login_taken: Refused("L’identifiant est déjà pris", "Prenez-en un autre."),
    login_closed: Refused("L’identifiant a été supprimé", "Il ne revient pas de lui-même."),
    email_invalid: Refused("L’adresse e-mail n’est pas valable", "Donnez une adresse comme nom@example.net."),
    email_of_employee: Refused("L’adresse est celle d’un de nos collaborateurs", "Prenez une autre adresse."),
    email_unchanged: Refused("C’est déjà votre adresse", "Indiquez-en une autre."),
    email_link_invalid: Refused(
        "Le lien ne fonctionne plus",
        "Il a été utilisé, remplacé par un plus récent, annulé, ou a expiré. Redemandez le changement sur votre page «\u{a0}Sécurité\u{a0}».",
    ),
    sign_up_closed: Refused("Pas d’inscription ici", "Demandez-nous une invitation."),
    sign_up_invalid: Refused("Le formulaire est incomplet", "Indiquez une adresse électronique et votre nom."),
    sign_in_over: Refused("Reconnectez-vous", "Le délai est dépassé, ou trop de codes erronés ont été saisis."),
    second_factor_needed: Refused(
        "Encore une étape",
        "Le mot de passe est correct. Saisissez maintenant le code de votre application d’authentification.",
    ),
    second_factor_wrong: Refused(
        "Le code est erroné",
        "Il est peut-être dépassé ou déjà utilisé. Attendez le suivant de l’application\u{a0}; son horloge doit être juste.",
    ),
    second_factor_must_be_set_up: Refused("Activez d’abord la connexion en deux étapes", "Ce site l’exige de chacun."),
    second_factor_asked_by_account: Refused(
        "Ce compte exige la connexion en deux étapes",
        "Son propriétaire veut que chaque membre se connecte avec un code en plus du mot de passe. Activez-la, puis revenez.",
    ),
    second_factor_exists: Refused(
        "La connexion en deux étapes est déjà activée",
        "Pour changer d’application, désactivez-la d’abord.",
    ),
    second_factor_none: Refused("La connexion en deux étapes est désactivée", "Il n’y a rien à modifier."),
    second_factor_over: Refused(
        "Recommencez",
        "Le premier code doit être saisi dans les 15 minutes, dans le même navigateur.",
    ),
    second_factor_owner_first: Refused(
        "Vous d’abord",
        "Activez la connexion en deux étapes pour vous-même avant de l’exiger des autres.",
    ),
};
