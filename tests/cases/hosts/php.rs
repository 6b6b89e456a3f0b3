//! Hosts in PHP: the front controller of `plugin-api/php` under PHP's own server and under FPM.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use tests::modules;
use tests::serving::Serving;

use super::journey::{Host, raises_and_lives, serves_a_customer};

const HOST: Host = Host { has_files: true, mails: "mails" };

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn with_environment(command: &mut Command, port: u16, folder: &Path) {
    command
        .env("PARVIS_FOLDER", folder)
        .env("PARVIS_PORT", port.to_string())
        .env("PARVIS_MODULE", modules::portal())
        .env("PARVIS_LIBRARY", modules::face());
}

#[test]
fn a_host_in_php_serves_a_customer_under_its_own_server() {
    let mut serving = Serving::start(tests::folder(), |port, folder| {
        let mut command = Command::new("php8.2");
        command.args(["-d", "ffi.enable=1", "-S", &format!("127.0.0.1:{port}")]).arg(here("modules/php/index.php"));
        with_environment(&mut command, port, folder);
        command
    });
    serving.until_it_answers();
    serves_a_customer(&mut serving, &HOST);
}

/// FPM with four workers behind nginx, both in a folder of their own.
struct Fpm {
    serving: Serving,
    fpm: Child,
}

impl Fpm {
    fn start(options: &[String]) -> Self {
        let mut fpm = None;
        let serving = Serving::start(tests::folder(), |port, folder| {
            let socket = folder.join("php.sock");
            let pool = format!(
                "[global]\nerror_log = {0}/fpm.log\ndaemonize = no\n[www]\nuser = {1}\ngroup = {1}\nlisten = {2}\n\
                 listen.mode = 0666\npm = static\npm.max_children = 4\nclear_env = no\ncatch_workers_output = yes\n",
                folder.display(),
                user(),
                socket.display(),
            );
            fs::write(folder.join("fpm.conf"), pool).unwrap();
            let mut command = Command::new("/usr/sbin/php-fpm8.2");
            command.args(["-R", "-n", "-d", "extension=ffi", "-d", "ffi.enable=1"]).args(options);
            command.arg("-y").arg(folder.join("fpm.conf"));
            with_environment(&mut command, port, folder);
            command.stdout(fs::File::create(folder.join("fpm.out")).unwrap());
            command.stderr(fs::File::create(folder.join("fpm.err")).unwrap());
            fpm = Some(command.spawn().expect("php-fpm8.2 is there"));
            let nginx = format!(
                "daemon off; pid {0}/nginx.pid; error_log {0}/nginx.log; worker_processes 1; user {1};\n\
                 events {{}}\nhttp {{ access_log off; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy;\n\
                 fastcgi_temp_path {0}/fastcgi; uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;\n\
                 server {{ listen 127.0.0.1:{port}; location / {{ include /etc/nginx/fastcgi_params;\n\
                 fastcgi_param HTTP_HOST $http_host;\n\
                 fastcgi_param SCRIPT_FILENAME {2}; fastcgi_pass unix:{3}; }} }} }}\n",
                folder.display(),
                user(),
                here("modules/php/index.php").canonicalize().unwrap().display(),
                socket.display(),
            );
            fs::write(folder.join("nginx.conf"), nginx).unwrap();
            let mut command = Command::new("/usr/sbin/nginx");
            command.arg("-e").arg(folder.join("nginx.log")).arg("-c").arg(folder.join("nginx.conf"));
            command
        });
        let mut started = Self { serving, fpm: fpm.expect("it was started") };
        for _ in 0..1_000 {
            if started.serving.folder().join("php.sock").exists() {
                started.serving.until_it_answers();
                return started;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("FPM does not listen: {} {}", started.serving.held("fpm.log"), started.serving.held("fpm.err"));
    }

    /// The numbers of its workers.
    fn workers(&self) -> BTreeSet<String> {
        let children = format!("/proc/{0}/task/{0}/children", self.fpm.id());
        fs::read_to_string(children).unwrap().split_whitespace().map(str::to_owned).collect()
    }

    /// The memory of its workers, in KiB.
    fn memory(&self) -> u64 {
        let resident = |worker: &String| -> u64 {
            let status = fs::read_to_string(format!("/proc/{worker}/status")).unwrap();
            let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
            line.split_whitespace().next().unwrap().parse().unwrap()
        };
        self.workers().iter().map(resident).sum()
    }
}

impl Drop for Fpm {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.fpm.id().to_string()).status());
        drop(self.fpm.wait());
    }
}

fn user() -> String {
    let said = Command::new("id").arg("-un").output().expect("somebody runs this");
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_host_in_php_lives_in_the_workers_of_fpm_which_open_and_close_the_library_with_each_request() {
    let mut fpm = Fpm::start(&[]);
    serves_a_customer(&mut fpm.serving, &HOST);
    let requests = |fpm: &Fpm, count: usize| {
        let mut browser = fpm.serving.browser();
        for _ in 0..count {
            let answer = browser.get("/sign-in");
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
    };
    requests(&fpm, 200);
    let (workers, memory) = (fpm.workers(), fpm.memory());
    assert_eq!(workers.len(), 4, "{}", fpm.serving.held("fpm.log"));
    requests(&fpm, 800);
    assert_eq!(fpm.workers(), workers, "no worker died: {}", fpm.serving.held("fpm.log"));
    assert!(!fpm.serving.held("fpm.log").contains("exited on signal"), "{}", fpm.serving.held("fpm.log"));
    let grown = fpm.memory().saturating_sub(memory);
    assert!(grown < 4 * 2_048, "the workers grew by {grown} KiB in 800 requests");
}

#[test]
fn an_exception_of_a_host_in_php_closes_the_page_and_stands_in_its_log() {
    let mut serving = Serving::start(tests::folder(), |port, folder| {
        let mut command = Command::new("php8.2");
        command.args(["-d", "ffi.enable=1", "-S", &format!("127.0.0.1:{port}")]).arg(here("modules/php/index.php"));
        with_environment(&mut command, port, folder);
        command
    });
    serving.until_it_answers();
    raises_and_lives(&mut serving);
    let said = serving.wait_in("err", "the ERP's own fault");
    assert!(said.contains("the host raised in third_party: RuntimeException"), "{said}");
}
