//! The texts of the page that signs in, and what it says of what happened before.

texts! {
    /// The texts of the page that signs in, and what it says of what happened before.
    SignInTexts {
        sign_in,
        sign_in_lead,
        login,
        login_hint,
        password,
        forgot,
        pushed_out,
        signed_out,
        password_set,
    }
}
