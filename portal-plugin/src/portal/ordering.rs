//! Orders before they are placed: what was chosen so far, and what it comes to at the prices shown.

pub mod again;

use std::collections::BTreeMap;
use std::sync::Arc;

use plugin_api::actions::{ActKind, Done};

use crate::error::Error;
use crate::model::actions::{self, Part};
use crate::model::amounts::Amount;
use crate::model::permissions::Permission;
use crate::portal::actions::{Actions, Sent};
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::principals::AccountContext;
use crate::source::{RequestedAction, Summary};

/// An order as it is typed.
#[derive(Clone, Copy, Debug)]
pub struct NewOrder<'a> {
    /// Products, how many of each, and the price of one that was seen.
    pub lines: &'a [WantedLine],
    /// Where it goes; may be empty.
    pub delivery_address: &'a str,
    /// The customer's own number; may be empty.
    pub reference: &'a str,
    /// A remark; may be empty.
    pub note: &'a str,
}

/// One line of an order as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLine {
    /// The product's id.
    pub product: String,
    /// How many are ordered, a decimal string.
    pub quantity: String,
    /// The price of one that was seen.
    pub price: String,
}

/// What was chosen so far.
#[derive(Clone, Debug, Default)]
pub struct Basket {
    /// Its lines, as they were chosen.
    pub lines: Vec<BasketLine>,
    /// The sum of the lines by ISO 4217 code, as decimal strings.
    pub sums: Vec<(String, String)>,
}

/// A product, and how many of it.
#[derive(Clone, Debug)]
pub struct BasketLine {
    /// The product.
    pub product: Summary,
    /// How many, as the ERP will be told it.
    pub quantity: String,
    /// So many times the price, a decimal string; empty where there is no price.
    pub total: String,
}

service! {
    /// Orders before they are placed.
    pub struct Ordering {
        base: Arc<Base>,
        decisions: Arc<Decisions>,
        actions: Arc<Actions>,
    }
}

impl Ordering {
    /// Whether orders may be offered: the principal sees products and may order, and the ERP takes orders.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn is_offered(&self, context: &AccountContext) -> Result<bool, Error> {
        Ok(self.decisions.may(context, Permission::ProductsView)?
            && self.decisions.offers(context, ActKind::PlaceOrders)?)
    }

    /// What these products, so many of each, come to. A product that is not to be had any more is left out.
    ///
    /// # Errors
    /// Rows 8 to 10 of `portal.orders.create` and `portal.products.view`; `action/invalid` for a quantity that is none and
    /// for more than a hundred lines; `unavailable/host`.
    pub fn basket(&self, context: &AccountContext, wanted: &[(String, String)]) -> Result<Basket, Error> {
        self.actions.may_act(context, ActKind::PlaceOrders)?;
        let products = self.decisions.grant(context, Permission::ProductsView)?;
        if wanted.len() > actions::LINES {
            return Err(Error::ActionInvalid(Part::Lines.as_str()));
        }
        let mut lines = Vec::with_capacity(wanted.len());
        let mut sums: BTreeMap<String, Amount> = BTreeMap::new();
        for (id, quantity) in wanted {
            let quantity = actions::quantity(quantity)?;
            let product = match self.base.source.summary(&products, id) {
                Err(Error::DocumentUnknown | Error::Denied(_)) => continue,
                product => product?,
            };
            let total = match (product.total.parse::<Amount>(), quantity.parse::<Amount>()) {
                (Ok(price), Ok(count)) => Some(price.times(count).to_cents()),
                _ => None,
            };
            if let Some(total) = total {
                let sum = sums.entry(product.currency.clone()).or_default();
                *sum = sum.plus(total);
            }
            let total = total.map(|total| total.to_string()).unwrap_or_default();
            lines.push(BasketLine { product, quantity, total });
        }
        Ok(Basket { lines, sums: sums.into_iter().map(|(currency, sum)| (currency, sum.to_string())).collect() })
    }

    /// Places an order of products that the principal may see, at the prices that they saw.
    ///
    /// # Errors
    /// As [`Actions::accept_quote`], and rows 8 to 10 of `portal.products.view`.
    pub fn place(&self, context: &AccountContext, order: &NewOrder<'_>, form: &Sent<'_>) -> Result<Done, Error> {
        let granted = self.actions.grant_act(context, ActKind::PlaceOrders)?;
        let products = self.decisions.grant(context, Permission::ProductsView)?;
        if order.lines.is_empty() || order.lines.len() > actions::LINES {
            return Err(Error::ActionInvalid(Part::Lines.as_str()));
        }
        let mut lines = Vec::with_capacity(order.lines.len());
        for wanted in order.lines {
            let quantity = actions::quantity(&wanted.quantity)?;
            let product = match self.actions.about(context, &products, &wanted.product) {
                // What is not to be had any more was to be had when the form was made; what never was answers the same (rule D3).
                Err(Error::DocumentUnknown) => return Err(Error::ActionOver),
                Err(Error::Denied(denied)) if denied.row() >= 11 => return Err(Error::ActionOver),
                product => product?,
            };
            if product.total != wanted.price {
                return Err(Error::ActionChanged);
            }
            lines.push((product, quantity));
        }
        let deed = RequestedAction::PlaceOrder {
            lines: &lines,
            delivery_address: &actions::text_or_none(Part::DeliveryAddress, order.delivery_address)?,
            reference: actions::line_or_none(Part::Reference, order.reference)?,
            note: &actions::text_or_none(Part::Note, order.note)?,
        };
        self.actions.do_once(context, &granted, form, (deed, &[]))
    }
}
