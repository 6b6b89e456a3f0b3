//! Our own rights in Dolibarr's tables, so that staff tick all permissions of the portal on Dolibarr's own screen: written only
//! where the owner asks for it, and taken out again without a trace.

use plugin_api::{Class, Failure};

use super::connection::{Connection, Given};
use super::rights::{FIRST, MODULE, OWN, carried, own_ids};

/// The name of our module among Dolibarr's.
pub(super) const NAME: &str = "parvis";
/// The constants by which Dolibarr knows that a module is on, and open to external users.
const SWITCHES: [&str; 2] = ["MAIN_MODULE_PARVIS", "MAIN_MODULE_PARVIS_MODULEFOREXTERNAL"];
/// What Dolibarr's screen needs besides: the module's description of itself, a file of `custom/parvis/core/modules`.
const DESCRIPTOR: &str = include_str!("../../../dolibarr/modParvis.class.php");

/// What an installation did, or would do.
#[derive(Clone, Debug)]
pub struct Installed {
    /// The database, for people.
    pub place: String,
    /// The module's number.
    pub module: u64,
    /// The entities concerned.
    pub entities: Vec<u64>,
    /// How many rights are new, or were taken out.
    pub rights: u64,
    /// How many ticks of users and groups are new, carried over from the rights that were there, or were taken out.
    pub ticks: u64,
    /// The statements.
    pub statements: Vec<String>,
    /// Where the file that Dolibarr's screen needs belongs, within its folder `custom`, and what is in it.
    pub descriptor: (&'static str, &'static str),
}

/// Writes our rights for every entity in which Dolibarr has any; the same again changes nothing. Whoever had a right of
/// Dolibarr's own portal has ours from then on. With `only_say`, nothing is written.
///
/// # Errors
/// Those of the connection; `dolibarr/rights-taken` where another module has a number of ours.
pub fn install(url: &str, only_say: bool) -> Result<Installed, Failure> {
    let connection = Connection::open_to_change(url)?;
    let (ids, entities) = (ids(), entities(&connection)?);
    let sql = format!("SELECT module FROM llx_rights_def WHERE id IN ({ids}) AND module <> '{NAME}' LIMIT 1");
    if let Some(row) = connection.row(&sql, Given::new())? {
        let message =
            format!("the module `{}` has rights of the number {MODULE}; switch it off in Dolibarr", row.text("module"));
        return Err(Failure::new(Class::Refused, "dolibarr/rights-taken", message));
    }
    let (mut rights, mut ticks, mut switches) = (Vec::new(), Vec::new(), Vec::new());
    for entity in &entities {
        let sql = format!("SELECT id FROM llx_rights_def WHERE id = {FIRST} AND entity = {entity}");
        // Once: a tick that staff took away later stays away.
        if connection.row(&sql, Given::new())?.is_none() {
            ticks.extend(carried().into_iter().flat_map(|(theirs, ours)| carry(theirs, ours, *entity)));
        }
        let label = usize::from(is_french(&connection, *entity)?);
        for (id, own) in own_ids().zip(&OWN) {
            let (text, (perms, subperms)) = (own.labels[label], own.words);
            rights.push(format!(
                "INSERT INTO llx_rights_def (id, libelle, module, entity, perms, subperms, type, bydefault)
                 SELECT {id}, '{text}', '{NAME}', {entity}, '{perms}', '{subperms}', 'w', 0 FROM (SELECT 1) one
                 WHERE NOT EXISTS (SELECT 1 FROM llx_rights_def known WHERE known.id = {id} AND known.entity = {entity})"
            ));
        }
        for name in SWITCHES {
            switches.push(format!(
                "INSERT INTO llx_const (name, value, entity) SELECT '{name}', '1', {entity} FROM (SELECT 1) one
                 WHERE NOT EXISTS (SELECT 1 FROM llx_const known WHERE known.name = '{name}' AND known.entity = {entity})"
            ));
        }
    }
    carry_out(&connection, entities, [rights, ticks, switches], only_say)
}

/// Takes out what [`install`] wrote, and every tick of it.
///
/// # Errors
/// Those of the connection.
pub fn remove(url: &str, only_say: bool) -> Result<Installed, Failure> {
    let connection = Connection::open_to_change(url)?;
    let (ids, entities) = (ids(), entities(&connection)?);
    // A tick of a number that another module has there is the other's.
    let ticks = ["llx_user_rights", "llx_usergroup_rights"].map(|table| {
        format!(
            "DELETE FROM {table} WHERE fk_id IN ({ids}) AND NOT EXISTS (SELECT 1 FROM llx_rights_def other
             WHERE other.id = {table}.fk_id AND other.entity = {table}.entity AND other.module <> '{NAME}')"
        )
    });
    let rights = format!("DELETE FROM llx_rights_def WHERE id IN ({ids}) AND module = '{NAME}'");
    let switches = format!("DELETE FROM llx_const WHERE name IN ('{}')", SWITCHES.join("', '"));
    carry_out(&connection, entities, [vec![rights], ticks.to_vec(), vec![switches]], only_say)
}

/// Ticks ours for the users and the groups that have theirs, where it counts: one whose module is off does not.
fn carry(theirs: u64, ours: u64, entity: u64) -> Vec<String> {
    let of = |(table, holder): (&str, &str)| {
        format!(
            "INSERT INTO {table} (entity, {holder}, fk_id) SELECT had.entity, had.{holder}, {ours} FROM {table} had
             WHERE had.fk_id = {theirs} AND had.entity = {entity} AND EXISTS (SELECT 1 FROM llx_rights_def counts
               WHERE counts.id = {theirs} AND counts.entity = {entity}) AND NOT EXISTS (SELECT 1 FROM {table} known
               WHERE known.fk_id = {ours} AND known.entity = had.entity AND known.{holder} = had.{holder})"
        )
    };
    [("llx_user_rights", "fk_user"), ("llx_usergroup_rights", "fk_usergroup")].map(of).to_vec()
}

fn carry_out(
    connection: &Connection,
    entities: Vec<u64>,
    [rights, ticks, switches]: [Vec<String>; 3],
    only_say: bool,
) -> Result<Installed, Failure> {
    let (of_rights, of_ticks) = (rights.len(), rights.len() + ticks.len());
    let statements: Vec<String> = [rights, ticks, switches].concat();
    let changed = if only_say { vec![0; statements.len()] } else { connection.change(&statements)? };
    let plain = |statement: &String| connection.named(&statement.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(Installed {
        place: connection.place.clone(),
        module: MODULE,
        entities,
        rights: changed[..of_rights].iter().sum(),
        ticks: changed[of_rights..of_ticks].iter().sum(),
        statements: statements.iter().map(plain).collect(),
        descriptor: ("parvis/core/modules/modParvis.class.php", DESCRIPTOR),
    })
}

fn ids() -> String {
    own_ids().map(|id| id.to_string()).collect::<Vec<_>>().join(", ")
}

/// The entities in which Dolibarr has rights at all.
fn entities(connection: &Connection) -> Result<Vec<u64>, Failure> {
    let rows =
        connection.rows("SELECT DISTINCT entity FROM llx_rights_def WHERE entity > 0 ORDER BY entity", Given::new())?;
    Ok(rows.iter().filter_map(|row| row.id("entity")).collect())
}

/// Whether the company of the entity speaks French.
fn is_french(connection: &Connection, entity: u64) -> Result<bool, Failure> {
    let sql = "SELECT value FROM llx_const WHERE name = 'MAIN_LANG_DEFAULT' AND entity IN (0, :entity) AND value <> ''
               ORDER BY entity DESC LIMIT 1";
    let row = connection.row(sql, Given::new().number("entity", entity))?;
    Ok(row.is_some_and(|row| row.text("value").starts_with("fr")))
}
