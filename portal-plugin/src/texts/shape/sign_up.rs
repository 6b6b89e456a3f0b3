//! The texts of creating an account for oneself.

texts! {
    /// The texts of creating an account for oneself.
    SignUp {
        no_access_yet,
        sign_up,
        sign_up_lead,
        company,
        company_hint,
        sign_up_send,
        sign_up_no_mail,
        sign_up_again,
        have_access,
    }
}
