//! A contact: a person on an account who cannot sign in, and receives the mails of chosen categories (rule A7).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::error::Error;
use crate::model::users::UserId;

/// How many contacts an account may have.
pub const MOST: u32 = 500;

/// The portal's id of a contact; not the ERP's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ContactId(
    #[serde(with = "crate::model::ids")]
    #[schemars(with = "String", regex(pattern = crate::model::ids::SHAPE))]
    pub i64,
);

/// What a mail to a customer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[repr(u8)]
pub enum Category {
    /// What fits nowhere else.
    General,
    /// Invoices and reminders.
    Invoices,
    /// Quotes and orders.
    QuotesOrders,
    /// Deliveries.
    Deliveries,
    /// Support.
    Support,
    /// Contracts.
    Contracts,
    /// News and offers.
    Marketing,
}

impl Category {
    /// Every one, in the order in which people see them.
    pub const ALL: [Self; 7] = [
        Self::General,
        Self::Invoices,
        Self::QuotesOrders,
        Self::Deliveries,
        Self::Support,
        Self::Contracts,
        Self::Marketing,
    ];

    /// The word for it in the store and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Invoices => "invoices",
            Self::QuotesOrders => "quotes_orders",
            Self::Deliveries => "deliveries",
            Self::Support => "support",
            Self::Contracts => "contracts",
            Self::Marketing => "marketing",
        }
    }
}

impl FromStr for Category {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|category| category.as_str() == word).ok_or(Error::CategoryUnknown)
    }
}

/// A set of categories of mails.
///
/// Words separated by spaces in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, JsonSchema)]
pub struct Categories(#[schemars(with = "Vec<Category>")] u8);

impl Categories {
    /// Whether this one is in it.
    pub const fn contains(self, category: Category) -> bool {
        self.0 & (1 << category as u8) != 0
    }

    /// Its categories, in the order in which people see them.
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.contains(*category))
    }
}

impl FromIterator<Category> for Categories {
    fn from_iter<I: IntoIterator<Item = Category>>(iter: I) -> Self {
        Self(iter.into_iter().fold(0, |set, category| set | (1 << category as u8)))
    }
}

impl fmt::Display for Categories {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iter().map(Category::as_str).collect::<Vec<_>>().join(" "))
    }
}

impl Serialize for Categories {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Category::as_str))
    }
}

impl FromStr for Categories {
    type Err = Error;

    fn from_str(words: &str) -> Result<Self, Error> {
        words.split_ascii_whitespace().map(str::parse).collect()
    }
}

/// A person who receives mails of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The portal's id.
    pub id: ContactId,
    /// The name for people; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What it receives.
    pub categories: Categories,
    /// The user that the contact became, where it was invited and accepted.
    pub user: Option<UserId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_kept_as_words_in_their_own_order() {
        for (words, want) in [
            ("", Ok("")),
            ("marketing invoices invoices", Ok("invoices marketing")),
            ("invoice", Err(Error::CategoryUnknown)),
        ] {
            let got = words.parse::<Categories>().map(|categories| categories.to_string());
            assert_eq!(got, want.map(str::to_owned), "{words:?}");
        }
        let all: Categories = Category::ALL.into_iter().collect();
        assert_eq!(all.iter().count(), Category::ALL.len());
    }
}
