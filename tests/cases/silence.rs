//! An ERP that hangs, behind a real server: who asks it is told so, who does not goes on, and once it answers, all is well.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use host_demo::server::{Proxies, Server};
use plugin_api::Request;
use tests::browser::{Browser, Way};
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

/// How many customers ask for a list again and again.
const CUSTOMERS: usize = 20;

/// Ends the customers also where the test fails.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn an_erp_that_hangs_keeps_only_those_waiting_who_ask_it() {
    let shop = Shop::open();
    let portal = Arc::clone(&shop.portal);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let pages = Arc::new(move |request: &Request<'_>| portal.handle(request));
    let server = Server::start(listener, pages, Proxies::default(), None).unwrap();
    let browser = |site: &str| Browser::new(Way::Http(server.address()), &format!("{site}.localhost"));
    let mut atu = browser("alpes");
    assert_eq!(atu.sign_in("atu", PASSWORD).status, 303);
    let list = format!("/a/{}/invoices", shop.account("1"));
    assert_eq!(atu.get(&list).status, 200);

    let (ended, refused) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        // Within the scope, so that it is let go before the customers are waited for.
        let hold = shop.erp.hang();
        let _guard = Ending(&ended);
        for _ in 0..CUSTOMERS {
            let mut customer = atu.clone();
            let (ended, refused, list) = (&ended, &refused, &list);
            scope.spawn(move || {
                while !ended.load(Ordering::SeqCst) {
                    if customer.get(list).status == 503 {
                        refused.fetch_add(1, Ordering::SeqCst);
                    }
                    thread::sleep(Duration::from_millis(20));
                }
            });
        }
        let (begun, mut longest) = (Instant::now(), Duration::ZERO);
        while begun.elapsed() < Duration::from_secs(6) {
            let asked = Instant::now();
            assert_eq!(browser("nord").get("/sign-in").status, 200, "after {:?}", begun.elapsed());
            longest = longest.max(asked.elapsed());
            thread::sleep(Duration::from_millis(20));
        }
        assert!(longest < Duration::from_secs(3), "a sign-in page took {longest:?} beside {CUSTOMERS} who wait");
        assert!(refused.load(Ordering::SeqCst) > CUSTOMERS, "nobody who asks it waits once it is silent");
        let health = shop.health();
        let why = health.not_ready.iter().find(|why| why.starts_with("unavailable/host: "));
        assert!(!health.ready && why.is_some(), "{:?}", health.not_ready);
        drop(hold);
        let again = (0..500).any(|_| {
            thread::sleep(Duration::from_millis(20));
            atu.clone().get(&list).status == 200
        });
        assert!(again, "it is asked again by itself");
    });
    server.stop();
}
