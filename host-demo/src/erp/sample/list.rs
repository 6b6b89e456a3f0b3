//! Lists, counts and single rows: a question as SQL that an index answers in order, and its rows as they cross.

use std::fmt::Write as _;

use plugin_api::documents::{Nature, Query, Row, Sort, State};
use plugin_api::{Class, Failure, Kind};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, params};

use super::fold::{BETWEEN, fold};
use super::{failed, money, picture};

/// The columns of [`Row`], in the order in which [`row`] reads them.
pub const COLUMNS: &str = "id, third_party, entity, state, reserved, contacts, reference, other_reference, title, status, \
    open, date, until, total, remaining, currency, progress, parent, has_file, kind, nature";

/// Hands each row of the answer to `each`, in order, until it says `false`.
pub fn documents(
    connection: &Connection,
    query: &Query<'_>,
    each: &mut dyn FnMut(&Row<'_>) -> bool,
) -> Result<(), Failure> {
    let Some(statement) = Statement::list(query)? else { return Ok(()) };
    let mut prepared = connection.prepare_cached(&statement.sql).map_err(failed)?;
    let mut rows = prepared.query(statement.parameters()).map_err(failed)?;
    while let Some(found) = rows.next().map_err(failed)? {
        let contacts = contacts(found).map_err(failed)?;
        if !each(&row(found, query.sort, &contacts).map_err(failed)?) {
            break;
        }
    }
    Ok(())
}

/// Hands the row of one document to `found`, whoever it belongs to; it is ordered by its day.
pub fn document(connection: &Connection, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
    let sql = format!("SELECT {COLUMNS} FROM documents WHERE kind = ? AND id = ?");
    let mut prepared = connection.prepare_cached(&sql).map_err(failed)?;
    let mut rows = prepared.query(params![kind.number(), id]).map_err(failed)?;
    if let Some(read) = rows.next().map_err(failed)? {
        let contacts = contacts(read).map_err(failed)?;
        found(&row(read, Sort::Date, &contacts).map_err(failed)?);
    }
    Ok(())
}

/// How many rows the query has in all.
pub fn count(connection: &Connection, query: &Query<'_>) -> Result<u64, Failure> {
    let Some(statement) = Statement::count(query) else { return Ok(0) };
    let mut prepared = connection.prepare_cached(&statement.sql).map_err(failed)?;
    let count = prepared.query_row(statement.parameters(), |row| row.get::<_, i64>(0)).map_err(failed)?;
    Ok(count.unsigned_abs())
}

/// How SQLite goes about a list: one line a step, for people and tests.
pub fn plan(connection: &Connection, query: &Query<'_>) -> Result<Vec<String>, Failure> {
    let Some(statement) = Statement::list(query)? else { return Ok(Vec::new()) };
    let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", statement.sql)).map_err(failed)?;
    let steps = explained.query_map(statement.parameters(), |row| row.get(3)).map_err(failed)?;
    steps.collect::<Result<_, _>>().map_err(failed)
}

/// The ids of the contacts named on a document.
pub fn contacts<'r>(found: &'r rusqlite::Row<'_>) -> rusqlite::Result<Vec<&'r str>> {
    Ok(text(found, 5)?.split_ascii_whitespace().collect())
}

/// A row as it crosses, borrowed from SQLite's own.
pub fn row<'r>(found: &'r rusqlite::Row<'_>, sort: Sort, contacts: &'r [&'r str]) -> rusqlite::Result<Row<'r>> {
    let kind = Kind::from_number(found.get(19)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(19, 0))?;
    let state = State::from_number(found.get(3)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(3, 0))?;
    let (reference, date, until, total) = (text(found, 6)?, text(found, 11)?, text(found, 12)?, text(found, 13)?);
    Ok(Row {
        kind,
        nature: Nature::from_number(found.get(20)?),
        id: text(found, 0)?,
        third_party: text(found, 1)?,
        entity: text(found, 2)?,
        state,
        reserved: found.get(4)?,
        contacts,
        reference,
        other_reference: text(found, 7)?,
        title: text(found, 8)?,
        status: text(found, 9)?,
        open: found.get(10)?,
        date,
        until,
        total,
        remaining: text(found, 14)?,
        currency: text(found, 15)?,
        progress: found.get(16)?,
        parent: text(found, 17)?,
        has_file: found.get(18)?,
        has_picture: kind == Kind::Products && picture::of(reference).is_some(),
        key: match sort {
            Sort::Date => date,
            Sort::Reference => reference,
            Sort::Until => until,
            Sort::Total => total,
        },
    })
}

fn text<'r>(found: &'r rusqlite::Row<'_>, column: usize) -> rusqlite::Result<&'r str> {
    Ok(found.get_ref(column)?.as_str()?)
}

/// A value of the question, borrowed where it can be.
enum Value<'q> {
    Text(&'q str),
    Owned(String),
    Number(i64),
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Owned(text) => ValueRef::Text(text.as_bytes()),
            Self::Number(number) => ValueRef::Integer(*number),
        }))
    }
}

/// SQL whose text depends only on the shape of the question, so that a connection prepares each shape once.
struct Statement<'q> {
    sql: String,
    values: Vec<Value<'q>>,
}

impl<'q> Statement<'q> {
    /// `None` where the question itself says that nothing fits.
    fn list(query: &'q Query<'_>) -> Result<Option<Self>, Failure> {
        let (column, index) = match query.sort {
            Sort::Date => ("date", index_by_date(query)),
            Sort::Reference => ("reference", "documents_by_reference"),
            Sort::Until => ("until", "documents_by_until"),
            Sort::Total => ("cents", "documents_by_total"),
        };
        let mut statement = Self::begin(COLUMNS, index);
        // With a place to begin behind, that place bounds the walk through the index; the days only check.
        let walked_by_day = query.after.is_none();
        if !statement.narrow(query, walked_by_day) {
            return Ok(None);
        }
        let (than, direction) = if query.descending { ("<", "DESC") } else { (">", "ASC") };
        if let Some(after) = query.after {
            let key = match query.sort {
                Sort::Total => Value::Number(money::cents(after.key).ok_or_else(|| no_place(after.key))?),
                _ => Value::Text(after.key),
            };
            statement.and(&format!("({column}, id) {than} (?, ?)"), [key, Value::Text(after.id)]);
        }
        let _ = write!(statement.sql, " ORDER BY {column} {direction}, id {direction} LIMIT ?");
        statement.values.push(Value::Number(query.limit.into()));
        Ok(Some(statement))
    }

    /// The same without order, place and limit.
    fn count(query: &'q Query<'_>) -> Option<Self> {
        let mut statement = Self::begin("count(*)", index_by_date(query));
        statement.narrow(query, true).then_some(statement)
    }

    /// The index is named, because SQLite would otherwise rather guess without figures of the data.
    fn begin(columns: &str, index: &str) -> Self {
        let mut sql = String::with_capacity(640);
        let _ = write!(sql, "SELECT {columns} FROM documents INDEXED BY {index} WHERE TRUE");
        Self { sql, values: Vec::with_capacity(12) }
    }

    fn and<const N: usize>(&mut self, condition: &str, values: [Value<'q>; N]) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    fn parameters(&self) -> impl rusqlite::Params + '_ {
        rusqlite::params_from_iter(&self.values)
    }

    /// Adds all that narrows. `false` where nothing can fit.
    fn narrow(&mut self, query: &'q Query<'_>, walked_by_day: bool) -> bool {
        // A product belongs to no third party.
        let third_party = if query.kind == Kind::Products { "" } else { query.third_party };
        self.and("kind = ? AND third_party = ?", [Value::Number(query.kind.number().into()), Value::Text(third_party)]);
        let last = if query.cancelled { State::Cancelled } else { State::Published };
        self.and("state BETWEEN 1 AND ?", [Value::Number(last.number().into())]);
        if let Some(entities) = query.entities {
            if entities.is_empty() {
                return false;
            }
            self.sql.push_str(" AND entity IN (?");
            self.sql.push_str(&", ?".repeat(entities.len() - 1));
            self.sql.push(')');
            self.values.extend(entities.iter().map(|entity| Value::Text(entity)));
        }
        self.narrow_to_contact(query) && self.narrow_by_filter(query, walked_by_day)
    }

    fn narrow_to_contact(&mut self, query: &'q Query<'_>) -> bool {
        // An id with a space in it would match two neighbours; none has one.
        let contact = query.contact.filter(|id| !id.is_empty() && !id.contains(char::is_whitespace));
        match (contact.map(|id| Value::Owned(format!(" {id} "))), query.own_only) {
            (Some(contact), true) => self.and("instr(contacts, ?) > 0", [contact]),
            (Some(contact), false) => self.and("(reserved = 0 OR instr(contacts, ?) > 0)", [contact]),
            (None, true) => return false,
            (None, false) => self.and("reserved = 0", []),
        }
        true
    }

    fn narrow_by_filter(&mut self, query: &'q Query<'_>, walked_by_day: bool) -> bool {
        let filter = &query.filter;
        if only_open(query) {
            self.and("open = 1", []);
        }
        if !filter.overdue_on.is_empty() {
            self.and("+until > '' AND +until < ?", [Value::Text(filter.overdue_on)]);
        }
        if !filter.status.is_empty() {
            self.and("status = ?", [Value::Text(filter.status)]);
        }
        let date = if walked_by_day { "date" } else { "+date" };
        if !filter.from.is_empty() {
            self.and(&format!("{date} >= ?"), [Value::Text(filter.from)]);
        }
        if !filter.to.is_empty() {
            self.and(&format!("+date <> '' AND {date} <= ?"), [Value::Text(filter.to)]);
        }
        if !filter.parent.is_empty() {
            self.and("parent = ?", [Value::Text(filter.parent)]);
        }
        for (bound, than) in [(filter.total_from, ">="), (filter.total_to, "<=")] {
            if !bound.is_empty() {
                let Some(bound) = money::ten_thousandths(bound) else { return false };
                // With a plus before it, the index by totals is left to the order.
                self.and(&format!("total <> '' AND +cents * 100 {than} ?"), [Value::Number(bound)]);
            }
        }
        if filter.text.is_empty() {
            return true;
        }
        let amount = money::ten_thousandths(filter.amount);
        let text = (!filter.text.contains(BETWEEN)).then(|| Value::Owned(fold(filter.text)));
        match (text, amount) {
            (Some(text), Some(amount)) => self
                .and("(instr(search, ?) > 0 OR total <> '' AND abs(cents) * 100 = ?)", [text, Value::Number(amount)]),
            (Some(text), None) => self.and("instr(search, ?) > 0", [text]),
            _ => return false,
        }
        true
    }
}

fn only_open(query: &Query<'_>) -> bool {
    query.filter.open || !query.filter.overdue_on.is_empty()
}

fn index_by_date(query: &Query<'_>) -> &'static str {
    if only_open(query) { "open_documents_by_date" } else { "documents_by_date" }
}

fn no_place(key: &str) -> Failure {
    Failure::new(
        Class::Invalid,
        "query/no-place",
        format!("`{key}` is no total to begin behind: begin at the first page"),
    )
}

#[cfg(test)]
mod tests {
    use plugin_api::documents::Filter;
    use rusqlite::StatementStatus;

    use super::super::Sample;
    use super::*;
    use crate::erp::Erp;

    #[test]
    fn a_list_is_parsed_once_for_each_shape_of_question() {
        let folder = tempfile::tempdir().unwrap();
        let sample = Sample::open(&folder.path().join("erp.sqlite"), 1_790_000_000_000).unwrap();
        let query = Query {
            kind: Kind::Invoices,
            third_party: "",
            entities: None,
            contact: None,
            own_only: false,
            cancelled: false,
            filter: Filter::default(),
            sort: Sort::Date,
            descending: true,
            after: None,
            limit: 25,
        };
        for third_party in ["1", "2", "3"].iter().cycle().take(30) {
            sample.documents(&Query { third_party, ..query.clone() }, &mut |_| true).unwrap();
        }
        let connection = sample.connections.lease().unwrap();
        let prepared = connection.prepare_cached(&Statement::list(&query).unwrap().unwrap().sql).unwrap();
        let counted = (prepared.get_status(StatementStatus::Run), prepared.get_status(StatementStatus::RePrepare));
        assert_eq!(counted, (30, 0));
    }
}
