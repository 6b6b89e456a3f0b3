//! What staff do with users: make one from a contact, disable, hand out credentials.

use std::sync::Arc;
use std::time::Duration;

use plugin_api::operations::{
    self, CreateUser, CredentialsMade, Deliver, Membership, PrepareUser, UserChanged, UserCreated, UserPrepared,
};
use plugin_api::parties::Contact;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::locales::Locale;
use crate::model::mailboxes::Mailbox;
use crate::model::passwords::Password;
use crate::model::sites::Site;
use crate::model::users::{Login, User, UserState, default_login};
use crate::portal::base::{Base, service};
use crate::portal::lookups::{contact_to_invite, user_in, user_of};
use crate::portal::mailing::Mailing;
use crate::portal::memberships::{Memberships, membership_answer, record_grant};
use crate::portal::one_time;
use crate::portal::passwords::Passwords;
use crate::portal::sites::{Sites, here};
use crate::store::engine::{Connection, Transaction};
use crate::store::ledger::record_everywhere;
use crate::store::{self, NewUser, UserRow, failed, user_by_contact};

/// How long a password that was shown, or a mailed link of a new user, works: 7 days, as an invitation does (rule I3).
const CREDENTIALS_LIVE: Duration = Duration::from_hours(7 * 24);

/// How often a default login is numbered before the operator has to choose one.
const MAX_NUMBER: u32 = 999;

/// Credentials made, before they are stored.
struct Made {
    /// The one-time password and its hash; none where a link is mailed.
    password: Option<(String, String)>,
    /// Where they are mailed; none where they are shown.
    email: Option<String>,
}

service! {
    /// Users, as staff make and change them.
    pub struct Users {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        passwords: Arc<Passwords>,
        memberships: Arc<Memberships>,
    }
}

impl Users {
    /// Makes a user from a contact, as in the Dolibarr protocol (rules U1 and U2).
    pub(super) fn create(&self, create: &CreateUser) -> Result<UserCreated, Error> {
        let site = self.sites.enabled(&create.site)?;
        let of = create.third_party.as_deref();
        let (contact, party) = contact_to_invite(&self.base.source, &create.contact, of)?;
        let email = create.email.as_deref().or(contact.email.as_deref()).map(str::trim).filter(|text| !text.is_empty());
        let mailbox = email.map(Mailbox::new).transpose()?;
        if let Some(mailbox) = &mailbox
            && self.base.source.is_employee(mailbox)?
        {
            return Err(Error::EmailOfEmployee);
        }
        let login = match &create.login {
            Some(login) => Login::new(login)?,
            None => self.unused_login(&site, &contact)?,
        };
        let membership = self.memberships.terms(&site, &create.membership.clone().into(), None)?;
        let made = self.make_credentials(create.deliver, email)?;
        let name = format!("{} {}", contact.first_name, contact.last_name).trim().to_owned();
        let now = self.base.clock.now();
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
        self.base.store.write(|transaction| {
            let site = here(transaction, &site)?;
            let new = NewUser { realm: &site.realm, ..new.clone() };
            if user_by_contact(transaction, &site.realm, &contact.id).map_err(|error| failed(&error))?.is_some() {
                return Err(Error::ContactHasUser);
            }
            let user = store::insert_user(transaction, &new, now)?;
            let account = store::open_account(transaction, &party.id, now)?;
            store::put_membership(transaction, account, user, &membership, now)?;
            let who = (&LedgerActor::Staff(create.by.clone()), login.as_str());
            record_grant(transaction, account, who, (None, &membership), now)?;
            self.mail_credentials(transaction, &site, &new.with_id(user), &made, until)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "user/created: {:?} for third party {:?} on {}", login.as_str(), party.id, site.id);
        let Membership { third_party, account, role, state, permissions, sees, sites, ends } =
            membership_answer(&party.id, &party.name, &membership);
        let name = new.name.to_owned();
        let CredentialsMade { login, password, mailed_to, until } = made.answer(&login, until);
        Ok(UserCreated {
            login,
            name,
            third_party,
            account,
            role,
            state,
            permissions,
            sees,
            sites,
            ends,
            password,
            mailed_to,
            until,
        })
    }

    /// Puts a user out of use: every session ends, every link dies. Each account of theirs is told (rule A10).
    pub(super) fn disable(&self, site: &str, login: &str, by: &str) -> Result<UserChanged, Error> {
        self.set_state(site, login, by, UserState::Disabled)
    }

    /// Puts a user back in use.
    pub(super) fn enable(&self, site: &str, login: &str, by: &str) -> Result<UserChanged, Error> {
        self.set_state(site, login, by, UserState::Active)
    }

    fn set_state(&self, site: &str, login: &str, by: &str, state: UserState) -> Result<UserChanged, Error> {
        let site = self.sites.enabled(site)?;
        let actor = LedgerActor::Staff(by.to_owned());
        let (login, sessions_ended) = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let UserRow { user, .. } = user_in(transaction, &site, login)?;
            let sessions_ended = put_user_state(transaction, &user, state, &actor, now)?;
            Ok((user.login, sessions_ended))
        })?;
        log::info!(target: "audit", "user/{}: {:?} on {}", state.as_str(), login.as_str(), site.id);
        Ok(UserChanged { login: login.to_string(), state: state.as_str().to_owned(), sessions_ended })
    }

    /// Makes new credentials: the old password and every session end where a password is shown; a link changes nothing until it is used.
    pub(super) fn new_credentials(&self, wanted: &operations::Credentials) -> Result<CredentialsMade, Error> {
        let (site, login, deliver) = (self.sites.enabled(&wanted.site)?, &wanted.login, wanted.deliver);
        let row = user_of(&self.base.store, &site, login)?;
        let made = self.make_credentials(deliver, row.user.email.as_deref())?;
        let now = self.base.clock.now();
        let until = now.plus(CREDENTIALS_LIVE);
        self.base.store.write(|transaction| {
            // A merge by another process would leave the password with a user that is none any more.
            if user_in(transaction, &site, login)?.user != row.user {
                return Err(Error::UserUnknown);
            }
            if let Some(hash) = made.hash() {
                store::put_one_time_password(transaction, row.user.id, hash, until, now)?;
            }
            self.mail_credentials(transaction, &site, &row.user, &made, until)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "user/credentials: {:?} on {}", row.user.login.as_str(), site.id);
        Ok(made.answer(&row.user.login, until))
    }

    /// What making a user from a contact would begin with: refused where rule U1 refuses it, and changes nothing.
    pub(super) fn prepare(&self, prepare: &PrepareUser) -> Result<UserPrepared, Error> {
        let site = self.sites.enabled(&prepare.site)?;
        let of = prepare.third_party.as_deref();
        let (contact, party) = contact_to_invite(&self.base.source, &prepare.contact, of)?;
        let taken = |connection: &Connection| user_by_contact(connection, &site.realm, &contact.id);
        if self.base.store.read_with(|connection| taken(connection).map_err(|error| failed(&error)))?.is_some() {
            return Err(Error::ContactHasUser);
        }
        Ok(UserPrepared {
            login: self.unused_login(&site, &contact)?.to_string(),
            email: contact.email,
            has_owner: self.base.store.account_of(&party.id)?.is_some_and(|row| row.owner.is_some()),
            third_party: party.id,
        })
    }

    /// Ends every session of a user, who stays in use, and says how many.
    pub(super) fn end_sessions(&self, site: &str, login: &str, by: &str) -> Result<UserChanged, Error> {
        let site = self.sites.enabled(site)?;
        let (user, sessions_ended) = self.base.store.write(|transaction| {
            let user = user_in(transaction, &site, login)?.user;
            let ended = store::end_sessions(transaction, user.id, None, self.base.clock.now())
                .map_err(|error| failed(&error))?;
            Ok((user, ended))
        })?;
        log::info!(target: "audit", "user/sessions-ended: {:?} on {} by {by:?}", user.login.as_str(), site.id);
        Ok(UserChanged { login: user.login.to_string(), state: user.state.as_str().to_owned(), sessions_ended })
    }

    /// The default login of a contact, numbered where it is taken (rule U2).
    fn unused_login(&self, site: &Site, contact: &Contact) -> Result<Login, Error> {
        let stem = default_login(&contact.first_name, &contact.last_name, &contact.id);
        for number in 1..=MAX_NUMBER {
            let login = Login::new(&if number == 1 { stem.clone() } else { format!("{stem}{number}") })?;
            let taken = self.base.store.user_on(&site.id, login.key())?.is_some()
                || self.base.store.user_by_login(&site.realm, login.key())?.is_some();
            if !taken {
                return Ok(login);
            }
        }
        Err(Error::LoginTaken)
    }

    fn make_credentials(&self, deliver: Deliver, email: Option<&str>) -> Result<Made, Error> {
        let password = match deliver {
            Deliver::Show | Deliver::Mail => {
                let password = one_time::password()?;
                let hash = self.passwords.hash(&Password::typed(&password)?)?;
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
            (Some(_), Some((password, _))) => {
                self.passwords.mail_one_time_password(transaction, site, user, password, until)
            }
            (Some(_), None) => self.passwords.mail_welcome_link(transaction, site, user, CREDENTIALS_LIVE),
        }
    }
}

/// Puts a user in or out of use, and tells each account of theirs; says how many sessions ended.
pub(super) fn put_user_state(
    transaction: &Transaction<'_>,
    user: &User,
    state: UserState,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<u64, Error> {
    let sessions_ended = match state {
        UserState::Disabled => store::disable_user(transaction, user.id, now)?,
        UserState::Active | UserState::Unverified => {
            store::set_user_state(transaction, user.id, state)?;
            0
        }
    };
    if user.state != state {
        let event = if state == UserState::Disabled { Event::UserDisabled } else { Event::UserEnabled };
        record_everywhere(transaction, user.id, actor, event, &[("login", user.login.as_str())], now)?;
    }
    Ok(sessions_ended)
}

impl Made {
    fn hash(&self) -> Option<&str> {
        self.password.as_ref().map(|(_, hash)| hash.as_str())
    }

    /// What the operator is told: a password that was mailed is the person's alone.
    fn answer(self, login: &Login, until: Timestamp) -> CredentialsMade {
        let password = self.password.filter(|_| self.email.is_none()).map(|(password, _)| password);
        CredentialsMade { login: login.to_string(), password, mailed_to: self.email, until: until.rfc3339() }
    }
}
