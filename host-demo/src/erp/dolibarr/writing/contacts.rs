//! The person's own contact, put right.

use plugin_api::Failure;
use plugin_api::actions::Done;
use serde_json::{Value, json};

use super::abilities::Write;
use super::api::Object;
use super::texts::line;
use super::{Acting, over};
use crate::erp::dolibarr::connection::Given;

/// The widths of Dolibarr's columns.
const NAME: usize = 50;
const PHONE: usize = 30;
const ADDRESS: usize = 255;

impl Acting<'_> {
    /// Names, telephone and address of the contact who acts, and nothing else of it: Dolibarr writes whatever it is given.
    pub(super) fn edit_contact(
        &self,
        first_name: &str,
        last_name: &str,
        phone: &str,
        email: Option<&str>,
    ) -> Result<Done, Failure> {
        let who = self.action.contact.as_deref().unwrap_or_default();
        self.party()?;
        let contact = self.contact()?.ok_or_else(|| over("contact", who))?;
        let wanted = [
            ("firstname", "firstname", Some(line(first_name, NAME))),
            ("lastname", "lastname", Some(line(last_name, NAME))),
            ("phone_pro", "phone", Some(line(phone, PHONE))),
            ("email", "email", email.map(|email| line(email, ADDRESS))),
        ];
        let wanted: Vec<_> =
            wanted.into_iter().filter_map(|(name, column, value)| Some((name, column, value?))).collect();
        let read = || {
            let sql = "SELECT entity, firstname, lastname, phone, email FROM llx_socpeople WHERE rowid = :contact";
            self.erp.connection.row(sql, Given::new().number("contact", contact))
        };
        let is_so = || {
            let row = read()?;
            Ok(row.filter(|row| wanted.iter().all(|(_, column, value)| row.text(column).trim() == value)).map(drop))
        };
        let entity = read()?.and_then(|row| row.id("entity")).unwrap_or(1);
        self.may(Write::Contacts, entity)?;
        if is_so()?.is_some() {
            return Ok(Done::default());
        }
        let body: Value = wanted.iter().map(|(name, _, value)| ((*name).to_owned(), json!(value))).collect();
        let path = format!("contacts/{contact}");
        let named = self.abilities.named(entity);
        self.insist("a contact", || self.writing.api.put::<Object>(named, &path, &body).map(drop), is_so)?;
        Ok(Done::default())
    }
}

/// The contact's first name and family name: the family name is the last word.
pub(super) fn names(person: &str) -> (String, String) {
    let person = line(person, NAME * 2);
    match person.rsplit_once(' ') {
        Some((first, last)) => (line(first, NAME), line(last, NAME)),
        None => (String::new(), line(&person, NAME)),
    }
}
