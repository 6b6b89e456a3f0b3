//! What a statement answers.

use rusqlite::types::ValueRef;

use super::error::{Error, Result};

/// What stands in one column of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number; a truth is 0 or 1.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// One row.
#[derive(Debug)]
pub struct Row<'r>(Of<'r>);

#[derive(Debug)]
enum Of<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

/// Rows, one after the other.
#[expect(missing_debug_implementations, reason = "SQLite's has none")]
pub struct Rows<'s>(Source<'s>);

enum Source<'s> {
    Sqlite(rusqlite::Rows<'s>),
    /// All of them, and the next one's place.
    Postgres(Vec<tokio_postgres::Row>, usize),
}

/// What is read of each row, one after the other.
#[expect(missing_debug_implementations, reason = "SQLite's has none")]
pub struct Mapped<'s, F> {
    rows: Rows<'s>,
    read: F,
}

/// What can be read of a column.
pub trait FromSql: Sized {
    /// From what stands there; `None` where it is something else.
    fn of(cell: Cell<'_>) -> Option<Self>;
}

/// For questions that one row or none answers.
pub trait OptionalExtension<T> {
    /// `None` where there is no row.
    fn optional(self) -> Result<Option<T>>;
}

impl<T> OptionalExtension<T> for Result<T> {
    fn optional(self) -> Result<Option<T>> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(Error::NoRow) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Row<'_> {
    /// How many columns there are.
    pub fn width(&self) -> usize {
        match &self.0 {
            Of::Sqlite(row) => row.as_ref().column_count(),
            Of::Postgres(row) => row.len(),
        }
    }

    /// What the column is called.
    pub fn name(&self, column: usize) -> Result<&str> {
        match &self.0 {
            Of::Sqlite(row) => Ok(row.as_ref().column_name(column)?),
            Of::Postgres(row) => row
                .columns()
                .get(column)
                .map(tokio_postgres::Column::name)
                .ok_or_else(|| Error::Unreadable { column, why: "there is none".to_owned() }),
        }
    }

    /// What stands in the column.
    pub fn cell(&self, column: usize) -> Result<Cell<'_>> {
        let unreadable = |why: String| Error::Unreadable { column, why };
        match &self.0 {
            Of::Sqlite(row) => Ok(match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(number) => Cell::Integer(number),
                ValueRef::Real(number) => Cell::Real(number),
                ValueRef::Text(text) => {
                    Cell::Text(std::str::from_utf8(text).map_err(|error| unreadable(error.to_string()))?)
                }
                ValueRef::Blob(bytes) => Cell::Bytes(bytes),
            }),
            Of::Postgres(row) => row.try_get(column).map_err(|error| unreadable(error.to_string())),
        }
    }

    /// What stands in the column, as the type that is wanted.
    pub fn get<T: FromSql>(&self, column: usize) -> Result<T> {
        let cell = self.cell(column)?;
        T::of(cell).ok_or_else(|| Error::Unreadable { column, why: format!("it holds {}", cell.what()) })
    }

    /// The text in the column.
    pub fn text(&self, column: usize) -> Result<&str> {
        self.text_or_null(column)?.ok_or_else(|| Error::Unreadable { column, why: "it holds nothing".to_owned() })
    }

    /// The text in the column, if there is one.
    pub fn text_or_null(&self, column: usize) -> Result<Option<&str>> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Text(text) => Ok(Some(text)),
            other => Err(Error::Unreadable { column, why: format!("it holds {}", other.what()) }),
        }
    }
}

impl Cell<'_> {
    const fn what(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Integer(_) | Self::Real(_) => "another number",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "other bytes",
        }
    }
}

impl<'s> Rows<'s> {
    pub(super) const fn sqlite(rows: rusqlite::Rows<'s>) -> Self {
        Self(Source::Sqlite(rows))
    }

    pub(super) const fn postgres(rows: Vec<tokio_postgres::Row>) -> Self {
        Self(Source::Postgres(rows, 0))
    }

    /// The next one.
    #[expect(clippy::should_implement_trait, reason = "it may fail, and lends what it answers")]
    pub fn next(&mut self) -> Result<Option<Row<'_>>> {
        Ok(match &mut self.0 {
            Source::Sqlite(rows) => rows.next()?.map(|row| Row(Of::Sqlite(row))),
            Source::Postgres(rows, place) => {
                let row = rows.get(*place);
                *place += 1;
                row.map(|row| Row(Of::Postgres(row)))
            }
        })
    }
}

impl<'s, F> Mapped<'s, F> {
    pub(super) const fn new(rows: Rows<'s>, read: F) -> Self {
        Self { rows, read }
    }
}

impl<T, F: FnMut(&Row<'_>) -> Result<T>> Iterator for Mapped<'_, F> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        match self.rows.next() {
            Ok(row) => row.map(|row| (self.read)(&row)),
            Err(error) => Some(Err(error)),
        }
    }
}

impl FromSql for i64 {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Integer(number) = cell { Some(number) } else { None }
    }
}

macro_rules! integers {
    ($($integer:ty)+) => {
        $(
            impl FromSql for $integer {
                fn of(cell: Cell<'_>) -> Option<Self> {
                    i64::of(cell).and_then(|number| Self::try_from(number).ok())
                }
            }
        )+
    };
}
integers!(i32 u64 u32 u16 u8 usize);

impl FromSql for bool {
    fn of(cell: Cell<'_>) -> Option<Self> {
        i64::of(cell).map(|number| number != 0)
    }
}

impl FromSql for String {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { Some(text.to_owned()) } else { None }
    }
}

impl FromSql for Vec<u8> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { Some(bytes.to_owned()) } else { None }
    }
}

impl<const N: usize> FromSql for [u8; N] {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { bytes.try_into().ok() } else { None }
    }
}

impl<T: FromSql> FromSql for Option<T> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if cell == Cell::Null { Some(None) } else { T::of(cell).map(Some) }
    }
}
