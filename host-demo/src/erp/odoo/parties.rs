//! Third parties and contacts. A third party is a commercial partner of Odoo's; its contacts are the persons below it, and
//! itself, for that is whom Odoo gives a user when a company signs in as itself.

use std::collections::HashMap;

use plugin_api::parties::{Contact, Entity, Known, Standing, ThirdParty};
use plugin_api::{Failure, Kind};

use super::Odoo;
use super::text::language;
use super::values::{Cells, Given, id};

const PARTY: &str =
    "SELECT p.id::int8 AS id, p.name, p.company_id::int8 AS company, p.active, p.email, p.lang FROM res_partner p";

/// See [`plugin_api::Host::standing`].
pub(super) fn standing(erp: &Odoo, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
    let sql = "SELECT p.id::int8 AS party, p.active AS party_active, c.id::int8 AS contact, c.active AS contact_active
         FROM (SELECT 1 AS one) asked
         LEFT JOIN res_partner p ON p.id = :party AND p.commercial_partner_id = p.id
         LEFT JOIN res_partner c ON c.id = :contact";
    let given = Given::new().number("party", id(third_party)).number("contact", contact.and_then(id));
    let row = erp.connection.row(sql, given)?;
    let known = |column: &str, active: &str| row.as_ref().map_or(Known::Unknown, |row| known(row, column, active));
    Ok(Standing {
        third_party: known("party", "party_active"),
        contact: contact.map(|_| known("contact", "contact_active")),
        categories: match id(third_party) {
            Some(party) => categories(erp, &[party])?.remove(&party).unwrap_or_default(),
            None => Vec::new(),
        },
        party: None,
    })
}

/// How a joined partner is known.
pub(super) fn known(row: &Cells, column: &str, active: &str) -> Known {
    match row.id(column) {
        None => Known::Unknown,
        Some(_) if row.is(active) => Known::Open,
        Some(_) => Known::Closed,
    }
}

/// See [`plugin_api::Host::third_party`].
pub(super) fn third_party(erp: &Odoo, party: &str) -> Result<Option<ThirdParty>, Failure> {
    let Some(party) = id(party) else { return Ok(None) };
    let sql = format!("{PARTY} WHERE p.id = :party AND p.commercial_partner_id = p.id");
    let rows = erp.connection.rows(&sql, Given::new().number("party", party))?;
    Ok(third_parties(erp, &rows)?.pop())
}

/// See [`crate::erp::Erp::find_third_parties`]. Odoo's own companies and its employees are no third parties.
pub(super) fn find(erp: &Odoo, text: &str) -> Result<Vec<ThirdParty>, Failure> {
    let sql = format!(
        "{PARTY} WHERE p.commercial_partner_id = p.id
         AND (position(lower(:text) in lower(p.name)) > 0 OR position(:text in p.id::text) > 0)
         AND NOT EXISTS (SELECT 1 FROM res_company c WHERE c.partner_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = p.id AND NOT COALESCE(u.share, FALSE))
         ORDER BY p.name, p.id LIMIT 100"
    );
    third_parties(erp, &erp.connection.rows(&sql, Given::new().text("text", text.trim()))?)
}

/// See [`plugin_api::Host::contact`].
pub(super) fn contact(erp: &Odoo, contact: &str) -> Result<Option<Contact>, Failure> {
    let Some(contact) = id(contact) else { return Ok(None) };
    let sql = format!("{} WHERE c.id = :contact", select(erp)?);
    Ok(erp.connection.row(&sql, Given::new().number("contact", contact))?.as_ref().map(read_contact))
}

/// See [`plugin_api::Host::contacts_of`]: its persons, not its other addresses.
pub(super) fn contacts_of(erp: &Odoo, third_party: &str) -> Result<Vec<Contact>, Failure> {
    let Some(party) = id(third_party) else { return Ok(Vec::new()) };
    let sql = format!(
        "{} WHERE c.commercial_partner_id = :party AND (c.type = 'contact' OR c.id = :party
           OR EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = c.id))
         ORDER BY c.name, c.id LIMIT 1000",
        select(erp)?
    );
    Ok(erp.connection.rows(&sql, Given::new().number("party", party))?.iter().map(read_contact).collect())
}

/// See [`plugin_api::Host::entities`]: Odoo's companies.
pub(super) fn entities(erp: &Odoo) -> Result<Vec<Entity>, Failure> {
    let facts = erp.facts()?;
    let named = facts.companies.iter().map(|(id, (name, _))| Entity { id: id.to_string(), name: name.clone() });
    let mut entities: Vec<Entity> = named.collect();
    entities.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(entities)
}

/// See [`plugin_api::Host::is_employee`]. An employee is a user of Odoo's who is not external, in use or not.
pub(super) fn is_employee(erp: &Odoo, email: &str) -> Result<bool, Failure> {
    let email = email.trim();
    if email.is_empty() {
        return Ok(false);
    }
    let sql = "SELECT u.login, p.email FROM res_users u JOIN res_partner p ON p.id = u.partner_id
         WHERE NOT COALESCE(u.share, FALSE) AND lower(:email) IN (lower(trim(u.login)), lower(trim(p.email)))";
    let found = erp.connection.rows(sql, Given::new().text("email", email))?;
    let is_theirs = |cells: &Cells, column| cells.text(column).trim().eq_ignore_ascii_case(email);
    Ok(found.iter().any(|cells| is_theirs(cells, "login") || is_theirs(cells, "email")))
}

/// See [`plugin_api::Host::open_kinds`].
pub(super) fn open_kinds(erp: &Odoo) -> Result<Option<Vec<Kind>>, Failure> {
    let facts = erp.facts()?;
    Ok(Some(Kind::ALL.into_iter().filter(|kind| facts.is_open(*kind)).collect()))
}

/// See [`plugin_api::Host::open_to_external`].
pub(super) fn open_to_external(erp: &Odoo, kind: Kind) -> Result<bool, Failure> {
    Ok(erp.facts()?.is_open(kind))
}

fn select(erp: &Odoo) -> Result<String, Failure> {
    let facts = erp.facts()?;
    let phone = if facts.has("res_partner", "mobile") { "COALESCE(NULLIF(c.phone, ''), c.mobile)" } else { "c.phone" };
    Ok(format!(
        "SELECT c.id::int8 AS id, c.commercial_partner_id::int8 AS party, c.name, c.email, {phone} AS phone, c.lang, c.active
         FROM res_partner c"
    ))
}

fn third_parties(erp: &Odoo, rows: &[Cells]) -> Result<Vec<ThirdParty>, Failure> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id("id")).collect();
    let mut categories = categories(erp, &ids)?;
    let party = |row: &Cells| ThirdParty {
        id: row.text("id"),
        name: row.text("name"),
        // None is shared by all.
        entity: row.id("company").map(|company| company.to_string()),
        open: row.is("active"),
        email: row.some("email"),
        language: row.some("lang").map(|tag| language(&tag)),
        categories: row.id("id").and_then(|id| categories.remove(&id)).unwrap_or_default(),
    };
    Ok(rows.iter().map(party).collect())
}

/// The tags of each partner.
pub(super) fn categories(erp: &Odoo, parties: &[i64]) -> Result<HashMap<i64, Vec<String>>, Failure> {
    let mut categories: HashMap<i64, Vec<String>> = HashMap::new();
    if !erp.facts()?.has_all("res_partner_res_partner_category_rel", "category_id partner_id") {
        return Ok(categories);
    }
    let sql =
        "SELECT partner_id::int8 AS party, category_id::int8 AS category FROM res_partner_res_partner_category_rel
         WHERE partner_id = ANY(:parties) ORDER BY partner_id, category_id";
    for row in erp.connection.rows(sql, Given::new().numbers("parties", parties.iter().copied()))? {
        if let (Some(party), Some(category)) = (row.id("party"), row.id("category")) {
            categories.entry(party).or_default().push(category.to_string());
        }
    }
    Ok(categories)
}

/// Odoo keeps one name; what stands before its last word is taken for the given one.
fn read_contact(row: &Cells) -> Contact {
    let (first_name, last_name) = parted(&row.text("name"));
    Contact {
        id: row.text("id"),
        third_party: row.id("party").map(|party| party.to_string()),
        first_name,
        last_name,
        email: row.some("email"),
        phone: row.some("phone"),
        language: row.some("lang").map(|tag| language(&tag)),
        archived: !row.is("active"),
    }
}

/// Given and family name of one name.
pub(super) fn parted(name: &str) -> (String, String) {
    let name = name.trim();
    match name.rsplit_once(char::is_whitespace) {
        Some((first, last)) => (first.trim().to_owned(), last.to_owned()),
        None => (String::new(), name.to_owned()),
    }
}
