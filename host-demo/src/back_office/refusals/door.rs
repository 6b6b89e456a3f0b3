//! What is refused at the staff's own door: who gets in, and what a role may do.

use super::Words;

/// Code; title and what to do, in English and French.
pub const WORDS: &[Words] = &[
    (
        "staff/needs-support",
        [
            "This asks for the role “support”",
            "Yours is below it. Ask a colleague who has it, or whoever runs the place.",
        ],
        [
            "Il faut pour cela le rôle «\u{a0}support\u{a0}»",
            "Le vôtre n’y suffit pas. Demandez à un collègue qui l’a, ou à un administrateur.",
        ],
    ),
    (
        "staff/needs-manage",
        [
            "This asks for the role “manage”",
            "Yours is below it. Ask a colleague who has it, or whoever runs the place.",
        ],
        [
            "Il faut pour cela le rôle «\u{a0}gestion\u{a0}»",
            "Le vôtre n’y suffit pas. Demandez à un collègue qui l’a, ou à un administrateur.",
        ],
    ),
    (
        "staff/needs-admin",
        ["This asks for the role “admin”", "Yours is below it. Ask whoever runs the place."],
        [
            "Il faut pour cela le rôle «\u{a0}administration\u{a0}»",
            "Le vôtre n’y suffit pas. Demandez à un administrateur.",
        ],
    ),
    (
        "staff/signed-out",
        ["You are not signed in", "The session has ended. Sign in and do it again; nothing was changed."],
        [
            "Vous n’êtes pas connecté",
            "La session a pris fin. Connectez-vous et recommencez\u{a0}; rien n’a été changé.",
        ],
    ),
    (
        "staff/wrong",
        [
            "Login and password do not fit",
            "Type them again; see whether capitals are locked. An account may also be out of use.",
        ],
        [
            "L’identifiant et le mot de passe ne correspondent pas",
            "Saisissez-les de nouveau\u{a0}; vérifiez les majuscules. Un compte peut aussi être désactivé.",
        ],
    ),
    (
        "staff/throttled",
        ["Too many wrong passwords", "Wait before the next try, 15 minutes at the most. Nobody else is held up by it."],
        [
            "Trop de mots de passe erronés",
            "Attendez avant de réessayer, 15 minutes au plus. Personne d’autre n’est bloqué.",
        ],
    ),
    (
        "staff/busy",
        ["Too many sign-ins at once", "Try again in a moment."],
        ["Trop de connexions à la fois", "Réessayez dans un instant."],
    ),
    (
        "staff/proxy",
        ["Sign in at the proxy", "These pages are open only by way of the proxy that signs people in."],
        ["Connectez-vous par le proxy", "Ces pages ne s’ouvrent que par le proxy qui authentifie les personnes."],
    ),
    (
        "staff/proxy-unknown",
        [
            "You have no account here",
            "The proxy knows you, these pages do not. Ask whoever runs the place for an account.",
        ],
        [
            "Vous n’avez pas de compte ici",
            "Le proxy vous connaît, ces pages non. Demandez un compte à un administrateur.",
        ],
    ),
    (
        "staff/password",
        [
            "The password will not do",
            "Take 15 characters or more, and neither a name nor the same few characters again and again.",
        ],
        ["Le mot de passe ne convient pas", "Prenez 15 caractères ou plus, ni un nom ni les mêmes caractères répétés."],
    ),
    (
        "staff/password-repeat",
        ["The new password differs", "Type the same one twice."],
        ["Le nouveau mot de passe diffère", "Saisissez deux fois le même."],
    ),
    (
        "staff/login",
        [
            "The login does not fit",
            "A small letter first, then small letters, digits, dots and dashes, 60 at the most.",
        ],
        [
            "L’identifiant ne convient pas",
            "D’abord une minuscule, puis des minuscules, chiffres, points et tirets, 60 au plus.",
        ],
    ),
    (
        "staff/name",
        ["The name does not fit", "Something on one line without brackets, of 120 characters at the most."],
        ["Le nom ne convient pas", "Quelque chose sur une ligne, sans parenthèses, de 120 caractères au plus."],
    ),
    (
        "staff/taken",
        ["The login is somebody’s", "Or it looks like somebody’s. Take another one."],
        ["L’identifiant est déjà pris", "Ou il ressemble à celui de quelqu’un. Prenez-en un autre."],
    ),
    (
        "staff/last-admin",
        ["Somebody has to run the place", "Nobody else in use is an admin. Make somebody one first."],
        ["Il faut un administrateur", "Personne d’autre n’est administrateur actif. Nommez-en un d’abord."],
    ),
    (
        "staff/unknown",
        ["Nobody of the staff has this login", "See the page of the staff."],
        ["Personne de l’équipe n’a cet identifiant", "Consultez la page de l’équipe."],
    ),
];
