//! The portal's question as conditions and an order over a kind's own tables.

use plugin_api::Kind;
use plugin_api::documents::{Query, Sort};

use super::connection::{Given, id};
use super::kinds::Shape;

/// What a list is ordered by.
pub(super) struct Key {
    /// The expression to order by; a bare column where an index may serve.
    pub order: String,
    /// The same as the text that crosses, and comes back as `:after_key`; at most 512 bytes.
    pub written: String,
    is_total: bool,
    may_be_null: bool,
}

/// The width to which the figures at the end of a number are filled up: more than any of them has.
const FIGURES: usize = 20;

impl Key {
    /// The key of a column of this kind.
    pub fn of(shape: &Shape, sort: Sort) -> Self {
        let moment = |column: &str| Self {
            order: column.to_owned(),
            written: format!("COALESCE(DATE_FORMAT({column}, '%Y-%m-%d %H:%i:%s'), '')"),
            is_total: false,
            may_be_null: true,
        };
        match sort {
            Sort::Date => moment(shape.day),
            Sort::Until => moment(shape.due),
            Sort::Reference => {
                let order = natural(&format!("LEFT(COALESCE({}, ''), 100)", shape.reference));
                Self { written: order.clone(), order, is_total: false, may_be_null: false }
            }
            Sort::Total => {
                let order = format!("COALESCE({}, 0)", shape.total);
                Self { written: order.clone(), order, is_total: true, may_be_null: false }
            }
        }
    }

    /// Whether this can be the key of a row.
    pub fn may_be(&self, key: &str) -> bool {
        !self.is_total || key.parse::<f64>().is_ok_and(f64::is_finite)
    }

    /// The condition of whatever comes behind the row with `:after_key`, which is this, and `:after_id`. Nothing comes before
    /// anything, as the database has it too.
    pub fn behind(&self, key: &str, descending: bool) -> String {
        let order = &self.order;
        let beyond = if descending { "<" } else { ">" };
        if self.may_be_null && key.is_empty() {
            let others = if descending { String::new() } else { format!(" OR {order} IS NOT NULL") };
            return format!("(({order} IS NULL AND d.rowid {beyond} :after_id){others})");
        }
        let given = if self.is_total { as_amount(":after_key") } else { ":after_key".to_owned() };
        let nothing = if self.may_be_null && descending { format!(" OR {order} IS NULL") } else { String::new() };
        format!("({order} {beyond} {given} OR ({order} = {given} AND d.rowid {beyond} :after_id){nothing})")
    }
}

/// A number so that its figures at the end count as a number: `FA-9` comes before `FA-10`. Written so that every version of
/// MariaDB, and what it came from, understands it: a leading 1 keeps the zeros of the number as it is read from behind.
fn natural(text: &str) -> String {
    let figures = format!("(CHAR_LENGTH(CAST(CONCAT('1', REVERSE({text})) AS UNSIGNED)) - 1)");
    format!(
        "CONCAT(LEFT({text}, CHAR_LENGTH({text}) - {figures}),
         IF({figures} = 0, '', LPAD(RIGHT({text}, {figures}), {FIGURES}, '0')))"
    )
}

/// `FROM` and `WHERE` of the documents that the question is about; `None` where it lets nothing through itself.
pub(super) fn listed(shape: &Shape, query: &Query<'_>) -> Option<(String, Given)> {
    let mut given = Given::new();
    let mut conditions = Vec::new();
    if query.kind != Kind::Products {
        given = given.number("party", id(query.third_party)?);
        conditions.push(format!("{} = :party", shape.party));
    }
    if let Some(entities) = query.entities {
        let entities = given.numbers("entity", entities.iter().filter_map(|entity| id(entity)));
        conditions.push(format!("d.entity IN ({entities})"));
    }
    if shape.reserved || query.own_only {
        let (element, on) = shape.named_on;
        given = given.number("contact", id(query.contact?)?);
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM llx_element_contact ec JOIN llx_c_type_contact ct ON ct.rowid = ec.fk_c_type_contact
             WHERE ec.element_id = {on} AND ec.fk_socpeople = :contact AND ct.element = '{element}' AND ct.source = 'external')"
        ));
    }
    conditions.push(shape.listed(query.cancelled));
    let given = narrowed(shape, query, &mut conditions, given)?;
    Some((format!("FROM {} WHERE {}", shape.from, conditions.join(" AND ")), given))
}

/// What the customer narrows the list by.
fn narrowed(shape: &Shape, query: &Query<'_>, conditions: &mut Vec<String>, mut given: Given) -> Option<Given> {
    let filter = query.filter;
    let Shape { waits, day, due, total, .. } = shape;
    if filter.open || !filter.overdue_on.is_empty() {
        conditions.push(format!("({waits})"));
    }
    if !filter.text.is_empty() {
        let columns =
            [shape.reference, shape.other_reference, shape.title].into_iter().filter(|column| *column != "''");
        let mut holds: Vec<String> =
            columns.map(|column| format!("{} LIKE :text ESCAPE '!'", folded(column))).collect();
        if !filter.amount.is_empty() {
            holds.push(format!("ABS({total}) = {}", as_amount(":amount")));
            given = given.text("amount", filter.amount);
        }
        conditions.push(format!("({})", holds.join(" OR ")));
        given = given.text("text", pattern(filter.text));
    }
    let conditioned = [
        ("overdue_on", filter.overdue_on, format!("{due} > {NO_DAY} AND {due} < :overdue_on")),
        ("total_from", filter.total_from, format!("{total} >= {}", as_amount(":total_from"))),
        ("total_to", filter.total_to, format!("{total} <= {}", as_amount(":total_to"))),
        ("status", filter.status, format!("{} = :status", shape.status())),
        ("from", filter.from, format!("{day} >= :from")),
        ("to", filter.to, format!("{day} > {NO_DAY} AND {day} <= CONCAT(:to, ' 23:59:59')")),
    ];
    for (name, value, condition) in conditioned {
        if !value.is_empty() {
            conditions.push(format!("({condition})"));
            given = given.text(name, value);
        }
    }
    if !filter.parent.is_empty() {
        conditions.push(format!("{} = :parent", shape.parent));
        given = given.number("parent", id(filter.parent)?);
    }
    Some(given)
}

/// A column without case, accents and ligatures. The collation knows letters with accents, and not two letters for one.
fn folded(column: &str) -> String {
    let small = format!("LOWER(CONVERT({column} USING utf8mb4))");
    let folded = LIGATURES.iter().fold(small, |text, (one, two)| format!("REPLACE({text}, '{one}', '{two}')"));
    format!("{folded} COLLATE utf8mb4_unicode_ci")
}

/// What a column must be like to hold a text; no letter of the text has a meaning of its own.
fn pattern(text: &str) -> String {
    let small = LIGATURES.iter().fold(text.to_lowercase(), |text, (one, two)| text.replace(one, two));
    let literal = small.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{literal}%")
}

const LIGATURES: [(&str, &str); 3] = [("œ", "oe"), ("æ", "ae"), ("ß", "ss")];

/// Before any day; the database's way of having none, `0000-00-00`, is even before that.
const NO_DAY: &str = "'0001-01-01'";

/// A decimal string that is given, as the number that amounts are compared with.
fn as_amount(given: &str) -> String {
    format!("CAST({given} AS DECIMAL(24,8))")
}
