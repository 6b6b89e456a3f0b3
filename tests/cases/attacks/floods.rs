//! Too much of something: tries, bodies, depths, parameters, sign-ins at once.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use tests::browser::{SESSION, form};
use tests::local_portal::PASSWORD;
use tests::server::Server;
use tests::shop::{Shop, assert_same};

const WRONG: &str = "ein falscher langer Satz";

#[test]
fn one_password_tried_on_everybody_closes_the_network_and_not_the_others() {
    let shop = Shop::open();
    let peer = |host: u8| IpAddr::V4(Ipv4Addr::new(192, 0, 2, host));
    let known = shop.signed_in("alpes", "atu");
    let mut tries = 0;
    let closed = loop {
        let host = u8::try_from(tries % 250).unwrap();
        let mut browser = shop.browser("alpes").from(peer(host));
        let answer = browser.sign_in_by_call(&format!("user-{tries}"), WRONG);
        if answer.status != 401 {
            break answer;
        }
        tries += 1;
        assert!(tries <= 50, "the network is still open");
    };
    assert_eq!((closed.status, closed.code().as_str()), (429, "throttle/slow-down"));
    let seconds: u64 = closed.header("retry-after").and_then(|value| value.parse().ok()).expect("it says how long");
    assert!((1..=6).contains(&seconds), "{seconds}");
    assert_eq!(shop.browser("alpes").sign_in_by_call("vial", PASSWORD).status, 200, "from another network");
    let mut known = known.from(peer(1));
    known.cookies.remove(SESSION);
    assert_eq!(known.sign_in_by_call("atu", PASSWORD).status, 200, "a known browser in the very network");
    let page = shop.browser("alpes").from(peer(7)).sign_in("vial", PASSWORD);
    assert_eq!(page.status, 429, "the page and the call share one throttle");
    shop.erp.wait(Duration::from_secs(seconds));
    assert_eq!(shop.browser("alpes").from(peer(7)).sign_in_by_call("vial", PASSWORD).status, 200);
}

#[test]
fn a_stranger_cannot_lock_a_customer_out() {
    let shop = Shop::open();
    let mut known = shop.signed_in("alpes", "atu");
    known.cookies.remove(SESSION);
    let mut longest = 0;
    for failure in 0..100 {
        let mut stranger = shop.browser("alpes");
        let answer = loop {
            let answer = stranger.sign_in_by_call("atu", WRONG);
            let Some(wait) = answer.header("retry-after").and_then(|seconds| seconds.parse().ok()) else {
                break answer;
            };
            longest = longest.max(wait);
            shop.erp.wait(Duration::from_secs(wait));
        };
        assert_eq!(answer.status, 401, "failure {failure}");
        if failure == 50 {
            assert_eq!(known.clone().sign_in_by_call("atu", PASSWORD).status, 200, "the known browser, at once");
        }
    }
    assert_eq!(longest, 30, "nobody who is new to a login waits longer than half a minute");
    shop.erp.wait(Duration::from_mins(1));
    let mut asker = shop.browser("alpes");
    assert_eq!(asker.call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);
    let link = shop.mailed_link(1);
    let new = "ein ganz anderer Satz";
    let set = json!({ "token": link.rsplit('/').next(), "new": new });
    assert_eq!(asker.call("POST", "/api/v1/password/set", &set).status, 204);
    assert_eq!(shop.browser("alpes").sign_in_by_call("atu", new).status, 200, "the way back is always open");
}

#[test]
fn an_owner_who_obeys_gets_in_by_page_and_by_call_while_a_stranger_tries_every_80_ms() {
    let shop = Shop::open();
    let strangers: Vec<IpAddr> = (0..4).map(|net| IpAddr::V4(Ipv4Addr::new(192, 0, net, 66))).collect();
    for peers in [&strangers[..1], &strangers] {
        let mut stranger = peers.iter().cycle().map(|peer| shop.browser("alpes").from(*peer));
        let mut try_for = |seconds: u64| {
            for _ in 0..seconds * 1000 / 80 {
                let answer = stranger.next().expect("there is no end of them").sign_in_by_call("atu", WRONG);
                assert!(matches!(answer.status, 401 | 429), "{}", answer.text());
                shop.erp.wait(Duration::from_millis(80));
            }
        };
        try_for(90);
        for by_page in [true, false] {
            let (mut owner, mut waited) = (shop.browser("alpes"), 0);
            loop {
                let answer =
                    if by_page { owner.sign_in("atu", PASSWORD) } else { owner.sign_in_by_call("atu", PASSWORD) };
                if answer.status != 429 {
                    assert!(matches!(answer.status, 200 | 303), "{}", answer.text());
                    break;
                }
                let seconds = answer.header("retry-after").and_then(|seconds| seconds.parse().ok()).expect("how long");
                waited += seconds;
                assert!(waited <= 60, "{waited} s");
                try_for(seconds);
            }
            try_for(10);
        }
    }
}

#[test]
fn two_hundred_sign_ins_at_once_are_answered_or_told_to_come_again() {
    let shop = Shop::open();
    let gate = Barrier::new(200);
    let answers: Vec<_> = thread::scope(|scope| {
        let (shop, gate) = (&shop, &gate);
        let started: Vec<_> = (0..200)
            .map(|number| {
                let mut browser = shop.browser("alpes");
                scope.spawn(move || {
                    gate.wait();
                    browser.sign_in_by_call(if number % 2 == 0 { "atu" } else { "nobody" }, PASSWORD)
                })
            })
            .collect();
        started.into_iter().map(|thread| thread.join().expect("an answer, whatever it is")).collect()
    });
    let count = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    let (busy, judged) = (count(503), count(200) + count(401) + count(429));
    assert_eq!(busy + judged, 200);
    assert!(busy > 0, "the queue has an end");
    assert!(count(200) > 0, "and those in it are served");
    for answer in answers.iter().filter(|answer| answer.status == 503) {
        assert_eq!((answer.code().as_str(), answer.header("retry-after")), ("unavailable/busy", Some("2")));
    }
    assert_eq!(shop.health().panics, 0);
    shop.erp.wait(Duration::from_mins(2));
    assert_eq!(shop.browser("alpes").sign_in_by_call("atu", PASSWORD).status, 200, "afterwards all is well");
}

#[test]
fn a_body_that_is_no_sign_in_is_refused_at_once() {
    let server = Server::shared();
    let mut browser = server.browser("nord");
    let pairs = (0..40_000).map(|n| format!("\"k{n}\":1")).collect::<Vec<_>>().join(",");
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    for (what, body, status) in [
        ("a hundred megabytes", vec![b' '; 100 << 20], 413),
        ("one byte more than a megabyte", vec![b' '; (1 << 20) + 1], 413),
        ("a megabyte of nothing", vec![b' '; 1 << 20], 422),
        ("depth", nested(100_000).into_bytes(), 422),
        ("depth in a field", format!(r#"{{"login":{},"password":"x"}}"#, nested(100_000)).into_bytes(), 422),
        ("many keys", format!(r#"{{{pairs},"login":"a","password":"b"}}"#).into_bytes(), 422),
        ("a key twice", br#"{"login":"a","login":"b","password":"c"}"#.to_vec(), 422),
        ("an unknown key", br#"{"login":"a","password":"c","admin":true}"#.to_vec(), 422),
        ("a number", br#"{"login":1e999999,"password":"c"}"#.to_vec(), 422),
        ("minus nothing", br#"{"login":-0,"password":"c"}"#.to_vec(), 422),
        ("a long number", format!(r#"{{"login":{},"password":"c"}}"#, "9".repeat(100_000)).into_bytes(), 422),
        ("half a character", br#"{"login":"\ud800","password":"c"}"#.to_vec(), 422),
        ("overlong UTF-8", b"{\"login\":\"\xc0\xaf\",\"password\":\"c\"}".to_vec(), 422),
        ("a byte order mark", b"\xef\xbb\xbf{\"login\":\"a\",\"password\":\"b\"}".to_vec(), 422),
        ("something behind it", br#"{"login":"a","password":"b"}{}"#.to_vec(), 422),
        ("nothing", vec![], 422),
        ("null", b"null".to_vec(), 422),
    ] {
        let begun = Instant::now();
        let answer = browser.send("POST", "/api/v1/session", &[("content-type", "application/json")], &body);
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        assert!(begun.elapsed() < Duration::from_secs(2), "{what}: {:?}", begun.elapsed());
    }
}

#[test]
fn queries_forms_ranges_and_heads_are_bounded() {
    let server = Server::shared();
    let user = server.user("nord", "sam.martin");
    let mut browser = server.signed_in(&user);
    let account = browser.get("/api/v1/accounts").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let list = format!("/api/v1/a/{account}/invoices");
    let parameters = |count: usize| (0..count).map(|n| format!("p{n}=1")).collect::<Vec<_>>().join("&");
    for (what, query, status) in [
        ("many parameters", parameters(500), 400),
        ("more than a query holds", parameters(1_500), 414),
        ("a name twice", "text=a&text=b".to_owned(), 400),
        ("an unknown name", "txet=a".to_owned(), 400),
        ("no number", "limit=ten".to_owned(), 400),
        ("a number without end", format!("limit={}", "9".repeat(1_000)), 400),
        ("no day", "from=2026-02-30x".to_owned(), 400),
        ("no cursor", "cursor=AAAA".to_owned(), 400),
        ("not even text", "text=%ff".to_owned(), 400),
    ] {
        assert_eq!(browser.get(&format!("{list}?{query}")).status, status, "{what}");
    }
    let head = browser.send("GET", &list, &[("x-long", &"x".repeat(60_000))], b"");
    assert_eq!(head.status, 431, "a head of 60 kB");
    let many: Vec<(String, String)> = (0..100).map(|n| (format!("x-{n}"), "1".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(browser.send("GET", &list, &many, b"").status, 431, "a hundred headers");

    let with_file =
        browser.get(&list).json()["items"].as_array().unwrap().iter().find(|i| i["has_file"] == true).cloned();
    let file = format!("/a/{account}/invoices/{}/file", with_file.unwrap()["id"].as_str().unwrap());
    let whole = browser.get(&file);
    assert!(whole.status == 200 && whole.body.starts_with(b"%PDF"));
    let ranges = format!("bytes={}", vec!["0-"; 6_000].join(","));
    assert_same(&browser.send("GET", &file, &[("range", &ranges)], b""), &whole, "many ranges are the whole, once");
    let part = browser.send("GET", &file, &[("range", "bytes=0-3")], b"");
    assert_eq!((part.status, part.body.as_slice()), (206, &b"%PDF"[..]));
    assert_eq!(browser.send("GET", &file, &[("range", "bytes=999999999-")], b"").status, 416);

    let fields: Vec<(String, String)> = (0..10_000).map(|n| (format!("f{n}"), "1".to_owned())).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let answer = server.browser("nord").send("POST", "/sign-in", &headers, form(&fields).as_bytes());
    assert_eq!(answer.status, 422, "ten thousand fields");
    assert_eq!(browser.get(&list).status, 200, "and the server goes on");
}
