//! The texts of the page that says no.

texts! {
    /// The texts of the page that says no.
    RefusalTexts {
        code,
        go_home,
        choose_account,
        ask_owner,
        /// Whom to ask: the site’s name, and how to reach those behind it.
        ask_us: fn(&str) -> String,
        closed_title,
        closed,
    }
}
