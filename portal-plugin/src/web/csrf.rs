//! Requests that another site made the browser send: refused before anything else is looked at.

use plugin_api::Request;

use crate::model::accounts::AccountId;
use crate::web::cookies::Cookies;
use crate::web::refusals::Refusal;

/// Refuses an unsafe request that a browser says comes from elsewhere.
///
/// Under `Referrer-Policy: no-referrer` a browser sends `Origin: null` with our own forms (Fetch, 3.1 `Origin` header);
/// then its `Sec-Fetch-Site` must say `same-origin`.
///
/// # Errors
/// `request/cross-site`.
pub fn check_origin(request: &Request<'_>) -> Result<(), Refusal> {
    let site = request.header("sec-fetch-site");
    let site_fits = matches!(site, None | Some("same-origin" | "none"));
    let origin_fits = match request.header("origin") {
        None => true,
        Some("null") => site == Some("same-origin"),
        Some(origin) => {
            origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(request.host))
        }
    };
    if site_fits && origin_fits { Ok(()) } else { Err(Refusal::CrossSite) }
}

/// The value that the forms of an account's page carry: the session's, and the account behind a dot (rule A8).
pub fn of_account(session: &str, account: AccountId) -> String {
    format!("{session}.{}", account.0)
}

/// Refuses a form or call of a session that does not carry the session's value.
///
/// # Errors
/// `request/cross-site`.
pub fn check_session(cookies: &Cookies, sent: &str) -> Result<(), Refusal> {
    let (session, _) = parts(sent);
    let fits = cookies.session.as_ref().is_some_and(|token| token.csrf_fits(session));
    if fits { Ok(()) } else { Err(Refusal::CrossSite) }
}

/// Refuses a form of this session that was made on a page of another account than it is sent to (rule A8). One that is not
/// of this session is left to what comes after: whoever is not signed in is to be told that first.
///
/// # Errors
/// `account/other`.
pub fn check_account(cookies: &Cookies, account: AccountId, sent: &str) -> Result<(), Refusal> {
    let fits = parts(sent).1 == Some(&*account.0.to_string());
    if fits || check_session(cookies, sent).is_err() { Ok(()) } else { Err(Refusal::OtherAccount) }
}

/// Refuses a form before sign-in that was not made for this browser: else a stranger could sign the principal in as somebody else.
///
/// # Errors
/// `request/cross-site`.
pub fn check_form(cookies: &Cookies, sent: &str) -> Result<(), Refusal> {
    let fits = cookies.form.as_ref().is_some_and(|token| token.csrf_fits(sent));
    if fits { Ok(()) } else { Err(Refusal::CrossSite) }
}

/// The session's value, and the account that stands behind it on an account's page.
fn parts(sent: &str) -> (&str, Option<&str>) {
    sent.split_once('.').map_or((sent, None), |(session, account)| (session, Some(account)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tokens::Token;
    use crate::web::testing::request;

    #[test]
    fn only_the_site_itself_may_send_a_form() {
        for (headers, fits) in [
            (&[][..], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", "https://portal.test")], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")], true),
            (&[("origin", "http://PORTAL.test")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("origin", "null")], false),
            (&[("origin", "https://portal.test.evil.test")], false),
            (&[("origin", "https://portal.test:8443")], false),
            (&[("origin", "portal.test")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site"), ("origin", "https://portal.test")], false),
        ] {
            assert_eq!(check_origin(&request("POST", "/sign-in", headers)).is_ok(), fits, "{headers:?}");
        }
    }

    #[test]
    fn a_form_fits_only_the_browser_it_was_made_for() {
        let (mine, other) = (Token::new([1; 32]), Token::new([2; 32]));
        let cookies = Cookies { session: Some(mine.clone()), form: Some(other.clone()), ..Cookies::default() };
        assert!(check_session(&cookies, &mine.csrf()).is_ok());
        assert!(check_session(&cookies, &of_account(&mine.csrf(), AccountId(7))).is_ok());
        assert!(check_form(&cookies, &other.csrf()).is_ok());
        for sent in ["", &other.csrf(), &mine.secret()] {
            assert!(check_session(&cookies, sent).is_err(), "{sent}");
        }
        assert!(check_form(&Cookies::default(), &mine.csrf()).is_err());
    }
}
