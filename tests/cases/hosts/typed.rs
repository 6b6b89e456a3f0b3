//! The staff operations with their types in other languages: written from the schemas of the module, and checked in.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use plugin_api::operations::Name;
use serde_json::Value;
use tests::c_face::{describe, load};
use tests::modules;

fn python(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugin-api/python").join(path)
}

fn php(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugin-api/php").join(path)
}

fn described() -> Value {
    describe(load(&modules::portal()).unwrap()).unwrap()
}

/// What a program prints that is given this.
fn answer(command: &mut Command, given: &str) -> String {
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    running.stdin.take().unwrap().write_all(given.as_bytes()).unwrap();
    let done = running.wait_with_output().unwrap();
    assert!(done.status.success(), "{command:?}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn a_module_describes_every_operation_that_there_is() {
    let described = described();
    let names = described["operations"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned());
    assert_eq!(names.collect::<Vec<_>>(), Name::all().map(|name| name.to_string()).collect::<Vec<_>>());
}

#[test]
fn the_operations_in_python_are_those_of_the_module() {
    let current = answer(Command::new("python3").arg(python("generate.py")), &described().to_string());
    let path = python("parvis/operations.py");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    }
    let renew = "parvis/operations.py is stale; renew it with: UPDATE=1 cargo test -p tests --test cases in_python";
    assert!(fs::read_to_string(&path).unwrap_or_default() == current, "{renew}");
}

#[test]
fn a_command_in_python_leaves_out_what_is_not_said_and_its_answer_may_have_grown() {
    let program = "
import json
from parvis import Failure, operations, perform

class Portal:
    def operate(self, **command):
        self.command = command
        return self.answer

portal = Portal()
def said(operation, answer):
    portal.answer = answer
    try:
        answer = perform(portal, operation)
    except Failure as failure:
        answer = failure.code
    print(json.dumps(portal.command), answer)

said(operations.MoveManifest(site='alpes', from_='a.json', to='b.json'), {'site': 'alpes', 'file': 'b.json'})
terms = operations.MembershipTerms(permissions=['portal.invoices.view'])
said(operations.account.Edit(site='alpes', third_party='101', by='Zoe', login='lea', membership=terms), {})
said(operations.RealmHistory(), {'changes': [], 'later': 1})
";
    let said = answer(
        Command::new("python3").arg("-").env("PYTHONPATH", python("")).env("PYTHONDONTWRITEBYTECODE", "1"),
        program,
    );
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            concat!(
                r#"{"do": "move_manifest", "site": "alpes", "from": "a.json", "to": "b.json"} "#,
                "ManifestMoved(site='alpes', file='b.json')"
            ),
            concat!(
                r#"{"do": "account", "site": "alpes", "third_party": "101", "by": "Zoe", "act": {"edit": "#,
                r#"{"login": "lea", "membership": {"permissions": ["portal.invoices.view"]}}}} answer/unreadable"#
            ),
            r#"{"do": "realm_history"} RealmChanges(changes=[])"#,
        ]
    );
}

#[test]
fn the_operations_in_php_are_those_of_the_module() {
    let folder = tests::folder();
    let into = if std::env::var_os("UPDATE").is_some() { php("src") } else { folder.path().to_owned() };
    answer(Command::new("php8.2").arg(php("generate.php")).arg(&into), &described().to_string());
    for file in ["Operations.php", "AccountOperations.php"] {
        let current = fs::read_to_string(into.join(file)).unwrap();
        let renew = format!("src/{file} is stale; renew it with: UPDATE=1 cargo test -p tests --test cases in_php");
        assert!(fs::read_to_string(php("src").join(file)).unwrap_or_default() == current, "{renew}");
    }
}

#[test]
fn a_command_in_php_leaves_out_what_is_not_said_and_no_object_of_it_crosses_as_a_list() {
    let program = "<?php
use Parvis\\{AccountOperations, Operations};
foreach (['Operation', 'Operations', 'AccountOperations'] as $class) {
    require getenv('PARVIS_PHP') . \"/$class.php\";
}
foreach ([
    Operations::moveManifest(site: 'alpes', from: 'a.json', to: 'b.json'),
    Operations::createUser(site: 'alpes', contact: '205', deliver: 'show', membership: []),
    AccountOperations::edit('alpes', '101', 'Zoe', login: 'lea', membership: ['permissions' => ['portal.invoices.view']]),
    AccountOperations::confirmRecovery('alpes', '101', 'Zoe'),
] as $operation) {
    echo json_encode($operation->command), \"\\n\";
}
";
    let said = answer(Command::new("php8.2").env("PARVIS_PHP", php("src")), program);
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            r#"{"do":"move_manifest","site":"alpes","from":"a.json","to":"b.json"}"#,
            r#"{"do":"create_user","site":"alpes","contact":"205","deliver":"show","membership":{}}"#,
            concat!(
                r#"{"do":"account","site":"alpes","third_party":"101","by":"Zoe","act":{"edit":"#,
                r#"{"login":"lea","membership":{"permissions":["portal.invoices.view"]}}}}"#
            ),
            r#"{"do":"account","site":"alpes","third_party":"101","by":"Zoe","act":{"confirm_recovery":{}}}"#,
        ]
    );
}
