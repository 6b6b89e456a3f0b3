//! Dolibarr's REST API as a client has to take it: bounded in time and size, and believed only where it answers JSON.

use std::fmt;
use std::time::Duration;

use plugin_api::{Class, Failure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use ureq::Agent;
use ureq::http::header::CONTENT_TYPE;
use ureq::{Error, RequestBuilder};

use crate::erp::writes::{agent, never_left};

/// The longest that a write may take: Dolibarr sends mails and makes a PDF on the way.
const WRITE: Duration = Duration::from_secs(20);
/// The longest that a question about rights may take.
const ASK: Duration = Duration::from_secs(2);
/// The longest that a PDF may take: somebody looks at a page meanwhile.
const BUILD: Duration = Duration::from_secs(6);
/// The largest answer that is read: a document of 32 MiB in base64, with something around it.
const LARGEST: u64 = 48 << 20;
/// How much of what Dolibarr says of an error goes into a log: it may hold SQL and names.
const SAID: usize = 160;

/// An API with the key of its technical user.
pub(in crate::erp::dolibarr) struct Api {
    /// `https://erp.example/api/index.php`, without a slash at its end.
    base: String,
    key: String,
    asking: Agent,
    writing: Agent,
    building: Agent,
}

/// Why there is no answer to work with.
#[derive(Debug)]
pub(in crate::erp::dolibarr) enum Trouble {
    /// Nothing was sent.
    NotSent(String),
    /// It was sent, and what came of it is not known.
    Unknown(String),
    /// There was nothing to do: Dolibarr's 304.
    Nothing,
    /// Dolibarr says no.
    Said(u16, String),
}

impl Api {
    /// The API at this address; `/api/index.php` may be left out.
    ///
    /// # Errors
    /// `dolibarr/api-address`, `dolibarr/api-key`.
    pub fn new(address: &str, key: &str) -> Result<Self, Failure> {
        let address = address.trim().trim_end_matches('/');
        let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !['?', '#', '@', '"', '\\'].contains(&c);
        if !host.is_some_and(|host| !host.is_empty() && host.chars().all(plain)) {
            let message = "the API's address is not of the form `https://HOST/PATH`; write Dolibarr's own address";
            return Err(Failure::new(Class::Invalid, "dolibarr/api-address", message));
        }
        let key = key.trim();
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_graphic()) {
            let message = "the API's key is empty, or no word of ASCII; copy the technical user's key anew";
            return Err(Failure::new(Class::Invalid, "dolibarr/api-key", message));
        }
        let base = match address.strip_suffix("/api/index.php").or_else(|| address.strip_suffix("/api")) {
            Some(root) => format!("{root}/api/index.php"),
            None => format!("{address}/api/index.php"),
        };
        Ok(Self { base, key: key.to_owned(), asking: agent(ASK), writing: agent(WRITE), building: agent(BUILD) })
    }

    /// Where it is, for people.
    pub fn place(&self) -> &str {
        &self.base
    }

    /// Asks. `path` holds no text of a stranger: Dolibarr takes some for an attack.
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Trouble> {
        let request = self.asking.get(format!("{}/{path}", self.base));
        answer(self.named(request, None).call()).and_then(shaped)
    }

    /// Makes something; `entity` is named where the key's user may act in each.
    pub fn post<T: DeserializeOwned>(&self, entity: Option<u64>, path: &str, body: &Value) -> Result<T, Trouble> {
        let request = self.writing.post(format!("{}/{path}", self.base));
        answer(self.named(request, entity).content_type("application/json").send(body.to_string())).and_then(shaped)
    }

    /// Has a document printed.
    pub fn build<T: DeserializeOwned>(&self, entity: Option<u64>, path: &str, body: &Value) -> Result<T, Trouble> {
        let request = self.building.put(format!("{}/{path}", self.base));
        answer(self.named(request, entity).content_type("application/json").send(body.to_string())).and_then(shaped)
    }

    /// Changes something.
    pub fn put<T: DeserializeOwned>(&self, entity: Option<u64>, path: &str, body: &Value) -> Result<T, Trouble> {
        let request = self.writing.put(format!("{}/{path}", self.base));
        answer(self.named(request, entity).content_type("application/json").send(body.to_string())).and_then(shaped)
    }

    fn named<B>(&self, request: RequestBuilder<B>, entity: Option<u64>) -> RequestBuilder<B> {
        let request = request.header("DOLAPIKEY", &self.key).header("Accept", "application/json");
        match entity {
            Some(entity) => request.header("DOLAPIENTITY", entity.to_string()),
            None => request,
        }
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("base", &self.base).finish_non_exhaustive()
    }
}

impl Trouble {
    /// Whether it may have been done all the same.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Whether Dolibarr stumbled, as it does over two writes at once: the same may go well a second time.
    pub const fn is_stumble(&self) -> bool {
        matches!(self, Self::Said(500..=599, _))
    }

    /// What the portal and the log are told of it, where it ended what somebody wanted.
    pub fn failure(self, what: &str) -> Failure {
        match self {
            Self::NotSent(why) => Failure::new(
                Class::Unavailable,
                "dolibarr/api-unreachable",
                format!("{what}: Dolibarr's API does not answer: {why}; check that its web server runs"),
            ),
            Self::Unknown(why) => Failure::new(
                Class::Unavailable,
                "dolibarr/api-unknown",
                format!("{what}: it is not known whether Dolibarr did it: {why}; the same again finds out"),
            ),
            Self::Nothing => Failure::new(
                Class::Refused,
                "action/over",
                format!("{what}: Dolibarr says that there is nothing to do"),
            ),
            Self::Said(401, said) => Failure::new(
                Class::Unavailable,
                "dolibarr/api-key",
                format!("{what}: Dolibarr does not take the key: {said}; renew it, or open its user again"),
            ),
            Self::Said(403, said) => Failure::new(
                Class::Refused,
                "action/not-taken",
                format!("{what}: Dolibarr forbids it: {said}; `host-demo dolibarr prepare` names the right"),
            ),
            Self::Said(404, said) => {
                Failure::new(Class::Refused, "action/over", format!("{what}: Dolibarr knows no such thing: {said}"))
            }
            Self::Said(status @ 400..=499, said) => Failure::new(
                Class::Internal,
                "dolibarr/api-refused",
                format!("{what}: Dolibarr answers {status}: {said}"),
            ),
            Self::Said(status, said) => Failure::new(
                Class::Unavailable,
                "dolibarr/api-failed",
                format!("{what}: Dolibarr answers {status}: {said}; see its own log"),
            ),
        }
    }
}

fn answer(answered: Result<ureq::http::Response<ureq::Body>, Error>) -> Result<(u16, Option<Value>), Trouble> {
    let mut response = answered.map_err(|error| {
        let trouble = if never_left(&error) { Trouble::NotSent } else { Trouble::Unknown };
        trouble(error.to_string())
    })?;
    let status = response.status().as_u16();
    let is_json = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.to_ascii_lowercase().starts_with("application/json")));
    let body = response.body_mut().with_config().limit(LARGEST).read_to_vec();
    let body = body.map_err(|error| Trouble::Unknown(error.to_string()))?;
    Ok((status, is_json.then(|| serde_json::from_slice(&body).ok()).flatten()))
}

/// The status alone says little: the module that is off answers 200 with a page.
fn shaped<T: DeserializeOwned>((status, value): (u16, Option<Value>)) -> Result<T, Trouble> {
    match (status, value) {
        (200..=299, Some(value)) => serde_json::from_value(value)
            .map_err(|error| Trouble::Unknown(format!("the answer is of another shape: {error}"))),
        (200..=299, None) => {
            Err(Trouble::Unknown("what answers is no API of Dolibarr's; switch its module API on".to_owned()))
        }
        (304, _) => Err(Trouble::Nothing),
        (300..=399, _) => Err(Trouble::NotSent("it leads elsewhere; write the address that it leads to".to_owned())),
        (status, value) => Err(Trouble::Said(status, said(value.as_ref()))),
    }
}

/// What Dolibarr says of an error, in one short line.
fn said(value: Option<&Value>) -> String {
    let error = value.map(|value| &value["error"]);
    let texts = error.into_iter().flat_map(|error| [&error["message"], &error["0"]]).filter_map(Value::as_str);
    let text: String = texts.collect::<Vec<_>>().join(": ");
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SAID).collect();
    if text.trim().is_empty() { "without a word".to_owned() } else { text }
}

/// An id as Dolibarr answers it: a number, or the same as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::erp::dolibarr) struct Id(pub u64);

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let id = value.as_u64().or_else(|| value.as_str()?.parse().ok()).filter(|id| *id > 0);
        id.map(Self).ok_or_else(|| serde::de::Error::custom("not an id"))
    }
}

/// An object of which only the id counts.
#[derive(Debug, serde::Deserialize)]
pub(in crate::erp::dolibarr) struct Object {
    /// Its id.
    #[expect(dead_code, reason = "its presence says that the answer is an object of Dolibarr's")]
    pub id: Id,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_address_is_dolibarrs_own_with_or_without_its_api() {
        let base = Some("https://erp.example/doli/api/index.php");
        for (address, want) in [
            ("https://erp.example/doli", base),
            ("https://erp.example/doli/", base),
            (" https://erp.example/doli/api ", base),
            ("https://erp.example/doli/api/index.php", base),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080/api/index.php")),
            ("erp.example", None),
            ("https://", None),
            ("ftp://erp.example", None),
            ("https://user:word@erp.example", None),
            ("https://erp.example/?key=1", None),
            ("https://erp.example/a b", None),
        ] {
            let api = Api::new(address, "k3y");
            assert_eq!(api.as_ref().map(Api::place).ok(), want, "{address}");
        }
        for key in ["", "  ", "two words", "ké"] {
            assert_eq!(Api::new("https://erp.example", key).unwrap_err().code, "dolibarr/api-key", "{key}");
        }
        assert!(!format!("{:?}", Api::new("https://erp.example", "s3cret").unwrap()).contains("s3cret"));
    }

    #[test]
    fn only_json_of_the_expected_shape_is_an_answer() {
        let id = |status, value| {
            shaped::<Id>((status, value)).map(|id| id.0).map_err(|trouble| match trouble {
                Trouble::NotSent(_) => "not sent",
                Trouble::Unknown(_) => "unknown",
                Trouble::Nothing => "nothing",
                Trouble::Said(..) => "said",
            })
        };
        for (status, value, want) in [
            (200, Some(json!(75)), Ok(75)),
            (200, Some(json!("75")), Ok(75)),
            (200, Some(json!("75x")), Err("unknown")),
            (200, Some(json!(0)), Err("unknown")),
            (200, Some(json!({ "id": 75 })), Err("unknown")),
            (200, None, Err("unknown")),
            (202, None, Err("unknown")),
            (304, None, Err("nothing")),
            (302, None, Err("not sent")),
            (403, Some(json!({ "error": { "code": 403 } })), Err("said")),
            (500, None, Err("said")),
        ] {
            assert_eq!(id(status, value.clone()), want, "{status} {value:?}");
        }
    }

    #[test]
    fn what_dolibarr_says_is_one_short_line() {
        let told = json!({ "error": { "message": "Error\ncreating", "0": "x".repeat(500) } });
        let line = said(Some(&told));
        assert!(line.starts_with("Error creating: xxx") && line.chars().count() == SAID, "{line}");
        assert_eq!(said(None), "without a word");
    }
}
