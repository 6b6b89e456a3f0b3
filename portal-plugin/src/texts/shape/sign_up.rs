//! The texts of creating an account for oneself.

texts! {
    /// The texts of creating an account for oneself.
    SignUpTexts {
        no_access_yet,
        sign_up,
        sign_up_lead,
        company,
        company_hint,
        sign_up_send,
        sign_up_no_mail,
        sign_up_again,
        /// How long the link works, in hours.
        sent: fn(u64) -> String,
        /// How one gets an access where only an order opens an account.
        by_order,
        /// How one gets an access where nobody signs up.
        by_invitation,
        have_access,
    }
}
