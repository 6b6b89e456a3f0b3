//! The steps of a customer who does something in the ERP: a quote answered, a ticket written, an order placed.

use serde_json::{Value, json};

use super::{Tour, ask, check, first_account, id_of, items, lost};
use crate::console::error::CliError;
use crate::demo::client::{Answer, Browser};

const SITE: &str = "alpes";
const LOGIN: &str = "atu.lenobli";

/// Does one of each.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("the first page says what waits and how the account stands", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let home = ask(&mut browser, &format!("/api/v1/a/{account}"))?;
        let waits = ["invoices", "quotes", "tickets", "shipments"]
            .map(|kind| home["attention"][kind].as_array().map_or(0, Vec::len));
        let total = home["statement"]["balances"][0]["total"]["amount"].as_str().unwrap_or_default().to_owned();
        check(waits.iter().sum::<usize>() > 0 && !total.is_empty(), format!("{waits:?} wait; {total} to be paid"))
    })?;
    tour.step("a quote is signed by hand, and accepted once, however often the form is sent", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let base = format!("/api/v1/a/{}", first_account(&mut browser)?);
        let quotes = items(&ask(&mut browser, &format!("{base}/quotes?open=1"))?);
        let quote = quotes.first().ok_or("no quote waits")?;
        let path = format!("{base}/quotes/{}", quote["id"].as_str().unwrap_or_default());
        let drawing = json!([[[40, 150], [120, 30], [200, 150]], [[80, 100], [160, 100]]]);
        let sign = json!({
            "do": "accept", "total": quote["total"]["amount"], "signed_by": "Atu Lenobli", "drawing": drawing,
        });
        let first = act(&mut browser, &path, "the-tour-signs-once", &sign)?;
        let again = act(&mut browser, &path, "the-tour-signs-once", &sign)?;
        let other = act(&mut browser, &path, "the-tour-signs-twice", &sign)?;
        let signed = ask(&mut browser, &path)?;
        let is_kept = signed["status"] == "signed" && signed["signature"]["drawing"] == drawing;
        let holds = first.status == 200 && first.body == again.body && other.code() == "action/over" && is_kept;
        check(
            holds,
            format!("{}, again {}, with another key {} [{}]", first.status, again.status, other.status, other.code()),
        )
    })?;
    tour.step("a ticket is opened, answered and closed", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let base = format!("/api/v1/a/{}", first_account(&mut browser)?);
        // A picture of one pixel would do; its first bytes say what it is.
        let open = json!({ "subject": "Door", "text": "It sticks.", "files": [{ "name": "door.png", "content": "iVBORw0KGgo=" }] });
        let opened = act(&mut browser, &format!("{base}/tickets"), "the-tour-opens-a-ticket", &open)?.json();
        let path = format!("{base}/tickets/{}", opened["id"].as_str().unwrap_or_default());
        act(&mut browser, &path, "the-tour-answers-it", &json!({ "do": "reply", "text": "Thursday." }))?;
        act(&mut browser, &path, "the-tour-closes-it", &json!({ "do": "close" }))?;
        let ticket = ask(&mut browser, &path)?;
        let count = |what: &str| ticket[what].as_array().map_or(0, Vec::len);
        let seen = format!("{} message, {} file, {}", count("messages"), count("files"), ticket["status"]);
        check(count("messages") == 1 && count("files") == 1 && ticket["status"] == "closed", seen)
    })?;
    tour.step("an order is placed at the price that was seen, and at no other", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let base = format!("/api/v1/a/{}", first_account(&mut browser)?);
        let product = items(&ask(&mut browser, &format!("{base}/products"))?).into_iter().next().ok_or("no product")?;
        let order = |price: &Value| json!({ "lines": [{ "product": product["id"], "quantity": "2", "price": price }] });
        let wrong = act(&mut browser, &format!("{base}/orders"), "the-tour-bargains", &order(&"0.01".into()))?;
        let price = &product["total"]["amount"];
        let placed = act(&mut browser, &format!("{base}/orders"), "the-tour-orders-two", &order(price))?;
        let number = placed.json()["ref"].as_str().unwrap_or_default().to_owned();
        let holds = wrong.code() == "action/changed" && placed.status == 200 && !number.is_empty();
        let bargained = wrong.code();
        check(holds, format!("at 0.01: {} [{bargained}]; at {price}: {} {number}", wrong.status, placed.status))
    })?;
    tour.step("an old order says what of it can be ordered again, and what is gone", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let base = format!("/api/v1/a/{}", first_account(&mut browser)?);
        for order in items(&ask(&mut browser, &format!("{base}/orders?limit=100"))?) {
            let again = ask(&mut browser, &format!("{base}/orders/{}/again", id_of(&order)))?;
            let (lines, gone) = (items(&again["lines"]), items(&again["gone"]));
            if let (Some(_), Some(gone)) = (lines.first(), gone.first()) {
                return Ok(format!("{}: {} to be had; gone: {gone}", order["ref"], lines.len()));
            }
        }
        Err("no order has a product that is gone beside one that is not".to_owned())
    })
}

/// A call that does something, with the key that makes it one action.
fn act(browser: &mut Browser, path: &str, key: &str, body: &Value) -> Result<Answer, String> {
    let csrf = ask(browser, "/api/v1/session")?["csrf"].as_str().unwrap_or_default().to_owned();
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str()), ("idempotency-key", key)];
    browser.send("POST", path, &headers, body.to_string().as_bytes()).map_err(|error| lost(&error))
}
