//! A real Dolibarr's database, where there is one: the folder that `PARVIS_DOLIBARR_DATA` names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use host_demo::erp::external::{ExternalUsers, OldHash, Skip, StoredPassword};
use plugin_api::Kind;
use plugin_api::documents::{After, FileQuery, Query, Sort};
use tests::mariadb::Database;

use super::{query, references};

/// The third parties whose lists are told one by one in the dump's description.
const TOLD: [&str; 10] = ["1", "41", "42", "44", "45", "47", "50", "53", "54", "60"];

pub(super) struct Dump {
    folder: PathBuf,
    erp: Dolibarr,
    pub database: Database,
    /// Every document of `refs.tsv`.
    documents: Vec<BTreeMap<String, String>>,
}

/// The dump, loaded once for all tests; `None`, and a line that says so, where there is none.
pub(super) fn dump() -> Option<&'static Dump> {
    static DUMP: OnceLock<Option<Dump>> = OnceLock::new();
    let load = || {
        let Some(folder) = env::var_os("PARVIS_DOLIBARR_DATA").filter(|folder| !folder.is_empty()) else {
            eprintln!("PARVIS_DOLIBARR_DATA is not set: there is no real Dolibarr to compare with");
            return None;
        };
        let folder = PathBuf::from(folder);
        let database = Database::create();
        database.load(&folder.join("dolibarr-demo.sql.gz"));
        let erp = Dolibarr::connect(&database.url(), None).unwrap();
        let documents = table(&folder, "refs.tsv");
        Some(Dump { folder, erp, database, documents })
    };
    DUMP.get_or_init(load).as_ref()
}

fn table(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        columns.iter().map(|column| (*column).to_owned()).zip(line.split('\t').map(str::to_owned)).collect()
    };
    lines.map(row).collect()
}

/// The word for a kind in `refs.tsv`, and the statuses that customers see there; a cancelled one is the last.
fn told(kind: Kind) -> Option<(&'static str, &'static [&'static str], &'static str)> {
    match kind {
        Kind::Invoices => Some(("invoice", &["1", "2", "3"], "")),
        Kind::Quotes => Some(("proposal", &["1", "2", "3", "4"], "-1")),
        Kind::Orders => Some(("order", &["1", "2", "3"], "-1")),
        Kind::Shipments => Some(("shipment", &["1", "2", "3"], "-1")),
        Kind::Tickets => Some(("ticket", &["0", "1", "2", "3", "5", "7", "8"], "9")),
        Kind::Projects => Some(("project", &["1", "2"], "")),
        Kind::Tasks => Some(("task", &["0", "1", "2", "3", "4"], "9")),
        Kind::SupplierInvoices => Some(("supplier_invoice", &["1", "2", "3"], "")),
        Kind::Products => None,
    }
}

impl Dump {
    /// The references of a kind that `refs.tsv` has for a third party in its entity, kept by `keep`.
    fn expected(
        &self,
        kind: Kind,
        party: &str,
        entity: &str,
        cancelled: bool,
        mine: &BTreeSet<(String, String)>,
    ) -> Vec<String> {
        let Some((word, shown, called_off)) = told(kind) else { return Vec::new() };
        let own = |row: &&BTreeMap<String, String>| row["fk_soc"] == party && row["entity"] == entity;
        let is_open = |project: &str| {
            let same = |row: &&BTreeMap<String, String>| row["kind"] == "project" && row["ref"] == project;
            self.documents.iter().filter(own).filter(same).any(|row| row["status"] == "1")
        };
        let seen = |row: &&BTreeMap<String, String>| match kind {
            Kind::Projects => mine.contains(&(entity.to_owned(), row["ref"].clone())),
            // A task has no total: the reference of its project stands there.
            Kind::Tasks => mine.contains(&(entity.to_owned(), row["total_ttc"].clone())) && is_open(&row["total_ttc"]),
            _ => true,
        };
        let issued = |row: &&BTreeMap<String, String>| {
            let status = row["status"].as_str();
            shown.contains(&status) || (cancelled && status == called_off)
        };
        let kept = self.documents.iter().filter(|row| row["kind"] == word).filter(own).filter(issued).filter(seen);
        kept.map(|row| row["ref"].clone()).collect()
    }

    /// The projects that name this contact, as (entity, reference), asked of the database past the connector.
    fn projects_of(&self, contact: Option<&str>) -> BTreeSet<(String, String)> {
        let rows = self.database.rows(
            "SELECT p.entity, p.ref, ec.fk_socpeople FROM llx_projet p JOIN llx_element_contact ec ON ec.element_id = p.rowid
             JOIN llx_c_type_contact ct ON ct.rowid = ec.fk_c_type_contact AND ct.element = 'project' AND ct.source = 'external'",
        );
        let named = rows.into_iter().filter(|row| contact == Some(&row[2]));
        named.map(|row| (row[0].clone(), row[1].clone())).collect()
    }

    #[track_caller]
    fn agrees(&self, party: &str, entity: &str, contact: Option<&str>) {
        let mine = self.projects_of(contact);
        let entities = [entity.to_owned()];
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products) {
            for cancelled in [false, true] {
                let asked = Query { third_party: party, entities: Some(&entities), contact, cancelled, ..query(kind) };
                let mut found = references(&self.erp, &asked);
                let mut expected = self.expected(kind, party, entity, cancelled, &mine);
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{kind} of {party} in {entity} for {contact:?}, cancelled {cancelled}");
            }
        }
    }
}

#[test]
fn every_external_user_of_the_dump_sees_exactly_their_documents() {
    let Some(dump) = dump() else { return };
    let users = dump.erp.external_users().unwrap();
    let taken: Vec<_> = users.iter().filter(|user| user.skip.is_none()).collect();
    let of_websites = taken.iter().filter(|user| user.id.starts_with('w')).count();
    assert_eq!((taken.len() - of_websites, of_websites), (19, 18));
    for user in taken {
        dump.agrees(user.third_party.as_deref().unwrap(), &user.entity, user.contact.as_deref());
    }
}

#[test]
fn every_third_party_of_the_dump_has_exactly_its_documents() {
    let Some(dump) = dump() else { return };
    for party in TOLD {
        let entity = dump.erp.third_party(party).unwrap().unwrap().entity.unwrap();
        dump.agrees(party, &entity, None);
        for contact in dump.erp.contacts_of(party).unwrap() {
            dump.agrees(party, &entity, Some(&contact.id));
        }
        let elsewhere = [if entity == "1" { "2" } else { "1" }.to_owned()];
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products) {
            let other = Query { third_party: party, entities: Some(&elsewhere), cancelled: true, ..query(kind) };
            assert_eq!(references(&dump.erp, &other), [""; 0], "{kind} of {party} in the other entity");
        }
    }
}

#[test]
fn the_largest_customer_of_the_dump_pages_through_completely() {
    let Some(dump) = dump() else { return };
    for (sort, descending) in [(Sort::Date, true), (Sort::Reference, false), (Sort::Total, true), (Sort::Until, false)]
    {
        let (mut seen, mut after): (Vec<String>, Option<(String, String)>) = (Vec::new(), None);
        loop {
            let (place, before) = (after.take(), seen.len());
            let place = place.as_ref().map(|(key, id)| After { key, id });
            let page = Query { contact: None, sort, descending, limit: 25, after: place, ..query(Kind::Invoices) };
            dump.erp
                .documents(&page, &mut |row| {
                    seen.push(row.id.to_owned());
                    after = Some((row.key.to_owned(), row.id.to_owned()));
                    true
                })
                .unwrap();
            if seen.len() < before + 25 {
                break;
            }
        }
        assert_eq!(seen.len(), 213, "{sort:?}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 213, "{sort:?}");
    }
}

#[test]
fn totals_and_days_of_the_dump_are_those_of_its_list() {
    let Some(dump) = dump() else { return };
    for row in &dump.documents {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| told(*kind).is_some_and(|told| told.0 == row["kind"]))
        else {
            continue;
        };
        let mut seen = false;
        dump.erp
            .document(kind, &row["rowid"], &mut |found| {
                assert_eq!((found.reference, found.entity), (row["ref"].as_str(), row["entity"].as_str()));
                if !found.total.is_empty() {
                    let totals: [f64; 2] = [found.total, &row["total_ttc"]].map(|total| total.parse().unwrap());
                    assert!((totals[0] - totals[1]).abs() < 1e-9, "{kind} {}: {totals:?}", row["ref"]);
                    assert_eq!(found.currency, "EUR");
                }
                seen = true;
            })
            .unwrap();
        let messages = dump.erp.body(kind, &row["rowid"]).unwrap().unwrap().messages;
        assert_eq!(messages.len(), usize::from(kind == Kind::Tickets), "{kind} {}", row["ref"]);
        assert!(!messages.iter().any(|message| message.text.contains("Note interne")));
        assert!(seen, "{kind} {}", row["ref"]);
    }
}

#[test]
fn every_file_of_the_dump_is_a_pdf_of_the_document_that_has_it() {
    let Some(dump) = dump() else { return };
    let documents = tempfile::tempdir().unwrap();
    let archive = dump.folder.join("documents-pdf.tar.gz");
    let unpacked = Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(documents.path()).status().unwrap();
    assert!(unpacked.success());
    let erp = Dolibarr::connect(&dump.database.url(), Some(documents.path())).unwrap();
    let mut read = 0;
    for row in &dump.documents {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| told(*kind).is_some_and(|told| told.0 == row["kind"]))
        else {
            continue;
        };
        let mut has_file = false;
        erp.document(kind, &row["rowid"], &mut |found| has_file = found.has_file).unwrap();
        let stored = documents.path().join(&row["last_main_doc"]);
        assert_eq!(has_file, stored.is_file(), "{kind} {} of entity {}", row["ref"], row["entity"]);
        if has_file {
            let mut bytes = Vec::new();
            let asked = FileQuery { kind, document: &row["rowid"], file: None, offset: 0, limit: u64::MAX };
            erp.file(&asked, &mut |part| {
                bytes.extend_from_slice(part);
                true
            })
            .unwrap();
            assert!(bytes.starts_with(b"%PDF-") && bytes == fs::read(&stored).unwrap(), "{}", row["ref"]);
            read += 1;
        }
    }
    assert!(read > 60, "only {read} files");
}

#[test]
fn the_dump_opens_to_external_users_all_kinds_but_products() {
    let Some(dump) = dump() else { return };
    for kind in Kind::ALL {
        assert_eq!(dump.erp.open_to_external(kind).unwrap(), kind != Kind::Products, "{kind}");
    }
}

#[test]
fn the_external_users_of_the_dump_are_those_of_its_list() {
    let Some(dump) = dump() else { return };
    let permissions = BTreeMap::from([
        ("1040830", "portal.invoices.view"),
        ("1040831", "portal.quotes.view"),
        ("1040832", "portal.orders.view"),
        ("1040833", "portal.profile.edit"),
        ("1040834", "portal.shipments.view"),
        ("1040835", "portal.tickets.view"),
        ("1040836", "portal.projects.view"),
        ("1040837", "portal.supplier_invoices.view"),
        ("1040838", "portal.tasks.view"),
    ]);
    let some = |text: &str| Some(text.to_owned()).filter(|text| text != "NULL");
    let users = dump.erp.external_users().unwrap().into_iter().filter(|user| !user.id.starts_with('w'));
    let found: BTreeMap<_, _> = users.map(|user| (user.id.clone(), user)).collect();
    let mut compared = 0;
    for row in table(&dump.folder, "users.tsv") {
        let rights: BTreeSet<_> = [&row["rights"], &row["group_rights"]]
            .into_iter()
            .flat_map(|list| list.split(','))
            .filter_map(|right| permissions.get(right))
            .collect();
        let Some(user) = found.get(&row["rowid"]) else {
            assert!(
                row["fk_soc"] == "NULL" && row["employee"] == "1" && rights.is_empty(),
                "{} is missing",
                row["login"]
            );
            continue;
        };
        compared += 1;
        let login = &row["login"];
        assert_eq!((&user.login, &user.entity), (login, &row["entity"]));
        assert_eq!((&user.third_party, &user.contact), (&some(&row["fk_soc"]), &some(&row["fk_socpeople"])), "{login}");
        assert_eq!(
            (user.employee, user.admin, user.enabled),
            (row["employee"] == "1", row["admin"] == "1", row["statut"] == "1"),
            "{login}"
        );
        assert_eq!(user.ends, some(&row["dateendvalidity"]).map(|end| end[..10].to_owned()), "{login}");
        assert_eq!(
            user.permissions
                .iter()
                .map(String::as_str)
                .filter(|id| *id != "portal.products.view")
                .collect::<BTreeSet<_>>(),
            rights.into_iter().copied().collect(),
            "{login}"
        );
        let hash = match user.password {
            StoredPassword::Readable(_) => "bcrypt",
            StoredPassword::Old(OldHash::Md5) => "md5",
            StoredPassword::Old(OldHash::Sha1) => "sha1md5",
            _ => "other",
        };
        assert_eq!(hash, row["hash_kind"], "{login}");
        let skip = match (row["fk_soc"].as_str(), row["employee"].as_str()) {
            ("NULL", "1") => Some(Skip::Internal),
            ("NULL", _) => Some(Skip::NoThirdParty),
            _ => None,
        };
        assert_eq!(user.skip, skip, "{login}");
    }
    assert_eq!(compared, found.len());
}

#[test]
fn the_web_accounts_of_the_dump_come_with_what_the_web_portal_shows() {
    let Some(dump) = dump() else { return };
    let users = dump.erp.external_users().unwrap();
    let accounts: Vec<_> = users.iter().filter(|user| user.id.starts_with('w')).collect();
    assert_eq!(accounts.len(), 18);
    for account in accounts {
        assert!(matches!(account.password, StoredPassword::Readable(_)), "{}", account.login);
        assert_eq!(account.enabled, account.login != "wp48", "{}", account.login);
        let shown = ["portal.invoices.view", "portal.orders.view", "portal.quotes.view"];
        match account.host.as_deref() {
            None => assert_eq!(account.permissions, shown, "{}", account.login),
            Some(host) => assert_eq!((host, account.permissions.len()), ("boutique-a.example", 0), "{}", account.login),
        }
    }
}

#[test]
fn nothing_in_the_dump_waits_that_is_paid_or_cannot_be_answered() {
    let Some(dump) = dump() else { return };
    let mut looked = 0;
    for party in TOLD {
        for kind in [Kind::Invoices, Kind::SupplierInvoices, Kind::Quotes, Kind::Tickets] {
            let asked = Query { third_party: party, ..query(kind) };
            dump.erp
                .documents(&asked, &mut |row| {
                    looked += 1;
                    let left: f64 = row.remaining.parse().unwrap_or(0.0);
                    let may_wait = matches!(kind, Kind::Invoices | Kind::SupplierInvoices) && left > 0.0;
                    assert!(!row.open || may_wait, "{kind} {}: {} {}", row.reference, row.status, row.remaining);
                    true
                })
                .unwrap();
        }
    }
    assert!(looked > 400, "only {looked}");
}
