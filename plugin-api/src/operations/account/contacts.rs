//! Contacts of an account: who receives its mails without signing in (rule A7).

use serde::{Deserialize, Serialize};

use crate::operations::ids::Id;

/// Adds a contact to an account (rule A7).
///
/// Refused with `email/invalid`, `contact/exists`, `contact/category`, `account/too-many-people`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddContact {
    /// The name; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What it receives: `general`, `invoices`, `quotes_orders`, `deliveries`, `support`, `contracts`, `marketing`.
    pub categories: Vec<String>,
}

/// A contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Its id: the portal's own, not the ERP's.
    pub id: Id,
    /// The name; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What it receives, see [`AddContact`].
    pub categories: Vec<String>,
    /// Whether it became a user.
    pub member: bool,
}

/// Puts a name and categories in place of those of a contact (rule A7).
///
/// Refused with `contact/not-on-account`, `contact/category`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EditContact {
    /// The contact.
    pub contact: Id,
    /// The name; may be empty.
    pub name: String,
    /// What it receives, see [`AddContact`].
    pub categories: Vec<String>,
}

/// Removes a contact (rule A7).
///
/// Refused with `contact/not-on-account`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveContact {
    /// The contact.
    pub contact: Id,
}

/// A contact was changed or removed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContactChanged {
    /// The contact as it is now; `None` where it was removed.
    pub contact: Option<Contact>,
    /// The owner's address, where nobody else receives invoices any more, so that they go there.
    pub invoices_go_to: Option<String>,
}

/// Who receives the mails of a category (rule A7).
///
/// Refused with `contact/category`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recipients {
    /// The category, see [`AddContact`].
    pub category: String,
}

/// The recipients.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecipientList {
    /// Each once; the owner where there is nobody else.
    pub recipients: Vec<Recipient>,
}

/// Somebody who receives mails of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recipient {
    /// The name; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}
