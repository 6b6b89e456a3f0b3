//! The texts of what needs attention, and what is due.

texts! {
    /// The texts of what needs attention, and what is due.
    Statement {
        attention,
        statement,
        nothing_due,
        ages,
        age_not_due,
        age_30,
        age_60,
        age_90,
        age_older,
        statement_partial,
    }
}
