//! What customers do, written into the sample's tables: each action in one transaction, once for each key.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use plugin_api::actions::{Act, Action, Done, Upload};
use plugin_api::documents::Link;
use plugin_api::{Class, Drawing, Failure, Kind, status};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::{connections, day, failed, time};

mod orders;
mod tickets;
mod words;

use words::Words;

/// Does what a customer asks for, and answers what came of it.
///
/// # Errors
/// `action/over`, `action/changed` as the interface names them, `erp/database`.
pub fn act(path: &Path, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
    let at = time(now)?;
    // Where the person is: a quote is good until the end of its last day there (rule T1).
    let today = action.today.parse().or_else(|_| day(now))?;
    let mut connection = connections::to_write(path).map_err(failed)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let before = transaction.query_row("SELECT answer FROM actions WHERE key = ?", [&action.key], |row| row.get(0));
    if let Some(answer) = before.optional().map_err(failed)? {
        let answer: String = answer;
        return serde_json::from_str(&answer).map_err(|error| unreadable(&error));
    }
    let book = Acting { transaction: &transaction, action, at, today };
    let done = match &action.act {
        Act::AcceptQuote { id, total, signed_by, drawing } => book.accept(id, total, signed_by, drawing.as_ref()),
        Act::DeclineQuote { id, reason } => book.decline(id, reason),
        Act::OpenTicket { subject, text } => book.open_ticket(subject, text, files),
        Act::ReplyToTicket { id, text } => book.reply(id, text, files),
        Act::CloseTicket { id } => book.close(id),
        Act::ReopenTicket { id } => book.reopen(id),
        Act::PlaceOrder { lines, delivery_address, reference, note } => {
            book.order(lines, delivery_address, reference, note)
        }
        Act::EditContact { first_name, last_name, phone, email } => {
            book.edit_contact(first_name, last_name, phone, email.as_deref())
        }
    }?;
    let answer = serde_json::to_string(&done).map_err(|error| unreadable(&error))?;
    transaction.execute("INSERT INTO actions VALUES (?, ?)", params![action.key, answer]).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    Ok(done)
}

/// One action while it is written.
struct Acting<'a> {
    transaction: &'a Transaction<'a>,
    action: &'a Action,
    at: Timestamp,
    today: Date,
}

/// A document of the customer's own.
struct Own {
    number: i64,
    reference: String,
    status: String,
    open: bool,
    until: String,
    total: String,
}

impl Acting<'_> {
    fn accept(&self, id: &str, total: &str, signed_by: &str, drawing: Option<&Drawing>) -> Result<Done, Failure> {
        let quote = self.quote_to_answer(id)?;
        if quote.total != total {
            return Err(changed(&format!("quote `{id}` comes to {} and not to {total}", quote.total)));
        }
        self.settle(&quote, status::SIGNED, false)?;
        let drawing = drawing.map(serde_json::to_string).transpose().map_err(|error| unreadable(&error))?;
        let at = format!("{:.0}", self.at);
        self.transaction
            .execute(
                "INSERT INTO signatures VALUES (?, ?, ?, ?, ?)",
                params![quote.number, signed_by, at, self.action.peer, drawing],
            )
            .map_err(failed)?;
        let text = self.words().signed(signed_by);
        self.write_message(quote.number, &text)?;
        Ok(done(Kind::Quotes, id, quote.reference))
    }

    fn decline(&self, id: &str, reason: &str) -> Result<Done, Failure> {
        let quote = self.quote_to_answer(id)?;
        self.settle(&quote, status::DECLINED, false)?;
        let text = self.words().declined;
        self.write_message(quote.number, format!("{text}\n{reason}").trim_end())?;
        Ok(done(Kind::Quotes, id, quote.reference))
    }

    /// A quote that waits for an answer, until its last day.
    fn quote_to_answer(&self, id: &str) -> Result<Own, Failure> {
        let quote = self.own(Kind::Quotes, id)?;
        let in_time = quote.until.is_empty() || quote.until >= self.today.to_string();
        if quote.status == status::OPEN && quote.open && in_time { Ok(quote) } else { Err(over("quote", id)) }
    }

    fn edit_contact(
        &self,
        first_name: &str,
        last_name: &str,
        phone: &str,
        email: Option<&str>,
    ) -> Result<Done, Failure> {
        let sql = "UPDATE contacts SET first_name = ?2, last_name = ?3, phone = ?4, email = coalesce(?5, email) \
                   WHERE id = ?1 AND archived = 0";
        let contact = self.action.contact.as_deref();
        match self.transaction.execute(sql, params![contact, first_name, last_name, phone, email]).map_err(failed)? {
            0 => Err(over("contact", contact.unwrap_or_default())),
            _ => Ok(Done::default()),
        }
    }

    /// A published document of the action's third party.
    fn own(&self, kind: Kind, id: &str) -> Result<Own, Failure> {
        let sql = "SELECT number, reference, status, open, until, total FROM documents \
                   WHERE kind = ? AND id = ? AND third_party = ? AND state = 1";
        let found = self.transaction.query_row(sql, params![kind.number(), id, self.action.third_party], |row| {
            Ok(Own {
                number: row.get(0)?,
                reference: row.get(1)?,
                status: row.get(2)?,
                open: row.get(3)?,
                until: row.get(4)?,
                total: row.get(5)?,
            })
        });
        found.optional().map_err(failed)?.ok_or_else(|| over(kind.as_str(), id))
    }

    fn settle(&self, document: &Own, status: &str, open: bool) -> Result<(), Failure> {
        let sql = "UPDATE documents SET status = ?, open = ? WHERE number = ?";
        self.transaction.execute(sql, params![status, open, document.number]).map_err(failed)?;
        Ok(())
    }

    fn write_message(&self, document: i64, text: &str) -> Result<(), Failure> {
        let sql = "INSERT INTO messages (document, place, private, at, author, from_customer, text) \
                   SELECT ?1, coalesce(max(place), 0) + 1, 0, ?2, ?3, 1, ?4 FROM messages WHERE document = ?1";
        let at = format!("{:.0}", self.at);
        self.transaction.execute(sql, params![document, at, self.action.name, text]).map_err(failed)?;
        Ok(())
    }

    /// The highest number and id so far, both plus one, and the next reference of the year.
    fn next(&self, kind: Kind, entity: &str) -> Result<(i64, String, String), Failure> {
        let number = "SELECT coalesce(max(number), 0) + 1 FROM documents";
        let number = self.transaction.query_row(number, [], |row| row.get(0)).map_err(failed)?;
        let id = "SELECT coalesce(max(CAST(id AS INTEGER)), 1000) + 1 FROM documents WHERE kind = ?";
        let id: i64 = self.transaction.query_row(id, [kind.number()], |row| row.get(0)).map_err(failed)?;
        let begin = format!("{}{}-", super::story::prefix(kind, entity), self.today.year());
        let reference = "SELECT coalesce(max(CAST(substr(reference, ?3) AS INTEGER)), 0) + 1 FROM documents \
                         WHERE kind = ?1 AND entity = ?2 AND substr(reference, 1, ?3 - 1) = ?4";
        let behind = i64::try_from(begin.len() + 1).unwrap_or(i64::MAX);
        let next: i64 = self
            .transaction
            .query_row(reference, params![kind.number(), entity, behind, begin], |row| row.get(0))
            .map_err(failed)?;
        Ok((number, id.to_string(), format!("{begin}{next:04}")))
    }

    /// The entity that issues what is new: the site's first, the third party's, the first of all.
    fn entity(&self) -> Result<String, Failure> {
        if let Some(first) = self.action.entities.as_ref().and_then(|entities| entities.first()) {
            return Ok(first.clone());
        }
        let sql = "SELECT coalesce((SELECT entity FROM third_parties WHERE id = ?), (SELECT min(id) FROM entities))";
        self.transaction.query_row(sql, [&self.action.third_party], |row| row.get(0)).map_err(failed)
    }

    /// The words of the customer's language.
    fn words(&self) -> &'static Words {
        Words::of(&self.action.language)
    }
}

fn done(kind: Kind, id: &str, reference: String) -> Done {
    Done { document: Some(Link { kind, id: id.to_owned() }), reference }
}

fn over(what: &str, id: &str) -> Failure {
    Failure::new(Class::Refused, "action/over", format!("{what} `{id}` is not there, or takes no answer any more"))
}

fn changed(message: &str) -> Failure {
    Failure::new(Class::Refused, "action/changed", message)
}

fn unreadable(error: &serde_json::Error) -> Failure {
    Failure::new(Class::Internal, "erp/database", format!("an action's answer is not JSON: {error}"))
}
