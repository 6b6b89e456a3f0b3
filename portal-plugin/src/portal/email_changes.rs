//! Another e-mail address for one's login: asked for with the password, in force once both addresses have confirmed it. Who
//! has lost the old mailbox turns to staff.

use std::net::IpAddr;
use std::sync::Arc;

use plugin_api::actions::ActKind;
use plugin_api::mail::Mail;

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::actions::ActionKey;
use crate::model::activity::{Activity, Place};
use crate::model::email_changes::{LIFETIME, Side};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::mailboxes::{self, Mailbox, are_one};
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{Login, User};
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Addressee, LoginNews, Matter, compose};
use crate::portal::passwords::Passwords;
use crate::portal::principals::{Principal, principal_in_store};
use crate::portal::sites::here;
use crate::random;
use crate::source::{ActionBy, RequestedAction};
use crate::store::email_changes::{
    EmailChange, NewEmailChange, confirm_email, email_change_in, forget, is_email_taken, put_email, put_email_change,
};
use crate::store::engine::{Connection, Transaction};
use crate::store::ledger::record_everywhere;
use crate::store::{MailOf, activity, check_email_change_limit, check_mail_limit, failed, is_left_behind};

/// How often a confirmation is begun anew as the other one came meanwhile.
const ROUNDS: usize = 3;

/// What a link about an e-mail address is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailCard {
    /// Whose address it is to be.
    pub login: String,
    /// The new address.
    pub email: String,
    /// Which of the two addresses the link was sent to.
    pub side: Side,
    /// Whether the login has the address already, and the link proves it.
    pub proves: bool,
    /// Until when the link works.
    pub expires: Timestamp,
}

service! {
    /// Changes of the address of a login.
    pub struct EmailChanges {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
        passwords: Arc<Passwords>,
    }
}

impl EmailChanges {
    /// Asks for another address. Always answers the same, whether it may be had or not (rule U6): an employee's, one that
    /// has a login already, and one that was sent too many mails are sent no link, and are never confirmed. One's own that
    /// nobody has proved is asked for in the same way: one link, which proves it (rule I4a).
    ///
    /// # Errors
    /// `email/invalid`, `email/unchanged`, `password/wrong`, `throttle/slow-down` behind three an hour.
    pub fn ask(&self, principal: &Principal, password: &str, email: &str) -> Result<(), Error> {
        self.base.running()?;
        principal.may_write()?;
        let mailbox = Mailbox::new(email)?;
        let email = mailbox.as_str();
        if !mailbox.is_public() || Login::new(email).is_err() {
            return Err(Error::EmailInvalid);
        }
        let proves = is_own(&principal.user, email);
        if proves && self.base.store.user_by_id(principal.user.id)?.is_some_and(|row| row.email_verified) {
            return Err(Error::EmailUnchanged);
        }
        self.passwords.prove(principal, password)?;
        let employee = self.base.source.is_employee(&mailbox)?;
        let (old, new) = (Token::new(random::bytes()?), Token::new(random::bytes()?));
        let number = Token::new(random::bytes()?).secret();
        let address = self.base.address(&principal.site);
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let site = here(transaction, &principal.site)?;
            if let Verdict::Wait(wait) = check_email_change_limit(transaction, user.id, now)? {
                return Err(Error::SlowDown { seconds: wait.as_secs().max(1) });
            }
            // As it was when the principal was asked: somebody may have changed it meanwhile.
            if is_own(&user, email) != proves {
                return Err(Error::Busy { seconds: 1 });
            }
            // Whoever has the address too proves it too.
            let taken = !proves && is_email_taken(transaction, &site.realm, email, user.id)?;
            let counted = check_mail_limit(transaction, MailOf::Email, &mailbox.key(), now)? == Verdict::Counted;
            let expires = now.plus(LIFETIME);
            let change = NewEmailChange {
                user: &user,
                email,
                site: &site.id,
                session: principal.session.id,
                key: &number,
                old_token: old.hash(),
                new_token: new.hash(),
                expires,
            };
            put_email_change(transaction, &change, now)?;
            // Without the name: whoever chose it could write to anybody's mailbox in the site's own words.
            let to = Addressee {
                site: &site,
                address: &address,
                to: email,
                name: "",
                login: user.login.as_str(),
                locale: user.locale,
                zone: user.zone.as_ref(),
            };
            let link = compose(&to, Matter::Login(LoginNews::EmailToBe { link: &new, expires, own: proves }))?;
            let wanted = compose(&to, Matter::Login(LoginNews::EmailWanted))?;
            let mail = if taken { wanted } else { link };
            let to = if counted && !employee { mail.to } else { String::new() };
            self.mailing.queue_in(transaction, &Mail { to, ..mail })?;
            if !proves {
                let news = LoginNews::EmailToGo { email: email.into(), link: &old, expires };
                self.mailing.write_to(transaction, &site, &user, Matter::Login(news))?;
            }
            activity::record_in_session(transaction, principal.session.id, Activity::EmailAsked, now)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "email/asked: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(())
    }

    /// Takes back what was asked for, if anything was.
    ///
    /// # Errors
    /// `view-as/read-only`, rows 1 to 4.
    pub fn withdraw(&self, principal: &Principal) -> Result<(), Error> {
        self.base.running()?;
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            if forget(transaction, user.id)? {
                activity::record_in_session(transaction, principal.session.id, Activity::EmailKept, now)?;
            }
            Ok(())
        })
    }

    /// What a link is for; looking changes nothing.
    ///
    /// # Errors
    /// `email/link-invalid`.
    pub fn look_at(&self, site: &Site, link: &Token) -> Result<EmailCard, Error> {
        self.base.running()?;
        let now = self.base.clock.now();
        let change =
            self.base.store.read_with(|connection| email_change_in(connection, &site.id, &link.hash(), now))?;
        let EmailChange { user, email, side, confirmations, .. } = change;
        let proves = is_own(&user, &email);
        Ok(EmailCard { login: user.login.to_string(), email, side, proves, expires: confirmations.expires })
    }

    /// Confirms one side. Once both are, the address is the user's: the ERP is told first, then every other session ends
    /// and both addresses are told. Answers whether that has happened.
    ///
    /// # Errors
    /// `email/link-invalid`, also where the address has another login by now; `unavailable/host`, after which the same
    /// link works again.
    pub fn confirm(&self, site: &Arc<Site>, link: &Token, peer: IpAddr) -> Result<bool, Error> {
        self.base.running()?;
        let hash = link.hash();
        for _ in 0..ROUNDS {
            let now = self.base.clock.now();
            let change = self.base.store.read_with(|connection| email_change_in(connection, &site.id, &hash, now))?;
            let told = change.confirmations.confirm(change.side, now)?.both();
            if told {
                self.free_to_take(&change)?;
                self.tell_erp(site, &change, peer)?;
            }
            let done = self.base.store.write(|transaction| {
                let now = self.base.clock.now();
                let change = email_change_in(transaction, &site.id, &hash, now)?;
                let both = change.confirmations.confirm(change.side, now)?.both();
                if both && !told {
                    // The other side was confirmed meanwhile: the ERP is to be told first.
                    return Ok(None);
                }
                if both {
                    self.change_email(transaction, site, &change, peer, now)?;
                } else {
                    confirm_email(transaction, change.user.id, change.side, now)?;
                }
                Ok(Some(both))
            })?;
            if let Some(both) = done {
                self.mailing.wake();
                let (user, of) = (change.user.id.0, change.side.as_str());
                log::info!(target: "audit", "email/confirmed: {of} address of user {user} on {}", site.id);
                return Ok(both);
            }
        }
        Err(Error::Busy { seconds: 1 })
    }

    /// Objects: the address stays as it is, both links die.
    ///
    /// # Errors
    /// `email/link-invalid`.
    pub fn object(&self, site: &Site, link: &Token, peer: IpAddr) -> Result<(), Error> {
        self.base.running()?;
        let user = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let change = email_change_in(transaction, &site.id, &link.hash(), now)?;
            forget(transaction, change.user.id)?;
            let place = Place { site: site.id.as_str(), network: &network_of(peer), browser: "" };
            activity::record(transaction, Some(change.user.id), Activity::EmailKept, place, now)?;
            Ok(change.user.id)
        })?;
        log::warn!(target: "audit", "email/objected: user {} on {}", user.0, site.id);
        Ok(())
    }

    fn free_to_take(&self, change: &EmailChange) -> Result<(), Error> {
        let email = &change.email;
        let taken = self.base.store.read_with(|connection| is_taken(connection, change))?;
        let employee = self.base.source.is_employee(&Mailbox::new(email).map_err(|_| Error::EmailLinkInvalid)?)?;
        if taken || employee { Err(Error::EmailLinkInvalid) } else { Ok(()) }
    }

    fn change_email(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        change: &EmailChange,
        peer: IpAddr,
        now: Timestamp,
    ) -> Result<(), Error> {
        let EmailChange { user, email, .. } = change;
        if is_taken(transaction, change)? {
            return Err(Error::EmailLinkInvalid);
        }
        // Who signs in with the address goes on doing so.
        let by_address = user.email.as_deref().is_some_and(|known| mailboxes::key(known) == user.login.key());
        let login = if by_address { Login::new(email)? } else { user.login.clone() };
        put_email(transaction, change, &login, now)?;
        let mut detail = vec![("login", user.login.as_str())];
        if by_address {
            detail.push(("to", login.as_str()));
        }
        record_everywhere(transaction, user.id, &LedgerActor::user(user), Event::EmailChanged, &detail, now)?;
        let place = Place { site: site.id.as_str(), network: &network_of(peer), browser: "" };
        activity::record(transaction, Some(user.id), Activity::EmailChanged, place, now)?;
        let after = User { email: Some(email.clone()), login, ..user.clone() };
        if is_own(user, email) {
            return Ok(());
        }
        for reader in [&User { login: after.login.clone(), ..user.clone() }, &after] {
            self.mailing.write_to(
                transaction,
                site,
                reader,
                Matter::Login(LoginNews::EmailChanged { email: email.into() }),
            )?;
        }
        Ok(())
    }

    /// Has the ERP put the address into the contact behind the user, where it takes that and the user may edit it: in no
    /// account that asks for a second factor which the user has not got. What the ERP refuses, it keeps as it was.
    fn tell_erp(&self, site: &Arc<Site>, change: &EmailChange, peer: IpAddr) -> Result<(), Error> {
        let user = &change.user;
        // The ERP gave what is only proved.
        if is_own(user, &change.email) || !self.base.source.takes(ActKind::EditContact)? {
            return Ok(());
        }
        let store = &self.base.store;
        let left_behind = store
            .read_with(|connection| is_left_behind(connection, user.id, &site.id).map_err(|error| failed(&error)))?;
        let has_second_factor = store.second_factor_of(user.id)?.is_some();
        let rows = store.memberships_of(user.id)?.into_iter();
        for row in rows.filter(|row| has_second_factor || !row.asks_second_factor) {
            let user = row.user_here(user.clone());
            let said = self.base.source.said_of(&user, &row.account.third_party)?;
            let facts = Facts {
                now: self.base.clock.now(),
                site: SiteFact::Enabled(site),
                session: SessionFact::Assumed,
                user: Some(&user),
                account: Some(&row.account),
                membership: Some(&row.membership),
                left_behind,
                standing: Some(&said.standing),
                erp_user: said.user.as_ref(),
            };
            let Ok(granted) = access::decide(&facts, Wish::beside_kinds(Permission::ProfileEdit)) else { continue };
            let Some(contact) = granted.contact().map_or(Ok(None), |contact| self.base.source.contact(contact))? else {
                continue;
            };
            let deed = RequestedAction::EditContact {
                first_name: &contact.first_name,
                last_name: &contact.last_name,
                phone: contact.phone.as_deref().unwrap_or_default(),
                email: Some(&change.email),
            };
            let doer = ActionBy {
                name: if user.name.trim().is_empty() { user.login.as_str() } else { &user.name },
                email: Some(&change.email),
                language: user.locale.unwrap_or(site.locale).tag(),
                today: &user.zone.as_ref().unwrap_or_else(|| site.zone()).day_of(self.base.clock.host_says()),
                peer: &peer.to_canonical().to_string(),
            };
            let key = ActionKey::new(row.account.id, user.id, &change.key)?;
            return match self.base.source.act(&granted, &deed.action(&granted, &key, doer), &[]) {
                Err(error @ (Error::ActionNotTaken | Error::ActionOver | Error::ActionChanged)) => {
                    log::warn!("the ERP keeps the address of user {}: {}", user.id.0, error.code());
                    Ok(())
                }
                told => told.map(drop),
            };
        }
        Ok(())
    }
}

/// Whether an address is the user's already.
fn is_own(user: &User, email: &str) -> bool {
    user.email.as_deref().is_some_and(|known| are_one(known, email))
}

/// Whether somebody else has the new address. One's own may be several people's: each proves it for themselves.
fn is_taken(connection: &Connection, change: &EmailChange) -> Result<bool, Error> {
    let EmailChange { user, email, .. } = change;
    Ok(!is_own(user, email) && is_email_taken(connection, &user.realm, email, user.id)?)
}
