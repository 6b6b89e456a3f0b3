//! The ledger of an account.

texts! {
    /// The ledger of an account.
    LedgerTexts {
        staff,
        staff_lower,
        portal,
        there_no_entry,
        not_entry_as_portal,
        changed_does_not_fit,
        another_account,
        entries_before_missing_moved,
        does_not_follow_one,
        ledger,
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
        entries_last_ones_hash,
        whose_ledger,
        name_id_third_party,
        search,
        no_third_party_name,
        ledger_verified,
        whole_no_entry_changed,
        broken_somebody_changed_store,
        first_entry_does_not,
        entries_hold_but_last,
        entries_before_hold,
        back_ledger,
    }
}
