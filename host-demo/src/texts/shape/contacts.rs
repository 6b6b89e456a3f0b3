//! Contacts of third parties.

texts! {
    /// Contacts of third parties.
    ContactsTexts {
        contacts,
        phone,
        archived,
        portal_user,
        realm,
        none,
        who_receives_mails,
        who_receives_without_login,
        remove,
        add_contact,
        receives,
        add,
        who_receives_what,
    }
}
