//! Contacts of third parties.

texts! {
    /// Contacts of third parties.
    ContactsTexts {
        contacts,
        phone,
        archived,
        portal_user,
        realm,
        third_party_no_contact,
        who_receives_mails,
        who_receives_mails_account,
        remove,
        add_contact,
        receives,
        add,
        who_receives_what,
    }
}
