//! French: third parties and their documents.

use crate::texts::shape::ThirdPartiesTexts;

pub(super) const THIRD_PARTIES: ThirdPartiesTexts = ThirdPartiesTexts {
    card: "Fiche",
    about_documents: "Nombre de documents de chaque type, brouillons exclus, et combien en voit un propriétaire sur chaque site.",
    nobody_sees: "Pas encore de compte sur le portail\u{a0}: personne ne voit ces documents.",
    kind: "Type",
    in_erp: "Dans l’ERP",
    not_shown: "non affiché",
    name_or_code: "Nom ou code",
    no_party: "Aucun tiers de ce nom ou de ce code.",
    contacts: "Contacts",
    none: "aucun",
    entity: "Entité",
    categories: "Catégories",
    no_account_yet: "aucun\u{a0}: il s’ouvre avec le premier utilisateur",
};
