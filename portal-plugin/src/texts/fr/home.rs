//! French: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Rien à voir pour l’instant",
    ask_for_permissions: "Votre accès ne couvre encore aucun document. Demandez au propriétaire du compte les autorisations qu’il vous faut.",
    covers_nothing: "Votre accès ne couvre encore aucun document.",
};
