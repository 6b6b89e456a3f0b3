//! What a page costs from a host in each language, all of it in one run, as only ratios travel between machines: `tests/bench`
//! runs it. With `FOLDER NAME`, a host that is running already is measured beside them.
//!
//! The page is the first one of a list of invoices, as HTML, from within the host's process: what a web server adds is its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tests::conformance::World;
use tests::hosts::php::Workers;
use tests::hosts::{self, c, children, php, python};

/// How often the page is asked for.
const TIMES: u32 = 1_000;

/// What one host comes to, in nanoseconds.
struct Figure {
    page: f64,
    boundary: f64,
}

fn main() {
    println!("{:<28} {:>10} {:>8} {:>14}", "", "page", "ratio", "call alone");
    let rust = measured(World::started(hosts::rust()));
    print("Rust", &rust, &rust);
    print("C", &measured(World::started(c::conforming(c::NOW, &[]))), &rust);
    print("Python", &measured(World::started(python::serve(python::plain, &[]))), &rust);
    print("PHP", &measured(World::started(php::own_server())), &rust);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [folder, name] = &arguments[..] {
        print(name, &measured(World::of(Path::new(folder))), &rust);
    }

    println!("\nmemory of its own that each process has, once it has answered:");
    let workers = ["--workers", "4", "--threads", "1", "--preload"];
    let early = python::serve(python::gunicorn(&workers), &[("PARVIS_EARLY", "load")]);
    print_memory("gunicorn --preload, loaded before the fork", &early.browser(), &children(early.process()));
    let late = python::serve(python::gunicorn(&workers[..4]), &[]);
    print_memory("gunicorn, loaded after the fork", &late.browser(), &children(late.process()));
    let fpm = Workers::fpm(false);
    print_memory("PHP-FPM", &fpm.serving.browser(), &fpm.workers());
}

fn measured(mut world: World) -> Figure {
    let path = format!("{}/invoices", world.account()).replace("/api/v1", "");
    let mut owner = world.owner();
    assert_eq!(owner.get(&path).status, 200);
    let cookie = owner.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
    let asked = json!({ "host": owner.host, "path": path, "cookie": cookie, "times": TIMES.to_string() });
    // Half of what is measured is the second run, when everything is warm.
    world.order("measure", &asked.to_string());
    let said: Value = world.order("measure", &asked.to_string());
    let figure = |key: &str| said[key].as_f64().unwrap_or_else(|| panic!("{said}"));
    Figure { page: figure("page"), boundary: figure("boundary") }
}

fn print(name: &str, figure: &Figure, rust: &Figure) {
    let (page, boundary) = (figure.page / 1e3, figure.boundary);
    println!("{name:<28} {page:>7.0} µs {:>8.2} {boundary:>11.1} ns", figure.page / rust.page);
}

/// Has every process answer, and prints what each has that it shares with nobody: the least, and the most.
fn print_memory(name: &str, browser: &tests::browser::Browser, processes: &BTreeSet<String>) {
    for _ in 0..20 * processes.len() {
        browser.clone().get("/sign-in");
    }
    let mut private: Vec<u64> = processes.iter().map(|process| private(process)).collect();
    private.sort_unstable();
    println!("{name:<44} {:>6} to {:>6} KiB, {} processes", private[0], private[private.len() - 1], private.len());
}

fn private(process: &str) -> u64 {
    let maps = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).expect("the process runs");
    let kib = |line: &str| line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default();
    maps.lines().filter(|line| line.starts_with("Private_")).map(kib).sum()
}
