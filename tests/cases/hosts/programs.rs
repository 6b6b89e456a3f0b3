//! Programs in C, compiled by both compilers without a warning, run, and watched for what they do to memory.

use std::fs;
use std::mem::offset_of;
use std::process::Command;

use parvis::{CRow, Header, HostTable, Loading, Request, Text};
use plugin_api::load::Loader;
use tests::conformance::{FIRST_HEADER, Needs, World, small_erp};
use tests::hosts::c::{C, CPP, FIRST, NOW, compiled, compiled_over, conforming};
use tests::hosts::here;
use tests::modules;
use tests::serving::Serving;

fn output(command: &mut Command) -> String {
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {:?} {}", done.status, String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("it prints text")
}

macro_rules! layout {
    ($($name:literal: $type:ty { $($field:ident),* $(,)? })*) => {
        vec![$(
            format!("{} {}", $name, size_of::<$type>()),
            $(format!("{}.{} {}", $name, stringify!($field), offset_of!($type, $field)),)*
        )*]
    };
}

#[test]
fn every_size_and_offset_of_the_header_is_that_of_the_library_in_c_and_in_cpp() {
    let ours = layout! {
        "parvis_text": Text { }
        "parvis_header": Header { name, value }
        "parvis_loading": Loading { size, path, sha256, range }
        "parvis_request": Request {
            size, method, host, path, query, peer, headers, headers_length, body, body_length,
        }
        "parvis_row": CRow {
            size, kind, id, third_party, entity, state, contacts, contacts_length, reference, other_reference, title,
            status, date, until, total, remaining, currency, parent, key, progress, reserved, open, has_file,
            has_picture, nature,
        }
        "parvis_host": HostTable { size, data, ask, documents, file, log, now }
    };
    let folder = tests::folder();
    for (compiler, name) in [(&C[..], "c"), (&CPP[..], "cpp")] {
        let program = folder.path().join(name);
        compiled(compiler, &here("modules/c/layout.c"), &program, &[]);
        let printed = output(&mut Command::new(&program));
        let theirs: Vec<&str> = printed.lines().filter(|line| !line.starts_with("parvis_text.")).collect();
        assert_eq!(theirs, ours, "{name}");
        assert!(printed.contains("parvis_text.start 0\nparvis_text.length 8\n"), "{printed}");
    }
}

#[test]
fn what_the_first_header_has_stays_where_it_was() {
    let folder = tests::folder();
    let printed = |header: &str, name: &str| {
        let program = folder.path().join(name);
        compiled_over(header, &C, &here("modules/c/layout.c"), &program, &[]);
        output(&mut Command::new(&program))
    };
    let (first, now) = (printed(FIRST, "first"), printed(NOW, "now"));
    // A struct may have grown; a field may not have moved.
    let fields = |text: &str| text.lines().filter(|line| line.contains('.')).map(str::to_owned).collect::<Vec<_>>();
    let now = fields(&now);
    let moved: Vec<String> = fields(&first).into_iter().filter(|field| !now.contains(field)).collect();
    assert_eq!(moved, [""; 0]);
}

#[test]
fn a_process_may_close_the_library_fork_and_leave_without_a_word() {
    let folder = tests::folder();
    let program = folder.path().join("processes");
    compiled(&C, &here("modules/c/processes.c"), &program, &["-ldl"]);
    let settings = format!(r#"{{"store": "sqlite:{}/portal.db"}}"#, folder.path().display());
    let printed = output(Command::new(&program).arg(modules::face()).arg(modules::portal()).arg(settings));
    let want = "load 0\ncreate 0\nreopened 100\nchild parvis/forked 0\nchild left 0\n";
    assert_eq!(printed, want);
}

/// The example in C over a folder of tables, run by this command before it and with these words after it, if any.
fn example(before: &[&str], after: &[&str]) -> Serving {
    let folder = tests::folder();
    let library = modules::face();
    let library = library.parent().unwrap().display().to_string();
    let program = folder.path().join("host");
    compiled(&C, &here("../plugin-api/examples/host.c"), &program, &["-L", &library, "-lparvis"]);
    small_erp(folder.path());
    let create = concat!(
        r#"{"do": "create_user", "site": "alpes", "contact": "201", "deliver": "show", "#,
        r#""membership": {"owner": true}}"#,
    );
    fs::copy(folder.path().join("sites/alpes.json"), folder.path().join("site.json")).unwrap();
    fs::write(folder.path().join("operations.jsonl"), create).unwrap();
    let words: Vec<String> = before.iter().map(ToString::to_string).chain([program.display().to_string()]).collect();
    let mut serving = Serving::start(folder, |port, folder| {
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg(modules::portal()).arg(folder).arg(port.to_string()).args(after);
        command.env("LD_LIBRARY_PATH", &library);
        command
    });
    let printed = serving.wait_for("serving");
    let made = printed.lines().find_map(|line| line.strip_prefix("done ")).unwrap();
    fs::write(serving.folder().join("made"), made).unwrap();
    serving
}

#[test]
fn the_example_in_c_serves_a_customer_from_the_first_password_to_the_last_page() {
    World::started(example(&[], &[])).conforms("the example in C", Needs::Browser);
}

#[test]
fn a_host_in_c_does_what_every_host_does() {
    World::started(conforming(NOW, &[])).conforms("C", Needs::Starting);
}

#[test]
fn a_host_in_c_that_was_built_on_the_first_header_does_it_and_the_address_sanitizer_finds_nothing() {
    let mut world = World::started(conforming(FIRST, &["-fsanitize=address", "-fno-omit-frame-pointer"]));
    world.conforms(FIRST_HEADER, Needs::Starting);
    let said = world.log();
    assert!(!said.contains("AddressSanitizer"), "{said}");
}

#[test]
fn valgrind_finds_nothing_wrong_in_the_example_in_c() {
    let log = tests::folder();
    let file = format!("--log-file={}/valgrind", log.path().display());
    // Known by its sum, as whoever runs this in earnest does: it need not be tried first, which takes a while in valgrind.
    let module = Loader::new(modules::portal()).load().unwrap();
    let mut serving = example(&["valgrind", "--error-exitcode=99", "--leak-check=no", &file], &[module.sha256()]);
    let (login, _) = serving.credentials();
    let mut browser = serving.browser();
    assert_eq!(browser.get("/").status, 303);
    assert_eq!(browser.get("/sign-in").status, 200);
    assert!(browser.sign_in(&login, "wrong").status >= 400);
    drop(serving);
    let said = fs::read_to_string(log.path().join("valgrind")).unwrap();
    assert!(!said.contains("Invalid") && !said.contains("uninitialised"), "{said}");
}
