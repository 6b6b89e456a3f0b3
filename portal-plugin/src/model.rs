//! The vocabulary of the rules, in reading order; a file may use only files above it.

pub mod accounts;
pub mod actions;
pub mod addresses;
pub mod ages;
pub mod amounts;
pub mod authority;
pub mod contacts;
pub mod hashes;
pub mod ids;
pub mod invitations;
pub mod ledger;
pub mod manifest_changes;
pub mod memberships;
pub mod passwords;
pub mod permissions;
pub mod realms;
pub mod recoveries;
pub mod requests;
pub mod sessions;
pub mod sites;
pub mod throttles;
pub mod tokens;
pub mod transfers;
pub mod users;
