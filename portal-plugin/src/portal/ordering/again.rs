//! Ordering once more what an old order held, as far as it is to be had.

use plugin_api::actions::ActKind;
use plugin_api::documents::Line;

use super::Ordering;
use crate::error::Error;
use crate::model::actions::{LINES, quantity};
use crate::model::amounts::Amount;
use crate::model::permissions::Permission;
use crate::portal::documents::recorded;
use crate::portal::ordering::Basket;
use crate::portal::principals::AccountContext;
use crate::source::Summary;

/// What an old order comes to today.
#[derive(Clone, Debug)]
pub struct Again {
    /// The old order.
    pub order: Summary,
    /// What is still to be had of it, at the prices of today.
    pub basket: Basket,
    /// What is not, as the old order called it: gone, not for who asks, or never a product.
    pub gone: Vec<String>,
}

impl Ordering {
    /// What an order comes to when it is placed once more. Nothing is ordered by it.
    ///
    /// # Errors
    /// Rows 8 to 10 of `portal.orders.view`, `portal.orders.create` and `portal.products.view`; rows 11 to 14 of the order;
    /// `unavailable/host`.
    pub fn again(&self, context: &AccountContext, id: &str) -> Result<Again, Error> {
        self.actions.may_act(context, ActKind::PlaceOrders)?;
        let granted = self.decisions.grant(context, Permission::OrdersView)?;
        let order = self.base.source.open(&granted, id).map_err(|error| recorded(context, error))?;
        let lines = &order.body.lines;
        let wanted = wanted(lines);
        let basket = self.basket(context, &wanted)?;
        let is_had = |line: &&Line| basket.lines.iter().any(|had| had.product.id == line.product);
        let gone = lines.iter().filter(|line| !is_had(line)).map(|line| line.label.clone()).collect();
        Ok(Again { order: order.summary, basket, gone })
    }
}

/// Each product once, with all that was ordered of it; what cannot be ordered as it stands is left out.
fn wanted(lines: &[Line]) -> Vec<(String, String)> {
    let mut sums: Vec<(&str, Amount)> = Vec::new();
    for line in lines.iter().filter(|line| !line.product.is_empty()) {
        let Ok(count) = line.quantity.parse::<Amount>() else { continue };
        if let Some((_, sum)) = sums.iter_mut().find(|(product, _)| *product == line.product) {
            *sum = sum.plus(count);
        } else if sums.len() < LINES {
            sums.push((&line.product, count));
        }
    }
    let typed = |count: Amount| {
        let text = count.to_string();
        let plain = text.strip_suffix(".00").unwrap_or(&text);
        quantity(plain).ok()
    };
    sums.into_iter().filter_map(|(product, count)| Some((product.to_owned(), typed(count)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(product: &str, quantity: &str) -> Line {
        Line { product: product.to_owned(), quantity: quantity.to_owned(), ..Line::default() }
    }

    #[test]
    fn each_product_is_wanted_once_with_all_that_was_ordered_of_it() {
        for (lines, want) in [
            (vec![line("1", "2"), line("2", "2.5")], vec![("1", "2"), ("2", "2.50")]),
            (vec![line("1", "2"), line("", "1"), line("1", "0.5")], vec![("1", "2.50")]),
            (vec![line("1", "2"), line("1", "-2")], vec![]),
            (vec![line("1", "-1"), line("2", "many"), line("3", "1.001"), line("4", "9999999")], vec![]),
        ] {
            let got = wanted(&lines);
            let got: Vec<_> = got.iter().map(|(product, count)| (product.as_str(), count.as_str())).collect();
            assert_eq!(got, want, "{lines:?}");
        }
        let many: Vec<Line> = (0..=LINES).map(|number| line(&number.to_string(), "1")).collect();
        assert_eq!(wanted(&many).len(), LINES);
    }
}
