//! French: the decision, row by row.

use crate::texts::shape::ExplainTexts;

pub(super) const EXPLAIN: ExplainTexts = ExplainTexts {
    explain_decision: "Expliquer une décision",
    may_user_do_here: "Cet utilisateur peut-il faire cela, ici ? Quatorze questions sont posées dans l’ordre ; le premier non décide.",
    login_user: "Identifiant de l’utilisateur",
    what_about: "À propos de",
    seeing_documents: "Voir des documents",
    document_if_about_one: "Document, s’il s’agit d’un seul",
    id_erp: "son identifiant dans l’ERP",
    account_if_user_several: "Compte, si l’utilisateur en a plusieurs",
    id_third_party: "l’identifiant de son tiers",
    granted: "accordé",
    denied: "refusé",
    what_do: "Que faire",
    go_there: "Y aller",
    what_erp_says_user: "Ce que l’ERP dit de son utilisateur",
    row: "Ligne",
    answer: "Réponse",
    holds_when: "Tient quand",
    not_asked: "non posée",
};
