//! What staff can do about a row of the decision that does not hold, by its code.

texts! {
    /// What staff can do about a row of the decision that does not hold, by its code.
    AdviceTexts {
        site_unknown,
        site_disabled,
        user_disabled,
        user_locked,
        user_unverified,
        realm_not_shared,
        account_suspended,
        account_closed,
        account_not_on_site,
        membership_none,
        membership_suspended,
        membership_ended,
        membership_not_on_site,
        host_closed_to_external,
        site_hidden,
        permission_missing,
        document_unknown,
        document_other_account,
        document_other_entity,
        document_other_contact,
        document_unpublished,
    }
}
