//! Hosts in PHP: the front controller of `plugin-api/php` under PHP's own server, FPM and Apache's module.

use std::thread;
use std::time::Duration;

use tests::conformance::{Needs, World};
use tests::hosts::php::{Workers, own_server};

/// How many requests the workers are asked for pages while they are watched; `tests/long` asks for more.
const REQUESTS: usize = 1_000;

/// Asks for pages, in bursts with pauses, and finds the workers as they were.
fn stay(server: &Workers) {
    let wanted = std::env::var("PARVIS_REQUESTS").ok().and_then(|count| count.parse().ok()).unwrap_or(REQUESTS);
    let client = |count: usize| {
        let mut browser = server.serving.browser();
        for number in 1..=count {
            assert_eq!(browser.get("/sign-in").status, 200);
            if number % 100 == 0 {
                thread::sleep(Duration::from_millis(100));
            }
        }
    };
    // As many at once as there are workers, so that each has its share.
    let requests = |count: usize| {
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| client(count / 4));
            }
        });
    };
    requests(400);
    let (workers, memory, threads) = (server.workers(), server.sum("VmRSS"), server.sum("Threads"));
    requests(wanted);
    assert_eq!(server.workers(), workers, "no worker died");
    assert_eq!(server.obituary(), None);
    let (grown, now) = (server.sum("VmRSS").saturating_sub(memory), server.sum("Threads"));
    eprintln!("{wanted} requests: {} workers, {grown} KiB more than {memory}, {now} threads", workers.len());
    assert!(grown < 4 * 2_048, "the workers grew by {grown} KiB in {wanted} requests");
    assert_eq!(now, threads);
}

/// All that every host does, then many pages.
fn conforms(server: Workers) {
    assert!(server.workers().len() >= 4, "{:?}", server.workers());
    stay(&server);
    let Workers { serving, manager } = server;
    let mut world = World::started(serving);
    world.conforms("PHP", Needs::Orders);
    let this = Workers { serving: world.serving.take().unwrap(), manager };
    assert_eq!(this.obituary(), None);
}

#[test]
fn a_host_in_php_does_what_every_host_does() {
    World::started(own_server()).conforms("PHP's own server", Needs::Starting);
}

#[test]
fn a_host_in_php_does_it_in_the_workers_of_fpm_which_open_and_close_the_library_with_each_request() {
    conforms(Workers::fpm(false));
}

#[test]
fn a_host_in_php_does_it_where_only_preloaded_files_may_use_ffi() {
    conforms(Workers::fpm(true));
}

#[test]
fn a_host_in_php_does_it_in_the_processes_of_apache() {
    conforms(Workers::apache());
}

#[test]
fn a_request_that_ends_inside_of_a_question_takes_its_worker_along_and_no_other() {
    for how in ["third_party exit", "third_party exhaust", "log exit"] {
        let Workers { serving, manager } = Workers::fpm(false);
        let mut world = World::started(serving);
        let (mut owner, path) = (world.owner(), "/api/v1/accounts");
        // Whoever asks for somebody else's document stands in the log.
        let foreign = format!("{}/invoices/{}", world.account(), world.names.foreign_invoice);
        let asked = if how.starts_with("log") { foreign.as_str() } else { path };
        let ended = world.while_wrong(how, |_| owner.get(asked).status);
        assert!(ended >= 500, "{how}: {ended}");
        for _ in 0..20 {
            assert_eq!(owner.get(path).status, 200, "{how}: {}", world.log());
        }
        let log = world.log();
        assert!(log.contains("ended inside of a function of the host"), "{how}: {log}");
        let this = Workers { serving: world.serving.take().unwrap(), manager };
        assert_eq!(this.obituary(), None, "{how}");
        assert_eq!(this.workers().len(), 4, "{how}");
    }
}

#[test]
fn an_exception_of_a_host_in_php_stands_in_its_log_with_its_place() {
    let mut world = World::started(own_server());
    let mut owner = world.owner();
    world.while_wrong("third_party throw", |_| assert_eq!(owner.get("/api/v1/accounts").status, 503));
    let said = world.log();
    assert!(said.contains("the host raised in third_party: RuntimeException") && said.contains("erp.php:"), "{said}");
}
