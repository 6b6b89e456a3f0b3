//! A small shop on each site, of the host and not of the portal: its checkout asks the portal who is there and what to
//! offer (rule U10). It writes nothing.

mod pages;

use std::sync::Arc;

use axum::extract::Query;
use axum::http::Uri;
use pages::{Around, Buyer, Checkout, Product, Shop, Taken};
use plugin_api::documents::{Filter, Query as Documents, Sort, State};
use plugin_api::operations::Site;
use plugin_api::{Failure, Kind, Request, Response};
use serde::Deserialize;

use crate::hosting::server::Pages;
use crate::hosting::start::Running;
use crate::language::Language;

/// How many products are on show.
const ON_SHOW: u32 = 6;
/// The longest text that a field takes, in code points.
const LONGEST: usize = 200;

/// The pages of every site: the shop below `/shop`, the portal everywhere else.
pub fn pages(running: &Arc<Running>) -> Pages {
    let running = Arc::clone(running);
    Arc::new(move |request| answer(&running, request).unwrap_or_else(|| running.portal.handle(request)))
}

/// What the portal says at a checkout.
#[derive(Deserialize)]
struct AtCheckout {
    locale: String,
    user: Option<User>,
    accounts: Vec<Account>,
    guest: bool,
    sign_in: bool,
    sign_up: bool,
}

#[derive(Deserialize)]
struct User {
    login: String,
    name: String,
}

#[derive(Deserialize)]
struct Account {
    id: String,
    name: String,
    may_order: bool,
}

/// What the checkout's form says; its query holds the product alone.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    product: String,
    /// The id of an account; empty is a guest.
    account: String,
    name: String,
    email: String,
    address: String,
}

/// The shop's answer; `None` where the portal answers.
fn answer(running: &Running, request: &Request<'_>) -> Option<Response> {
    let at_the_till = match request.path {
        "/shop" => false,
        "/shop/checkout" => true,
        "/shop/shop.css" => return Some(pages::style()),
        _ => return None,
    };
    let asked = ask(running, request);
    match asked.status {
        200 => {}
        // Signed in with a password that must be replaced first: on the portal's own page.
        403 => return Some(pages::see_other("/password")),
        // No site, or one out of service: the portal says so in its own words.
        _ => return None,
    }
    let at_checkout: AtCheckout = serde_json::from_slice(&asked.body).ok()?;
    let language = Language::of_tag(&at_checkout.locale);
    let name = request.host.split(':').next().unwrap_or_default();
    let site = running.sites().ok()?.into_iter().find(|site| site.hosts.iter().any(|host| host == name))?;
    let counter = Counter { running, site, at_checkout, language };
    Some(if at_the_till { counter.check_out(request) } else { counter.show(request) })
}

/// Asks the portal in process, with the browser's own cookies and from its own address.
fn ask(running: &Running, request: &Request<'_>) -> Response {
    let cookies: Vec<(&str, &str)> = request.headers.iter().copied().filter(|(name, _)| *name == "cookie").collect();
    let path = "/api/v1/checkout";
    running.portal.handle(&Request { method: "GET", path, query: "", headers: &cookies, body: &[], ..*request })
}

/// Where one visitor is served.
struct Counter<'a> {
    running: &'a Running,
    site: Site,
    at_checkout: AtCheckout,
    language: Language,
}

impl Counter<'_> {
    fn show(&self, request: &Request<'_>) -> Response {
        if !matches!(request.method, "GET" | "HEAD") {
            return pages::not_that_method("GET, HEAD");
        }
        match self.products() {
            Ok(products) => pages::page(200, &Shop { around: self.around(), products }),
            Err(failure) => pages::unavailable(self.around(), &failure),
        }
    }

    fn check_out(&self, request: &Request<'_>) -> Response {
        let order = match request.method {
            "GET" | "HEAD" => read(request.query.as_bytes()),
            // Another site's form: nothing is written here, but a real shop would write.
            "POST" if !matches!(request.header("sec-fetch-site"), None | Some("same-origin" | "none")) => {
                return pages::nothing(403, self.around());
            }
            "POST" => read(request.body),
            _ => return pages::not_that_method("GET, HEAD, POST"),
        };
        let Some(order) = order else { return pages::nothing(400, self.around()) };
        let product = match self.product(&order.product) {
            Ok(Some(product)) => product,
            Ok(None) => return pages::nothing(404, self.around()),
            Err(failure) => return pages::unavailable(self.around(), &failure),
        };
        if request.method != "POST" {
            return self.checkout(product, &order, None);
        }
        match self.buyer(&order) {
            Ok(buyer) => pages::page(200, &Taken { around: self.around(), product, buyer }),
            Err(wrong) => self.checkout(product, &order, Some(wrong)),
        }
    }

    /// For whom the order would be taken, as the portal lets it; else a status and why not.
    fn buyer(&self, order: &Order) -> Result<Buyer, (u16, &'static str)> {
        let l = self.language;
        let AtCheckout { user, accounts, guest, .. } = &self.at_checkout;
        if user.is_some() {
            let account = accounts.iter().find(|account| account.id == order.account && account.may_order);
            let no = l.t().shop.cannot_order;
            return account.map(|account| Buyer::Account(account.name.clone())).ok_or((403, no));
        }
        if !order.account.is_empty() {
            return Err((403, l.t().shop.signed_out));
        }
        if !guest {
            return Err((403, l.t().shop.account_needed));
        }
        let fits = |text: &str| {
            !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
        };
        if fits(&order.name) && fits(&order.address) && fits(&order.email) && order.email.contains('@') {
            Ok(Buyer::Guest(order.name.trim().to_owned()))
        } else {
            let no = l.t().shop.fields_needed;
            Err((422, no))
        }
    }

    fn checkout(&self, product: Product, order: &Order, wrong: Option<(u16, &'static str)>) -> Response {
        let AtCheckout { user, accounts, guest, sign_in, sign_up, .. } = &self.at_checkout;
        // Back to this very page: the portal goes on to any path of its site, and this is one.
        let back = format!("checkout=1&next=%2Fshop%2Fcheckout%3Fproduct%3D{}", product.id);
        let (may, may_not): (Vec<&Account>, Vec<&Account>) = accounts.iter().partition(|account| account.may_order);
        let names = |accounts: &[&Account]| accounts.iter().map(|account| account.name.clone()).collect();
        let page = Checkout {
            around: self.around(),
            wrong: wrong.map(|(_, why)| why),
            signed_in: user.is_some(),
            accounts: may.iter().map(|account| (account.id.clone(), account.name.clone())).collect(),
            others: names(&may_not),
            guest: *guest,
            sign_in: sign_in.then(|| format!("/sign-in?{back}")),
            sign_up: sign_up.then(|| format!("/sign-up?{back}")),
            name: order.name.clone(),
            email: order.email.clone(),
            address: order.address.clone(),
            product,
        };
        pages::page(wrong.map_or(200, |(status, _)| status), &page)
    }

    fn around(&self) -> Around {
        let user = self.at_checkout.user.as_ref();
        Around {
            l: self.language,
            site: self.language.label(&self.site.name).to_owned(),
            user: user.map(|user| if user.name.is_empty() { user.login.clone() } else { user.name.clone() }),
        }
    }

    fn products(&self) -> Result<Vec<Product>, Failure> {
        let mut products = Vec::new();
        let query = Documents {
            kind: Kind::Products,
            third_party: "",
            entities: self.site.entities.as_deref(),
            contact: None,
            own_only: false,
            cancelled: false,
            filter: Filter::default(),
            sort: Sort::Reference,
            descending: false,
            after: None,
            limit: ON_SHOW,
        };
        self.running.host.erp().documents(&query, &mut |row| {
            products.push(Product::of(row));
            true
        })?;
        Ok(products)
    }

    /// The product with this id, where it is on sale on this site.
    fn product(&self, id: &str) -> Result<Option<Product>, Failure> {
        let mut product = None;
        // What has no such shape is no id of the ERP's (see [`plugin_api::documents::Row::id`]).
        if !(1..=64).contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) {
            return Ok(None);
        }
        self.running.host.erp().document(Kind::Products, id, &mut |row| {
            let here = self.site.entities.as_ref().is_none_or(|own| own.iter().any(|entity| entity == row.entity));
            product = (here && row.state == State::Published).then(|| Product::of(row));
        })?;
        Ok(product)
    }
}

/// A query or a form, each field once at the most.
fn read(text: &[u8]) -> Option<Order> {
    let uri: Uri = format!("/?{}", std::str::from_utf8(text).ok()?).parse().ok()?;
    Query::try_from_uri(&uri).ok().map(|Query(order)| order)
}
