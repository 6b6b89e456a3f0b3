//! Names and values of a query or a form (application/x-www-form-urlencoded), bounded and without repetition.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::error::Error;
use crate::model::tokens::Token;
use crate::random;
use crate::web::refusals::Refusal;

/// The longest query: 8 KiB.
pub const MAX_QUERY: usize = 8 << 10;
/// The most parameters of a query.
const MAX_PARAMETERS: usize = 100;
/// The most fields of a form.
const MAX_FIELDS: usize = 250;

/// Names with their values, each name once.
#[derive(Clone, Debug, Default)]
pub struct Fields<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Fields<'a> {
    /// Reads a query.
    ///
    /// # Errors
    /// `request/query-too-long`, `request/query-invalid`.
    pub fn of_query(query: &'a str) -> Result<Self, Refusal> {
        if query.len() > MAX_QUERY {
            return Err(Refusal::QueryTooLong);
        }
        Self::read(query, MAX_PARAMETERS).ok_or(Refusal::QueryInvalid)
    }

    /// Reads the body of a form.
    ///
    /// # Errors
    /// `request/body-invalid`.
    pub fn of_form(body: &'a [u8]) -> Result<Self, Refusal> {
        let text = str::from_utf8(body).map_err(|_| Refusal::BodyInvalid)?;
        Self::read(text, MAX_FIELDS).ok_or(Refusal::BodyInvalid)
    }

    /// Fields that were read already.
    ///
    /// # Errors
    /// `request/body-invalid` for too many, and for two of one name.
    pub fn of_parts(parts: Vec<(String, String)>) -> Result<Fields<'static>, Refusal> {
        let repeats = |place: usize| parts.iter().take(place).any(|(name, _)| *name == parts[place].0);
        if parts.len() > MAX_FIELDS || (0..parts.len()).any(repeats) {
            return Err(Refusal::BodyInvalid);
        }
        Ok(Fields(parts.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
    }

    /// The same fields as owned texts, which outlive the request.
    pub fn into_owned(self) -> Fields<'static> {
        Fields(self.0.into_iter().map(|(name, value)| (name.into_owned().into(), value.into_owned().into())).collect())
    }

    /// Those with one of these names.
    pub fn only<N: Iterator<Item = &'static str>>(self, names: impl Fn() -> N) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| names().any(|known| known == name)).collect())
    }

    /// The value of this name; empty where it is absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The names that begin so, without their beginning, each with its value, where there is one.
    pub fn below<'b>(&'b self, beginning: &'b str) -> impl Iterator<Item = (&'b str, &'b str)> {
        let stripped =
            self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(beginning)?, value.as_ref())));
        stripped.filter(|(_, value)| !value.trim().is_empty())
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }

    fn read(text: &'a str, most: usize) -> Option<Self> {
        let mut fields: Vec<(Cow<'a, str>, Cow<'a, str>)> = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            // Which of two equal names counts is what parameter pollution plays with (OWASP ASVS 5.0, 15.3.7).
            if fields.len() >= most || fields.iter().any(|(known, _)| *known == name) {
                return None;
            }
            fields.push((name, value));
        }
        Some(Self(fields))
    }
}

/// Whether this `content-type` is that of an ordinary form.
pub fn is_form(content_type: &str) -> bool {
    content_type
        .split(';')
        .next()
        .is_some_and(|sent| sent.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// The text with `+` and `%XX` decoded, once.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        let plain = percent_decode_str(&spaced).decode_utf8().ok()?.into_owned();
        Some(Cow::Owned(plain))
    } else {
        percent_decode_str(text).decode_utf8().ok()
    }
}

/// A key of a new form.
pub fn new_key() -> Result<String, Error> {
    Ok(Token::new(random::bytes()?).secret())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_once_and_never_repeat() {
        for (text, want) in [
            ("", Some(vec![])),
            ("a=1&b=2", Some(vec![("a", "1"), ("b", "2")])),
            ("a=b+c%26d%2B&e", Some(vec![("a", "b c&d+"), ("e", "")])),
            ("a=%2541", Some(vec![("a", "%41")])),
            ("a=%", Some(vec![("a", "%")])),
            ("&&a=1&", Some(vec![("a", "1")])),
            ("a=1&a=2", None),
            ("a=1&%61=2", None),
            ("a=%FF", None),
        ] {
            let got = Fields::of_query(text).ok();
            let got = got.as_ref().map(|fields| fields.0.iter().map(|(k, v)| (&**k, &**v)).collect::<Vec<_>>());
            assert_eq!(got, want, "{text:?}");
        }
    }

    #[test]
    fn queries_and_forms_are_bounded() {
        let pairs = |count: usize| (0..count).map(|n| format!("{n}=x")).collect::<Vec<_>>().join("&");
        assert!(Fields::of_query(&pairs(MAX_PARAMETERS)).is_ok());
        assert!(matches!(Fields::of_query(&pairs(MAX_PARAMETERS + 1)), Err(Refusal::QueryInvalid)));
        assert!(Fields::of_form(pairs(MAX_FIELDS).as_bytes()).is_ok());
        assert!(matches!(Fields::of_form(pairs(MAX_FIELDS + 1).as_bytes()), Err(Refusal::BodyInvalid)));
        assert!(Fields::of_query(&"x".repeat(MAX_QUERY)).is_ok());
        assert!(matches!(Fields::of_query(&"x".repeat(MAX_QUERY + 1)), Err(Refusal::QueryTooLong)));
        assert!(matches!(Fields::of_form(b"a=\xff"), Err(Refusal::BodyInvalid)));
    }
}
