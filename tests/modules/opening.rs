//! Opens a store, as a process of its own: `opening PATH`.

fn main() {
    let path = std::env::args().nth(1).expect("opening PATH");
    let settings = format!(r#"{{"store":"sqlite:{path}"}}"#);
    let portal = portal_plugin::portal::Portal::start(tests::erp::TestErp::new(), &settings).expect("it starts");
    portal.stop();
}
