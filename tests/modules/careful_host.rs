//! A host in a process of its own: `plain FILE` loads as every host does that says nothing else, `load FILE` has this program try the
//! file first, and `trial FILE` is that.

use std::path::Path;
use std::process::Command;

use plugin_api::load::{Loader, trial};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [me, verb, file] = &arguments[..] else { panic!("a verb and a file") };
    if verb == "trial" {
        trial(Path::new(file));
    }
    let me = me.clone();
    let loader = Loader::new(file);
    let loader = if verb == "plain" {
        loader
    } else {
        loader.trial(move |path| {
            let mut command = Command::new(&me);
            command.arg("trial").arg(path);
            command
        })
    };
    match loader.load() {
        Ok(module) => println!("loaded {}", module.name()),
        Err(error) => println!("{} {error}", error.code()),
    }
}
