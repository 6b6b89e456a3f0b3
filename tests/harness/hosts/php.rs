//! Hosts in PHP under the servers that people use.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use super::{children, here, started};
use crate::conformance::small_erp;
use crate::modules;
use crate::serving::Serving;

/// Under PHP's own server.
#[must_use]
pub fn own_server() -> Serving {
    started(|port, _| {
        let mut command = Command::new("php8.2");
        command.args(["-d", "ffi.enable=1", "-S", &format!("127.0.0.1:{port}")]).arg(here("modules/php/index.php"));
        command
    })
}

/// A server of PHP that has four workers, in a folder of its own.
#[derive(Debug)]
pub struct Workers {
    /// What is listened to.
    pub serving: Serving,
    /// The process whose children they are, where that is not the server itself.
    pub manager: Option<Manager>,
}

/// FPM's own process. Ended when it is dropped.
#[derive(Debug)]
pub struct Manager(Child);

impl Workers {
    /// FPM behind nginx. Preloaded, only what is in the package may use FFI.
    #[must_use]
    pub fn fpm(is_preloaded: bool) -> Self {
        let folder = crate::folder();
        small_erp(folder.path());
        let mut manager = None;
        let serving = Serving::start(folder, |port, folder| {
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
            command.args(["-R", "-n", "-d", "extension=ffi", "-d", "memory_limit=512M"]);
            if is_preloaded {
                let script = format!("opcache.preload={}", here("modules/php/autoload.php").display());
                let as_user = format!("opcache.preload_user={}", user());
                command.args([
                    "-d",
                    "zend_extension=opcache",
                    "-d",
                    "ffi.enable=preload",
                    "-d",
                    &script,
                    "-d",
                    &as_user,
                ]);
            } else {
                command.args(["-d", "ffi.enable=1"]);
            }
            command.arg("-y").arg(folder.join("fpm.conf"));
            modules::tell(&mut command, port, folder);
            command.stdout(fs::File::create(folder.join("fpm.out")).unwrap());
            command.stderr(fs::File::create(folder.join("fpm.err")).unwrap());
            manager = Some(Manager(command.spawn().expect("php-fpm8.2 is there")));
            let nginx = format!(
                "daemon off; pid {0}/nginx.pid; error_log {0}/nginx.log; worker_processes 1; user {1};\n\
                 events {{}}\nhttp {{ access_log off; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy;\n\
                 fastcgi_temp_path {0}/fastcgi; uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;\n\
                 client_max_body_size 12m;\n\
                 server {{ listen 127.0.0.1:{port}; location / {{ include /etc/nginx/fastcgi_params;\n\
                 fastcgi_param HTTP_HOST $http_host;\n\
                 fastcgi_param SCRIPT_FILENAME {2}; fastcgi_pass unix:{3}; }} }} }}\n",
                folder.display(),
                user(),
                here("modules/php/index.php").display(),
                socket.display(),
            );
            fs::write(folder.join("nginx.conf"), nginx).unwrap();
            let mut command = Command::new("/usr/sbin/nginx");
            command.arg("-e").arg(folder.join("nginx.log")).arg("-c").arg(folder.join("nginx.conf"));
            command
        });
        let mut started = Self { serving, manager };
        for _ in 0..1_000 {
            if started.serving.folder().join("php.sock").exists() {
                started.serving.until_it_answers();
                return started;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("FPM does not listen: {} {}", started.serving.held("fpm.log"), started.serving.held("fpm.err"));
    }

    /// Apache with PHP in its processes, by a configuration of its own: no system service has a part in it.
    #[must_use]
    pub fn apache() -> Self {
        let folder = crate::folder();
        small_erp(folder.path());
        let worker = if user() == "root" { "www-data".to_owned() } else { user() };
        let chown = Command::new("chown").args(["-R", &worker]).arg(folder.path()).status();
        assert!(chown.is_ok_and(|status| status.success()), "the folder is for {worker}");
        let mut serving = Serving::start(folder, |port, folder| {
            let index = here("modules/php/index.php");
            let text = format!(
                "ServerRoot {0}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/apache.pid\nDefaultRuntimeDir {0}\n\
                 Mutex file:{0}\nErrorLog {0}/apache.log\nUser {worker}\nGroup {worker}\n{1}\
                 StartServers 4\nMinSpareServers 4\nMaxSpareServers 4\nMaxRequestWorkers 4\nMaxConnectionsPerChild 0\n\
                 AllowEncodedSlashes NoDecode\n<Directory />\nRequire all granted\n</Directory>\n\
                 AliasMatch \"^\" \"{2}\"\n<Files index.php>\nSetHandler application/x-httpd-php\n</Files>\n\
                 php_admin_value ffi.enable 1\nphp_admin_flag enable_post_data_reading Off\nphp_admin_value memory_limit 512M\n",
                folder.display(),
                ["mpm_prefork", "authz_core", "alias"]
                    .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
                    .concat()
                    + "LoadModule php_module /usr/lib/apache2/modules/libphp8.2.so\n",
                index.display(),
            );
            fs::write(folder.join("apache.conf"), text).unwrap();
            let mut command = Command::new("/usr/sbin/apache2");
            command.arg("-DFOREGROUND").arg("-f").arg(folder.join("apache.conf"));
            // It ends its whole group of processes, which would be the tests' too.
            command.process_group(0);
            modules::tell(&mut command, port, folder);
            command
        });
        serving.until_it_answers();
        Self { serving, manager: None }
    }

    /// The numbers of the workers.
    #[must_use]
    pub fn workers(&self) -> BTreeSet<String> {
        let manager = self.manager.as_ref().map_or_else(|| self.serving.process(), |manager| manager.0.id());
        children(manager)
    }

    /// What the workers have of this, by their status: memory in KiB, or threads.
    #[must_use]
    pub fn sum(&self, what: &str) -> u64 {
        let of = |worker: &String| -> u64 {
            let status = fs::read_to_string(format!("/proc/{worker}/status")).unwrap();
            let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap();
            line.trim_start_matches(':').split_whitespace().next().unwrap().parse().unwrap()
        };
        self.workers().iter().map(of).sum()
    }

    /// Whether what the server wrote tells of a worker that died.
    #[must_use]
    pub fn obituary(&self) -> Option<String> {
        let log = ["fpm.log", "apache.log"].map(|log| self.serving.held(log)).concat();
        let lines = log
            .lines()
            .find(|line| line.contains("signal") && (line.contains("exited on") || line.contains("exit signal")));
        lines.map(str::to_owned)
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}

fn user() -> String {
    let said = Command::new("id").arg("-un").output().expect("somebody runs this");
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}
