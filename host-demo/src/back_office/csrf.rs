//! What keeps other sites' pages from acting here: a form must come from this origin and carry this browser's token.

use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;
use plugin_api::{Class, Failure};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The cookie that tells one browser from another, also before anybody signs in.
pub const BROWSER: &str = "__Host-staff-browser";

/// Makes and checks the tokens of forms: a hash of a key that lives as long as the process, and of the browser's cookie
/// (OWASP, "Cross-Site Request Forgery Prevention", signed double-submit cookie).
#[derive(Clone)]
pub struct Guard {
    key: [u8; 32],
}

impl Guard {
    /// One with a key of its own.
    ///
    /// # Errors
    /// `unavailable/random`.
    pub fn new() -> Result<Self, Failure> {
        Ok(Self { key: random()? })
    }

    /// The browser that a request comes from; one without a cookie of ours is given a new one.
    ///
    /// # Errors
    /// `unavailable/random`.
    pub fn browser(headers: &HeaderMap) -> Result<(String, bool), Failure> {
        let is_ours = |id: &&str| id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        match cookie(headers, BROWSER).filter(is_ours) {
            Some(id) => Ok((id.to_owned(), false)),
            None => Ok((HEXLOWER.encode(&random()?), true)),
        }
    }

    /// The token that the forms for a browser carry, while this session lasts.
    pub fn token(&self, browser: &str, session: Option<&str>) -> String {
        let session = session.unwrap_or_default();
        HEXLOWER.encode(&Sha256::new().chain_update(self.key).chain_update(browser).chain_update(session).finalize())
    }

    /// Whether a form comes from a page of our origin, and carries the token that it ought to. Browsers send `Origin` with every POST; what
    /// sends none is no browser, and has no cookie to misuse.
    pub fn lets(headers: &HeaderMap, ours: &str, wanted: &str, token: &str) -> bool {
        let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let site_fits = matches!(said("sec-fetch-site"), None | Some("same-origin" | "none"));
        let origin_fits = said("origin").is_none_or(|origin| origin.eq_ignore_ascii_case(ours));
        site_fits && origin_fits && bool::from(wanted.as_bytes().ct_eq(token.as_bytes()))
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn random() -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|_| Failure::new(Class::Unavailable, "unavailable/random", "the system gives no random numbers"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_taken_from_this_origin_and_with_this_browsers_token_alone() {
        let guard = Guard { key: [7; 32] };
        let (ours, other) = ("a".repeat(64), "b".repeat(64));
        let token = guard.token(&ours, Some("session"));
        let wanted = token.clone();
        let stranger = Guard { key: [8; 32] }.token(&ours, Some("session"));
        for (origin, site, token, want, what) in [
            (Some("http://localhost:8080"), Some("same-origin"), &token, true, "our own page"),
            (None, None, &token, true, "no browser"),
            (Some("http://localhost:8080"), None, &token, true, "a browser without fetch metadata"),
            (Some("http://localhost:8081"), None, &token, false, "another program of this machine"),
            (Some("http://alpes.localhost:8080"), Some("cross-site"), &token, false, "a site"),
            (Some("https://localhost:8080"), None, &token, false, "another scheme"),
            (Some("null"), Some("same-origin"), &token, false, "a page without an origin"),
            (None, Some("cross-site"), &token, false, "another site"),
            (None, Some("same-site"), &token, false, "a neighbour"),
            (None, None, &String::new(), false, "no token"),
            (None, None, &guard.token(&other, Some("session")), false, "another browser's token"),
            (None, None, &guard.token(&ours, Some("other")), false, "another session's token"),
            (None, None, &guard.token(&ours, None), false, "the token of before the sign-in"),
            (None, None, &stranger, false, "another process's token"),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(origin) = origin {
                headers.insert("origin", origin.parse().unwrap());
            }
            if let Some(site) = site {
                headers.insert("sec-fetch-site", site.parse().unwrap());
            }
            assert_eq!(Guard::lets(&headers, "http://localhost:8080", &wanted, token), want, "{what}");
        }
        let mut headers = HeaderMap::new();
        headers.insert("origin", "https://back.example".parse().unwrap());
        assert!(Guard::lets(&headers, "https://back.example", &wanted, &wanted), "behind a proxy, over TLS");
        assert!(!Guard::lets(&headers, "http://back.example", &wanted, &wanted), "that says nothing of TLS");
    }

    #[test]
    fn a_cookie_is_found_among_others_and_one_that_is_not_ours_is_replaced() {
        let mut headers = HeaderMap::new();
        let ours = "0".repeat(64);
        headers.insert("cookie", format!("a=1; {BROWSER}={ours}; b=2").parse().unwrap());
        assert_eq!(Guard::browser(&headers).unwrap(), (ours, false));
        headers.insert("cookie", format!("{BROWSER}=short").parse().unwrap());
        assert!(Guard::browser(&headers).unwrap().1);
    }
}
