//! English: the decision, row by row.

use crate::texts::shape::ExplainTexts;

pub(super) const EXPLAIN: ExplainTexts = ExplainTexts {
    explain_decision: "Explain a decision",
    question: "May this user do that, here? Fourteen questions are asked in order; the first no decides.",
    login_of_user: "Login of the user",
    what_about: "What about",
    seeing_documents: "Seeing documents",
    document: "Document, if it is about one",
    id_in_erp: "its id in the ERP",
    account: "Account, if the user has several",
    id_of_third_party: "the id of its third party",
    granted: "granted",
    denied: "denied",
    what_to_do: "What to do",
    go_there: "Go there",
    erp_says: "What the ERP says of its user",
    row: "Row",
    answer: "Answer",
    holds_when: "Holds when",
    not_asked: "not asked",
};
