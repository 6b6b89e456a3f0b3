//! The page of an account's ledger.

use askama::Template;
use plugin_api::ledger::Entry;

use crate::model::contacts::Categories;
use crate::model::format::Moment;
use crate::model::locales::Locale;
use crate::model::permissions::Permissions;
use crate::model::zones::Zone;
use crate::web::render::Shell;
use crate::web::texts;

/// A page of the ledger, the newest entry first.
#[derive(Debug, Template)]
#[template(path = "ledger.html")]
pub struct Ledger<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The zone that its times are in.
    pub zone: String,
    /// The address of the page.
    pub base: String,
    /// The entries.
    pub rows: Vec<LedgerRow>,
    /// The number of the last entry of the whole ledger.
    pub last: u64,
    /// Its hash.
    pub head: String,
    /// Whether there are newer entries than these.
    pub newer: Option<()>,
    /// The number before which the next page begins.
    pub older: Option<u64>,
}

/// An entry in words.
#[derive(Debug)]
pub struct LedgerRow {
    number: u64,
    event: String,
    at: String,
    who: String,
    detail: Vec<(String, String)>,
}

impl LedgerRow {
    /// The entry in a language and a time zone; `site` names a site by its id.
    pub fn new((locale, zone): (Locale, &Zone), entry: &Entry, site: impl Fn(&str) -> String) -> Self {
        let t = texts::of(locale);
        let who = match (entry.actor.as_str(), entry.name.as_str()) {
            ("user", name) => name.to_owned(),
            ("staff", "") => t.ledger.by_staff.to_owned(),
            ("staff", name) => format!("{} ({name})", t.ledger.by_staff),
            _ => t.ledger.by_system.to_owned(),
        };
        let said = |(name, text): (&String, &String)| {
            let text = match name.as_str() {
                "permissions" | "permissions_before" => permissions(locale, text),
                "categories" | "categories_before" => categories(locale, text),
                "site" | "sites" | "sites_before" if text != "every site" => {
                    text.split(' ').map(&site).collect::<Vec<_>>().join(", ")
                }
                "ends" | "ends_before" if text != "never" => Moment(locale, zone, text).to_string(),
                "sees" | "sees_before" | "sites" | "sites_before" | "ends" | "ends_before" | "role" | "as" => {
                    t.event_values.of(text).to_owned()
                }
                "why" => t.event_values.of(t.events.of(text)).to_owned(),
                _ => text.clone(),
            };
            (t.event_details.of(name).to_owned(), text)
        };
        Self {
            number: entry.number,
            event: t.events.of(&entry.event).to_owned(),
            at: entry.at.clone(),
            who,
            detail: entry.detail.iter().filter(|(_, text)| !text.is_empty()).map(said).collect(),
        }
    }
}

fn permissions(locale: Locale, ids: &str) -> String {
    let Ok(known) = ids.parse::<Permissions>() else { return ids.to_owned() };
    known.iter().map(|permission| texts::of(locale).permissions.of(permission)).collect::<Vec<_>>().join(", ")
}

fn categories(locale: Locale, words: &str) -> String {
    let Ok(known) = words.parse::<Categories>() else { return words.to_owned() };
    known.iter().map(|category| texts::of(locale).categories.of(category)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use plugin_api::ledger::{BEGINNING, VERSION};

    use super::*;

    #[test]
    fn an_entry_is_said_in_the_words_of_its_reader() {
        let entry = Entry {
            ledger: VERSION,
            account: 1,
            number: 2,
            at: "2026-11-22T02:05:00.000Z".into(),
            actor: "staff".into(),
            name: String::new(),
            event: "invited".into(),
            detail: [
                ("permissions", "portal.invoices.view"),
                ("sites", "every site"),
                ("categories", "invoices support"),
                ("ends", "2027-01-21T00:00:00Z"),
                ("ends_before", "never"),
                ("login", "all"),
                ("site", "lac"),
                ("sites_before", "alpes lac"),
                ("unknown", "kept"),
            ]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
            previous: BEGINNING.into(),
        };
        let row = LedgerRow::new((Locale::Fr, &Zone::UTC), &entry, |site| format!("Atelier {site}"));
        assert_eq!((row.event.as_str(), row.who.as_str()), ("Invitation", "Notre équipe"));
        let said: Vec<&str> = row.detail.iter().map(|(_, text)| text.as_str()).collect();
        let want = [
            "Factures, Assistance",
            "21/01/2027 à 00:00 UTC",
            "jamais",
            "all",
            "Consulter ses factures",
            "Atelier lac",
            "tous les sites",
            "Atelier alpes, Atelier lac",
            "kept",
        ];
        assert_eq!(said, want);
    }
}
