//! French: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "À traiter",
    statement: "Situation du compte",
    nothing_due: "Rien n’est dû.",
    ages: "Reste à payer, par jours de retard",
    age_not_due: "Pas encore échu",
    age_30: "1–30 jours de retard",
    age_60: "31–60 jours de retard",
    age_90: "61–90 jours de retard",
    age_older: "Plus de 90 jours de retard",
    statement_partial: "Il y a plus que ce qui est additionné ici\u{a0}; la liste des factures contient tout.",
};
