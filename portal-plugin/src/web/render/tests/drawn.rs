//! Which templates were rendered: none may be left out of the pages that the tests look at.

use std::any::type_name;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

thread_local! {
    static DRAWN: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// Renders as a template does, and remembers whose page it was.
pub trait Drawn {
    /// The page.
    fn render(&self) -> askama::Result<String>;
}

impl<T: askama::Template> Drawn for T {
    fn render(&self) -> askama::Result<String> {
        let name = type_name::<T>();
        let name = name.split('<').next().and_then(|path| path.rsplit("::").next());
        DRAWN.with_borrow_mut(|drawn| drawn.extend(name));
        askama::Template::render(self)
    }
}

/// The files of templates that no page which this thread has rendered is made of, beside `known` ones.
pub fn left_out(known: &[&str]) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reached: BTreeSet<String> = known.iter().map(|&file| file.to_owned()).collect();
    for source in files(&root.join("src")) {
        let source = fs::read_to_string(source).unwrap();
        for (_, after) in
            source.split("#[template(path = \"").skip(1).filter_map(|rest| Some((rest, rest.split_once('"')?)))
        {
            let name = after.1.split("struct ").nth(1).unwrap_or_default();
            let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
            if DRAWN.with_borrow(|drawn| drawn.contains(&*name)) {
                reach(&root.join("templates"), after.0, &mut reached);
            }
        }
    }
    let all = files(&root.join("templates")).into_iter();
    let all = all.map(|file| file.file_name().unwrap().to_string_lossy().into_owned());
    all.filter(|file| !reached.contains(file)).collect()
}

/// Adds a template and those that it is made of.
fn reach(folder: &Path, file: &str, reached: &mut BTreeSet<String>) {
    if !reached.insert(file.to_owned()) {
        return;
    }
    let source = fs::read_to_string(folder.join(file)).unwrap();
    for word in ["{% include \"", "{% extends \""] {
        for part in source.split(word).skip(1) {
            reach(folder, part.split('"').next().unwrap(), reached);
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
