//! The smallest host: loads the library given as argument, prints what it says of itself and answers one request.
//!
//! ```console
//! $ cargo run -p plugin-api --features load --example host target/debug/libportal_plugin.so '{"store": "sqlite:/tmp/portal.db"}'
//! ```

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::load::Loader;
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Host, Kind, Request};

/// An ERP without any data.
struct Empty;

impl Host for Empty {
    fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
        Ok(())
    }

    fn open_to_external(&self, _: Kind) -> Result<bool, Failure> {
        Ok(true)
    }

    fn standing(&self, _: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        let contact = contact.map(|_| Known::Unknown);
        Ok(Standing { third_party: Known::Unknown, contact, categories: Vec::new(), party: None })
    }

    fn third_party(&self, _: &str) -> Result<Option<ThirdParty>, Failure> {
        Ok(None)
    }

    fn contact(&self, _: &str) -> Result<Option<Contact>, Failure> {
        Ok(None)
    }

    fn contacts_of(&self, _: &str) -> Result<Vec<Contact>, Failure> {
        Ok(Vec::new())
    }

    fn is_employee(&self, _: &str) -> Result<bool, Failure> {
        Ok(false)
    }

    fn documents(&self, _: &Query<'_>, _: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        Ok(())
    }

    fn count(&self, _: &Query<'_>) -> Result<u64, Failure> {
        Ok(0)
    }

    fn document(&self, _: Kind, _: &str, _: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        Ok(())
    }

    fn body(&self, _: Kind, _: &str) -> Result<Option<Body>, Failure> {
        Ok(None)
    }

    fn file(&self, _: &FileQuery<'_>, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        Err(Failure::new(Class::NotFound, "file/missing", "there are no files here"))
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened here"))
    }

    fn send_mail(&self, _: &Mail) -> Result<(), Failure> {
        Ok(())
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        eprintln!("{level} {target}: {message}");
    }

    #[expect(clippy::disallowed_methods, reason = "the host is where the time comes from")]
    fn now(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("give the path of a module")?;
    let settings = arguments.next().unwrap_or_else(|| "{}".to_owned());

    let module = Loader::new(path).load()?;
    println!("{}", serde_json::to_string_pretty(module.descriptor())?);

    let portal = module.create(Arc::new(Empty), &settings)?;
    let peer = Ipv4Addr::LOCALHOST.into();
    let request = Request { method: "GET", host: "localhost", path: "/", query: "", headers: &[], body: b"", peer };
    println!("answer {}", portal.handle(&request).status);
    portal.stop();
    Ok(())
}
