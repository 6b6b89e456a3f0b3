//! A host in Rust over three tables, which does right and wrong as it is told: `tests/harness/conformance.rs` says how.

mod erp;
mod inside;
mod served;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use plugin_api::load::Loader;
use plugin_api::{Failure, ManifestFile, Portal, Request};
use serde_json::{Value, json};

use erp::Erp;
use inside::{PORTAL, inside};
use served::{Answered, Asked};

/// A variable of the environment.
fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not said"))
}

fn main() {
    let (folder, port) = (PathBuf::from(told("PARVIS_FOLDER")), told("PARVIS_PORT"));
    let module = Loader::new(told("PARVIS_MODULE")).load().expect("the module loads");
    let settings = json!({
        "store": format!("sqlite:{}/portal.sqlite", folder.display()), "local_port": port.parse::<u16>().unwrap(),
        "threads": "callers",
    });
    let erp = Arc::new(Erp::open(folder.clone()));
    let created = inside(|| module.create(Arc::clone(&erp) as _, &settings.to_string()));
    let portal: Arc<dyn Portal> = Arc::from(created.expect("the portal starts"));
    assert!(PORTAL.set(Arc::clone(&portal)).is_ok(), "there is one portal");
    let mut sites: Vec<_> = fs::read_dir(folder.join("sites")).unwrap().map(|site| site.unwrap().path()).collect();
    sites.sort();
    for site in sites {
        let bytes = fs::read(site).unwrap();
        inside(|| portal.enable_site(&ManifestFile { name: "site.json", bytes: &bytes })).expect("a good manifest");
    }
    thread::spawn({
        let portal = Arc::clone(&portal);
        move || while inside(|| portal.operate(r#"{"do": "work", "wait_ms": 1000}"#)).is_ok() {}
    });
    served::serve(&format!("127.0.0.1:{port}"), move |asked| {
        if !asked.host.starts_with("control.") {
            return answered(&*portal, asked);
        }
        let done = ordered(&*portal, &erp, asked.path.trim_start_matches('/'), &asked.body);
        let said = done.unwrap_or_else(
            |Failure { class, code, message, .. }| json!({ "class": class.number(), "code": code, "message": message }),
        );
        Answered { status: 200, headers: Vec::new(), body: said.to_string().into_bytes() }
    });
}

fn answered(portal: &dyn Portal, asked: &Asked) -> Answered {
    let headers: Vec<(&str, &str)> = asked.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let most = Request::most(headers.iter().find(|(name, _)| *name == "content-type").map(|(_, value)| *value));
    if asked.length > most {
        return Answered { status: 413, headers: Vec::new(), body: Vec::new() };
    }
    let (path, query) = (&*asked.path, &*asked.query);
    let peer = std::net::Ipv4Addr::LOCALHOST.into();
    let (method, host, body) = (&*asked.method, &*asked.host, &*asked.body);
    let response = inside(|| portal.handle(&Request { method, host, path, query, headers: &headers, body, peer }));
    Answered { status: response.status, headers: response.headers, body: response.body }
}

fn ordered(portal: &dyn Portal, erp: &Erp, word: &str, told: &[u8]) -> Result<Value, Failure> {
    let file = ManifestFile { name: "told.json", bytes: told };
    let text = String::from_utf8_lossy(told);
    let json = |text: String| serde_json::from_str(&text).expect("an answer is JSON");
    match word {
        "fault" | "closed" => {
            erp.write(word, &text);
            Ok(Value::Null)
        }
        "operate" => inside(|| portal.operate(&text)).map(json),
        "decide" => decided(portal, &text),
        "enable" => inside(|| portal.enable_site(&file)).map(Value::from),
        "check" => {
            let problems = inside(|| portal.check_manifests(&[file]))?;
            Ok(serde_json::to_value(problems).expect("problems are JSON"))
        }
        "disable" => inside(|| portal.disable_site(&text)).map(|()| Value::Null),
        "health" => Ok(serde_json::to_value(inside(|| portal.health())).expect("a health is JSON")),
        "work" => inside(|| portal.operate(r#"{"do": "work"}"#)).map(json),
        "level" => {
            let level = text.parse().ok().and_then(|level| log::LevelFilter::iter().nth(level));
            let bad = || Failure::new(plugin_api::Class::Invalid, "parvis/bad-level", "there is no such level");
            portal.set_log_level(level.ok_or_else(bad)?);
            Ok(Value::Null)
        }
        "stop" => {
            inside(|| portal.stop());
            Ok(Value::Null)
        }
        "measure" => Ok(measured(portal, &json(text.into_owned()))),
        "load" | "pin" => loaded(word, &text),
        // What a later version asks is a method of its own, which has an answer that says so.
        "later" => Ok(json!("not known")),
        "seen" => Ok(erp.seen()),
        "exit" => {
            thread::spawn(|| {
                thread::sleep(Duration::from_millis(200));
                std::process::exit(0);
            });
            Ok(Value::Null)
        }
        other => panic!("what is `{other}`?"),
    }
}

/// How long a page takes, half of them at the most, and how long a call that does nothing; nanoseconds both.
fn measured(portal: &dyn Portal, said: &Value) -> Value {
    const CALLS: u32 = 100_000;
    let text = |key: &str| said[key].as_str().expect("a text");
    let headers = [("cookie", text("cookie"))];
    let (host, path, peer) = (text("host"), text("path"), std::net::Ipv4Addr::LOCALHOST.into());
    let request = Request { method: "GET", host, path, query: "", headers: &headers, body: b"", peer };
    let mut times: Vec<Duration> = (0..text("times").parse().expect("a number"))
        .map(|_| {
            let began = Instant::now();
            assert_eq!(inside(|| portal.handle(&request)).status, 200);
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    let began = Instant::now();
    for _ in 0..CALLS {
        portal.set_log_level(log::LevelFilter::Error);
    }
    json!({ "page": times[times.len() / 2].as_secs_f64() * 1e9, "boundary": began.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS) })
}

fn decided(portal: &dyn Portal, text: &str) -> Result<Value, Failure> {
    let asked: Value = serde_json::from_str(text).expect("a question is JSON");
    let said = |key: &str| {
        let none = || Failure::new(plugin_api::Class::Invalid, "question/invalid", format!("`{key}` is not said"));
        asked[key].as_str().ok_or_else(none)
    };
    let document = asked["document"].as_object().map(|document| {
        let kind = serde_json::from_value(document["kind"].clone()).expect("a kind");
        (kind, document["id"].as_str().expect("an id"))
    });
    let question = plugin_api::Question {
        site: said("site")?,
        login: said("login")?,
        third_party: said("third_party")?,
        permission: said("permission")?,
        document,
    };
    let decision = inside(|| portal.decide(&question))?;
    Ok(json!({ "granted": decision.granted, "row": decision.row, "code": decision.code }))
}

fn loaded(word: &str, text: &str) -> Result<Value, Failure> {
    let loader = if word == "load" {
        Loader::new(text)
    } else {
        Loader::new(told("PARVIS_MODULE")).pin(text.parse().expect("64 digits"))
    };
    let failed = |error: plugin_api::load::LoadError| {
        Failure::new(plugin_api::Class::Incompatible, error.code(), error.to_string())
    };
    loader.load().map(|_| Value::Bool(true)).map_err(failed)
}
