//! What a module says of itself before it is created.

use serde::{Deserialize, Serialize};

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
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
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

/// How the portal is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Health {
    /// Whether it serves.
    pub ready: bool,
    /// The ids of the enabled sites.
    pub sites: Vec<String>,
    /// Requests or calls that panicked and were answered all the same.
    pub panics: u64,
    /// Documents of others that the host handed over and the portal dropped (rule D2).
    pub foreign_documents: u64,
    /// Mails that wait for the host to take them.
    pub mails_waiting: u64,
    /// When a backup of the portal's store was put back last, RFC 3339 in UTC; `None` is never, as far as is known.
    pub restored: Option<String>,
}
