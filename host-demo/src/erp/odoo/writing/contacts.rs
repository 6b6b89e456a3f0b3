//! The person's own contact, put right. The API writes whatever it is given; the lock on names is one of Odoo's own pages, and is
//! asked here. A VAT number is none of a contact's, and is never written.

use plugin_api::Failure;
use plugin_api::actions::Done;
use serde_json::{Map, Value};

use super::acting::Acting;
use super::needed::Write;
use super::texts::line;
use super::{not_taken, over};
use crate::erp::odoo::values::{Cells, Given};

const NAME: usize = 120;
const PHONE: usize = 40;
const ADDRESS: usize = 255;

impl Acting<'_> {
    /// Name, telephone and address of the contact who acts, as far as they change, and nothing else of it.
    pub(super) fn edit_contact(
        &self,
        first_name: &str,
        last_name: &str,
        phone: &str,
        email: Option<&str>,
    ) -> Result<Done, Failure> {
        let who = self.action.contact.as_deref().unwrap_or_default();
        self.party()?;
        let contact = self.contact()?.ok_or_else(|| over("contact", who))?;
        let company = self.company_of_new(Write::Contacts)?;
        let name = line(&format!("{} {}", first_name.trim(), last_name.trim()), NAME);
        let wanted = [
            ("name", Some(name).filter(|name| !name.is_empty())),
            ("phone", Some(line(phone, PHONE))),
            ("email", email.map(|email| line(email, ADDRESS))),
        ];
        let read = || {
            // What is shown as the telephone number is the mobile one where there is no other.
            let shown = if self.facts.has("res_partner", "mobile") {
                "COALESCE(NULLIF(p.phone, ''), p.mobile)"
            } else {
                "p.phone"
            };
            let sql = format!("SELECT p.name, {shown} AS phone, p.email FROM res_partner p WHERE p.id = :contact");
            self.erp.connection.row(&sql, Given::new().number("contact", contact))
        };
        let missing = |row: &Cells| -> Map<String, Value> {
            let changed = wanted.iter().filter_map(|(column, value)| {
                let value = value.as_ref().filter(|value| !is_same(value, &row.text(column)))?;
                let value = if value.is_empty() { Value::Bool(false) } else { Value::from(value.as_str()) };
                Some(((*column).to_owned(), value))
            });
            changed.collect()
        };
        let changed = missing(&read()?.ok_or_else(|| over("contact", who))?);
        if changed.is_empty() {
            return Ok(Done::default());
        }
        if changed.contains_key("name") && self.has_papers(contact)? {
            return Err(not_taken("the name stands on documents that were sent; Odoo's own pages keep it then, too"));
        }
        let is_so = || Ok(read()?.filter(|row| missing(row).is_empty()).map(drop));
        let values = Value::Object(changed);
        self.insist("a contact", || self.write("res.partner", contact, company, &values), is_so)?;
        Ok(Done::default())
    }

    /// Whether a quotation that was sent, an order or a posted invoice is in this partner's name.
    fn has_papers(&self, contact: i64) -> Result<bool, Failure> {
        let mut questions = Vec::new();
        if self.facts.has_all("sale_order", "partner_id state") {
            questions.push("SELECT 1 AS one FROM sale_order d WHERE d.partner_id = :contact AND d.state IN ('sent', 'sale', 'done')");
        }
        if self.facts.has_all("account_move", "partner_id state move_type") {
            questions.push(
                "SELECT 1 AS one FROM account_move d WHERE d.partner_id = :contact AND d.state = 'posted' AND d.move_type <> 'entry'",
            );
        }
        if questions.is_empty() {
            return Ok(false);
        }
        let sql = format!("SELECT * FROM ({}) d LIMIT 1", questions.join(" UNION ALL "));
        Ok(self.erp.connection.row(&sql, Given::new().number("contact", contact))?.is_some())
    }
}

/// Whether it says the same: spaces are none of a name's letters.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
