//! What several pages say.

texts! {
    /// What several pages say.
    CommonTexts {
        portal_account,
        on_hold,
        active,
        closed,
        accounts,
        ledger,
        explain,
        state,
        name,
        email_address,
        login,
        credentials,
        permissions,
        third_party,
        language,
        address,
        yes,
        no,
        realm,
        no_manifest,
        colon,
        site,
        sites,
        password,
        search,
        sign_in,
        not_available,
        not_there,
        nothing_changed,
        went_wrong,
    }
}
