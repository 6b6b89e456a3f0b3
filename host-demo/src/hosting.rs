//! What a host of the portal does, apart from any demo: copy this room, and put an ERP of your own where [`crate::erp`] is.
//!
//! In the order in which a host needs them:
//!
//! 1. `plugin` finds the library that the manifests want, held to its pin, and loads it.
//! 2. `erp_host` is what the module may ask: third parties, contacts, documents, files, actions, mail, the time. Yours
//!    implements [`plugin_api::Host`] over your ERP.
//! 3. `mailbox` sends what the module writes, to a server (`smtp`) or into files.
//! 4. `start` puts these together: options in, a running portal out. What staff do is carried out by
//!    [`plugin_api::operations::perform`].
//!    One host at a time starts over a data `folder`.
//! 5. `watch` reads the folder of manifests twice a second and puts what changed in force.
//! 6. `server` mounts the portal's pages on each site's host names, and the staff's door on a socket of its own, behind
//!    proxies or not.
//! 7. `roster` knows who the staff are; `contacts` finds whom users are made from; `import` brings the users that an ERP
//!    has already.
//! 8. `backup` takes a copy of all of it while it serves, and puts one back.
//!
//! A host in another language needs the same steps: see `plugin-api/HOSTS.md`.

pub mod backup;
pub mod contacts;
pub mod erp_host;
pub mod folder;
pub mod import;
pub mod mailbox;
pub mod plugin;
pub mod roster;
pub mod server;
pub mod smtp;
pub mod start;
pub mod watch;
