//! A module that panics when it is asked what it is.

use plugin_api::{Class, Descriptor, Failure, Portal, SharedHost};

plugin_api::export_module! {
    name: "speechless",
    version: "1.0.0",
    descriptor: describe,
    create: create,
}

fn describe() -> Descriptor {
    panic!("no words")
}

fn create(_: SharedHost, _: &str) -> Result<Box<dyn Portal>, Failure> {
    Err(Failure::new(Class::Internal, "speechless/never", "this module never starts"))
}
