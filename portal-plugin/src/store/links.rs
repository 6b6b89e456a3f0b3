//! Links to set a password (rule U9): single use, and only the last one of a user works.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::{Activity, Place};
use crate::model::mailboxes;
use crate::model::sites::SiteId;
use crate::model::throttles::Verdict;
use crate::model::users::{User, UserId};
use crate::store::credentials::set_password;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::lookups::{of_site, reachable_by};
use crate::store::rows::{COLUMNS, UserRow, sql_time, time_of_sql, user_row};
use crate::store::throttles::{MailOf, check_mail_limit};
use crate::store::{Store, activity, failed};

/// How many users share a proved address at the most, as far as mails with links go.
const REACHED: usize = 3;

/// A link that works, and whom it is for.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Its user.
    pub user: UserRow,
    /// Until when it works.
    pub expires: Timestamp,
}

/// Makes a link; every other one of the user stops working.
pub fn make(
    transaction: &Transaction<'_>,
    user: UserId,
    token_hash: &[u8; 32],
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    make_for(transaction, Some(user), token_hash, expires, now)
}

/// Makes a link; for nobody, one that opens nothing.
pub(crate) fn make_for(
    transaction: &Transaction<'_>,
    user: Option<UserId>,
    token_hash: &[u8; 32],
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    let user = user.map(|user| user.0);
    let work = || {
        transaction.execute("DELETE FROM links WHERE user = ?1 AND used IS NULL", [user])?;
        transaction.execute(
            "DELETE FROM links WHERE token IN (SELECT token FROM links WHERE expires < ?1 ORDER BY expires LIMIT 100)",
            [sql_time(now)],
        )?;
        transaction.execute(
            "INSERT INTO links (token, user, created, expires) VALUES (?1, ?2, ?3, ?4)",
            params![token_hash, user, sql_time(now), sql_time(expires)],
        )
    };
    work().map(drop).map_err(|error| failed(&error))
}

impl Store {
    /// One transaction for a request of a link: hands `each` those with this login or address who may be sent one more mail
    /// this hour. Three places, filled or not: as much work for nobody as for somebody (rule U6).
    pub fn request_links(
        &self,
        site: &SiteId,
        login_key: &str,
        now: Timestamp,
        mut each: impl FnMut(&Transaction<'_>, Option<&User>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.write(|transaction| {
            let mut rows = reachable_by(transaction, site, login_key).map_err(|error| failed(&error))?.into_iter();
            for place in 0..REACHED {
                let user = rows.next().map(|row| row.user);
                let email = user.as_ref().and_then(|user| user.email.as_deref());
                let bucket = email.map_or_else(|| format!("nobody {place}"), mailboxes::key);
                let counted = check_mail_limit(transaction, MailOf::Link, &bucket, now)? == Verdict::Counted;
                each(transaction, user.as_ref().filter(|_| counted))?;
            }
            Ok(())
        })
    }

    /// Whom a request of a link is about: as many places as [`Store::request_links`] has, filled or not.
    pub fn reachable(&self, site: &SiteId, login_key: &str) -> Result<[Option<User>; REACHED], Error> {
        let mut rows = self.read(|connection| reachable_by(connection, site, login_key))?.into_iter();
        Ok([(); REACHED].map(|()| rows.next().map(|row| row.user)))
    }

    /// The link with this token, where it works on this site.
    pub fn link(&self, site: &SiteId, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<LinkRow>, Error> {
        self.read(|connection| find(connection, site, token_hash, now))
    }

    /// Uses up a link and sets the password, or does neither; the browser that did it, given by the hash of its token, is
    /// known from now on. `also` is done with it. `None` where the link does not work.
    pub fn use_link(
        &self,
        site: &SiteId,
        token_hash: &[u8; 32],
        (hash, device): (&str, &[u8; 32]),
        now: Timestamp,
        also: impl FnOnce(&Transaction<'_>, &UserRow) -> Result<(), Error>,
    ) -> Result<Option<UserId>, Error> {
        self.write(|transaction| {
            let found = find(transaction, site, token_hash, now).map_err(|error| failed(&error))?;
            let Some(LinkRow { user, .. }) = found else { return Ok(None) };
            let used = transaction
                .execute(
                    "UPDATE links SET used = ?2 WHERE token = ?1 AND used IS NULL",
                    params![token_hash, sql_time(now)],
                )
                .map_err(|error| failed(&error))?;
            // Only the mail that carries the link is proof of the mailbox; one without address was handed over.
            let proved = user.user.email.is_some();
            if used != 1
                || !set_password(transaction, user.user.id, hash, (proved, device), now)
                    .map_err(|error| failed(&error))?
            {
                return Ok(None);
            }
            let place = Place { site: site.as_str(), ..Place::default() };
            activity::record(transaction, Some(user.user.id), Activity::PasswordChanged, place, now)?;
            also(transaction, &user)?;
            Ok(Some(user.user.id))
        })
    }
}

fn find(
    connection: &Connection,
    site: &SiteId,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> engine::Result<Option<LinkRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, links.expires FROM links JOIN users ON users.id = links.user \
             WHERE links.token = ?1 AND links.used IS NULL AND links.expires > ?2 \
             AND {} AND users.state <> 'disabled'",
            of_site("?3")
        ))?
        .query_row(params![token_hash, sql_time(now), site.as_str()], |row| {
            Ok(LinkRow { user: user_row(row)?, expires: time_of_sql(row.get(16)?) })
        })
        .optional()
}
