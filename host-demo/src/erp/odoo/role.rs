//! The role that reads Odoo's database: the statements that make it, and whether it may read what it must, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::{Class, Failure};

use super::connection::Connection;
use super::needs::NEEDS;
use super::values::Given;

/// Tables that no reader of documents has a use for.
const SECRET_TABLES: [&str; 4] = ["res_users_apikeys", "ir_config_parameter", "auth_totp_device", "payment_token"];
/// Columns that open or prove something.
const SECRET_COLUMNS: [&str; 5] = ["access_token", "totp_secret", "signup_token", "db_datas", "oauth_access_token"];

/// What was found, and what is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The database and its server, for people.
    pub place: String,
    /// The statements that give the role what it needs; an administrator of the database carries them out.
    pub statements: Vec<String>,
    /// Whether they were carried out.
    pub made: bool,
    /// What is not as it should be now, a sentence each; empty is a role that is ready.
    pub findings: Vec<String>,
}

/// Looks at the database at `url` as somebody who may read its catalogue, and at `role` there. With `make`, which needs an
/// administrator's address, the role is made with `password` and given what it needs first.
///
/// # Errors
/// `odoo/address`, `odoo/unreachable`, `odoo/refused`, `odoo/no-tables`, `odoo/role` where a name is none, and `odoo/query` where
/// the database refuses a statement.
pub fn prepare(url: &str, role: &str, password: Option<&str>, make: bool) -> Result<Prepared, Failure> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if role.is_empty() || role.len() > 63 || !role.chars().all(plain) || role.starts_with(|c: char| c.is_ascii_digit())
    {
        let message = format!("`{role}` cannot be the name of a role here; write small letters, digits and `_`");
        return Err(Failure::new(Class::Invalid, "odoo/role", message));
    }
    let connection = Connection::open(url)?;
    let there = there(&connection)?;
    let is_new = is_missing(&connection, role)?;
    let statements = statements(&there, role, password, is_new, &database(&connection)?);
    if make {
        if is_new && password.is_none() {
            let message = "a new role needs a password: name the file that holds it with `--role-password-file`";
            return Err(Failure::new(Class::Invalid, "odoo/role", message));
        }
        connection.run(&statements.join(";\n"))?;
    }
    let findings = if is_missing(&connection, role)? {
        vec![format!("there is no role `{role}` yet")]
    } else {
        findings(&connection, &there, role)?
    };
    // What is printed holds no password.
    let shown = if password.is_some() { None } else { password };
    Ok(Prepared {
        place: connection.place().to_owned(),
        statements: self::statements(&there, role, shown, is_new, &database(&connection)?),
        made: make,
        findings,
    })
}

/// The columns that are read and there, by table.
fn there(connection: &Connection) -> Result<BTreeMap<&'static str, Vec<&'static str>>, Failure> {
    let rows = connection.rows(
        "SELECT c.relname::text AS tab, a.attname::text AS col FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p') AND c.relname = ANY(:tables)",
        Given::new().texts("tables", NEEDS.iter().map(|need| need.table)),
    )?;
    let found: BTreeSet<(String, String)> = rows.iter().map(|row| (row.text("tab"), row.text("col"))).collect();
    if !found.iter().any(|(table, _)| table == "res_partner") {
        let message =
            format!("{} is not an Odoo: it has no table `res_partner`; name Odoo's own database", connection.place());
        return Err(Failure::new(Class::Invalid, "odoo/no-tables", message));
    }
    let mut there = BTreeMap::new();
    for need in NEEDS {
        let columns = need.must.split_whitespace().chain(need.may.split_whitespace());
        let is_there = |column: &&str| found.contains(&(need.table.to_owned(), (*column).to_owned()));
        let columns: Vec<&str> = columns.filter(is_there).collect();
        if !columns.is_empty() {
            let known: &mut Vec<&str> = there.entry(need.table).or_default();
            known.extend(columns.into_iter().filter(|column| !known.contains(column)).collect::<Vec<_>>());
        }
    }
    Ok(there)
}

fn database(connection: &Connection) -> Result<String, Failure> {
    let row = connection.row("SELECT quote_ident(current_database()) AS name", Given::new())?;
    Ok(row.map(|row| row.text("name")).unwrap_or_default())
}

fn is_missing(connection: &Connection, role: &str) -> Result<bool, Failure> {
    let sql = "SELECT 1 AS one FROM pg_roles WHERE rolname = :role";
    Ok(connection.row(sql, Given::new().text("role", role))?.is_none())
}

/// The grants are the wall; the settings are a convenience.
fn statements(
    there: &BTreeMap<&'static str, Vec<&'static str>>,
    role: &str,
    password: Option<&str>,
    is_new: bool,
    database: &str,
) -> Vec<String> {
    let mut statements = Vec::new();
    if is_new {
        let password =
            password.map_or_else(|| "'…'".to_owned(), |password| format!("'{}'", password.replace('\'', "''")));
        statements
            .push(format!("CREATE ROLE {role} LOGIN PASSWORD {password} NOCREATEDB NOCREATEROLE CONNECTION LIMIT 16"));
    }
    statements.push(format!("ALTER ROLE {role} SET default_transaction_read_only = on"));
    statements.push(format!("ALTER ROLE {role} SET statement_timeout = '5s'"));
    statements.push(format!("GRANT CONNECT ON DATABASE {database} TO {role}"));
    statements.push(format!("GRANT USAGE ON SCHEMA public TO {role}"));
    for (table, columns) in there {
        statements.push(format!("GRANT SELECT ({}) ON {table} TO {role}", columns.join(", ")));
    }
    statements
}

/// What the role may not read and must, and what it may and must not.
fn findings(
    connection: &Connection,
    there: &BTreeMap<&'static str, Vec<&'static str>>,
    role: &str,
) -> Result<Vec<String>, Failure> {
    let mut findings = Vec::new();
    let given = || Given::new().text("role", role);
    let own = connection.row(
        "SELECT r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls AS mighty FROM pg_roles r WHERE r.rolname = :role",
        given(),
    )?;
    if own.is_some_and(|row| row.is("mighty")) {
        findings.push(format!("`{role}` administers the server; use a role of its own for reading"));
        return Ok(findings);
    }
    let rows = connection.rows(
        "SELECT c.relname::text AS tab, a.attname::text AS col, has_column_privilege(:role, c.oid, a.attnum, 'SELECT') AS reads
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p')
         AND (c.relname = ANY(:tables) OR c.relname = ANY(:secret) OR a.attname = ANY(:columns))",
        given()
            .texts("tables", there.keys().copied())
            .texts("secret", SECRET_TABLES)
            .texts("columns", SECRET_COLUMNS),
    )?;
    let (mut lacks, mut secrets) = (Vec::new(), Vec::new());
    for row in &rows {
        let (table, column) = (row.text("tab"), row.text("col"));
        let is_secret = SECRET_TABLES.contains(&table.as_str()) || SECRET_COLUMNS.contains(&column.as_str());
        let is_needed = there.get(table.as_str()).is_some_and(|columns| columns.contains(&column.as_str()));
        if is_needed && !row.is("reads") {
            lacks.push(format!("{table}.{column}"));
        }
        if is_secret && !is_needed && row.is("reads") {
            secrets.push(format!("{table}.{column}"));
        }
    }
    lacks.sort();
    secrets.sort();
    if !lacks.is_empty() {
        findings.push(format!("`{role}` may not read {}", lacks.join(", ")));
    }
    if !secrets.is_empty() {
        findings.push(format!("`{role}` may read {}, which open what is not theirs: revoke that", secrets.join(", ")));
    }
    let writes = connection.rows(
        "SELECT c.relname::text AS tab FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND (has_table_privilege(:role, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
              OR has_any_column_privilege(:role, c.oid, 'INSERT, UPDATE')) ORDER BY 1 LIMIT 10",
        given(),
    )?;
    if !writes.is_empty() {
        let tables: Vec<String> = writes.iter().map(|row| row.text("tab")).collect();
        findings.push(format!("`{role}` may write to {}: revoke that", tables.join(", ")));
    }
    let may_connect = connection.row("SELECT has_schema_privilege(:role, 'public', 'USAGE') AS used", given())?;
    if !may_connect.is_some_and(|row| row.is("used")) {
        findings.push(format!("`{role}` may not use the schema `public`"));
    }
    Ok(findings)
}
