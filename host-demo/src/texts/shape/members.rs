//! Members of an account, and what they may do.

texts! {
    /// Members of an account, and what they may do.
    MembersTexts {
        account_itself,
        invite,
        hours_to_answer,
        owner_holds_every_permission,
        account,
        save,
        put_back_use,
        end_access,
        end_access_heading,
        cannot_taken_back_end,
        end_now,
        keep,
        explain_what_user_may,
        view_as_user,
        why_owner_reads,
        look,
        owner_account_does_not,
        all,
        none,
        sees,
        all_documents_account,
        only_those_name_contact,
        only_these_sites,
        none_ticked_every_one,
        first_day_without_access,
        empty_no_end,
    }
}
