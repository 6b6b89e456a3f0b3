//! The portal's permissions as rights of Dolibarr's own, installed and taken out again.

use std::fs;
use std::process::Command;

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::{install, remove};
use host_demo::erp::external::ExternalUsers;
use plugin_api::erp_users::About;

use super::{Foundry, foundry};
use crate::cli::run_in;

/// Everything in the tables that an installation may touch.
fn tables(foundry: &Foundry) -> Vec<Vec<String>> {
    let rows = |question: &str| foundry.database.rows(question);
    [
        rows("SELECT id, module, entity, libelle, perms, subperms FROM llx_rights_def ORDER BY id, entity"),
        rows("SELECT entity, fk_user, fk_id FROM llx_user_rights ORDER BY entity, fk_user, fk_id"),
        rows("SELECT entity, fk_usergroup, fk_id FROM llx_usergroup_rights ORDER BY entity, fk_usergroup, fk_id"),
        rows("SELECT name, value, entity FROM llx_const ORDER BY name, entity"),
    ]
    .concat()
}

/// What Dolibarr grants Ada now, by her rights.
fn granted(foundry: &Foundry) -> Vec<String> {
    let about = About { user: "50", third_party: Some("1"), contact: Some("11") };
    let withheld = foundry.erp.user_standing(&about, 0).unwrap().user.unwrap().withheld;
    let ruled = foundry.erp.ruled().unwrap();
    let granted = ruled.into_iter().filter(|id| !withheld.iter().any(|one| one == id)).map(str::to_owned);
    let granted: Vec<String> = granted.collect();
    let ada = foundry.erp.external_users().unwrap().into_iter().find(|user| user.id == "50").unwrap();
    assert_eq!(ada.permissions, granted, "an import says the same");
    granted
}

#[test]
fn who_had_a_right_of_dolibarrs_portal_has_ours_and_staff_tick_the_rest_there() {
    let foundry = foundry();
    let url = foundry.database.url();
    let before = (tables(&foundry), granted(&foundry));
    assert_eq!(before.1, ["portal.invoices.view", "portal.tickets.view"]);
    let said = install(&url, true).unwrap();
    assert_eq!((said.rights, tables(&foundry)), (0, before.0.clone()), "only said");
    let first = install(&url, false).unwrap();
    assert_eq!((first.rights, first.entities), (28, vec![1, 2]));
    // Five of users and four of groups: one of a module that is off, or of another entity, is not carried over.
    assert_eq!(first.ticks, 9);
    assert_eq!(granted(&foundry), before.1);
    assert_eq!(foundry.erp.ruled().unwrap().len(), 14);
    let tick = |id: u64| format!("INSERT INTO llx_user_rights VALUES (1, 50, {id})");
    foundry.database.run(&tick(52_681_413));
    assert_eq!(granted(&foundry), ["portal.invoices.view", "portal.tickets.view", "portal.quotes.accept"]);
    // Taken away on Dolibarr's screen: neither the old right nor the same again brings it back.
    foundry.database.run(
        "DELETE FROM llx_user_rights WHERE fk_id = 52681401; DELETE FROM llx_usergroup_rights WHERE fk_id = 52681401",
    );
    let after = tables(&foundry);
    let again = install(&url, false).unwrap();
    assert_eq!((again.rights, again.ticks, tables(&foundry)), (0, 0, after));
    assert_eq!(granted(&foundry), ["portal.tickets.view", "portal.quotes.accept"]);
    let out = remove(&url, false).unwrap();
    assert_eq!(out.rights, 28);
    assert_eq!((tables(&foundry), granted(&foundry)), before, "nothing is left");
}

#[test]
fn a_number_of_ours_that_another_module_has_is_left_to_it() {
    let foundry = foundry();
    foundry.database.run(
        "INSERT INTO llx_rights_def VALUES (52681405, 'other', 2);
         INSERT INTO llx_user_rights (entity, fk_user, fk_id) VALUES (2, 50, 52681405)",
    );
    let before = tables(&foundry);
    assert_eq!(install(&foundry.database.url(), false).unwrap_err().code, "dolibarr/rights-taken");
    drop(remove(&foundry.database.url(), false).unwrap());
    assert_eq!(tables(&foundry), before);
}

#[test]
fn the_verb_says_what_it_did_and_puts_the_file_that_dolibarrs_screen_needs() {
    let foundry = foundry();
    let (data, custom, url) = (tests::folder(), tempfile::tempdir().unwrap(), foundry.database.url());
    let folder = custom.path().to_str().unwrap();
    let run = |more: &[&str]| {
        let asked = [&["dolibarr", "install-rights", "--erp", "dolibarr", "--database", &url][..], more].concat();
        run_in(data.path(), &asked).replace(folder, "CUSTOM")
    };
    let said = run(&["--dry-run"]);
    assert!(said.contains("INSERT INTO llx_rights_def") && said.starts_with("Done\n"), "{said}");
    let said = run(&[]);
    assert!(said.contains("28 rights of the module 526814 are new") && said.contains("--custom DIR"), "{said}");
    let file = custom.path().join("parvis/core/modules/modParvis.class.php");
    let said = run(&["--custom", folder]);
    assert!(said.contains("0 rights") && said.contains("is there") && file.is_file(), "{said}");
    assert!(run(&["--custom", folder]).contains("was already there"));
    let said = run(&["--custom", "/nowhere/at/all"]);
    assert!(said.contains("[dolibarr/custom]"), "{said}");
    let said = run(&["--remove", "--custom", folder]);
    assert!(said.contains("28 rights of the module 526814 are taken out of") && !file.exists(), "{said}");
}

#[test]
fn the_file_names_the_same_rights_as_the_tables_do() {
    let foundry = foundry();
    let place = tempfile::tempdir().unwrap();
    let installed = install(&foundry.database.url(), false).unwrap();
    let modules = place.path().join("core/modules");
    fs::create_dir_all(&modules).unwrap();
    fs::write(modules.join("DolibarrModules.class.php"), "<?php class DolibarrModules { public $db; }").unwrap();
    fs::write(place.path().join("modParvis.class.php"), installed.descriptor.1).unwrap();
    let script = r#"define('DOL_DOCUMENT_ROOT', $argv[1]); error_reporting(E_ALL & ~E_DEPRECATED); require $argv[1].'/modParvis.class.php';
        $module = new modParvis(null); foreach ($module->rights as $r) echo implode('|', [$r[0], $module->rights_class, $r[1], $r[4], $r[5]]), "\n";
        echo $module->numero, ' ', $module->const_name;"#;
    let told = Command::new("php").args(["-r", script]).arg("--").arg(place.path()).output().expect("php runs");
    let told = String::from_utf8(told.stdout).unwrap();
    let rows = foundry.database.rows(
        "SELECT CONCAT_WS('|', id, module, libelle, perms, subperms) FROM llx_rights_def WHERE module = 'parvis' AND entity = 1 ORDER BY id",
    );
    let expected: Vec<String> = rows.concat();
    assert_eq!(told.lines().take(14).collect::<Vec<_>>(), expected);
    assert!(told.ends_with("526814 MAIN_MODULE_PARVIS"), "{told}");
}
