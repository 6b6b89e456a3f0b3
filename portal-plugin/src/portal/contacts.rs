//! The contacts of an account, who receive mails of chosen categories and cannot sign in (rule A7).

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::model::contacts::{Categories, Category, Contact, ContactId};
use crate::model::ledger::Event;
use crate::model::mailboxes::Mailbox;
use crate::portal::actor::{Actor, Actors};
use crate::portal::base::{Base, service};
use crate::portal::invitations::NAME;
use crate::portal::people::{ContactCard, contact_card};
use crate::store::contacts::{anybody_receives, contact_in, delete_contact, insert_contact, update_contact};
use crate::store::ledger::record;
use crate::store::members::owner_in;

/// What a change of a contact answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactChange {
    /// The contact as it is now; `None` where it was removed.
    pub contact: Option<ContactCard>,
    /// The owner's address, where nobody else receives invoices any more, so that they go there.
    pub invoices_go_to: Option<String>,
}

/// Somebody who receives mails of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// The name; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

service! {
    /// The contacts of accounts.
    pub struct Contacts {
        base: Arc<Base>,
        actors: Arc<Actors>,
    }
}

impl Contacts {
    /// Adds a contact.
    ///
    /// # Errors
    /// `permission/missing`, `email/invalid`, `contact/exists`, `account/too-many-people`.
    pub fn add<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        name: &str,
        email: &str,
        categories: Categories,
    ) -> Result<ContactCard, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let (name, mailbox) = (clean(name), Mailbox::new(email)?);
        let email = mailbox.as_str();
        let account = by.account().id;
        let contact = self.actors.act(&by, |transaction| {
            let now = self.actors.authorize(transaction, &by)?.now;
            let id = insert_contact(transaction, account, &name, email, categories, now)?;
            let words = categories.to_string();
            let detail = [("email", email), ("name", name.as_str()), ("categories", words.as_str())];
            record(transaction, account, &by.actor(), Event::ContactAdded, &detail, now)?;
            Ok(Contact { id, name: name.clone(), email: email.to_owned(), categories, user: None })
        })?;
        log::info!(target: "audit", "contact/added: {} to account {} on {}", contact.id.0, account.0, by.site().id);
        Ok(contact_card(contact))
    }

    /// Puts a name and categories in place of those of a contact; another address is another contact.
    ///
    /// # Errors
    /// `permission/missing`, `contact/not-on-account`.
    pub fn edit<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        id: ContactId,
        name: &str,
        categories: Categories,
    ) -> Result<ContactChange, Error> {
        self.change(&by.into(), id, Some((&clean(name), categories)))
    }

    /// Removes a contact. Where it was the last to receive invoices, they go to the owner, and the answer says so.
    ///
    /// # Errors
    /// `permission/missing`, `contact/not-on-account`.
    pub fn remove<'a>(&self, by: impl Into<Actor<'a>>, id: ContactId) -> Result<ContactChange, Error> {
        self.change(&by.into(), id, None)
    }

    /// Who receives the mails of a category: the contacts with it; of invoices, the owner where there is none.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn recipients(&self, by: &Actor<'_>, category: Category) -> Result<Vec<Recipient>, Error> {
        self.actors.may_manage(by)?;
        let account = by.account().id;
        let contacts = self.base.store.contacts(account)?;
        let of = contacts.into_iter().filter(|contact| contact.categories.contains(category));
        let found: Vec<_> = of.map(|contact| Recipient { name: contact.name, email: contact.email }).collect();
        if !found.is_empty() || category != Category::Invoices {
            return Ok(found);
        }
        let owner = self.base.store.read_with(|connection| owner_in(connection, account))?;
        let owner = owner.and_then(|owner| Some(Recipient { name: owner.user.name, email: owner.user.email? }));
        Ok(owner.into_iter().collect())
    }

    fn change(&self, by: &Actor<'_>, id: ContactId, to: Option<(&str, Categories)>) -> Result<ContactChange, Error> {
        self.actors.may_manage(by)?;
        let account = by.account().id;
        let change = self.actors.act(by, |transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            let before = contact_in(transaction, account, id)?;
            let event = if to.is_some() { Event::ContactChanged } else { Event::ContactRemoved };
            let after = to.map(|(name, categories)| Contact { name: name.to_owned(), categories, ..before.clone() });
            match &after {
                Some(contact) => update_contact(transaction, id, &contact.name, contact.categories)?,
                None => delete_contact(transaction, id)?,
            }
            let words = |contact: &Contact| (contact.name.clone(), contact.categories.to_string());
            let (was, is) = (words(&before), after.as_ref().map(words).unwrap_or_default());
            let mut detail =
                vec![("email", before.email.as_str()), ("name", is.0.as_str()), ("categories", is.1.as_str())];
            detail.extend((was.0 != is.0).then_some(("name_before", was.0.as_str())));
            detail.extend((was.1 != is.1).then_some(("categories_before", was.1.as_str())));
            record(transaction, account, &by.actor(), event, &detail, now)?;
            let received = before.categories.contains(Category::Invoices);
            let falls_back = received && !anybody_receives(transaction, account, Category::Invoices)?;
            let owner = if falls_back { owner_in(transaction, account)? } else { None };
            Ok(ContactChange {
                contact: after.map(contact_card),
                invoices_go_to: owner.map(|owner| owner.user.email.unwrap_or_else(|| owner.user.login.to_string())),
            })
        })?;
        log::info!(target: "audit", "contact/changed: {} of account {} on {}", id.0, account.0, by.site().id);
        Ok(change)
    }
}

fn clean(name: &str) -> String {
    name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect()
}
