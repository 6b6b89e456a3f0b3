//! The module’s health, and a backup that was put back.

texts! {
    /// The module’s health, and a backup that was put back.
    StateTexts {
        backup_put_back,
        backup_portal_put_back,
        last_noticed_said,
        nobody_noticed_said_so,
        from_ledger,
        entries_portal_not_got,
        taken_away_again,
        look_hand_as_never,
        say,
        every_session_every_link,
        everybody_sign_again,
        backup_put_back_heading,
        take_away_again_what,
        exported_ledger_account_last,
        take_away_again,
        module_how_fares,
        module,
        interface,
        file,
        bytes,
        ready,
        panics_answered,
        foreign_documents_dropped,
        mails_waiting,
        backup_put_back_heading_2,
        never_as_far_as,
        mailbox,
        permissions_registered,
        permission,
        allows,
    }
}
