//! The staff pages of the demo host, over HTTP: the way from a third party to a customer who is signed in, and what is kept out.

mod explain;
mod guard;
mod ledger;
mod mailbox;
mod realms;
mod sites;
