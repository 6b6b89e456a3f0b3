//! The C face of [`plugin_api`]: `libparvis`, by which a host in any language loads the portal. Its contract is
//! `plugin-api/include/parvis.h`; a test compares every size and offset there with the ones here.
//!
//! | file | holds |
//! |---|---|
//! | `entry` | the functions that a host calls |
//! | `callbacks` | the functions that a host gives, and the [`plugin_api::Host`] made of them |
//! | `asks` | the JSON that crosses, with its schemas |
//! | `current` | which functions are good on this thread, now |
//! | `handles` | modules and portals by number |
//! | `sinks` | what takes rows, bytes and answers from a callback |
//! | `values` | texts, rows, requests and answers as C has them |

mod asks;
mod callbacks;
mod current;
mod entry;
mod handles;
mod sinks;
mod values;

pub use asks::schemas;
pub use callbacks::HostTable;
pub use entry::*;
pub use sinks::{Bytes, Out, Rows, parvis_bytes_put, parvis_fail, parvis_put, parvis_row_put};
pub use values::{Answer, CRow, Header, Loading, Request, Text};
