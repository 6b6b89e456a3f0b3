//! What a product costs a customer by Dolibarr's own rules. Its API knows no prices, so that they are worked out here; where a
//! rule is in force that is not known here, the answer is that staff set the price.

use plugin_api::Failure;

use super::{constant, is_on};
use crate::erp::dolibarr::Dolibarr;
use crate::erp::dolibarr::connection::{Cells, Given};

/// A price of one, as a line of an order takes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Price {
    /// Without tax, a decimal string.
    pub net: String,
    /// The rate of the tax in per cent.
    pub vat: f64,
    /// The discount in per cent.
    pub discount: f64,
    /// 0 for goods, 1 for services.
    pub product_type: u64,
}

/// A price, or why staff set it.
pub(super) type Priced = Result<Price, String>;

/// Who buys, and by which rules an entity sells to them.
pub(super) struct Terms {
    entity: u64,
    party: u64,
    level: Option<u64>,
    discount: f64,
    vat: Result<Vat, String>,
    source: Result<Source, String>,
}

/// A price that goes before the plain one, if there is one: the row, and whether it is the customer's own; or why it cannot be
/// used.
type Special = Option<Result<(PriceRow, bool), String>>;

/// Whose rate of tax counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vat {
    Product,
    None,
}

/// Where prices stand, by Dolibarr's own setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Plain,
    Levels,
    Customers,
    CustomersThenLevels,
}

impl Terms {
    /// The terms on which an entity sells to a third party.
    pub fn read(erp: &Dolibarr, party: u64, entity: u64) -> Result<Self, Failure> {
        let buyer = erp.connection.row(
            "SELECT s.*, c.code AS country, c.eec FROM llx_societe s LEFT JOIN llx_c_country c ON c.rowid = s.fk_pays
             WHERE s.rowid = :party",
            Given::new().number("party", party),
        )?;
        let buyer = buyer.ok_or_else(|| super::over("third party", &party.to_string()))?;
        let source = match unknown_rule(erp, &buyer, entity)? {
            Some(rule) => Err(rule),
            None => Ok(source(erp, entity)?),
        };
        Ok(Self {
            entity,
            party,
            level: buyer.id("price_level"),
            discount: number(&buyer.text("remise_client")).clamp(0.0, 100.0),
            vat: vat(erp, &buyer, entity)?,
            source,
        })
    }

    /// What one of the product costs on a day, `YYYY-MM-DD`.
    pub fn price(&self, erp: &Dolibarr, product: u64, today: &str) -> Result<Priced, Failure> {
        let (vat, source) = match (&self.vat, &self.source) {
            (Ok(vat), Ok(source)) => (*vat, *source),
            (Err(why), _) | (_, Err(why)) => return Ok(Err(why.clone())),
        };
        let sql = "SELECT p.* FROM llx_product p WHERE p.rowid = :product";
        let row = erp.connection.row(sql, Given::new().number("product", product))?;
        let product_row = row.ok_or_else(|| super::over("product", &product.to_string()))?;
        let special = match source {
            Source::Plain => None,
            Source::Levels => self.of_level(erp, product)?,
            Source::Customers => self.of_customer(erp, product, today)?,
            Source::CustomersThenLevels => match self.of_customer(erp, product, today)? {
                None => self.of_level(erp, product)?,
                found => found,
            },
        };
        let (row, is_customers) = match special {
            None => (product_row.as_price(), false),
            Some(Err(why)) => return Ok(Err(why)),
            Some(Ok((row, is_customers))) => (row, is_customers),
        };
        Ok(self.settle(&product_row, &row, vat, is_customers))
    }

    /// From the row that holds the price to a line's price.
    fn settle(&self, product: &Cells, row: &PriceRow, vat: Vat, is_customers: bool) -> Priced {
        // A customer's own price has its own rate, wherever the customer is.
        let (rate, code) = if is_customers {
            (row.rate, &row.code)
        } else {
            (number(&product.text("tva_tx")), &product.text("default_vat_code"))
        };
        let rate = if vat == Vat::None && !is_customers { 0.0 } else { rate };
        if rate > 0.0 && (!code.is_empty() || row.recoverable) {
            return Err("its rate of tax has a code of its own".to_owned());
        }
        if row.discount > 0.0 {
            return Err("the customer's own price has a discount of its own".to_owned());
        }
        let exact = row.net.clone();
        let net = if row.with_tax { row.gross / (1.0 + rate / 100.0) } else { number(&exact) };
        if net <= 0.0 {
            return Err("it has no price".to_owned());
        }
        if row.least > 0.0 && net * (1.0 - self.discount / 100.0) < row.least - 0.000_005 {
            return Err("the discount goes below its lowest price".to_owned());
        }
        Ok(Price {
            net: if row.with_tax { format!("{net:.5}") } else { exact },
            vat: rate,
            discount: self.discount,
            product_type: product.id("fk_product_type").unwrap_or(0),
        })
    }

    /// The newest price of the customer's level; nobody has a level before one was given.
    fn of_level(&self, erp: &Dolibarr, product: u64) -> Result<Special, Failure> {
        let Some(level) = self.level else { return Ok(None) };
        let row = erp.connection.row(
            "SELECT p.* FROM llx_product_price p WHERE p.fk_product = :product AND p.price_level = :level
             AND p.entity = :entity ORDER BY p.date_price DESC, p.rowid DESC LIMIT 1",
            Given::new().number("product", product).number("level", level).number("entity", self.entity),
        )?;
        Ok(Some(match row {
            Some(row) => Ok((row.as_price(), false)),
            None => Err(format!("it has no price of level {level}")),
        }))
    }

    /// The customer's own price on this day.
    fn of_customer(&self, erp: &Dolibarr, product: u64, today: &str) -> Result<Special, Failure> {
        let rows = erp.connection.rows(
            "SELECT p.* FROM llx_product_customer_price p WHERE p.fk_product = :product AND p.fk_soc = :party
             AND p.entity = :entity ORDER BY p.rowid",
            Given::new().number("product", product).number("party", self.party).number("entity", self.entity),
        )?;
        // Older Dolibarrs have no such days.
        let day = |row: &Cells, column| crate::erp::dolibarr::text::day(row.text(column));
        let holds = |row: &&Cells| {
            let (begin, end) = (day(row, "date_begin"), day(row, "date_end"));
            (begin.is_empty() || *begin <= *today) && (end.is_empty() || *today <= *end)
        };
        let mut valid = rows.iter().filter(holds);
        Ok(match (valid.next(), valid.next()) {
            (None, _) => None,
            (Some(row), None) => Some(Ok((row.as_price(), true))),
            (Some(_), Some(_)) => Some(Err("the customer has more than one price of its own for it".to_owned())),
        })
    }
}

impl Price {
    /// Whether this is no more than the price of one that the customer saw, with tax or without.
    pub fn is_as_shown(&self, shown: &str) -> bool {
        let (shown, net) = (number(shown), number(&self.net));
        let after = net * (1.0 - self.discount / 100.0);
        let gross = after * (1.0 + self.vat / 100.0);
        let is = |price: f64| (shown - price).abs() < 0.006;
        is(net) || is(after) || gross < shown + 0.006
    }
}

/// A price as Dolibarr's tables of prices have it.
struct PriceRow {
    net: String,
    gross: f64,
    least: f64,
    with_tax: bool,
    rate: f64,
    code: String,
    recoverable: bool,
    discount: f64,
}

impl Cells {
    fn as_price(&self) -> PriceRow {
        PriceRow {
            net: crate::erp::decimals::decimal(&self.text("price"), 2),
            gross: number(&self.text("price_ttc")),
            least: number(&self.text("price_min")),
            with_tax: self.text("price_base_type") == "TTC",
            rate: number(&self.text("tva_tx")),
            code: self.text("default_vat_code"),
            recoverable: self.is("recuperableonly"),
            discount: number(&self.text("discount_percent")),
        }
    }
}

fn source(erp: &Dolibarr, entity: u64) -> Result<Source, Failure> {
    Ok(if is_on(erp, "PRODUIT_CUSTOMER_PRICES_AND_MULTIPRICES", entity)? {
        Source::CustomersThenLevels
    } else if is_on(erp, "PRODUIT_MULTIPRICES", entity)? {
        Source::Levels
    } else if is_on(erp, "PRODUIT_CUSTOMER_PRICES", entity)? {
        Source::Customers
    } else {
        Source::Plain
    })
}

/// A rule in force that is not known here.
fn unknown_rule(erp: &Dolibarr, buyer: &Cells, entity: u64) -> Result<Option<String>, Failure> {
    for (name, rule) in [
        ("PRODUIT_CUSTOMER_PRICES_BY_QTY", "prices depend on the quantity"),
        ("PRODUIT_CUSTOMER_PRICES_BY_QTY_MULTIPRICES", "prices depend on the quantity"),
        ("PRODUIT_MULTIPRICES_USE_VAT_PER_LEVEL", "taxes depend on the price level"),
        ("MAIN_MODULE_DYNAMICPRICES", "prices are formulas"),
        ("MAIN_SALETAX_AUTOSWITCH_I_CS_FOR_INDIA", "taxes depend on the state"),
    ] {
        if is_on(erp, name, entity)? {
            return Ok(Some(rule.to_owned()));
        }
    }
    for name in ["FACTURE_LOCAL_TAX1_OPTION", "FACTURE_LOCAL_TAX2_OPTION"] {
        if constant(erp, name, entity)?.is_some_and(|value| value == "1" || value.ends_with("on")) {
            return Ok(Some("a second tax is in force".to_owned()));
        }
    }
    let hooked = erp.connection.row(
        "SELECT name FROM llx_const WHERE name LIKE 'MAIN\\_MODULE\\_%\\_HOOKS' AND entity IN (0, :entity)
         AND (value LIKE '%productdao%' OR value LIKE '%ordercard%') LIMIT 1",
        Given::new().number("entity", entity),
    )?;
    if let Some(row) = hooked {
        return Ok(Some(format!("{} may change prices", row.text("name"))));
    }
    let own = constant(erp, "MAIN_MONNAIE", entity)?.unwrap_or_default();
    let theirs = buyer.text("multicurrency_code");
    let foreign = !theirs.is_empty() && theirs != own && is_on(erp, "MAIN_MODULE_MULTICURRENCY", entity)?;
    Ok(foreign.then(|| "the customer buys in another currency".to_owned()))
}

/// Whose rate counts: the seller's country and state of tax against the buyer's.
fn vat(erp: &Dolibarr, buyer: &Cells, entity: u64) -> Result<Result<Vat, String>, Failure> {
    let option = constant(erp, "FACTURE_TVAOPTION", entity)?.unwrap_or_default();
    if ["0", "franchise"].contains(&option.as_str()) {
        return Ok(Ok(Vat::None));
    }
    // `1:FR:France`, or the row's number alone.
    let country = constant(erp, "MAIN_INFO_SOCIETE_COUNTRY", entity)?.unwrap_or_default();
    let seller = erp.connection.row(
        "SELECT code, eec FROM llx_c_country WHERE rowid = :country",
        Given::new().number("country", country.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(0)),
    )?;
    let Some(seller) = seller else { return Ok(Err("the company's country is not set".to_owned())) };
    if buyer.id("fk_departement").is_some() && has_rates_of_states(erp)? {
        return Ok(Err("taxes depend on the customer's state".to_owned()));
    }
    let (here, there) = (seller.text("code"), buyer.text("country"));
    let alike = |code: &str| if code == "MC" { "FR".to_owned() } else { code.to_owned() };
    if there.is_empty() || alike(&here) == alike(&there) {
        return Ok(Ok(Vat::Product));
    }
    if seller.is("eec") && buyer.is("eec") {
        if is_on(erp, "SERVICE_ARE_ECOMMERCE_200238EC", entity)? {
            return Ok(Err("services are taxed where the customer is".to_owned()));
        }
        // Without a number of a company Dolibarr's versions differ.
        return Ok(if is_vat_number(&buyer.text("tva_intra")) {
            Ok(Vat::None)
        } else {
            Err("the customer is in another country of the Union and has no number for its tax".to_owned())
        });
    }
    if is_on(erp, "MAIN_USE_VAT_OF_PRODUCT_FOR_INDIVIDUAL_CUSTOMER_OUT_OF_EEC", entity)? {
        return Ok(Err("taxes depend on whether the customer is a company".to_owned()));
    }
    Ok(Ok(Vat::None))
}

fn has_rates_of_states(erp: &Dolibarr) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS number FROM information_schema.columns WHERE table_schema = DATABASE()
               AND table_name = :name AND column_name = 'fk_department_buyer'";
    let given = Given::new().text("name", erp.connection.named("llx_c_tva"));
    if !erp.connection.row(sql, given)?.is_some_and(|row| row.is("number")) {
        return Ok(false);
    }
    let sql = "SELECT COUNT(*) AS number FROM llx_c_tva WHERE fk_department_buyer > 0 AND active = 1";
    Ok(erp.connection.row(sql, Given::new())?.is_some_and(|row| row.is("number")))
}

/// Whether this looks like a number of the Union's VAT: two letters and some more signs.
fn is_vat_number(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '-').collect();
    let (country, rest) = text.split_at_checked(2).unwrap_or(("", ""));
    country.chars().all(|c| c.is_ascii_uppercase())
        && (5..=13).contains(&rest.len())
        && rest.chars().all(|c| c.is_ascii_alphanumeric())
        && rest.chars().any(|c| c.is_ascii_digit())
}

fn number(text: &str) -> f64 {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_the_unions_vat_has_a_country_and_figures() {
        for (text, want) in [
            ("FR40303265045", true),
            ("DE 123 456 789", true),
            ("ESX1234567R", true),
            ("", false),
            ("FR", false),
            ("303265045", false),
            ("none", false),
            ("FRABCDEFG", false),
        ] {
            assert_eq!(is_vat_number(text), want, "{text}");
        }
    }

    #[test]
    fn nobody_pays_more_than_they_saw() {
        let price = Price { net: "100.00".to_owned(), vat: 20.0, discount: 10.0, product_type: 0 };
        for (shown, want) in [
            ("120.00", true),
            ("108.00", true),
            ("107.99", false),
            ("107.00", false),
            ("100.00", true),
            ("90.00", true),
            ("89.00", false),
            ("", false),
        ] {
            assert_eq!(price.is_as_shown(shown), want, "{shown}");
        }
    }
}
