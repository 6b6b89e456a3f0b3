//! The two pages of an order: choosing, and the summary that is confirmed.

use askama::Template;

use crate::model::accounts::AccountId;
use crate::portal::ordering::Basket;
use crate::portal::ordering::again::Again;
use crate::source::Summary;
use crate::web::render::{Alert, Shell};

/// Choosing products.
#[derive(Debug, Template)]
#[template(path = "order.html")]
pub struct Choosing<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The account.
    pub account: AccountId,
    /// What went wrong.
    pub alert: Alert,
    /// Nothing was done yet.
    pub done: &'static str,
    /// What was looked for.
    pub text: &'a str,
    /// What was chosen so far.
    pub basket: Basket,
    /// What an old order comes to today, where the choice begins with one.
    pub again: Option<Again>,
    /// What was found, without what was chosen.
    pub found: Vec<Summary>,
    /// Products, each with what was typed for a quantity and is none.
    pub mistyped: Vec<(String, String)>,
}

impl Choosing<'_> {
    /// What was typed as this product's quantity, where it is none; empty else.
    fn mistyped(&self, id: &str) -> &str {
        self.mistyped.iter().find(|(product, _)| product == id).map_or("", |(_, typed)| typed)
    }
}

/// The summary.
#[derive(Debug, Template)]
#[template(path = "order_summary.html")]
pub struct Summing<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The account.
    pub account: AccountId,
    /// What went wrong.
    pub alert: Alert,
    /// Nothing was done yet.
    pub done: &'static str,
    /// What makes it one action when it is sent again.
    pub key: String,
    /// What was chosen.
    pub basket: Basket,
    /// The address back to choosing.
    pub back: String,
    /// Where it goes, as typed.
    pub delivery_address: &'a str,
    /// The customer's own number, as typed.
    pub reference: &'a str,
    /// A remark, as typed.
    pub note: &'a str,
}
