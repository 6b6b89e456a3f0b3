//! What is given to a statement.

use rusqlite::types::{Null, ToSqlOutput, ValueRef};

/// A value as every engine takes it; where there is none, its kind says of which column it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// None of this kind.
    Null(Kind),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Whole numbers.
    Integer,
    /// Yes or no.
    Boolean,
    /// Texts.
    Text,
    /// Bytes.
    Bytes,
}

/// What can be given to a statement.
pub trait ToSql {
    /// As a value.
    fn value(&self) -> Value<'_>;

    /// The kind of all such values.
    fn kind() -> Kind
    where
        Self: Sized;
}

/// The values of a statement, in the order of their numbers.
pub trait Params {
    /// These.
    fn values(&self) -> Vec<Value<'_>>;
}

/// The values of a statement, of whatever types.
macro_rules! params {
    () => { &[] as &[&dyn $crate::store::engine::ToSql] };
    ($($value:expr),+ $(,)?) => { &[$(&$value as &dyn $crate::store::engine::ToSql),+] as &[&dyn $crate::store::engine::ToSql] };
}
pub(crate) use params;

impl Params for &[&dyn ToSql] {
    fn values(&self) -> Vec<Value<'_>> {
        self.iter().map(|value| (**value).value()).collect()
    }
}

/// None at all.
impl Params for [&(dyn ToSql + Send); 0] {
    fn values(&self) -> Vec<Value<'_>> {
        Vec::new()
    }
}

macro_rules! arrays {
    ($($length:literal)+) => {
        $(
            impl<T: ToSql> Params for [T; $length] {
                fn values(&self) -> Vec<Value<'_>> {
                    self.iter().map(ToSql::value).collect()
                }
            }
        )+
    };
}
arrays!(1 2 3 4 5 6);

/// Whole numbers that the store can hold each of.
macro_rules! integers {
    ($($integer:ty)+) => {
        $(
            impl ToSql for $integer {
                fn value(&self) -> Value<'_> {
                    Value::Integer(i64::from(*self))
                }

                fn kind() -> Kind {
                    Kind::Integer
                }
            }
        )+
    };
}
integers!(i64 i32 u32 u16 u8);

impl ToSql for usize {
    fn value(&self) -> Value<'_> {
        Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }

    fn kind() -> Kind {
        Kind::Integer
    }
}

impl ToSql for bool {
    fn value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }

    fn kind() -> Kind {
        Kind::Boolean
    }
}

impl ToSql for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn kind() -> Kind {
        Kind::Text
    }
}

impl ToSql for &str {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn kind() -> Kind {
        Kind::Text
    }
}

impl ToSql for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Bytes(self)
    }

    fn kind() -> Kind {
        Kind::Bytes
    }
}

impl<const N: usize> ToSql for [u8; N] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(self)
    }

    fn kind() -> Kind {
        Kind::Bytes
    }
}

impl ToSql for &[u8] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(self)
    }

    fn kind() -> Kind {
        Kind::Bytes
    }
}

impl<T: ToSql> ToSql for &T {
    fn value(&self) -> Value<'_> {
        (*self).value()
    }

    fn kind() -> Kind {
        T::kind()
    }
}

impl<T: ToSql> ToSql for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null(T::kind()), ToSql::value)
    }

    fn kind() -> Kind {
        T::kind()
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match *self {
            Self::Null(_) => ToSqlOutput::from(Null),
            Self::Integer(number) => ToSqlOutput::from(number),
            Self::Boolean(truth) => ToSqlOutput::from(truth),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::from(text)),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}
