//! A real nginx in front of the demo host, with the configuration that the README shows.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// What is said where a program is missing.
const MISSING: &str = "nginx and openssl are not installed; `tests/run` installs them";

/// A running nginx. It ends when dropped.
#[derive(Debug)]
pub struct Nginx {
    /// Where it listens without TLS.
    pub address: SocketAddr,
    /// Where it listens with it.
    pub secure: SocketAddr,
    process: Child,
    _folder: TempDir,
}

/// The servers that the README shows: that of the customers, and that of the staff.
///
/// # Panics
/// Where it shows none.
#[must_use]
pub fn shown() -> [String; 2] {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).expect("a README");
    let block = readme.split("```nginx\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block for nginx");
    let mut servers = block.split("\nserver {").map(|part| format!("server {{{}", part.trim_start_matches("server {")));
    [servers.next().expect("the customers' server"), servers.next().expect("the staff's server")]
}

impl Nginx {
    /// Starts it with these servers, in which what the README says stands for what is there: the ports, the certificate.
    #[track_caller]
    pub fn start(servers: &str, sites: SocketAddr, staff: SocketAddr) -> Self {
        let folder = tempfile::Builder::new().prefix("parvis-nginx-").tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name).display().to_string();
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
            .args(["-subj", "/CN=back.example", "-keyout", &at("key.pem"), "-out", &at("cert.pem")])
            .stderr(Stdio::null())
            .status()
            .expect(MISSING);
        assert!(made.success(), "openssl makes a certificate");
        let [address, secure] = free();
        let servers = servers
            .replace("listen 443 ssl;", &format!("listen {address}; listen {secure} ssl;"))
            .replace("/etc/ssl/portal.pem", &at("cert.pem"))
            .replace("/etc/ssl/portal.key", &at("key.pem"))
            .replace("127.0.0.1:8080", &sites.to_string())
            .replace("127.0.0.1:8081", &staff.to_string());
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let paths = paths.map(|kind| format!("{kind}_temp_path {};", at(kind))).join("\n");
        let whole = format!(
            "daemon off; master_process off; worker_processes 1; pid {}; error_log stderr error;\n\
             events {{ worker_connections 256; }}\nhttp {{ access_log off;\n{paths}\n{servers}\n}}\n",
            at("pid")
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, &whole).expect("the folder can be written");
        let process = Command::new(program()).arg("-p").arg(folder.path()).arg("-c").arg(&file).spawn().expect(MISSING);
        let nginx = Self { address, secure, process, _folder: folder };
        for _ in 0..500 {
            if TcpStream::connect(secure).is_ok() {
                return nginx;
            }
            sleep(Duration::from_millis(20));
        }
        panic!("nginx does not listen with\n{whole}");
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It may have ended by itself, as the test has said by now.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Two ports that nobody listens at: nginx takes none by itself.
fn free() -> [SocketAddr; 2] {
    let held = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    held.map(|listener| listener.local_addr().expect("a port has an address"))
}

fn program() -> &'static str {
    if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" }
}
