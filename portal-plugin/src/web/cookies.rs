//! The cookies: read without trust, written with `__Host-`, so that neither a sibling domain nor plain HTTP can plant one.

use plugin_api::Request;

use crate::model::locales::Locale;
use crate::model::second_factors::SIGNING_IN;
use crate::model::tokens::Token;

/// The longest cookie header that is read: 8 KiB.
const MAX_HEADER: usize = 8 << 10;

const SESSION: &str = "__Host-session";
const DEVICE: &str = "__Host-device";
const PENDING: &str = "__Host-pending";
const FORM: &str = "__Host-form";
const LANGUAGE: &str = "__Host-language";

/// A year in seconds: how long a browser is known and a language is remembered.
const YEAR: u32 = 31_536_000;

/// What the browser carries.
#[derive(Clone, Debug, Default)]
pub struct Cookies {
    /// The session's token.
    pub session: Option<Token>,
    /// The token of a browser that has signed in before.
    pub device: Option<Token>,
    /// The token of a sign-in that waits for its second step.
    pub pending: Option<Token>,
    /// The token that forms before sign-in are bound to.
    pub form: Option<Token>,
    /// The language chosen on this browser.
    pub language: Option<Locale>,
}

impl Cookies {
    /// Reads the request's cookies. One that stands twice counts as absent: one of the two was planted.
    pub fn of(request: &Request<'_>) -> Self {
        Self {
            session: value(request, SESSION).and_then(|text| text.parse().ok()),
            device: value(request, DEVICE).and_then(|text| text.parse().ok()),
            pending: value(request, PENDING).and_then(|text| text.parse().ok()),
            form: value(request, FORM).and_then(|text| text.parse().ok()),
            language: value(request, LANGUAGE).and_then(Locale::of_tag),
        }
    }
}

/// Sets the session's cookie; the browser drops it when it closes, the store much earlier.
pub fn set_session(token: &Token) -> String {
    format!("{SESSION}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.secret())
}

/// Takes the session's cookie away.
pub fn clear_session() -> String {
    format!("{SESSION}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Names the sign-in that waits for its second step in this browser, for as long as it may wait.
pub fn set_pending(token: &Token) -> String {
    let age = SIGNING_IN.as_secs();
    format!("{PENDING}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}", token.secret())
}

/// Takes that cookie away.
pub fn clear_pending() -> String {
    format!("{PENDING}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Makes the browser known for a year.
pub fn set_device(token: &Token) -> String {
    format!("{DEVICE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={YEAR}", token.secret())
}

/// Binds the forms before sign-in to this browser.
pub fn set_form(token: &Token) -> String {
    format!("{FORM}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.secret())
}

/// Remembers a language for a year.
pub fn set_language(locale: Locale) -> String {
    format!("{LANGUAGE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={YEAR}", locale.tag())
}

fn value<'a>(request: &Request<'a>, name: &str) -> Option<&'a str> {
    let headers = request.headers.iter().filter(|(header, value)| *header == "cookie" && value.len() <= MAX_HEADER);
    let mut found = headers
        .flat_map(|(_, pairs)| pairs.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing::request;

    #[test]
    fn a_cookie_is_read_once_and_one_that_stands_twice_is_no_cookie() {
        let token = Token::new([7; 32]);
        let one = format!("a=b; __Host-session={}; __Host-language=fr", token.secret());
        let long = format!("{one}; x={}", "x".repeat(MAX_HEADER));
        for (header, session, language) in [
            (one.as_str(), Some(&token), Some(Locale::Fr)),
            ("", None, None),
            ("__Host-session=short; __Host-language=pt", None, None),
            ("__Host-language=fr; __Host-language=en", None, None),
            ("session=x; __host-language=fr", None, None),
            (&long, None, None),
        ] {
            let cookies = Cookies::of(&request("GET", "/", &[("cookie", header)]));
            assert_eq!(cookies.session.as_ref(), session, "{header}");
            assert_eq!(cookies.language, language, "{header}");
        }
    }

    #[test]
    fn every_cookie_is_bound_to_its_host_and_out_of_reach_of_scripts() {
        let token = Token::new([1; 32]);
        for cookie in [
            set_session(&token),
            clear_session(),
            set_device(&token),
            set_pending(&token),
            clear_pending(),
            set_form(&token),
            set_language(Locale::Fr),
        ] {
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for attribute in ["; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Lax"] {
                assert!(cookie.contains(attribute), "{cookie} lacks {attribute}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }
}
