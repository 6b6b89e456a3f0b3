//! A module that panics in every method and, where its settings say so, while it is created.

use plugin_api::{
    Decision, Descriptor, Failure, Health, Label, ManifestFile, Portal, Problem, Question, Request, Response,
    SharedHost,
};

plugin_api::export_module! {
    name: "panicking",
    version: "1.0.0",
    descriptor: describe,
    create: create,
}

fn describe() -> Descriptor {
    Descriptor::new("panicking", "1.0.0", Label::new("panicking", "panicking"))
}

#[expect(clippy::unnecessary_wraps, reason = "the interface asks for it")]
fn create(host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure> {
    assert_ne!(settings, "panic", "as the settings ask");
    Ok(Box::new(Panicking { _host: host }))
}

struct Panicking {
    /// Kept, so that the log of the panics has somewhere to go.
    _host: SharedHost,
}

impl Portal for Panicking {
    fn check_manifests(&self, _: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        panic!("in check_manifests")
    }

    fn enable_site(&self, _: &ManifestFile<'_>) -> Result<String, Failure> {
        panic!("in enable_site")
    }

    fn disable_site(&self, _: &str) -> Result<(), Failure> {
        panic!("in disable_site")
    }

    fn handle(&self, _: &Request<'_>) -> Response {
        panic!("in handle")
    }

    fn decide(&self, _: &Question<'_>) -> Result<Decision, Failure> {
        panic!("in decide")
    }

    fn operate(&self, _: &str) -> Result<String, Failure> {
        panic!("in operate")
    }

    fn health(&self) -> Health {
        panic!("in health")
    }

    fn set_log_level(&self, _: log::LevelFilter) {
        panic!("in set_log_level")
    }

    fn stop(&self) {
        panic!("in stop")
    }
}

impl Drop for Panicking {
    fn drop(&mut self) {
        panic!("in drop")
    }
}
