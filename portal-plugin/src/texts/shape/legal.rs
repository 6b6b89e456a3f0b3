//! The texts of terms and privacy, where somebody agrees to something.

texts! {
    /// The texts of terms and privacy, where somebody agrees to something.
    LegalTexts {
        accept,
        terms,
        read,
        privacy,
    }
}
