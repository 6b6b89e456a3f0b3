//! An ERP's external users as an import needs them, whichever ERP it is.

use std::collections::BTreeSet;
use std::fmt;

use plugin_api::Failure;

/// An ERP that has users of a portal of its own.
pub trait ExternalUsers {
    /// Every user that is, or could be taken for, an external one; by id.
    ///
    /// # Errors
    /// Those of the ERP's database.
    fn external_users(&self) -> Result<Vec<ExternalUser>, Failure>;
    /// Third party and contact of everybody to whom the ERP gives this role for a third party, e.g. `BILLING`.
    ///
    /// # Errors
    /// Those of the ERP's database; `owners/no-roles` where the ERP knows no roles.
    fn contacts_in_role(&self, role: &str) -> Result<BTreeSet<(String, String)>, Failure>;
    /// The portal's permissions that the ERP rules, granted or not.
    ///
    /// # Errors
    /// Those of the ERP's database.
    fn ruled(&self) -> Result<Vec<&'static str>, Failure>;
    /// What staff should know besides the lines, a sentence each.
    ///
    /// # Errors
    /// Those of the ERP's database.
    fn advice(&self) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }
}

/// A user of the ERP's that is, or could be taken for, a user of its portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalUser {
    /// The ERP's id.
    pub id: String,
    /// The login; an ERP may have the same one more than once.
    pub login: String,
    /// The entity that the user belongs to; `0` is all of them.
    pub entity: String,
    /// The host of the only website that the user signs in on, where the ERP says one.
    pub host: Option<String>,
    /// The third party; a user without one is not external.
    pub third_party: Option<String>,
    /// The contact, where the ERP knows one.
    pub contact: Option<String>,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// The given name; may be empty.
    pub first_name: String,
    /// The family name; may be empty.
    pub last_name: String,
    /// The language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Whether the ERP has the user enabled. The days below are another matter.
    pub enabled: bool,
    /// The first day on which the user may sign in, `YYYY-MM-DD`.
    pub starts: Option<String>,
    /// The last day on which the user may sign in, `YYYY-MM-DD`; that day is still good.
    pub ends: Option<String>,
    /// The password as the ERP has it.
    pub password: StoredPassword,
    /// The portal's permissions that the ERP grants, e.g. `portal.invoices.view`.
    pub permissions: Vec<String>,
    /// Whether the ERP has the user down as an employee. Says nothing alone: external users may have it set.
    pub employee: bool,
    /// Whether the user administers the ERP.
    pub admin: bool,
    /// Why the user must not be imported, where one must not.
    pub skip: Option<Skip>,
}

/// A password as an ERP stores it. Debug output holds no hash.
#[derive(Clone, PartialEq, Eq)]
pub enum StoredPassword {
    /// A hash that the portal verifies once: bcrypt, `$2y$…`, or passlib's `$pbkdf2-sha512$…` (rule U5).
    Readable(String),
    /// Anything else: not carried over, its user gets a link to set a new one (rule U5).
    Old(OldHash),
    /// No password at all.
    None,
}

/// A way of storing passwords that the portal does not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldHash {
    /// 32 hexadecimal digits.
    Md5,
    /// 40 hexadecimal digits: SHA-1, alone or of an MD5.
    Sha1,
    /// The password itself.
    Clear,
    /// Something else.
    Other,
}

/// Why a user is none of the portal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Works for the ERP's own company.
    Internal,
    /// Belongs to no third party, and is not an employee either.
    NoThirdParty,
    /// Administers the ERP, third party or not.
    Administrator,
}

impl Skip {
    /// One sentence for a report. Lower case, no final period.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Internal => "an employee of the ERP, who never signs in to the portal",
            Self::NoThirdParty => "belongs to no third party; set one in the ERP",
            Self::Administrator => "administers the ERP; take that away in the ERP first",
        }
    }
}

impl fmt::Debug for StoredPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Readable(_) => f.write_str("Readable"),
            Self::Old(kind) => write!(f, "Old({kind:?})"),
            Self::None => f.write_str("None"),
        }
    }
}
