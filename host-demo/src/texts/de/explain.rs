//! German: the decision, row by row.

use crate::texts::shape::ExplainTexts;

pub(super) const EXPLAIN: ExplainTexts = ExplainTexts {
    explain_decision: "Eine Entscheidung erklären",
    question: "Darf dieser Benutzer das, hier? Vierzehn Fragen werden der Reihe nach gestellt; das erste Nein entscheidet.",
    login_of_user: "Login des Benutzers",
    what_about: "Worum es geht",
    seeing_documents: "Dokumente sehen",
    document: "Dokument, falls es um eines geht",
    id_in_erp: "seine ID im ERP",
    account: "Konto, falls der Benutzer mehrere hat",
    id_of_third_party: "die ID des Geschäftspartners",
    granted: "erlaubt",
    denied: "abgelehnt",
    what_to_do: "Was zu tun ist",
    go_there: "Dorthin",
    erp_says: "Was das ERP zu seinem Benutzer sagt",
    row: "Zeile",
    answer: "Antwort",
    holds_when: "Gilt, wenn",
    not_asked: "nicht gefragt",
};
