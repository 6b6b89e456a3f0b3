//! What answers are made of, and the headers that every one of them carries.

use plugin_api::Response;

use crate::model::locales::Locale;
use crate::source::Picture;

/// No script at all, nothing inline, nothing from elsewhere, no frame around it (OWASP ASVS 5.0, 3.4.3 and 3.4.6).
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// What an answer in words depends on besides its address.
pub const VARY: &str = "cookie, accept-language";

/// What stands in every answer that does not say otherwise.
const EVERYWHERE: [(&str, &str); 9] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("x-robots-tag", "noindex"),
];

/// Adds what every answer carries, where it has not its own.
pub fn protect(response: &mut Response) {
    for (name, value) in EVERYWHERE {
        if response.header(name).is_none() {
            response.headers.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// A page.
pub fn html(status: u16, locale: Locale, body: String) -> Response {
    let headers = vec![
        ("content-type".to_owned(), "text/html; charset=utf-8".to_owned()),
        ("content-language".to_owned(), locale.tag().to_owned()),
        ("vary".to_owned(), VARY.to_owned()),
    ];
    Response { status, headers, body: body.into_bytes() }
}

/// A JSON document.
pub fn json(status: u16, media_type: &str, value: &impl serde::Serialize) -> Response {
    // Our own structs of texts and numbers always serialise; an empty body would say so if they did not.
    let body = serde_json::to_vec(value).unwrap_or_default();
    Response { status, headers: vec![("content-type".to_owned(), media_type.to_owned())], body }
}

/// A picture, which the page around it shows; opened by itself it is nothing more either.
pub fn picture(picture: Picture) -> Response {
    let headers = [("content-type", picture.media_type), ("content-security-policy", "default-src 'none'; sandbox")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Response { status: 200, headers, body: picture.bytes }
}

/// The same page, which may load the portal's own scripts: nothing inline, nothing from elsewhere.
pub fn with_script(response: Response) -> Response {
    with(response, "content-security-policy", format!("{POLICY}; script-src 'self'"))
}

/// Nothing to say: it is done.
pub fn done() -> Response {
    Response { status: 204, ..Response::default() }
}

/// Go on there, with a GET. The address is a path of this site, never more.
pub fn see_other(path: &str) -> Response {
    Response { status: 303, headers: vec![("location".to_owned(), path.to_owned())], body: Vec::new() }
}

/// Go on at this path of another site.
pub fn see_site(address: &str, path: &str) -> Response {
    Response { status: 303, headers: vec![("location".to_owned(), format!("{address}{path}"))], body: Vec::new() }
}

/// The same page, whose forms may also lead to these addresses of other sites: browsers ask for each redirect of a form.
pub fn leading_to<'a>(response: Response, addresses: impl Iterator<Item = &'a str>) -> Response {
    let forms = addresses.fold("form-action 'self'".to_owned(), |forms, address| format!("{forms} {address}"));
    with(response, "content-security-policy", POLICY.replace("form-action 'self'", &forms))
}

/// The same answer with one more header.
pub fn with(mut response: Response, name: &str, value: String) -> Response {
    response.headers.push((name.to_owned(), value));
    response
}

/// A path of this site to go on to, or `/`: one slash at the start, so that it cannot lead to another host.
pub fn local(path: &str) -> &str {
    let fits = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 2048
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if fits { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_only_within_the_site() {
        let long = format!("/{}", "x".repeat(2048));
        for (path, want) in [
            ("/a/1/invoices?open=1", "/a/1/invoices?open=1"),
            ("/", "/"),
            ("", "/"),
            ("a/1", "/"),
            ("//evil.test", "/"),
            ("/\\evil.test", "/"),
            ("\\/evil.test", "/"),
            ("https://evil.test/", "/"),
            ("/a\r\nset-cookie: x", "/"),
            ("/\t/evil.test", "/"),
            ("/é", "/"),
            (&long, "/"),
        ] {
            assert_eq!(local(path), want, "{path:?}");
        }
    }

    #[test]
    fn a_form_leads_to_the_named_sites_and_nothing_else_is_opened() {
        let policy = |addresses: &[&str]| leading_to(done(), addresses.iter().copied()).headers[0].1.clone();
        assert_eq!(policy(&[]), POLICY);
        let two = policy(&["https://lac.test", "http://nord.localhost:8080"]);
        assert!(two.contains("; form-action 'self' https://lac.test http://nord.localhost:8080; "), "{two}");
        assert_eq!(two.matches("https:").count(), 1, "{two}");
    }

    #[test]
    fn every_answer_is_protected_and_keeps_what_it_says_itself() {
        let mut response = with(done(), "cache-control", "max-age=1".to_owned());
        protect(&mut response);
        for (name, value) in EVERYWHERE {
            let want = if name == "cache-control" { "max-age=1" } else { value };
            assert_eq!(response.header(name), Some(want), "{name}");
            assert_eq!(response.headers.iter().filter(|(n, _)| n == name).count(), 1, "{name}");
        }
    }
}
