//! German: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Protokoll",
    ledger_lead: "Alles, was mit den Personen dieses Kontos geschehen ist. Jeder Eintrag ist an den vorigen gebunden, sodass ein Export zeigt, ob etwas verändert wurde.",
    ledger_empty: "Noch nichts.",
    ledger_head: "Letzter Eintrag und sein Hash:",
    export: "Herunterladen (JSON Lines)",
    what: "Was",
    when: "Wann",
    who: "Wer",
    more: "Details",
    by_staff: "Unser Team",
    by_system: "Das Portal",
};
