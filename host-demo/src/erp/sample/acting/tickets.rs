//! Tickets that customers open, reply to, close and take up again.

use plugin_api::actions::{Done, Upload};
use plugin_api::{Failure, Kind, status};
use rusqlite::params;

use super::super::failed;
use super::super::paper::Paper;
use super::{Acting, done};

impl Acting<'_> {
    pub(super) fn open_ticket(&self, subject: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let entity = self.entity()?;
        let (number, id, reference) = self.next(Kind::Tickets, &entity)?;
        let paper = Paper {
            id: id.clone(),
            reference: reference.clone(),
            contacts: self.action.contact.as_deref().into_iter().collect(),
            title: subject.to_owned(),
            text: text.to_owned(),
            status: status::NEW,
            open: true,
            ..Paper::new(Kind::Tickets, &self.action.third_party, &entity, self.today)
        };
        paper.insert(self.transaction, number).map_err(failed)?;
        self.attach(number, files)?;
        Ok(done(Kind::Tickets, &id, reference))
    }

    pub(super) fn reply(&self, id: &str, text: &str, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let ticket = self.own(Kind::Tickets, id)?;
        self.write_message(ticket.number, text)?;
        self.attach(ticket.number, files)?;
        // Nobody at the workshop may miss it: what waited for the customer, or was done with, is worked on again.
        if !ticket.open || matches!(ticket.status.as_str(), status::WAITING | status::ON_HOLD) {
            self.settle(&ticket, status::IN_PROGRESS, true)?;
        }
        Ok(done(Kind::Tickets, id, ticket.reference))
    }

    pub(super) fn close(&self, id: &str) -> Result<Done, Failure> {
        let ticket = self.own(Kind::Tickets, id)?;
        self.settle(&ticket, status::CLOSED, false)?;
        Ok(done(Kind::Tickets, id, ticket.reference))
    }

    pub(super) fn reopen(&self, id: &str) -> Result<Done, Failure> {
        let ticket = self.own(Kind::Tickets, id)?;
        if !ticket.open {
            self.settle(&ticket, status::IN_PROGRESS, true)?;
        }
        Ok(done(Kind::Tickets, id, ticket.reference))
    }

    fn attach(&self, document: i64, files: &[Upload<'_>]) -> Result<(), Failure> {
        let sql = "INSERT INTO files (document, id, name, media_type, content) \
                   SELECT ?1, 'a' || (count(*) + 1), ?2, ?3, ?4 FROM files WHERE document = ?1";
        for file in files {
            let row = params![document, file.name, file.media_type, file.bytes];
            self.transaction.execute(sql, row).map_err(failed)?;
        }
        Ok(())
    }
}
