//! Third parties and contacts, and what Dolibarr opens to external users at all.

use plugin_api::parties::{Contact, Entity, Known, Standing, ThirdParty};
use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::constants::{self, Constants};
use super::text::language;

const PARTY: &str = "SELECT s.rowid AS id, s.nom AS name, s.entity, s.status, s.email, s.default_lang,
     (SELECT GROUP_CONCAT(fk_categorie ORDER BY fk_categorie) FROM llx_categorie_societe WHERE fk_soc = s.rowid) AS categories
     FROM llx_societe s";
const CONTACT: &str = "SELECT c.rowid AS id, c.fk_soc AS party, c.firstname, c.lastname, c.email, c.phone, c.default_lang, c.statut FROM llx_socpeople c";
/// The modules that Dolibarr opens to external users unless its administrator lists others. Products are not among them.
const OPEN_MODULES: &str = "user,societe,propal,commande,facture,categorie,supplierproposal,fournisseur,contact,projet,contrat,\
     ficheinter,expedition,reception,agenda,resource,adherent,blockedlog,ticket";

/// See [`plugin_api::Host::standing`].
pub(super) fn standing(erp: &Dolibarr, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
    let found = match id(third_party) {
        Some(party) => {
            erp.connection.row(&format!("{PARTY} WHERE s.rowid = :party"), Given::new().number("party", party))?
        }
        None => None,
    };
    let known = |found: &Option<Cells>, column| match found {
        None => Known::Unknown,
        Some(row) if row.text(column) == "1" => Known::Open,
        Some(_) => Known::Closed,
    };
    let contact = match contact {
        None => None,
        Some(contact) => Some(known(&contact_row(erp, contact)?, "statut")),
    };
    let categories = found.as_ref().map(|row| row.list("categories")).unwrap_or_default();
    let third_party = known(&found, "status");
    Ok(Standing { third_party, contact, categories, party: found.as_ref().map(read_party) })
}

/// See [`plugin_api::Host::third_party`].
pub(super) fn third_party(erp: &Dolibarr, party: &str) -> Result<Option<ThirdParty>, Failure> {
    let Some(party) = id(party) else { return Ok(None) };
    let row = erp.connection.row(&format!("{PARTY} WHERE s.rowid = :party"), Given::new().number("party", party))?;
    Ok(row.as_ref().map(read_party))
}

/// See [`crate::erp::Erp::find_third_parties`].
pub(super) fn find(erp: &Dolibarr, text: &str) -> Result<Vec<ThirdParty>, Failure> {
    let sql = format!(
        "{PARTY} WHERE INSTR(LOWER(s.nom), LOWER(:text)) > 0 OR INSTR(CAST(s.rowid AS CHAR), :text) > 0
         ORDER BY s.nom, s.rowid LIMIT 100"
    );
    let rows = erp.connection.rows(&sql, Given::new().text("text", text.trim()))?;
    Ok(rows.iter().map(read_party).collect())
}

/// See [`plugin_api::Host::contact`].
pub(super) fn contact(erp: &Dolibarr, contact: &str) -> Result<Option<Contact>, Failure> {
    let Some(contact) = id(contact) else { return Ok(None) };
    let sql = format!("{CONTACT} WHERE c.rowid = :contact");
    Ok(erp.connection.row(&sql, Given::new().number("contact", contact))?.as_ref().map(read_contact))
}

/// See [`plugin_api::Host::contacts_of`].
pub(super) fn contacts_of(erp: &Dolibarr, third_party: &str) -> Result<Vec<Contact>, Failure> {
    let Some(party) = id(third_party) else { return Ok(Vec::new()) };
    let sql = format!("{CONTACT} WHERE c.fk_soc = :party ORDER BY c.lastname, c.firstname, c.rowid LIMIT 1000");
    Ok(erp.connection.rows(&sql, Given::new().number("party", party))?.iter().map(read_contact).collect())
}

/// See [`plugin_api::Host::entities`]: the name that an administrator gave the company of each, in Dolibarr's own constants.
pub(super) fn entities(erp: &Dolibarr) -> Result<Vec<Entity>, Failure> {
    let constants = erp.constants.of(erp)?;
    let named = constants.of_each(constants::NAME).filter(|(entity, name)| *entity > 0 && !name.is_empty());
    let mut named: Vec<Entity> =
        named.map(|(entity, name)| Entity { id: entity.to_string(), name: name.to_owned() }).collect();
    named.sort_by_cached_key(|entity| (entity.name.to_lowercase(), id(&entity.id)));
    named.truncate(1000);
    Ok(named)
}

/// See [`plugin_api::Host::is_employee`]. An employee is a user of Dolibarr's without third party, disabled or not.
pub(super) fn is_employee(erp: &Dolibarr, email: &str) -> Result<bool, Failure> {
    let email = email.trim();
    if email.is_empty() {
        return Ok(false);
    }
    // The database compares by its collation, to which é is e and ß is ss: those are other people's addresses.
    let sql = "SELECT u.email FROM llx_user u WHERE COALESCE(u.fk_soc, 0) = 0 AND LOWER(TRIM(u.email)) = LOWER(:email)";
    let found = erp.connection.rows(sql, Given::new().text("email", email))?;
    Ok(found.iter().any(|cells| cells.text("email").trim().eq_ignore_ascii_case(email)))
}

/// See [`plugin_api::Host::open_to_external`].
pub(super) fn open_to_external(erp: &Dolibarr, kind: Kind) -> Result<bool, Failure> {
    let constants = erp.constants.of(erp)?;
    Ok(is_open(&constants, kind))
}

/// See [`plugin_api::Host::open_kinds`].
pub(super) fn open_kinds(erp: &Dolibarr) -> Result<Option<Vec<Kind>>, Failure> {
    let constants = erp.constants.of(erp)?;
    Ok(Some(Kind::ALL.into_iter().filter(|kind| is_open(&constants, *kind)).collect()))
}

/// Open where, in one entity at least, the kind's module is on and among those open to external users, and Dolibarr's own
/// portal, where it is on, shows the kind.
fn is_open(constants: &Constants, kind: Kind) -> bool {
    let (switches, module, shown) = constants::module_of(kind);
    constants.entities().into_iter().any(|entity| {
        let listed = constants.value(constants::OPEN_MODULES, entity).filter(|list| !list.is_empty());
        let is_on = |name| constants.is_on(name, entity);
        switches.into_iter().any(is_on)
            && listed.unwrap_or(OPEN_MODULES).split(',').any(|open| open.trim() == module)
            && (shown.is_empty() || !is_on(constants::PORTAL) || is_on(shown))
    })
}

/// The contact with this id, whichever third party it belongs to.
fn contact_row(erp: &Dolibarr, contact: &str) -> Result<Option<Cells>, Failure> {
    let Some(contact) = id(contact) else { return Ok(None) };
    erp.connection.row(&format!("{CONTACT} WHERE c.rowid = :contact"), Given::new().number("contact", contact))
}

fn read_party(row: &Cells) -> ThirdParty {
    ThirdParty {
        id: row.text("id"),
        name: row.text("name"),
        // Entity 0 is Dolibarr's word for "all of them".
        entity: row.id("entity").map(|entity| entity.to_string()),
        open: row.text("status") == "1",
        email: row.some("email"),
        language: row.some("default_lang").map(|tag| language(&tag)),
        categories: row.list("categories"),
    }
}

fn read_contact(row: &Cells) -> Contact {
    Contact {
        id: row.text("id"),
        third_party: row.id("party").map(|party| party.to_string()),
        first_name: row.text("firstname").trim().to_owned(),
        last_name: row.text("lastname").trim().to_owned(),
        email: row.some("email"),
        phone: row.some("phone"),
        language: row.some("default_lang").map(|tag| language(&tag)),
        archived: row.text("statut") != "1",
    }
}
