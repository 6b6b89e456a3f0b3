//! Third parties and contacts, and what Dolibarr opens to external users at all.

use std::collections::{BTreeSet, HashMap};

use plugin_api::parties::{Contact, Entity, Known, Standing, ThirdParty};
use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::text::language;

const PARTY: &str =
    "SELECT s.rowid AS id, s.nom AS name, s.entity, s.status, s.email, s.default_lang FROM llx_societe s";
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
    let categories = match found.as_ref().and_then(|row| row.id("id")) {
        Some(party) => categories(erp, &[party])?.remove(&party).unwrap_or_default(),
        None => Vec::new(),
    };
    Ok(Standing { third_party: known(&found, "status"), contact, categories })
}

/// See [`plugin_api::Host::third_party`].
pub(super) fn third_party(erp: &Dolibarr, party: &str) -> Result<Option<ThirdParty>, Failure> {
    let Some(party) = id(party) else { return Ok(None) };
    let rows = erp.connection.rows(&format!("{PARTY} WHERE s.rowid = :party"), Given::new().number("party", party))?;
    Ok(third_parties(erp, &rows)?.pop())
}

/// See [`crate::erp::Erp::find_third_parties`].
pub(super) fn find(erp: &Dolibarr, text: &str) -> Result<Vec<ThirdParty>, Failure> {
    let sql = format!(
        "{PARTY} WHERE INSTR(LOWER(s.nom), LOWER(:text)) > 0 OR INSTR(CAST(s.rowid AS CHAR), :text) > 0
         ORDER BY s.nom, s.rowid LIMIT 100"
    );
    third_parties(erp, &erp.connection.rows(&sql, Given::new().text("text", text.trim()))?)
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
    let sql = "SELECT c.entity, c.value AS name FROM llx_const c WHERE c.name = 'MAIN_INFO_SOCIETE_NOM' AND c.entity > 0 \
               AND c.value <> '' ORDER BY c.value, c.entity LIMIT 1000";
    let rows = erp.connection.rows(sql, Given::new())?;
    Ok(rows.iter().map(|cells| Entity { id: cells.text("entity"), name: cells.text("name") }).collect())
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

/// See [`plugin_api::Host::open_to_external`]: open where, in one entity at least, the kind's module is on and among
/// those open to external users, and Dolibarr's own portal, where it is on, shows the kind.
pub(super) fn open_to_external(erp: &Dolibarr, kind: Kind) -> Result<bool, Failure> {
    let (switches, module, shown) = module_of(kind);
    let rows = erp.connection.rows(
        "SELECT name, value, entity FROM llx_const WHERE name IN
         (:first, :second, :shown, 'MAIN_MODULE_EXTERNALACCESS', 'MAIN_MODULES_FOR_EXTERNAL')",
        Given::new().text("first", switches[0]).text("second", switches[1]).text("shown", shown),
    )?;
    let set: HashMap<_, _> =
        rows.iter().map(|row| ((row.text("name"), row.text("entity")), row.text("value"))).collect();
    let value = |name: &str, entity: &str| {
        let of = |entity: &str| set.get(&(name.to_owned(), entity.to_owned())).map(String::as_str);
        of(entity).or_else(|| of("0"))
    };
    let is_on = |name: &str, entity: &str| value(name, entity).is_some_and(|value| !value.is_empty() && value != "0");
    let entities: BTreeSet<String> = rows.iter().map(|row| row.text("entity")).collect();
    Ok(entities.iter().any(|entity| {
        let listed = value("MAIN_MODULES_FOR_EXTERNAL", entity).filter(|list| !list.is_empty()).unwrap_or(OPEN_MODULES);
        switches.iter().any(|switch| is_on(switch, entity))
            && listed.split(',').any(|open| open.trim() == module)
            && (shown.is_empty() || !is_on("MAIN_MODULE_EXTERNALACCESS", entity) || is_on(shown, entity))
    }))
}

/// The constants of which one switches the kind's module on, the module's name in the list of those open to external
/// users, and the constant by which Dolibarr's portal shows the kind.
fn module_of(kind: Kind) -> ([&'static str; 2], &'static str, &'static str) {
    match kind {
        Kind::Invoices => (["MAIN_MODULE_FACTURE"; 2], "facture", "EACCESS_ACTIVATE_INVOICES"),
        Kind::Quotes => (["MAIN_MODULE_PROPALE"; 2], "propal", "EACCESS_ACTIVATE_PROPALS"),
        Kind::Orders => (["MAIN_MODULE_COMMANDE"; 2], "commande", "EACCESS_ACTIVATE_ORDERS"),
        Kind::Shipments => (["MAIN_MODULE_EXPEDITION"; 2], "expedition", "EACCESS_ACTIVATE_EXPEDITIONS"),
        Kind::Tickets => (["MAIN_MODULE_TICKET"; 2], "ticket", "EACCESS_ACTIVATE_TICKETS"),
        Kind::Projects => (["MAIN_MODULE_PROJET"; 2], "projet", "EACCESS_ACTIVATE_PROJECTS"),
        Kind::Tasks => (["MAIN_MODULE_PROJET"; 2], "projet", "EACCESS_ACTIVATE_TASKS"),
        Kind::SupplierInvoices => (
            ["MAIN_MODULE_FOURNISSEUR", "MAIN_MODULE_SUPPLIERINVOICE"],
            "fournisseur",
            "EACCESS_ACTIVATE_SUPPLIER_INVOICES",
        ),
        Kind::Products => (["MAIN_MODULE_PRODUCT", "MAIN_MODULE_SERVICE"], "product", ""),
    }
}

/// The contact with this id, whichever third party it belongs to.
fn contact_row(erp: &Dolibarr, contact: &str) -> Result<Option<Cells>, Failure> {
    let Some(contact) = id(contact) else { return Ok(None) };
    erp.connection.row(&format!("{CONTACT} WHERE c.rowid = :contact"), Given::new().number("contact", contact))
}

fn third_parties(erp: &Dolibarr, rows: &[Cells]) -> Result<Vec<ThirdParty>, Failure> {
    let ids: Vec<u64> = rows.iter().filter_map(|row| row.id("id")).collect();
    let mut categories = categories(erp, &ids)?;
    let party = |row: &Cells| ThirdParty {
        id: row.text("id"),
        name: row.text("name"),
        // Entity 0 is Dolibarr's word for "all of them".
        entity: row.id("entity").map(|entity| entity.to_string()),
        open: row.text("status") == "1",
        email: row.some("email"),
        language: row.some("default_lang").map(|tag| language(&tag)),
        categories: row.id("id").and_then(|id| categories.remove(&id)).unwrap_or_default(),
    };
    Ok(rows.iter().map(party).collect())
}

fn categories(erp: &Dolibarr, parties: &[u64]) -> Result<HashMap<u64, Vec<String>>, Failure> {
    let mut categories: HashMap<u64, Vec<String>> = HashMap::new();
    let mut given = Given::new();
    let parties = given.numbers("party", parties.iter().copied());
    let sql = format!(
        "SELECT fk_soc AS party, fk_categorie AS category FROM llx_categorie_societe WHERE fk_soc IN ({parties})
         ORDER BY fk_soc, fk_categorie"
    );
    for row in erp.connection.rows(&sql, given)? {
        if let (Some(party), Some(category)) = (row.id("party"), row.id("category")) {
            categories.entry(party).or_default().push(category.to_string());
        }
    }
    Ok(categories)
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
