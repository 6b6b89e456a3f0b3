//! What a module says of itself before it is created.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// The module's own description; crosses as JSON, unknown fields are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Descriptor {
    /// The module's id, e.g. `parvis`.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name for people.
    pub label: Label,
    /// What it can do beyond the first version of the interface.
    #[serde(default)]
    pub features: Vec<String>,
    /// What it needs of the host; a host that lacks one refuses the module and names it.
    #[serde(default)]
    pub required_host_features: Vec<String>,
    /// The permissions it will register.
    pub permissions: Vec<PermissionInfo>,
    /// The words of the document kinds it can show.
    pub kinds: Vec<String>,
    /// What its ledgers record, in words.
    #[serde(default)]
    pub ledger: LedgerWords,
    /// The JSON Schema of its settings.
    #[serde(default)]
    pub settings_schema: serde_json::Value,
    /// The JSON Schema of a site's manifest.
    #[serde(default)]
    pub manifest_schema: serde_json::Value,
    /// The staff operations that it carries out; an older module names none, and carries them out all the same.
    #[serde(default)]
    pub operations: Vec<OperationInfo>,
}

impl Descriptor {
    /// A description that names the module and nothing more; fill in the rest.
    pub fn new(id: impl Into<String>, version: impl Into<String>, label: Label) -> Self {
        Self {
            id: id.into(),
            version: version.into(),
            label,
            features: Vec::new(),
            required_host_features: Vec::new(),
            permissions: Vec::new(),
            kinds: Vec::new(),
            ledger: LedgerWords::default(),
            settings_schema: serde_json::Value::Null,
            manifest_schema: serde_json::Value::Null,
            operations: Vec::new(),
        }
    }
}

/// A text in several languages: an object whose keys are their tags (BCP 47).
///
/// English and French are in every label, as the first hosts know no others; a reader of a language that is not there is shown
/// the English text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
    #[serde(flatten, deserialize_with = "texts_only")]
    others: BTreeMap<String, String>,
}

impl Label {
    /// A label in the two languages that every one is in.
    pub fn new(en: impl Into<String>, fr: impl Into<String>) -> Self {
        Self { en: en.into(), fr: fr.into(), others: BTreeMap::new() }
    }

    /// The same in further languages too, each a tag and a text; a text in English or French takes the place of the one there.
    #[must_use]
    pub fn with(mut self, texts: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        for (tag, text) in texts {
            let (tag, text) = (tag.into(), text.into());
            match tag.as_str() {
                "en" => self.en = text,
                "fr" => self.fr = text,
                _ => {
                    self.others.insert(tag, text);
                }
            }
        }
        self
    }

    /// The text for readers of a language, by its tag or the first part of it (`de` for `de-CH`); English where there is none.
    pub fn in_language(&self, tag: &str) -> &str {
        let own = |tag: &str| match tag {
            "en" => Some(&self.en),
            "fr" => Some(&self.fr),
            _ => self.others.get(tag),
        };
        own(tag).or_else(|| own(tag.split(['-', '_']).next().unwrap_or_default())).unwrap_or(&self.en)
    }
}

/// What is no text is left out, as every other field that is not known.
fn texts_only<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    let fields = BTreeMap::<String, serde_json::Value>::deserialize(deserializer)?;
    let text = |(tag, value): (String, serde_json::Value)| match value {
        serde_json::Value::String(text) => Some((tag, text)),
        _ => None,
    };
    Ok(fields.into_iter().filter_map(text).collect())
}

/// What a ledger records, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LedgerWords {
    /// The events.
    pub events: Vec<Word>,
    /// The names of what an entry tells besides.
    pub details: Vec<Word>,
    /// The portal's own words among what stands there.
    pub values: Vec<Word>,
}

/// A word of the module's own, and what people read in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word as it is stored.
    pub id: String,
    /// What it means.
    pub label: Label,
}

/// A permission that the module registers with the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PermissionInfo {
    /// Its id, e.g. `portal.invoices.view`.
    pub id: String,
    /// What it allows.
    pub label: Label,
}

/// A staff operation, for programs in other languages; in Rust they are [`operations`](crate::operations).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationInfo {
    /// Its name: what `do` says, e.g. `create_user`; with `account/` before it, the one member of `act`, e.g.
    /// `account/revoke`.
    pub name: String,
    /// What it does, in a sentence.
    pub does: String,
    /// The JSON Schema of the command.
    pub command: serde_json::Value,
    /// The JSON Schema of the answer.
    pub answer: serde_json::Value,
}

/// How the portal is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Health {
    /// Whether it serves: it runs, can write its store, and the host answers.
    pub ready: bool,
    /// Why it does not, each as `code: what happened`.
    pub not_ready: Vec<String>,
    /// The ids of the enabled sites.
    pub sites: Vec<String>,
    /// Requests or calls that panicked and were answered all the same.
    pub panics: u64,
    /// Documents of others that the host handed over and the portal dropped (rule D2).
    pub foreign_documents: u64,
    /// Answers of the host that made no sense (see [`crate::sense`]).
    pub senseless_answers: u64,
    /// Mails that wait for the host to take them.
    pub mails_waiting: u64,
    /// When a backup of the portal's store was put back last, RFC 3339 in UTC; `None` is never, as far as is known.
    pub restored: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A label as hosts read it that know two languages.
    #[derive(Debug, PartialEq, Deserialize)]
    struct OldLabel {
        en: String,
        fr: String,
    }

    #[test]
    fn a_label_of_six_languages_is_read_by_a_host_that_knows_two() {
        let label =
            Label::new("Orders", "Commandes").with([("de", "Aufträge"), ("nl", "Orders"), ("fr", "Les commandes")]);
        let json = serde_json::to_string(&label).unwrap();
        assert_eq!(json, r#"{"en":"Orders","fr":"Les commandes","de":"Aufträge","nl":"Orders"}"#);
        let old: OldLabel = serde_json::from_str(&json).unwrap();
        assert_eq!(old, OldLabel { en: "Orders".to_owned(), fr: "Les commandes".to_owned() });
        assert_eq!(serde_json::from_str::<Label>(&json).unwrap(), label);
    }

    #[test]
    fn a_label_of_an_old_module_is_read_and_so_is_one_with_fields_of_a_later_one() {
        let old: Label = serde_json::from_str(r#"{"en":"Orders","fr":"Commandes"}"#).unwrap();
        assert_eq!(old, Label::new("Orders", "Commandes"));
        let later: Label = serde_json::from_str(r#"{"de":"Aufträge","en":"Orders","fr":"Commandes","n":1}"#).unwrap();
        assert_eq!(later, Label::new("Orders", "Commandes").with([("de", "Aufträge")]));
        assert!(serde_json::from_str::<Label>(r#"{"de":"Aufträge"}"#).is_err(), "old hosts could not read it");
    }

    #[test]
    fn a_label_is_read_in_a_language_by_its_tag_or_the_first_part_of_it() {
        let label = Label::new("Orders", "Commandes").with([("de", "Aufträge"), ("pt-BR", "Pedidos")]);
        for (tag, want) in [
            ("de", "Aufträge"),
            ("de-CH", "Aufträge"),
            ("fr_FR", "Commandes"),
            ("pt-BR", "Pedidos"),
            ("pt", "Orders"),
            ("", "Orders"),
        ] {
            assert_eq!(label.in_language(tag), want, "{tag}");
        }
    }
}
