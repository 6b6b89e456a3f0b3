//! Hosts in Python: the package of `plugin-api/python` under the servers that people use.

use std::process::Command;

use tests::conformance::{Needs, World, small_erp};
use tests::hosts::here;
use tests::hosts::python::{gunicorn, plain, serve, uwsgi};
use tests::modules;

#[test]
fn a_host_in_python_does_what_every_host_does() {
    World::started(serve(plain, &[])).conforms("Python", Needs::Starting);
}

#[test]
fn a_process_in_python_that_leaves_lets_the_work_in_the_background_end_first() {
    let folder = tests::folder();
    small_erp(folder.path());
    // What is said last is done first: this is asked after all that the portal has to do.
    let script = "import atexit, erp\nportal = erp.create()\n\
        atexit.register(lambda: print('works' if portal._working.is_alive() else 'rests'))\n\
        portal.work_in_background()\nprint('works' if portal._working.is_alive() else 'rests')";
    let mut command = Command::new("python3");
    command.args(["-c", script]).current_dir(here("modules/python"));
    command.env("PYTHONPATH", here("../plugin-api/python")).env("PYTHONDONTWRITEBYTECODE", "1");
    modules::tell(&mut command, 0, folder.path());
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert_eq!(
        (done.status.code(), said.trim()),
        (Some(0), "works\nrests"),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn a_host_in_python_does_it_under_gunicorn_whenever_it_forks() {
    let (processes, preload) =
        (["--workers", "2", "--threads", "2"], ["--workers", "2", "--threads", "2", "--preload"]);
    for (server, options, variables) in [
        ("created after the fork", &processes[..], &[][..]),
        ("with --preload, created after the fork", &preload, &[]),
        ("with --preload, created before and after the fork", &preload, &[("PARVIS_EARLY", "factory")]),
    ] {
        eprintln!("gunicorn, {server}");
        let mut world = World::started(serve(gunicorn(options), variables));
        world.conforms("Python", Needs::Orders);
        let serving = world.serving.as_mut().unwrap();
        let ended = serving.terminate();
        assert!(ended.success(), "{server}: {ended} {}", serving.held("err"));
    }
}

#[test]
fn a_host_in_python_does_it_under_uwsgi_whenever_it_forks() {
    for (server, options, variables) in [
        ("which forks before it loads", &["--lazy-apps"][..], &[][..]),
        ("which forks once it has loaded", &[], &[]),
        ("which forks once it has created", &[], &[("PARVIS_EARLY", "factory")]),
    ] {
        eprintln!("uwsgi, {server}");
        let mut world = World::started(serve(uwsgi(options), variables));
        world.conforms("Python", Needs::Orders);
        let serving = world.serving.as_mut().unwrap();
        let ended = serving.terminate();
        assert!(ended.success(), "{server}: {ended} {}", serving.held("err"));
    }
}

#[test]
fn what_was_created_before_the_fork_only_is_refused_in_the_child_with_a_sentence() {
    let serving = serve(gunicorn(&["--workers", "1", "--preload"]), &[("PARVIS_EARLY", "portal")]);
    assert_eq!(serving.browser().get("/").status, 503);
    let said = serving.held("log");
    assert!(said.contains("parvis/forked") && said.contains("create a portal after it, in each child"), "{said}");
}

#[test]
fn an_exception_of_a_host_in_python_stands_in_its_log_with_its_place() {
    let mut world = World::started(serve(plain, &[]));
    let mut owner = world.owner();
    world.while_wrong("third_party throw", |_| assert_eq!(owner.get("/api/v1/accounts").status, 503));
    let said = world.log();
    assert!(said.contains("the host raised in third_party") && said.contains("erp.py\", line"), "{said}");
}
