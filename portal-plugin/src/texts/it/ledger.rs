//! Italian: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Registro",
    ledger_lead: "Tutto ciò che è avvenuto alle persone di questo account. Ogni voce è legata a quella precedente, così un’esportazione mostra se qualcosa è stato alterato.",
    ledger_empty: "Ancora nulla.",
    ledger_head: "Ultima voce e sua impronta:",
    export: "Scarica (JSON Lines)",
    what: "Che cosa",
    when: "Quando",
    who: "Chi",
    more: "Dettagli",
    by_staff: "Il nostro team",
    by_system: "Il portale",
};
