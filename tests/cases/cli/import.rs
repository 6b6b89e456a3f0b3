//! `import`: the report about the external users of a small Dolibarr.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;
use tests::mariadb::Database;

use super::run;

/// A small Dolibarr, a site for each of its entities, and the command with the options that name them.
struct Place {
    database: Database,
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let database = Database::create();
        database.run(include_str!("../dolibarr/schema.sql"));
        database.run(include_str!("../dolibarr/rows.sql"));
        let folder = tempfile::tempdir().unwrap();
        for entity in ["1", "2"] {
            let site =
                format!(r#"{{"site": "site-{entity}", "hosts": ["e{entity}.localhost"], "entities": ["{entity}"]}}"#);
            fs::write(folder.path().join(format!("e{entity}.json")), site).unwrap();
        }
        Self { database, folder }
    }

    fn run(&self, verb: &str, args: &[&str]) -> String {
        let (place, url) = (self.folder.path().to_str().unwrap(), self.database.url());
        let data = self.folder.path().join("data");
        let common =
            [verb, "--erp", "dolibarr", "--database", &url, "--manifests", place, "--data", data.to_str().unwrap()];
        run(&[&common[..], args].concat())
    }

    fn import(&self, args: &[&str]) -> String {
        self.run("import", args)
    }
}

fn total(seen: &str) -> String {
    seen.lines().find(|line| line.contains(" users ")).unwrap_or(seen).to_owned()
}

#[test]
fn an_import_has_a_line_for_each_user_and_changes_nothing_the_second_time() {
    let place = Place::new();
    assert_snapshot!(place.import(&["--dry-run"]));
    assert_snapshot!(total(&place.import(&[])), @r"
    7 users 4 taken, 0 changed, 0 unchanged, 0 ended, 3 skipped
    ");
    assert_snapshot!(total(&place.import(&[])), @r"
    7 users 0 taken, 0 changed, 4 unchanged, 0 ended, 3 skipped
    ");
}

#[test]
fn an_import_says_what_dolibarr_took_away_and_the_portal_knew_before_it_ran() {
    let place = Place::new();
    place.import(&[]);
    let explain = |args: &[&str]| {
        let said = place.run("explain", args);
        said.lines().filter(|line| line.contains("  no ") || line.starts_with("    ")).collect::<Vec<_>>().join("\n")
    };
    let ada = ["--site", "site-1", "--user", "ada", "--third-party", "1", "--document", "invoices"];
    assert_eq!(explain(&ada), "");
    place.database.run(
        "UPDATE llx_user SET fk_soc = 2, fk_socpeople = NULL WHERE rowid = 50; DELETE FROM llx_user WHERE rowid = 51;
         UPDATE llx_user SET statut = 1 WHERE rowid = 52; UPDATE llx_user SET fk_soc = NULL WHERE rowid = 53",
    );
    assert_snapshot!(explain(&ada));
    let dry = place.import(&["--dry-run"]);
    let done = place.import(&[]);
    assert_eq!(dry.replace("users would be: ", "users "), done, "what a dry run says is what is done");
    assert_snapshot!(done);
    assert_snapshot!(total(&place.import(&[])), @r"
    5 users 0 taken, 0 changed, 2 unchanged, 0 ended, 3 skipped
    ");
}

#[test]
fn owners_are_named_by_a_rule_with_a_line_for_each() {
    let place = Place::new();
    let owners = |args: &[&str]| {
        let said = place.import(args);
        said.lines().filter(|line| line.contains("owner")).collect::<Vec<_>>().join("\n")
    };
    let file = place.folder.path().join("owners.csv");
    fs::write(&file, "# third party, login\n1,ada\n\n3,ada\n").unwrap();
    let by_file = format!("file:{}", file.display());
    assert_snapshot!(owners(&["--dry-run", "--owners", "only-user"]));
    assert_snapshot!(owners(&["--owners", "only-user"]));
    assert_snapshot!(owners(&["--owners", &by_file]));
    place.database.run(
        "INSERT INTO llx_c_type_contact VALUES (900, 'societe', 'external', 'BOSS');
         INSERT INTO llx_societe_contacts (entity, fk_soc, fk_c_type_contact, fk_socpeople) VALUES (1, 1, 900, 11)",
    );
    assert_snapshot!(owners(&["--owners", "contact-role:BOSS"]));
    fs::write(&file, "1,nobody\n").unwrap();
    assert_snapshot!(place.import(&["--owners", &by_file]).replace(file.to_str().unwrap(), "FILE"));
}

#[test]
fn the_sample_has_nobody_to_import() {
    assert_snapshot!(run(&["import"]), @r"
    Unanswered
    --- out
    --- err
    error: the sample ERP's users are made by `serve`; an import is for a Dolibarr or an Odoo [usage/erp]
    hint: add `--erp dolibarr --database mysql://…`
    ");
}
