//! Third parties and contacts as the ERP knows them.

use num_enum::FromPrimitive;
use serde::{Deserialize, Serialize};

/// A company or person one trades with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThirdParty {
    /// The ERP's id of it.
    pub id: String,
    /// Its name, as the ERP spells it.
    pub name: String,
    /// The entity it belongs to; `None` where it is shared by all.
    #[serde(default)]
    pub entity: Option<String>,
    /// Whether the ERP still trades with it.
    pub open: bool,
    /// The general e-mail address, if any.
    #[serde(default)]
    pub email: Option<String>,
    /// The language it is written to in, as a BCP 47 tag, e.g. `fr`.
    #[serde(default)]
    pub language: Option<String>,
    /// The ids of its categories, which a site's manifest may exclude.
    #[serde(default)]
    pub categories: Vec<String>,
}

/// A person of a third party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// The ERP's id of the contact.
    pub id: String,
    /// The third party, if it belongs to one.
    #[serde(default)]
    pub third_party: Option<String>,
    /// The given name; may be empty.
    #[serde(default)]
    pub first_name: String,
    /// The family name; may be empty.
    #[serde(default)]
    pub last_name: String,
    /// The e-mail address, if any.
    #[serde(default)]
    pub email: Option<String>,
    /// The telephone number, if any.
    #[serde(default)]
    pub phone: Option<String>,
    /// The language to write in, as a BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// Whether the ERP has put the contact out of use.
    pub archived: bool,
}

/// A customer who signed up: the ERP opens a third party with one contact for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewThirdParty {
    /// What makes the request the same one when it is sent again.
    pub key: String,
    /// The name of the third party: a company's or a person's.
    pub name: String,
    /// The name of the contact.
    pub person: String,
    /// The e-mail address of both, proved.
    pub email: String,
    /// The language to write in, as a BCP 47 tag.
    pub language: String,
    /// The entity that it shall belong to; `None` leaves it to the ERP.
    #[serde(default)]
    pub entity: Option<String>,
}

/// A legal entity of the ERP that issues documents. Crosses as JSON, so that it can grow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// The ERP's id, as [`crate::documents::Row::entity`] and manifests have it.
    pub id: String,
    /// The name that customers know it by.
    pub name: String,
}

/// What the ERP says, now, of a third party and of the contact behind a user. Asked once a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The third party.
    pub third_party: Known,
    /// The contact, where one was asked about: [`Known::Open`] is one in use, whichever third party it belongs to.
    pub contact: Option<Known>,
    /// The ids of the third party's categories.
    pub categories: Vec<String>,
    /// The third party itself, where the ERP has it at hand: who asks for its name then needs no second question. `None` says
    /// nothing. Since 1.2.
    pub party: Option<ThirdParty>,
}

/// How the ERP knows a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, FromPrimitive)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Known {
    /// There is no such record.
    #[num_enum(default)]
    Unknown = 0,
    /// In use.
    Open = 1,
    /// Closed or archived.
    Closed = 2,
}

impl Known {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The state with this number; an unknown one counts as [`Known::Unknown`], which denies.
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        Self::from(number)
    }
}
