//! Site manifests: what is read, what is refused, what is warned of, and how it is said (rules S1, S10 and S11).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use host_demo::report;
use plugin_api::problem::Severity;
use plugin_api::{ManifestFile, Problem};
use portal_plugin::manifest::code::Code;
use portal_plugin::manifest::{self, InForce, MOST_BYTES};
use portal_plugin::model::sites::Site;

mod hostile;

const SMALLEST: &str = r#"{"site": "alpes", "hosts": ["alpes.localhost"]}"#;

#[test]
fn every_problem_is_shown_with_its_source_and_a_way_out() {
    for path in broken() {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (_, problems) = read(name, &bytes);
        assert!(!problems.is_empty(), "{name} has no problem");
        for problem in &problems {
            let helped = problem.hint.is_some() || problem.suggestion.is_some();
            assert!(helped, "{name}: {} says no way out", problem.message);
            let said = format!("{} {}", problem.message, problem.hint.as_deref().unwrap_or_default());
            assert!(!said.trim().ends_with('.'), "{name}: {said}");
        }
        let texts: Vec<String> = problems.iter().map(|problem| report::text(problem, &bytes, false)).collect();
        beside(&folder()).bind(|| insta::assert_snapshot!(path.file_stem().unwrap().to_str(), texts.join("\n\n")));
    }
}

#[test]
fn every_code_has_a_manifest_that_earns_it_and_keeps_its_name() {
    let mut earned: BTreeSet<String> = BTreeSet::new();
    for path in broken() {
        earned.extend(codes(&read("broken.json", &fs::read(path).unwrap()).1));
    }
    earned.extend(codes(&read("large.json", &vec![b' '; MOST_BYTES + 1]).1));
    earned.extend(codes(&read("many.json", format!("[{}]", "1,".repeat(50_000)).as_bytes()).1));
    earned.extend(codes(&read("many.json", unknown_fields(200).as_bytes()).1));
    let twice = [file("a.json", SMALLEST.as_bytes()), file("b.json", SMALLEST.as_bytes())];
    earned.extend(manifest::read_all(&twice).iter().flat_map(|(_, problems)| codes(problems)));
    earned.extend(in_company().iter().map(|(_, problem)| problem.code.clone()));

    let all: BTreeSet<String> = Code::ALL.map(|code| code.as_str().to_owned()).into();
    assert_eq!(all.len(), Code::ALL.len(), "a code stands twice");
    assert_eq!(earned, all);
    beside(&folder()).bind(|| insta::assert_snapshot!("all-codes", Vec::from_iter(all).join("\n")));
}

#[test]
fn the_smallest_manifest_has_every_documented_default() {
    let (site, problems) = read("alpes.json", SMALLEST.as_bytes());
    assert_eq!(problems, []);
    insta::assert_debug_snapshot!(site.unwrap(), @r##"
    Site {
        id: SiteId(
            "alpes",
        ),
        name: Text(
            "Alpes",
        ),
        hosts: [
            "alpes.localhost",
        ],
        locale: En,
        languages: [
            En,
            Fr,
            De,
            Es,
            It,
            Nl,
        ],
        zone: None,
        realm: RealmId(
            "alpes",
        ),
        entities: None,
        kinds: [
            Invoices,
            Quotes,
            Orders,
            Shipments,
            Tickets,
            Projects,
            Tasks,
            SupplierInvoices,
            Products,
        ],
        cancelled: false,
        default_permissions: {},
        presets: [],
        sign_up: Invitation,
        excluded_categories: [],
        sessions: SessionPolicy {
            idle: 3600s,
            absolute: 43200s,
            parallel: 10,
        },
        passwords: PasswordPolicy {
            min_length: 15,
            reset: 1800s,
        },
        second_factor: false,
        notices: None,
        brand: Brand {
            name: "Alpes",
            color: #1f4e79,
            color_dark: #7794ae,
            logo: None,
            home: Around {
                before: None,
                after: None,
            },
            sign_in: Around {
                before: None,
                after: None,
            },
            footer: None,
            links: [],
            terms_url: None,
            privacy_url: None,
        },
        base_url: "http://alpes.localhost",
        reply_to: None,
    }
    "##);
}

#[test]
fn every_field_reaches_the_site() {
    let folder = folder().join("good");
    let (site, problems) = read("every-field.json", &fs::read(folder.join("every-field.json")).unwrap());
    assert_eq!(problems, []);
    beside(&folder).bind(|| insta::assert_debug_snapshot!("every-field", site.unwrap()));
}

#[test]
fn the_demo_manifests_have_no_problem_and_tell_the_demos_story() {
    let files: Vec<(String, Vec<u8>)> = ["alpes", "lac", "nord"]
        .map(|site| (format!("{site}.json"), fs::read(manifests().join(format!("{site}.json"))).unwrap()))
        .into();
    let files: Vec<ManifestFile<'_>> = files.iter().map(|(name, bytes)| file(name, bytes)).collect();
    let mut story = Vec::new();
    for (file, (site, problems)) in files.iter().zip(manifest::read_all(&files)) {
        assert_eq!(problems, [], "{}", file.name);
        let site = site.unwrap();
        let logo = site.brand.logo.unwrap();
        assert!(logo.media_type == "image/png" && logo.bytes.len() < 1024, "{}", file.name);
        assert!(site.brand.terms_url.is_some() && site.brand.privacy_url.is_some(), "{}", file.name);
        story.push(format!("{} {} {} {:?}", site.id, site.realm, site.locale.tag(), site.entities.unwrap()));
    }
    assert_eq!(story, [r#"alpes atelier fr ["1"]"#, r#"lac atelier en ["2"]"#, r#"nord nord en ["3"]"#]);
}

#[test]
fn the_schema_that_editors_use_is_the_one_that_the_portal_reads_by() {
    let path = manifests().join("schema.json");
    let current = format!("{:#}\n", manifest::schema());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    }
    let renew = "manifests/schema.json is stale; renew it with: UPDATE=1 cargo test -p tests --test cases schema";
    assert!(fs::read_to_string(&path).unwrap_or_default() == current, "{renew}");
}

#[test]
fn of_two_manifests_that_claim_the_same_the_first_one_keeps_it() {
    let other = r#"{"site": "lac", "hosts": ["lac.localhost", "alpes.localhost"], "realm": 7}"#;
    let files = [
        file("alpes.json", SMALLEST.as_bytes()),
        file("copy.json", SMALLEST.as_bytes()),
        file("lac.json", other.as_bytes()),
    ];
    let read = manifest::read_all(&files);
    assert!(read[0].0.is_some() && read[1].0.is_none() && read[2].0.is_none());
    let said: Vec<String> = read
        .iter()
        .zip(&files)
        .flat_map(|((_, problems), file)| problems.iter().map(|problem| report::text(problem, file.bytes, false)))
        .collect();
    insta::assert_snapshot!(said.join("\n\n"), @r##"
    error[manifest/site-taken]: `alpes` is already the site of `alpes.json`
     --> copy.json:1:10
      |
    1 | {"site": "alpes", "hosts": ["alpes.localhost"]}
      |          ^^^^^^^ taken
      |
      = hint: give each site an id of its own, or delete one of the two files

    error[manifest/host-taken]: `alpes.localhost` already leads to `alpes.json`
     --> copy.json:1:29
      |
    1 | {"site": "alpes", "hosts": ["alpes.localhost"]}
      |                             ^^^^^^^^^^^^^^^^^ taken
      |
      = hint: a host name leads to one site; take it from one of the two

    error[manifest/host-taken]: `alpes.localhost` already leads to `alpes.json`
     --> lac.json:1:44
      |
    1 | {"site": "lac", "hosts": ["lac.localhost", "alpes.localhost"], "realm": 7}
      |                                            ^^^^^^^^^^^^^^^^^ taken
      |
      = hint: a host name leads to one site; take it from one of the two

    error[manifest/wrong-type]: `realm` must be a text, not a number
     --> lac.json:1:73
      |
    1 | {"site": "lac", "hosts": ["lac.localhost", "alpes.localhost"], "realm": 7}
      |                                                                         ^ a text expected
      |
    help: make it a text
      |
    1 - {"site": "lac", "hosts": ["lac.localhost", "alpes.localhost"], "realm": 7}
    1 + {"site": "lac", "hosts": ["lac.localhost", "alpes.localhost"], "realm": "7"}
      |
    "##);
}

#[test]
fn a_broken_manifest_takes_down_no_good_one() {
    let broken = r#"{"site": "alpes", "hosts": ["alpes.localhost"], "locale": "pl"}"#;
    for (first, second, want) in [(broken, SMALLEST, [false, true]), (SMALLEST, broken, [true, false])] {
        let read = manifest::read_all(&[file("a.json", first.as_bytes()), file("b.json", second.as_bytes())]);
        assert_eq!([read[0].0.is_some(), read[1].0.is_some()], want, "{first} {second}");
        let said = codes(&read[1].1);
        assert!(said.contains(&"manifest/host-taken".to_owned()) && said.contains(&"manifest/site-taken".to_owned()));
    }
}

#[test]
fn a_manifest_may_replace_its_own_site_and_take_no_others_host() {
    let lac = r#"{"site": "lac", "hosts": ["lac.localhost"]}"#;
    let in_force = [("alpes.json", SMALLEST), ("lac.json", lac)]
        .map(|(file, text)| InForce { site: Arc::new(read(file, text.as_bytes()).0.unwrap()), file: file.to_owned() });
    for (name, manifest, want) in [
        ("alpes.json", r#"{"site": "alpes", "hosts": ["alpes.localhost"], "locale": "fr"}"#, vec![]),
        ("nord.json", r#"{"site": "nord", "hosts": ["nord.localhost"]}"#, vec![]),
        ("alpes.json", r#"{"site": "alpes", "hosts": ["lac.localhost"]}"#, vec!["manifest/host-taken"]),
        (
            "nord.json",
            r#"{"site": "nord", "hosts": ["lac.localhost", "alpes.localhost"]}"#,
            vec!["manifest/host-taken"; 2],
        ),
        // A copy of the very same bytes is a second file all the same (rule S10).
        ("zz.json", SMALLEST, vec!["manifest/site-taken"]),
        ("zz.json", r#"{"site": "alpes", "hosts": ["elsewhere.localhost"]}"#, vec!["manifest/site-taken"]),
        ("ALPES.json", SMALLEST, vec!["manifest/site-taken"]),
    ] {
        let (site, problems) = manifest::read_beside(&file(name, manifest.as_bytes()), &in_force);
        assert_eq!(codes(&problems), want, "{name} {manifest}");
        assert_eq!(site.is_some(), want.is_empty(), "{name} {manifest}");
    }
}

/// Five manifests that warn of each other and of entities, and their problems.
fn in_company() -> Vec<(&'static str, Problem)> {
    const FILES: [(&str, &str); 5] = [
        (
            "alpes.json",
            r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1", "main"]}"#,
        ),
        ("lac.json", r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "atelier", "entities": ["nord-2"]}"#),
        ("nord.json", r#"{"site": "nord", "hosts": ["nord.localhost"], "realm": "Atelire"}"#),
        ("sud.json", r#"{"site": "sud", "hosts": ["sud.localhost"], "realm": "atelire"}"#),
        ("west.json", r#"{"site": "west", "hosts": ["west.localhost"], "entities": ["nord_2"]}"#),
    ];
    let files: Vec<ManifestFile<'_>> = FILES.iter().map(|(name, text)| file(name, text.as_bytes())).collect();
    let known = ["1", "nord-2"].map(ToOwned::to_owned);
    let mut all = Vec::new();
    for ((name, text), (_, problems)) in FILES.into_iter().zip(manifest::read_knowing(&files, Some(&known))) {
        assert!(problems.iter().all(|problem| problem.file == name), "{problems:?}");
        all.extend(problems.into_iter().map(|problem| (text, problem)));
    }
    all
}

#[test]
fn what_the_other_manifests_and_the_erp_know_better_is_warned_of() {
    let said: Vec<String> =
        in_company().iter().map(|(text, problem)| report::text(problem, text.as_bytes(), false)).collect();
    beside(&folder().join("good")).bind(|| insta::assert_snapshot!("in-company", said.join("\n\n")));
}

#[test]
fn an_erp_that_names_no_entities_is_not_taken_to_know_none() {
    let text = r#"{"site": "alpes", "hosts": ["alpes.localhost"], "entities": ["7"]}"#;
    for (known, want) in [(None, 0), (Some(vec!["1".to_owned()]), 1), (Some(vec!["7".to_owned()]), 0)] {
        let read = manifest::read_knowing(&[file("alpes.json", text.as_bytes())], known.as_deref());
        assert_eq!(read[0].1.len(), want, "{known:?}");
        assert!(read[0].0.is_some(), "a warning refuses nothing");
    }
}

#[test]
fn warnings_leave_the_site_usable_and_errors_do_not() {
    for path in broken() {
        let (site, problems) = read("broken.json", &fs::read(&path).unwrap());
        let refused = problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(site.is_none(), refused, "{}", path.display());
    }
}

#[test]
fn a_report_in_colour_says_the_same() {
    let bytes = br#"{"site": "alpes", "host": ["alpes.localhost"]}"#;
    let (_, problems) = read("alpes.json", bytes);
    let colour = report::text(&problems[0], bytes, true);
    let mut plain = String::new();
    for part in colour.split('\u{1b}') {
        plain.push_str(part.strip_prefix('[').and_then(|rest| rest.split_once('m')).map_or(part, |(_, text)| text));
    }
    assert!(colour.contains("\u{1b}["), "no colour in {colour:?}");
    assert_eq!(plain, report::text(&problems[0], bytes, false));
}

#[test]
fn a_report_survives_that_the_file_changed_meanwhile() {
    for path in broken() {
        let bytes = fs::read(&path).unwrap();
        for problem in read("broken.json", &bytes).1 {
            for now in [&b""[..], b"\n\n\n", &bytes[..bytes.len() / 2], "é".repeat(bytes.len()).as_bytes()] {
                assert!(report::text(&problem, now, false).contains(&problem.code), "{}", path.display());
            }
        }
    }
}

#[test]
fn a_program_reads_problems_as_they_cross() {
    let (_, problems) = read("alpes.json", br#"{"site": "alpes", "host": ["alpes.localhost"]}"#);
    insta::assert_snapshot!(format!("{:#}", report::json(&problems)), @r##"
    [
      {
        "code": "manifest/unknown-field",
        "file": "alpes.json",
        "hint": null,
        "message": "unknown field `host`",
        "place": {
          "column": 19,
          "end": 24,
          "label": "not a field",
          "line": 1,
          "start": 18
        },
        "related": null,
        "severity": "error",
        "suggestion": {
          "end": 24,
          "message": "did you mean `hosts`?",
          "replacement": "\"hosts\"",
          "start": 18
        }
      }
    ]
    "##);
}

fn read(name: &str, bytes: &[u8]) -> (Option<Site>, Vec<Problem>) {
    manifest::read(&file(name, bytes))
}

const fn file<'a>(name: &'a str, bytes: &'a [u8]) -> ManifestFile<'a> {
    ManifestFile { name, bytes }
}

fn codes(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| problem.code.clone()).collect()
}

fn unknown_fields(count: usize) -> String {
    let fields: Vec<String> = (0..count).map(|place| format!(r#""zz{place}": 0"#)).collect();
    format!("{{{}}}", fields.join(","))
}

fn manifests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../manifests")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/manifests")
}

/// The broken manifests, in the order of their names.
fn broken() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

/// Snapshots that stand beside the manifests, bearing their names.
fn beside(folder: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
