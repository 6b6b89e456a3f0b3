//! The portal, crossing: [`Exported`] on the module's side, [`Remote`] on the ERP's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use abi_stable::sabi_trait::TD_Opaque;
use abi_stable::std_types::{RBox, RSlice, RStr, RString};

use super::guard::{Guarded, Panicked, Side, contain};
use super::traits::{PortalV1, PortalV1_TO};
use super::values::{
    WireDecision, WireManifest, WireQuestion, WireRequest, WireResponse, answer, answered, from_json, to_json,
};
use super::{WirePortal, WireResult};
use crate::decision::{Decision, Question};
use crate::descriptor::Health;
use crate::failure::Failure;
use crate::portal::Portal;
use crate::problem::{ManifestFile, Problem};
use crate::web::{Request, Response};

/// The portal for the host's hands; `panics` is shared with what the portal calls.
pub(crate) fn export(portal: Box<dyn Portal>, panics: Arc<AtomicU64>) -> WirePortal {
    PortalV1_TO::from_ptr(RBox::new(Exported { portal: Guarded::new(portal), panics }), TD_Opaque)
}

/// A portal as the other side calls it.
struct Exported {
    portal: Guarded<Box<dyn Portal>>,
    panics: Arc<AtomicU64>,
}

impl Exported {
    fn guard<T>(&self, method: &str, call: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        self.contain(call).unwrap_or_else(|Panicked| Err(Side::Portal.panicked(method)))
    }

    fn contain<T>(&self, call: impl FnOnce() -> T) -> Result<T, Panicked> {
        contain(call).inspect_err(|Panicked| {
            self.panics.fetch_add(1, Ordering::Relaxed);
        })
    }
}

impl PortalV1 for Exported {
    fn check_manifests(&self, files: RSlice<'_, WireManifest<'_>>) -> WireResult<RString> {
        let call = || {
            let files: Vec<ManifestFile<'_>> = files.iter().map(|file| (*file).into()).collect();
            to_json(&self.portal.check_manifests(&files)?)
        };
        answer(self.guard("check_manifests", call), RString::from)
    }

    fn enable_site(&self, file: &WireManifest<'_>) -> WireResult<RString> {
        answer(self.guard("enable_site", || self.portal.enable_site(&(*file).into())), RString::from)
    }

    fn disable_site(&self, site: RStr<'_>) -> WireResult<()> {
        answer(self.guard("disable_site", || self.portal.disable_site(site.as_str())), |()| ())
    }

    fn handle(&self, request: &WireRequest<'_>) -> WireResponse {
        let response = self.contain(|| request.read(|request| self.portal.handle(request)));
        response.unwrap_or_else(|Panicked| server_error()).into()
    }

    fn decide(&self, question: &WireQuestion<'_>) -> WireResult<WireDecision> {
        answer(self.guard("decide", || self.portal.decide(&question.read()?)), WireDecision::from)
    }

    fn operate(&self, command: RStr<'_>) -> WireResult<RString> {
        answer(self.guard("operate", || self.portal.operate(command.as_str())), RString::from)
    }

    fn health(&self) -> RString {
        // A portal that cannot say how it is, is not ready.
        let mut health = self.contain(|| self.portal.health()).unwrap_or_default();
        health.panics = health.panics.saturating_add(self.panics.load(Ordering::Relaxed));
        to_json(&health).unwrap_or_default().into()
    }

    fn set_log_level(&self, level: u8) {
        // A level that this version does not know changes nothing.
        let Some(level) = log::LevelFilter::iter().nth(usize::from(level)) else { return };
        let _ = self.contain(|| self.portal.set_log_level(level));
    }

    fn stop(&self) {
        let _ = self.contain(|| self.portal.stop());
    }
}

/// A portal on the other side of the boundary.
pub(crate) struct Remote(pub(crate) WirePortal);

impl Portal for Remote {
    fn check_manifests(&self, files: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        let files: Vec<WireManifest<'_>> = files.iter().map(|file| (*file).into()).collect();
        answered(self.0.check_manifests(RSlice::from_slice(&files)), |json| {
            from_json(Side::Portal, "check_manifests", json.as_str())
        })?
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        answered(self.0.enable_site(&(*file).into()), String::from)
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        answered(self.0.disable_site(site.into()), |()| ())
    }

    fn handle(&self, request: &Request<'_>) -> Response {
        WireRequest::lend(request, |request| self.0.handle(request)).into()
    }

    fn decide(&self, question: &Question<'_>) -> Result<Decision, Failure> {
        answered(self.0.decide(&WireQuestion::of(question)), Decision::from)
    }

    fn operate(&self, command: &str) -> Result<String, Failure> {
        answered(self.0.operate(command.into()), String::from)
    }

    fn health(&self) -> Health {
        // Health that cannot be read is not ready.
        from_json(Side::Portal, "health", self.0.health().as_str()).unwrap_or_default()
    }

    fn set_log_level(&self, level: log::LevelFilter) {
        self.0.set_log_level(level as u8);
    }

    fn stop(&self) {
        self.0.stop();
    }
}

/// The answer for a request whose handling panicked: plain, and never cached.
fn server_error() -> Response {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Response {
        status: 500,
        headers: vec![header("content-type", "text/plain; charset=utf-8"), header("cache-control", "no-store")],
        body: b"Something went wrong here. Please try again later.\n".to_vec(),
    }
}
