//! A host that only mails, as a program of its own: `mailing STORE SMTP COUNT` queues so many mails, and hands over what waits
//! until it is killed.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use host_demo::erp::empty::Empty;
use host_demo::{DemoHost, Mailbox};
use log::LevelFilter;
use plugin_api::mail::Mail;
use portal_plugin::portal::Portal;

fn main() {
    let mut args = std::env::args().skip(1);
    let mut next = || args.next().expect("mailing STORE SMTP COUNT");
    let (store, server, count) = (next(), next(), next().parse::<u32>().expect("COUNT is a number"));
    let mailbox =
        Mailbox::open(Path::new("."), Some(&server), "portal@parvis.example").expect("the server has an address");
    let host = Arc::new(DemoHost::new(Box::new(Empty), mailbox, LevelFilter::Off));
    let portal = Portal::start(host, &format!(r#"{{"store":"sqlite:{store}"}}"#)).expect("the portal starts");
    for place in 0..count {
        let to = format!("reader{place}@example.net");
        let mail = Mail { site: "alpes".to_owned(), to, subject: "Hello".to_owned(), ..Mail::default() };
        portal.mailing.queue(&mail).expect("the mail is queued");
    }
    loop {
        thread::sleep(Duration::from_hours(1));
    }
}
