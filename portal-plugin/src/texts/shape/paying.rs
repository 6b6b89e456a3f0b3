//! The texts of how an invoice can be paid.

texts! {
    /// The texts of how an invoice can be paid.
    PayingTexts {
        title,
        online,
        /// Before the name of the host that the button leads to.
        at,
        leaves,
        transfer,
        holder,
        reference,
        amount,
        /// What the picture of the code is, for who cannot see it.
        code,
        code_hint,
    }
}
