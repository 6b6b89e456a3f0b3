//! The texts of the first page of an account.

texts! {
    /// The texts of the first page of an account.
    Home {
        home_empty_title,
        home_empty,
        home_empty_us,
    }
}
