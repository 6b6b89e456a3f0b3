//! Signing up for oneself (rule U10): the site's policy decides, the mailbox is proved first, and what a person gets is an
//! account of their own. An address that matches a third party, a contact or a user joins nothing to anything.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use plugin_api::mail::Mail;
use plugin_api::parties::NewThirdParty;

use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::mailboxes::{Mailbox, are_one};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::sites::Site;
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{Login, User, UserId, UserState};
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Addressee, Matter, compose};
use crate::portal::sign_in::throttled;
use crate::random;
use crate::store::{NewUser, SignUpTo, WaitingSignUp};

/// How long the mailed link works: 24 hours, as a code by mail does (NIST SP 800-63B-4, 4.2.1.2).
pub const PROVE: Duration = Duration::from_hours(24);

/// The longest name, in code points.
const NAME: usize = 120;

/// Who signs up.
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// The e-mail address, which becomes the login.
    pub email: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The company, or empty for a private person.
    pub company: &'a str,
    /// The language of the page.
    pub locale: Locale,
    /// Whether it happens at a checkout.
    pub at_checkout: bool,
    /// The path of the site to go on to once the address is proved.
    pub next: &'a str,
}

/// Somebody who has just proved the address that they signed up with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// What they sign in with.
    pub login: String,
    /// The path of the site to go on to.
    pub next: String,
}

service! {
    /// Who signs up, until the account is theirs.
    pub struct SignUps {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
    }
}

impl SignUps {
    /// Signs up: mails a link that proves the address and sets the password. Always answers the same; who is known
    /// already is told so by mail alone, and who may have none gets none (rule U6).
    ///
    /// # Errors
    /// `sign-up/closed` by the site's policy, `sign-up/invalid` for what no address or name is, `throttle/slow-down` by
    /// network only, `unavailable/store`, `unavailable/host`.
    pub fn begin(&self, site: &Arc<Site>, person: &NewPerson<'_>, peer: IpAddr) -> Result<(), Error> {
        self.base.running()?;
        if !site.sign_up.takes(person.at_checkout) {
            return Err(Error::SignUpClosed);
        }
        let (email, name, company) = (person.email.trim(), person.name.trim(), person.company.trim());
        let login = Login::new(email).map_err(|_| Error::SignUpInvalid)?;
        let mailbox = Mailbox::new(email).ok().filter(Mailbox::is_public).ok_or(Error::SignUpInvalid)?;
        if name.is_empty() || !is_name(name) || !is_name(company) {
            return Err(Error::SignUpInvalid);
        }
        let verdict = self.base.store.check_reset_limit(&network_of(peer), || self.base.clock.now())?;
        if verdict != Verdict::Counted {
            return Err(throttled(site, None, verdict));
        }
        let employee = self.base.source.is_employee(&mailbox)?;
        let (link, number) = (Token::new(random::bytes()?), Token::new(random::bytes()?));
        let now = self.base.clock.now();
        let new = NewUser {
            realm: &site.realm,
            login: &login,
            name,
            email: Some((email, false)),
            locale: Some(person.locale),
            state: UserState::Unverified,
            contact: None,
            password: None,
            one_time_until: None,
        };
        let expires = now.plus(PROVE);
        let to = SignUpTo {
            site: &site.id,
            email_key: &mailbox.key(),
            company,
            next: person.next,
            key: &number.secret(),
            allowed: !employee,
        };
        self.base.store.sign_up(&to, &new, (&link.hash(), expires), now, |transaction, fresh| {
            let address = self.base.address(site);
            let login = login.as_str();
            // Without the name: whoever typed it could write to anybody's mailbox in the site's own words.
            let locale = Some(person.locale);
            let to = Addressee { site, address: &address, to: email, name: "", login, locale, zone: None };
            // Both are written, whichever is sent; one that nobody may have goes to nobody.
            let welcome = compose(&to, Matter::SignUp { link: &link, expires })?;
            let known = compose(&to, Matter::AlreadyKnown)?;
            let mail = if fresh == Some(true) { welcome } else { known };
            let to = if fresh.is_some() { mail.to } else { String::new() };
            self.mailing.queue_in(transaction, &Mail { to, ..mail })
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "sign-up on {}", site.id);
        Ok(())
    }

    /// Gives who signed up and has proved the address an account of their own; the ERP opens its third party. Where the
    /// ERP does not answer, the next time the person lands tries again. `None` is somebody else, who has no account to get.
    pub(super) fn finish(&self, site: &Site, user: UserId) -> Option<SignedUp> {
        let waits = |error: Error| log::warn!("the account of user {} waits: {}", user.0, error.code());
        let (row, waiting) = self.base.store.waiting_sign_up(user).map_err(waits).ok()??;
        self.open_own_account(site, &row, &waiting).unwrap_or_else(waits);
        Some(SignedUp { login: row.login.to_string(), next: waiting.next })
    }

    fn open_own_account(&self, site: &Site, row: &User, waiting: &WaitingSignUp) -> Result<(), Error> {
        let email = row.email.as_deref().unwrap_or_default();
        let name = if waiting.company.is_empty() { &row.name } else { &waiting.company };
        let language = row.locale.unwrap_or(site.locale).tag();
        let party = NewThirdParty {
            key: waiting.key.clone(),
            name: name.clone(),
            person: row.name.clone(),
            email: email.to_owned(),
            language: language.to_owned(),
            entity: site.entities.as_ref().and_then(|entities| entities.first()).cloned(),
        };
        let third_party = self.base.source.new_third_party(&party)?;
        let contacts = self.base.source.contacts_of(&third_party)?;
        let contact = contacts.iter().find(|contact| contact.email.as_deref().is_some_and(|own| are_one(own, email)));
        let contact = contact.map(|contact| contact.id.as_str());
        let membership =
            Membership { role: Role::Owner, state: MembershipState::Active, sees: Sees::All, sites: None, ends: None };
        self.base.store.finish_sign_up(row, &third_party, contact, &membership, self.base.clock.now())?;
        log::info!(target: "audit", "account/opened: user {} owns that of third party {third_party:?}", row.id.0);
        Ok(())
    }
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= NAME && !text.chars().any(char::is_control)
}
