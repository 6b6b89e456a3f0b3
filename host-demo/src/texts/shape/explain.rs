//! The decision, row by row.

texts! {
    /// The decision, row by row.
    ExplainTexts {
        explain_decision,
        question,
        login_of_user,
        what_about,
        seeing_documents,
        document,
        id_in_erp,
        account,
        id_of_third_party,
        granted,
        denied,
        what_to_do,
        go_there,
        erp_says,
        row,
        answer,
        holds_when,
        not_asked,
    }
}
