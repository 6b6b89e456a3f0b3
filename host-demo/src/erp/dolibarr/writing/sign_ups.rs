//! A third party with one contact for somebody who signed up. It is closed until staff open it, and found again by its mark.

use jiff::Timestamp;
use plugin_api::Failure;
use plugin_api::parties::NewThirdParty;
use serde_json::json;

use super::abilities::Write;
use super::api::Id;
use super::contacts::names;
use super::texts::line;
use super::{Acting, MARK, only_read};
use crate::erp::dolibarr::Dolibarr;
use crate::erp::dolibarr::connection::Given;
use crate::erp::writes::as_action;

/// The widths of Dolibarr's columns.
const NAME: usize = 120;
const ADDRESS: usize = 125;
/// A prospect: whoever signed up has bought nothing yet.
const PROSPECT: u8 = 2;

/// See [`plugin_api::Host::new_third_party`].
pub(in crate::erp::dolibarr) fn new_third_party(erp: &Dolibarr, party: &NewThirdParty) -> Result<String, Failure> {
    let writing = erp.writing.as_ref().ok_or_else(only_read)?;
    let abilities = writing.abilities(erp)?;
    let action = as_action(party);
    writing.alone(erp, || {
        let acting = Acting { erp, writing, abilities: &abilities, action: &action, at: Timestamp::now() };
        acting.admitted()?;
        acting.open_party(party).map(|id| id.to_string())
    })
}

impl Acting<'_> {
    fn open_party(&self, party: &NewThirdParty) -> Result<u64, Failure> {
        let entity = self.entity_of_new(Write::ThirdParties)?;
        let named = self.abilities.named(entity);
        let language = language(&party.language);
        let body = json!({
            "name": line(&party.name, NAME),
            "client": PROSPECT,
            // The next number of Dolibarr's own.
            "code_client": "-1",
            "email": line(&party.email, ADDRESS),
            "default_lang": language,
            // Closed until staff open it.
            "status": 0,
            "array_options": { (format!("options_{MARK}")): self.action.key },
        });
        let opened =
            self.make_once(("societe", "a third party"), || self.writing.api.post(named, "thirdparties", &body))?;
        let (first, last) = names(&party.person);
        let body = json!({
            "socid": opened,
            "firstname": first,
            "lastname": if last.is_empty() { line(&party.name, NAME) } else { last },
            "email": line(&party.email, ADDRESS),
            "default_lang": language,
        });
        let find = || {
            let sql = "SELECT rowid AS id FROM llx_socpeople WHERE fk_soc = :party ORDER BY rowid LIMIT 1";
            Ok(self.erp.connection.row(sql, Given::new().number("party", opened))?.and_then(|row| row.id("id")))
        };
        if find()?.is_none() {
            let make = || self.writing.api.post::<Id>(named, "contacts", &body).map(|id| id.0);
            self.insist("a contact", make, find)?;
        }
        Ok(opened)
    }
}

/// Dolibarr's spelling of a language where the tag names a country too; empty leaves it to Dolibarr.
fn language(tag: &str) -> String {
    let (language, country) = tag.split_once('-').unwrap_or((tag, ""));
    let country = match (language, country) {
        (_, country) if !country.is_empty() => country.to_owned(),
        ("en", _) => "US".to_owned(),
        (language, _) => language.to_uppercase(),
    };
    let is_plain = |text: &str| text.len() == 2 && text.chars().all(|c| c.is_ascii_alphabetic());
    if is_plain(language) && is_plain(&country) { format!("{language}_{country}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_spelled_as_dolibarr_does() {
        for (tag, want) in [("fr", "fr_FR"), ("de-CH", "de_CH"), ("en", "en_US"), ("nl", "nl_NL"), ("zh-Hant", "")] {
            assert_eq!(language(tag), want, "{tag}");
        }
    }

    #[test]
    fn the_family_name_is_the_last_word() {
        for (person, first, last) in
            [("Ada Bell", "Ada", "Bell"), ("Jean de La Tour", "Jean de La", "Tour"), ("Cher", "", "Cher"), ("", "", "")]
        {
            assert_eq!(names(person), (first.to_owned(), last.to_owned()), "{person}");
        }
    }
}
