//! Spanish: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Registro",
    ledger_lead: "Todo lo que ha pasado con las personas de esta cuenta. Cada entrada está ligada a la anterior, de modo que una exportación muestra si algo se ha alterado.",
    ledger_empty: "Todavía nada.",
    ledger_head: "Última entrada y su huella:",
    export: "Descargar (JSON Lines)",
    what: "Qué",
    when: "Cuándo",
    who: "Quién",
    more: "Detalles",
    by_staff: "Nuestro equipo",
    by_system: "El portal",
};
