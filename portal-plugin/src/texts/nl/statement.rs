//! Dutch: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "Vraagt uw aandacht",
    statement: "Openstaande posten",
    nothing_due: "Er staat niets open.",
    ages: "Nog te betalen, naar vervaldatum",
    age_not_due: "Nog niet vervallen",
    age_30: "1–30\u{a0}dagen te laat",
    age_60: "31–60\u{a0}dagen te laat",
    age_90: "61–90\u{a0}dagen te laat",
    age_older: "Meer dan 90\u{a0}dagen te laat",
    statement_partial: "Er is meer dan hier is opgeteld; de lijst met facturen is volledig.",
};
