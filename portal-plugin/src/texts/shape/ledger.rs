//! The texts of the ledger of an account.

texts! {
    /// The texts of the ledger of an account.
    LedgerTexts {
        ledger,
        ledger_lead,
        ledger_empty,
        ledger_head,
        export,
        what,
        when,
        who,
        more,
        by_staff,
        by_system,
    }
}
