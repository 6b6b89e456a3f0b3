//! What several pages say.

texts! {
    /// What several pages say.
    CommonTexts {
        portal_account,
        hold,
        active,
        closed,
        accounts,
        ledger,
        explain,
        state,
        name,
        e_mail_address,
        login,
        credentials,
        permissions,
        third_party,
        language,
        address,
        yes,
        no,
        realm,
        no_manifest_force,
    }
}
