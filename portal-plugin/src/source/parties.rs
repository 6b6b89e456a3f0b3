//! What the ERP says of third parties, contacts and employees, and what it takes: permissions and mail.

use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, PermissionInfo};

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::source::Source;

impl Source {
    /// Registers the module's permissions with the ERP.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Error> {
        self.answered("register_permissions", self.host.register_permissions(permissions))
    }

    /// Whether the ERP opens what the permission is about to external users (row 8).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn open_to_external(&self, permission: Permission) -> Result<bool, Error> {
        permission.kind().map_or(Ok(true), |kind| self.answered("open_to_external", self.host.open_to_external(kind)))
    }

    /// What the ERP says now of a third party and of the contact behind a user (rows 3, 5 and 6).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Error> {
        self.answered("standing", self.host.standing(third_party, contact))
    }

    /// The third party with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Error> {
        self.answered("third_party", self.host.third_party(id))
    }

    /// The contact with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contact(&self, id: &str) -> Result<Option<Contact>, Error> {
        self.answered("contact", self.host.contact(id))
    }

    /// The contacts of a third party.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Error> {
        self.answered("contacts_of", self.host.contacts_of(third_party))
    }

    /// The entities that have a name for customers.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn entities(&self) -> Result<Vec<Entity>, Error> {
        self.answered("entities", self.host.entities())
    }

    /// Whether an employee of the ERP uses this address.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn is_employee(&self, email: &str) -> Result<bool, Error> {
        self.answered("is_employee", self.host.is_employee(email))
    }

    /// Has the ERP open a third party with one contact; the same key again answers the same one.
    ///
    /// # Errors
    /// `unavailable/host`, also where the ERP opens none.
    pub fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Error> {
        self.answered("new_third_party", self.host.new_third_party(party))
    }

    /// Hands a mail over for delivery.
    ///
    /// # Errors
    /// The host's own failure, whose class says whether to try again.
    pub fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.host.send_mail(mail)
    }
}
