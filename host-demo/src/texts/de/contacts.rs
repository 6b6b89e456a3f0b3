//! German: contacts of third parties.

use crate::texts::shape::ContactsTexts;

pub(super) const CONTACTS: ContactsTexts = ContactsTexts {
    contacts: "Kontakte",
    phone: "Telefon",
    archived: "archiviert",
    portal_user: "Portalbenutzer",
    realm: "Bereich",
    none: "Dieser Geschäftspartner hat keinen Kontakt. Legen Sie zuerst einen im ERP an.",
    who_receives_mails: "E-Mail-Empfänger",
    who_receives_without_login: "Wer ohne Login E-Mails dieses Kontos erhält",
    remove: "Entfernen",
    add_contact: "Kontakt hinzufügen",
    receives: "Erhält",
    add: "Hinzufügen",
    who_receives_what: "Wer was erhält",
};
