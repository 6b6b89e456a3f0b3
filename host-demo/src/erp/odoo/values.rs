//! What goes to the database and what comes from it: named parameters in, text out.

use std::collections::HashMap;
use std::error::Error;

use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, ToSql, Type};

/// The values of a query by the names that its text has for them, behind a colon.
#[derive(Clone, Default)]
pub(super) struct Given(Vec<(String, Value)>);

/// One value.
#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Number(Option<i64>),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

impl Value {
    /// The value and its type as they go to the server.
    pub fn param(&self) -> (&(dyn ToSql + Sync), Type) {
        match self {
            Self::Text(text) => (text, Type::TEXT),
            Self::Number(number) => (number, Type::INT8),
            Self::Numbers(numbers) => (numbers, Type::INT8_ARRAY),
            Self::Texts(texts) => (texts, Type::TEXT_ARRAY),
        }
    }
}

impl Given {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn text(self, name: &str, value: impl Into<String>) -> Self {
        self.with(name, Value::Text(value.into()))
    }

    pub fn number(self, name: &str, value: impl Into<Option<i64>>) -> Self {
        self.with(name, Value::Number(value.into()))
    }

    /// For `= ANY(:name)`; an empty list matches nothing.
    pub fn numbers(self, name: &str, values: impl IntoIterator<Item = i64>) -> Self {
        self.with(name, Value::Numbers(values.into_iter().collect()))
    }

    /// For `= ANY(:name)`; an empty list matches nothing.
    pub fn texts<'a>(self, name: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        self.with(name, Value::Texts(values.into_iter().map(str::to_owned).collect()))
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value));
        self
    }

    /// The text with numbers for names, and the values that it names, in that order. A cast, `::text`, is none of ours.
    pub fn numbered(self, sql: &str) -> (String, Vec<Value>) {
        let mut known: HashMap<String, Value> = self.0.into_iter().collect();
        let (mut text, mut values) = (String::with_capacity(sql.len()), Vec::new());
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut rest = sql;
        while let Some(at) = rest.find(':') {
            text.push_str(&rest[..at]);
            let behind = &rest[at + 1..];
            if let Some(cast) = behind.strip_prefix(':') {
                text.push_str("::");
                rest = cast;
                continue;
            }
            let length = behind.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(behind.len());
            let name = &behind[..length];
            if let Some(value) = known.remove(name) {
                values.push(value);
                numbers.insert(name.to_owned(), values.len());
            }
            if let Some(number) = numbers.get(name) {
                text.push('$');
                text.push_str(&number.to_string());
            } else {
                text.push(':');
                text.push_str(name);
            }
            rest = &behind[length..];
        }
        text.push_str(rest);
        (text, values)
    }
}

/// One row of an answer, read by the names of its columns. What is NULL or unknown reads as empty.
pub(super) struct Cells(HashMap<String, String>);

impl Cells {
    /// The row, kept as texts.
    pub fn of(row: &Row) -> Self {
        let text = |index: usize| row.try_get::<_, Text>(index).ok().and_then(|text| text.0);
        let cells = row.columns().iter().enumerate();
        Self(cells.filter_map(|(index, column)| Some((column.name().to_owned(), text(index)?))).collect())
    }

    /// The column as text.
    pub fn text(&self, column: &str) -> String {
        self.0.get(column).cloned().unwrap_or_default()
    }

    /// The column as text, unless it is empty.
    pub fn some(&self, column: &str) -> Option<String> {
        Some(self.text(column).trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The column as an id, if there is one.
    pub fn id(&self, column: &str) -> Option<i64> {
        self.0.get(column)?.parse().ok().filter(|id| *id > 0)
    }

    /// Whether the column is true.
    pub fn is(&self, column: &str) -> bool {
        self.0.get(column).is_some_and(|text| text == "true")
    }
}

/// A value of one of the few types that our questions ask for; everything else they cast to text.
struct Text(Option<String>);

impl<'a> FromSql<'a> for Text {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        let text = match *ty {
            Type::BOOL => bool::from_sql(ty, raw)?.to_string(),
            Type::INT2 => i16::from_sql(ty, raw)?.to_string(),
            Type::INT4 => i32::from_sql(ty, raw)?.to_string(),
            Type::INT8 => i64::from_sql(ty, raw)?.to_string(),
            _ => <&str>::from_sql(ty, raw)?.to_owned(),
        };
        Ok(Self(Some(text)))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(None))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::BOOL | Type::INT2 | Type::INT4 | Type::INT8) || <&str as FromSql>::accepts(ty)
    }
}

/// The id that this text spells. Only the spelling that Odoo's own number has counts.
pub(super) fn id(text: &str) -> Option<i64> {
    text.parse().ok().filter(|id: &i64| *id > 0 && *id <= i64::from(i32::MAX) && id.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_numbers_and_casts_stay() {
        let given = Given::new().text("lang", "fr").number("party", 7).number("unused", None);
        let (sql, values) = given.numbered("SELECT d.id::text, :party, ':x HH24:MI' WHERE a = :lang AND b = :party");
        assert_eq!(sql, "SELECT d.id::text, $1, ':x HH24:MI' WHERE a = $2 AND b = $1");
        assert!(matches!(&values[..], [Value::Number(Some(7)), Value::Text(_)]));
    }

    #[test]
    fn only_the_plain_spelling_of_a_number_is_an_id() {
        for (text, expected) in [
            ("7", Some(7)),
            ("07", None),
            ("+7", None),
            (" 7", None),
            ("7x", None),
            ("0", None),
            ("-7", None),
            ("", None),
        ] {
            assert_eq!(id(text), expected, "`{text}`");
        }
        assert_eq!(id("2147483648"), None, "Odoo's ids are of four bytes");
    }
}
