//! What the ERP says of third parties, contacts and employees, and what it takes: permissions and mail.

use plugin_api::erp_users::{About, ErpUser, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind, PermissionInfo};

use crate::error::Error;
use crate::model::erp_users;
use crate::model::mailboxes::Mailbox;
use crate::model::users::User;
use crate::source::Source;

/// What the ERP said of who asks, and of the third party whose account it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of the third party and the contact.
    pub standing: Standing,
    /// Of its own user, where it manages who asks.
    pub user: Option<ErpUser>,
}

impl Source {
    /// Registers the module's permissions with the ERP.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Error> {
        self.ask("register_permissions", |host| host.register_permissions(permissions))
    }

    /// Whether the ERP opens this kind to external users.
    pub(super) fn open_to_external(&self, kind: Kind) -> Result<bool, Error> {
        self.ask("open_to_external", |host| host.open_to_external(kind))
    }

    /// All kinds that the ERP opens to external users, where it says so in one answer.
    pub(super) fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Error> {
        self.ask("open_kinds", plugin_api::Host::open_kinds)
    }

    /// What the ERP says now of a third party, of the contact behind a user, and of its own user behind it (rows 3, 5, 6,
    /// 7 and 10): one call, whoever the user is.
    ///
    /// # Errors
    /// `unavailable/host`, also where the ERP manages the user and says nothing of it (rule D1).
    pub fn said_of(&self, user: &User, third_party: &str) -> Result<Said, Error> {
        let contact = user.contact.as_deref();
        match &user.erp {
            Some(link) => self.word_of(&About { user: &link.id, third_party: Some(third_party), contact }),
            None => Ok(Said { standing: self.standing(third_party, contact)?, user: None }),
        }
    }

    /// What the ERP says now of a user that it manages, where no account is entered; `None` where it manages it not.
    ///
    /// # Errors
    /// As [`Source::said_of`].
    pub fn said_of_user(&self, user: &User) -> Result<Option<Said>, Error> {
        let Some(link) = &user.erp else { return Ok(None) };
        self.word_of(&About { user: &link.id, third_party: None, contact: user.contact.as_deref() }).map(Some)
    }

    /// Whether the ERP lets a user act, where it manages it. Asks as much for nobody as for somebody: the time must not tell
    /// (rule U6).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn lets_act(&self, user: Option<&User>) -> Result<bool, Error> {
        let managed = user.filter(|user| user.erp.is_some());
        let contact = managed.and_then(|user| user.contact.as_deref());
        let id = managed.and_then(|user| user.erp.as_ref()).map_or("", |link| &link.id);
        let about = About { user: id, third_party: None, contact };
        let said = self.ask("user_standing", |host| host.user_standing(&about))?;
        let known = contact.is_none() || said.standing.contact == Some(Known::Open);
        Ok(managed.is_none_or(|user| known && erp_users::may_act(user, said.user.as_ref())))
    }

    fn word_of(&self, about: &About<'_>) -> Result<Said, Error> {
        let UserStanding { user, standing } = self.ask("user_standing", |host| host.user_standing(about))?;
        if user.is_none() {
            let message = "the ERP says nothing of the users that an import linked to its own; update the host";
            return Err(Error::Host(Failure::new(Class::Unavailable, "host/silent-on-users", message)));
        }
        Ok(Said { standing, user })
    }

    /// What the ERP says now of a third party and of a contact.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Error> {
        self.ask("standing", |host| host.standing(third_party, contact))
    }

    /// The third party with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Error> {
        self.ask("third_party", |host| host.third_party(id))
    }

    /// The contact with this id.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contact(&self, id: &str) -> Result<Option<Contact>, Error> {
        self.ask("contact", |host| host.contact(id))
    }

    /// The contacts of a third party.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Error> {
        self.ask("contacts_of", |host| host.contacts_of(third_party))
    }

    /// The entities that have a name for customers.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn entities(&self) -> Result<Vec<Entity>, Error> {
        self.ask("entities", plugin_api::Host::entities)
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
            if self.ask("is_employee", |host| host.is_employee(&spelling))? {
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
        self.ask("new_third_party", |host| host.new_third_party(party))
    }

    /// Hands a mail over for delivery.
    ///
    /// # Errors
    /// The host's own failure, whose class says whether to try again.
    pub fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.host.send_mail(mail)
    }
}
