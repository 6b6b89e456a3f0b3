//! Orders that customers place.

use plugin_api::actions::{Done, Wanted};
use plugin_api::documents::Line;
use plugin_api::{Failure, Kind, status};
use rusqlite::{OptionalExtension, params};

use super::super::failed;
use super::super::money::{cents, decimal};
use super::super::paper::{Amount, Paper};
use super::{Acting, changed, done, over};

impl Acting<'_> {
    pub(super) fn order(
        &self,
        wanted: &[Wanted],
        delivery_address: &str,
        other_reference: &str,
        note: &str,
    ) -> Result<Done, Failure> {
        let mut lines = Vec::with_capacity(wanted.len());
        let (mut entity, mut currency, mut net) = (String::new(), String::new(), 0_i64);
        for wanted in wanted {
            let (issuer, reference, label, price, of) = self.product(&wanted.product)?;
            if price != wanted.price || !(entity.is_empty() || entity == issuer) {
                return Err(changed(&format!("product `{}` costs {price} now, or is sold by another", wanted.product)));
            }
            let quantity = hundredths(&wanted.quantity).ok_or_else(|| over("product", &wanted.product))?;
            let total = cents(&price).and_then(|price| Some(price.checked_mul(quantity)? / 100));
            let total = total.ok_or_else(|| over("product", &wanted.product))?;
            net = net.checked_add(total).ok_or_else(|| over("product", &wanted.product))?;
            let label = format!("{reference} {label}");
            let (quantity, product) = (wanted.quantity.clone(), wanted.product.clone());
            lines.push(Line { label, quantity, price, total: decimal(total), product });
            (entity, currency) = (issuer, of);
        }
        let (number, id, reference) = self.next(Kind::Orders, &entity)?;
        let heads = [(self.words().delivery, delivery_address), (self.words().note, note)];
        let text = heads.iter().filter(|(_, text)| !text.is_empty()).map(|(head, text)| format!("{head}:\n{text}"));
        let paper = Paper {
            id: id.clone(),
            reference: reference.clone(),
            other_reference: other_reference.to_owned(),
            contacts: self.action.contact.as_deref().into_iter().collect(),
            title: self.words().online_order.to_owned(),
            status: status::VALIDATED,
            open: true,
            amount: Some(Amount { net, tax: net / 5, remaining: None }),
            currency: &currency,
            text: text.collect::<Vec<_>>().join("\n\n"),
            lines,
            ..Paper::new(Kind::Orders, &self.action.third_party, &entity, self.today)
        };
        paper.insert(self.transaction, number).map_err(failed)?;
        Ok(done(Kind::Orders, &id, reference))
    }

    /// Entity, reference, label, price and currency of a product on sale where the site sells.
    fn product(&self, id: &str) -> Result<(String, String, String, String, String), Failure> {
        let sql = "SELECT entity, reference, title, total, currency FROM documents \
                   WHERE kind = ? AND id = ? AND state = 1 AND status = ?";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let found = self.transaction.query_row(sql, params![Kind::Products.number(), id, status::ON_SALE], read);
        let found: Option<(String, _, _, _, _)> = found.optional().map_err(failed)?;
        let sold = |entity: &String| self.action.entities.as_ref().is_none_or(|entities| entities.contains(entity));
        found.filter(|(entity, ..)| sold(entity)).ok_or_else(|| over("product", id))
    }
}

/// A quantity in hundredths; `None` for none, for less than none, and for one with more places.
fn hundredths(quantity: &str) -> Option<i64> {
    let (whole, part) = quantity.split_once('.').unwrap_or((quantity, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !figures(whole) || !figures(part) || part.len() > 2 {
        return None;
    }
    let quantity = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(format!("{part:0<2}").parse().ok()?)?;
    Some(quantity).filter(|quantity| *quantity > 0)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn a_quantity_is_above_zero_and_has_two_places_at_the_most() {
        for (text, want) in [
            ("1", Some(100)),
            ("2.5", Some(250)),
            ("0.01", Some(1)),
            ("12.", Some(1200)),
            ("0", None),
            ("0.00", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            ("1.005", None),
            (".5", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text), want, "{text}");
        }
    }
}
