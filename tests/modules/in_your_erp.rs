//! The README's snippet in Rust, run: `in_your_erp SHA256` in a folder with the library and a manifest. Prints the status of
//! the page for signing in.

// The ERP is that of the conformance suite.
#[expect(dead_code, reason = "nobody is asked how often it was called")]
#[path = "conforming/erp.rs"]
mod erp;
#[expect(dead_code, reason = "nobody calls back")]
#[path = "conforming/inside.rs"]
mod inside;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use plugin_api::load::Loader;
use plugin_api::operations::{Users, perform};
use plugin_api::{ManifestFile, Question, Request};

struct MyErp;

impl MyErp {
    #[expect(clippy::new_ret_no_self, reason = "the README's own name for the ERP of the conformance suite")]
    fn new() -> erp::Erp {
        erp::Erp::open(PathBuf::from("."))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sha256 = std::env::args().nth(1).ok_or("give the SHA-256 of the library")?;
    let manifest = std::fs::read("alpes.json")?;
    let (host, peer) = ("alpes.localhost", Ipv4Addr::LOCALHOST.into());
    let request = Request { method: "GET", host, path: "/sign-in", query: "", headers: &[], body: b"", peer };
    let (site, login, third_party) = ("alpes", "nobody", "101");
    let question = Question { site, login, third_party, permission: "portal.invoices.view", document: None };
    // What the README shows, line by line.
    let module = Loader::new("libportal_plugin.so").pin(sha256.parse()?).load()?;
    let portal = module.create(Arc::new(MyErp::new()), r#"{"store": "sqlite:portal.sqlite"}"#)?;
    portal.enable_site(&ManifestFile { name: "alpes.json", bytes: &manifest })?;

    let response = portal.handle(&request); // the whole web front, one call
    let decision = portal.decide(&question)?; // for your own code
    let users = perform(&*portal, &Users { site: "alpes".into(), ..Users::default() })?; // for your staff
    assert!(!decision.granted && users.users.is_empty(), "nobody has a user yet");
    println!("{}", response.status);
    portal.stop();
    Ok(())
}
