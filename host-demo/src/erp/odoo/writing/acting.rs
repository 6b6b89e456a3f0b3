//! What every act asks first: whether anything can be written, whose the document is, who acts.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use plugin_api::actions::{Action, Done};
use plugin_api::documents::{Link, State};
use plugin_api::{Class, Failure, Kind};
use serde_json::{Value, json};

use super::abilities::Abilities;
use super::api::Call;
use super::needed::Write;
use super::trouble::Trouble;
use super::{Writing, not_taken, over};
use crate::erp::odoo::facts::Facts;
use crate::erp::odoo::ids::DocumentId;
use crate::erp::odoo::values::{Given, id};
use crate::erp::odoo::{Odoo, documents};
use crate::erp::words::Words;

/// One act while it is written.
pub(super) struct Acting<'a> {
    pub erp: &'a Odoo,
    pub facts: &'a Facts,
    pub writing: &'a Writing,
    pub abilities: &'a Abilities,
    pub action: &'a Action,
    pub at: Timestamp,
}

/// A document of the customer's own, as its row says.
pub(super) struct Own {
    /// As it crosses.
    pub id: String,
    /// Odoo's number.
    pub number: i64,
    pub company: i64,
    pub reference: String,
    pub open: bool,
    pub until: String,
    pub total: String,
    pub currency: String,
}

impl Acting<'_> {
    /// Whether Odoo lets the technical user in at all now.
    pub(super) fn admitted(&self) -> Result<(), Failure> {
        let trouble = self.abilities.trouble.clone();
        trouble.map_or(Ok(()), |trouble| Err(Failure::new(Class::Unavailable, "odoo/closed", trouble)))
    }

    /// A published document of the act's third party, in a company that the site shows and the technical user serves. Who
    /// merely follows a document of another third party answers for nobody there.
    pub(super) fn own(&self, kind: Kind, document: &str, write: Write) -> Result<Own, Failure> {
        let number = DocumentId::read(document).filter(|id| id.party.is_none()).map(|id| id.number);
        let (mut own, action) = (None, self.action);
        documents::one(self.erp, kind, document, &mut |row| {
            let shown = action.entities.as_ref().is_none_or(|entities| entities.iter().any(|one| one == row.entity));
            if row.state == State::Published && row.third_party == action.third_party && shown {
                own = number.zip(id(row.entity)).map(|(number, company)| Own {
                    id: row.id.to_owned(),
                    number,
                    company,
                    reference: row.reference.to_owned(),
                    open: row.open,
                    until: row.until.to_owned(),
                    total: row.total.to_owned(),
                    currency: row.currency.to_owned(),
                });
            }
        })?;
        let own = own.ok_or_else(|| over(kind.as_str(), document))?;
        self.may(write, own.company)?;
        Ok(own)
    }

    /// Whether this may be written in the company.
    pub(super) fn may(&self, write: Write, company: i64) -> Result<(), Failure> {
        if !self.abilities.can(write) {
            let lacks = self.abilities.lacks(write).map_or_else(|| "its module".to_owned(), |lacks| lacks.join(", "));
            return Err(not_taken(format!("no {}: {lacks} is missing", write.words())));
        }
        if !self.abilities.serves(company) {
            return Err(not_taken(format!(
                "no {} in company {company}: the API's user does not serve it",
                write.words()
            )));
        }
        Ok(())
    }

    /// The third party of the act, which must be in use.
    pub(super) fn party(&self) -> Result<i64, Failure> {
        let sql = "SELECT p.id::int8 AS id FROM res_partner p
             WHERE p.id = :party AND p.active AND p.commercial_partner_id = p.id";
        let found = self.erp.connection.row(sql, Given::new().number("party", id(&self.action.third_party)))?;
        found.and_then(|row| row.id("id")).ok_or_else(|| over("third party", &self.action.third_party))
    }

    /// The contact who acts, where it is in use and the third party's.
    pub(super) fn contact(&self) -> Result<Option<i64>, Failure> {
        let Some(contact) = self.action.contact.as_deref().and_then(id) else { return Ok(None) };
        let sql = "SELECT p.id::int8 AS id FROM res_partner p
             WHERE p.id = :contact AND p.active AND p.commercial_partner_id = :party";
        let given = Given::new().number("contact", contact).number("party", id(&self.action.third_party));
        Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("id")))
    }

    /// Who stands in Odoo as the one who did it: the contact, else the third party itself.
    pub(super) fn author(&self) -> Result<i64, Failure> {
        self.contact()?.map_or_else(|| self.party(), Ok)
    }

    /// The company that what is new belongs to: the site's first, the third party's, or the technical user's.
    pub(super) fn company_of_new(&self, write: Write) -> Result<i64, Failure> {
        let first = self.action.entities.as_ref().and_then(|entities| id(entities.first()?));
        let of_party = || -> Result<Option<i64>, Failure> {
            let sql = "SELECT company_id::int8 AS company FROM res_partner WHERE id = :party";
            let given = Given::new().number("party", id(&self.action.third_party));
            Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("company")))
        };
        let found = first.map_or_else(of_party, |first| Ok(Some(first)))?;
        let company = found.unwrap_or_else(|| self.facts.first_company());
        self.may(write, company)?;
        Ok(company)
    }

    /// Who acts, from where and when, as one line.
    pub(super) fn doer(&self, words: &Words, name: &str) -> String {
        let email = self.action.email.as_deref().map(|email| format!(" ({email})")).unwrap_or_default();
        format!("{name}{email}, {} {}, {:.0}", words.from, self.action.peer, self.at)
    }

    /// The words of the person.
    pub(super) fn words(&self) -> &'static Words {
        Words::of(&self.action.language)
    }

    /// The day where the person is (rule T1); where the portal does not say, in the company's time zone.
    pub(super) fn today(&self, company: i64) -> String {
        if let Ok(said) = self.action.today.parse::<Date>() {
            return said.to_string();
        }
        let zone = self.facts.companies.get(&company).and_then(|(_, zone)| TimeZone::get(zone).ok());
        self.at.to_zoned(zone.unwrap_or(TimeZone::UTC)).date().to_string()
    }

    /// The moment as Odoo takes it: UTC, without a zone.
    pub(super) fn now(&self) -> String {
        self.at.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Makes a record in the company, and answers its id.
    pub(super) fn create(&self, model: &str, company: i64, values: &Value) -> Result<i64, Trouble> {
        let named = json!({ "vals_list": [values] });
        let made = self.call(model, "create", None, named, context(company))?;
        let made = made.as_i64().or_else(|| made[0].as_i64().filter(|_| made[1].is_null()));
        made.filter(|id| *id > 0).ok_or_else(|| Trouble::Unknown("the answer is no id".to_owned()))
    }

    /// Changes a record.
    pub(super) fn write(&self, model: &str, id: i64, company: i64, values: &Value) -> Result<(), Trouble> {
        let answer = self.call(model, "write", Some(id), json!({ "vals": values }), context(company))?;
        let is_done = answer == Value::Bool(true);
        is_done.then_some(()).ok_or_else(|| Trouble::Unknown("the answer is not `true`".to_owned()))
    }

    /// Calls a method of a record or of a model; what it answers is Odoo's.
    pub(super) fn call(
        &self,
        model: &str,
        method: &str,
        id: Option<i64>,
        named: Value,
        context: Value,
    ) -> Result<Value, Trouble> {
        let user = self.abilities.caller.as_ref().map_or(0, |caller| caller.id);
        self.writing.api.call(user, &Call { model, method, id, named, context })
    }
}

/// Odoo's context of every write: in this company, the technical user follows nothing, and nobody is told that it put them in
/// charge.
pub(super) fn context(company: i64) -> Value {
    json!({
        "allowed_company_ids": [company],
        "mail_create_nosubscribe": true,
        "mail_auto_subscribe_no_notify": true,
    })
}

/// What came of an act about this document.
pub(super) fn done(kind: Kind, id: &str, reference: String) -> Done {
    Done { document: Some(Link { kind, id: id.to_owned() }), reference }
}
