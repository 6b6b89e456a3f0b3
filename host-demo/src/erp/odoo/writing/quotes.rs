//! Quotes that customers accept or decline. Odoo's API confirms a quote that ran out, was never signed or is to be paid first, and
//! cancels an order that is confirmed: what may be answered is asked here, immediately before.

use plugin_api::actions::Done;
use plugin_api::{Drawing, Failure, Kind};
use serde_json::{Value, json};

use super::acting::{Acting, Own, context, done};
use super::marks::{For, Place};
use super::needed::Write;
use super::texts::line;
use super::{changed, over, signature, warn};
use crate::erp::evidence::Sheet;
use crate::erp::odoo::ids::DocumentId;
use crate::erp::odoo::values::{Given, id};
use crate::erp::words::Words;

/// Odoo's name of quotations and orders.
pub(super) const ORDER: &str = "sale.order";
/// The width that a name keeps.
const NAME: usize = 120;
/// What is said first: by it the act is known again, and a declined quote told from one that was called off.
const ACCEPTED: &str = "accept";
const DECLINED: &str = "decline";

/// A quotation as Odoo has it now.
struct Now {
    number: i64,
    reference: String,
    state: String,
}

impl Acting<'_> {
    /// Signs, says so, confirms. Each step is found again, so that the same act goes on where it ended.
    pub(super) fn accept(
        &self,
        quote: &str,
        total: &str,
        signed_by: &str,
        drawing: Option<&Drawing>,
    ) -> Result<Done, Failure> {
        if let Some(now) = self.answered_before(quote, ACCEPTED)?
            && matches!(now.state.as_str(), "sale" | "done")
        {
            return Ok(done(Kind::Quotes, quote, now.reference));
        }
        let own = self.quote_to_answer(quote)?;
        if own.total != total {
            return Err(changed(&format!("quote `{quote}` comes to {} and not to {total}", own.total)));
        }
        let name = line(signed_by, NAME);
        if !self.said(ORDER, own.number, ACCEPTED)? {
            self.sign(&own, &name, drawing)?;
            self.keep_evidence(&own, &name, drawing);
            let text = format!("{} {name}", self.words().accepted_by);
            self.say(place(&own), ACCEPTED, &text, For::Everybody, &[])?;
        }
        let confirm =
            || self.call(ORDER, "action_confirm", Some(own.number), json!({}), context(own.company)).map(drop);
        let is_confirmed = || Ok(matches!(self.state(own.number)?.as_str(), "sale" | "done").then_some(()));
        if is_confirmed()?.is_none() {
            // Much may have passed since it was read: the message before this one waits for Odoo's mails.
            let now = self.quote_to_answer(quote)?;
            if now.total != total {
                return Err(changed(&format!("quote `{quote}` comes to {} by now and not to {total}", now.total)));
            }
            self.insist("a quote's confirmation", confirm, is_confirmed)?;
        }
        if is_confirmed()?.is_none() {
            return Err(over("quote", quote));
        }
        Ok(done(Kind::Quotes, &own.id, own.reference))
    }

    pub(super) fn decline(&self, quote: &str, reason: &str) -> Result<Done, Failure> {
        if let Some(now) = self.answered_before(quote, DECLINED)?
            && now.state == "cancel"
        {
            return Ok(done(Kind::Quotes, quote, now.reference));
        }
        let own = self.quote_to_answer(quote)?;
        let text = format!("{} {}\n{reason}", self.words().declined_by, line(&self.action.name, NAME));
        self.say(place(&own), DECLINED, text.trim_end(), For::Everybody, &[])?;
        // An order that is confirmed by now would be cancelled without a word, its delivery with it.
        if self.state(own.number)? != "sent" {
            return Err(over("quote", quote));
        }
        let mut context = context(own.company);
        // Without this Odoo answers with a form for staff and cancels nothing.
        context["disable_cancel_warning"] = Value::Bool(true);
        let cancel = || self.call(ORDER, "action_cancel", Some(own.number), json!({}), context).map(drop);
        let is_cancelled = || Ok((self.state(own.number)? == "cancel").then_some(()));
        self.insist("a quote's answer", cancel, is_cancelled)?;
        if is_cancelled()?.is_none() {
            return Err(over("quote", quote));
        }
        Ok(done(Kind::Quotes, &own.id, own.reference))
    }

    /// A quote that waits for an answer, until its last day.
    fn quote_to_answer(&self, quote: &str) -> Result<Own, Failure> {
        let own = self.own(Kind::Quotes, quote, Write::Quotes)?;
        self.party()?;
        let in_time = own.until.is_empty() || own.until >= self.today(own.company);
        if own.open && in_time && self.state(own.number)? == "sent" { Ok(own) } else { Err(over("quote", quote)) }
    }

    /// The quotation, where this very act answered it before.
    fn answered_before(&self, quote: &str, word: &str) -> Result<Option<Now>, Failure> {
        let Some(number) = DocumentId::read(quote).map(|id| id.number) else { return Ok(None) };
        let sql = "SELECT d.id::int8 AS id, d.name, d.state FROM sale_order d JOIN res_partner p ON p.id = d.partner_id
             WHERE d.id = :number AND p.commercial_partner_id = :party";
        let given = Given::new().number("number", number).number("party", id(&self.action.third_party));
        let now = self.erp.connection.row(sql, given)?.map(|row| Now {
            number: row.id("id").unwrap_or_default(),
            reference: row.text("name"),
            state: row.text("state"),
        });
        match now {
            Some(now) if self.said(ORDER, now.number, word)? => Ok(Some(now)),
            _ => Ok(None),
        }
    }

    /// Odoo's word for the state that it is in now.
    pub(super) fn state(&self, order: i64) -> Result<String, Failure> {
        let sql = "SELECT d.state FROM sale_order d WHERE d.id = :order";
        let row = self.erp.connection.row(sql, Given::new().number("order", order))?;
        Ok(row.map(|row| row.text("state")).unwrap_or_default())
    }

    /// Name, moment and picture, where Odoo's own page leaves them.
    fn sign(&self, own: &Own, name: &str, drawing: Option<&Drawing>) -> Result<(), Failure> {
        let mut values = json!({ "signed_by": name, "signed_on": self.now() });
        if let Some(drawing) = drawing {
            values["signature"] = Value::from(data_encoding::BASE64.encode(&signature::png(drawing)?));
        }
        let is_signed = || {
            let sql = "SELECT 1 AS one FROM sale_order d WHERE d.id = :order AND d.signed_by = :name
                 AND to_char(d.signed_on, 'YYYY-MM-DD HH24:MI:SS') = :now";
            let given = Given::new().number("order", own.number).text("name", name).text("now", self.now());
            Ok(self.erp.connection.row(sql, given)?.map(drop))
        };
        self.insist("a signature", || self.write(ORDER, own.number, own.company, &values), is_signed)
    }

    /// Keeps the sheet with who, from where, when and for how much beside the quotation, for staff. Worth having, and no reason
    /// to refuse the answer.
    fn keep_evidence(&self, own: &Own, name: &str, drawing: Option<&Drawing>) {
        let words = self.staff_words(own.company).unwrap_or_else(|_| self.words());
        let sheet = Sheet {
            title: format!("{}: {}", words.evidence, own.reference),
            lines: vec![
                format!("{} {}", words.accepted_by, self.doer(words, name)),
                format!("{}: {} {}", words.total, own.total, own.currency),
                self.mark(),
            ],
            drawing,
        };
        let key = self.action.key.get(..8).unwrap_or_default();
        let name = format!("{}_accepted-{key}.pdf", own.reference.replace(['/', '\\'], "_"));
        if let Err(failure) = self.attach(place(own), &name, &sheet.print()) {
            warn(&failure.message);
        }
    }

    /// The words of Odoo's own company.
    pub(super) fn staff_words(&self, company: i64) -> Result<&'static Words, Failure> {
        let sql = "SELECT p.lang FROM res_company c JOIN res_partner p ON p.id = c.partner_id WHERE c.id = :company";
        let row = self.erp.connection.row(sql, Given::new().number("company", company))?;
        let language = row.and_then(|row| row.some("lang"));
        Ok(Words::of(language.as_deref().unwrap_or(&self.action.language)))
    }
}

fn place(own: &Own) -> Place<'static> {
    Place { model: ORDER, number: own.number, company: own.company }
}
