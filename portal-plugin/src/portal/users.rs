//! What staff do with users: make one from a contact, give and take permissions, disable, hand out credentials.

use std::time::Duration;

use plugin_api::parties::{Contact, ThirdParty};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Actor, Event};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::passwords::Password;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Locale, Site, SiteId};
use crate::model::users::{Login, User, UserState, default_login};
use crate::portal::Portal;
use crate::portal::people::described;
use crate::store::ledger::record;
use crate::store::{self, MembershipRow, NewUser, UserRow};

/// How long a password that was shown, or a mailed link of a new user, works: 7 days, as an invitation does (rule I3).
const CREDENTIALS_LIVE: Duration = Duration::from_hours(7 * 24);

/// How often a default login is numbered before the operator has to choose one.
const MAX_NUMBER: u32 = 999;

/// How credentials reach the person (rule U2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deliver {
    /// A one-time password, shown to the operator to hand over.
    Show,
    /// A one-time password, mailed.
    Mail,
    /// A link to set a password, mailed: better, as nobody but the person ever knows the password.
    Link,
}

/// What a membership is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MembershipTerms {
    /// Makes the user the account's owner, who holds every permission.
    pub owner: bool,
    /// The permissions; without them those of the preset, else the site's default.
    pub permissions: Option<Vec<String>>,
    /// A preset of the site.
    pub preset: Option<String>,
    /// `all` or `own` documents.
    pub sees: Option<String>,
    /// The sites where it works; none is every one.
    pub sites: Option<Vec<String>>,
    /// The day on which it ends, `YYYY-MM-DD`: works no more from midnight UTC on.
    pub ends: Option<String>,
}

/// Make a user from a contact (rule U1).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    site: String,
    contact: String,
    #[serde(default)]
    login: Option<String>,
    #[serde(default)]
    email: Option<String>,
    deliver: Deliver,
    #[serde(default)]
    membership: MembershipTerms,
    /// The name of whoever of the staff does it, for the ledger.
    #[serde(default)]
    by: String,
}

/// Put a membership in place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    site: String,
    login: String,
    third_party: String,
    #[serde(default)]
    membership: MembershipTerms,
    /// The name of whoever of the staff does it, for the ledger.
    #[serde(default)]
    by: String,
}

/// A membership as staff read it.
#[derive(Clone, Debug, Serialize)]
pub struct MembershipAnswer {
    third_party: String,
    account: String,
    role: &'static str,
    state: &'static str,
    permissions: Vec<&'static str>,
    sees: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sites: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
}

/// A user as staff read it.
#[derive(Clone, Debug, Serialize)]
pub struct UserAnswer {
    login: String,
    name: String,
    email: Option<String>,
    state: &'static str,
    locked: bool,
    contact: Option<String>,
    has_password: bool,
    memberships: Vec<MembershipAnswer>,
}

/// What making a user answers.
#[derive(Clone, Debug, Serialize)]
pub struct CreatedUser {
    login: String,
    name: String,
    #[serde(flatten)]
    membership: MembershipAnswer,
    #[serde(flatten)]
    credentials: Credentials,
}

/// Credentials on their way to a person.
#[derive(Clone, Debug, Serialize)]
pub struct Credentials {
    /// Shown once; nobody can read it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mailed_to: Option<String>,
    until: String,
}

/// What giving permissions answers.
#[derive(Clone, Debug, Serialize)]
pub struct Granted {
    login: String,
    #[serde(flatten)]
    membership: MembershipAnswer,
    /// What the membership held before; none where there was no membership.
    before: Option<Vec<&'static str>>,
}

/// What new credentials answer.
#[derive(Clone, Debug, Serialize)]
pub struct CredentialsAnswer {
    login: String,
    #[serde(flatten)]
    credentials: Credentials,
}

/// What a change of state answers.
#[derive(Clone, Debug, Serialize)]
pub struct StateAnswer {
    login: String,
    state: &'static str,
    sessions_ended: u64,
}

/// Credentials made, before they are stored.
struct Made {
    /// The one-time password and its hash; none where a link is mailed.
    password: Option<(String, String)>,
    /// Where they are mailed; none where they are shown.
    email: Option<String>,
}

impl Portal {
    /// Makes a user from a contact, as in the Dolibarr protocol (rules U1 and U2).
    pub(super) fn create_user(&self, create: &CreateUser) -> Result<CreatedUser, Error> {
        let site = self.site(&create.site)?;
        let (contact, party) = self.contact_to_invite(&create.contact)?;
        let email = create.email.as_deref().or(contact.email.as_deref()).map(str::trim).filter(|text| !text.is_empty());
        if let Some(email) = email
            && self.source.is_employee(email)?
        {
            return Err(Error::EmailOfEmployee);
        }
        if self.store.user_by_contact(&site.realm, &contact.id)?.is_some() {
            return Err(Error::ContactHasUser);
        }
        let login = match &create.login {
            Some(login) => Login::new(login)?,
            None => self.free_login(&site, &contact)?,
        };
        let membership = membership(&site, &create.membership)?;
        let made = self.make_credentials(create.deliver, email)?;
        let name = format!("{} {}", contact.first_name, contact.last_name).trim().to_owned();
        let now = self.clock.now();
        let until = now.plus(CREDENTIALS_LIVE);
        let new = NewUser {
            realm: &site.realm,
            login: &login,
            name: if name.is_empty() { login.as_str() } else { &name },
            email: email.map(|email| (email, false)),
            locale: contact.language.as_deref().and_then(Locale::of_tag),
            state: UserState::Active,
            contact: Some(&contact.id),
            password: made.hash(),
            one_time_until: made.hash().map(|_| until),
        };
        self.store.write(|transaction| {
            let user = store::insert_user(transaction, &new, now)?;
            let account = store::open_account(transaction, &party.id, now)?;
            store::put_membership(transaction, account, user, &membership, now)?;
            let actor = Actor::Staff(create.by.clone());
            record_grant(transaction, account, (&actor, login.as_str()), &membership, now)?;
            self.mail_credentials(transaction, &site, &new.with_id(user), &made, until)
        })?;
        self.wake_mailing();
        log::info!(target: "audit", "user/created: {:?} for third party {:?} on {}", login.as_str(), party.id, site.id);
        Ok(CreatedUser {
            login: login.to_string(),
            name: new.name.to_owned(),
            membership: membership_answer(&party.id, &party.name, &membership),
            credentials: made.answer(until),
        })
    }

    /// Puts a membership in place of whatever joined the user and the account before.
    pub(super) fn grant_membership(&self, grant: &Grant) -> Result<Granted, Error> {
        let site = self.site(&grant.site)?;
        let row = self.user(&site, &grant.login)?;
        let party = self.source.third_party(&grant.third_party)?.ok_or(Error::ThirdPartyUnknown)?;
        if !party.open {
            return Err(Error::ThirdPartyClosed);
        }
        let membership = membership(&site, &grant.membership)?;
        let before = match self.store.account_of(&party.id)? {
            Some(account) => self.store.membership(account.account.id, row.user.id)?,
            None => None,
        };
        let now = self.clock.now();
        self.store.write(|transaction| {
            let account = store::open_account(transaction, &party.id, now)?;
            store::put_membership(transaction, account, row.user.id, &membership, now)?;
            let actor = Actor::Staff(grant.by.clone());
            record_grant(transaction, account, (&actor, row.user.login.as_str()), &membership, now)
        })?;
        log::info!(
            target: "audit",
            "membership/granted: {:?} in third party {:?} on {}: {}",
            row.user.login.as_str(), party.id, site.id, membership.role.permissions()
        );
        Ok(Granted {
            login: row.user.login.to_string(),
            membership: membership_answer(&party.id, &party.name, &membership),
            before: before.map(|before| ids(before.role.permissions())),
        })
    }

    /// Puts a user out of use: every session ends, every link dies.
    pub(super) fn disable_user(&self, site: &str, login: &str, by: &str) -> Result<StateAnswer, Error> {
        let site = self.site(site)?;
        let row = self.user(&site, login)?;
        let now = self.clock.now();
        let sessions_ended = self.store.write(|transaction| store::disable_user(transaction, row.user.id, now))?;
        log::info!(target: "audit", "user/disabled: {:?} on {} by {by:?}", row.user.login.as_str(), site.id);
        let state = UserState::Disabled.as_str();
        Ok(StateAnswer { login: row.user.login.to_string(), state, sessions_ended })
    }

    /// Puts a user back in use.
    pub(super) fn enable_user(&self, site: &str, login: &str, by: &str) -> Result<StateAnswer, Error> {
        let site = self.site(site)?;
        let row = self.user(&site, login)?;
        self.store.write(|transaction| store::set_user_state(transaction, row.user.id, UserState::Active))?;
        log::info!(target: "audit", "user/enabled: {:?} on {} by {by:?}", row.user.login.as_str(), site.id);
        let state = UserState::Active.as_str();
        Ok(StateAnswer { login: row.user.login.to_string(), state, sessions_ended: 0 })
    }

    /// Makes new credentials: the old password and every session end where a password is shown; a link changes nothing until it is used.
    pub(super) fn new_credentials(
        &self,
        site: &str,
        login: &str,
        deliver: Deliver,
    ) -> Result<CredentialsAnswer, Error> {
        let site = self.site(site)?;
        let row = self.user(&site, login)?;
        let made = self.make_credentials(deliver, row.user.email.as_deref())?;
        let now = self.clock.now();
        let until = now.plus(CREDENTIALS_LIVE);
        self.store.write(|transaction| {
            if let Some(hash) = made.hash() {
                store::put_one_time_password(transaction, row.user.id, hash, until, now)?;
            }
            self.mail_credentials(transaction, &site, &row.user, &made, until)
        })?;
        self.wake_mailing();
        log::info!(target: "audit", "user/credentials: {:?} on {}", row.user.login.as_str(), site.id);
        Ok(CredentialsAnswer { login: row.user.login.to_string(), credentials: made.answer(until) })
    }

    /// The users of a site's realm behind a login, with what they may do.
    pub(super) fn users(&self, site: &str, after: &str) -> Result<Vec<UserAnswer>, Error> {
        let site = self.site(site)?;
        let rows = self.store.users(&site.id, &crate::model::users::key(after))?;
        rows.into_iter().map(|row| self.user_answer(row)).collect()
    }

    /// Whom this login means on the site.
    pub(super) fn user(&self, site: &Site, login: &str) -> Result<UserRow, Error> {
        let key = crate::model::users::key(login);
        self.store.user_on(&site.id, &key)?.ok_or(Error::UserUnknown)
    }

    fn user_answer(&self, row: UserRow) -> Result<UserAnswer, Error> {
        let memberships = self
            .store
            .memberships_of(row.user.id)?
            .into_iter()
            .map(|MembershipRow { account, membership, .. }| {
                Ok(membership_answer(&account.third_party, &self.name_of(&account)?, &membership))
            })
            .collect::<Result<_, Error>>()?;
        Ok(UserAnswer {
            login: row.user.login.to_string(),
            name: row.user.name,
            email: row.user.email,
            state: row.user.state.as_str(),
            locked: row.user.locked,
            contact: row.user.contact,
            has_password: row.password.is_some(),
            memberships,
        })
    }

    /// The contact and its third party, if a user may be made of it; the checks of rule U1, in its order.
    fn contact_to_invite(&self, id: &str) -> Result<(Contact, ThirdParty), Error> {
        let contact = self.source.contact(id)?.ok_or(Error::ContactUnknown)?;
        let third_party = contact.third_party.as_deref().ok_or(Error::ContactWithoutThirdParty)?;
        let party = self.source.third_party(third_party)?.ok_or(Error::ContactWithoutThirdParty)?;
        if !party.open {
            return Err(Error::ThirdPartyClosed);
        }
        if contact.archived {
            return Err(Error::ContactArchived);
        }
        Ok((contact, party))
    }

    /// The default login of a contact, numbered where it is taken (rule U2).
    fn free_login(&self, site: &Site, contact: &Contact) -> Result<Login, Error> {
        let stem = default_login(&contact.first_name, &contact.last_name, &contact.id);
        for number in 1..=MAX_NUMBER {
            let login = Login::new(&if number == 1 { stem.clone() } else { format!("{stem}{number}") })?;
            let taken = self.store.user_on(&site.id, login.key())?.is_some()
                || self.store.user_by_login(&site.realm, login.key())?.is_some();
            if !taken {
                return Ok(login);
            }
        }
        Err(Error::LoginTaken)
    }

    fn make_credentials(&self, deliver: Deliver, email: Option<&str>) -> Result<Made, Error> {
        let password = match deliver {
            Deliver::Show | Deliver::Mail => {
                let password = self.one_time_password()?;
                let hash = self.hash_new_password(&Password::typed(&password)?)?;
                Some((password, hash))
            }
            Deliver::Link => None,
        };
        let email = match deliver {
            Deliver::Show => None,
            Deliver::Mail | Deliver::Link => Some(email.ok_or(Error::EmailMissing)?.to_owned()),
        };
        Ok(Made { password, email })
    }

    fn mail_credentials(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        made: &Made,
        until: Timestamp,
    ) -> Result<(), Error> {
        match (&made.email, &made.password) {
            (None, _) => Ok(()),
            (Some(_), Some((password, _))) => self.mail_one_time_password(transaction, site, user, password, until),
            (Some(_), None) => self.mail_welcome_link(transaction, site, user, CREDENTIALS_LIVE),
        }
    }
}

impl Made {
    fn hash(&self) -> Option<&str> {
        self.password.as_ref().map(|(_, hash)| hash.as_str())
    }

    /// What the operator is told: a password that was mailed is the person's alone.
    fn answer(self, until: Timestamp) -> Credentials {
        let shown = self.password.filter(|_| self.email.is_none());
        Credentials { password: shown.map(|(password, _)| password), mailed_to: self.email, until: until.rfc3339() }
    }
}

/// Records in the ledger of an account that staff put a membership in place.
pub(super) fn record_grant(
    transaction: &Transaction<'_>,
    account: AccountId,
    (actor, login): (&Actor, &str),
    membership: &Membership,
    now: Timestamp,
) -> Result<(), Error> {
    let described = described(membership);
    let mut detail = vec![("login", login), ("role", role(membership))];
    detail.extend(described.iter().map(|(name, text)| (*name, text.as_str())));
    record(transaction, account, actor, Event::Granted, &detail, now)
}

/// What the terms come to on a site.
///
/// # Errors
/// `command/invalid` for a word that means nothing.
pub(super) fn membership(site: &Site, terms: &MembershipTerms) -> Result<Membership, Error> {
    let invalid = |what: String| Error::CommandInvalid(what);
    let permissions = match (&terms.permissions, &terms.preset) {
        (Some(ids), _) => ids
            .iter()
            .map(|id| id.parse::<Permission>().map_err(|e| invalid(e.to_string())))
            .collect::<Result<_, _>>()?,
        (None, Some(name)) => {
            let preset = site.presets.iter().find(|preset| preset.id == *name);
            preset.ok_or_else(|| invalid(format!("site `{}` has no preset `{name}`", site.id)))?.permissions
        }
        (None, None) => site.default_permissions,
    };
    let sees = match terms.sees.as_deref() {
        None | Some("all") => Sees::All,
        Some("own") => Sees::Own,
        Some(other) => return Err(invalid(format!("`sees` is `all` or `own`, not `{other}`"))),
    };
    let sites = terms
        .sites
        .as_ref()
        .map(|ids| ids.iter().map(|id| id.parse::<SiteId>().map_err(|e| invalid(e.to_string()))).collect())
        .transpose()?;
    let ends = terms
        .ends
        .as_deref()
        .map(|day| Timestamp::of_day(day).ok_or_else(|| invalid(format!("`{day}` is not a day such as 2027-01-31"))))
        .transpose()?;
    let role = if terms.owner { Role::Owner } else { Role::Member(permissions) };
    Ok(Membership { role, state: MembershipState::Active, sees, sites, ends })
}

fn membership_answer(third_party: &str, account: &str, membership: &Membership) -> MembershipAnswer {
    MembershipAnswer {
        third_party: third_party.to_owned(),
        account: account.to_owned(),
        role: role(membership),
        state: if membership.state == MembershipState::Active { "active" } else { "suspended" },
        permissions: ids(membership.role.permissions()),
        sees: membership.sees.as_str(),
        sites: membership.sites.as_ref().map(|sites| sites.iter().map(ToString::to_string).collect()),
        ends: membership.ends.map(Timestamp::rfc3339),
    }
}

fn role(membership: &Membership) -> &'static str {
    if membership.role == Role::Owner { "owner" } else { "member" }
}

fn ids(permissions: Permissions) -> Vec<&'static str> {
    permissions.iter().map(Permission::id).collect()
}
