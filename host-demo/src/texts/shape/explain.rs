//! The decision, row by row.

texts! {
    /// The decision, row by row.
    ExplainTexts {
        explain_decision,
        may_user_do_here,
        login_user,
        what_about,
        seeing_documents,
        document_if_about_one,
        id_erp,
        account_if_user_several,
        id_third_party,
        granted,
        denied,
        what_do,
        go_there,
        what_erp_says_user,
        row,
        answer,
        holds_when,
        not_asked,
    }
}
