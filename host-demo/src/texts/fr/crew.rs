//! French: the staff themselves.

use crate::texts::shape::CrewTexts;

pub(super) const CREW: CrewTexts = CrewTexts {
    role: "Rôle",
    add_somebody: "Ajouter quelqu’un",
    small_letters_digits_dots: "Minuscules, chiffres, points et tirets. Il figure dans les journaux et ne change jamais.",
    add_show_one_time: "Ajouter, et afficher un mot de passe à usage unique",
    what_role_may_do: "Ce que permet un rôle",
    one_time_password_shown: "Le mot de passe à usage unique, affiché cette seule fois. Il est remplacé à la première connexion.",
    ledgers: "Dans les journaux :",
    give_role: "Donner ce rôle",
    make_one_time_password: "Créer un mot de passe à usage unique",
    disable: "Désactiver",
    put_back_use: "Réactiver",
    you: "C’est vous. ",
    each_these_ends_persons: "Chacune de ces actions termine les sessions de la personne.",
};
