//! A site: one website that the portal serves, and what it offers. Made only from a valid manifest.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use plugin_api::Kind;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::model::brands::Brand;
use crate::model::locales::{Locale, Text};
use crate::model::notices::NoticeChoice;
use crate::model::permissions::Permissions;
use crate::model::zones::Zone;

/// A site's id: 1 to 40 of `a-z 0-9 -`, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
pub struct SiteId(#[schemars(regex(pattern = "^[a-z][a-z0-9-]{0,39}$"))] String);

/// A realm's id, of the same shape: the set of sites across which one sign-in works.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealmId(String);

/// The text has not the shape of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an id: 1 to 40 of a-z, 0-9 and -, beginning with a letter", self.0)
    }
}

impl std::error::Error for NotAnId {}

fn id(text: &str) -> Result<String, NotAnId> {
    let fits = (1..=40).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fits { Ok(text.to_owned()) } else { Err(NotAnId(text.to_owned())) }
}

impl FromStr for SiteId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        id(text).map(Self)
    }
}

impl FromStr for RealmId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        id(text).map(Self)
    }
}

impl SiteId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The realm of a site that names none: one of its own (rule S1).
    pub fn own_realm(&self) -> RealmId {
        RealmId(self.0.clone())
    }
}

impl RealmId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for SiteId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RealmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One website that the portal serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its name for people.
    pub name: Text,
    /// The host names that it answers on, lower case, without port. The first one is the one that mails link to.
    pub hosts: Vec<String>,
    /// The language for who has chosen none.
    pub locale: Locale,
    /// The languages that it offers, in the order of its menu; `locale` is one of them.
    pub languages: Vec<Locale>,
    /// Its time zone (rule T1), for who has chosen none; `None` is the host's, which a site in force has been given.
    pub zone: Option<Zone>,
    /// The realm it is in.
    pub realm: RealmId,
    /// The entities whose documents it shows, its own choice within a realm (rule S4); `None` is all (row 12).
    pub entities: Option<Vec<String>>,
    /// The kinds that it shows (row 9).
    pub kinds: Vec<Kind>,
    /// Whether it shows cancelled documents (row 14).
    pub cancelled: bool,
    /// The permissions of a new membership where the operator names none.
    pub default_permissions: Permissions,
    /// Named sets that are offered when permissions are given.
    pub presets: Vec<Preset>,
    /// Who may make a user for themselves (rule U10).
    pub sign_up: SignUp,
    /// Categories of third parties that are kept out (rule S3).
    pub excluded_categories: Vec<String>,
    /// How long a sign-in lasts here.
    pub sessions: SessionPolicy,
    /// What a password must be here.
    pub passwords: PasswordPolicy,
    /// Whether everybody needs a second factor here.
    pub second_factor: bool,
    /// How people are told of new documents who chose nothing themselves (rule M2).
    pub notices: NoticeChoice,
    /// How it looks.
    pub brand: Brand,
    /// The address that customers reach it at, for links in mails, e.g. `https://portal.example`; no slash at the end.
    pub base_url: String,
    /// The address that answers to its mails go to; `None` is the host's own.
    pub reply_to: Option<String>,
}

impl Site {
    /// Whether the site shows this kind.
    pub fn shows(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Its time zone: where its days begin and end (rule T1).
    pub fn zone(&self) -> &Zone {
        self.zone.as_ref().unwrap_or(const { &Zone::UTC })
    }
}

/// A named set of permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its id, e.g. `accountant`.
    pub id: String,
    /// Its name for people.
    pub label: Text,
    /// What it gives.
    pub permissions: Permissions,
}

/// Who may make a user for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignUp {
    /// Nobody: users are invited or made by staff.
    #[default]
    Invitation,
    /// At checkout only.
    Checkout(Checkout),
    /// Everybody.
    Open,
}

impl SignUp {
    /// Whether somebody may sign up. That it happens at a checkout is what the principal says: everybody may walk there.
    pub const fn takes(self, at_checkout: bool) -> bool {
        match self {
            Self::Invitation | Self::Checkout(Checkout::Disabled) => false,
            Self::Checkout(Checkout::Optional | Checkout::Mandatory) => at_checkout,
            Self::Open => true,
        }
    }
}

/// Whether a checkout asks for a user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checkout {
    /// A guest may buy, or make a user.
    #[default]
    Optional,
    /// A user is needed.
    Mandatory,
    /// Guests only.
    Disabled,
}

/// How long a sign-in lasts (rule U8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionPolicy {
    /// How long a session may stay unused.
    pub idle: Duration,
    /// How long a session may last in all.
    pub absolute: Duration,
    /// How many sessions a user may have at once; one more ends the oldest.
    pub parallel: u32,
}

/// The least number of code points of a password that stands alone (NIST SP 800-63B-4, 3.1.1.2).
pub const ALONE: u32 = 15;

/// What a password must be (rule U4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// The least number of code points: 15, or 8 and more where a second factor is required.
    pub min_length: u32,
    /// How long a link to set a password stays good: 10 to 60 minutes (rule U9).
    pub reset: Duration,
}
