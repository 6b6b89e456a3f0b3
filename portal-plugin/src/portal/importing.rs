//! Taking over a user of the ERP: idempotent; one that the ERP manages by its id there (rule U11), else by login within the
//! site's realm.

mod gone;
mod owners;
mod ruled;

use std::sync::Arc;

use plugin_api::operations::{ImportMembership, ImportRole, ImportUser, UserImported};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::hashes::PasswordHash;
use crate::model::ledger::LedgerActor;
use crate::model::locales::Locale;
use crate::model::mailboxes::{self, Mailbox};
use crate::model::memberships::{Membership, Role};
use crate::model::permissions::{Permission, Permissions};
use crate::model::users::{Login, UserId, UserState};
use crate::portal::base::{Base, service};
use crate::portal::memberships::{MembershipTerms, Memberships, record_grant};
use crate::portal::sites::{Sites, here};
use crate::portal::users::put_user_state;
use crate::store::engine::Transaction;
use crate::store::erp_users::{ImportedState, was_closed};
use crate::store::{self, NewUser, UserRow, failed, user_on};
use ruled::{Given, Named};

/// The longest id of one of the ERP's users, in bytes.
const MAX_ERP_ID: usize = 120;

/// The four things that can become of an imported user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is new.
    Taken,
    /// It was there, and the ERP says something new of it.
    Changed,
    /// It was there as the ERP has it.
    Unchanged,
    /// A rule forbids it.
    Skipped,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Skipped => "skipped",
        }
    }
}

service! {
    /// Users taken over from the ERP.
    pub struct Importing {
        base: Arc<Base>,
        sites: Arc<Sites>,
        memberships: Arc<Memberships>,
    }
}

impl Importing {
    /// Takes over one user. What a rule forbids is an outcome, not an error: the next user is not held up by it.
    pub(super) fn user(&self, import: &ImportUser) -> Result<UserImported, Error> {
        let mut notes = Vec::new();
        let (outcome, code) = match self.try_import(import, &mut notes) {
            Ok(outcome) => (outcome, None),
            Err(error @ (Error::Store(_) | Error::Host(_) | Error::CommandInvalid(_))) => return Err(error),
            Err(error) => {
                notes.push(error.to_string());
                (Outcome::Skipped, Some(error.code()))
            }
        };
        let (outcome, code) = (outcome.as_str().to_owned(), code.map(str::to_owned));
        Ok(UserImported { login: import.login.clone(), outcome, code, notes })
    }

    fn try_import(&self, import: &ImportUser, notes: &mut Vec<String>) -> Result<Outcome, Error> {
        let site = self.sites.enabled(&import.site)?;
        let login = Login::new(&import.login)?;
        let mailbox = mailbox_of(import, notes);
        if let Some(mailbox) = &mailbox
            && self.base.source.is_employee(mailbox)?
        {
            return Err(Error::EmailOfEmployee);
        }
        let mut memberships = Vec::new();
        for one in &import.memberships {
            let party = self.base.source.third_party(&one.third_party)?.ok_or(Error::ThirdPartyUnknown)?;
            if !party.open {
                notes.push(format!("third party `{}` is closed: nothing of it is shown", party.name));
            }
            memberships.push((party.id, self.memberships.terms(&site, &terms_of(one), None)?));
        }
        let ruled = import.ruled.iter().map(|id| id.parse::<Permission>()).collect::<Result<Permissions, _>>();
        let ruled = ruled.map_err(|error| Error::CommandInvalid(error.to_string()))?;
        if import.erp_user.as_deref().is_some_and(|id| id.trim().is_empty() || id.len() > MAX_ERP_ID) {
            return Err(Error::CommandInvalid(format!("`erp_user` is an id of 1 to {MAX_ERP_ID} bytes")));
        }
        if import.erp_user.is_some() && memberships.len() > 1 {
            let message = "one of the ERP's users belongs to one third party: give one membership at the most";
            return Err(Error::CommandInvalid(message.to_owned()));
        }
        let new = NewUser {
            realm: &site.realm,
            login: &login,
            name: if import.name.trim().is_empty() { login.as_str() } else { import.name.trim() },
            // The ERP's word for an address proves nothing: a link to it does.
            email: mailbox.as_ref().map(|mailbox| (mailbox.as_str(), false)),
            locale: import.locale.as_deref().and_then(Locale::of_tag),
            // Of one that the ERP manages, its own word at each request says whether it may act; the state is the portal's.
            state: if import.enabled || import.erp_user.is_some() { UserState::Active } else { UserState::Disabled },
            contact: import.contact.as_deref(),
            password: import.hash.as_deref().map(usable_hash).transpose()?,
            one_time_until: None,
        };
        if new.password.is_none() {
            notes.push("no hash that can be taken over: the user sets a password by link".to_owned());
        }
        let now = self.base.clock.now();
        let work = |transaction: &Transaction<'_>| {
            let site = here(transaction, &site)?;
            let new = NewUser { realm: &site.realm, ..new };
            let named = import.erp_user.as_deref().map(|erp_id| Named {
                erp_id,
                login: &login,
                contact: new.contact,
                third_party: memberships.first().map(|(third_party, _)| third_party.as_str()),
            });
            let known = match named {
                Some(named) => ruled::find(transaction, &site, named)?,
                None => user_on(transaction, &site.id, login.key()).map_err(|error| failed(&error))?,
            };
            if named.is_none()
                && let (Some(known), Some(contact)) = (&known, new.contact)
                && known.user.contact.as_deref().is_some_and(|before| before != contact)
            {
                // The same login in another entity: another person, whom this realm cannot hold twice.
                return Err(Error::LoginTaken);
            }
            let (id, outcome) = match &known {
                Some(known) => (known.user.id, update(transaction, known, &new, import.enabled, notes, now)?),
                None if was_closed(transaction, new.realm, (import.erp_user.as_deref(), login.key(), new.contact))? => {
                    return Err(Error::LoginClosed);
                }
                None => (store::insert_user(transaction, &new, now)?, Outcome::Taken),
            };
            let login = known.as_ref().map_or(new.login.as_str(), |known| known.user.login.as_str());
            let changed = match named {
                Some(named) => {
                    let state = if import.enabled { ImportedState::InUse } else { ImportedState::OutOfUse };
                    let place = memberships.first().map(|(third_party, membership)| (third_party.as_str(), membership));
                    let is_new = known.is_none();
                    let given = Given { erp_id: named.erp_id, state, place, ruled, is_new };
                    ruled::put(transaction, (id, login), &given, notes, now)?
                }
                None => put_memberships(transaction, (id, login), &memberships, notes, now)?,
            };
            Ok(if changed && outcome == Outcome::Unchanged { Outcome::Changed } else { outcome })
        };
        if import.dry_run { self.base.store.rehearse(work) } else { self.base.store.write(work) }
    }
}

/// The address, where it is one; an ERP may hold what no mail can go to.
fn mailbox_of(import: &ImportUser, notes: &mut Vec<String>) -> Option<Mailbox> {
    let text = import.email.as_deref().map(str::trim).filter(|text| !text.is_empty())?;
    let mailbox = Mailbox::new(text).ok();
    if mailbox.is_none() {
        notes.push(format!("`{text}` is no e-mail address: left out"));
    }
    mailbox
}

fn terms_of(membership: &ImportMembership) -> MembershipTerms {
    MembershipTerms {
        owner: membership.role == ImportRole::Owner,
        permissions: Some(membership.permissions.clone()),
        preset: None,
        sees: membership.sees.clone(),
        sites: membership.sites.clone(),
        ends: membership.ends.clone(),
    }
}

/// A hash of a scheme that may be taken over (rule U5).
fn usable_hash(hash: &str) -> Result<&str, Error> {
    hash.parse::<PasswordHash>().map(|_| hash).map_err(|_| Error::HashRefused)
}

fn update(
    transaction: &Transaction<'_>,
    known: &UserRow,
    new: &NewUser<'_>,
    enabled: bool,
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<Outcome, Error> {
    let UserRow { user, password, .. } = known;
    let same = user.name == new.name
        && user.email.as_deref().map(mailboxes::key) == new.email.map(|(email, _)| mailboxes::key(email))
        && (new.locale.is_none() || user.locale.is_some())
        && user.contact.as_deref() == new.contact
        && (password.is_some() || new.password.is_none());
    if !same {
        store::update_imported(transaction, user.id, new)?;
    }
    if user.login.key() != new.login.key() {
        notes.push(format!("signs in as `{}` here; the ERP says `{}`", user.login, new.login));
    }
    match (user.state, new.state) {
        (UserState::Disabled, UserState::Active) if enabled => {
            notes.push("disabled here: `host-demo user enable` puts it back in use".to_owned());
        }
        (UserState::Active | UserState::Unverified, UserState::Disabled) => {
            put_user_state(transaction, user, UserState::Disabled, &LedgerActor::STAFF, now)?;
            return Ok(Outcome::Changed);
        }
        _ => {}
    }
    Ok(if same { Outcome::Unchanged } else { Outcome::Changed })
}

fn put_memberships(
    transaction: &Transaction<'_>,
    (user, login): (UserId, &str),
    memberships: &[(String, Membership)],
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let mut changed = false;
    for (third_party, membership) in memberships {
        let account = store::open_account(transaction, third_party, now)?;
        let before = store::membership_in(transaction, account, user)?;
        if before.as_ref() == Some(membership) {
            continue;
        }
        if before.as_ref().is_some_and(|before| before.role == Role::Owner) {
            notes.push("owns the account here: keeps every permission".to_owned());
            continue;
        }
        store::put_membership(transaction, account, user, membership, now)?;
        record_grant(transaction, account, (&LedgerActor::STAFF, login), (before.as_ref(), membership), now)?;
        changed = true;
    }
    Ok(changed)
}
