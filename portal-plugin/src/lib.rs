//! The portal, compiled as a library that an ERP loads.

pub mod access;
pub mod clock;
pub mod error;
pub mod manifest;
pub mod model;
pub mod portal;
pub mod random;
pub mod source;
pub mod store;
