//! Italian: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "Richiede la sua attenzione",
    statement: "Estratto conto",
    nothing_due: "Non c’è nulla da pagare.",
    ages: "Residuo da pagare, per giorni di ritardo",
    age_not_due: "Non ancora scaduto",
    age_30: "1–30 giorni di ritardo",
    age_60: "31–60 giorni di ritardo",
    age_90: "61–90 giorni di ritardo",
    age_older: "Oltre 90 giorni di ritardo",
    statement_partial: "C’è più di quanto è sommato qui; l’elenco delle fatture comprende tutto.",
};
