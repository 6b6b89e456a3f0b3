//! A host whose customer acts, as a program of its own: `acting STORE ACTS first|more|settle` has the ERP do one thing after
//! the other until it is killed, each known by its key in the file ACTS; `settle` only does what waits.

use std::path::Path;
use std::sync::Arc;

use plugin_api::Class;
use plugin_api::operations::Work;
use serde_json::json;
use tests::shop::{Shop, start_with};
use tests::two_faced::TwoFaced;

fn main() {
    let mut args = std::env::args().skip(1);
    let mut next = || args.next().expect("acting STORE ACTS first|more|settle");
    let (store, acts, what) = (next(), next(), next());
    let settings = json!({ "store": format!("sqlite:{store}"), "threads": "callers" });
    let start = |host: &Arc<TwoFaced>, _: &_| start_with(Arc::<TwoFaced>::clone(host), &settings);
    let shop = if what == "first" { Shop::open_over(start) } else { Shop::reopen_over(start) };
    shop.erp.keep_acts_in(Path::new(&acts));
    shop.erp.fail("send_mail", Class::Unavailable);
    if what == "settle" {
        shop.operate(&Work::default());
        return;
    }
    let mut atu = shop.signed_in("alpes", "atu");
    for number in 0.. {
        let body = json!({ "subject": "Door", "text": "It sticks." });
        let sent = atu.act("/api/v1/a/1/tickets", &format!("process-{:010}-{number}", std::process::id()), &body);
        assert_eq!(sent.status, 200, "{}", sent.text());
        println!("done");
    }
}
