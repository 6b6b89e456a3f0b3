//! The texts of the page that says no.

texts! {
    /// The texts of the page that says no.
    Refusal {
        code,
        go_home,
        choose_account,
        ask_owner,
        closed_title,
        closed,
    }
}
