//! Asks a host that is running all that every host does: `conformance FOLDER KIND`. What the folder holds, and what the host
//! takes orders for, says `tests/harness/conformance.rs`; a kind is a word of its table of differences, or a new one.

use std::path::Path;
use std::process::ExitCode;

use tests::conformance::{Needs, World};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, host] = &arguments[..] else { panic!("a folder, and the kind of host") };
    let broken = World::of(Path::new(folder)).run(host, Needs::OneProcess);
    for broken in &broken {
        println!("{}: {}", broken.id, broken.says);
    }
    ExitCode::from(u8::from(!broken.is_empty()))
}
