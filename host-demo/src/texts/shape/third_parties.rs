//! Third parties and their documents.

texts! {
    /// Third parties and their documents.
    ThirdPartiesTexts {
        card,
        about_documents,
        nobody_sees,
        kind,
        in_erp,
        not_shown,
        name_or_code,
        no_party,
        contacts,
        none,
        entity,
        categories,
        no_account_yet,
    }
}
