//! A third party with one contact for somebody who signed up: made in one call, archived until staff take it up, and found again
//! by its mark.

use jiff::Timestamp;
use plugin_api::Failure;
use plugin_api::parties::NewThirdParty;
use serde_json::{Value, json};

use super::acting::Acting;
use super::needed::Write;
use super::only_read;
use super::texts::line;
use crate::erp::odoo::Odoo;
use crate::erp::odoo::values::Given;
use crate::erp::writes::as_action;

const PARTNER: &str = "res.partner";
/// The widths that names and addresses keep.
const NAME: usize = 120;
const ADDRESS: usize = 255;

/// See [`plugin_api::Host::new_third_party`].
pub(in crate::erp::odoo) fn new_third_party(erp: &Odoo, party: &NewThirdParty) -> Result<String, Failure> {
    let writing = erp.writing.as_ref().ok_or_else(only_read)?;
    let abilities = writing.abilities(erp)?;
    let facts = erp.facts()?;
    let action = as_action(party);
    erp.connection.alone(|| {
        let acting =
            Acting { erp, facts: &facts, writing, abilities: &abilities, action: &action, at: Timestamp::now() };
        acting.admitted()?;
        acting.open_party(party).map(|id| id.to_string())
    })
}

impl Acting<'_> {
    fn open_party(&self, party: &NewThirdParty) -> Result<i64, Failure> {
        let company = self.company_of_new(Write::ThirdParties)?;
        let find = || {
            let sql = "SELECT p.id::int8 AS id FROM res_partner p WHERE p.ref = :mark ORDER BY p.id LIMIT 1";
            Ok(self.erp.connection.row(sql, Given::new().text("mark", self.mark()))?.and_then(|row| row.id("id")))
        };
        if let Some(opened) = find()? {
            return Ok(opened);
        }
        let email = line(&party.email, ADDRESS);
        let person = line(&party.person, NAME);
        let mut contact = json!({ "type": "contact", "name": person, "email": email });
        let mut values = json!({
            "name": line(&party.name, NAME),
            "is_company": true,
            "email": email,
            "ref": self.mark(),
            // Nobody's customer, until staff say so.
            "user_id": false,
            "active": false,
        });
        // Without one of its own it is every company's.
        if party.entity.is_some() {
            values["company_id"] = Value::from(company);
            contact["company_id"] = Value::from(company);
        }
        if let Some(language) = self.language(&party.language)? {
            values["lang"] = Value::from(language.as_str());
            contact["lang"] = Value::from(language);
        }
        if !person.is_empty() {
            values["child_ids"] = json!([[0, 0, contact]]);
        }
        self.insist("a third party", || self.create(PARTNER, company, &values), find)
    }

    /// Odoo's code of a language that it speaks now; any other would break what is written to that contact later.
    fn language(&self, tag: &str) -> Result<Option<String>, Failure> {
        if !self.facts.has_all("res_lang", "code active") {
            return Ok(None);
        }
        // Without a country it is the language's own.
        let own = if tag.eq_ignore_ascii_case("en") { "US" } else { tag };
        let (language, country) = tag.split_once('-').unwrap_or((tag, own));
        let sql = "SELECT l.code FROM res_lang l WHERE l.active AND split_part(l.code, '_', 1) = lower(:language)
             ORDER BY split_part(l.code, '_', 2) = upper(:country) DESC, l.code LIMIT 1";
        let given = Given::new().text("language", language).text("country", country);
        Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.some("code")))
    }
}
