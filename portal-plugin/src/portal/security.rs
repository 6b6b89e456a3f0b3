//! What a user's page "Security" tells of the login, and the download of everything that the portal holds on its user.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::activity::{Activity, Happened};
use crate::portal::base::{Base, service};
use crate::portal::passwords::Passwords;
use crate::portal::principals::Principal;
use crate::store::activity;
use crate::store::email_changes::PendingEmail;

/// How a login is kept safe.
#[derive(Clone, Debug)]
pub struct SecurityCard {
    /// When the password was set or changed last; none is not known.
    pub password_changed: Option<Timestamp>,
    /// Whether the e-mail address is proved.
    pub email_proved: bool,
    /// The words with which the newest mail to the address was refused for good, within the last two weeks (rule M1).
    pub email_refused: Option<String>,
    /// Another address that waits to be confirmed.
    pub pending_email: Option<PendingEmail>,
    /// What happened in the last 90 days, the newest first; 200 at the most.
    pub activity: Vec<Happened>,
}

service! {
    /// What a user is told of their login.
    pub struct Security {
        base: Arc<Base>,
        passwords: Arc<Passwords>,
    }
}

impl Security {
    /// How the principal's login is kept safe.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn of(&self, principal: &Principal) -> Result<SecurityCard, Error> {
        self.base.running()?;
        let (user, now) = (principal.user.id, self.base.clock.now());
        let row = self.base.store.user_by_id(user)?.ok_or(Denied::UserDisabled)?;
        Ok(SecurityCard {
            password_changed: row.password_changed,
            email_proved: row.email_verified,
            email_refused: match &row.user.email {
                Some(email) => self.base.store.undelivered_to(email, now)?,
                None => None,
            },
            pending_email: self.base.store.pending_email(user, now)?,
            activity: self.base.store.activity(user, now)?,
        })
    }

    /// Everything that the portal holds on the principal's user, given the password: at most 1,000 rows of each part.
    ///
    /// # Errors
    /// `password/wrong`, `throttle/slow-down`, `view-as/read-only`, `unavailable/store`.
    pub fn download(&self, principal: &Principal, password: &str) -> Result<Map<String, Value>, Error> {
        self.base.running()?;
        self.passwords.prove(principal, password)?;
        let now = self.base.clock.now();
        self.base.store.write(|transaction| {
            activity::record_in_session(transaction, principal.session.id, Activity::DataDownloaded, now)
        })?;
        let mut data = self.base.store.download(principal.user.id)?;
        data.insert("made".to_owned(), now.rfc3339().into());
        log::info!(target: "audit", "data/downloaded: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(data)
    }
}
