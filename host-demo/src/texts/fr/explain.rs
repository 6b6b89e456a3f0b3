//! French: the decision, row by row.

use crate::texts::shape::ExplainTexts;

pub(super) const EXPLAIN: ExplainTexts = ExplainTexts {
    explain_decision: "Expliquer une décision",
    question: "Cet utilisateur peut-il faire cela, ici\u{a0}? Quatorze questions sont posées dans l’ordre\u{a0}; le premier non décide.",
    login_of_user: "Identifiant de l’utilisateur",
    what_about: "À propos de",
    seeing_documents: "Voir des documents",
    document: "Document, s’il s’agit d’un seul",
    id_in_erp: "son identifiant dans l’ERP",
    account: "Compte, si l’utilisateur en a plusieurs",
    id_of_third_party: "l’identifiant de son tiers",
    granted: "accordé",
    denied: "refusé",
    what_to_do: "Que faire",
    go_there: "Y aller",
    erp_says: "Ce que l’ERP dit de son utilisateur",
    row: "Ligne",
    answer: "Réponse",
    holds_when: "Tient quand",
    not_asked: "non posée",
};
