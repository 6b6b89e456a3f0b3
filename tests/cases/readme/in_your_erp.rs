//! The snippets that put the portal into an ERP: each is run as it stands there, over a small ERP.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use plugin_api::load::Loader;
use tempfile::TempDir;
use tests::conformance::small_erp;
use tests::modules;

use super::{blocks, root};

/// The one snippet in this language.
fn snippet(language: &str) -> String {
    let found: Vec<String> = blocks(language);
    assert_eq!(found.len(), 1, "{language}");
    found[0].clone()
}

/// A folder that holds what the snippets name.
fn folder() -> TempDir {
    let folder = tests::folder();
    small_erp(folder.path());
    fs::rename(folder.path().join("sites/alpes.json"), folder.path().join("alpes.json")).unwrap();
    for library in [modules::portal(), modules::face()] {
        let name = library.file_name().unwrap().to_owned();
        fs::copy(library, folder.path().join(name)).unwrap();
    }
    folder
}

/// The sum of the module there.
fn sum(folder: &TempDir) -> String {
    let module = Loader::new(folder.path().join(modules::portal().file_name().unwrap())).load().unwrap();
    module.sha256().to_owned()
}

/// What a program prints last, which is the status of the page for signing in.
#[track_caller]
fn status(folder: &TempDir, command: &mut Command) -> String {
    let ran = command.current_dir(folder.path()).env("PARVIS_FOLDER", folder.path()).output().expect("it starts");
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}{err}");
    out.lines().last().unwrap_or_else(|| panic!("{err}")).to_owned()
}

fn written(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_snippet_in_rust_runs() {
    let program = fs::read_to_string(root().join("tests/modules/in_your_erp.rs")).unwrap();
    let indented: String = snippet("rust")
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
        .collect();
    assert!(program.contains(&indented), "tests/modules/in_your_erp.rs has another snippet than the README");
    let folder = folder();
    assert_eq!(status(&folder, Command::new(modules::example("in_your_erp")).arg(sum(&folder))), "200");
}

#[test]
fn the_snippet_in_c_runs() {
    let folder = folder();
    let example = root().join("plugin-api/examples/host.c");
    let source = format!(
        "#define main example\n#include \"{}\"\n#undef main\n\
         int main(void) {{\n    const char *sha256 = \"{}\";\n    parvis_text manifest = text(\"{{\\\"site\\\": \\\"alpes\\\", \\\"hosts\\\": [\\\"alpes.localhost\\\"]}}\");\n\
         parvis_request request = {{ .size = sizeof request, .method = text(\"GET\"), .host = text(\"alpes.localhost\"), \
         .path = text(\"/sign-in\"), .peer = text(\"127.0.0.1\") }};\n    parvis_module module;\n    parvis_portal portal;\n\
         {}\n    (void)example, (void)serve;\n    printf(\"%d\\n\", (int)parvis_status(answer));\n    parvis_free(answer);\n    return 0;\n}}\n",
        example.display(),
        sum(&folder),
        snippet("c"),
    );
    let program = folder.path().join("program");
    let mut compiler = Command::new("gcc");
    compiler.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-I"]).arg(root().join("plugin-api/include"));
    compiler.arg(written(&folder, "program.c", &source)).arg("-o").arg(&program);
    compiler.arg("-L").arg(folder.path()).arg("-lparvis");
    let output = compiler.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let library: &Path = folder.path();
    assert_eq!(status(&folder, Command::new(&program).env("LD_LIBRARY_PATH", library)), "200");
}

#[test]
fn the_snippet_in_python_runs() {
    let folder = folder();
    let program = format!(
        "import parvis\nfrom erp import Erp as MyErp\nsha256 = '{}'\n{}\nasked = {{'REQUEST_METHOD': 'GET', 'HTTP_HOST': \
         'alpes.localhost', 'PATH_INFO': '/sign-in'}}\napplication(asked, lambda status, headers: print(status[:3]))\n",
        sum(&folder),
        snippet("python"),
    );
    let path = format!("{0}/plugin-api/python:{0}/tests/modules/python", root().display());
    let mut command = Command::new("python3");
    command.arg(written(&folder, "program.py", &program)).env("PYTHONPATH", path).env("PYTHONDONTWRITEBYTECODE", "1");
    assert_eq!(status(&folder, &mut command), "200");
}

#[test]
fn the_snippet_in_php_runs() {
    let folder = folder();
    let program = format!(
        "<?php\nrequire '{}/tests/modules/php/erp.php';\nuse Parvis\\{{FrontController, Library, Portal}};\n\
         final class MyErp extends Erp {{ public function __construct() {{ parent::__construct(new Folder('.')); }} }}\n\
         $sha256 = '{}';\n$_SERVER = ['HTTP_HOST' => 'alpes.localhost', 'REQUEST_URI' => '/sign-in'] + $_SERVER;\nob_start();\n\
         {}\nob_end_clean();\necho http_response_code(), \"\\n\";\n",
        root().display(),
        sum(&folder),
        snippet("php"),
    );
    let mut command = Command::new("php8.2");
    command.args(["-d", "ffi.enable=1"]).arg(written(&folder, "program.php", &program));
    assert_eq!(status(&folder, &mut command), "200");
}
