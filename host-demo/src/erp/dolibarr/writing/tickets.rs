//! Tickets that customers open, answer, close and take up again. A ticket is opened by nobody of the staff; a message is an
//! event of Dolibarr's agenda with the contact and the address of who wrote it, because Dolibarr's own way to add one takes
//! neither, and answers no id of it.

use data_encoding::BASE64;
use plugin_api::actions::{Done, Upload};
use plugin_api::{Failure, Kind, status};
use serde_json::{Value, json};

use super::abilities::Write;
use super::api::{Object, Trouble};
use super::notices::Told;
use super::texts::{file_name, line, markup};
use super::{Acting, MARK, Own, done, over};
use crate::erp::dolibarr::connection::Given;

/// What Dolibarr calls a ticket that nobody has read, that somebody has, that is worked on, that is closed.
const UNREAD: u8 = 0;
const ASSIGNED: u8 = 2;
const IN_PROGRESS: u8 = 3;
const CLOSED: u8 = 8;
/// A message for the customer, and one for staff alone.
const PUBLIC: &str = "TICKET_MSG";
const PRIVATE: &str = "TICKET_MSG_PRIVATE";
/// The widths of Dolibarr's columns of subjects and addresses.
const SUBJECT: usize = 250;
const ADDRESS: usize = 120;

/// A file on its way into Dolibarr's documents.
pub(super) struct Upload64<'a> {
    /// The name to keep it under.
    pub name: &'a str,
    /// Dolibarr's word for the kind of document.
    pub part: &'a str,
    /// How the document is named: `ref` and its reference, or `subdir` and its folder.
    pub at: (&'a str, &'a str),
    /// What is in it.
    pub bytes: &'a [u8],
}

impl Acting<'_> {
    pub(super) fn open_ticket(&self, subject: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let entity = self.entity_of_new(Write::Tickets)?;
        let party = self.party()?;
        let mut body = json!({
            "subject": line(subject, SUBJECT),
            "message": markup(text),
            "fk_soc": party,
            "origin_email": self.email(),
            // Nobody of the staff opened it: the customer did.
            "fk_user_create": 0,
            "array_options": { (format!("options_{MARK}")): self.action.key },
        });
        for (name, table) in [("type_code", "type"), ("severity_code", "severity"), ("category_code", "category")] {
            if let Some(code) = self.usual(table, entity)? {
                body[name] = Value::from(code);
            }
        }
        let named = self.abilities.named(entity);
        let is_new = self.made_before("ticket")?.is_none();
        let id = self.make_once(("ticket", "a ticket"), || self.writing.api.post(named, "tickets", &body))?;
        let row = self
            .erp
            .connection
            .row("SELECT ref FROM llx_ticket WHERE rowid = :ticket", Given::new().number("ticket", id))?;
        let reference = row.map(|row| row.text("ref")).unwrap_or_default();
        self.attach(entity, &reference, files)?;
        if is_new {
            self.tell_staff(Told::Ticket, Kind::Tickets, &Own::new(id, entity, &reference));
        }
        Ok(done(Kind::Tickets, id, reference))
    }

    pub(super) fn reply(&self, ticket: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let own = self.own_ticket(ticket)?;
        let is_new = self.made_before("actioncomm")?.is_none();
        self.write_event(&own, PUBLIC, &markup(text))?;
        self.attach(own.entity, &own.reference, files)?;
        // Nobody at the company may miss it: what waited for the customer, or was done with, is worked on again.
        match own.status.as_str() {
            status::WAITING | status::ON_HOLD => self.set_status(&own, IN_PROGRESS)?,
            _ if !own.open => self.set_status(&own, self.taken_up(&own)?)?,
            _ => {}
        }
        if is_new {
            self.tell_staff(Told::Message, Kind::Tickets, &own);
        }
        Ok(done(Kind::Tickets, own.id, own.reference))
    }

    pub(super) fn close(&self, ticket: &str) -> Result<Done, Failure> {
        let own = self.own_ticket(ticket)?;
        if self.made_before("actioncomm")?.is_none() {
            if own.open {
                self.set_status(&own, CLOSED)?;
            }
            let words = self.staff_words(own.entity)?;
            let note = format!("{} {}", words.closed_by, self.doer(words, &self.action.name));
            self.write_event(&own, PRIVATE, &markup(&note))?;
        }
        Ok(done(Kind::Tickets, own.id, own.reference))
    }

    pub(super) fn reopen(&self, ticket: &str) -> Result<Done, Failure> {
        let own = self.own_ticket(ticket)?;
        if self.made_before("actioncomm")?.is_none() {
            if !own.open {
                self.set_status(&own, self.taken_up(&own)?)?;
            }
            let words = self.staff_words(own.entity)?;
            let note = format!("{} {}", words.reopened_by, self.doer(words, &self.action.name));
            self.write_event(&own, PRIVATE, &markup(&note))?;
        }
        Ok(done(Kind::Tickets, own.id, own.reference))
    }

    /// A ticket of the third party's that was not called off.
    fn own_ticket(&self, ticket: &str) -> Result<Own, Failure> {
        let own = self.own(Kind::Tickets, ticket, Write::Tickets)?;
        self.party()?;
        if own.status == status::CANCELLED { Err(over("ticket", ticket)) } else { Ok(own) }
    }

    /// An event of the agenda on the ticket: a message, once for each key.
    fn write_event(&self, ticket: &Own, code: &str, text: &str) -> Result<u64, Failure> {
        let contact = self.contact()?;
        let mut body = json!({
            "type_code": "AC_OTH_AUTO",
            "code": code,
            "label": line(&ticket.title, SUBJECT),
            "note_private": text,
            "elementtype": "ticket",
            "fk_element": ticket.id,
            "elementid": ticket.id,
            "socid": self.party()?,
            "email_from": self.email(),
            // An event belongs to the user whose key it is, else it takes a right over everybody's.
            "userownerid": self.abilities.caller.as_ref().map(|caller| caller.id),
            "datep": self.at.as_second(),
            "percentage": -1,
            "array_options": { (format!("options_{MARK}")): self.action.key },
        });
        if let Some(contact) = contact {
            body["contact_id"] = Value::from(contact);
            body["socpeopleassigned"] = json!({ (contact.to_string()): { "id": contact } });
        }
        let named = self.abilities.named(ticket.entity);
        self.make_once(("actioncomm", "a message"), || self.writing.api.post(named, "agendaevents", &body))
    }

    /// What a closed ticket becomes: the one who had it has it again, or nobody has read it.
    fn taken_up(&self, ticket: &Own) -> Result<u8, Failure> {
        let row = self.erp.connection.row(
            "SELECT fk_user_assign FROM llx_ticket WHERE rowid = :ticket",
            Given::new().number("ticket", ticket.id),
        )?;
        Ok(if row.is_some_and(|row| row.is("fk_user_assign")) { ASSIGNED } else { UNREAD })
    }

    fn set_status(&self, ticket: &Own, status: u8) -> Result<(), Failure> {
        let path = format!("tickets/{}", ticket.id);
        let body = json!({ "status": status });
        let named = self.abilities.named(ticket.entity);
        let find = || {
            let sql = "SELECT rowid AS id FROM llx_ticket WHERE rowid = :ticket AND fk_statut = :status";
            let given = Given::new().number("ticket", ticket.id).number("status", u64::from(status));
            Ok(self.erp.connection.row(sql, given)?.map(drop))
        };
        self.insist("a ticket's state", || self.writing.api.put::<Object>(named, &path, &body).map(drop), find)
    }

    /// The code that Dolibarr's own forms begin with, where its administrator marked one.
    fn usual(&self, table: &str, entity: u64) -> Result<Option<String>, Failure> {
        let sql = format!(
            "SELECT code FROM llx_c_ticket_{table} WHERE active = 1 AND use_default = 1 AND entity IN (0, :entity)
             ORDER BY pos, rowid LIMIT 1"
        );
        let row = self.erp.connection.row(&sql, Given::new().number("entity", entity))?;
        Ok(row.and_then(|row| row.some("code")))
    }

    /// Puts the files into the ticket's folder, under names of the act: the same ones are not put there twice.
    fn attach(&self, entity: u64, reference: &str, files: &[Upload<'_>]) -> Result<(), Failure> {
        let act = self.action.key.get(..8).unwrap_or_default();
        for (number, file) in (1..).zip(files) {
            let name = format!("portal-{act}-{number}-{}", file_name(file.name));
            let at = ("subdir", reference);
            self.upload(entity, &Upload64 { name: &name, part: "ticket", at, bytes: file.bytes })?;
        }
        Ok(())
    }

    /// Uploads a file; one that is there already stays.
    pub(super) fn upload(&self, entity: u64, file: &Upload64<'_>) -> Result<(), Failure> {
        let body = json!({
            "filename": file.name,
            "modulepart": file.part,
            (file.at.0): file.at.1,
            "filecontent": BASE64.encode(file.bytes),
            "fileencoding": "base64",
            "overwriteifexists": 0,
        });
        let send = || match self.writing.api.post::<String>(self.abilities.named(entity), "documents/upload", &body) {
            Err(Trouble::Said(400, said)) if said.contains("already exists") => Ok(()),
            sent => sent.map(drop),
        };
        self.insist("a file", send, || self.stored(entity, file))
    }

    /// Whether a file of this name lies where it was to go.
    fn stored(&self, entity: u64, file: &Upload64<'_>) -> Result<Option<()>, Failure> {
        let row = self.erp.connection.row(
            "SELECT rowid AS id FROM llx_ecm_files WHERE filename = :name AND entity = :entity",
            Given::new().text("name", file.name).number("entity", entity),
        )?;
        Ok(row.map(drop))
    }

    fn email(&self) -> String {
        line(self.action.email.as_deref().unwrap_or_default(), ADDRESS)
    }
}
