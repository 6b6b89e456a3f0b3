//! German: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "Braucht Ihre Aufmerksamkeit",
    statement: "Offene Posten",
    nothing_due: "Es ist nichts offen.",
    ages: "Noch zu zahlen, nach Fälligkeit",
    age_not_due: "Noch nicht fällig",
    age_30: "1–30\u{a0}Tage überfällig",
    age_60: "31–60\u{a0}Tage überfällig",
    age_90: "61–90\u{a0}Tage überfällig",
    age_older: "Über 90\u{a0}Tage überfällig",
    statement_partial: "Es gibt mehr, als hier zusammengezählt ist; vollständig ist die Liste der Rechnungen.",
};
