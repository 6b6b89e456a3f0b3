//! Third parties, contacts and employees, read from the sample's tables.

use std::path::Path;

use plugin_api::Failure;
use plugin_api::parties::{Contact, Entity, Known, NewThirdParty, Standing, ThirdParty};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use super::fold::fold;
use super::{connections, failed};

const THIRD_PARTY: &str = "SELECT id, name, entity, open, email, language, categories FROM third_parties";
const CONTACT: &str = "SELECT id, third_party, first_name, last_name, email, phone, language, archived FROM contacts";

/// What the ERP says of a third party and of a contact of it.
pub fn standing(connection: &Connection, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
    let known = |open: bool| if open { Known::Open } else { Known::Closed };
    let party = self::third_party(connection, third_party)?;
    let contact = contact
        .map(|contact| {
            let mut prepared =
                connection.prepare_cached("SELECT NOT archived FROM contacts WHERE id = ?").map_err(failed)?;
            let found = prepared.query_row([contact], |row| row.get(0).map(known));
            Ok::<_, Failure>(found.optional().map_err(failed)?.unwrap_or(Known::Unknown))
        })
        .transpose()?;
    Ok(Standing {
        third_party: party.as_ref().map_or(Known::Unknown, |party| known(party.open)),
        contact,
        categories: party.as_ref().map(|party| party.categories.clone()).unwrap_or_default(),
        party,
    })
}

/// The third party with this id.
pub fn third_party(connection: &Connection, id: &str) -> Result<Option<ThirdParty>, Failure> {
    let mut prepared = connection.prepare_cached(&format!("{THIRD_PARTY} WHERE id = ?")).map_err(failed)?;
    prepared.query_row([id], read_third_party).optional().map_err(failed)
}

/// Third parties whose name or id holds the text, by name, 100 at the most.
pub fn find_third_parties(connection: &Connection, text: &str) -> Result<Vec<ThirdParty>, Failure> {
    let sql = format!("{THIRD_PARTY} WHERE instr(search, ?) > 0 ORDER BY name, id LIMIT 100");
    let mut prepared = connection.prepare_cached(&sql).map_err(failed)?;
    let found = prepared.query_map([fold(text)], read_third_party).map_err(failed)?;
    found.collect::<Result<_, _>>().map_err(failed)
}

/// The contact with this id.
pub fn contact(connection: &Connection, id: &str) -> Result<Option<Contact>, Failure> {
    let mut prepared = connection.prepare_cached(&format!("{CONTACT} WHERE id = ?")).map_err(failed)?;
    prepared.query_row([id], read_contact).optional().map_err(failed)
}

/// The contacts of a third party by family name, then given name, 1,000 at the most.
pub fn contacts_of(connection: &Connection, third_party: &str) -> Result<Vec<Contact>, Failure> {
    let sql = format!("{CONTACT} WHERE third_party = ? ORDER BY last_name, first_name, id LIMIT 1000");
    let mut prepared = connection.prepare_cached(&sql).map_err(failed)?;
    let found = prepared.query_map([third_party], read_contact).map_err(failed)?;
    found.collect::<Result<_, _>>().map_err(failed)
}

/// The entities, by name.
pub fn entities(connection: &Connection) -> Result<Vec<Entity>, Failure> {
    let sql = "SELECT id, name FROM entities ORDER BY name, id LIMIT 1000";
    let mut prepared = connection.prepare_cached(sql).map_err(failed)?;
    let found = prepared.query_map([], |row| Ok(Entity { id: row.get(0)?, name: row.get(1)? })).map_err(failed)?;
    found.collect::<Result<_, _>>().map_err(failed)
}

/// Whether an employee uses this address. `NOCASE` is of ASCII letters alone: no address folds further.
pub fn is_employee(connection: &Connection, email: &str) -> Result<bool, Failure> {
    let sql = "SELECT 1 FROM employees WHERE email = ? COLLATE NOCASE";
    connection.prepare_cached(sql).and_then(|mut prepared| prepared.exists([email.trim()])).map_err(failed)
}

/// Opens a third party with one contact; the key is the id, so that the same request opens it once.
pub fn new_third_party(path: &Path, party: &NewThirdParty) -> Result<String, Failure> {
    let mut connection = connections::to_write(path).map_err(failed)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let id = format!("new-{}", party.key);
    let opened = transaction
        .execute(
            "INSERT INTO third_parties (id, name, search, entity, open, email, language, address, categories) \
             VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, '', '') ON CONFLICT (id) DO NOTHING",
            params![id, party.name, fold(&format!("{id} {}", party.name)), party.entity, party.email, party.language],
        )
        .map_err(failed)?;
    if opened > 0 {
        let (first, last) = party.person.rsplit_once(' ').unwrap_or(("", &party.person));
        transaction
            .execute(
                "INSERT INTO contacts (id, third_party, first_name, last_name, email, language, archived) \
                 VALUES (?1, ?1, ?2, ?3, ?4, ?5, 0)",
                params![id, first, last, party.email, party.language],
            )
            .map_err(failed)?;
    }
    transaction.commit().map_err(failed)?;
    Ok(id)
}

fn read_third_party(row: &Row<'_>) -> rusqlite::Result<ThirdParty> {
    Ok(ThirdParty {
        id: row.get(0)?,
        name: row.get(1)?,
        entity: row.get(2)?,
        open: row.get(3)?,
        email: row.get(4)?,
        language: row.get(5)?,
        categories: categories(row, 6)?,
    })
}

fn read_contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        id: row.get(0)?,
        third_party: row.get(1)?,
        first_name: row.get(2)?,
        last_name: row.get(3)?,
        email: row.get(4)?,
        phone: Some(row.get(5)?).filter(|phone: &String| !phone.is_empty()),
        language: row.get(6)?,
        archived: row.get(7)?,
    })
}

fn categories(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    Ok(row.get_ref(column)?.as_str()?.split_ascii_whitespace().map(str::to_owned).collect())
}
