//! Quotes that customers accept or decline. Dolibarr's API closes a quote in any state, and any number of times: what may be
//! answered is asked here, and an answer is known again by its word in the private note.

use plugin_api::actions::Done;
use plugin_api::{Drawing, Failure, Kind, status};
use serde_json::json;

use super::abilities::Write;
use super::api::Object;
use super::notices::Told;
use super::texts::markup;
use super::{Acting, Own, changed, done, over, warn};
use crate::erp::dolibarr::connection::{Given, id};
use crate::erp::evidence;

const ACCEPTED: u8 = 2;
const DECLINED: u8 = 3;
/// Dolibarr's tags of a third party: a prospect, and a prospect who is a customer too.
const PROSPECT: u64 = 2;
const BOTH: u64 = 3;

impl Acting<'_> {
    pub(super) fn accept(
        &self,
        quote: &str,
        total: &str,
        signed_by: &str,
        drawing: Option<&Drawing>,
    ) -> Result<Done, Failure> {
        if let Some((quote, reference)) = self.answered_before(quote)? {
            return Ok(done(Kind::Quotes, quote, reference));
        }
        let quote = self.quote_to_answer(quote)?;
        if quote.total != total {
            let message = format!("quote `{}` comes to {} and not to {total}", quote.id, quote.total);
            return Err(changed(&message));
        }
        let words = self.staff_words(quote.entity)?;
        let note = format!("{} {}", words.accepted_by, self.doer(words, signed_by));
        let tag = self.tag()?;
        self.answer(&quote, ACCEPTED, &note)?;
        // The quote is accepted by now. What follows is worth having, and no reason to say that it is not.
        self.put_tag_back(tag, quote.entity);
        let sheet = evidence::Sheet {
            title: format!("{}: {}", words.evidence, quote.reference),
            lines: vec![
                note,
                format!("{}: {} {}", words.total, quote.total, quote.currency),
                self.note_mark(),
                self.print_of(&quote),
            ],
            drawing,
        };
        self.keep_beside(&quote, &sheet.print());
        self.tell_staff(Told::Accepted, Kind::Quotes, &quote);
        Ok(done(Kind::Quotes, quote.id, quote.reference))
    }

    pub(super) fn decline(&self, quote: &str, reason: &str) -> Result<Done, Failure> {
        if let Some((quote, reference)) = self.answered_before(quote)? {
            return Ok(done(Kind::Quotes, quote, reference));
        }
        let quote = self.quote_to_answer(quote)?;
        let words = self.staff_words(quote.entity)?;
        let note = format!("{} {}\n{reason}", words.declined_by, self.doer(words, &self.action.name));
        self.answer(&quote, DECLINED, note.trim_end())?;
        self.tell_staff(Told::Declined, Kind::Quotes, &quote);
        Ok(done(Kind::Quotes, quote.id, quote.reference))
    }

    /// A quote that waits for an answer, until its last day.
    fn quote_to_answer(&self, quote: &str) -> Result<Own, Failure> {
        let own = self.own(Kind::Quotes, quote, Write::Quotes)?;
        self.party()?;
        let in_time = own.until.is_empty() || own.until >= self.today();
        if own.status == status::OPEN && own.open && in_time { Ok(own) } else { Err(over("quote", quote)) }
    }

    /// The quote, where this very act answered it before.
    fn answered_before(&self, quote: &str) -> Result<Option<(u64, String)>, Failure> {
        let row = self.erp.connection.row(
            "SELECT rowid AS id, ref FROM llx_propal
             WHERE rowid = :quote AND fk_soc = :party AND INSTR(note_private, :mark) > 0",
            Given::new()
                .number("quote", id(quote).unwrap_or(0))
                .number("party", id(&self.action.third_party).unwrap_or(0))
                .text("mark", self.note_mark()),
        )?;
        Ok(row.and_then(|row| Some((row.id("id")?, row.text("ref")))))
    }

    /// Closes the quote. The note is stored as it is sent, so that it is escaped here.
    fn answer(&self, quote: &Own, status: u8, note: &str) -> Result<(), Failure> {
        let body = json!({ "status": status, "note_private": markup(&format!("{note}\n{}", self.note_mark())) });
        let path = format!("proposals/{}/close", quote.id);
        let entity = self.abilities.named(quote.entity);
        let find = || Ok(self.answered_before(&quote.id.to_string())?.map(drop));
        let close = || self.writing.api.post::<Object>(entity, &path, &body).map(drop);
        self.insist("a quote's answer", close, find)
    }

    /// What Dolibarr calls the third party: a customer, a prospect, both.
    fn tag(&self) -> Result<u64, Failure> {
        let sql = "SELECT client FROM llx_societe WHERE rowid = :party";
        let given = Given::new().number("party", id(&self.action.third_party).unwrap_or(0));
        Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("client")).unwrap_or(0))
    }

    /// Dolibarr makes a plain customer of whoever accepts; a prospect stays one besides.
    fn put_tag_back(&self, before: u64, entity: u64) {
        if ![PROSPECT, BOTH].contains(&before) || self.tag().is_ok_and(|now| now == BOTH) {
            return;
        }
        let party = &self.action.third_party;
        if !self.abilities.can(Write::ThirdParties, entity) {
            warn(&format!("third party {party} was a prospect, and no right is there to keep that tag"));
            return;
        }
        let path = format!("thirdparties/{}", id(party).unwrap_or(0));
        let put = self.writing.api.put::<Object>(self.abilities.named(entity), &path, &json!({ "client": BOTH }));
        if let Err(trouble) = put {
            warn(&trouble.failure("a prospect's tag").message);
        }
    }

    /// What the quote's PDF was when it was accepted.
    fn print_of(&self, quote: &Own) -> String {
        let row = self.erp.connection.row(
            "SELECT last_main_doc AS path FROM llx_propal WHERE rowid = :quote",
            Given::new().number("quote", quote.id),
        );
        let path = row.ok().flatten().map(|row| row.text("path")).unwrap_or_default();
        match self.erp.files.print_of(&path) {
            Some(print) => format!("{path}, SHA-256 {print}"),
            None => String::new(),
        }
    }

    /// Puts the sheet beside the quote's own files. The name is the act's, so that the same one is not put there twice.
    fn keep_beside(&self, quote: &Own, sheet: &[u8]) {
        let name = format!("{}_accepted-{}.pdf", quote.reference, self.action.key.get(..8).unwrap_or_default());
        let upload =
            super::tickets::Upload64 { name: &name, part: "propal", at: ("ref", &quote.reference), bytes: sheet };
        if let Err(failure) = self.upload(quote.entity, &upload) {
            warn(&failure.message);
        }
    }
}
