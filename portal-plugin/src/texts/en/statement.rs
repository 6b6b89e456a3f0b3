//! English: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "Needs your attention",
    statement: "Account statement",
    nothing_due: "Nothing is due.",
    ages: "What remains to be paid, by days overdue",
    age_not_due: "Not due yet",
    age_30: "1–30 days late",
    age_60: "31–60 days late",
    age_90: "61–90 days late",
    age_older: "Over 90 days late",
    statement_partial: "There is more than is added up here; the list of invoices has all of it.",
};
