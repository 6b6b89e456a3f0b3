//! French: the first page of an account.

use crate::texts::shape::Home;

pub(super) const HOME: Home = Home {
    home_empty_title: "Rien à voir pour l’instant",
    home_empty: "Votre accès ne couvre encore aucun document. Demandez au propriétaire du compte les autorisations qu’il vous faut.",
    home_empty_us: "Votre accès ne couvre encore aucun document.",
};
