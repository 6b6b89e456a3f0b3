//! How the portal's own ids cross: as text in JSON, as in paths, so that a program that reads numbers inexactly
//! (RFC 7493, 2.2) cannot mean another one.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// The shape of an id in JSON and in paths, as a regular expression.
pub const SHAPE: &str = "^[1-9][0-9]{0,17}$";

/// An id of the portal's own, such as an invitation's, e.g. `"7"`. What is none is refused with `command/invalid`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Id(#[cfg_attr(feature = "schema", schemars(regex(pattern = SHAPE)))] pub String);

impl Id {
    /// The id with this number, above 0.
    #[must_use]
    pub fn of_number(number: i64) -> Self {
        Self(number.to_string())
    }

    /// Its number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        number_of(&self.0)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match number_of(&text) {
            Some(_) => Ok(Self(text)),
            None => Err(serde::de::Error::custom("an id is a text such as \"7\"")),
        }
    }
}

/// A positive number in its one spelling.
#[must_use]
pub fn number_of(text: &str) -> Option<i64> {
    let fits = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| fits)
}

/// For a member that may be left out, and is an id where it is there: `null` is none.
pub(super) fn there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    Id::deserialize(deserializer).map(Some)
}
