//! Third parties and their documents.

texts! {
    /// Third parties and their documents.
    ThirdPartiesTexts {
        card,
        how_many_documents_each,
        there_no_portal_account,
        kind,
        erp,
        not_shown,
        name_code,
        search,
        no_third_party_name,
        contacts,
        none,
        entity,
        categories,
        none_opens_first_user,
    }
}
