//! A real nginx in front, as the README puts it there: customers are told apart, the back office is not reached through
//! their door, and staff work over TLS.

use std::io::{Read as _, Write as _};
use std::net::IpAddr;
use std::process::Command;

use serde_json::{Value, json};
use tests::browser::{Browser, Way, escaped};
use tests::nginx::{Nginx, shown};
use tests::page::Page;
use tests::server::{ADMIN, Server, manifests};

/// A host that trusts a proxy on this machine, with that proxy in front of it.
fn behind_a_proxy(options: &[&str]) -> (Server, Nginx) {
    let server = Server::start_with(&manifests(), &[&["--trusted-proxy", "127.0.0.1"], options].concat());
    let nginx = Nginx::start(&shown()[0], server.address, server.staff_address);
    (server, nginx)
}

/// A browser on a site, through the proxy, from this address.
fn through(nginx: &Nginx, site: &str, from: [u8; 4]) -> Browser {
    let host = format!("{site}.localhost:{}", nginx.address.port());
    Browser::new(Way::Http(nginx.address), &host).from(IpAddr::from(from))
}

#[test]
fn customers_behind_a_proxy_are_told_apart() {
    let (server, nginx) = behind_a_proxy(&[]);
    let mut guesser = through(&nginx, "alpes", [127, 0, 2, 1]);
    let mut last = 0;
    for guess in 0..53 {
        last = guesser.sign_in_by_call(&format!("nobody{guess}"), "a wrong password").status;
    }
    assert_eq!(last, 429, "who guesses is slowed down");
    // It claims to be somebody else, in every way that there is.
    let forged = [
        ("content-type", "application/json"),
        ("x-forwarded-for", "127.0.3.1"),
        ("forwarded", "for=127.0.3.1"),
        ("x-real-ip", "127.0.3.1"),
        ("client-ip", "127.0.3.1"),
    ];
    let body = json!({ "login": "nobody", "password": "a wrong password" }).to_string();
    assert_eq!(guesser.send("POST", "/api/v1/session", &forged, body.as_bytes()).status, 429, "whatever it claims");

    let atu = server.user("alpes", "atu.lenobli");
    let mut customer = through(&nginx, "alpes", [127, 0, 3, 1]);
    assert_eq!(customer.sign_in(&atu.login, &atu.password).status, 303, "another customer signs in");
    let sessions = customer.get("/api/v1/sessions").text();
    assert!(sessions.contains("127.0.3.0/24") && !sessions.contains("127.0.0.0/24"), "{sessions}");
}

#[test]
fn a_signature_records_the_customers_address_and_not_the_proxys() {
    let (server, nginx) = behind_a_proxy(&[]);
    let atu = server.user("alpes", "atu.lenobli");
    let mut customer = through(&nginx, "alpes", [127, 0, 4, 1]);
    assert_eq!(customer.sign_in(&atu.login, &atu.password).status, 303);
    let account = customer.get("/api/v1/accounts").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let quotes = customer.get(&format!("/api/v1/a/{account}/quotes?open=1")).json();
    let quote = &quotes["items"][0];
    let path = format!("/api/v1/a/{account}/quotes/{}", quote["id"].as_str().unwrap());
    let sign = json!({ "do": "accept", "total": quote["total"]["amount"], "signed_by": "Atu Lenobli" });
    let signed = customer.act(&path, "signed-behind-a-proxy", &sign);
    assert_eq!(signed.status, 200, "{}", signed.text());
    let erp = rusqlite::Connection::open(server.data.join("erp.sqlite")).unwrap();
    let peer: String =
        erp.query_row("SELECT peer FROM signatures ORDER BY at DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert_eq!(peer, "127.0.4.1");
}

#[test]
fn without_a_trusted_proxy_no_header_says_who_a_client_is() {
    let server = Server::shared();
    let atu = server.user("alpes", "atu.lenobli");
    let mut browser = server.browser("alpes");
    let body = json!({ "login": atu.login, "password": atu.password }).to_string();
    let claims =
        [("content-type", "application/json"), ("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=198.51.100.1")];
    assert!(browser.send("POST", "/api/v1/session", &claims, body.as_bytes()).status < 300);
    let sessions = browser.get("/api/v1/sessions").text();
    assert!(sessions.contains("127.0.0.0/24") && !sessions.contains("198.51"), "{sessions}");
}

#[test]
fn the_back_office_is_not_reached_through_the_customers_proxy_whatever_a_request_says() {
    let (server, nginx) = behind_a_proxy(&["--staff-host", "back.example"]);
    let (staff, sites) = (server.staff_address, server.address);
    let session = server.staff().cookies;
    let names = [
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "[::1]".to_owned(),
        "back.example".to_owned(),
        format!("localhost:{}", staff.port()),
        format!("localhost:{}", sites.port()),
        format!("alpes.localhost:{}", nginx.address.port()),
    ];
    for (method, path) in host_demo::back_office::addresses() {
        for name in &names {
            let mut browser = Browser::new(Way::Http(nginx.address), name);
            browser.cookies.clone_from(&session);
            let forwarded = format!("for=127.0.0.1;host={name};proto=https");
            let headers = [
                ("x-forwarded-host", name.as_str()),
                ("x-forwarded-for", "127.0.0.1"),
                ("x-forwarded-proto", "https"),
                ("x-forwarded-port", "443"),
                ("x-original-url", "/users"),
                ("forwarded", &forwarded),
                ("content-type", "application/x-www-form-urlencoded"),
            ];
            for target in [path.to_owned(), format!("http://localhost:{}{path}", staff.port())] {
                let answer = browser.send(method, &target, &headers, b"");
                let text = answer.text();
                assert!(
                    !text.contains("staff.css") && !text.contains("back office"),
                    "{method} {target} as {name}: {text}"
                );
                assert!(
                    path == "/health" || answer.header("location") != Some("/sign-in?on=%2Fusers"),
                    "{target} as {name}"
                );
            }
        }
    }
}

/// A page of the staff over TLS, by way of curl, which keeps its cookies in a file.
fn curl(nginx: &Nginx, jar: &str, path: &str, rest: &[&str]) -> String {
    let port = nginx.secure.port();
    let url = format!("https://back.example:{port}{path}");
    let done = Command::new("curl")
        .args(["--silent", "--insecure", "--include", "--max-time", "60", "--cookie", jar, "--cookie-jar", jar])
        .args(["--resolve", &format!("back.example:{port}:127.0.0.1")])
        .args(rest)
        .arg(&url)
        .output()
        .expect("curl is installed; `tests/run` installs it");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// The token of the forms of a page.
fn token(page: &str) -> String {
    page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

#[test]
fn staff_sign_in_and_fill_in_forms_over_tls_behind_a_proxy() {
    for (trusted, want) in [(&["--trusted-proxy", "127.0.0.1"][..], "303"), (&[], "403")] {
        let server = Server::start_with(&manifests(), &[trusted, &["--staff-host", "back.example"]].concat());
        let nginx = Nginx::start(&shown().concat(), server.address, server.staff_address);
        let folder = tempfile::tempdir().unwrap();
        let jar = folder.path().join("jar").display().to_string();
        let origin = format!("origin: https://back.example:{}", nginx.secure.port());
        let page = curl(&nginx, &jar, "/sign-in", &[]);
        let (token, password) = (token(&page), server.staff_password(ADMIN));
        let form = format!("csrf={token}&login={ADMIN}&password={}", escaped(&password));
        let entered = curl(&nginx, &jar, "/sign-in", &["--header", &origin, "--data", &form]);
        assert!(entered.starts_with(&format!("HTTP/1.1 {want} ")), "{trusted:?}: {entered}");
        if want != "303" {
            continue;
        }
        let token = self::token(&curl(&nginx, &jar, "/users/alpes/sam.martin", &[]));
        for (origin, want) in [
            (&*origin, "303"),
            ("origin: https://evil.example", "403"),
            (&origin.replace("https", "http"), "403"),
            ("origin: null", "403"),
        ] {
            let form = format!("csrf={token}&do=end-sessions");
            let done = curl(&nginx, &jar, "/users/alpes/sam.martin", &["--header", origin, "--data", &form]);
            assert!(done.starts_with(&format!("HTTP/1.1 {want} ")), "{origin}: {done}");
        }
    }
}

#[test]
fn a_proxy_that_signs_people_in_is_believed_with_its_secret_and_nobody_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    let secret = "b2f1c7d09e8a4f53b6d7c8e9f0a1b2c3";
    std::fs::write(&file, secret).unwrap();
    let options =
        ["--staff-host", "back.example", "--staff-proxy-header", "X-Remote-User", "--staff-proxy-secret-file"];
    let server = Server::start_with(&manifests(), &[&options[..], &[file.to_str().unwrap()]].concat());
    let says = format!("proxy_set_header X-Remote-User nadia.roux; proxy_set_header Staff-Proxy-Secret {secret};");
    let servers = shown()[1].replace("proxy_set_header Host", &format!("{says} proxy_set_header Host"));
    let nginx = Nginx::start(&servers, server.address, server.staff_address);
    let mut through = Browser::new(Way::Http(nginx.address), "back.example");
    for claim in [&[][..], &[("x-remote-user", ADMIN)], &[("X_Remote_User", ADMIN)]] {
        let page = through.send("GET", "/users", claim, b"");
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(page.text().contains("Nadia Roux") && !page.text().contains("Odile"), "{claim:?}: {}", page.text());
        assert!(Page::of(&page).all("form").all(|form| form.get("action") != Some("/sign-out")), "the proxy signs out");
    }
    assert_eq!(through.get("/staff").status, 403, "the role is that of the account");
    assert_eq!(through.get("/sign-in").status, 404, "nobody signs in on a page of ours then");

    let mut direct = server.staff_door();
    for claim in [&[][..], &[("x-remote-user", ADMIN)], &[("x-remote-user", ADMIN), ("staff-proxy-secret", "guessed")]]
    {
        assert_eq!(direct.send("GET", "/users", claim, b"").status, 401, "{claim:?}");
    }
    let password = server.staff_password(ADMIN);
    let form = format!("login={ADMIN}&password={password}");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let entered = direct.send("POST", "/sign-in", &headers, form.as_bytes());
    assert!(
        entered.status >= 400 && entered.header("set-cookie").is_none_or(|cookie| !cookie.contains("staff-session"))
    );
}

#[cfg(unix)]
#[test]
fn the_staffs_pages_are_served_at_a_unix_socket_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixStream;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("staff.sock");
    let opening = Server::opening_of(&["--staff-listen", &format!("unix:{}", path.display())]);
    assert_eq!(opening["staff"], Value::from(format!("unix:{}", path.display())));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let ask = |host: &str, page: &str| {
        let mut stream = UnixStream::connect(&path).unwrap();
        write!(stream, "GET {page} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(ask("localhost", "/sign-in").contains("Sign in to the back office"));
    assert!(ask("localhost", "/users").starts_with("HTTP/1.1 303 "));
    assert!(ask("evil.example", "/sign-in").starts_with("HTTP/1.1 421 "));
}
