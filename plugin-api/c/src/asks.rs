//! The JSON that crosses: what is asked, what is answered, and the schema of each.

use data_encoding::BASE64;
use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, FileQuery, Query, Sort};
use plugin_api::erp_users::{self, ErpUserState};
use plugin_api::mail::Mail;
use plugin_api::parties::{self, Contact, Entity, Known, NewThirdParty, ThirdParty};
use plugin_api::{Class, Failure, Kind};
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// As JSON.
///
/// # Errors
/// `portal/unwritable`, which no value of ours gives.
pub fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::new(Class::Internal, "portal/unwritable", error.to_string()))
}

/// What a host answered.
///
/// # Errors
/// `host/bad-answer`.
pub fn from_json<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| {
        let message = format!("the host's answer to `{what}` cannot be read: {error}; answer by the schema");
        Failure::new(Class::Internal, "host/bad-answer", message)
    })
}

/// A question without words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Nothing {}

/// The module's own permissions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegisterPermissions {
    /// In the order of the module.
    pub permissions: Vec<PermissionInfo>,
}

/// About a kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfKind {
    /// Its word.
    pub kind: Kind,
}

/// About a kind of act.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfAct {
    /// Its word.
    pub act: ActKind,
}

/// About something by its id.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithId {
    /// The ERP's own.
    pub id: String,
}

/// About an address.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithEmail {
    /// As it was typed.
    pub email: String,
}

/// How a third party stands, and the contact behind a user.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingOf {
    /// The ERP's id.
    pub third_party: String,
    /// The ERP's id; null where nobody's is asked about.
    pub contact: Option<String>,
}

/// The answer.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Standing {
    /// The third party.
    pub third_party: Known,
    /// The contact; null where none was asked about.
    #[serde(default)]
    pub contact: Option<Known>,
    /// The ids of the third party's categories.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The third party itself, where it is at hand; null says nothing.
    #[serde(default)]
    pub party: Option<ThirdParty>,
}

impl From<Standing> for parties::Standing {
    fn from(Standing { third_party, contact, categories, party }: Standing) -> Self {
        Self { third_party, contact, categories, party }
    }
}

/// What the ERP says of a user that it manages; [`erp_users::About`] tells of each field.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingOfUser {
    /// The ERP's id of its user.
    pub user: String,
    /// The third party whose account is entered; null where no account is.
    pub third_party: Option<String>,
    /// The contact behind the portal's user, if it has one.
    pub contact: Option<String>,
}

/// The answer: what `standing` says, and the user.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct UserStanding {
    /// The ERP's user now.
    pub user: ErpUser,
    /// As `standing` answers.
    pub standing: Standing,
}

/// A user of the ERP's own; [`erp_users::ErpUser`] tells of each field.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ErpUser {
    state: ErpUserState,
    #[serde(default)]
    third_party: Option<String>,
    #[serde(default)]
    contact: Option<String>,
    #[serde(default)]
    withheld: Vec<String>,
}

impl From<UserStanding> for erp_users::UserStanding {
    fn from(UserStanding { user, standing }: UserStanding) -> Self {
        let ErpUser { state, third_party, contact, withheld } = user;
        Self { user: Some(erp_users::ErpUser { state, third_party, contact, withheld }), standing: standing.into() }
    }
}

/// Which documents, in which order; [`Query`] tells of each field.
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own, as in the query that it stands for")]
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentQuery {
    kind: Kind,
    third_party: String,
    /// Null is all.
    entities: Option<Vec<String>>,
    contact: Option<String>,
    own_only: bool,
    cancelled: bool,
    text: String,
    amount: String,
    total_from: String,
    total_to: String,
    open: bool,
    overdue_on: String,
    status: String,
    from: String,
    to: String,
    parent: String,
    sort: Sort,
    descending: bool,
    /// Behind the row with this key and id; null is the start.
    after: Option<After>,
    limit: u32,
}

/// A place in a list.
#[derive(Debug, Serialize, JsonSchema)]
struct After {
    key: String,
    id: String,
}

impl DocumentQuery {
    pub fn of(query: &Query<'_>) -> Self {
        let filter = &query.filter;
        Self {
            kind: query.kind,
            third_party: query.third_party.to_owned(),
            entities: query.entities.map(<[String]>::to_vec),
            contact: query.contact.map(ToOwned::to_owned),
            own_only: query.own_only,
            cancelled: query.cancelled,
            text: filter.text.to_owned(),
            amount: filter.amount.to_owned(),
            total_from: filter.total_from.to_owned(),
            total_to: filter.total_to.to_owned(),
            open: filter.open,
            overdue_on: filter.overdue_on.to_owned(),
            status: filter.status.to_owned(),
            from: filter.from.to_owned(),
            to: filter.to.to_owned(),
            parent: filter.parent.to_owned(),
            sort: query.sort,
            descending: query.descending,
            after: query.after.map(|after| After { key: after.key.to_owned(), id: after.id.to_owned() }),
            limit: query.limit,
        }
    }
}

/// One document, whoever it belongs to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OneDocument {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// A part of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartOfFile {
    kind: Kind,
    /// The document.
    id: String,
    /// The file's id; null is the main one.
    file: Option<String>,
    /// The first byte wanted.
    offset: u64,
    /// How many bytes at the most.
    limit: u64,
}

impl PartOfFile {
    pub fn of(query: &FileQuery<'_>) -> Self {
        Self {
            kind: query.kind,
            id: query.document.to_owned(),
            file: query.file.map(ToOwned::to_owned),
            offset: query.offset,
            limit: query.limit,
        }
    }
}

/// What a customer does, with its files.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Acting {
    /// What is done.
    pub action: Action,
    /// In order.
    pub files: Vec<Uploaded>,
}

/// A file that comes with an action.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Uploaded {
    name: String,
    media_type: String,
    /// What is in it (RFC 4648, 4).
    base64: String,
}

impl Uploaded {
    pub fn of(upload: &Upload<'_>) -> Self {
        Self {
            name: upload.name.to_owned(),
            media_type: upload.media_type.to_owned(),
            base64: BASE64.encode(upload.bytes),
        }
    }
}

/// The JSON Schemas of all that a host is asked: each `ask` by its name, the query of documents and that of a file.
#[must_use]
pub fn schemas() -> Value {
    fn of<T: JsonSchema>() -> Value {
        SchemaGenerator::default().into_root_schema_for::<T>().to_value()
    }
    let asks: [(&str, Value, Value); 16] = [
        ("register_permissions", of::<RegisterPermissions>(), of::<()>()),
        ("open_to_external", of::<OfKind>(), of::<bool>()),
        ("open_kinds", of::<Nothing>(), of::<Option<Vec<Kind>>>()),
        ("standing", of::<StandingOf>(), of::<Standing>()),
        ("user_standing", of::<StandingOfUser>(), of::<UserStanding>()),
        ("third_party", of::<WithId>(), of::<Option<ThirdParty>>()),
        ("contact", of::<WithId>(), of::<Option<Contact>>()),
        ("contacts_of", of::<WithId>(), of::<Vec<Contact>>()),
        ("entities", of::<Nothing>(), of::<Vec<Entity>>()),
        ("is_employee", of::<WithEmail>(), of::<bool>()),
        ("count", of::<DocumentQuery>(), of::<u64>()),
        ("body", of::<OneDocument>(), of::<Option<Body>>()),
        ("new_third_party", of::<NewThirdParty>(), of::<String>()),
        ("takes", of::<OfAct>(), of::<bool>()),
        ("act", of::<Acting>(), of::<Done>()),
        ("send_mail", of::<Mail>(), of::<()>()),
    ];
    let asks: Map<String, Value> = asks
        .into_iter()
        .map(|(what, question, answer)| (what.to_owned(), json!({ "question": question, "answer": answer })))
        .collect();
    json!({
        "asks": asks,
        "documents": [of::<DocumentQuery>(), of::<OneDocument>()],
        "file": of::<PartOfFile>(),
    })
}
