//! English: contacts of third parties.

use crate::texts::shape::ContactsTexts;

pub(super) const CONTACTS: ContactsTexts = ContactsTexts {
    contacts: "Contacts",
    phone: "Phone",
    archived: "archived",
    portal_user: "Portal user",
    realm: "realm",
    none: "This third party has no contact. Add one in the ERP first.",
    who_receives_mails: "Who receives mails",
    who_receives_without_login: "Who receives mails of this account without signing in",
    remove: "Remove",
    add_contact: "Add a contact",
    receives: "Receives",
    add: "Add",
    who_receives_what: "Who receives what",
};
