//! Two logins of one person whom a change of realm left apart: both are proved, then they become one (rule S6). Whoever is
//! signed in with one proves the other by a code that is mailed to its proved address.

use std::sync::Arc;

use plugin_api::mail::Mail;

use crate::error::Error;
use crate::model::invitations::{CODE_LIFETIME, CODE_TRIES};
use crate::model::ledger::LedgerActor;
use crate::model::mailboxes;
use crate::model::throttles::Verdict;
use crate::model::tokens::Token;
use crate::model::users::UserId;
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{self, Addressee, Matter, compose};
use crate::portal::one_time::six_digits;
use crate::portal::principals::{Principal, principal_in_store};
use crate::portal::sign_in::typed_login_key;
use crate::portal::sites::here;
use crate::store::realms::{LoginCode, bring_together, login_code, other_login, put_login_code};
use crate::store::{MailOf, check_login_code_limit, check_mail_limit, failed, user_by_id};

service! {
    /// Logins of one person that were left apart.
    pub struct Logins {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
    }
}

impl Logins {
    /// Whether to offer the principal to bring two logins together: a change of realm left one of theirs apart. Asked on every
    /// page, so the store is asked only where a change kept some login.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn was_left_apart(&self, principal: &Principal) -> Result<bool, Error> {
        if principal.view_as.is_some() || !principal.logins_kept {
            return Ok(false);
        }
        self.base.store.was_left_apart(principal.user.id, &principal.site.realm)
    }

    /// Mails a code of six digits to the proved address of this login or address, if it is one that a change of realm
    /// left apart from the principal's. Always answers the same (rule U6). The code works for 10 minutes and five tries, in
    /// this session only; a new one ends the one before.
    ///
    /// # Errors
    /// `throttle/slow-down` behind three codes an hour, `view-as/read-only`, rows 1 to 4.
    pub fn mail_code(&self, principal: &Principal, session: &Token, typed: &str) -> Result<(), Error> {
        self.base.running()?;
        let code = six_digits()?;
        let typed = typed_login_key(typed);
        let address = self.base.address(&principal.site);
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let site = here(transaction, &principal.site)?;
            if let Verdict::Wait(wait) = check_login_code_limit(transaction, user.id, now)? {
                return Err(Error::SlowDown { seconds: wait.as_secs().max(1) });
            }
            let found = other_login(transaction, &user, &site.realm, &typed)?.map(|row| row.user);
            let email = found.as_ref().and_then(|user| user.email.as_deref());
            let to = email.map_or_else(|| typed.clone(), mailboxes::key);
            let counted = check_mail_limit(transaction, MailOf::Login, &to, now)? == Verdict::Counted;
            let other = found.as_ref().filter(|_| counted).map(|user| user.id);
            let expires = now.plus(CODE_LIFETIME);
            let hash = session.code_hash(other.unwrap_or(UserId(0)), &code);
            let row = LoginCode { other, code: hash, expires, tries: 0 };
            put_login_code(transaction, principal.session.id, Some(&row))?;
            let to = Addressee {
                site: &site,
                address: &address,
                to: email.unwrap_or_default(),
                name: found.as_ref().map(|user| user.name.as_str()).unwrap_or_default(),
                login: found.as_ref().map(|user| user.login.as_str()).unwrap_or_default(),
                locale: found.as_ref().and_then(|user| user.locale),
                zone: found.as_ref().and_then(|user| user.zone.as_ref()),
            };
            let by = user.login.as_str();
            let mail = compose(&to, Matter::Logins(mails::Logins::Code { code: &code, by: by.into(), expires }))?;
            // One that nobody may have is written all the same, and goes to nobody.
            let to = if other.is_some() { mail.to } else { String::new() };
            self.mailing.queue_in(transaction, &Mail { to, ..mail })
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "logins/code: asked for by user {} on {}", principal.user.id.0, principal.site.id);
        Ok(())
    }

    /// Brings the two logins together by the mailed code, and answers the login that stays. Each try counts; the right
    /// code is used up. Both addresses are told.
    ///
    /// # Errors
    /// `code/wrong`, `code/over`, `view-as/read-only`, rows 1 to 4.
    pub fn bring_together(&self, principal: &Principal, session: &Token, code: &str) -> Result<String, Error> {
        self.base.running()?;
        let done = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let site = here(transaction, &principal.site)?;
            let id = principal.session.id;
            let row = login_code(transaction, id)?.filter(|row| row.tries < CODE_TRIES && now < row.expires);
            let Some(row) = row else { return Ok(Err(Error::CodeOver)) };
            let claimed = session.code_hash(row.other.unwrap_or(UserId(0)), code.trim());
            let Some(other) = row.other.filter(|_| row.code == claimed) else {
                put_login_code(transaction, id, Some(&LoginCode { tries: row.tries + 1, ..row }))?;
                return Ok(Err(Error::CodeWrong));
            };
            put_login_code(transaction, id, None)?;
            let other = user_by_id(transaction, other).map_err(|error| failed(&error))?.map(|row| row.user);
            let Some(other) = other else { return Ok(Err(Error::CodeOver)) };
            let actor = LedgerActor::user(&user);
            let Some(stays) = bring_together(transaction, &user, &other, &site.realm, &actor, now)? else {
                return Ok(Err(Error::CodeOver));
            };
            for reader in [&user, &other] {
                self.mailing.write_to_any(transaction, &site, reader, Matter::Logins(mails::Logins::Joined))?;
            }
            let stays = if stays == user.id { user } else { other };
            Ok(Ok(stays.login.to_string()))
        })?;
        self.mailing.wake();
        let (user, site) = (principal.user.id.0, &principal.site.id);
        match &done {
            Ok(login) => log::info!(target: "audit", "logins/joined: user {user} as {login:?} on {site}"),
            Err(error) => log::warn!(target: "audit", "{}: user {user} on {site}", error.code()),
        }
        done
    }
}
