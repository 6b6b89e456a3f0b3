//! Hosts in Python: the package of `plugin-api/python` under the servers that people use.

use std::path::{Path, PathBuf};
use std::process::Command;

use tests::modules;
use tests::serving::Serving;

use super::journey::{Host, raises_and_lives, serves_a_customer};

const HOST: Host = Host { has_files: true, mails: "mails" };

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The small ERP under this server: `erp.py` itself, or gunicorn with these options.
fn serve(gunicorn: Option<&[&str]>, variables: &[(&str, &str)]) -> Serving {
    let mut serving = Serving::start(tests::folder(), |port, folder| {
        let mut command = match gunicorn {
            None => {
                let mut command = Command::new("python3");
                command.arg("erp.py");
                command
            }
            Some(options) => {
                let mut command = Command::new(modules::python_hosts().join("bin/gunicorn"));
                command.args(["erp:application", "--bind", &format!("127.0.0.1:{port}")]).args(options);
                command
            }
        };
        command
            .current_dir(here("modules/python"))
            .env("PYTHONPATH", here("../plugin-api/python"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PARVIS_FOLDER", folder)
            .env("PARVIS_PORT", port.to_string())
            .env("PARVIS_MODULE", modules::portal())
            .env("PARVIS_LIBRARY", modules::face())
            .envs(variables.iter().copied());
        command
    });
    serving.until_it_answers();
    serving
}

#[test]
fn a_host_in_python_serves_a_customer_under_each_server_whenever_it_forks() {
    let (processes, preload) =
        (["--workers", "2", "--threads", "2"], ["--workers", "2", "--threads", "2", "--preload"]);
    for (server, options, variables) in [
        ("the server of the standard library", None, &[][..]),
        ("gunicorn, created after the fork", Some(&processes[..]), &[]),
        ("gunicorn with --preload, created after the fork", Some(&preload[..]), &[]),
        (
            "gunicorn with --preload, created before and after the fork",
            Some(&preload[..]),
            &[("PARVIS_EARLY", "factory")],
        ),
    ] {
        eprintln!("{server}");
        let mut serving = serve(options, variables);
        serves_a_customer(&mut serving, &HOST);
        let ended = serving.terminate();
        assert!(options.is_none() || ended.success(), "{server}: {ended} {}", serving.held("err"));
    }
}

#[test]
fn what_was_created_before_the_fork_only_is_refused_in_the_child_with_a_sentence() {
    let mut serving = serve(Some(&["--workers", "1", "--preload"]), &[("PARVIS_EARLY", "portal")]);
    assert_eq!(serving.browser().get("/").status, 503);
    let said = serving.wait_in("err", "parvis/forked");
    assert!(said.contains("create a portal after it, in each child"), "{said}");
}

#[test]
fn an_exception_of_a_host_in_python_closes_the_page_and_stands_in_its_log_with_its_place() {
    let mut serving = serve(None, &[]);
    raises_and_lives(&mut serving);
    let said = serving.wait_in("err", "RuntimeError: the ERP's own fault");
    assert!(said.contains("the host raised in third_party") && said.contains("erp.py\", line"), "{said}");
}
