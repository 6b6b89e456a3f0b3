//! The constants of Dolibarr that pages are read by: all of them in one question, believed for a moment.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use plugin_api::{Failure, Kind};

use super::Dolibarr;
use super::connection::Given;

/// How long they are believed: what an administrator changes counts after this time at the latest.
pub(super) const BELIEVED: Duration = Duration::from_secs(3);

/// Those that are read besides the ones of each kind.
pub(super) const NAME: &str = "MAIN_INFO_SOCIETE_NOM";
pub(super) const PORTAL: &str = "MAIN_MODULE_EXTERNALACCESS";
pub(super) const OPEN_MODULES: &str = "MAIN_MODULES_FOR_EXTERNAL";
/// The bank account of all invoices.
pub(super) const ACCOUNT: &str = "FACTURE_RIB_NUMBER";
/// The key of Dolibarr's pages for paying, and whether each page has its own made of it.
pub(super) const PAYMENT_TOKEN: &str = "PAYMENT_SECURITY_TOKEN";
pub(super) const PAYMENT_TOKEN_UNIQUE: &str = "PAYMENT_SECURITY_TOKEN_UNIQUE";
/// The modules by which invoices are paid online.
pub(super) const PAYMENT_MODULES: [&str; 3] = ["MAIN_MODULE_PAYPAL", "MAIN_MODULE_STRIPE", "MAIN_MODULE_PAYBOX"];

/// The constants of which one switches the kind's module on, the module's name in the list of those open to external
/// users, and the constant by which Dolibarr's portal shows the kind.
pub(super) const fn module_of(kind: Kind) -> ([&'static str; 2], &'static str, &'static str) {
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

/// The constants, by name and entity; entity 0 is all of them.
#[derive(Debug, Default)]
pub(super) struct Constants(HashMap<(String, u64), String>);

/// What was last read, and until when it is believed.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Option<(Instant, Arc<Constants>)>>);

impl Kept {
    /// The constants as they are now, or were a moment ago.
    pub fn of(&self, erp: &Dolibarr) -> Result<Arc<Constants>, Failure> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, constants)) = known.filter(|(read, _)| read.elapsed() < BELIEVED) {
            return Ok(constants);
        }
        // Read without holding anybody up; who comes at the same time reads as well.
        let (read, constants) = (Instant::now(), Arc::new(Constants::read(erp)?));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((read, Arc::clone(&constants)));
        Ok(constants)
    }
}

impl Constants {
    fn read(erp: &Dolibarr) -> Result<Self, Failure> {
        let mut names = BTreeSet::from([NAME, PORTAL, OPEN_MODULES, ACCOUNT, PAYMENT_TOKEN, PAYMENT_TOKEN_UNIQUE]);
        names.extend(PAYMENT_MODULES);
        for (switches, _, shown) in Kind::ALL.map(module_of) {
            names.extend(switches);
            names.extend(Some(shown).filter(|shown| !shown.is_empty()));
        }
        let (mut given, mut list) = (Given::new(), Vec::new());
        for (index, name) in names.into_iter().enumerate() {
            given = given.text(&format!("name{index}"), name);
            list.push(format!(":name{index}"));
        }
        let sql = format!("SELECT name, value, entity FROM llx_const WHERE name IN ({})", list.join(", "));
        let rows = erp.connection.rows(&sql, given)?;
        let constant =
            |row: &super::connection::Cells| ((row.text("name"), row.id("entity").unwrap_or(0)), row.text("value"));
        Ok(Self(rows.iter().map(constant).collect()))
    }

    /// The value in an entity, or the one for all.
    pub fn value(&self, name: &str, entity: u64) -> Option<&str> {
        let of = |entity| self.0.get(&(name.to_owned(), entity)).map(String::as_str);
        of(entity).or_else(|| of(0))
    }

    /// Whether it is set to anything but 0.
    pub fn is_on(&self, name: &str, entity: u64) -> bool {
        self.value(name, entity).is_some_and(|value| !value.is_empty() && value != "0")
    }

    /// The entities that have any of them, 0 among them.
    pub fn entities(&self) -> BTreeSet<u64> {
        self.0.keys().map(|(_, entity)| *entity).collect()
    }

    /// What each entity sets this constant to.
    pub fn of_each(&self, name: &str) -> impl Iterator<Item = (u64, &str)> {
        self.0.iter().filter(move |((one, _), _)| one == name).map(|((_, entity), value)| (*entity, value.as_str()))
    }
}
