//! English: the ledger of an account.

use crate::texts::shape::LedgerTexts;

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    ledger: "Ledger",
    ledger_lead: "Everything that happened to the people of this account. Each entry is bound to the one before it, so that an export shows whether something was changed.",
    ledger_empty: "Nothing yet.",
    ledger_head: "Last entry and its hash:",
    export: "Download (JSON Lines)",
    what: "What",
    when: "When",
    who: "Who",
    more: "Details",
    by_staff: "Our staff",
    by_system: "The portal",
};
