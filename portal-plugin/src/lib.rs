//! The portal, compiled as a library that an ERP loads. Read it as the journey of one request:
//!
//! 1. The host calls [`boundary`] with a request; nothing that goes wrong behind it reaches the host as more than an answer.
//! 2. [`web`] finds the site by host name and the use case by path, and checks what a browser must prove.
//! 3. [`portal`] holds the use cases. [`portal::principals`] asks [`store`] who holds the session (one query) and the host how the
//!    third party and the contact stand (one call), and enters the account.
//! 4. [`access`] decides: fourteen rows over plain facts. A yes to the first ten is a [`access::Granted`].
//! 5. [`source`] takes that yes, asks the host for documents, and has each one that comes judged again.
//! 6. [`web`] renders what came through, and the bytes go back as they are.
//!
//! Imports point one way, which a test keeps:
//!
//! ```text
//! boundary → web → portal → { source, store } → { access, manifest, texts } → model → { error, alarms, clock, random }
//! ```
//!
//! | looking for | look in |
//! |---|---|
//! | a rule by its id | [`rules`] |
//! | a word of the domain | [`model`], one file each |
//! | a row of the decision | [`access`] |
//! | a code | [`error`], [`manifest::code`] |
//! | a staff operation | [`portal::operate`] |
//! | an address | `web/endpoints.rs` |
//! | a text | `texts/`, a folder for each language |
//! | a constraint | `store/migrations/` |

pub mod access;
pub mod alarms;
pub mod boundary;
pub mod clock;
pub mod error;
pub mod manifest;
pub mod model;
pub mod portal;
pub mod random;
pub mod rules;
pub mod source;
pub mod store;
mod texts;
pub mod web;
