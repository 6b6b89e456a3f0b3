//! `import`: the report about the external users of a small Dolibarr.

use std::fs;

use insta::assert_snapshot;
use tests::mariadb::Database;

use super::run;

#[test]
fn an_import_has_a_line_for_each_user_and_changes_nothing_the_second_time() {
    let database = Database::create();
    database.run(include_str!("../dolibarr/schema.sql"));
    database.run(include_str!("../dolibarr/rows.sql"));
    let folder = tempfile::tempdir().unwrap();
    for entity in ["1", "2"] {
        let site =
            format!(r#"{{"site": "site-{entity}", "hosts": ["e{entity}.localhost"], "entities": ["{entity}"]}}"#);
        fs::write(folder.path().join(format!("e{entity}.json")), site).unwrap();
    }
    let (place, url) = (folder.path().to_str().unwrap(), database.url());
    let data = folder.path().join("data");
    let import = |args: &[&str]| {
        let common =
            ["import", "--erp", "dolibarr", "--database", &url, "--manifests", place, "--data", data.to_str().unwrap()];
        run(&[&common[..], args].concat())
    };
    assert_snapshot!(import(&["--dry-run"]));
    let total = |seen: &str| seen.lines().find(|line| line.contains(" users ")).unwrap_or(seen).to_owned();
    assert_snapshot!(total(&import(&[])), @r"
    7 users 4 taken, 0 changed, 0 unchanged, 3 skipped
    ");
    assert_snapshot!(total(&import(&[])), @r"
    7 users 0 taken, 0 changed, 4 unchanged, 3 skipped
    ");
}

#[test]
fn the_sample_has_nobody_to_import() {
    assert_snapshot!(run(&["import"]), @r"
    Unanswered
    --- out
    --- err
    error: the sample ERP's users are made by `serve`; an import is for a Dolibarr [usage/erp]
    hint: add `--erp dolibarr --database mysql://…`
    ");
}
