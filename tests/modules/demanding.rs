//! A module that needs more of its host than the first version of the interface gives, and does not start.

use plugin_api::{Class, Descriptor, Failure, Label, Portal, SharedHost};

plugin_api::export_module! {
    name: "demanding",
    version: "1.0.0",
    descriptor: describe,
    create: create,
}

fn describe() -> Descriptor {
    let label = Label::new("demanding", "exigeant");
    let required_host_features = vec!["orders".to_owned(), "colour".to_owned()];
    Descriptor { required_host_features, ..Descriptor::new("demanding", "1.0.0", label) }
}

fn create(_: SharedHost, _: &str) -> Result<Box<dyn Portal>, Failure> {
    Err(Failure::new(Class::Internal, "demanding/never", "this module never starts"))
}
