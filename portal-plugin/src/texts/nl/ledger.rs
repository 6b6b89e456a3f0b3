//! Dutch: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Logboek",
    ledger_lead: "Alles wat er met de personen van dit account is gebeurd. Elke regel is aan de vorige verbonden, zodat een export laat zien of er iets is veranderd.",
    ledger_empty: "Nog niets.",
    ledger_head: "Laatste regel en de hash ervan:",
    export: "Downloaden (JSON Lines)",
    what: "Wat",
    when: "Wanneer",
    who: "Wie",
    more: "Details",
    by_staff: "Ons team",
    by_system: "Het portaal",
};
