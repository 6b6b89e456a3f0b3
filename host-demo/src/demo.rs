//! The demo: a company with people, staff and a shop, walked through once by the tour and measured by the bench.

pub mod bench;
pub mod client;
pub mod people;
pub mod shop;
pub mod staff;
pub mod starting;
pub mod tour;
