//! The addresses that everybody is sent to who is not signed in, or not yet with a password of their own.

use super::request::encoded;

/// The page to sign in on.
pub const SIGN_IN: &str = "/sign-in";

/// The page of the own password.
pub const PASSWORD: &str = "/password";

/// Where one signs out.
pub const SIGN_OUT: &str = "/sign-out";

/// The address of the page to sign in on, which leads on to another one.
pub fn sign_in_then(path: &str) -> String {
    if path == "/" { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?on={}", encoded(path)) }
}
