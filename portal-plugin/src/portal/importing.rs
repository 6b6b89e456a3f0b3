//! Taking over a user of the ERP: idempotent, by login within the site's realm.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::hashes::PasswordHash;
use crate::model::ledger::Actor;
use crate::model::memberships::{Membership, Role};
use crate::model::sites::{Locale, Site};
use crate::model::users::{Login, UserId, UserState, key};
use crate::portal::Portal;
use crate::portal::memberships::{MembershipTerms, membership, record_grant};
use crate::portal::sites::here;
use crate::portal::users::put_user_state;
use crate::store::closed_logins::is_closed;
use crate::store::{self, NewUser, UserRow, failed, user_on};

/// One user of the ERP.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportUser {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    dry_run: bool,
    site: String,
    login: String,
    name: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    contact: Option<String>,
    enabled: bool,
    /// argon2id as a PHC string, bcrypt, or passlib's `pbkdf2-sha512` (rule U5); none, and the user sets a password by link.
    #[serde(default)]
    hash: Option<String>,
    memberships: Vec<ImportMembership>,
}

/// What the user may do for one third party.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportMembership {
    third_party: String,
    role: ImportRole,
    #[serde(default)]
    permissions: Vec<String>,
    #[serde(default)]
    sees: Option<String>,
    #[serde(default)]
    sites: Option<Vec<String>>,
    #[serde(default)]
    ends: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ImportRole {
    Owner,
    Member,
}

/// What became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Imported {
    login: String,
    outcome: Outcome,
    /// Why it was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// What a person should know of it.
    notes: Vec<String>,
}

/// The four things that can become of an imported user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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

impl Portal {
    /// Takes over one user. What a rule forbids is an outcome, not an error: the next user is not held up by it.
    pub(super) fn import_user(&self, import: &ImportUser) -> Result<Imported, Error> {
        let mut notes = Vec::new();
        let (outcome, code) = match self.try_import(import, &mut notes) {
            Ok(outcome) => (outcome, None),
            Err(error @ (Error::Store(_) | Error::Host(_) | Error::CommandInvalid(_))) => return Err(error),
            Err(error) => {
                notes.push(error.to_string());
                (Outcome::Skipped, Some(error.code()))
            }
        };
        Ok(Imported { login: import.login.clone(), outcome, code, notes })
    }

    fn try_import(&self, import: &ImportUser, notes: &mut Vec<String>) -> Result<Outcome, Error> {
        let site = self.site(&import.site)?;
        let login = Login::new(&import.login)?;
        let email = import.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
        if let Some(email) = email
            && self.source.is_employee(email)?
        {
            return Err(Error::EmailOfEmployee);
        }
        let mut memberships = Vec::new();
        for one in &import.memberships {
            let party = self.source.third_party(&one.third_party)?.ok_or(Error::ThirdPartyUnknown)?;
            if !party.open {
                notes.push(format!("third party `{}` is closed: nothing of it is shown", party.name));
            }
            memberships.push((party.id, one.membership(&site)?));
        }
        let new = NewUser {
            realm: &site.realm,
            login: &login,
            name: if import.name.trim().is_empty() { login.as_str() } else { import.name.trim() },
            // The ERP's word for an address proves nothing: a link to it does.
            email: email.map(|email| (email, false)),
            locale: import.locale.as_deref().and_then(Locale::of_tag),
            state: if import.enabled { UserState::Active } else { UserState::Disabled },
            contact: import.contact.as_deref(),
            password: import.hash.as_deref().map(usable_hash).transpose()?,
            one_time_until: None,
        };
        if new.password.is_none() {
            notes.push("no hash that can be taken over: the user sets a password by link".to_owned());
        }
        let now = self.clock.now();
        let work = |transaction: &Transaction<'_>| {
            let site = here(transaction, &site)?;
            let new = NewUser { realm: &site.realm, ..new };
            let known = user_on(transaction, &site.id, login.key()).map_err(|error| failed(&error))?;
            if let (Some(known), Some(contact)) = (&known, new.contact)
                && known.user.contact.as_deref().is_some_and(|before| before != contact)
            {
                // The same login in another entity: another person, whom this realm cannot hold twice.
                return Err(Error::LoginTaken);
            }
            let (id, outcome) = match &known {
                Some(known) => (known.user.id, update(transaction, known, &new, notes, now)?),
                None if is_closed(transaction, new.realm, login.key(), new.contact)
                    .map_err(|error| failed(&error))? =>
                {
                    return Err(Error::LoginClosed);
                }
                None => (store::insert_user(transaction, &new, now)?, Outcome::Taken),
            };
            let changed = put_memberships(transaction, (id, new.login.as_str()), &memberships, notes, now)?;
            Ok(if changed && outcome == Outcome::Unchanged { Outcome::Changed } else { outcome })
        };
        if import.dry_run { self.store.rehearse(work) } else { self.store.write(work) }
    }
}

impl ImportMembership {
    fn membership(&self, site: &Site) -> Result<Membership, Error> {
        membership(
            site,
            &MembershipTerms {
                owner: self.role == ImportRole::Owner,
                permissions: Some(self.permissions.clone()),
                preset: None,
                sees: self.sees.clone(),
                sites: self.sites.clone(),
                ends: self.ends.clone(),
            },
        )
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
    notes: &mut Vec<String>,
    now: Timestamp,
) -> Result<Outcome, Error> {
    let UserRow { user, password, .. } = known;
    let same = user.name == new.name
        && user.email.as_deref().map(key) == new.email.map(|(email, _)| key(email))
        && (new.locale.is_none() || user.locale == new.locale)
        && user.contact.as_deref() == new.contact
        && (password.is_some() || new.password.is_none());
    if !same {
        store::update_imported(transaction, user.id, new)?;
    }
    match (user.state, new.state) {
        (UserState::Disabled, UserState::Active) => {
            notes.push("disabled here: `host-demo user enable` puts it back in use".to_owned());
        }
        (UserState::Active | UserState::Unverified, UserState::Disabled) => {
            put_user_state(transaction, user, UserState::Disabled, &Actor::STAFF, now)?;
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
        record_grant(transaction, account, (&Actor::STAFF, login), (before.as_ref(), membership), now)?;
        changed = true;
    }
    Ok(changed)
}
