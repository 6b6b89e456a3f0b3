//! The texts of terms and privacy, where somebody agrees to something.

texts! {
    /// The texts of terms and privacy, where somebody agrees to something.
    Legal {
        accept,
        terms,
        read,
        privacy,
    }
}
