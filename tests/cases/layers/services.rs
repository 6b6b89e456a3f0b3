//! The use cases are services: each holds the few that it needs, and none holds the portal, which holds them all.

use std::collections::BTreeMap;
use std::fs;

use tests::sources::{code_and_tests, project, rust_files};

/// What the portal does itself: it begins, it ends, it says how it is, and it leads staff's commands to the services.
const OWN: [&str; 7] = ["start", "start_by", "stop", "health", "operate", "store", "over"];

/// The files that lead a command to its service, and so hold them all.
const LEADERS: [&str; 2] = ["portal/operate.rs", "portal/staffing.rs"];

/// The code of the use cases by file, without comments and tests.
fn code() -> BTreeMap<String, String> {
    let root = project().join("portal-plugin/src");
    let paths = rust_files(&root.join("portal")).into_iter().chain([root.join("portal.rs")]);
    let code = paths.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let lines = code_and_tests(&text).0.lines().filter(|line| !line.trim_start().starts_with("//"));
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        (name, lines.fold(String::new(), |code, line| code + line + "\n"))
    });
    code.collect()
}

/// The fields of a struct that hold a service each, with its name.
fn held(code: &str, holder: &str) -> Option<Vec<(String, String)>> {
    let (_, fields) = code.split_once(&format!("pub struct {holder} {{\n"))?;
    let fields = fields.split("\n}").next()?.lines().filter_map(|line| {
        let (name, held) = line.trim().trim_start_matches("pub ").split_once(": Arc<")?;
        Some((name.to_owned(), held.strip_suffix(">,")?.to_owned()))
    });
    Some(fields.collect())
}

/// The table at the head of the use cases: each service with the fields that it needs besides the base.
fn table() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(project().join("portal-plugin/src/portal.rs")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("//! | [`")?.split('|');
        let name = cells.next()?.split('`').next()?.to_owned();
        let needs = cells.nth(1)?.split(',').map(|need| need.trim().trim_matches('`').to_owned());
        Some((name, needs.filter(|need| !need.is_empty()).collect()))
    });
    rows.collect()
}

#[test]
fn every_service_holds_what_the_table_says_and_only_services_above_it() {
    let code = code();
    let portal = held(&code["portal.rs"], "Portal").unwrap();
    let table = table();
    assert!(table.len() > 40, "only {} rows", table.len());
    let names: Vec<_> = portal.iter().map(|(_, service)| service).collect();
    assert_eq!(names, table.iter().map(|(service, _)| service).collect::<Vec<_>>(), "the portal holds them in order");
    let place = |wanted: &str| portal.iter().position(|(field, _)| field == wanted);
    for (row, (service, needs)) in table.iter().enumerate() {
        let found = code.values().find_map(|code| held(code, service)).unwrap_or_else(|| panic!("no {service}"));
        let held: Vec<_> =
            found.into_iter().filter(|(field, of)| portal.contains(&(field.clone(), of.clone()))).collect();
        let fields: Vec<_> = held.iter().map(|(field, _)| field).filter(|field| *field != "base").collect();
        assert_eq!(fields, needs.iter().collect::<Vec<_>>(), "what {service} holds");
        for (field, _) in &held {
            assert!(place(field).is_some_and(|above| above < row), "{service} needs {field}, which stands below it");
        }
    }
}

#[test]
fn the_portal_itself_does_nothing_but_begin_and_end() {
    let code = code();
    for (file, code) in code.iter().filter(|(file, _)| *file != "portal.rs") {
        assert!(!code.contains("impl Portal") && !code.contains("for Portal"), "{file} adds to the portal");
        let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        let names_it = words.clone().any(|word| word == "Portal");
        assert!(
            !names_it || LEADERS.contains(&&**file),
            "{file} names the portal, from which it could reach everybody"
        );
    }
    let (_, own) = code["portal.rs"].split_once("impl Portal {\n").unwrap();
    let methods = own.split("\n}").next().unwrap().lines().filter_map(|line| {
        let line = line.strip_prefix("    ")?.trim_start_matches("pub ");
        line.strip_prefix("fn ")?.split('(').next()
    });
    let mut methods: Vec<_> = methods.collect();
    let mut known = OWN.to_vec();
    methods.sort_unstable();
    known.sort_unstable();
    assert_eq!(methods, known);
    assert_eq!(code["portal.rs"].matches("impl Portal").count(), 1);
}
