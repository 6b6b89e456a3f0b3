//! Orders that customers place. Dolibarr's API computes no price, so that they go there with the prices of [`super::pricing`];
//! where one is not known, the order is a request, and says so.

use plugin_api::actions::{Done, Wanted};
use plugin_api::documents::State;
use plugin_api::{Failure, Kind};
use serde_json::{Value, json};

use super::abilities::Write;
use super::api::Trouble;
use super::notices::Told;
use super::pricing::Terms;
use super::texts::{line, markup};
use super::{Acting, MARK, OrdersAs, Own, Words, changed, done, is_on, over, warn};
use crate::erp::dolibarr::connection::{Given, id};
use crate::erp::dolibarr::documents;

/// The width of Dolibarr's column of the customer's own number.
const REFERENCE: usize = 100;

/// What is sent of an order's lines.
struct Lines {
    lines: Vec<Value>,
    /// Why staff set the prices, where they do.
    to_price: Vec<String>,
}

impl Acting<'_> {
    pub(super) fn order(
        &self,
        wanted: &[Wanted],
        delivery_address: &str,
        reference: &str,
        note: &str,
    ) -> Result<Done, Failure> {
        let before = self.made_before("commande")?;
        let made = match before {
            Some(order) => order,
            None => self.place(wanted, delivery_address, reference, note)?,
        };
        let (status, entity, reference, is_request) = self.placed(made)?;
        self.name_contacts(made, entity, delivery_address)?;
        let stays = is_request || self.writing.orders == OrdersAs::Drafts || status != 0;
        if !stays && !is_on(self.erp, "STOCK_CALCULATE_ON_VALIDATE_ORDER", entity)? {
            self.validate(made, entity);
        }
        let (status, _, now, _) = self.placed(made)?;
        if before.is_none() {
            self.tell_staff(Told::Order(status > 0), Kind::Orders, &Own::new(made, entity, &now));
        }
        // A draft is not the customer's to see yet, and has no number.
        Ok(if status > 0 { done(Kind::Orders, made, now) } else { Done { document: None, reference } })
    }

    /// Makes the order.
    fn place(&self, wanted: &[Wanted], delivery_address: &str, reference: &str, note: &str) -> Result<u64, Failure> {
        let party = self.party()?;
        let entity = self.sold_by(wanted)?;
        self.may(Write::Orders, entity)?;
        let Lines { lines, to_price } = self.lines(wanted, party, entity)?;
        let (words, staff) = (Words::of(&self.action.language), self.staff_words(entity)?);
        let heads = [(words.delivery, delivery_address), (words.note, note)];
        let heads = heads.iter().filter(|(_, text)| !text.is_empty()).map(|(head, text)| format!("{head}:\n{text}"));
        let says = (!to_price.is_empty()).then(|| words.to_price.to_owned());
        let public = says.into_iter().chain(heads).collect::<Vec<_>>().join("\n\n");
        let mut private = self.doer(staff, &self.action.name);
        if !to_price.is_empty() {
            private = format!("{}\n{}\n{private}", staff.to_price, to_price.join("\n"));
        }
        let mut body = json!({
            "socid": party,
            "date": self.at.as_second(),
            "ref_client": line(reference, REFERENCE),
            "note_public": markup(&public),
            "note_private": markup(&private),
            "lines": lines,
            "array_options": { (format!("options_{MARK}")): self.action.key },
        });
        let sql = "SELECT cond_reglement, mode_reglement FROM llx_societe WHERE rowid = :party";
        if let Some(row) = self.erp.connection.row(sql, Given::new().number("party", party))? {
            for (name, column) in [("cond_reglement_id", "cond_reglement"), ("mode_reglement_id", "mode_reglement")] {
                if let Some(terms) = row.id(column) {
                    body[name] = Value::from(terms);
                }
            }
        }
        let named = self.abilities.named(entity);
        self.make_once(("commande", "an order"), || self.writing.api.post(named, "orders", &body))
    }

    /// The one entity that sells all of it at the prices that were seen.
    fn sold_by(&self, wanted: &[Wanted]) -> Result<u64, Failure> {
        let mut seller = None;
        for Wanted { product, price, .. } in wanted {
            let (mut entity, mut total) = (None, String::new());
            documents::one(self.erp, Kind::Products, product, &mut |row| {
                let sold = self.action.entities.as_ref().is_none_or(|sites| sites.iter().any(|one| one == row.entity));
                if row.state == State::Published && sold {
                    (entity, total) = (id(row.entity), row.total.to_owned());
                }
            })?;
            let entity = entity.ok_or_else(|| over("product", product))?;
            if total != *price || seller.is_some_and(|seller| seller != entity) {
                return Err(changed(&format!("product `{product}` costs {total} now, or is sold by another")));
            }
            seller = Some(entity);
        }
        seller.ok_or_else(|| over("order", "without lines"))
    }

    fn lines(&self, wanted: &[Wanted], party: u64, entity: u64) -> Result<Lines, Failure> {
        let terms = Terms::read(self.erp, party, entity)?;
        let (today, mut lines, mut to_price) = (self.today(), Vec::new(), Vec::new());
        for Wanted { product, quantity, price } in wanted {
            let number = id(product).ok_or_else(|| over("product", product))?;
            if !is_quantity(quantity) {
                return Err(over("product", product));
            }
            let mut line = json!({ "fk_product": number, "qty": quantity, "desc": "" });
            match terms.price(self.erp, number, &today)? {
                Ok(priced) if priced.is_as_shown(price) => {
                    line["subprice"] = Value::from(priced.net);
                    line["tva_tx"] = Value::from(priced.vat);
                    line["remise_percent"] = Value::from(priced.discount);
                    line["product_type"] = Value::from(priced.product_type);
                }
                Ok(_) => to_price.push(format!("product {number}: it costs this customer more than it was shown at")),
                Err(why) => to_price.push(format!("product {number}: {why}")),
            }
            lines.push(line);
        }
        if !to_price.is_empty() {
            // An order is priced as a whole or not at all: nobody takes half a sum for the whole one.
            for line in &mut lines {
                for name in ["subprice", "tva_tx", "remise_percent"] {
                    line.as_object_mut().map(|line| line.remove(name));
                }
            }
            to_price.sort();
            to_price.dedup();
        }
        Ok(Lines { lines, to_price })
    }

    /// State, entity, number of an order that is there, and whether its prices are for staff to set.
    fn placed(&self, order: u64) -> Result<(i64, u64, String, bool), Failure> {
        let row = self.erp.connection.row(
            "SELECT d.fk_statut, d.entity, d.ref,
             (SELECT COUNT(*) FROM llx_commandedet l WHERE l.fk_commande = d.rowid AND COALESCE(l.subprice, 0) = 0) AS open
             FROM llx_commande d WHERE d.rowid = :order",
            Given::new().number("order", order),
        )?;
        let row = row.ok_or_else(|| over("order", &order.to_string()))?;
        let entity = row.id("entity").unwrap_or(1);
        Ok((row.text("fk_statut").parse().unwrap_or(0), entity, row.text("ref"), row.is("open")))
    }

    /// Names the contact who ordered as the one to ask, and as the one to deliver to where no other address was given.
    fn name_contacts(&self, order: u64, entity: u64, delivery_address: &str) -> Result<(), Failure> {
        let Some(contact) = self.contact()? else { return Ok(()) };
        let roles = if delivery_address.is_empty() { &["CUSTOMER", "SHIPPING"][..] } else { &["CUSTOMER"] };
        for role in roles {
            let path = format!("orders/{order}/contact/{contact}/{role}");
            match self.writing.api.post::<Value>(self.abilities.named(entity), &path, &json!({})) {
                // It is named already: 304 up to Dolibarr 22, and 400 since.
                Ok(_) | Err(Trouble::Nothing) => {}
                Err(Trouble::Said(400, said)) if said.contains("already linked") => {}
                Err(trouble) => warn(&trouble.failure("an order's contact").message),
            }
        }
        Ok(())
    }

    /// Validates the order. Where that fails it stays a draft, which staff validate.
    fn validate(&self, order: u64, entity: u64) {
        let path = format!("orders/{order}/validate");
        let find = || Ok(Some(()).filter(|()| self.placed(order).is_ok_and(|(status, ..)| status > 0)));
        let validate =
            || match self.writing.api.post::<Value>(self.abilities.named(entity), &path, &json!({ "notrigger": 0 })) {
                Ok(_) | Err(Trouble::Nothing) => Ok(()),
                Err(trouble) => Err(trouble),
            };
        if let Err(failure) = self.insist("an order's validation", validate, find) {
            warn(&failure.message);
        }
    }
}

/// A decimal number above zero: Dolibarr itself takes any word for a quantity of 0.
fn is_quantity(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=9).contains(&whole.len())
        && part.len() <= 5
        && figures(whole)
        && figures(part)
        && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::is_quantity;

    #[test]
    fn a_quantity_is_above_zero_and_a_plain_number() {
        for (text, want) in [
            ("1", true),
            ("2.5", true),
            ("0.01", true),
            ("0", false),
            ("0.00", false),
            ("-1", false),
            ("1e3", false),
            ("abc", false),
            ("1,5", false),
            (".5", false),
            ("1.123456", false),
            ("1234567890", false),
            ("", false),
        ] {
            assert_eq!(is_quantity(text), want, "{text}");
        }
    }
}
