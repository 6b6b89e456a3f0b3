//! Spanish: what needs attention, and what is due.

use crate::texts::shape::StatementTexts;

pub(super) const STATEMENT: StatementTexts = StatementTexts {
    attention: "Requiere su atención",
    statement: "Extracto de cuenta",
    nothing_due: "No hay nada pendiente de pago.",
    ages: "Pendiente de pago, por días de retraso",
    age_not_due: "Sin vencer",
    age_30: "1–30 días de retraso",
    age_60: "31–60 días de retraso",
    age_90: "61–90 días de retraso",
    age_older: "Más de 90 días de retraso",
    statement_partial: "Hay más de lo que se suma aquí; la lista de facturas lo contiene todo.",
};
