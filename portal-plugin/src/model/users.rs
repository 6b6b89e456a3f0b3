//! A user: an external person who can sign in, in one realm; never an employee of the ERP.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::folding::folded;
use crate::model::locales::Locale;
use crate::model::mailboxes;
use crate::model::sites::RealmId;
use crate::model::zones::Zone;

/// The portal's id of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct UserId(
    #[serde(with = "crate::model::ids")]
    #[schemars(with = "String", regex(pattern = crate::model::ids::SHAPE))]
    pub i64,
);

/// Whether a user may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UserState {
    /// May sign in.
    Active,
    /// Signed up and has not proved the address yet.
    Unverified,
    /// Put out of use by staff, or imported so.
    Disabled,
}

impl UserState {
    /// The word for it in the store and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unverified => "unverified",
            Self::Disabled => "disabled",
        }
    }

    /// The state of this word; an unknown one denies.
    pub fn of_word(word: &str) -> Self {
        match word {
            "active" => Self::Active,
            "unverified" => Self::Unverified,
            _ => Self::Disabled,
        }
    }
}

/// A user as every request knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The portal's id.
    pub id: UserId,
    /// The realm it signs in to.
    pub realm: RealmId,
    /// The login as it was spelled.
    pub login: Login,
    /// The name for people.
    pub name: String,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// The language it chose, if any.
    pub locale: Option<Locale>,
    /// The time zone it chose, if any (rule T1).
    pub zone: Option<Zone>,
    /// Whether it may act.
    pub state: UserState,
    /// Whether its password is out of use as a whole until it is set anew; for one network it is by [`crate::model::turns`].
    pub locked: bool,
    /// Whether its password was shown or mailed, and must be replaced first (rule U2).
    pub one_time_password: bool,
    /// The ERP's id of the contact behind it, if any.
    pub contact: Option<String>,
    /// Which of the ERP's own users stands behind it, where the ERP manages it; [`crate::model::erp_users`] says what follows.
    pub erp: Option<ErpLink>,
}

/// Which of the ERP's users stands behind one of ours (rule U11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpLink {
    /// The ERP's id of it.
    pub id: String,
    /// The account whose membership the ERP rules too.
    pub account: Option<AccountId>,
}

/// What a user signs in with: a username or an e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Login {
    spelled: String,
    key: String,
}

impl Login {
    /// The longest login, in code points.
    pub const MAX: usize = 120;

    /// A login that may be given to a user: 1 to 120 code points after trimming, no control characters and no white space within.
    ///
    /// # Errors
    /// `login/invalid`.
    pub fn new(text: &str) -> Result<Self, Error> {
        let spelled = text.trim();
        let fits = (1..=Self::MAX).contains(&spelled.chars().count())
            && !spelled.chars().any(|c| c.is_control() || c.is_whitespace());
        let key = login_key(spelled);
        if fits && !key.is_empty() { Ok(Self { spelled: spelled.to_owned(), key }) } else { Err(Error::LoginInvalid) }
    }

    /// The stored spelling, for display.
    pub fn as_str(&self) -> &str {
        &self.spelled
    }

    /// What logins are compared by: unique within a realm (rule S2).
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether it is written like an address, however wide its `@`: it then says whose it is.
    pub fn is_like_an_address(&self) -> bool {
        folded(&self.spelled).contains('@')
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled)
    }
}

/// The login that a person gets where the operator names none: `first.last`, transliterated (rule U2); with no name
/// that can be spelled, `contact-` and the contact's id.
pub fn default_login(first_name: &str, last_name: &str, contact: &str) -> String {
    let spell = |name: &str| {
        let letters: String = deunicode::deunicode(name)
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
        words.join("-")
    };
    let parts: Vec<String> = [first_name, last_name].into_iter().map(spell).filter(|part| !part.is_empty()).collect();
    let login = if parts.is_empty() { format!("contact-{}", spell(contact)) } else { parts.join(".") };
    login.chars().take(Login::MAX - 3).collect()
}

/// What logins are compared by: case-folded (rule U3), unless it is written like an address. That is a mailbox, and folds
/// no further than one (rule U3a): a login that names a mailbox is never that of another.
pub fn login_key(text: &str) -> String {
    let folded = folded(text);
    if folded.contains('@') { mailboxes::key(text) } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_compare_folded_unless_they_name_a_mailbox_and_keep_their_spelling() {
        for (spelled, other, same) in [
            ("Atu.Lenobli", " atu.lenobli ", true),
            ("ａｔｕ", "atu", true),
            ("Straße", "STRASSE", true),
            ("ırma", "irma", false),
            ("Atu@Example.net", "atu@example.net", true),
            ("atu@exämple.net", "atu@xn--exmple-cua.net", true),
            ("groß@example.net", "gross@example.net", false),
            ("jean@menuıserie.example", "jean@menuiserie.example", false),
            // Folded, each would be the login of who reads that mailbox.
            ("ａtu@example.net", "atu@example.net", false),
            ("atu＠example.net", "atu@example.net", false),
            ("atu@ｅxample.net", "atu@example.net", false),
            ("atu@Example", "ATU@example", true),
        ] {
            assert_eq!(login_key(spelled) == login_key(other), same, "{spelled:?} and {other:?}");
            assert_eq!(Login::new(spelled).unwrap().key(), login_key(spelled));
        }
        assert_eq!(Login::new(" Atu.Lenobli ").unwrap().as_str(), "Atu.Lenobli");
        for (login, like) in [("atu", false), ("atu@example.net", true), ("atu＠example", true), ("atu﹫x", true)] {
            assert_eq!(Login::new(login).unwrap().is_like_an_address(), like, "{login}");
        }
    }

    #[test]
    fn the_default_login_is_first_dot_last_in_plain_letters() {
        for (first, last, want) in [
            ("Atu", "Lenobli", "atu.lenobli"),
            ("Éloïse", "Le Goff-D'Arcy", "eloise.le-goff-d-arcy"),
            ("Łukasz", "Strauß", "lukasz.strauss"),
            ("", "Gauthier", "gauthier"),
            ("李", "小龙", "li.xiao-long"),
            ("", "", "contact-17"),
        ] {
            assert_eq!(default_login(first, last, "17"), want, "{first:?} {last:?}");
        }
    }

    #[test]
    fn a_login_has_no_white_space_no_control_characters_and_at_most_120_code_points() {
        for (text, fits) in [
            ("a", true),
            ("", false),
            ("  ", false),
            ("a b", false),
            ("a\0b", false),
            (&"é".repeat(120), true),
            (&"é".repeat(121), false),
        ] {
            assert_eq!(Login::new(text).is_ok(), fits, "{text:?}");
        }
    }
}
