//! French: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "le code pour vos deux identifiants",
    code: |login| {
        format!(
            "Une personne connectée en tant que {login} veut réunir cet identifiant et le vôtre, afin qu’une seule connexion ouvre les comptes des deux."
        )
    },
    joined_subject: "vos identifiants ont été réunis",
    joined: "Cet identifiant et un autre qui est le vôtre ne font plus qu’un\u{a0}; il ouvre les comptes des deux.",
    joined_password: "Le mot de passe est celui de votre dernière connexion.",
    joined_not_you: "Si ce n’était pas vous, contactez-nous\u{a0}: cela peut être annulé.",
};
