//! The boundary between the host and a module that it loads.

mod calls;
mod damage;
mod files;
mod panics;

use std::sync::Arc;

use plugin_api::load::{LoadError, Loader, Module};
use plugin_api::{Portal, Request, SharedHost};
use tests::fake_host::FakeHost;
use tests::modules;

/// The module of this name, loaded.
fn load(name: &str) -> Module {
    Loader::new(modules::module(name)).load().expect("the module is good")
}

/// A portal of this module with this host.
fn portal(module: &Module, host: &Arc<FakeHost>) -> Box<dyn Portal> {
    let shared: SharedHost = Arc::<FakeHost>::clone(host);
    module.create(shared, "{}").expect("the module starts")
}

/// Asks for this path.
fn get(path: &str) -> Request<'_> {
    let peer = std::net::Ipv4Addr::new(192, 0, 2, 7).into();
    Request { method: "GET", host: "lyon.example.com", path, query: "", headers: &[], body: b"", peer }
}

/// Code and sentence, with the file's own path left out.
fn said(path: &std::path::Path, error: &LoadError) -> String {
    format!("[{}] {error}", error.code()).replace(&path.display().to_string(), "FILE")
}
