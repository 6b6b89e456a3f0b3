//! The language of the pages, in a cookie.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use plugin_api::Failure;

use super::answers;
use super::asked::{Asked, LANGUAGE};
use super::language::Language;
use super::routes::{self, ANYBODY, Route};

/// The pages.
pub const PAGES: &[Route] = &[Route::post("/language", ANYBODY, language)];

#[expect(clippy::unnecessary_wraps, reason = "a page as all others")]
fn language(asked: &Asked) -> Result<Response, Failure> {
    let l = Language::of_tag(asked.form.get("language"));
    Ok(with(answers::see_other(back(asked.form.get("back"))), LANGUAGE, l.tag()))
}

/// An answer with a cookie.
pub fn with(mut response: Response, name: &str, value: &str) -> Response {
    if let Ok(cookie) = HeaderValue::try_from(routes::cookie(name, value)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The page that the form was on, if it is one of ours.
pub fn back(path: &str) -> &str {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn only_a_path_of_these_pages_is_gone_back_to() {
        for (path, want) in [
            ("/users?site=alpes", "/users?site=alpes"),
            ("", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("/a\r\nset-cookie: x", "/"),
        ] {
            assert_eq!(back(path), want, "{path:?}");
        }
    }
}
