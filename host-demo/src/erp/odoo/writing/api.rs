//! Odoo's own API as a client has to take it: JSON-RPC up to Odoo 18, JSON-2 from 19 on. Bounded in time and size, and believed
//! only where it answers JSON of the expected shape.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use plugin_api::{Class, Failure};
use serde_json::{Map, Value, json};
use ureq::http::Response;
use ureq::http::header::CONTENT_TYPE;
use ureq::{Agent, Body, Error};

use super::trouble::{Trouble, said};
use crate::erp::writes::{agent, never_left};

/// The longest that a write may take: Odoo sends mails on the way.
const WRITE: Duration = Duration::from_secs(20);
/// The longest that a question about the technical user may take.
const ASK: Duration = Duration::from_secs(3);
/// The longest that a PDF may take: somebody looks at a page meanwhile.
const PRINT: Duration = Duration::from_secs(6);
/// The largest answer that is read.
const LARGEST: u64 = 1 << 20;
/// The largest PDF that is read: as large as the portal hands out.
const LARGEST_PDF: u64 = 32 << 20;
/// The first Odoo that speaks JSON-2.
const JSON2_FROM: u32 = 19;

/// An API with the login and the key of its technical user.
pub(in crate::erp::odoo) struct Api {
    /// `https://erp.example`, without a slash at its end.
    base: String,
    database: String,
    login: String,
    key: String,
    asking: Agent,
    writing: Agent,
    printing: Agent,
    /// The server's version, as far as it has said; 0 is not yet.
    major: AtomicU32,
}

/// A method of a model, called on a record, or on none.
pub(super) struct Call<'a> {
    /// Odoo's name of the model.
    pub model: &'a str,
    /// The method.
    pub method: &'a str,
    /// The record.
    pub id: Option<i64>,
    /// What it is given, by name.
    pub named: Value,
    /// Odoo's context.
    pub context: Value,
}

impl Api {
    /// The API at this address, for this database.
    ///
    /// # Errors
    /// `odoo/api-address`, `odoo/api-login`, `odoo/api-key`.
    pub fn new(address: &str, database: &str, login: &str, key: &str) -> Result<Self, Failure> {
        let base = address.trim().trim_end_matches('/');
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !['?', '#', '@', '"', '\\'].contains(&c);
        if !host.is_some_and(|host| !host.is_empty() && host.chars().all(plain)) {
            let message = "the API's address is not of the form `https://HOST`; write Odoo's own address";
            return Err(Failure::new(Class::Invalid, "odoo/api-address", message));
        }
        let (login, key) = (login.trim(), key.trim());
        if login.is_empty() || login.chars().any(char::is_control) {
            let message = "the login of the API's user is empty; name it with `--api-login`";
            return Err(Failure::new(Class::Invalid, "odoo/api-login", message));
        }
        if key.len() < 8 || !key.chars().all(|c| c.is_ascii_graphic()) {
            let message = "the API's key is none of Odoo's, 40 hexadecimal digits; copy the technical user's key anew";
            return Err(Failure::new(Class::Invalid, "odoo/api-key", message));
        }
        Ok(Self {
            base: base.to_owned(),
            database: database.to_owned(),
            login: login.to_owned(),
            key: key.to_owned(),
            asking: agent(ASK),
            writing: agent(WRITE),
            printing: agent(PRINT),
            major: AtomicU32::new(0),
        })
    }

    /// Where it is, for people.
    pub fn place(&self) -> &str {
        &self.base
    }

    /// The login of the technical user.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// The part of the key that Odoo keeps in the clear.
    pub fn key_index(&self) -> &str {
        self.key.get(..8).unwrap_or_default()
    }

    /// Asks the server for its version, which decides how it is spoken to.
    pub(super) fn version(&self) -> Result<u32, Trouble> {
        let url = format!("{}/web/webclient/version_info", self.base);
        let sent = self.asking.post(url).content_type("application/json").send("{}");
        let value = answer(sent).and_then(rpc_result).map_err(only_asked)?;
        let first = &value["server_version_info"][0];
        // Odoo's own hosting writes `saas~18`.
        let named = first.as_str().and_then(|text| text.trim_start_matches("saas~").parse().ok());
        let major = first.as_u64().and_then(|major| u32::try_from(major).ok()).or(named);
        let major = major.ok_or_else(|| Trouble::NotSent("what answers does not say that it is an Odoo".to_owned()))?;
        self.major.store(major, Ordering::Relaxed);
        Ok(major)
    }

    /// The id of the user whose key it is, where Odoo takes the key.
    pub(super) fn user(&self) -> Result<Option<i64>, Trouble> {
        if self.speaks_json2()? {
            let call =
                Call { model: "res.users", method: "context_get", id: None, named: json!({}), context: json!({}) };
            return Ok(self.json2(&self.asking, &call).map_err(only_asked)?["uid"].as_i64());
        }
        let args = json!([self.database, self.login, self.key, {}]);
        let value = self.rpc(&self.asking, "common", "authenticate", &args).map_err(only_asked)?;
        // `false` is Odoo's word for a key that it does not take.
        if value == Value::Bool(false) {
            return Err(Trouble::Said { name: "AccessDenied".to_owned(), message: "no such login and key".to_owned() });
        }
        Ok(value.as_i64())
    }

    /// Calls a method as the user with this id.
    pub(super) fn call(&self, user: i64, call: &Call<'_>) -> Result<Value, Trouble> {
        self.call_by(&self.writing, user, call)
    }

    /// The address of a document's page with what opens it, as Odoo's own mails have it. It never leaves this host.
    pub(super) fn page_of(&self, user: i64, model: &str, id: i64) -> Result<String, Trouble> {
        let call = Call { model, method: "get_portal_url", id: Some(id), named: json!({}), context: json!({}) };
        let value = self.call_by(&self.printing, user, &call)?;
        let page = value.as_str().unwrap_or_default();
        // A path of the customers' pages, on this server and on no other.
        if page.starts_with("/my/") && page.contains("access_token=") && !page.contains(['\\', '#', '\r', '\n', ' ']) {
            return Ok(page.to_owned());
        }
        Err(Trouble::Unknown("the answer is no address of a page".to_owned()))
    }

    /// The PDF that Odoo's page of a document hands out.
    pub(super) fn pdf(&self, page: &str) -> Result<Vec<u8>, Trouble> {
        let url = format!("{}{page}&report_type=pdf&download=true", self.base);
        let mut response = self.printing.get(url).call().map_err(lost)?;
        let status = response.status().as_u16();
        if status != 200 || !is_of(&response, "application/pdf") {
            let why = format!("its page answers {status} and no PDF; see whether wkhtmltopdf is installed beside Odoo");
            return Err(Trouble::NotSent(why));
        }
        let bytes = response.body_mut().with_config().limit(LARGEST_PDF).read_to_vec();
        let bytes = bytes.map_err(|error| Trouble::Unknown(error.to_string()))?;
        let is_whole = bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF");
        if is_whole { Ok(bytes) } else { Err(Trouble::Unknown("what it hands out is no whole PDF".to_owned())) }
    }

    fn call_by(&self, agent: &Agent, user: i64, call: &Call<'_>) -> Result<Value, Trouble> {
        if self.speaks_json2()? {
            return self.json2(agent, call);
        }
        // Records and what `create` and `write` are given have no names here.
        let mut named = call.named.as_object().cloned().unwrap_or_default();
        let mut positional: Vec<Value> = call.id.map(|id| json!([id])).into_iter().collect();
        positional.extend(["vals_list", "vals"].iter().filter_map(|name| named.remove(*name)));
        named.insert("context".to_owned(), call.context.clone());
        let args = json!([self.database, user, self.key, call.model, call.method, positional, named]);
        self.rpc(agent, "object", "execute_kw", &args)
    }

    fn speaks_json2(&self) -> Result<bool, Trouble> {
        match self.major.load(Ordering::Relaxed) {
            0 => Ok(self.version()? >= JSON2_FROM),
            major => Ok(major >= JSON2_FROM),
        }
    }

    fn rpc(&self, agent: &Agent, service: &str, method: &str, args: &Value) -> Result<Value, Trouble> {
        let params = json!({ "service": service, "method": method, "args": args });
        let body = json!({ "jsonrpc": "2.0", "method": "call", "id": 1, "params": params });
        let sent = agent.post(format!("{}/jsonrpc", self.base)).content_type("application/json").send(body.to_string());
        rpc_result(answer(sent)?)
    }

    fn json2(&self, agent: &Agent, call: &Call<'_>) -> Result<Value, Trouble> {
        let mut body: Map<String, Value> = call.named.as_object().cloned().unwrap_or_default();
        if let Some(id) = call.id {
            body.insert("ids".to_owned(), json!([id]));
        }
        body.insert("context".to_owned(), call.context.clone());
        let sent = agent
            .post(format!("{}/json/2/{}/{}", self.base, call.model, call.method))
            .header("Authorization", format!("bearer {}", self.key))
            .header("X-Odoo-Database", &self.database)
            .content_type("application/json")
            .send(Value::Object(body).to_string());
        json2_result(answer(sent)?)
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("base", &self.base).field("login", &self.login).finish_non_exhaustive()
    }
}

fn lost(error: Error) -> Trouble {
    match error {
        error if never_left(&error) => Trouble::NotSent(error.to_string()),
        Error::Timeout(_) => Trouble::Late(error.to_string()),
        error => Trouble::Unknown(error.to_string()),
    }
}

/// A question changes nothing, so that there is nothing to find out.
fn only_asked(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Unknown(why) | Trouble::Late(why) => Trouble::NotSent(why),
        trouble => trouble,
    }
}

fn is_of(response: &Response<Body>, kind: &str) -> bool {
    let of = response.headers().get(CONTENT_TYPE).and_then(|of| of.to_str().ok());
    of.is_some_and(|of| of.to_ascii_lowercase().starts_with(kind))
}

/// Status, and the body where it is JSON.
type Answer = (u16, Option<Value>);

fn answer(sent: Result<Response<Body>, Error>) -> Result<Answer, Trouble> {
    let mut response = sent.map_err(lost)?;
    let (status, is_json) = (response.status().as_u16(), is_of(&response, "application/json"));
    let body = response.body_mut().with_config().limit(LARGEST).read_to_vec();
    let body = body.map_err(|error| Trouble::Unknown(error.to_string()))?;
    Ok((status, is_json.then(|| serde_json::from_slice(&body).ok()).flatten()))
}

/// What no Odoo said: the status alone tells whether the question arrived.
fn from_elsewhere(status: u16) -> Trouble {
    match status {
        300..=399 => Trouble::NotSent("it leads elsewhere; write the address that it leads to".to_owned()),
        400..=499 => Trouble::NotSent(format!(
            "{status}, and no word of Odoo's; see whether the address and the database's name are right"
        )),
        status => Trouble::Unknown(format!("{status}, and no JSON")),
    }
}

/// JSON-RPC's status is 200 whatever happened; a method without an answer has neither result nor error.
fn rpc_result((status, value): Answer) -> Result<Value, Trouble> {
    let Some(value) = value.filter(|value| status == 200 && value["jsonrpc"] == "2.0") else {
        return Err(from_elsewhere(status));
    };
    let error = &value["error"];
    if error.is_null() {
        return Ok(value["result"].clone());
    }
    let name = error["data"]["name"].as_str().or_else(|| error["message"].as_str()).unwrap_or("unknown");
    Err(Trouble::Said { name: name.to_owned(), message: said(error["data"]["message"].as_str()) })
}

/// JSON-2's status is HTTP's, with the error's name in the body.
fn json2_result((status, value): Answer) -> Result<Value, Trouble> {
    match (status, value) {
        (200..=299, Some(value)) => Ok(value),
        (status @ 400..=599, Some(value)) if value["name"].is_string() => {
            // Whatever it is called there: 401 is about the key.
            let name = if status == 401 { "AccessDenied" } else { value["name"].as_str().unwrap_or_default() };
            Err(Trouble::Said { name: name.to_owned(), message: said(value["message"].as_str()) })
        }
        (status, _) => Err(from_elsewhere(status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_the_login_and_the_key_are_odoos() {
        let new = |address, login, key| Api::new(address, "db", login, key);
        for (address, want) in [
            ("https://erp.example/", Some("https://erp.example")),
            (" http://127.0.0.1:8069 ", Some("http://127.0.0.1:8069")),
            ("erp.example", None),
            ("https://", None),
            ("ftp://erp.example", None),
            ("https://user:word@erp.example", None),
            ("https://erp.example/?key=1", None),
        ] {
            let api = new(address, "portal", "0123456789");
            assert_eq!(api.as_ref().map(Api::place).ok(), want, "{address}");
        }
        for (login, key, want) in [
            ("", "0123456789", "odoo/api-login"),
            ("portal", "short", "odoo/api-key"),
            ("portal", "two words here", "odoo/api-key"),
        ] {
            assert_eq!(new("https://erp.example", login, key).unwrap_err().code, want, "{login} {key}");
        }
        assert!(!format!("{:?}", new("https://erp.example", "portal", "s3cret-key").unwrap()).contains("s3cret"));
    }

    /// What becomes of an answer, in one word.
    fn told(result: Result<Value, Trouble>) -> String {
        match result {
            Ok(value) => value.to_string(),
            Err(Trouble::NotSent(_)) => "not sent".to_owned(),
            Err(Trouble::Unknown(_) | Trouble::Late(_)) => "unknown".to_owned(),
            Err(Trouble::Said { name, .. }) => name,
        }
    }

    #[test]
    fn only_json_of_the_expected_shape_is_an_answer() {
        let error =
            json!({ "jsonrpc": "2.0", "error": { "code": 200, "data": { "name": "odoo.exceptions.UserError" } } });
        for (answer, want) in [
            ((200, Some(json!({ "jsonrpc": "2.0", "id": 1, "result": 7 }))), "7"),
            ((200, Some(json!({ "jsonrpc": "2.0", "id": 1 }))), "null"),
            ((200, Some(error)), "odoo.exceptions.UserError"),
            ((200, Some(json!({ "result": 7 }))), "unknown"),
            ((200, None), "unknown"),
            ((303, None), "not sent"),
            ((404, None), "not sent"),
            ((502, None), "unknown"),
        ] {
            assert_eq!(told(rpc_result(answer.clone())), want, "JSON-RPC {answer:?}");
        }
        let error = |name: &str| Some(json!({ "name": name, "message": "x" }));
        for (answer, want) in [
            ((200, Some(json!([7]))), "[7]"),
            ((200, Some(json!(null))), "null"),
            ((200, None), "unknown"),
            ((401, error("werkzeug.exceptions.Unauthorized")), "AccessDenied"),
            ((403, error("odoo.exceptions.AccessError")), "odoo.exceptions.AccessError"),
            ((404, None), "not sent"),
            ((500, Some(json!({ "error": 1 }))), "unknown"),
            ((303, None), "not sent"),
        ] {
            assert_eq!(told(json2_result(answer.clone())), want, "JSON-2 {answer:?}");
        }
    }
}
