//! Members of an account, and what they may do.

texts! {
    /// Members of an account, and what they may do.
    MembersTexts {
        account_itself,
        invite,
        hours_to_answer,
        owner_holds_all,
        to_account,
        save,
        resume,
        end_access,
        end_access_question,
        end_access_warning,
        end_now,
        keep,
        explain_user,
        view_as_user,
        reason_for_owner,
        look,
        no_consent,
        all,
        none,
        sees,
        all_documents,
        own_documents,
        only_these_sites,
        no_tick_every_site,
        first_day_without,
        empty_for_no_end,
    }
}
