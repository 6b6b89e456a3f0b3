//! What is found of this Odoo: its version, its columns, the record rules in force, its companies. Read at start, and anew when
//! it is a minute old, so that a rule that an administrator changes counts soon without a restart.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use plugin_api::{Class, Failure, Kind};

use super::connection::Connection;
use super::domain::{self, Domain};
use super::needs::{NEEDS, model_of};
use super::rules::{self, Model, Reader};
use super::values::Given;

/// How old the facts may be.
const AGE: Duration = Duration::from_mins(1);
/// The oldest Odoo whose tables are understood, and the newest that was looked at.
const KNOWN: std::ops::RangeInclusive<u32> = 16..=19;

/// What was found.
pub(super) struct Facts {
    /// Odoo's version, e.g. `18.0`.
    pub version: String,
    /// The number before the point.
    pub major: u32,
    /// The columns that may be read, with their types, by table.
    columns: HashMap<String, HashMap<String, String>>,
    /// The rules of each kind that is open, as one domain.
    rules: BTreeMap<Kind, Domain>,
    /// The companies in use by id, with name and time zone.
    pub companies: BTreeMap<i64, (String, String)>,
    /// The modules that are installed.
    pub modules: HashSet<String>,
}

impl Facts {
    /// Whether the table has the column, and the role may read it.
    pub fn has(&self, table: &str, column: &str) -> bool {
        self.columns.get(table).is_some_and(|columns| columns.contains_key(column))
    }

    /// Whether the table is there with all of these columns.
    pub fn has_all(&self, table: &str, columns: &str) -> bool {
        columns.split_whitespace().all(|column| self.has(table, column))
    }

    /// Whether the variants of products can be told apart.
    pub fn has_variants(&self) -> bool {
        self.has_all("product_product", "id product_tmpl_id active")
            && self.has_all("product_variant_combination", "product_product_id product_template_attribute_value_id")
            && self.has_all(
                "product_template_attribute_value",
                "id product_attribute_value_id attribute_line_id price_extra",
            )
            && self.has_all("product_attribute_value", "id name")
    }

    /// The column of `d`, or what stands for it where this Odoo has none.
    pub fn or(&self, table: &str, column: &str, otherwise: &str) -> String {
        if self.has(table, column) { format!("d.{column}") } else { otherwise.to_owned() }
    }

    /// The text of a column that may be kept by language, in `asked.lang` where it is.
    pub fn named(&self, alias: &str, table: &str, column: &str) -> String {
        let is_by_language =
            self.columns.get(table).and_then(|columns| columns.get(column)).is_some_and(|kind| kind == "jsonb");
        if is_by_language {
            format!(
                "COALESCE({alias}.{column}->>asked.lang, {alias}.{column}->>'en_US',
                 (SELECT value FROM jsonb_each_text({alias}.{column}) LIMIT 1))"
            )
        } else {
            format!("{alias}.{column}")
        }
    }

    /// The day of a moment, which Odoo keeps in UTC, in the time zone of the document's company.
    pub fn day_of(&self, moment: &str) -> String {
        let zones = self.companies.iter().filter(|(_, (_, zone))| zone != "UTC");
        let cases = zones.map(|(id, (_, zone))| format!(" WHEN {id} THEN '{zone}'")).collect::<Vec<_>>().concat();
        let zone =
            if cases.is_empty() { "'UTC'".to_owned() } else { format!("CASE d.company_id{cases} ELSE 'UTC' END") };
        format!("(({moment} AT TIME ZONE 'UTC') AT TIME ZONE {zone})::date")
    }

    /// The company that issues what belongs to none.
    pub fn first_company(&self) -> i64 {
        self.companies.keys().next().copied().unwrap_or(1)
    }

    /// Whether the kind is read at all: its module is installed, and a rule for portal users is in force.
    pub fn is_open(&self, kind: Kind) -> bool {
        self.rules.contains_key(&kind)
    }

    /// The condition by which this reader sees a document of the kind.
    pub fn visible(&self, kind: Kind, reader: Reader<'_>) -> String {
        let rule = self.rules.get(&kind).and_then(|domain| judge(domain, kind, &self.columns, reader).ok());
        // Rules were understood when they were read; what is not, nobody sees.
        rule.unwrap_or_else(|| "FALSE".to_owned())
    }
}

/// The facts with their age.
pub(super) struct Kept(Mutex<(Instant, Arc<Facts>)>);

impl Kept {
    /// Reads them for the first time.
    pub fn first(connection: &Connection) -> Result<Self, Failure> {
        let facts = read(connection)?;
        if !KNOWN.contains(&facts.major) {
            log::warn!(
                "Odoo {} is newer than {}, which this connector knows; all columns that it needs are there",
                facts.version,
                KNOWN.end()
            );
        }
        Ok(Self(Mutex::new((Instant::now(), Arc::new(facts)))))
    }

    /// The facts, not older than a minute.
    pub fn now(&self, connection: &Connection) -> Result<Arc<Facts>, Failure> {
        let stale = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.0.elapsed() < AGE {
                return Ok(Arc::clone(&kept.1));
            }
            // Whoever comes meanwhile takes the old ones, and does not wait.
            kept.0 = Instant::now();
            Arc::clone(&kept.1)
        };
        match read(connection) {
            Ok(facts) => {
                let facts = Arc::new(facts);
                self.0.lock().unwrap_or_else(PoisonError::into_inner).1 = Arc::clone(&facts);
                Ok(facts)
            }
            // The question itself will say that the database does not answer.
            Err(failure) if failure.class == Class::Unavailable => Ok(stale),
            Err(failure) => {
                let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                kept.0 = Instant::now().checked_sub(AGE).unwrap_or(kept.0);
                Err(failure)
            }
        }
    }
}

fn read(connection: &Connection) -> Result<Facts, Failure> {
    let place = connection.place();
    let columns = columns(connection)?;
    let modules = connection.rows(
        "SELECT name, split_part(COALESCE(latest_version, ''), '.', 1) || '.' || split_part(COALESCE(latest_version, ''), '.', 2) AS version
         FROM ir_module_module WHERE state = 'installed'",
        Given::new(),
    )?;
    let version = modules.iter().find(|row| row.text("name") == "base").map(|row| row.text("version"));
    let version = version.unwrap_or_default();
    // Odoo's own hosting writes `saas~18.3`.
    let digits = version.trim_start_matches("saas~").split('.').next().and_then(|major| major.parse().ok());
    let Some(major) = digits.filter(|major| major >= KNOWN.start()) else {
        let message =
            format!("{place} is Odoo `{version}`, and {} is the oldest understood; upgrade Odoo", KNOWN.start());
        return Err(Failure::new(Class::Incompatible, "odoo/version", message));
    };
    let rules = rules_of(connection, &columns)?;
    Ok(Facts {
        version,
        major,
        companies: companies(connection, &columns)?,
        modules: modules.iter().map(|row| row.text("name")).collect(),
        columns,
        rules,
    })
}

/// The columns that are there and may be read. What is there and may not be read is told, all of it at once.
fn columns(connection: &Connection) -> Result<HashMap<String, HashMap<String, String>>, Failure> {
    let place = connection.place();
    let rows = connection.rows(
        "SELECT c.relname::text AS tab, a.attname::text AS col, t.typname::text AS kind,
         has_column_privilege(c.oid, a.attnum, 'SELECT') AS readable
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         JOIN pg_type t ON t.oid = a.atttypid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p') AND c.relname = ANY(:tables)",
        Given::new().texts("tables", NEEDS.iter().map(|need| need.table)),
    )?;
    let mut columns: HashMap<String, HashMap<String, String>> = HashMap::new();
    let mut there: HashSet<(String, String)> = HashSet::new();
    for row in &rows {
        there.insert((row.text("tab"), row.text("col")));
        if row.is("readable") {
            columns.entry(row.text("tab")).or_default().insert(row.text("col"), row.text("kind"));
        }
    }
    let is_there = |table: &str, column: &str| there.contains(&(table.to_owned(), column.to_owned()));
    if !is_there("res_partner", "commercial_partner_id") || !is_there("ir_module_module", "latest_version") {
        let message = format!("{place} is not an Odoo: it has no table `res_partner`; name Odoo's own database");
        return Err(Failure::new(Class::Invalid, "odoo/no-tables", message));
    }
    let (mut hidden, mut absent) = (Vec::new(), Vec::new());
    for need in NEEDS {
        let is_known = there.iter().any(|(table, _)| table == need.table);
        for column in need.must.split_whitespace() {
            let has = columns.get(need.table).is_some_and(|columns| columns.contains_key(column));
            if is_there(need.table, column) && !has {
                hidden.push(format!("{}.{column}", need.table));
            } else if !has && (is_known || need.kinds.is_empty()) {
                absent.push(format!("{}.{column}", need.table));
            }
        }
    }
    if !hidden.is_empty() {
        let message = format!(
            "the role at {place} may not read {}; run `host-demo odoo prepare` and what it prints",
            hidden.join(", ")
        );
        return Err(Failure::new(Class::Refused, "odoo/rights", message));
    }
    if !absent.is_empty() {
        let message = format!(
            "{place} has no {}: this Odoo is built otherwise than those that this connector knows, {} to {}",
            absent.join(", "),
            KNOWN.start(),
            KNOWN.end()
        );
        return Err(Failure::new(Class::Incompatible, "odoo/columns", message));
    }
    Ok(columns)
}

/// The rules for portal users of every kind whose tables are there. Group rules are joined by `or`, and with the global ones
/// by `and`, as Odoo does; where no group rule is in force, Odoo has no page for customers, and the kind is closed.
fn rules_of(
    connection: &Connection,
    columns: &HashMap<String, HashMap<String, String>>,
) -> Result<BTreeMap<Kind, Domain>, Failure> {
    let is_there = |kind: Kind| {
        NEEDS.iter().filter(|need| need.kinds.contains(&kind)).all(|need| columns.contains_key(need.table))
    };
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| is_there(*kind)).collect();
    let rows = connection.rows(
        "WITH RECURSIVE portal(id) AS (
           SELECT res_id FROM ir_model_data WHERE module = 'base' AND name = 'group_portal' AND model = 'res.groups'
           UNION SELECT i.hid FROM res_groups_implied_rel i JOIN portal p ON i.gid = p.id
         )
         SELECT m.model, r.id, r.global, COALESCE(r.domain_force, '[]') AS rule FROM ir_rule r
         JOIN ir_model m ON m.id = r.model_id
         WHERE r.active AND r.perm_read AND m.model = ANY(:models) AND (r.global OR EXISTS (
           SELECT 1 FROM rule_group_rel g JOIN portal p ON p.id = g.group_id WHERE g.rule_group_id = r.id))
         ORDER BY m.model, r.id",
        Given::new().texts("models", kinds.iter().map(|kind| model_of(*kind).0)),
    )?;
    let mut rules = BTreeMap::new();
    for kind in kinds {
        let (mut global, mut group) = (Vec::new(), Vec::new());
        for row in rows.iter().filter(|row| row.text("model") == model_of(kind).0) {
            let rule = row.text("rule");
            let refused = |what: &str| {
                let message = format!(
                    "rule {} of Odoo on `{}` has {what} in it, which this connector does not understand: who sees what cannot \
                     be told; put Odoo's own rule back, or open this kind of document in Odoo only",
                    row.text("id"),
                    row.text("model")
                );
                Failure::new(Class::Incompatible, "odoo/rule", message)
            };
            let domain = domain::read(&rule).ok_or_else(|| refused("more than a list of conditions"))?;
            for reader in [Reader::Everybody, Reader::One("0")] {
                judge(&domain, kind, columns, reader).map_err(|what| refused(&what))?;
            }
            if row.is("global") { global.push(domain) } else { group.push(domain) }
        }
        if !group.is_empty() {
            global.push(Domain::Or(group));
            rules.insert(kind, Domain::And(global));
        }
    }
    Ok(rules)
}

fn judge(
    domain: &Domain,
    kind: Kind,
    columns: &HashMap<String, HashMap<String, String>>,
    reader: Reader<'_>,
) -> Result<String, String> {
    let (name, table) = model_of(kind);
    let of = |table: &str, column: &str| columns.get(table).is_some_and(|columns| columns.contains_key(column));
    let has = |column: &str| of(table, column);
    let project_has = |column: &str| of("project_project", column);
    rules::sql(domain, &Model { name, has: &has, project_has: &project_has }, reader)
}

fn companies(
    connection: &Connection,
    columns: &HashMap<String, HashMap<String, String>>,
) -> Result<BTreeMap<i64, (String, String)>, Failure> {
    let has_zone = columns.get("res_partner").is_some_and(|columns| columns.contains_key("tz"));
    // Only a name that the database knows: another one would fail every question about a moment.
    let (zone, known) =
        if has_zone { ("z.name", "LEFT JOIN pg_timezone_names z ON z.name = p.tz") } else { ("NULL", "") };
    let sql = format!(
        "SELECT c.id, c.name, COALESCE({zone}, 'UTC') AS zone FROM res_company c
         LEFT JOIN res_partner p ON p.id = c.partner_id {known} WHERE c.active IS NOT FALSE ORDER BY c.id LIMIT 1000"
    );
    let rows = connection.rows(&sql, Given::new())?;
    let company = |row: &super::values::Cells| Some((row.id("id")?, (row.text("name"), row.text("zone"))));
    Ok(rows.iter().filter_map(company).collect())
}
