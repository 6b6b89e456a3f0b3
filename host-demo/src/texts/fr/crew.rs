//! French: the staff themselves.

use crate::texts::shape::CrewTexts;

pub(super) const CREW: CrewTexts = CrewTexts {
    role: "Rôle",
    add_somebody: "Ajouter quelqu’un",
    login_hint: "Minuscules, chiffres, points et tirets. Il figure dans les journaux et ne change jamais.",
    add_and_show: "Ajouter, et afficher un mot de passe à usage unique",
    about_roles: "Ce que permet un rôle",
    password_shown_once: "Le mot de passe à usage unique, affiché cette seule fois. Il est remplacé à la première connexion.",
    in_ledgers: "Dans les journaux\u{a0}:",
    give_role: "Donner ce rôle",
    make_one_time_password: "Créer un mot de passe à usage unique",
    disable: "Désactiver",
    put_back_in_use: "Réactiver",
    this_is_you: "C’est vous.",
    ends_sessions: "Chacune de ces actions termine les sessions de la personne.",
};
