//! Who is in the story: entities, third parties, contacts, employees. Every name is invented, every address ends in `example`.

use rusqlite::{Connection, params};

use super::super::fold::fold;

/// A company of the group that runs the ERP.
pub struct Entity {
    /// Its id.
    pub id: &'static str,
    name: &'static str,
    address: &'static str,
    /// What it bills in.
    pub currency: &'static str,
    /// Its bank account: IBAN and BIC.
    pub account: (&'static str, &'static str),
    /// Where its invoices are paid online, before their number; empty is nowhere.
    pub pays_at: &'static str,
}

/// The three companies.
pub const ENTITIES: [Entity; 3] = [
    Entity {
        id: "1",
        name: "Atelier des Alpes SAS",
        address: "14 rue des Scieries\n38999 Valbrume",
        currency: "EUR",
        account: ("FR1420041010050500013M02606", "PSSTFRPPLYO"),
        pays_at: "https://paiement.alpes.example/factures/",
    },
    Entity {
        id: "2",
        name: "Atelier du Lac SARL",
        address: "3 quai des Charpentiers\n74999 Port-Clair",
        currency: "EUR",
        account: ("FR7630006000011234567890189", "AGRIFRPP"),
        pays_at: "",
    },
    Entity {
        id: "3",
        name: "Nord Supplies Ltd",
        address: "Unit 7, Cooper's Yard\nNorthbeck NB9 9XX",
        currency: "GBP",
        account: ("GB82WEST12345698765432", ""),
        pays_at: "https://pay.nord-supplies.example/invoices/",
    },
];

/// A company or body that one trades with.
pub struct Company {
    id: &'static str,
    name: &'static str,
    entity: Option<&'static str>,
    open: bool,
    email: &'static str,
    language: &'static str,
    address: &'static str,
    categories: &'static str,
}

const fn company(id: &'static str, name: &'static str, entity: Option<&'static str>) -> Company {
    Company { id, name, entity, open: true, email: "", language: "fr", address: "", categories: "" }
}

impl Company {
    const fn at(self, address: &'static str, email: &'static str) -> Self {
        Self { email, address, ..self }
    }

    const fn in_categories(self, categories: &'static str) -> Self {
        Self { categories, ..self }
    }

    const fn english(self) -> Self {
        Self { language: "en", ..self }
    }

    const fn closed(self) -> Self {
        Self { open: false, ..self }
    }
}

/// The third parties.
pub const COMPANIES: [Company; 17] = [
    company("101", "Atu SARL", None).at("8 chemin du Moulin\n38999 Valbrume", "bonjour@atu.example"),
    company("102", "Quincaillerie Vial", None)
        .at("27 rue du Marché\n38998 Saint-Ours", "contact@vial.example")
        .in_categories("supplier"),
    company("103", "Mairie de Valbrume", Some("1"))
        .at("1 place de la Mairie\n38999 Valbrume", "mairie@valbrume.example")
        .in_categories("public"),
    company("104", "Hôtel du Col Blanc", Some("1")).at("Route du Col\n38997 Le Col Blanc", "accueil@colblanc.example"),
    company("105", "Clinique des Tilleuls", None)
        .at("52 allée des Tilleuls\n74999 Port-Clair", "achats@tilleuls.example"),
    company("106", "Agence Bertin & Filles", None).at("5 passage Neuf\n38999 Valbrume", "agence@bertin.example"),
    company("107", "Orvane Montagne SAS", Some("1"))
        .at("90 avenue des Glaciers\n38996 Orvane", "compta@orvane.example")
        .in_categories("group"),
    company("108", "Orvane Rivages SAS", Some("2"))
        .at("90 avenue des Glaciers\n38996 Orvane", "compta@orvane.example")
        .in_categories("group"),
    company("109", "Menuiserie Roux", Some("1"))
        .at("Zone du Pré-Long\n38995 Brévent", "atelier@menuiserie-roux.example"),
    company("110", "Menuiserie Le Roux", Some("1"))
        .at("12 rue Haute\n38994 Aiguebelle", "bonjour@menuiserie-leroux.example"),
    company("111", "Chalets Morel", Some("1")).at("Les Granges\n38993 Morel", "info@chalets-morel.example").closed(),
    company("112", "Harbour & Daughters Boatyard Ltd", Some("3"))
        .at("The Slipway\nNorthbeck NB9 8AA", "office@harbour-boats.example")
        .english(),
    company("113", "Castle Street Primary School", Some("3"))
        .at("2 Castle Street\nNorthbeck NB9 7BB", "bursar@castlestreet.example")
        .english()
        .in_categories("public"),
    company("114", "Ferme des Aravelles", Some("1"))
        .at("Les Aravelles\n38992 Combe-Noire", "ferme@aravelles.example")
        .in_categories("prospect"),
    company("115", "Atelier des Alpes, usage interne", Some("1"))
        .at("14 rue des Scieries\n38999 Valbrume", "interne@atelier-alpes.example")
        .in_categories("internal"),
    company("116", "Scierie de la Combe", Some("1"))
        .at("La Combe\n38992 Combe-Noire", "ventes@scierie-combe.example")
        .in_categories("supplier"),
    company("117", "Port-Clair Nautisme", Some("2"))
        .at("11 quai Sud\n74999 Port-Clair", "capitainerie@pc-nautisme.example"),
];

/// A contact: id, third party, given name, family name, address, language, whether archived.
type Person =
    (&'static str, Option<&'static str>, &'static str, &'static str, Option<&'static str>, &'static str, bool);

/// The people whom the ERP manages itself: its id of them, and their contact.
pub const USERS: [(&str, &str); 1] = [("u203", "203")];

/// The contacts, those without a user among them.
const CONTACTS: [Person; 32] = [
    ("201", Some("101"), "Atu", "Lenobli", Some("atu.lenobli@atu.example"), "fr", false),
    ("202", Some("101"), "Sam", "Martin", Some("sam.martin@atu.example"), "fr", false),
    ("203", Some("101"), "Inès", "Caron", Some("ines.caron@cabinet-caron.example"), "fr", false),
    ("204", Some("101"), "Théo", "Braun", Some("theo.braun@atu.example"), "de", false),
    // No user yet.
    ("205", Some("101"), "Zoé", "Lefèvre", Some("zoe.lefevre@atu.example"), "fr", false),
    ("206", Some("101"), "Marius", "Petit", None, "fr", false),
    // Left the company.
    ("207", Some("101"), "Paul", "Ancien", Some("paul.ancien@atu.example"), "fr", true),
    ("208", Some("101"), "Lucie", "Fontaine", Some("lucie.fontaine@atu.example"), "fr", false),
    ("209", Some("101"), "Karim", "Benali", Some("karim.benali@renfort.example"), "fr", false),
    ("211", Some("102"), "Gaston", "Vial", Some("gaston@vial.example"), "fr", false),
    ("212", Some("103"), "Colette", "Dumas", Some("c.dumas@valbrume.example"), "fr", false),
    ("213", Some("103"), "Léa", "Bertin", Some("lea@bertin.example"), "fr", false),
    ("214", Some("104"), "Hugo", "Blanc", Some("direction@colblanc.example"), "fr", false),
    ("215", Some("104"), "Léa", "Bertin", Some("lea@bertin.example"), "fr", false),
    ("216", Some("105"), "Nadia", "Ferrand", Some("n.ferrand@tilleuls.example"), "fr", false),
    ("217", Some("105"), "Léa", "Bertin", Some("lea@bertin.example"), "fr", false),
    ("218", Some("106"), "Léa", "Bertin", Some("lea@bertin.example"), "fr", false),
    ("221", Some("107"), "Basile", "Orvane", Some("basile@orvane.example"), "fr", false),
    ("222", Some("108"), "Basile", "Orvane", Some("basile@orvane.example"), "fr", false),
    ("223", Some("107"), "Maud", "Tessier", Some("maud@orvane.example"), "fr", false),
    ("224", Some("108"), "Maud", "Tessier", Some("maud@orvane.example"), "fr", false),
    ("231", Some("109"), "Jean", "Roux", Some("jean@menuiserie-roux.example"), "fr", false),
    ("232", Some("110"), "Jean", "Le Roux", Some("jean@menuiserie-leroux.example"), "fr", false),
    // Of a closed third party.
    ("233", Some("111"), "Odile", "Morel", Some("odile@chalets-morel.example"), "fr", false),
    ("241", Some("112"), "Sam", "Martin", Some("sam.martin@harbour-boats.example"), "en", false),
    ("242", Some("113"), "Grace", "Okafor", Some("bursar@castlestreet.example"), "en", false),
    ("243", Some("113"), "Léa", "Bertin", Some("lea@bertin.example"), "fr", false),
    ("244", Some("112"), "Inès", "Caron", Some("ines.caron@cabinet-caron.example"), "fr", false),
    ("251", Some("114"), "Rose", "Aravelle", Some("rose@aravelles.example"), "fr", false),
    // The address is an employee's.
    ("252", Some("115"), "Claire", "Dupré", Some("Claire.Dupre@atelier-alpes.example"), "fr", false),
    ("253", Some("116"), "Blaise", "Combe", Some("blaise@scierie-combe.example"), "fr", false),
    // Of no third party.
    ("260", None, "Ulysse", "Seul", Some("ulysse.seul@courrier.example"), "fr", false),
];

/// Whose addresses are no customers'.
const EMPLOYEES: [&str; 5] = [
    "claire.dupre@atelier-alpes.example",
    "marc.teyssier@atelier-alpes.example",
    "atelier@atelier-alpes.example",
    "yann.keller@atelier-lac.example",
    "ruth.hale@nord-supplies.example",
];

/// The language in which a third party is written to; French where nothing is known.
pub fn language_of(third_party: &str) -> &'static str {
    COMPANIES.iter().find(|company| company.id == third_party).map_or("fr", |company| company.language)
}

/// The currency of an entity.
pub fn currency_of(entity: &str) -> &'static str {
    ENTITIES.iter().find(|known| known.id == entity).map_or("EUR", |known| known.currency)
}

/// Writes all of them.
pub fn insert(connection: &Connection) -> rusqlite::Result<()> {
    for entity in &ENTITIES {
        let mut insert = connection.prepare_cached("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)")?;
        let (iban, bic) = entity.account;
        let Entity { id, name, address, currency, pays_at, .. } = entity;
        insert.execute(params![id, name, address, currency, iban, bic, pays_at])?;
    }
    for company in &COMPANIES {
        let search = format!("{}\u{1f}{}", company.id, fold(company.name));
        let mut insert = connection.prepare_cached("INSERT INTO third_parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        insert.execute(params![
            company.id,
            company.name,
            search,
            company.entity,
            company.open,
            company.email,
            company.language,
            company.address,
            company.categories
        ])?;
    }
    for (id, third_party, first_name, last_name, email, language, archived) in CONTACTS {
        let mut insert = connection.prepare_cached(
            "INSERT INTO contacts (id, third_party, first_name, last_name, email, language, archived) \
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?;
        insert.execute(params![id, third_party, first_name, last_name, email, language, archived])?;
    }
    for (id, contact) in USERS {
        connection.execute("INSERT INTO users VALUES (?, ?, 1)", [id, contact])?;
    }
    for email in EMPLOYEES {
        connection.execute("INSERT INTO employees VALUES (?)", [email])?;
    }
    Ok(())
}
