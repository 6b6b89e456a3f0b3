//! French: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Code\u{a0}:",
    go_home: "Aller à l’accueil",
    choose_account: "Choisir un autre compte",
    ask_owner: "Si vous en avez besoin, demandez au propriétaire du compte.",
    ask_us: |whom| format!("Adressez-vous à {whom}."),
    closed_title: "Le portail est fermé",
    closed: "Ce portail est hors service pour le moment. Rien n’est perdu\u{a0}; revenez plus tard.",
};
