//! What the people of the sample do themselves at the first start, as they would in a browser: prove an address, invite, add,
//! put on hold, ask.

use std::io;
use std::sync::Arc;

use plugin_api::operations::{Credentials, Deliver, Site};
use plugin_api::{Class, Failure};
use serde_json::{Value, json};

use crate::demo::client::{Answer, Browser, Way};
use crate::erp::sample::{Act, Deed, Person};
use crate::hosting::mailbox::link_in;
use crate::hosting::start::Running;

/// Sets the password by a link that is mailed to the person, which proves the address.
pub fn prove(running: &Running, site: &Site, person: &Person, address: &str) -> Result<(), Failure> {
    let mailbox = running.host.mailbox();
    let before = mailbox.mails_to(address).len();
    let (id, login) = (site.id.clone(), person.login.to_owned());
    running.perform(&Credentials { site: id, login, deliver: Deliver::Link })?;
    let mail = mailbox.next_to(address, before).ok_or_else(|| untold(&format!("no mail to {address}")))?;
    let path = link_in(&mail, "/password/set/").ok_or_else(|| untold(&format!("no link in the mail to {address}")))?;
    let token = path.rsplit('/').next().unwrap_or_default();
    let body = json!({ "token": token, "new": person.password });
    done(browser(running, site).post("/api/v1/password/set", &body)).map(drop)
}

/// Does what a person did on one day, in one account.
pub fn act(running: &Running, site: &Site, person: &Person, deeds: &[Deed]) -> Result<(), Failure> {
    let Some(first) = deeds.first() else { return Ok(()) };
    running.host.turn_back(first.days_ago);
    let mut browser = browser(running, site);
    done(browser.post("/api/v1/session", &json!({ "login": person.login, "password": person.password })))?;
    for deed in deeds {
        let account = account(running, &mut browser, deed.third_party)?;
        do_one(&mut browser, &format!("/api/v1/a/{account}"), &deed.act)?;
    }
    done(browser.call("DELETE", "/api/v1/session", &Value::Null)).map(drop)
}

fn do_one(browser: &mut Browser, account: &str, act: &Act) -> Result<(), Failure> {
    let people = format!("{account}/people");
    let (path, body) = match act {
        Act::Invite { email, name, preset } => (
            format!("{people}/invitations"),
            json!({ "email": email, "name": name, "membership": { "preset": preset } }),
        ),
        Act::AddContact { email, name, categories } => {
            (format!("{people}/contacts"), json!({ "email": email, "name": name, "categories": categories }))
        }
        Act::Suspend { login } => {
            let members = done(browser.get(&people))?.json()["members"].take();
            let is = |member: &&Value| member["login"] == *login;
            let member = members.as_array().into_iter().flatten().find(is);
            let id = member.and_then(|member| member["id"].as_str());
            let id = id.ok_or_else(|| untold(&format!("`{login}` is no member")))?;
            (format!("{people}/members/{id}"), json!({ "suspended": true }))
        }
        Act::Ask { permission, text } => {
            (format!("{account}/membership"), json!({ "permission": permission, "text": text }))
        }
    };
    match done(browser.call("POST", &path, &body)) {
        // Told once more, as the first start was cut short.
        Err(failure) if ["contact/exists", "permission/asked"].contains(&&*failure.code) => Ok(()),
        answer => answer.map(drop),
    }
}

/// The account of a third party, among those of the visitor.
fn account(running: &Running, browser: &mut Browser, third_party: &str) -> Result<String, Failure> {
    let name = running.host.erp().third_party(third_party)?.map(|party| party.name).unwrap_or_default();
    let accounts = done(browser.get("/api/v1/accounts"))?.json();
    let found = accounts["items"].as_array().into_iter().flatten().find(|item| item["name"] == *name);
    let id = found.and_then(|item| item["id"].as_str()).map(str::to_owned);
    id.ok_or_else(|| untold(&format!("no account of {name}")))
}

fn browser(running: &Running, site: &Site) -> Browser {
    let host = site.hosts.first().map_or("", String::as_str);
    Browser::new(Way::InProcess(Arc::clone(&running.portal)), host)
}

fn done(answer: io::Result<Answer>) -> Result<Answer, Failure> {
    let answer = answer.map_err(|error| untold(&error.to_string()))?;
    if answer.status < 300 {
        return Ok(answer);
    }
    Err(Failure::new(Class::Refused, answer.code(), format!("the sample's story cannot be told: {}", answer.text())))
}

fn untold(what: &str) -> Failure {
    Failure::new(Class::Internal, "story/untold", format!("the sample's story cannot be told: {what}"))
}
