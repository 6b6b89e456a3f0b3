//! What the tests share.

#![expect(clippy::missing_panics_doc, reason = "a helper of tests panics where the test fails")]

pub mod authenticator;
pub mod axe;
pub mod browser;
pub mod c_face;
pub mod chromium;
pub mod conformance;
pub mod customers;
pub mod described;
pub mod dolibarr_api;
pub mod erp;
pub mod erp_host;
pub mod fake_host;
pub mod filtering;
pub mod hosts;
pub mod local_portal;
pub mod mariadb;
pub mod modules;
pub mod nginx;
pub mod odoo_api;
pub mod operations;
pub mod page;
pub mod palette;
pub mod postgres;
pub mod prepared_shop;
pub mod routes;
pub mod rows;
pub mod senseless;
pub mod server;
pub mod serving;
pub mod shop;
pub mod smtp;
pub mod sources;
pub mod stores;
pub mod team;
pub mod two_faced;
pub mod world;
pub mod writes;

use plugin_api::ManifestFile;
use portal_plugin::manifest;
use portal_plugin::model::sites::Site;
use tempfile::TempDir;

/// A folder that is gone after the test; in memory where the system has one there, as no test outlives a power cut.
///
/// # Panics
/// Where there is no room.
#[must_use]
pub fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// The site of a manifest that has no error.
///
/// # Panics
/// With the problems, where it has.
#[must_use]
#[track_caller]
pub fn site(json: &str) -> Site {
    let (site, problems) = manifest::read(&ManifestFile { name: "test.json", bytes: json.as_bytes() });
    site.unwrap_or_else(|| panic!("{problems:#?}"))
}
