//! What can be written: who the technical user is, which groups it is in, which companies it serves, and how long its key is
//! good for. Asked of the database; whether the key is that user's is asked of Odoo itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use plugin_api::Failure;

use super::api::Api;
use super::needed::{Groups, Need, Write};
use crate::erp::odoo::Odoo;
use crate::erp::odoo::facts::Facts;
use crate::erp::odoo::values::Given;

/// How long before a key runs out staff are told.
const AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);
/// The group that administers Odoo, which the technical user should not be in.
const ADMINISTRATORS: &str = "base.group_system";
/// Whoever works in Odoo is in this one.
const INTERNAL: &str = "base.group_user";

/// Odoo's own user behind the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::erp::odoo) struct Caller {
    /// Its id.
    pub id: i64,
    /// Whether it administers Odoo, which it should not.
    pub admin: bool,
    /// The companies that it serves.
    pub companies: BTreeSet<i64>,
    /// Until when its key is good; `None` is for ever, or not known.
    pub key_until: Option<Timestamp>,
}

/// What can be written, and what is missing where it cannot.
#[derive(Clone, Debug, Default)]
pub(in crate::erp::odoo) struct Abilities {
    /// Who writes.
    pub caller: Option<Caller>,
    /// Why nothing can be written at all.
    pub trouble: Option<String>,
    /// What is worth telling staff though everything can be written.
    advice: Vec<String>,
    /// What is missing for each thing whose module is there.
    lacks: BTreeMap<Write, Vec<String>>,
}

impl Abilities {
    /// Asks Odoo whose key it is, and the database what that user may do.
    ///
    /// # Errors
    /// Those of the database; the API's own are a part of the answer.
    pub fn read(erp: &Odoo, facts: &Facts, api: &Api, now: Timestamp) -> Result<Self, Failure> {
        let troubled = |trouble: String| Self { trouble: Some(trouble), ..Self::default() };
        let sql = "SELECT u.id::int8 AS id FROM res_users u WHERE u.login = :login AND u.active
             AND NOT COALESCE(u.share, FALSE) ORDER BY u.id LIMIT 1";
        let row = erp.connection.row(sql, Given::new().text("login", api.login()))?;
        let Some(user) = row.and_then(|row| row.id("id")) else {
            let login = api.login();
            return Ok(troubled(format!("no internal user in use has the login `{login}`; make one for the portal")));
        };
        let key_until = key_until(erp, facts, api, user)?;
        if let Some(until) = key_until.filter(|until| *until <= now) {
            return Ok(troubled(format!("the API's key ran out on {until:.0}; make a new one in Odoo")));
        }
        let version = match api.version() {
            Ok(version) => version,
            Err(trouble) => return Ok(troubled(trouble.failure("the API").message)),
        };
        match api.user() {
            Ok(Some(own)) if own == user => {}
            Ok(_) => return Ok(troubled(format!("the API's key is not `{}`'s; copy that user's key", api.login()))),
            Err(trouble) => return Ok(troubled(trouble.failure("the API").message)),
        }
        let groups = groups(erp, user)?;
        let rows = erp.connection.rows(
            "SELECT cid::int8 AS company FROM res_company_users_rel WHERE user_id = :user",
            Given::new().number("user", user),
        )?;
        let companies: BTreeSet<i64> = rows.iter().filter_map(|row| row.id("company")).collect();
        // What has no module here is no gap: it is not there.
        let is_there = |write: &Write| write.needs().kind.is_none_or(|kind| facts.is_open(kind));
        let there = Write::ALL.into_iter().filter(is_there);
        let lacks = there.map(|write| (write, missing(facts, &groups, write))).collect();
        let caller = Caller { id: user, admin: groups.contains(ADMINISTRATORS), companies, key_until };
        let advice = advice(facts, &caller, version, now);
        Ok(Self { caller: Some(caller), trouble: None, advice, lacks })
    }

    /// Whether this can be written in some company.
    pub fn can(&self, write: Write) -> bool {
        self.trouble.is_none() && self.lacks.get(&write).is_some_and(Vec::is_empty)
    }

    /// Whether the technical user serves this company.
    pub fn serves(&self, company: i64) -> bool {
        self.caller.as_ref().is_some_and(|caller| caller.companies.contains(&company))
    }

    /// What is missing for this; `None` where its module is.
    pub fn lacks(&self, write: Write) -> Option<&[String]> {
        self.lacks.get(&write).map(Vec::as_slice)
    }

    /// One sentence for each thing that cannot be written, and why; and what is better changed.
    pub fn sentences(&self) -> Vec<String> {
        if let Some(trouble) = &self.trouble {
            return vec![format!("nothing is written: {trouble}")];
        }
        let lacking = self.lacks.iter().filter(|(_, lacks)| !lacks.is_empty());
        let lacking = lacking.map(|(write, lacks)| format!("no {}: {} is missing", write.words(), lacks.join(", ")));
        lacking.chain(self.advice.iter().cloned()).collect()
    }

    /// What is better changed.
    pub fn advice(&self) -> &[String] {
        &self.advice
    }
}

fn advice(facts: &Facts, caller: &Caller, version: u32, now: Timestamp) -> Vec<String> {
    let mut advice = Vec::new();
    if let Some(until) = caller.key_until.filter(|until| until.duration_since(now) < AHEAD) {
        advice.push(format!(
            "the API's key runs out on {until:.0}; make a new one in Odoo before, and start again with it"
        ));
    }
    if caller.admin {
        advice.push("the API's key is an administrator's; give it to a user of its own".to_owned());
    }
    if version != facts.major {
        advice
            .push(format!("the API is Odoo {version}'s and the database Odoo {}'s; check the addresses", facts.major));
    }
    let unserved = facts.companies.iter().filter(|(company, _)| !caller.companies.contains(company));
    let unserved: Vec<&str> = unserved.map(|(_, (name, _))| name.as_str()).collect();
    if !unserved.is_empty() {
        let unserved = unserved.join(", ");
        advice.push(format!("nothing is written in {unserved}: the API's user does not serve it"));
    }
    advice
}

/// When the key runs out, where the database says so: from Odoo 18 on.
fn key_until(erp: &Odoo, facts: &Facts, api: &Api, user: i64) -> Result<Option<Timestamp>, Failure> {
    if !facts.has_all("res_users_apikeys", "user_id index expiration_date") {
        return Ok(None);
    }
    let sql = "SELECT to_char(k.expiration_date, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS until FROM res_users_apikeys k
         WHERE k.user_id = :user AND k.index = :index ORDER BY k.expiration_date DESC NULLS FIRST LIMIT 1";
    let row = erp.connection.row(sql, Given::new().number("user", user).text("index", api.key_index()))?;
    Ok(row.and_then(|row| row.text("until").parse().ok()))
}

/// Odoo's names of the groups that the user is in, its own and those that they bring along: Odoo 19 does not write these down.
fn groups(erp: &Odoo, user: i64) -> Result<BTreeSet<String>, Failure> {
    let rows = erp.connection.rows(
        "WITH RECURSIVE held(id) AS (
           SELECT gid FROM res_groups_users_rel WHERE uid = :user
           UNION SELECT i.hid FROM res_groups_implied_rel i JOIN held h ON i.gid = h.id
         ) SELECT d.module || '.' || d.name AS name FROM ir_model_data d JOIN held h ON h.id = d.res_id
         WHERE d.model = 'res.groups'",
        Given::new().number("user", user),
    )?;
    Ok(rows.iter().map(|row| row.text("name")).collect())
}

/// What is missing for this: groups, and columns.
fn missing(facts: &Facts, groups: &BTreeSet<String>, write: Write) -> Vec<String> {
    let Need { groups: needed, columns, .. } = write.needs();
    let internal = (!groups.contains(INTERNAL)).then(|| "the group Internal User".to_owned());
    let is_asked = |group: &&&Groups| group.with.is_none_or(|module| facts.modules.contains(module));
    let is_held = |group: &Groups| group.any.iter().any(|name| groups.contains(*name));
    let lacking = needed.iter().filter(is_asked).filter(|group| !is_held(group));
    let lacking = lacking.map(|group| format!("the group {}", group.words));
    let unread = columns.iter().filter(|(table, columns)| !facts.has_all(table, columns));
    let unread = unread.map(|(table, columns)| format!("the reading role's sight of {table} ({columns})"));
    internal.into_iter().chain(lacking).chain(unread).collect()
}
