//! French: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Registre",
    ledger_lead: "Tout ce qui est arrivé aux personnes de ce compte. Chaque entrée est liée à la précédente, si bien qu’un export montre si quelque chose a été modifié.",
    ledger_empty: "Rien pour l’instant.",
    ledger_head: "Dernière entrée et son empreinte\u{a0}:",
    export: "Télécharger (JSON Lines)",
    what: "Quoi",
    when: "Quand",
    who: "Qui",
    more: "Détails",
    by_staff: "Notre équipe",
    by_system: "Le portail",
};
