//! The stable interface between an ERP (the host) and the portal (the module).
//!
//! | file | holds |
//! |---|---|
//! | [`host`] | [`Host`]: what the portal may ask of the ERP |
//! | [`portal`] | [`Portal`]: what the ERP may ask of the portal |
//! | [`documents`], [`paying`], [`actions`], [`parties`], [`erp_users`], [`mail`], [`web`], [`decision`], [`problem`], [`descriptor`] | the values that cross, as plain Rust |
//! | [`operations`] | what staff may ask of the portal: a type for each command and its answer |
//! | [`ledger`] | an entry of an account's ledger; with the feature `ledger`, its verifier |
//! | [`module`] | [`export_module!`]: what makes a library a module |
//! | [`objects`] | JSON in which an array is no object |
//! | `load`, with the feature `load` | how a host loads a module |
//! | [`sense`]; `check`, with the feature `check` | what a host's answers must look like; what is wrong with those of one |
//!
//! Both sides write ordinary Rust against these two traits; how the values cross is this crate's own business.
//!
//! # A host
//!
//! `examples/host.rs` is a whole one. Without the sixteen methods of its [`Host`] it is this:
//!
//! ```no_run
//! # #[cfg(feature = "load")]
//! fn answer_one_request(erp: plugin_api::SharedHost) -> Result<u16, Box<dyn std::error::Error>> {
//!     use plugin_api::Request;
//!     use plugin_api::load::{Loader, Pin};
//!
//!     let pin: Pin = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".parse()?;
//!     let module = Loader::new("libportal_plugin.so").pin(pin).range("^0.1").load()?;
//!     println!("{} {}", module.name(), module.version());
//!
//!     let portal = module.create(erp, r#"{"store": "sqlite:portal.db"}"#)?;
//!     let peer = std::net::Ipv4Addr::LOCALHOST.into();
//!     let request = Request { method: "GET", host: "localhost", path: "/", query: "", headers: &[], body: b"", peer };
//!     let response = portal.handle(&request);
//!     portal.stop();
//!     Ok(response.status)
//! }
//! # fn main() {}
//! ```
//!
//! # Versions
//!
//! This crate has its own version, from 1.0.0. A host loads a module built with any 1.x, older or newer than its own.
//! That holds because a published trait never grows: a new method is a new trait, behind a new optional field at the end
//! of the module's root: 1.1 asks about the ERP's own users ([`Host::user_standing`]), of a host that is told of them by
//! `create_v2`; 1.2 asks for all open kinds at once ([`Host::open_kinds`]) and for the nature of a row, of a host that is told
//! of them by `create_v3`, and lets a body say how it can be paid. What crosses as a number or as JSON may be a value of a later version; each such value says in
//! its documentation what happens then. The structs that a host in Rust fills in, such as [`documents::Row`], gain fields with
//! a minor: a host that is built anew with it fills them in, one that was built with an older goes on as it is.
//!
//! # Panics
//!
//! Both sides must be built with `panic = "unwind"`, which is checked. Every method is guarded in both directions, the
//! receivers of rows and `Drop` included. What no guard can catch still ends the process: an overflow of the stack, an
//! abort, and a second panic while the first unwinds.
//!
//! # What it stands on
//!
//! The layouts are those of `abi_stable` 0.11.3, pinned exactly: a module and its host must have the same version of it.
//! That crate is unmaintained since 2023. It works with today's compiler, and none of its types is visible outside this
//! crate, so that a new major version can replace it.

pub mod actions;
pub mod amounts;
#[cfg(feature = "check")]
pub mod check;
pub mod decision;
pub mod descriptor;
pub mod documents;
pub mod drawing;
pub mod erp_users;
pub mod failure;
pub mod host;
pub mod kind;
pub mod ledger;
#[cfg(feature = "load")]
pub mod load;
pub mod mail;
pub mod module;
pub mod objects;
pub mod operations;
pub mod parties;
pub mod paying;
pub mod portal;
pub mod problem;
pub mod sense;
pub mod status;
pub mod web;
mod wire;

#[cfg(feature = "check")]
pub use check::check_host;
pub use decision::{Decision, Question};
pub use descriptor::{Descriptor, Health, Label, LedgerWords, OperationInfo, PermissionInfo, Word};
pub use drawing::Drawing;
pub use failure::{Class, Failure};
pub use host::{Host, SharedHost};
pub use kind::Kind;
pub use portal::Portal;
pub use problem::{ManifestFile, Problem};
pub use web::{Request, Response};
