//! How many questions a page asks of Dolibarr's database, counted by the database itself.

use std::path::Path;
use std::sync::Arc;

use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::operations::{Command, ImportMembership, ImportRole, ImportUser};
use plugin_api::{Kind, ManifestFile};
use tests::browser::{Browser, Way};
use tests::erp_host::ErpHost;
use tests::local_portal::PASSWORD;
use tests::mariadb::Database;
use tests::operations::{member, text};
use tests::shop::{ALPES, hash, start_over};

use super::dump::dump;
use super::foundry;

/// The most that a list asks, and the most that the first page of an account does.
const MOST: (usize, usize) = (4, 12);

/// Signs in the owner of a third party over a watched Dolibarr, looks at every list and at the first page twice, and counts.
fn count(database: &Database, documents: &Path, user: &str, third_party: &str, contact: &str) {
    let watch = database.watch();
    let erp = Dolibarr::connect(&watch.url, Some(documents)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let portal = start_over(Arc::new(ErpHost(Box::new(erp))), &folder);
    portal.enable_site(&ManifestFile { name: "site.json", bytes: ALPES.as_bytes() }).unwrap();
    let import = ImportUser {
        site: "alpes".to_owned(),
        login: "owner".to_owned(),
        name: "Owner".to_owned(),
        erp_user: Some(user.to_owned()),
        contact: Some(contact.to_owned()),
        enabled: true,
        hash: Some(hash().to_owned()),
        memberships: vec![ImportMembership { role: ImportRole::Owner, ..member(third_party, &[]) }],
        ..ImportUser::default()
    };
    portal.operate(&text(&Command::from(import))).unwrap();
    let mut browser = Browser::new(Way::Call(Arc::clone(&portal)), "alpes.localhost");
    assert_eq!(browser.sign_in("owner", PASSWORD).status, 303);
    let home = browser.get("/").header("location").expect("there is one account").to_owned();
    let mut kinds = 0;
    for (path, most) in
        Kind::ALL.map(|kind| (format!("{home}/{kind}"), MOST.0)).into_iter().chain([(home.clone(), MOST.1)])
    {
        drop(watch.statements());
        let answer = browser.get(&path);
        let asked = watch.statements();
        println!("{path}: {} questions", asked.len());
        assert!(answer.status == 200 || asked.len() <= most, "{path}: {}", answer.status);
        kinds += usize::from(answer.status == 200);
        assert!(asked.len() <= most, "{path} asked {} questions:\n{}", asked.len(), asked.join("\n\n"));
    }
    assert!(kinds >= 9, "only {kinds} pages were shown");
    portal.stop();
}

#[test]
fn a_list_asks_four_questions_at_the_most_and_the_first_page_twelve() {
    let foundry = foundry();
    foundry.database.run(
        "REPLACE INTO llx_const VALUES ('EACCESS_ACTIVATE_PROPALS', '1', 1), ('MAIN_MODULE_COMMANDE', '1', 1), ('EACCESS_ACTIVATE_ORDERS', '1', 1),
         ('MAIN_MODULE_EXPEDITION', '1', 1), ('EACCESS_ACTIVATE_EXPEDITIONS', '1', 1), ('MAIN_MODULE_TICKET', '1', 1),
         ('MAIN_MODULE_PROJET', '1', 1), ('EACCESS_ACTIVATE_PROJECTS', '1', 1), ('EACCESS_ACTIVATE_TASKS', '1', 1),
         ('MAIN_MODULE_FOURNISSEUR', '1', 1), ('EACCESS_ACTIVATE_SUPPLIER_INVOICES', '1', 1);
         INSERT IGNORE INTO llx_rights_def (id, module, entity) SELECT 1040830 + n, 'externalaccess', 1 FROM
           (SELECT 2 AS n UNION SELECT 3 UNION SELECT 4 UNION SELECT 6 UNION SELECT 7) more;
         INSERT INTO llx_user_rights (entity, fk_user, fk_id) SELECT 1, 50, id FROM llx_rights_def WHERE module = 'externalaccess' AND entity = 1",
    );
    count(&foundry.database, foundry.documents.path(), "50", "1", "11");
    if let Some(dump) = dump() {
        count(&dump.database, foundry.documents.path(), "13", "1", "55");
    }
}
