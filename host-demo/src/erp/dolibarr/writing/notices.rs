//! Mails to the ERP's own staff about what customers did, where Dolibarr itself tells nobody. They name it and lead to it; what
//! the customer wrote stays in Dolibarr.

use plugin_api::mail::Mail;
use plugin_api::{Failure, Kind};

use super::{Acting, Own, constant, is_on, locked, warn};
use crate::erp::dolibarr::connection::Given;

/// The most mails that wait for the host to send them.
const WAITING: usize = 100;

/// What staff are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// A ticket was opened.
    Ticket,
    /// A ticket was answered.
    Message,
    /// A quote was accepted.
    Accepted,
    /// A quote was declined.
    Declined,
    /// An order was placed; validated or not.
    Order(bool),
}

impl Acting<'_> {
    /// Leaves a mail for whoever is in charge. Nothing that fails here undoes what was done.
    pub(super) fn tell_staff(&self, told: Told, kind: Kind, document: &Own) {
        match self.notice(told, kind, document) {
            Ok(None) => {}
            Ok(Some(mail)) => {
                let mut waiting = locked(&self.writing.notices);
                if waiting.len() < WAITING {
                    waiting.push(mail);
                }
            }
            Err(failure) => warn(&failure.message),
        }
    }

    fn notice(&self, told: Told, kind: Kind, document: &Own) -> Result<Option<Mail>, Failure> {
        let entity = document.entity;
        let by_dolibarr = match told {
            // Dolibarr mails nobody about a message, and about a new ticket only the address of this constant.
            Told::Message | Told::Order(false) => false,
            Told::Ticket => constant(self.erp, "TICKET_NOTIFICATION_EMAIL_TO", entity)?.is_some(),
            Told::Accepted | Told::Declined | Told::Order(true) => is_on(self.erp, "MAIN_MODULE_NOTIFICATION", entity)?,
        };
        if by_dolibarr {
            return Ok(None);
        }
        let Some(to) = self.in_charge(kind, document)? else { return Ok(None) };
        let words = self.staff_words(entity)?;
        let (what, page) = match told {
            Told::Ticket => (words.new_ticket, "ticket/card.php"),
            Told::Message => (words.new_message, "ticket/card.php"),
            Told::Accepted => (words.quote_accepted, "comm/propal/card.php"),
            Told::Declined => (words.quote_declined, "comm/propal/card.php"),
            Told::Order(_) => (words.new_order, "commande/card.php"),
        };
        let root = self.writing.api.place().trim_end_matches("/api/index.php");
        let link = format!("{root}/{page}?id={}", document.id);
        let subject = format!("{what}: {}", document.reference);
        let name = plain_name(&self.action.name);
        Ok(Some(Mail {
            from_name: "Portal".to_owned(),
            to,
            text: format!("{subject}\n{name}\n\n{link}\n"),
            html: format!("<p>{subject}<br>{name}</p><p><a href=\"{link}\">{link}</a></p>"),
            subject,
            language: words.tag.to_owned(),
            ..Mail::default()
        }))
    }

    /// The address of who has the document, else the one for tickets, else the company's.
    fn in_charge(&self, kind: Kind, document: &Own) -> Result<Option<String>, Failure> {
        let (table, column) = match kind {
            Kind::Tickets => ("ticket", "fk_user_assign"),
            Kind::Quotes => ("propal", "fk_user_author"),
            _ => ("societe_commerciaux", "fk_user"),
        };
        let on = if kind == Kind::Orders { "d.fk_soc = :party" } else { "d.rowid = :document" };
        let sql = format!(
            "SELECT u.email FROM llx_{table} d JOIN llx_user u ON u.rowid = d.{column}
             WHERE {on} AND u.statut = 1 AND u.email <> '' AND u.rowid <> :portal ORDER BY u.rowid LIMIT 1"
        );
        let mut given = Given::new().number("portal", self.abilities.caller.as_ref().map_or(0, |caller| caller.id));
        given = match kind {
            Kind::Orders => given.number("party", self.party()?),
            _ => given.number("document", document.id),
        };
        if let Some(email) = self.erp.connection.row(&sql, given)?.and_then(|row| row.some("email")) {
            return Ok(Some(email));
        }
        if kind == Kind::Tickets
            && let Some(email) = constant(self.erp, "TICKET_NOTIFICATION_EMAIL_TO", document.entity)?
        {
            return Ok(Some(email));
        }
        constant(self.erp, "MAIN_INFO_SOCIETE_MAIL", document.entity)
    }
}

/// A name without anything that a mail program could take for a link or a heading.
fn plain_name(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || [' ', '\'', '’', '-'].contains(&c);
    name.chars().filter(|c| plain(*c)).take(80).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_in_a_mail_is_no_link_and_no_heading() {
        for (name, want) in [
            ("Zoé d'Arc-Bell", "Zoé d'Arc-Bell"),
            ("https://evil.example/<b>", "httpsevilexampleb"),
            ("A\nSubject: B", "ASubject B"),
        ] {
            assert_eq!(plain_name(name), want, "{name}");
        }
    }
}
