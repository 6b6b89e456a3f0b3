//! A shop at a moment when everything can be done: somebody invited, a contact, the ownership on offer, a link on its way.

use crate::operations::member;
use plugin_api::Host;
use plugin_api::operations::account::ProposeRecovery;
use plugin_api::operations::{ImportMembership, Permissions, perform};
use portal_plugin::clock::Timestamp;
use portal_plugin::model::second_factors::Seed;
use portal_plugin::model::tokens::{Token, lower_hex};
use serde_json::{Value, json};

use crate::authenticator::App;
use crate::browser::Browser;
use crate::local_portal::PASSWORD;
use crate::page::Page;
use crate::shop::{ALPES, Shop};

/// Everybody who is signed in on the site `alpes`.
pub const SIGNED_IN: [&str; 6] = ["atu", "mia", "vial", "lea", "sam", "theo"];

/// The shop, where whoever likes signs up on `alpes`. Beside its own people there is `mia`, who may do everything in the
/// account of `atu` but own it, and whom staff propose as its owner; `sam` is offered the ownership; `paul@example.net`,
/// whom nobody knows, and `vial@example.net` are invited to it, `rita@example.net` was until it expired; `pia` was
/// left apart from `theo` by a change of realm; `lea` asked for another address. `atu` and `mia` have a second factor since
/// they signed in, and `sam` is setting one up.
#[derive(Debug)]
pub struct PreparedShop {
    /// The shop.
    pub shop: Shop,
    /// The account of `atu`, as addresses have it.
    pub account: String,
    /// The account of `vial`.
    pub other: String,
    browsers: Vec<(&'static str, Browser, String)>,
    names: Vec<(&'static str, Value)>,
    /// Whether the forms of an account's pages say which one it is, behind the session's value against forgery.
    forms_name_account: bool,
}

impl PreparedShop {
    /// A fresh one.
    pub fn set() -> Self {
        let shop = Shop::open();
        let all = perform(&*shop.portal, &Permissions {}).unwrap().permissions;
        let all: Vec<&str> = all.iter().map(|permission| &*permission.id).collect();
        let member = ImportMembership { sees: Some("all".to_owned()), ..member("1", &all) };
        shop.add_user("alpes", "mia", None, vec![member]);
        shop.add_user("nord", "pia", None, Vec::new());
        shop.sql("UPDATE users SET email_verified = TRUE");
        // Her realm has lost its last site: a login that still has one elsewhere is not brought together with another.
        shop.sql("UPDATE users SET realm = 'before' WHERE login = 'pia'");
        shop.sql("INSERT INTO kept_logins SELECT 'alpes', login_key, id FROM users WHERE login = 'pia'");
        shop.enable(&ALPES.replace('}', r#", "sign_up": "open"}"#));
        let (account, other) = (shop.account("1"), shop.account("2"));
        let spare = shop.signed_in("alpes", "atu").get("/api/v1/sessions").json()["items"][0]["id"].clone();
        let browsers = SIGNED_IN.map(|login| {
            let mut browser = shop.signed_in("alpes", login);
            let csrf = browser.csrf();
            (login, browser, csrf)
        });
        let (_, mut owner, csrf) = browsers[0].clone();
        let shown = Page::of(&owner.get(&format!("/a/{account}/membership"))).form("/sign-out");
        let forms_name_account = !shown.iter().any(|(name, value)| name == "csrf" && *value == csrf);
        let browsers = browsers.to_vec();
        let mut prepared = Self { shop, account, other, browsers, names: Vec::new(), forms_name_account };
        prepared.names.push(("SESSION", spare));
        prepared.prepare();
        prepared
    }

    fn prepare(&mut self) {
        let (account, other) = (self.account.clone(), self.other.clone());
        let offer = |email: &str| json!({ "email": email, "membership": { "permissions": ["portal.invoices.view"] } });
        let contact = json!({ "email": "contact@example.net", "name": "Contact", "categories": ["invoices"] });
        let mut mails = 0;
        for (by, account, email, name, link) in [
            ("atu", &account, "paul@example.net", "INVITATION", "LINK"),
            ("atu", &account, "vial@example.net", "INVITATION_OF_VIAL", "LINK_OF_VIAL"),
            ("vial", &other, "paul@example.net", "OTHER_INVITATION", "OTHER_LINK"),
            ("atu", &account, "rita@example.net", "EXPIRED_INVITATION", "EXPIRED_LINK"),
        ] {
            let row = self.call(by, &format!("/api/v1/a/{account}/people/invitations"), &offer(email));
            self.names.push((name, row["id"].clone()));
            mails += 1;
            self.names.push((link, json!(self.mailed(mails, "/invitation/"))));
        }
        let expired = self.text("EXPIRED_INVITATION");
        self.shop.sql(&format!("UPDATE invitations SET expires = created WHERE id = {expired}"));
        for (by, account, name) in [("atu", &account, "CONTACT"), ("vial", &other, "OTHER_CONTACT")] {
            let card = self.call(by, &format!("/api/v1/a/{account}/people/contacts"), &contact);
            self.names.push((name, card["id"].clone()));
        }
        for (login, account, member, name) in [
            ("atu", &account, "theo", "MEMBER"),
            ("atu", &account, "sam", "SAM"),
            ("vial", &other, "lea", "OTHER_MEMBER"),
        ] {
            let id = self.member(login, account, member);
            self.names.push((name, id));
        }
        let vial = self.member("vial", &other, "vial");
        self.names.push(("VIAL", vial));
        let offer = json!({ "to": self.name("SAM"), "password": PASSWORD });
        self.call("atu", &format!("/api/v1/a/{account}/ownership"), &offer);
        self.shop.staff("1", &ProposeRecovery { login: "mia".to_owned(), reason: "the owner is lost".to_owned() });
        mails += 4;
        self.shop.erp.mails(mails);
        assert_eq!(self.nobody().0.call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);
        self.names.push(("RESET", json!(self.mailed(mails + 1, "/password/set/"))));
        self.call("theo", "/api/v1/logins/code", &json!({ "login": "pia" }));
        let mail = self.shop.erp.mails(mails + 2).pop().expect("a mail");
        let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        let proof = mail.text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_code).expect("a code").to_owned();
        self.names.push(("PROOF", json!(proof)));
        let asked = json!({ "permission": "portal.tickets.write" });
        let path = format!("/api/v1/a/{account}/membership");
        assert_eq!(self.browser("theo").0.call("POST", &path, &asked).status, 204);
        self.shop.erp.mails(mails + 3);
        self.call("lea", "/api/v1/security/email", &json!({ "email": "lea@example.org", "password": PASSWORD }));
        self.names.push(("EMAIL", json!(self.mailed_to("lea@example.org", mails + 5, "/email/"))));
        let code = self.call("atu", "/api/v1/hand-off", &json!({ "site": "lac" }))["code"].clone();
        self.names.push(("CODE", code));
        self.prepare_notice();
        self.prepare_second_factors();
    }

    /// `vial` was told of an invoice by a mail that can be stopped.
    fn prepare_notice(&mut self) {
        let stop = Token::new([9; 32]);
        let hash = lower_hex(&stop.hash());
        self.shop.sql(&format!(
            "INSERT INTO announcements (id, account, kind, document, event, key, announced, told, due) \
             SELECT 1, id, 'invoices', '1', 'new', '', 0, 0, 0 FROM accounts WHERE third_party = '2'; \
             INSERT INTO notices (announcement, account, user, site, mail, created) \
             SELECT 1, account, user, 'alpes', x'{hash}', 0 FROM memberships JOIN users ON users.id = user \
             WHERE login = 'vial' AND account = (SELECT account FROM announcements)"
        ));
        self.names.push(("STOP", json!(stop.secret())));
    }

    /// `atu` and `mia` have a second factor, `atu` is about to sign in with it, and `sam` is setting one up.
    fn prepare_second_factors(&mut self) {
        let seed = Seed([7; 32]);
        let bytes = lower_hex(&seed.0);
        self.shop.sql(&format!(
            "INSERT INTO second_factors (user, seed, since, step) SELECT id, x'{bytes}', 0, 0 FROM users \
             WHERE login IN ('atu', 'mia')"
        ));
        let now = self.shop.erp.now();
        self.names.push(("APPCODE", json!(seed.secret(&[]).code_at(Timestamp(now)))));
        let pending = self.nobody().0.sign_in_by_call("atu", PASSWORD).json()["token"].clone();
        self.names.push(("PENDING", pending));
        let began = self.call("sam", "/api/v1/second-factor", &json!({ "password": PASSWORD }));
        let app = App::typed(began["secret"].as_str().expect("a key"));
        self.names.push(("FIRSTCODE", json!(app.code(now))));
    }

    /// From now on nobody has a second factor: whoever signs in anew is in by the password.
    pub fn forget_second_factors(&self) {
        self.shop.sql("DELETE FROM second_factors");
    }

    /// The browser of somebody who is signed in, and its value against forgery.
    #[track_caller]
    pub fn browser(&self, login: &str) -> (Browser, String) {
        let found = self.browsers.iter().find(|(known, _, _)| *known == login);
        let (_, browser, csrf) = found.unwrap_or_else(|| panic!("{login} is not in"));
        (browser.clone(), csrf.clone())
    }

    /// The value that a form on a page of this account carries, made from the session's.
    pub fn value_in(&self, account: &str, csrf: &str) -> String {
        if self.forms_name_account { format!("{csrf}.{account}") } else { csrf.to_owned() }
    }

    /// A browser in which nobody is signed in, and the value of its forms.
    pub fn nobody(&self) -> (Browser, String) {
        self.nobody_on("alpes")
    }

    /// The same on another site.
    pub fn nobody_on(&self, site: &str) -> (Browser, String) {
        let mut browser = self.shop.browser(site);
        let shown = browser.get("/sign-in");
        let form = Page::of(&shown).form("/sign-in");
        let csrf = form.into_iter().find(|(name, _)| name == "csrf").expect("the form has a value against forgery");
        (browser, csrf.1)
    }

    /// The id or secret that goes by this name.
    #[track_caller]
    pub fn name(&self, name: &str) -> Value {
        let found = self.names.iter().rev().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("nothing goes by the name `{name}`")).1.clone()
    }

    /// The same, as it stands in a path or a form.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        match self.name(name) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// The id of a member, as its owner reads it.
    #[track_caller]
    pub fn member(&self, owner: &str, account: &str, login: &str) -> Value {
        let people = self.browser(owner).0.get(&format!("/api/v1/a/{account}/people")).json();
        let found = people["members"].as_array().unwrap().iter().find(|card| card["login"] == login);
        found.unwrap_or_else(|| panic!("{login} is no member: {people}"))["id"].clone()
    }

    #[track_caller]
    fn call(&self, by: &str, path: &str, body: &Value) -> Value {
        let answer = self.browser(by).0.call("POST", path, body);
        assert!(answer.status < 300, "{path}: {}", answer.text());
        answer.json()
    }

    /// What follows these words in the mail to this address, among so many.
    #[track_caller]
    pub fn mailed_to(&self, address: &str, count: usize, before: &str) -> String {
        let mails = self.shop.erp.mails(count);
        let text = &mails.iter().rev().find(|mail| mail.to == address).expect("a mail").text;
        let begin = text.find(before).expect("a link") + before.len();
        text[begin..].split_whitespace().next().expect("a secret").to_owned()
    }

    /// What follows these words in the newest of so many mails: the secret of a link.
    #[track_caller]
    pub fn mailed(&self, count: usize, before: &str) -> String {
        let mails = self.shop.erp.mails(count);
        let text = &mails.last().expect("a mail").text;
        let begin = text.find(before).expect("a link") + before.len();
        text[begin..].split_whitespace().next().expect("a secret").to_owned()
    }
}
