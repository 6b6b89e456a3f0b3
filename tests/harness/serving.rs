//! A program that serves the portal of a small ERP: a host in another language, started over a folder of its own.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{Browser, Way};

/// A running host. Ended when it is dropped.
#[derive(Debug)]
pub struct Serving {
    command: Command,
    process: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Serving {
    /// Starts the program that this makes of a free port and the folder. What it prints goes to the files `out` and `err`.
    #[must_use]
    pub fn start(folder: TempDir, command: impl FnOnce(u16, &Path) -> Command) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
        let port = listener.local_addr().expect("it has an address").port();
        drop(listener);
        let file = |name: &str| File::create(folder.path().join(name)).expect("the folder can be written");
        let mut command = command(port, folder.path());
        command.stdin(Stdio::null()).stdout(file("out")).stderr(file("err"));
        let process = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        Self { command, process, address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)), folder }
    }

    /// Starts the program anew, over the same folder and on the same port, once it has ended.
    #[track_caller]
    pub fn start_again(&mut self) {
        self.process = self.command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", self.command));
        self.until_it_answers();
    }

    /// Waits for it to end by itself, at most ten seconds.
    #[track_caller]
    pub fn ended(&mut self) -> ExitStatus {
        for _ in 0..1_000 {
            if let Some(status) = self.process.try_wait().expect("it can be asked") {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("it does not end: {}", self.held("err"));
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// What it has printed, once this is there.
    #[track_caller]
    pub fn wait_for(&mut self, word: &str) -> String {
        self.wait_in("out", word)
    }

    /// What a file of the folder holds, once this is there.
    #[track_caller]
    pub fn wait_in(&mut self, file: &str, word: &str) -> String {
        for _ in 0..6_000 {
            let held = self.held(file);
            if held.contains(word) {
                return held;
            }
            let ended = self.process.try_wait().expect("it can be asked");
            assert!(ended.is_none(), "it ended: {held} {}", self.held("err"));
            thread::sleep(Duration::from_millis(10));
        }
        panic!("there is no `{word}` in `{file}`: {} {}", self.held(file), self.held("err"));
    }

    /// Waits until it answers: a worker creates its portal first, which takes a while on a machine that is busy.
    #[track_caller]
    pub fn until_it_answers(&mut self) {
        for _ in 0..3_000 {
            if asks(self.address).is_ok() {
                return;
            }
            let ended = self.process.try_wait().expect("it can be asked");
            assert!(ended.is_none(), "it ended: {} {}", self.held("out"), self.held("err"));
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not answer: {}", self.held("err"));
    }

    /// What a file of the folder holds; nothing where there is none.
    #[must_use]
    pub fn held(&self, file: &str) -> String {
        let bytes = fs::read(self.folder.path().join(file)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The login and password of the one user, once the host has written them to the file `made`: of several processes one
    /// does, and another one may have answered sooner.
    #[track_caller]
    #[must_use]
    pub fn credentials(&mut self) -> (String, String) {
        let held = self.wait_in("made", "}");
        let made: Value = serde_json::from_str(&held).unwrap_or_else(|_| panic!("{held} {}", self.held("err")));
        let text = |key: &str| made[key].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
        (text("login"), text("password"))
    }

    /// A browser at its one site.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(Way::Http(self.address), &format!("alpes.localhost:{}", self.address.port()))
    }

    /// Asks it to end, and waits.
    pub fn terminate(&mut self) -> ExitStatus {
        let asked = Command::new("kill").arg(self.process.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()), "it can be asked to end");
        self.process.wait().expect("it ends")
    }
}

/// Sends a request, and reads the first byte of the answer within a minute.
fn asks(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    stream
        .write_all(format!("GET /sign-in HTTP/1.0\r\nHost: alpes.localhost:{}\r\n\r\n", address.port()).as_bytes())?;
    stream.read_exact(&mut [0])
}

impl Drop for Serving {
    fn drop(&mut self) {
        if self.process.try_wait().is_ok_and(|ended| ended.is_none()) {
            // A server of several processes ends its own, where it is asked to.
            drop(Command::new("kill").arg(self.process.id().to_string()).status());
            for _ in 0..200 {
                if self.process.try_wait().is_ok_and(|ended| ended.is_some()) {
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
            drop(self.process.kill());
            drop(self.process.wait());
        }
    }
}
