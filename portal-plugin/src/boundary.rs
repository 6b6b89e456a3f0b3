//! The only file that the host reaches: the interface's `Portal` over ours.

use std::sync::Arc;

use plugin_api::{
    Decision, Descriptor, Failure, Health, ManifestFile, Portal as Interface, Problem, Question, Request, Response,
    SharedHost, operations,
};

use crate::error::Error;
use crate::manifest;
use crate::portal::{Portal, operate, settings};
use crate::{texts, web};

plugin_api::export_module! {
    name: "parvis",
    version: env!("CARGO_PKG_VERSION"),
    descriptor: descriptor,
    create: create,
}

/// What the module says of itself before it is created.
pub fn descriptor() -> Descriptor {
    Descriptor {
        id: "parvis".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        label: texts::label(|t| t.frame.product),
        features: Vec::new(),
        required_host_features: Vec::new(),
        permissions: operate::permissions(),
        kinds: operate::kinds(),
        ledger: texts::ledger_words(),
        settings_schema: settings::schema(),
        manifest_schema: manifest::schema(),
        operations: operations::described(),
    }
}

fn create(host: SharedHost, settings: &str) -> Result<Box<dyn Interface>, Failure> {
    Ok(Box::new(Module(Portal::start(host, settings)?)))
}

struct Module(Arc<Portal>);

impl Module {
    fn running(&self) -> Result<&Portal, Error> {
        self.0.base.running().map(|()| &*self.0)
    }
}

impl Interface for Module {
    fn check_manifests(&self, files: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        Ok(self.running()?.sites.check(files))
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        Ok(self.running()?.sites.enable(file)?.to_string())
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        Ok(self.running()?.sites.disable(site)?)
    }

    fn handle(&self, request: &Request<'_>) -> Response {
        self.0.base.keep_time();
        let _one = self.0.base.begin_request();
        web::handle(&self.0, request)
    }

    fn decide(&self, question: &Question<'_>) -> Result<Decision, Failure> {
        let portal = self.running()?;
        let _one = portal.base.begin_request();
        Ok(portal.explaining.decide(question)?)
    }

    fn operate(&self, command: &str) -> Result<String, Failure> {
        Ok(self.running()?.operate(command)?)
    }

    fn health(&self) -> Health {
        self.0.health()
    }

    fn set_log_level(&self, level: log::LevelFilter) {
        log::set_max_level(level);
    }

    fn stop(&self) {
        self.0.stop();
    }
}
