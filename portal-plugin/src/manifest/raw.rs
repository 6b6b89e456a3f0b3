//! A manifest as its author writes it; the JSON Schema is made from these types, and so is the first half of the checks.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use plugin_api::Kind;

use crate::model::locales;
use crate::model::notices::NoticeChoice;
use crate::model::permissions::list_of_ids;

/// One site of the portal.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Site manifest", extend("required" = ["site", "hosts"]))]
pub struct Manifest {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub schema: Option<String>,
    /// The site's id: 1 to 40 of a-z, 0-9 and -, beginning with a letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^[a-z][a-z0-9-]{0,39}$"), example = &"alpes")]
    pub site: Option<String>,
    /// The site's name for people. The id, capitalised, by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Label")]
    pub name: Option<Label>,
    /// The host names that the site answers on, in lower case, without port. Mails link to the first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<String>", length(min = 1, max = 20), extend("uniqueItems" = true))]
    #[schemars(inner(regex(
        pattern = "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    )))]
    #[schemars(example = ["alpes.localhost"])]
    pub hosts: Option<Vec<String>>,
    /// The address that customers reach the site at, without a path. `https://` and the first host name by default; `http://` under localhost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^https?://[^/?#@\\s]+$"))]
    pub base_url: Option<String>,
    /// The e-mail address that answers to the site's mails go to. The host's sender by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^[^@\\s<>,;\"]+@[^@\\s<>,;\"]+$"))]
    pub reply_to: Option<String>,
    /// The language for who has chosen none, and whose browser asks for none of `languages`.
    pub locale: Locale,
    /// The languages that the site offers, in the order of its menu; `locale` is one of them. All that the portal speaks by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Locale>", length(min = 1, max = 6), extend("uniqueItems" = true))]
    #[schemars(example = ["en", "de"])]
    pub languages: Option<Vec<Locale>>,
    /// The site's time zone, by its IANA name: where its days begin and end, for who has chosen none. The host's by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(min = 1, max = 64), example = &"Europe/Paris")]
    pub time_zone: Option<String>,
    /// The realm: sites that name the same one share customer accounts. A site that names none is a realm of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^[a-z][a-z0-9-]{0,39}$"))]
    pub realm: Option<String>,
    /// The ERP's entities whose documents the site shows. All of them by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<String>", length(min = 1, max = 1000), extend("uniqueItems" = true))]
    #[schemars(inner(length(min = 1, max = 64)))]
    pub entities: Option<Vec<String>>,
    /// The kinds of document that the site shows. All of them by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "kinds")]
    pub kinds: Option<Vec<String>>,
    /// Whether the site shows cancelled documents.
    pub cancelled: bool,
    /// What members may do.
    pub permissions: PermissionSets,
    /// Who may make a user for themselves.
    pub sign_up: SignUp,
    /// Whether a checkout asks for a user; counts only where `sign_up` is `checkout`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Checkout")]
    pub checkout: Option<Checkout>,
    /// The ERP's ids of the categories of third parties that are kept out.
    #[schemars(length(max = 1000), inner(length(min = 1, max = 64)), extend("uniqueItems" = true))]
    pub exclude_categories: Vec<String>,
    /// How long a sign-in lasts.
    pub sessions: Sessions,
    /// What a password must be.
    pub passwords: Passwords,
    /// Whether everybody needs a second factor beside the password: codes of an authenticator app.
    pub second_factor: SecondFactor,
    /// How people are told of new documents who chose nothing themselves: by a mail for each, by one in the morning, or not at all.
    pub notices: NoticeChoice,
    /// How the site looks.
    pub brand: Brand,
    /// Which version of the portal module the site was made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Module")]
    pub module: Option<Module>,
}

/// A short text: one for every language, or one for each of some.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Label {
    /// For every language.
    Everywhere(String),
    /// For each of these languages.
    In(BTreeMap<Locale, String>),
}

impl JsonSchema for Label {
    fn schema_name() -> Cow<'static, str> {
        "Label".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        label(
            |description| json_schema!({ "description": description, "type": "string", "minLength": 1, "maxLength": 100 }),
        )
    }
}

/// A language that the portal speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// German.
    De,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl From<Locale> for locales::Locale {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::En,
            Locale::Fr => Self::Fr,
            Locale::De => Self::De,
            Locale::Es => Self::Es,
            Locale::It => Self::It,
            Locale::Nl => Self::Nl,
        }
    }
}

/// What members may do.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct PermissionSets {
    /// The permissions of a new membership where the operator names none. Nothing by default.
    #[schemars(schema_with = "list_of_ids")]
    pub default: Vec<String>,
    /// Named sets that are offered when permissions are given.
    #[schemars(length(max = 50))]
    pub presets: Vec<Preset>,
}

/// A named set of permissions.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Preset {
    /// Its id, e.g. `accountant`: 1 to 40 of a-z, 0-9 and -, beginning with a letter.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]{0,39}$"))]
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// What it gives.
    #[schemars(schema_with = "list_of_ids", length(min = 1))]
    pub permissions: Vec<String>,
}

/// Who may make a user for themselves.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum SignUp {
    /// Nobody: users are invited or made by staff.
    #[default]
    Invitation,
    /// At checkout only.
    Checkout,
    /// Everybody.
    Open,
}

/// Whether a checkout asks for a user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Checkout {
    /// A guest may buy, or make a user.
    #[default]
    Optional,
    /// A user is needed.
    Mandatory,
    /// Guests only.
    Disabled,
}

/// How long a sign-in lasts.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Sessions {
    /// After how many minutes without a request a session ends.
    #[schemars(range(min = 5, max = 1440))]
    pub idle_minutes: u32,
    /// After how many hours a session ends in any case.
    #[schemars(range(min = 1, max = 24))]
    pub absolute_hours: u32,
    /// How many sessions a user may have at once; one more ends the oldest.
    #[schemars(range(min = 1, max = 50))]
    pub parallel: u32,
}

impl Default for Sessions {
    fn default() -> Self {
        Self { idle_minutes: 60, absolute_hours: 12, parallel: 10 }
    }
}

/// What a password must be.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Passwords {
    /// The least number of characters; below 15 only where `second_factor` is `required`. Then every site of the realm asks for one.
    #[schemars(range(min = 8, max = 64))]
    pub min_length: u32,
    /// For how many minutes a link to set a password stays good.
    #[schemars(range(min = 10, max = 60))]
    pub reset_minutes: u32,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { min_length: 15, reset_minutes: 30 }
    }
}

/// Whether a sign-in needs more than the password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum SecondFactor {
    /// Whoever has set one up is asked for it.
    #[default]
    Optional,
    /// Whoever has none sets it up before anything else.
    Required,
}

/// How the site looks.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Brand {
    /// The name in the header, titles and mails. The site's name in its own language by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(min = 1, max = 100))]
    pub name: Option<String>,
    /// The main colour. White text must be readable on it: a contrast of 4.5 to 1 at least.
    #[schemars(regex(pattern = "^#[0-9A-Fa-f]{6}$"))]
    pub color: String,
    /// The main colour of dark pages. It must be readable on them: a contrast of 4.5 to 1 at least. The nearest tint of `color` that is, by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^#[0-9A-Fa-f]{6}$"))]
    pub color_dark: Option<String>,
    /// A PNG, JPEG or WebP picture as a `data:` address, at most 64 KiB and 1024 by 1024 pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^data:image/(png|jpeg|webp);base64,"))]
    pub logo: Option<String>,
    /// What the logo shows, for who does not see it. Leave it out where the picture says no more than the name beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Label")]
    pub logo_alt: Option<Label>,
    /// What the site says around its home page.
    pub home: Around,
    /// What the site says around its sign-in form.
    pub sign_in: Around,
    /// Plain text at the end of every page and mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "note")]
    pub footer: Option<Label>,
    /// Links in the footer.
    #[schemars(length(max = 20))]
    pub links: Vec<Link>,
    /// Where the terms and conditions stand: linked to in every footer and mail, and where customers sign up, order or accept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "address")]
    pub terms_url: Option<Label>,
    /// Where the privacy notice stands: linked to in every footer and mail, and where customers sign up, order or accept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "address")]
    pub privacy_url: Option<Label>,
}

impl Default for Brand {
    fn default() -> Self {
        let color = "#1f4e79".to_owned();
        Self {
            name: None,
            color,
            color_dark: None,
            logo: None,
            logo_alt: None,
            home: Around::default(),
            sign_in: Around::default(),
            footer: None,
            links: Vec::new(),
            terms_url: None,
            privacy_url: None,
        }
    }
}

/// Plain text around a page's own content. An empty line begins a paragraph; an `https://` address becomes a link.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Around {
    /// Above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "note")]
    pub before: Option<Label>,
    /// Below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "note")]
    pub after: Option<Label>,
}

/// A link in the footer.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Link {
    /// What it says.
    pub label: Label,
    /// Where it leads.
    #[schemars(length(max = 2000), regex(pattern = "^https://"))]
    pub url: String,
}

/// Which version of the portal module the site was made for.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Module {
    /// The versions that will do, e.g. `^0.1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub version: Option<String>,
    /// The SHA-256 of the module's file; the host checks it before it loads the module.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: Option<String>,
    /// The size of the module's file in bytes; the host checks it before it loads the module.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u64", range(min = 1))]
    pub size: Option<u64>,
}

/// A [`Label`] that may be longer and have line breaks.
fn note(_: &mut SchemaGenerator) -> Schema {
    label(|description| {
        json_schema!({
            "description": description,
            "type": "string",
            "minLength": 1,
            "maxLength": 2000,
            "contentMediaType": "text/plain",
        })
    })
}

/// A [`Label`] that is an address.
fn address(_: &mut SchemaGenerator) -> Schema {
    label(
        |description| json_schema!({ "description": description, "type": "string", "maxLength": 2000, "pattern": "^https://" }),
    )
}

/// One text for every language, or one for each of some.
fn label(text: impl Fn(&str) -> Schema) -> Schema {
    let each = ["English.", "French.", "German.", "Spanish.", "Italian.", "Dutch."].map(&text);
    let languages = locales::Locale::ALL.into_iter().map(|locale| locale.tag().to_owned());
    let properties: serde_json::Map<String, serde_json::Value> = languages.zip(each.map(Schema::to_value)).collect();
    json_schema!({
        "anyOf": [
            text("For every language."),
            {
                "description": "For each of these languages; who reads another one is shown the English text.",
                "type": "object",
                "properties": properties,
                "minProperties": 1,
                "additionalProperties": false,
            },
        ],
    })
}

fn kinds(_: &mut SchemaGenerator) -> Schema {
    let words = Kind::ALL.map(Kind::as_str);
    json_schema!({
        "type": "array",
        "items": { "title": "kind", "type": "string", "enum": words },
        "minItems": 1,
        "uniqueItems": true,
    })
}
