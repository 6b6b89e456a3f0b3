//! What the ERP says of third parties, contacts and employees, and what it takes: permissions and mail.

use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, PermissionInfo};

use crate::error::Error;
use crate::model::mailboxes::Mailbox;
use crate::model::permissions::Permission;
use crate::source::Source;

impl Source {
    /// Registers the module's permissions with the ERP.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Error> {
        self.host.register_permissions(permissions).map_err(Error::Host)
    }

    /// Whether the ERP opens what the permission is about to external users (row 8).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn open_to_external(&self, permission: Permission) -> Result<bool, Error> {
        permission.kind().map_or(Ok(true), |kind| self.host.open_to_external(kind)).map_err(Error::Host)
    }

    /// What the ERP says now of a third party and of the contact behind a user (rows 3, 5 and 6).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Error> {
        self.host.standing(third_party, contact).map_err(Error::Host)
    }

    /// The third party with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Error> {
        self.host.third_party(id).map_err(Error::Host)
    }

    /// The contact with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contact(&self, id: &str) -> Result<Option<Contact>, Error> {
        self.host.contact(id).map_err(Error::Host)
    }

    /// The contacts of a third party.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Error> {
        self.host.contacts_of(third_party).map_err(Error::Host)
    }

    /// The entities that have a name for customers.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn entities(&self) -> Result<Vec<Entity>, Error> {
        self.host.entities().map_err(Error::Host)
    }

    /// Whether an employee of the ERP uses this address. An ERP compares spellings: it is asked for each that the mailbox
    /// has, by its host's name in Unicode and in ASCII.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn is_employee(&self, mailbox: &Mailbox) -> Result<bool, Error> {
        let mut spellings = vec![mailbox.as_str().to_owned()];
        for other in [mailbox.in_unicode(), mailbox.key()] {
            if !spellings.iter().any(|asked| asked.eq_ignore_ascii_case(&other)) {
                spellings.push(other);
            }
        }
        for spelling in spellings {
            if self.host.is_employee(&spelling).map_err(Error::Host)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Has the ERP open a third party with one contact; the same key again answers the same one.
    ///
    /// # Errors
    /// `unavailable/host`, also where the ERP opens none.
    pub fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Error> {
        self.host.new_third_party(party).map_err(Error::Host)
    }

    /// Hands a mail over for delivery.
    ///
    /// # Errors
    /// The host's own failure, whose class says whether to try again.
    pub fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.host.send_mail(mail)
    }
}
