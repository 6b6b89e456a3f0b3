//! The texts of notices: what one was told, how one wants to be told, and the end of mails of a sort.

texts! {
    /// The texts of notices.
    NoticesTexts {
        title,
        lead,
        /// Where there is none.
        empty,
        /// Beside what was not opened yet.
        unopened,
        /// What happened: it is there.
        new,
        /// What happened: staff answered.
        answered,
        due_soon,
        overdue,
        /// Before the words of the mail server.
        undelivered,
        /// Above the choices.
        choices,
        none,
        at_once,
        daily,
        save,
        saved,
        stop_title,
        /// Before the kinds.
        stop_lead,
        stop_do,
        stopped_title,
        /// Before the kinds.
        stopped,
    }
}
