//! The steps of who comes without an access: signing up, and a checkout that asks the portal what to offer.

use std::fs;

use plugin_api::ManifestFile;
use serde_json::{Value, json};

use super::{Tour, accounts, ask, check, lost, open, send};
use crate::console::error::CliError;
use crate::demo::client::Browser;

/// A site that is open for everybody, and one that is open at its checkout only.
const OPEN: &str = "nord";
const SHOP: &str = "alpes";
const LINK: &str = "/password/set/";
const ADDRESS: &str = "noa.quai@jetee.example";
const PASSWORD: &str = "a lighthouse in the kitchen";
/// The address of somebody who has an access there.
const KNOWN: &str = "sam.martin@harbour-boats.example";

/// Signs up, and goes to the checkouts.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("who signs up proves the address, and owns an account of their own", |tour| {
        let before = tour.mails_to(ADDRESS);
        let fields = [("email", ADDRESS), ("name", "Noa Quai"), ("company", "La Jetée")];
        let asked = send(&mut tour.browser(OPEN)?, "/sign-up", "/sign-up", &fields)?.status;
        let (mail, link) = tour.link_mailed_to(ADDRESS, LINK, before)?;
        // The mail may be read in another browser.
        let mut browser = tour.browser(OPEN)?;
        let set = send(&mut browser, &link, &link, &[("new", PASSWORD), ("repeat", PASSWORD)])?.status;
        let own = accounts(&mut browser)?;
        let people = match own.as_slice() {
            [account] => ask(&mut browser, &format!("/api/v1/a/{account}/people"))?,
            _ => return Err(format!("{} accounts", own.len())),
        };
        let owner = people["members"][0]["owner"] == true;
        let closed = open(&mut tour.browser(SHOP)?, "/sign-up")?.status;
        check(
            (asked, set, owner, closed) == (200, 303, true, 403),
            format!("“{}”; owner: {owner}; a site that is not open answers {closed}", mail.subject),
        )
    })?;
    tour.step("signing up tells nobody who has an access", |tour| {
        let mut answers = Vec::new();
        for email in [KNOWN, "nobody@jetee.example"] {
            let body = json!({ "email": email, "name": "Noa" });
            answers.push(tour.browser(OPEN)?.post("/api/v1/sign-up", &body).map_err(|error| lost(&error))?);
        }
        let same = answers[0].status == answers[1].status && answers[0].body == answers[1].body;
        check(same && answers[0].status == 200, format!("{} with the same body", answers[0].status))
    })?;
    tour.step("a checkout offers what the site's policy says", |tour| {
        let optional = offered(tour, SHOP)?;
        let mandatory = offered(tour, "lac")?;
        let path = tour.library.manifests.join(format!("{SHOP}.json"));
        let good = fs::read(&path).map_err(|error| error.to_string())?;
        let mut changed: Value = serde_json::from_slice(&good).map_err(|error| error.to_string())?;
        changed["checkout"] = "disabled".into();
        enable(tour, changed.to_string().as_bytes())?;
        let disabled = offered(tour, SHOP);
        enable(tour, &good)?;
        let disabled = disabled?;
        let holds = [optional, mandatory, disabled] == [[true; 3], [false, true, true], [true, false, false]];
        check(
            holds,
            format!("optional: {}; mandatory: {}; disabled: {}", ways(optional), ways(mandatory), ways(disabled)),
        )
    })?;
    tour.step("who is signed in orders for an account where they may", |tour| {
        let mut seen = Vec::new();
        for login in ["atu.lenobli", "sam.martin"] {
            let mut browser = tour.signed_in(SHOP, login)?;
            let account = ask(&mut browser, "/api/v1/checkout")?["accounts"][0].take();
            let checkout = first_product(&mut browser)?;
            let product = checkout.rsplit('=').next().unwrap_or_default();
            let id = account["id"].as_str().unwrap_or_default();
            let status =
                send(&mut browser, &checkout, "/shop/checkout", &[("product", product), ("account", id)])?.status;
            seen.push((account["may_order"] == true, status));
        }
        check(
            seen == [(true, 200), (false, 403)],
            format!("an owner: {}; a member who may not: {}", seen[0].1, seen[1].1),
        )
    })
}

/// The checkout of the first product on show.
fn first_product(browser: &mut Browser) -> Result<String, String> {
    let shop = open(browser, "/shop")?.text();
    let (_, link) = shop.split_once("href=\"/shop/checkout?").ok_or("nothing is on sale")?;
    Ok(format!("/shop/checkout?{}", link.split('"').next().unwrap_or_default()))
}

/// Whether a checkout lets nobody in particular go on as a guest, sign in, sign up.
fn offered(tour: &Tour<'_, '_>, site: &str) -> Result<[bool; 3], String> {
    let mut browser = tour.browser(site)?;
    let checkout = first_product(&mut browser)?;
    let page = open(&mut browser, &checkout)?.text();
    // A guest's form asks where to deliver.
    Ok(["name=\"address\"", "href=\"/sign-in?", "href=\"/sign-up?"].map(|way| page.contains(way)))
}

fn ways(offered: [bool; 3]) -> String {
    let ways = ["guest", "sign in", "sign up"].into_iter().zip(offered);
    ways.filter(|(_, offered)| *offered).map(|(way, _)| way).collect::<Vec<_>>().join(" or ")
}

fn enable(tour: &Tour<'_, '_>, manifest: &[u8]) -> Result<(), String> {
    let name = tour.library.manifests.join(format!("{SHOP}.json")).display().to_string();
    let file = ManifestFile { name: &name, bytes: manifest };
    tour.running.portal.enable_site(&file).map(drop).map_err(|refusal| format!("{refusal:?}"))
}
