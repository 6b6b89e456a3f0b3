//! The recipes of the code ("Add a kind"), followed on paper: what was added by one stands in the files that the recipe names,
//! and in no others.

use std::collections::BTreeSet;
use std::fs;

use portal_plugin::model::locales::Locale;
use tests::sources::{code_and_tests, project, rust_files};

/// The languages of some texts, each a folder.
fn languages(texts: &str) -> Vec<String> {
    let texts = fs::read_dir(project().join(texts)).unwrap();
    let folders = texts.map(|entry| entry.unwrap()).filter(|entry| entry.file_type().unwrap().is_dir());
    folders.map(|folder| folder.file_name().into_string().unwrap()).filter(|name| name != "shape").collect()
}

/// The files that a recipe names between backquotes; one with `{language}` stands for one of each language, and a folder, which
/// ends in `/`, for whatever of it is needed.
fn named_by_recipe(file: &str, title: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(project().join(file)).unwrap();
    let head = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let steps: Vec<_> = head.skip_while(|line| *line != format!("# {title}")).skip(1).collect();
    let steps = steps.iter().take_while(|line| !line.starts_with("# ")).copied().collect::<Vec<_>>().join(" ");
    assert!(steps.contains("1. "), "{file} has no recipe {title}");
    let mut named = BTreeSet::from([file.to_owned()]);
    for path in steps.split('`').skip(1).step_by(2).filter(|path| path.contains('/') && !path.contains('(')) {
        if let Some((texts, _)) = path.split_once("{language}") {
            named.extend(languages(texts).iter().map(|language| path.replace("{language}", language)));
        } else {
            named.insert(path.to_owned());
        }
    }
    named
}

/// The files whose code names one of these words.
fn naming(folders: &[&str], words: &[&str]) -> BTreeSet<String> {
    let files = folders.iter().flat_map(|folder| rust_files(&project().join(folder)));
    let names = |text: &str| words.iter().any(|word| code_and_tests(text).0.contains(word));
    files
        .filter(|file| names(&fs::read_to_string(file).unwrap()))
        .map(|file| file.strip_prefix(project()).unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// The files as a recipe names them: itself where it is named, else the folder that is named and holds it.
fn by_recipe(found: BTreeSet<String>, named: &BTreeSet<String>) -> BTreeSet<String> {
    let as_named = |file: String| {
        let within = |name: &&String| name.ends_with('/') && file.starts_with(&***name);
        if named.contains(&file) { file } else { named.iter().find(within).cloned().unwrap_or(file) }
    };
    found.into_iter().map(as_named).collect()
}

#[test]
fn a_language_stands_where_its_recipe_says() {
    let named = named_by_recipe("portal-plugin/src/texts.rs", "Add a language");
    let words = ["Locale::Nl", "Self::Nl", "    Nl,", "Dutch", "DUTCH", "::NL", "\"nl\""];
    let mut found = naming(&["plugin-api/src", "portal-plugin/src"], &words);
    found.retain(|file| !file.starts_with("portal-plugin/src/texts/nl"));
    assert_eq!(found, named);
    // Each language has its folder, and each folder is one of a language.
    let mut tags: Vec<String> = Locale::ALL.iter().map(|locale| locale.tag().to_owned()).collect();
    tags.sort_unstable();
    let mut folders = languages("portal-plugin/src/texts");
    folders.sort_unstable();
    assert_eq!(folders, tags);
}

#[test]
fn a_kind_stands_where_its_recipe_says() {
    let named = named_by_recipe("plugin-api/src/kind.rs", "Add a kind");
    let folders = ["plugin-api/src", "portal-plugin/src", "host-demo/src"];
    let words = ["Kind::Tasks", "Tasks = 7", "TasksView", "tasks_view", "    tasks: ", "\"portal.tasks.view\""];
    let mut found = naming(&folders, &words);
    for own in [
        // A project leads to its tasks; another kind leads nowhere.
        "portal-plugin/src/web/render/documents.rs",
        // The address of a path's example.
        "portal-plugin/src/web/endpoints.rs",
        // The story of the sample: its tasks, and who may see them.
        "host-demo/src/erp/sample/story/projects.rs",
        "host-demo/src/erp/sample/story/people.rs",
    ] {
        found.remove(own);
    }
    found.retain(|file| !file.ends_with("/statuses.rs"));
    let mut found = by_recipe(found, &named);
    found.insert("tests/cases/access.rs".to_owned());
    assert_eq!(found, named);
}

#[test]
fn an_error_stands_where_its_recipe_says() {
    let named = named_by_recipe("portal-plugin/src/error.rs", "Add an error");
    let named: BTreeSet<String> = named.into_iter().map(|file| file.replace("{area}", "people")).collect();
    let found = naming(&["portal-plugin/src", "host-demo/src"], &["OwnerStays = ", "owner_stays", "\"owner/stays\""]);
    assert_eq!(found, named);
}

#[test]
fn an_operation_stands_where_its_recipe_says() {
    let named = named_by_recipe("plugin-api/src/operations.rs", "Add an operation");
    let folders = ["plugin-api/src", "portal-plugin/src", "host-demo/src"];
    // One of the portal as a whole, and one of an account.
    let words = ["ResetSecondFactor", "reset_second_factor", "PlanRepoint", "plan_repoint"];
    let mut found = by_recipe(naming(&folders, &words), &named);
    let python = "plugin-api/python/parvis/operations.py";
    let written = fs::read_to_string(project().join(python)).unwrap();
    assert!(["class ResetSecondFactor", "class PlanRepoint"].iter().all(|class| written.contains(class)));
    let php = ["plugin-api/php/src/Operations.php", "plugin-api/php/src/AccountOperations.php"];
    for (file, method) in php.iter().zip(["function resetSecondFactor(", "function planRepoint("]) {
        assert!(fs::read_to_string(project().join(file)).unwrap().contains(method), "{file}");
    }
    found.extend(php.map(str::to_owned));
    found.extend([python.to_owned(), "tests/cases/".to_owned()]);
    assert_eq!(found, named);
}

#[test]
fn a_page_stands_where_its_recipe_says() {
    let named = named_by_recipe("portal-plugin/src/web/endpoints.rs", "Add a page");
    let named: BTreeSet<String> = named.into_iter().map(|file| file.replace("{area}", "logins")).collect();
    let words = [
        "LoginsTexts",
        "logins::LOGINS",
        "pub mod logins;",
        "struct Logins",
        "Logins {",
        "logins::form",
        "logins.html",
    ];
    let mut found = naming(&["portal-plugin/src/web", "portal-plugin/src/texts"], &words);
    // The same for programs is a call.
    found.remove("portal-plugin/src/web/json.rs");
    let mut found = by_recipe(found, &named);
    let template = "portal-plugin/templates/logins.html";
    assert!(project().join(template).exists());
    found.extend([template.to_owned(), "portal-plugin/src/web/endpoints.rs".to_owned()]);
    assert_eq!(found, named);
}
