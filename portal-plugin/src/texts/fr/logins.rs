//! French: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Réunir vos deux identifiants",
    notice: "Certains de nos sites partagent désormais une seule connexion. Si vous avez un autre identifiant sur l’un d’eux, vous pouvez réunir les deux.",
    lead: "Vous êtes connecté avec l’un des deux. Prouvez l’autre par un code envoyé à son adresse\u{a0}; une seule connexion ouvrira ensuite les comptes des deux.",
    first: "1. L’autre identifiant",
    other: "Identifiant ou adresse e-mail",
    second: "2. Le code",
    join: "Réunir",
    hint: "Comptes, autorisations et documents restent tels quels. Si les deux identifiants sont dans un même compte, les autorisations les plus étroites s’appliquent.",
    mailed: "Si un tel identifiant existe avec une adresse prouvée, un code est en route vers elle. Il est valable dix minutes.",
    joined: "Vos deux identifiants ne font plus qu’un.",
    go_on: "Vers vos comptes",
};
