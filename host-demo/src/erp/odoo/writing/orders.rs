//! Orders that customers place. Odoo computes every price, by its own pricelists, taxes and terms, once the quotation is there;
//! it asks neither whether a product is sold nor how many are wanted, which is asked here.

use plugin_api::actions::{Done, Wanted};
use plugin_api::documents::State;
use plugin_api::{Class, Failure, Kind};
use serde_json::{Value, json};

use super::acting::{Acting, context, done};
use super::marks::{For, Place};
use super::needed::Write;
use super::quotes::ORDER;
use super::texts::line;
use super::{OrdersAs, changed, not_taken, over, warn};
use crate::erp::odoo::documents;
use crate::erp::odoo::ids::DocumentId;
use crate::erp::odoo::values::{Given, id};

/// The widths that a customer's own number and a name keep.
const REFERENCE: usize = 100;
const NAME: usize = 120;

/// An order that this act made.
struct Made {
    number: i64,
    company: i64,
    reference: String,
    state: String,
}

impl Acting<'_> {
    pub(super) fn order(
        &self,
        wanted: &[Wanted],
        delivery_address: &str,
        reference: &str,
        note: &str,
    ) -> Result<Done, Failure> {
        let made = match self.placed()? {
            Some(made) => made,
            None => self.place(wanted, reference)?,
        };
        let place = Place { model: ORDER, number: made.number, company: made.company };
        let words = self.words();
        let heads = [(words.delivery, delivery_address), (words.note, note)];
        let heads = heads.iter().filter(|(_, text)| !text.is_empty()).map(|(head, text)| format!("{head}:\n{text}"));
        let title = format!("{}: {}", words.new_order, line(&self.action.name, NAME));
        let text = [title].into_iter().chain(heads).collect::<Vec<_>>().join("\n\n");
        // Who follows the customer in Odoo is mailed, and reads where it is to go: the order's own note holds the terms.
        self.say(place, "order", &text, For::Everybody, &[])?;
        if made.state == "draft" {
            self.hand_over(&made, wanted)?;
        }
        let made = self.placed()?.ok_or_else(|| over("order", &made.reference))?;
        let kind = if made.state == "sent" { Kind::Quotes } else { Kind::Orders };
        // A draft is not the customer's to see.
        if made.state == "draft" {
            return Ok(Done { document: None, reference: made.reference });
        }
        Ok(done(kind, &made.number.to_string(), made.reference))
    }

    /// Makes the quotation: what, how many, for whom. Everything else is Odoo's to say.
    fn place(&self, wanted: &[Wanted], reference: &str) -> Result<Made, Failure> {
        let (party, company) = (self.party()?, self.sold_by(wanted)?);
        self.may(Write::Orders, company)?;
        let lines: Result<Vec<Value>, Failure> = wanted.iter().map(|wanted| self.line(wanted)).collect();
        let partner = self.contact()?.unwrap_or(party);
        let values = json!({
            "partner_id": partner,
            "company_id": company,
            "client_order_ref": line(reference, REFERENCE),
            "origin": self.mark(),
            // Whoever looks after the customer, and never the technical user.
            "user_id": self.salesperson(partner)?.map_or(Value::Bool(false), Value::from),
            "order_line": lines?,
        });
        let find = || Ok(self.placed()?.map(|made| made.number));
        self.insist("an order", || self.create(ORDER, company, &values), find)?;
        self.placed()?.ok_or_else(|| over("order", "that was just made"))
    }

    /// The order that this act made before, if it did.
    fn placed(&self) -> Result<Option<Made>, Failure> {
        let sql = "SELECT d.id::int8 AS id, d.company_id::int8 AS company, d.name, d.state FROM sale_order d
             JOIN res_partner p ON p.id = d.partner_id
             WHERE p.commercial_partner_id = :party AND d.origin = :mark ORDER BY d.id LIMIT 1";
        let given = Given::new().number("party", id(&self.action.third_party)).text("mark", self.mark());
        Ok(self.erp.connection.row(sql, given)?.map(|row| Made {
            number: row.id("id").unwrap_or_default(),
            company: row.id("company").unwrap_or_default(),
            reference: row.text("name"),
            state: row.text("state"),
        }))
    }

    /// Shows it to the customer as a quotation with Odoo's prices; confirms it where the site wants that, and where it costs no
    /// more than was seen.
    fn hand_over(&self, made: &Made, wanted: &[Wanted]) -> Result<(), Failure> {
        let confirm = self.writing.orders == OrdersAs::Confirmed && self.is_as_seen(made, wanted)?;
        if confirm {
            match self.bring(made, "action_confirm", &["sale", "done"]) {
                // The order is there: staff confirm it.
                Err(failure) if failure.class == Class::Refused => warn(&failure.message),
                other => other?,
            }
            if self.state(made.number)? != "draft" {
                return Ok(());
            }
        }
        // This makes the customer a follower, who would not see it otherwise up to Odoo 18.
        self.bring(made, "action_quotation_sent", &["sent"])
    }

    /// Has Odoo bring the order into one of these states.
    fn bring(&self, made: &Made, method: &str, states: &[&str]) -> Result<(), Failure> {
        let call = || self.call(ORDER, method, Some(made.number), json!({}), context(made.company)).map(drop);
        let is_so = || Ok(states.contains(&self.state(made.number)?.as_str()).then_some(()));
        self.insist("an order's state", call, is_so)
    }

    /// Whether each product costs no more than it was shown at, taxes included; cents that rounding moves do not count.
    fn is_as_seen(&self, made: &Made, wanted: &[Wanted]) -> Result<bool, Failure> {
        // Prices are shown in the company's money; and what is to be paid first is confirmed by its payment.
        if !self.facts.has("res_company", "currency_id") {
            return Ok(false);
        }
        let sql = "SELECT 1 AS one FROM sale_order d JOIN res_company c ON c.id = d.company_id
             WHERE d.id = :order AND d.currency_id = c.currency_id
             AND NOT (d.require_payment IS TRUE AND d.amount_total > 0)";
        if self.erp.connection.row(sql, Given::new().number("order", made.number))?.is_none() {
            return Ok(false);
        }
        let sql = "SELECT v.product_tmpl_id::int8 AS product, SUM(l.price_total)::text AS total FROM sale_order_line l
             JOIN product_product v ON v.id = l.product_id WHERE l.order_id = :order GROUP BY v.product_tmpl_id";
        let rows = self.erp.connection.rows(sql, Given::new().number("order", made.number))?;
        let asked = |product: i64| -> f64 {
            let of = |wanted: &&Wanted| DocumentId::read(&wanted.product).is_some_and(|id| id.number == product);
            let seen = wanted.iter().filter(of).filter_map(|wanted| {
                let (quantity, price) = (wanted.quantity.parse::<f64>().ok()?, wanted.price.parse::<f64>().ok()?);
                Some(quantity * (price + 0.005) + 0.005)
            });
            seen.sum()
        };
        Ok(rows.iter().all(|row| {
            let total = row.text("total").parse::<f64>().unwrap_or(f64::INFINITY);
            row.id("product").is_some_and(|product| total <= asked(product))
        }))
    }

    /// The one company that sells all of it at the prices that were seen.
    fn sold_by(&self, wanted: &[Wanted]) -> Result<i64, Failure> {
        let mut seller = None;
        for Wanted { product, price, .. } in wanted {
            let (mut company, mut total) = (None, String::new());
            documents::one(self.erp, Kind::Products, product, &mut |row| {
                let sold = self.action.entities.as_ref().is_none_or(|sites| sites.iter().any(|one| one == row.entity));
                if row.state == State::Published && sold {
                    (company, total) = (id(row.entity), row.total.to_owned());
                }
            })?;
            let company = company.ok_or_else(|| over("product", product))?;
            if total != *price || seller.is_some_and(|seller| seller != company) {
                return Err(changed(&format!("product `{product}` costs {total} now, or is sold by another")));
            }
            seller = Some(company);
        }
        seller.ok_or_else(|| over("order", "without lines"))
    }

    /// One line: the variant that is wanted, or the product's only one.
    fn line(&self, wanted: &Wanted) -> Result<Value, Failure> {
        let id = DocumentId::read(&wanted.product);
        let quantity = quantity(&wanted.quantity).ok_or_else(|| over("product", &wanted.product))?;
        let sql = "SELECT v.id::int8 AS id FROM product_product v WHERE v.product_tmpl_id = :product AND v.active
             AND (:variant::int8 IS NULL OR v.id = :variant) LIMIT 2";
        let given =
            Given::new().number("product", id.map(|id| id.number)).number("variant", id.and_then(|id| id.party));
        let variants = self.erp.connection.rows(sql, given)?;
        match &variants[..] {
            [variant] => Ok(json!([0, 0, { "product_id": variant.id("id"), "product_uom_qty": quantity }])),
            [] => Err(over("product", &wanted.product)),
            _ => Err(not_taken(format!("product `{}` comes in several variants; ask for one of them", wanted.product))),
        }
    }

    /// The salesperson of the customer, where there is one who is in use.
    fn salesperson(&self, partner: i64) -> Result<Option<i64>, Failure> {
        if !self.facts.has("res_partner", "user_id") {
            return Ok(None);
        }
        let sql = "SELECT u.id::int8 AS id FROM res_partner p
             LEFT JOIN res_partner c ON c.id = p.commercial_partner_id
             JOIN res_users u ON u.id = COALESCE(p.user_id, c.user_id) AND u.active WHERE p.id = :partner";
        let row = self.erp.connection.row(sql, Given::new().number("partner", partner))?;
        Ok(row.and_then(|row| row.id("id")))
    }
}

/// A decimal number above zero: Odoo itself takes less than nothing, too.
fn quantity(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = (1..=9).contains(&whole.len()) && part.len() <= 5 && figures(whole) && figures(part);
    text.parse().ok().filter(|quantity| is_plain && *quantity > 0.0)
}

#[cfg(test)]
mod tests {
    use super::quantity;

    #[test]
    fn a_quantity_is_above_zero_and_a_plain_number() {
        for text in ["1", "2.5", "0.01", "123456789"] {
            assert!(quantity(text).is_some(), "{text}");
        }
        for text in ["0", "0.00", "-1", "1e3", "abc", "1,5", ".5", "1.123456", "1234567890", "", "inf", "NaN"] {
            assert!(quantity(text).is_none(), "{text}");
        }
    }
}
