//! Hosts in Python under the servers that people use.

use std::process::Command;

use super::{here, started};
use crate::modules;
use crate::serving::Serving;

/// The small ERP under the server that this command starts on a port.
#[must_use]
pub fn serve(server: impl FnOnce(u16) -> Command, variables: &[(&str, &str)]) -> Serving {
    started(|port, _| {
        let mut command = server(port);
        command
            .current_dir(here("modules/python"))
            .env("PYTHONPATH", here("../plugin-api/python"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .envs(variables.iter().copied());
        command
    })
}

/// The server of the standard library.
#[must_use]
pub fn plain(_: u16) -> Command {
    let mut command = Command::new("python3");
    command.arg("erp.py");
    command
}

/// gunicorn with these options.
pub fn gunicorn(options: &[&str]) -> impl FnOnce(u16) -> Command {
    move |port| {
        let mut command = Command::new(modules::python_hosts().join("bin/gunicorn"));
        command.args(["erp:application", "--bind", &format!("127.0.0.1:{port}")]).args(options);
        command
    }
}

/// uwsgi with two processes of two threads, and these options.
pub fn uwsgi(options: &[&str]) -> impl FnOnce(u16) -> Command {
    move |port| {
        let mut command = Command::new(modules::python_hosts().join("bin/uwsgi"));
        command.args(["--http-socket", &format!("127.0.0.1:{port}"), "--wsgi-file", "erp.py", "--need-app"]);
        command.args(["--master", "--die-on-term", "--processes", "2", "--threads", "2", "--disable-logging"]);
        command.args(options);
        command
    }
}
