//! What the portal refused, as a sentence for staff: what happened, and what to do.

use axum::http::StatusCode;
use plugin_api::{Class, Failure};

use crate::language::Language;
use crate::texts::shape::Told;

/// A refusal as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What happened.
    pub title: &'static str,
    /// What to do.
    pub text: String,
    /// The language of `text`, where it is not the page's.
    pub lang: Option<&'static str>,
    /// The stable code.
    pub code: String,
}

impl Refusal {
    /// A failure in words.
    pub fn new(l: Language, failure: &Failure) -> Self {
        let code = failure.code.clone();
        match l.t().refusals.of(&code) {
            Some(Told(title, text)) => Self { title, text: text.to_owned(), lang: None, code },
            None => Self {
                title: match failure.class {
                    Class::Unavailable | Class::Stopped => l.t().common.not_available,
                    Class::NotFound => l.t().common.not_there,
                    Class::Refused | Class::Invalid => l.t().common.nothing_changed,
                    _ => l.t().common.went_wrong,
                },
                text: sentence(&failure.message),
                lang: (l.tag() != "en").then_some("en"),
                code,
            },
        }
    }
}

/// The failure of a page about something that is not there.
pub fn nothing() -> Failure {
    Failure::new(Class::NotFound, "page/unknown", "there is nothing here")
}

/// The failure of a page that is open to the staff alone.
pub fn signed_out() -> Failure {
    Failure::new(Class::Refused, "staff/signed-out", "sign in first; nothing was changed")
}

/// Codes with a status of their own.
const STATUSES: &[(&str, StatusCode)] = &[
    ("request/cross-site", StatusCode::FORBIDDEN),
    ("staff/needs-support", StatusCode::FORBIDDEN),
    ("staff/needs-manage", StatusCode::FORBIDDEN),
    ("staff/needs-admin", StatusCode::FORBIDDEN),
    ("staff/proxy-unknown", StatusCode::FORBIDDEN),
    ("staff/proxy", StatusCode::UNAUTHORIZED),
    ("staff/signed-out", StatusCode::UNAUTHORIZED),
    ("staff/wrong", StatusCode::UNAUTHORIZED),
    ("staff/throttled", StatusCode::TOO_MANY_REQUESTS),
];

/// The status of a page that shows a failure.
pub fn status(failure: &Failure) -> StatusCode {
    if let Some((_, status)) = STATUSES.iter().find(|(code, _)| *code == failure.code) {
        return *status;
    }
    match failure.class {
        Class::Invalid | Class::Refused => StatusCode::UNPROCESSABLE_ENTITY,
        Class::NotFound => StatusCode::NOT_FOUND,
        Class::Unavailable | Class::Stopped => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A message of the interface, which begins in lower case and has no final period, as a sentence.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_words_of_ours_is_told_in_the_modules() {
        let failure = Failure::new(Class::Refused, "never/heard", "the moon is full; wait a day");
        let told = Refusal::new(Language::of_tag("fr"), &failure);
        assert_eq!((&*told.text, told.lang, &*told.code), ("The moon is full; wait a day.", Some("en"), "never/heard"));
        let known = Failure::new(Class::NotFound, "page/unknown", "");
        assert_eq!(Refusal::new(Language::of_tag("fr"), &known).title, "Il n’y a rien ici");
    }
}
