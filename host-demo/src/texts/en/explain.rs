//! English: the decision, row by row.

use crate::texts::shape::ExplainTexts;

pub(super) const EXPLAIN: ExplainTexts = ExplainTexts {
    explain_decision: "Explain a decision",
    may_user_do_here: "May this user do that, here? Fourteen questions are asked in order; the first no decides.",
    login_user: "Login of the user",
    what_about: "What about",
    seeing_documents: "Seeing documents",
    document_if_about_one: "Document, if it is about one",
    id_erp: "its id in the ERP",
    account_if_user_several: "Account, if the user has several",
    id_third_party: "the id of its third party",
    granted: "granted",
    denied: "denied",
    what_do: "What to do",
    go_there: "Go there",
    what_erp_says_user: "What the ERP says of its user",
    row: "Row",
    answer: "Answer",
    holds_when: "Holds when",
    not_asked: "not asked",
};
