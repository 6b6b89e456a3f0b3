//! The texts of the first page of an account.

texts! {
    /// The texts of the first page of an account.
    HomeTexts {
        nothing_title,
        ask_for_permissions,
        covers_nothing,
    }
}
