//! The module’s health, and a backup that was put back.

texts! {
    /// The module’s health, and a backup that was put back.
    StateTexts {
        restored_title,
        restored_heading,
        last_restored,
        never_restored,
        from_ledger,
        entries_unknown,
        taken_away_again,
        by_hand,
        say_it,
        restored_effect,
        everybody_signs_in_again,
        say_restored,
        replay_heading,
        replay_label,
        replay,
        module_and_health,
        module,
        interface,
        file,
        bytes,
        ready,
        panics_answered,
        foreign_documents_dropped,
        mails_waiting,
        restored,
        never_known,
        mailbox,
        permissions_registered,
        permission,
        allows,
    }
}
