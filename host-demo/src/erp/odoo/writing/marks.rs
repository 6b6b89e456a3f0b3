//! How an act is found again. Odoo's database lets everything in twice; what it keeps as it is given, and finds by an index, is
//! the `Message-ID` of a message. Each act says what it did in one, and its key is in that name.

use std::thread;
use std::time::Duration;

use plugin_api::Failure;
use plugin_api::actions::Upload;
use serde_json::{Value, json};

use super::acting::{Acting, context};
use super::texts::{file_name, html};
use super::trouble::{About, Trouble};
use crate::erp::odoo::values::Given;

/// How often, and how long apart, a mark is looked for after an answer that did not come: Odoo goes on without us.
const LOOKS: [Duration; 3] = [Duration::from_millis(300), Duration::from_millis(700), Duration::from_secs(2)];
/// The first Odoo that takes a message for plain text unless it is told otherwise.
const PLAIN_FROM: u32 = 17;

/// Who is to read a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    /// Whoever sees the document; its followers are mailed.
    Everybody,
    /// Staff alone, in the document.
    Staff,
}

/// A record that something is said on or attached to.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Odoo's name of the model.
    pub model: &'a str,
    pub number: i64,
    pub company: i64,
}

impl Acting<'_> {
    /// The word by which a record that has no message yet shows that this act made it.
    pub(super) fn mark(&self) -> String {
        format!("parvis/{}", self.action.key.get(..32).unwrap_or(&self.action.key))
    }

    fn message_id(&self, word: &str) -> String {
        format!("<parvis-{word}-{}@parvis>", self.action.key)
    }

    /// Whether this act has said this of the record before.
    pub(super) fn said(&self, model: &str, number: i64, word: &str) -> Result<bool, Failure> {
        let sql = "SELECT 1 AS one FROM mail_message m
             WHERE m.message_id = :mark AND m.model = :model AND m.res_id = :number";
        let given = Given::new().text("mark", self.message_id(word)).text("model", model).number("number", number);
        Ok(self.erp.connection.row(sql, given)?.is_some())
    }

    /// Says it on the record, once, as the contact who acts. Plain text; its lines stay lines.
    pub(super) fn say(
        &self,
        place: Place<'_>,
        word: &str,
        text: &str,
        reader: For,
        files: &[i64],
    ) -> Result<(), Failure> {
        let Place { model, number, company } = place;
        if self.said(model, number, word)? {
            return Ok(());
        }
        let mut named = json!({
            "body": html(text),
            "author_id": self.author()?,
            "message_type": "comment",
            "subtype_xmlid": match reader { For::Everybody => "mail.mt_comment", For::Staff => "mail.mt_note" },
            "message_id": self.message_id(word),
        });
        if self.facts.major >= PLAIN_FROM {
            named["body_is_html"] = Value::Bool(true);
        }
        if !files.is_empty() {
            named["attachment_ids"] = json!(files);
        }
        let post = || self.call(model, "message_post", Some(number), named.clone(), context(company)).map(drop);
        self.insist("a message", post, || Ok(self.said(model, number, word)?.then_some(())))
    }

    /// Keeps a file with the record, once, under a name of the act.
    pub(super) fn attach(&self, place: Place<'_>, name: &str, bytes: &[u8]) -> Result<i64, Failure> {
        let find = || {
            let sql = "SELECT a.id::int8 AS id FROM ir_attachment a
                 WHERE a.res_model = :model AND a.res_id = :number AND a.name = :name ORDER BY a.id LIMIT 1";
            let given = Given::new().text("model", place.model).number("number", place.number).text("name", name);
            Ok(self.erp.connection.row(sql, given)?.and_then(|row| row.id("id")))
        };
        if let Some(kept) = find()? {
            return Ok(kept);
        }
        let values = json!({
            "name": name,
            "datas": data_encoding::BASE64.encode(bytes),
            "res_model": place.model,
            "res_id": place.number,
        });
        self.insist("a file", || self.create("ir.attachment", place.company, &values), find)
    }

    /// Keeps what was uploaded with the record, each once.
    pub(super) fn attach_all(&self, place: Place<'_>, files: &[Upload<'_>]) -> Result<Vec<i64>, Failure> {
        let act = self.action.key.get(..8).unwrap_or_default();
        let numbered = (1..).zip(files);
        numbered
            .map(|(number, file)| {
                self.attach(place, &format!("portal-{act}-{number}-{}", file_name(file.name)), file.bytes)
            })
            .collect()
    }

    /// Writes, and finds out after every answer but a clear yes whether it was done all the same.
    pub(super) fn insist<T>(
        &self,
        what: &str,
        write: impl FnOnce() -> Result<T, Trouble>,
        find: impl Fn() -> Result<Option<T>, Failure>,
    ) -> Result<T, Failure> {
        let named = format!("{what} {}", self.action.key);
        if self.writing.is_late(&named) {
            let still = || Trouble::Late("Odoo may still be at it".to_owned()).failure(what);
            let found = find()?.ok_or_else(still)?;
            self.writing.note_late(named, false);
            return Ok(found);
        }
        let trouble = match write() {
            Ok(made) => return Ok(made),
            Err(trouble) => trouble,
        };
        if !matches!(trouble, Trouble::NotSent(_))
            && let Some(found) = look(&trouble, &find)?
        {
            return Ok(found);
        }
        if matches!(trouble, Trouble::Late(_)) {
            self.writing.note_late(named, true);
        }
        // A refusal for want of a right shows that what was known of the technical user is over.
        if matches!(trouble.about(), Some(About::Key | About::Right)) || matches!(trouble, Trouble::NotSent(_)) {
            self.writing.forget();
        }
        Err(trouble.failure(what))
    }
}

fn look<T>(trouble: &Trouble, find: &impl Fn() -> Result<Option<T>, Failure>) -> Result<Option<T>, Failure> {
    if let Some(found) = find()? {
        return Ok(Some(found));
    }
    if trouble.is_unknown() {
        for wait in LOOKS {
            thread::sleep(wait);
            if let Some(found) = find()? {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}
