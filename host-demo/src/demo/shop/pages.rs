//! What the shop shows: the products, the checkout, the order that would be taken.

use askama::Template;
use plugin_api::documents::Row;
use plugin_api::{Failure, Response};

use crate::language::Language;

/// No script, nothing from elsewhere, in no frame.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What every page has around its content.
pub struct Around {
    /// The language.
    pub l: Language,
    /// The site's name.
    pub site: String,
    /// Who is signed in.
    pub user: Option<String>,
}

/// A product.
pub struct Product {
    /// Its id.
    pub id: String,
    /// Its number.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Its price, as a decimal string.
    price: String,
    /// What the price is in.
    currency: String,
}

/// For whom an order would be taken.
pub enum Buyer {
    /// For an account, by its name.
    Account(String),
    /// For a guest of this name.
    Guest(String),
}

#[derive(Template)]
#[template(path = "shop.html")]
pub struct Shop {
    pub around: Around,
    pub products: Vec<Product>,
}

#[derive(Template)]
#[template(path = "shop_checkout.html")]
pub struct Checkout {
    pub around: Around,
    pub product: Product,
    pub wrong: Option<&'static str>,
    pub signed_in: bool,
    /// Ids and names of the accounts to order for.
    pub accounts: Vec<(String, String)>,
    /// The names of those for which nothing can be ordered.
    pub others: Vec<String>,
    pub guest: bool,
    pub sign_in: Option<String>,
    pub sign_up: Option<String>,
    pub name: String,
    pub email: String,
    pub address: String,
}

#[derive(Template)]
#[template(path = "shop_taken.html")]
pub struct Taken {
    pub around: Around,
    pub product: Product,
    pub buyer: Buyer,
}

#[derive(Template)]
#[template(path = "shop_nothing.html")]
struct Nothing {
    around: Around,
    why: &'static str,
}

impl Product {
    /// What a row of the ERP says of it.
    pub fn of(row: &Row<'_>) -> Self {
        Self {
            id: row.id.to_owned(),
            reference: row.reference.to_owned(),
            title: row.title.to_owned(),
            price: row.total.to_owned(),
            currency: row.currency.to_owned(),
        }
    }
}

impl Around {
    /// A price as it is written in the language.
    fn price(&self, product: &Product) -> String {
        let Product { price, currency, .. } = product;
        let number = price.replace('.', self.l.t().shop.decimal_sign);
        format!("{number}\u{a0}{currency}")
    }
}

/// A page.
pub fn page(status: u16, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => answer(status, "text/html; charset=utf-8", html.into_bytes()),
        Err(_) => answer(500, "text/plain; charset=utf-8", b"the page cannot be written\n".to_vec()),
    }
}

/// The style of the pages.
pub fn style() -> Response {
    answer(200, "text/css; charset=utf-8", include_bytes!("../../../templates/shop.css").to_vec())
}

/// The page of what is not there, or was asked for in a wrong way.
pub fn nothing(status: u16, around: Around) -> Response {
    let why = around.l.t().shop.nothing_here;
    page(status, &Nothing { around, why })
}

/// The page of an ERP that does not answer; why, only the log says.
pub fn unavailable(around: Around, failure: &Failure) -> Response {
    log::error!("the shop has no products: {failure}");
    let why = around.l.t().shop.closed;
    page(503, &Nothing { around, why })
}

/// The answer to a method that an address does not take.
pub fn not_that_method(allowed: &str) -> Response {
    let mut response = answer(405, "text/plain; charset=utf-8", b"this address does not take that method\n".to_vec());
    response.headers.push(("allow".to_owned(), allowed.to_owned()));
    response
}

/// On to a path of this site.
pub fn see_other(path: &str) -> Response {
    Response { status: 303, headers: vec![("location".to_owned(), path.to_owned())], body: Vec::new() }
}

fn answer(status: u16, media_type: &str, body: Vec<u8>) -> Response {
    let headers = [
        ("content-type", media_type),
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    Response { status, headers, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_has_the_decimal_sign_of_the_page() {
        for (tag, want) in [("en", "12.50\u{a0}EUR"), ("fr", "12,50\u{a0}EUR"), ("de", "12,50\u{a0}EUR")] {
            let around = Around { l: Language::of_tag(tag), site: String::new(), user: None };
            let [id, reference, title] = [const { String::new() }; 3];
            let product = Product { id, reference, title, price: "12.50".to_owned(), currency: "EUR".to_owned() };
            assert_eq!(around.price(&product), want, "{tag}");
        }
    }
}
