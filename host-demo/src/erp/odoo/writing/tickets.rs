//! Tickets of the community's `helpdesk_mgmt` that customers open, answer, close and take up again. What is written stands there
//! as the contact's, and nobody of the staff opened it.

use plugin_api::actions::{Done, Upload};
use plugin_api::{Failure, Kind};
use serde_json::{Value, json};

use super::acting::{Acting, Own, context, done};
use super::marks::{For, Place};
use super::needed::Write;
use super::texts::{html, line};
use super::{not_taken, over};
use crate::erp::odoo::documents;
use crate::erp::odoo::values::{Given, id};

const TICKET: &str = "helpdesk.ticket";
/// The widths that a subject and an address keep.
const SUBJECT: usize = 250;
const ADDRESS: usize = 255;

impl Acting<'_> {
    pub(super) fn open_ticket(&self, subject: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let company = self.company_of_new(Write::Tickets)?;
        self.party()?;
        let partner = self.author()?;
        let number = if let Some(number) = self.opened()? {
            number
        } else {
            let values = json!({
                "name": line(subject, SUBJECT),
                // The module has no field for a mark: it stands below the text, and is not shown to customers.
                "description": format!("{}<p>{}</p>", html(text), self.mark()),
                "partner_id": partner,
                "partner_name": line(&self.action.name, SUBJECT),
                "partner_email": line(self.action.email.as_deref().unwrap_or_default(), ADDRESS),
                "company_id": company,
                "user_id": false,
            });
            self.insist("a ticket", || self.create(TICKET, company, &values), || self.opened())?
        };
        self.follow(number, company, partner)?;
        let place = Place { model: TICKET, number, company };
        if !files.is_empty() && !self.said(TICKET, number, "files")? {
            let names: Vec<&str> = files.iter().map(|file| file.name).collect();
            let kept = self.attach_all(place, files)?;
            self.say(place, "files", &names.join("\n"), For::Everybody, &kept)?;
        }
        let mut made = None;
        documents::one(self.erp, Kind::Tickets, &number.to_string(), &mut |row| {
            made = Some(done(Kind::Tickets, row.id, row.reference.to_owned()));
        })?;
        // Whatever rule hides it from its own customer: it is there.
        Ok(made.unwrap_or_default())
    }

    pub(super) fn reply(&self, ticket: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let own = self.own_ticket(ticket)?;
        let place = Place { model: TICKET, number: own.number, company: own.company };
        if !self.said(TICKET, own.number, "message")? {
            let files = self.attach_all(place, files)?;
            // Nobody at the company may miss it: what was done with is worked on again.
            if !own.open {
                self.set_stage(&own, false)?;
            }
            self.say(place, "message", text, For::Everybody, &files)?;
        }
        Ok(done(Kind::Tickets, &own.id, own.reference))
    }

    pub(super) fn close(&self, ticket: &str) -> Result<Done, Failure> {
        self.turn(ticket, true, "close", self.words().closed_by)
    }

    pub(super) fn reopen(&self, ticket: &str) -> Result<Done, Failure> {
        self.turn(ticket, false, "reopen", self.words().reopened_by)
    }

    /// Closes or opens it, and leaves a note for staff of who did so.
    fn turn(&self, ticket: &str, closed: bool, word: &str, by: &str) -> Result<Done, Failure> {
        let own = self.own_ticket(ticket)?;
        if !self.said(TICKET, own.number, word)? {
            if own.open == closed {
                self.set_stage(&own, closed)?;
            }
            let note = format!("{by} {}", self.doer(self.words(), &self.action.name));
            let place = Place { model: TICKET, number: own.number, company: own.company };
            self.say(place, word, &note, For::Staff, &[])?;
        }
        Ok(done(Kind::Tickets, &own.id, own.reference))
    }

    fn own_ticket(&self, ticket: &str) -> Result<Own, Failure> {
        self.party()?;
        self.own(Kind::Tickets, ticket, Write::Tickets)
    }

    /// The ticket that this act opened before, if it did.
    fn opened(&self) -> Result<Option<i64>, Failure> {
        let sql = "SELECT d.id::int8 AS id FROM helpdesk_ticket d JOIN res_partner p ON p.id = d.partner_id
             WHERE p.commercial_partner_id = :party AND position(:mark in d.description) > 0 ORDER BY d.id LIMIT 1";
        let given = Given::new().number("party", id(&self.action.third_party)).text("mark", self.mark());
        Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("id")))
    }

    /// Who opened it follows it, who would not see it otherwise.
    fn follow(&self, ticket: i64, company: i64, partner: i64) -> Result<(), Failure> {
        let follows = || {
            let sql = "SELECT 1 AS one FROM mail_followers f
                 WHERE f.res_model = 'helpdesk.ticket' AND f.res_id = :ticket AND f.partner_id = :partner";
            let given = Given::new().number("ticket", ticket).number("partner", partner);
            Ok(self.erp.connection.row(sql, given)?.map(drop))
        };
        if follows()?.is_some() {
            return Ok(());
        }
        let named = json!({ "partner_ids": [partner] });
        let follow = || self.call(TICKET, "message_subscribe", Some(ticket), named, context(company)).map(drop);
        self.insist("a ticket's follower", follow, follows)
    }

    /// Puts it into the first stage that is closed, or that is not.
    fn set_stage(&self, own: &Own, closed: bool) -> Result<(), Failure> {
        let or = |column: &str, otherwise: &'static str| {
            if self.facts.has("helpdesk_ticket_stage", column) { format!("s.{column}") } else { otherwise.to_owned() }
        };
        let (active, company, sequence) =
            (or("active", "TRUE"), or("company_id", "NULL::int4"), or("sequence", "s.id"));
        let sql = format!(
            "SELECT s.id::int8 AS id FROM helpdesk_ticket_stage s WHERE COALESCE(s.closed, FALSE) = {closed} AND {active} IS NOT FALSE
             AND COALESCE({company}, :company) = :company ORDER BY {sequence}, s.id LIMIT 1"
        );
        let row = self.erp.connection.row(&sql, Given::new().number("company", own.company))?;
        let Some(stage) = row.and_then(|row| row.id("id")) else {
            return Err(not_taken("tickets have no such stage; make one in Odoo"));
        };
        let is_so = || {
            let sql = "SELECT 1 AS one FROM helpdesk_ticket d WHERE d.id = :ticket AND d.stage_id = :stage";
            let given = Given::new().number("ticket", own.number).number("stage", stage);
            Ok(self.erp.connection.row(sql, given)?.map(drop))
        };
        let values = json!({ "stage_id": Value::from(stage) });
        self.insist("a ticket's stage", || self.write(TICKET, own.number, own.company, &values), is_so)?;
        is_so()?.ok_or_else(|| over("ticket", &own.reference))
    }
}

/// The text of a ticket without the mark below it.
pub(in crate::erp::odoo) fn without_mark(description: &str) -> &str {
    let Some(at) = description.rfind("<p>parvis/") else { return description };
    let mark = description[at + "<p>parvis/".len()..].trim_end().trim_end_matches("</p>");
    let is_mark = mark.len() <= 64 && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_mark { &description[..at] } else { description }
}

#[cfg(test)]
mod tests {
    use super::without_mark;

    #[test]
    fn the_mark_is_not_shown_and_nothing_else_is_cut() {
        for (kept, want) in [
            ("<p>a</p><p>parvis/00ab</p>", "<p>a</p>"),
            ("<p>a</p><p>parvis/00ab</p>\n", "<p>a</p>"),
            ("<p>a</p><p>parvis/00ab</p><p>b</p>", "<p>a</p><p>parvis/00ab</p><p>b</p>"),
            ("<p>parvis/ is a portal</p>", "<p>parvis/ is a portal</p>"),
            ("", ""),
        ] {
            assert_eq!(without_mark(kept), want, "{kept}");
        }
    }
}
