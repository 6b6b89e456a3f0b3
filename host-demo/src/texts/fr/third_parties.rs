//! French: third parties and their documents.

use crate::texts::shape::ThirdPartiesTexts;

pub(super) const THIRD_PARTIES: ThirdPartiesTexts = ThirdPartiesTexts {
    card: "Fiche",
    how_many_documents_each: "Nombre de documents de chaque type, brouillons exclus, et combien en voit un propriétaire sur chaque site.",
    there_no_portal_account: "Pas encore de compte sur le portail : personne ne voit ces documents.",
    kind: "Type",
    erp: "Dans l’ERP",
    not_shown: "non affiché",
    name_code: "Nom ou code",
    search: "Rechercher",
    no_third_party_name: "Aucun tiers de ce nom ou de ce code.",
    contacts: "Contacts",
    none: "aucun",
    entity: "Entité",
    categories: "Catégories",
    none_opens_first_user: "aucun : il s’ouvre avec le premier utilisateur",
};
