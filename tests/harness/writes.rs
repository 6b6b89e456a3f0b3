//! Every address that changes something, each with requests that do: what an attack on all of them is made from.
//!
//! A new address that takes anything but GET belongs into [`WRITES`]; a test says so as long as it is missing there.

use serde_json::Value;

use crate::browser::{Answer, Browser};
use crate::local_portal::PASSWORD;
use crate::prepared_shop::PreparedShop;

/// A request that changes something.
#[derive(Clone, Copy, Debug)]
pub struct Write {
    /// The method.
    pub method: &'static str,
    /// The path, as the table of addresses documents it.
    pub path: &'static str,
    /// Who does it; nobody where nobody has to be signed in.
    pub by: Option<&'static str>,
    /// The form or JSON; words in capitals are what goes by that name on the [`PreparedShop`].
    pub body: &'static str,
    /// The tables that it changes, and no other.
    pub touches: &'static [&'static str],
}

/// All of them.
pub const WRITES: [Write; 124] = [
    form("/sign-in", None, "login=vial&password=PASSWORD&next=/", &["devices", "ledger", "sessions"]),
    form("/sign-out", Some("atu"), "", &["sessions"]),
    form("/language", Some("atu"), "language=fr&back=/", &["users"]),
    call("POST", "/api/v1/language", Some("atu"), r#"{"locale":"de"}"#, &["users"]),
    form("/password/forgot", None, "login=vial", &["links", "mails"]),
    form("/sign-up", None, "email=new@example.net&name=New&company=", SIGNS_UP),
    form("/password/set/{token}", None, "new=NEW&repeat=NEW", SETS_PASSWORD),
    form("/password", Some("atu"), "current=PASSWORD&new=NEW&repeat=NEW", CHANGES_PASSWORD),
    form("/sessions", Some("atu"), "end=others", &["sessions"]),
    form("/sessions", Some("atu"), "end=SESSION", &["sessions"]),
    form("/accounts", Some("lea"), "account=ACCOUNT&next=/", &["sessions"]),
    form("/accounts/default", Some("lea"), "account=ACCOUNT", &["default_accounts"]),
    form("/hand-off", Some("atu"), "site=lac", &["hand_offs"]),
    form("/hand-off/{code}", None, "", ARRIVES),
    form("/logins", Some("theo"), "do=code&login=pia", &["login_codes", "mails"]),
    form("/logins", Some("theo"), "do=prove&code=PROOF", JOINS_LOGINS),
    form("/a/{account}/view-as", Some("atu"), "do=allow", CONSENTS),
    form("/a/{account}/people/invite", Some("atu"), INVITE, INVITES),
    form("/a/{account}/people/invitations/{id}", Some("atu"), "do=resend", INVITES),
    form("/a/{account}/people/invitations/{id}", Some("atu"), "do=cancel", &["invitations", "ledger"]),
    form("/a/{account}/people/members/{user}", Some("atu"), "do=save&sees=all&ends=", MEMBER),
    form("/a/{account}/people/members/{user}", Some("atu"), "do=suspend", MEMBER),
    form("/a/{account}/people/members/{user}", Some("atu"), "do=revoke", REVOKES),
    form("/a/{account}/people/contacts", Some("atu"), "email=new@example.net&name=New&receives.invoices=1", CONTACT),
    form("/a/{account}/people/contacts/{id}", Some("atu"), "do=save&name=Other", CONTACT),
    form("/a/{account}/people/contacts/{id}", Some("atu"), "do=remove", CONTACT),
    form("/a/{account}/membership", Some("lea"), "do=leave", MEMBER),
    form("/a/{account}/membership", Some("lea"), "do=ask&permission=portal.orders.view&text=", ASKS),
    form("/a/{account}/people/members/{user}", Some("atu"), "do=decline&permission=portal.tickets.write", ASKS),
    form("/a/{account}/ownership", Some("atu"), "do=offer&to=MEMBER&password=PASSWORD", OFFERS),
    form("/a/{account}/ownership", Some("atu"), "do=withdraw", &["ledger", "transfers"]),
    form("/a/{account}/ownership", Some("sam"), "do=accept&password=PASSWORD", HANDS_OVER),
    form("/invitation/{token}", None, "do=join&new=NEW&repeat=NEW&name=Paul&login=", JOINS_HERE),
    form("/invitation/{token}", None, "do=decline", DECLINES),
    form("/invitation/{token}", None, "do=ask", &["invitations", "mails"]),
    form("/invitation/{token}", Some("vial"), "do=accept", JOINS_AND_ENTERS),
    form("/invitation/{token}", Some("vial"), "do=code", &["invitation_codes", "mails"]),
    form("/security/email", Some("atu"), "email=fresh@example.net&password=PASSWORD", &["email_changes", "mails"]),
    form("/security/email", Some("lea"), "do=withdraw", &["email_changes"]),
    form("/security/data", Some("atu"), "password=PASSWORD", &[]),
    form("/security/close", Some("lea"), "password=PASSWORD", CLOSES),
    form("/time-zone", Some("atu"), "zone=Asia/Kolkata", &["users"]),
    form("/a/{account}/notices", Some("atu"), "invoices=daily", &["notice_choices"]),
    call(
        "POST",
        "/api/v1/a/{account}/notices",
        Some("atu"),
        r#"{"choices":[{"kind":"invoices","choice":"daily"}]}"#,
        &["notice_choices"],
    ),
    form("/notices/stop/{token}", None, "List-Unsubscribe=One-Click", &["notice_choices"]),
    call("POST", "/api/v1/notices/stop/{token}", None, "", &["notice_choices"]),
    form("/email/{token}", None, "do=confirm", &["email_changes"]),
    form("/email/{token}", None, "do=object", &["email_changes"]),
    call(
        "POST",
        "/api/v1/security/email",
        Some("atu"),
        r#"{"email":"fresh@example.net","password":"PASSWORD"}"#,
        &["email_changes", "mails"],
    ),
    call("DELETE", "/api/v1/security/email", Some("lea"), "", &["email_changes"]),
    call("POST", "/api/v1/security/data", Some("atu"), r#"{"password":"PASSWORD"}"#, &[]),
    call("POST", "/api/v1/security/close", Some("lea"), r#"{"password":"PASSWORD"}"#, CLOSES),
    call("POST", "/api/v1/email/{token}", None, "", &["email_changes"]),
    call("DELETE", "/api/v1/email/{token}", None, "", &["email_changes"]),
    call(
        "POST",
        "/api/v1/session",
        None,
        r#"{"login":"vial","password":"PASSWORD"}"#,
        &["devices", "ledger", "sessions"],
    ),
    call("DELETE", "/api/v1/session", Some("atu"), "", &["sessions"]),
    call("POST", "/api/v1/time-zone", Some("atu"), r#"{"time_zone":"Asia/Kolkata"}"#, &["users"]),
    call("DELETE", "/api/v1/sessions", Some("atu"), "", &["sessions"]),
    call("DELETE", "/api/v1/sessions/{id}", Some("atu"), "", &["sessions"]),
    call("POST", "/api/v1/password", Some("atu"), r#"{"current":"PASSWORD","new":"NEW"}"#, CHANGES_PASSWORD),
    call("POST", "/api/v1/sign-up", None, r#"{"email":"new@example.net","name":"New"}"#, SIGNS_UP),
    call("POST", "/api/v1/accounts", Some("lea"), r#"{"account":"ACCOUNT"}"#, &["sessions"]),
    call("POST", "/api/v1/accounts/default", Some("lea"), r#"{"account":"ACCOUNT"}"#, &["default_accounts"]),
    call("POST", "/api/v1/hand-off", Some("atu"), r#"{"site":"lac"}"#, &["hand_offs"]),
    call("POST", "/api/v1/hand-off/{code}", None, "{}", ARRIVES),
    call("POST", "/api/v1/logins/code", Some("theo"), r#"{"login":"pia"}"#, &["login_codes", "mails"]),
    call("POST", "/api/v1/logins", Some("theo"), r#"{"code":"PROOF"}"#, JOINS_LOGINS),
    call("POST", "/api/v1/a/{account}/view-as", Some("atu"), r#"{"allowed":true}"#, CONSENTS),
    call("POST", "/api/v1/password/forgot", None, r#"{"login":"vial"}"#, &["links", "mails"]),
    call("POST", "/api/v1/password/set", None, r#"{"token":"RESET","new":"NEW"}"#, SETS_PASSWORD),
    call("POST", "/api/v1/a/{account}/people/preview", Some("atu"), r#"{"membership":{"sees":"all"}}"#, &[]),
    call("POST", "/api/v1/a/{account}/basket", Some("atu"), r#"{"lines":[{"product":"1","quantity":"2"}]}"#, &[]),
    call("POST", "/api/v1/a/{account}/people/invitations", Some("atu"), INVITE_CALL, INVITES),
    call("POST", "/api/v1/a/{account}/people/invitations/{id}", Some("atu"), "", INVITES),
    call("DELETE", "/api/v1/a/{account}/people/invitations/{id}", Some("atu"), "", &["invitations", "ledger"]),
    call(
        "POST",
        "/api/v1/a/{account}/people/members/{user}",
        Some("atu"),
        r#"{"membership":{"permissions":[]}}"#,
        MEMBER,
    ),
    call("POST", "/api/v1/a/{account}/people/members/{user}", Some("atu"), r#"{"suspended":true}"#, MEMBER),
    call("DELETE", "/api/v1/a/{account}/people/members/{user}", Some("atu"), "", REVOKES),
    call(
        "POST",
        "/api/v1/a/{account}/people/contacts",
        Some("atu"),
        r#"{"email":"new@example.net","categories":["support"]}"#,
        CONTACT,
    ),
    call(
        "POST",
        "/api/v1/a/{account}/people/contacts/{id}",
        Some("atu"),
        r#"{"name":"Other","categories":[]}"#,
        CONTACT,
    ),
    call("DELETE", "/api/v1/a/{account}/people/contacts/{id}", Some("atu"), "", CONTACT),
    call("DELETE", "/api/v1/a/{account}/membership", Some("lea"), "", MEMBER),
    call("POST", "/api/v1/a/{account}/membership", Some("lea"), r#"{"permission":"portal.orders.view"}"#, ASKS),
    call("DELETE", "/api/v1/a/{account}/people/members/{user}/requests/{permission}", Some("atu"), "", ASKS),
    call("POST", "/api/v1/a/{account}/ownership", Some("atu"), r#"{"to":MEMBER,"password":"PASSWORD"}"#, OFFERS),
    call("POST", "/api/v1/a/{account}/ownership", Some("sam"), r#"{"password":"PASSWORD"}"#, HANDS_OVER),
    call("DELETE", "/api/v1/a/{account}/ownership", Some("atu"), "", &["ledger", "transfers"]),
    call("DELETE", "/api/v1/a/{account}/ownership/recovery", Some("atu"), "", &["ledger", "recoveries"]),
    call("POST", "/api/v1/invitations/{token}", None, r#"{"password":"NEW","name":"Paul"}"#, JOINS_NEW),
    call("POST", "/api/v1/invitations/{token}", Some("vial"), "{}", JOINS),
    call("DELETE", "/api/v1/invitations/{token}", None, "", DECLINES),
    call("POST", "/api/v1/invitations/{token}/ask", None, "", &["invitations", "mails"]),
    call("POST", "/api/v1/invitations/{token}/code", Some("vial"), "", &["invitation_codes", "mails"]),
    form("/a/{account}/people/members/{user}", Some("mia"), "do=suspend", MEMBER),
    call("DELETE", "/api/v1/a/{account}/people/members/{user}", Some("mia"), "", REVOKES),
    form("/a/{account}/quotes/{id}", Some("atu"), "do=accept&total=12.00&signed_by=Atu&key=KEY", ACTS),
    form("/a/{account}/quotes/{id}", Some("atu"), "do=accept&total=12.00&signed_by=Atu&drawing=1,2&key=KEY", ACTS),
    form("/a/{account}/quotes/{id}", Some("atu"), "do=decline&reason=&key=KEY", ACTS),
    form("/a/{account}/tickets/{id}", Some("atu"), "do=reply&text=Thursday&key=KEY", ACTS),
    form("/a/{account}/tickets/{id}", Some("atu"), "do=close&key=KEY", ACTS),
    form("/a/{account}/tickets/{id}", Some("atu"), "do=reopen&key=KEY", ACTS),
    form("/a/{account}/ticket", Some("atu"), "subject=Door&text=It+sticks&key=KEY", ACTS),
    form("/a/{account}/order", Some("atu"), "q.1=2&p.1=12.00&delivery_address=&reference=&note=&key=KEY", ACTS),
    form("/a/{account}/profile", Some("atu"), "first_name=Atu&last_name=Lenobli&phone=&key=KEY", ACTS),
    form("/a/{account}/zips", Some("atu"), "kind=invoices&query=", &[]),
    call("POST", "/api/v1/a/{account}/zips", Some("atu"), r#"{"kind":"invoices"}"#, &[]),
    call(
        "POST",
        "/api/v1/a/{account}/quotes/{id}",
        Some("atu"),
        r#"{"do":"accept","total":"12.00","signed_by":"Atu"}"#,
        ACTS,
    ),
    call("POST", "/api/v1/a/{account}/quotes/{id}", Some("atu"), r#"{"do":"decline","reason":""}"#, ACTS),
    call("POST", "/api/v1/a/{account}/tickets/{id}", Some("atu"), r#"{"do":"reply","text":"Thursday"}"#, ACTS),
    call("POST", "/api/v1/a/{account}/tickets", Some("atu"), r#"{"subject":"Door","text":"It sticks"}"#, ACTS),
    call(
        "POST",
        "/api/v1/a/{account}/orders",
        Some("atu"),
        r#"{"lines":[{"product":"1","quantity":"2","price":"12.00"}]}"#,
        ACTS,
    ),
    call(
        "POST",
        "/api/v1/a/{account}/profile",
        Some("atu"),
        r#"{"first_name":"Atu","last_name":"Lenobli","phone":""}"#,
        ACTS,
    ),
    form("/sign-in/second-factor", None, "code=APPCODE&next=/", SECOND_STEP),
    form("/second-factor", Some("lea"), "do=begin&password=PASSWORD", &["second_factor_set_ups"]),
    form("/second-factor", Some("sam"), "do=confirm&code=FIRSTCODE", SETS_UP),
    form("/second-factor", Some("mia"), "do=codes&password=PASSWORD&code=APPCODE", RENEWS_CODES),
    form(
        "/second-factor",
        Some("mia"),
        "do=off&password=PASSWORD&code=APPCODE",
        &["ledger", "mails", "second_factors"],
    ),
    form("/a/{account}/second-factor", Some("atu"), "do=ask", ASKS_FACTOR),
    call("POST", "/api/v1/session/second-factor", None, r#"{"token":"PENDING","code":"APPCODE"}"#, SECOND_STEP),
    call("POST", "/api/v1/second-factor", Some("lea"), r#"{"password":"PASSWORD"}"#, &["second_factor_set_ups"]),
    call("POST", "/api/v1/second-factor/confirm", Some("sam"), r#"{"code":"FIRSTCODE"}"#, SETS_UP),
    call(
        "POST",
        "/api/v1/second-factor/codes",
        Some("mia"),
        r#"{"password":"PASSWORD","code":"APPCODE"}"#,
        RENEWS_CODES,
    ),
    call(
        "POST",
        "/api/v1/second-factor/remove",
        Some("mia"),
        r#"{"password":"PASSWORD","code":"APPCODE"}"#,
        &["ledger", "mails", "second_factors"],
    ),
    call("POST", "/api/v1/a/{account}/second-factor", Some("atu"), r#"{"required":true}"#, ASKS_FACTOR),
];

const ASKS: &[&str] = &["ledger", "mails", "permission_requests"];
const ACTS: &[&str] = &["actions", "ledger", "mails"];
const SECOND_STEP: &[&str] = &["devices", "ledger", "pending_sign_ins", "second_factors", "sessions"];
const SETS_UP: &[&str] = &["ledger", "mails", "recovery_codes", "second_factor_set_ups", "second_factors", "sessions"];
const RENEWS_CODES: &[&str] = &["mails", "recovery_codes", "second_factors"];
const ASKS_FACTOR: &[&str] = &["ledger", "second_factor_accounts"];
/// What makes a form one action.
const KEY: &str = "0123456789abcdef";
const INVITE: &str =
    "do=save&email=new@example.net&name=&language=en&contact=&sees=all&ends=&may.portal.invoices.view=1";
const INVITE_CALL: &str = r#"{"email":"new@example.net","membership":{"permissions":["portal.invoices.view"]}}"#;
const INVITES: &[&str] = &["invitation_mails", "invitations", "ledger", "mails"];
const CHANGES_PASSWORD: &[&str] = &["links", "mails", "sessions", "users"];
const SETS_PASSWORD: &[&str] = &["devices", "links", "mails", "sessions", "users"];
const SIGNS_UP: &[&str] = &["links", "mails", "sign_ups", "users"];
const ARRIVES: &[&str] = &["hand_offs", "ledger", "sessions"];
const JOINS_LOGINS: &[&str] = &["kept_logins", "login_codes", "mails", "realm_changes", "users"];
const CLOSES: &[&str] =
    &["closed_logins", "devices", "email_changes", "ledger", "mails", "memberships", "sessions", "users"];
const CONSENTS: &[&str] = &["ledger", "view_as_consents"];
const MEMBER: &[&str] = &["ledger", "mails", "memberships"];
/// A member who waits for an answer of the owner.
const REVOKES: &[&str] = &["ledger", "mails", "memberships", "permission_requests"];
const CONTACT: &[&str] = &["contacts", "ledger"];
const OFFERS: &[&str] = &["ledger", "mails", "transfers"];
const HANDS_OVER: &[&str] = &["accounts", "ledger", "mails", "memberships", "recoveries", "transfers"];
const DECLINES: &[&str] = &["invitations", "ledger", "mails"];
const JOINS: &[&str] = &["invitations", "ledger", "mails", "memberships"];
const JOINS_AND_ENTERS: &[&str] = &["invitations", "ledger", "mails", "memberships", "sessions"];
const JOINS_NEW: &[&str] = &["invitations", "ledger", "mails", "memberships", "users"];
const JOINS_HERE: &[&str] = &["devices", "invitations", "ledger", "mails", "memberships", "sessions", "users"];

/// Another password than everybody's.
pub const NEW: &str = "ein ganz anderer Satz";

const fn form(
    path: &'static str,
    by: Option<&'static str>,
    body: &'static str,
    touches: &'static [&'static str],
) -> Write {
    Write { method: "POST", path, by, body, touches }
}

const fn call(
    method: &'static str,
    path: &'static str,
    by: Option<&'static str>,
    body: &'static str,
    touches: &'static [&'static str],
) -> Write {
    Write { method, path, by, body, touches }
}

/// A request as it is about to be sent; a test spoils what it wants to see refused.
#[derive(Clone, Debug)]
pub struct Sending {
    /// The method.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
}

impl Write {
    /// Whether a program sends it.
    pub fn is_call(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// The site that it is sent to: a code leads to another one than where it was made.
    pub fn site(&self) -> &'static str {
        if self.path.ends_with("/hand-off/{code}") { "lac" } else { "alpes" }
    }

    /// Whether its form may hold files.
    pub fn takes_files(&self) -> bool {
        matches!(self.path, "/a/{account}/ticket" | "/a/{account}/tickets/{id}" | "/notices/stop/{token}")
    }

    /// Whether its address is a secret that proves enough, as a mail program has no value against forgery (RFC 8058).
    pub fn is_proved_by_address(&self) -> bool {
        self.path == "/notices/stop/{token}"
    }

    /// Whether it is about the people of an account, so that a manager may do it as well as the owner.
    pub fn is_of_people(&self) -> bool {
        self.path.contains("/people")
    }

    /// What it is, for a message.
    pub fn name(&self) -> String {
        format!("{} {} {}", self.method, self.path, self.body)
    }

    /// The request that does it, with this value against forgery.
    #[track_caller]
    pub fn request(&self, prepared: &PreparedShop, csrf: &str) -> Sending {
        self.request_in(&prepared.account, prepared, csrf)
    }

    /// The same for another account.
    #[track_caller]
    pub fn request_in(&self, account: &str, prepared: &PreparedShop, csrf: &str) -> Sending {
        let path = self.path_on(prepared, account);
        let mut body = self.body_on(prepared);
        let origin = ("origin", format!("http://{}.localhost", self.site()));
        let ours = ("sec-fetch-site", "same-origin".to_owned());
        let headers = if self.is_call() {
            let json = ("content-type", "application/json".to_owned());
            let value = self.by.map(|_| ("x-csrf-token", csrf.to_owned()));
            let key = ("idempotency-key", KEY.to_owned());
            [json, origin, ours, key].into_iter().chain(value).collect()
        } else {
            let separator = if body.is_empty() { "" } else { "&" };
            let of_account = self.path.contains("{account}");
            let value = if of_account { prepared.value_in(account, csrf) } else { csrf.to_owned() };
            body.extend([separator, "csrf=", &value]);
            vec![("content-type", "application/x-www-form-urlencoded".to_owned()), origin, ours]
        };
        Sending { method: self.method, path, headers, body }
    }

    /// The browser that does it, and its value against forgery.
    #[track_caller]
    pub fn browser(&self, prepared: &PreparedShop) -> (Browser, String) {
        let (mut browser, csrf) =
            self.by.map_or_else(|| prepared.nobody_on(self.site()), |login| prepared.browser(login));
        if self.path == "/sign-in/second-factor" {
            browser.cookies.insert("__Host-pending".to_owned(), prepared.text("PENDING"));
        }
        (browser, csrf)
    }

    fn path_on(&self, prepared: &PreparedShop, account: &str) -> String {
        let id = ["invitations", "contacts", "sessions"]
            .into_iter()
            .find(|area| self.path.contains(&format!("{area}/{{id}}")));
        let id = match id {
            Some("invitations") => prepared.text("INVITATION"),
            Some("contacts") => prepared.text("CONTACT"),
            Some(_) => prepared.text("SESSION"),
            None => "1".to_owned(),
        };
        let token = match self.by {
            _ if self.path.starts_with("/password") => "RESET",
            _ if self.path.contains("/email/{token}") => "EMAIL",
            _ if self.path.contains("/notices/stop/") => "STOP",
            _ if self.path.ends_with("/ask") || self.body == "do=ask" => "EXPIRED_LINK",
            Some("vial") => "LINK_OF_VIAL",
            _ => "LINK",
        };
        self.path
            .replace("{account}", account)
            .replace("{id}", &id)
            .replace("{user}", &prepared.text("MEMBER"))
            .replace("{permission}", "portal.tickets.write")
            .replace("{token}", &prepared.text(token))
            .replace("{code}", &prepared.text("CODE"))
    }

    fn body_on(&self, prepared: &PreparedShop) -> String {
        let as_sent = |value: Value| match value {
            Value::String(text) if !self.is_call() => text,
            other => other.to_string(),
        };
        // What stands between quotes already is text.
        self.body
            .replace("key=KEY", &format!("key={KEY}"))
            .replace("PASSWORD", &self.spelled(PASSWORD))
            .replace("NEW", &self.spelled(NEW))
            .replace("ACCOUNT", &prepared.account)
            .replace("APPCODE", &prepared.text("APPCODE"))
            .replace("FIRSTCODE", &prepared.text("FIRSTCODE"))
            .replace("PENDING", &prepared.text("PENDING"))
            .replace("PROOF", &prepared.text("PROOF"))
            .replace("RESET", &prepared.text("RESET"))
            .replace("SESSION", &prepared.text("SESSION"))
            .replace("MEMBER", &as_sent(prepared.name("MEMBER")))
    }

    fn spelled(&self, text: &str) -> String {
        if self.is_call() { text.to_owned() } else { crate::browser::escaped(text) }
    }
}

impl Sending {
    /// Sends the write from this browser.
    pub fn by(&self, browser: &mut Browser) -> Answer {
        let headers: Vec<(&str, &str)> = self.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.send(self.method, &self.path, &headers, self.body.as_bytes())
    }

    /// The same with another value of a header, or without it where that is `None`.
    #[must_use]
    pub fn with(&self, name: &'static str, value: Option<&str>) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(known, _)| *known != name);
        other.headers.extend(value.map(|value| (name, value.to_owned())));
        other
    }
}
