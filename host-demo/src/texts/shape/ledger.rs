//! The ledger of an account.

texts! {
    /// The ledger of an account.
    LedgerTexts {
        staff,
        of_staff,
        portal,
        fault_empty,
        fault_not_an_entry,
        fault_changed,
        fault_other_account,
        fault_out_of_order,
        fault_unchained,
        ledger_of,
        verify,
        export,
        what_happened,
        everything,
        who,
        filter,
        entry,
        when,
        nothing_here,
        older_entries,
        entries,
        hash_of_last,
        whose_ledger,
        find_party,
        no_party,
        verified,
        whole,
        broken,
        first_bad_entry,
        last_entry_differs,
        good_entries_before,
        back,
    }
}
