//! French: contacts of third parties.

use crate::texts::shape::ContactsTexts;

pub(super) const CONTACTS: ContactsTexts = ContactsTexts {
    contacts: "Contacts/Adresses",
    phone: "Téléphone",
    archived: "archivé",
    portal_user: "Utilisateur du portail",
    realm: "espace",
    none: "Ce tiers n’a aucun contact. Ajoutez-en un d’abord dans l’ERP.",
    who_receives_mails: "Qui reçoit les e-mails",
    who_receives_without_login: "Qui reçoit les e-mails de ce compte sans se connecter",
    remove: "Retirer",
    add_contact: "Ajouter un contact",
    receives: "Reçoit",
    add: "Ajouter",
    who_receives_what: "Qui reçoit quoi",
};
