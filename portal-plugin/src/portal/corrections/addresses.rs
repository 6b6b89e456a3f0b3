//! A wrong e-mail address put right by staff (rule U13): whoever had the wrong one keeps nothing by it.

use std::time::Duration;

use plugin_api::operations::{CorrectEmail, EmailCorrected};

use super::{Corrections, because};
use crate::error::Error;
use crate::model::activity::{Activity, Place};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::mailboxes::{Mailbox, are_one};
use crate::model::sites::Site;
use crate::model::users::{Login, User, UserState};
use crate::portal::lookups::user_in;
use crate::portal::mails::{Correction, Matter};
use crate::portal::sites::here;
use crate::store::activity;
use crate::store::corrections::correct_email;
use crate::store::email_changes::is_email_taken;
use crate::store::engine::Transaction;
use crate::store::ledger::record_everywhere;

/// How long the link to the new address works: 7 days, as a new user's does.
const LINK_LIVES: Duration = Duration::from_hours(7 * 24);

impl Corrections {
    /// Puts an address in place that nobody has proved: both addresses are told, the old one not what the new one is. The
    /// password is out of use, as whoever reads the wrong mailbox may have set it; a link to set one goes to the new
    /// address. A login that was the old address is the new one from here on.
    ///
    /// # Errors
    /// `correction/reason-missing`, `email/invalid`, `email/unchanged`, `email/of-employee`, `email/taken`, `login/taken`.
    pub(in crate::portal) fn correct_email(&self, wanted: &CorrectEmail) -> Result<EmailCorrected, Error> {
        let site = self.sites.enabled(&wanted.site)?;
        let (by, reason) = because(&wanted.by, &wanted.reason)?;
        let mailbox = wanted.email.as_deref().filter(|text| !text.trim().is_empty()).map(Mailbox::new).transpose()?;
        let email = mailbox.as_ref().map(Mailbox::as_str);
        if let Some(mailbox) = &mailbox
            && self.base.source.is_employee(mailbox)?
        {
            return Err(Error::EmailOfEmployee);
        }
        let answer = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let site = here(transaction, &site)?;
            let user = user_in(transaction, &site, &wanted.login)?.user;
            let after = corrected(transaction, &user, email)?;
            let sessions_ended = correct_email(transaction, user.id, email, &after.login, now)?;
            self.tell_both(transaction, &site, (&user, &after), reason)?;
            let mut detail = vec![("login", user.login.as_str()), ("reason", reason)];
            detail.extend((after.login != user.login).then_some(("to", after.login.as_str())));
            let actor = LedgerActor::Staff(by.to_owned());
            record_everywhere(transaction, user.id, &actor, Event::EmailChanged, &detail, now)?;
            let place = Place { site: site.id.as_str(), ..Place::default() };
            activity::record(transaction, Some(user.id), Activity::EmailChanged, place, now)?;
            let is_told = after.email.is_some() && after.state != UserState::Disabled;
            Ok(EmailCorrected {
                login: after.login.to_string(),
                email: after.email,
                sessions_ended,
                link_until: is_told.then(|| now.plus(LINK_LIVES).rfc3339()),
            })
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "email/corrected: {:?} on {} by {by:?}: {reason:?}", answer.login, site.id);
        Ok(answer)
    }

    fn tell_both(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        (before, after): (&User, &User),
        reason: &str,
    ) -> Result<(), Error> {
        // Its reader may be a stranger: they learn what it is no more, and nothing else.
        let to_old = User { name: String::new(), ..before.clone() };
        self.mailing.write_to_any(transaction, site, &to_old, Matter::Correction(Correction::EmailTakenAway))?;
        if after.email.is_none() || after.state == UserState::Disabled {
            return Ok(());
        }
        let (link, expires) = self.passwords.make_link(transaction, after.id, LINK_LIVES)?;
        let news = Correction::EmailPutRight { link: &link, expires, reason };
        self.mailing.write_to(transaction, site, after, Matter::Correction(news))
    }
}

/// The user with the address, where it may be theirs.
fn corrected(transaction: &Transaction<'_>, user: &User, email: Option<&str>) -> Result<User, Error> {
    if user.email.as_deref() == email {
        return Err(Error::EmailUnchanged);
    }
    let mut login = user.login.clone();
    if let Some(email) = email {
        if is_email_taken(transaction, &user.realm, email, user.id)? {
            return Err(Error::EmailTaken);
        }
        // Who signs in with the address goes on doing so.
        if user.email.as_deref().is_some_and(|known| are_one(known, user.login.as_str())) {
            login = Login::new(email)?;
        }
    }
    Ok(User { email: email.map(str::to_owned), login, ..user.clone() })
}
