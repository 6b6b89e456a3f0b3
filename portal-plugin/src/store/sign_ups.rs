//! Who signed up and has no account yet (rule U10), and the account that each user enters first (rule A8).

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::locales::Locale;
use crate::model::memberships::Membership;
use crate::model::sites::SiteId;
use crate::model::throttles::Verdict;
use crate::model::users::{User, UserId};
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::ledger::record;
use crate::store::lookups::of_site;
use crate::store::rows::{USER_COLUMNS, sql_time, user_of};
use crate::store::sites::realm_in;
use crate::store::throttles::{MailOf, check_mail_limit};
use crate::store::users::NewUser;
use crate::store::{Store, failed, insert_user, links, open_account, put_membership};

/// What somebody signs up to.
#[derive(Clone, Copy, Debug)]
pub struct SignUpTo<'a> {
    /// The site.
    pub site: &'a SiteId,
    /// What the address is compared by.
    pub email_key: &'a str,
    /// The company, or empty.
    pub company: &'a str,
    /// The path of the site to go on to afterwards.
    pub next: &'a str,
    /// What the ERP knows the request by, so that it opens one third party for it.
    pub key: &'a str,
    /// Whether the address may have a user at all.
    pub allowed: bool,
}

/// A sign-up that waits for its account.
#[derive(Clone, Debug)]
pub struct WaitingSignUp {
    /// What the ERP knows the request by.
    pub key: String,
    /// The company, or empty.
    pub company: String,
    /// The path of the site to go on to.
    pub next: String,
}

impl Store {
    /// One transaction for a sign-up: the user is made, or found waiting for the same address and sent one more link;
    /// `mail` is told whether it is such a one, `None` where nobody may be written to.
    pub fn sign_up(
        &self,
        to: &SignUpTo<'_>,
        new: &NewUser<'_>,
        (link, expires): (&[u8; 32], Timestamp),
        now: Timestamp,
        mail: impl FnOnce(&Transaction<'_>, Option<bool>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.write(|transaction| {
            let known = known(transaction, to).map_err(|error| failed(&error))?;
            let about = if matches!(known, Known::Somebody) { MailOf::Known } else { MailOf::Link };
            if !to.allowed || check_mail_limit(transaction, about, to.email_key, now)? != Verdict::Counted {
                return mail(transaction, None);
            }
            // Another process may have changed the realm since this one read the manifest (rule S6).
            let realm = realm_in(transaction, to.site).map_err(|error| failed(&error))?;
            let new = &NewUser { realm: realm.as_ref().unwrap_or(new.realm), ..new.clone() };
            let user = match known {
                Known::Nobody => match insert_user(transaction, new, now) {
                    Ok(user) => Some(user),
                    Err(Error::LoginTaken) => None,
                    Err(error) => return Err(error),
                },
                Known::Waiting(user) => {
                    // Only the newest link works, and whoever follows it typed this.
                    transaction
                        .execute(
                            "UPDATE users SET name = ?2, locale = ?3 WHERE id = ?1",
                            params![user.0, new.name, new.locale.map(Locale::tag)],
                        )
                        .map_err(|error| failed(&error))?;
                    Some(user)
                }
                Known::Somebody => None,
            };
            if let Some(user) = user {
                transaction
                    .execute(
                        "INSERT INTO sign_ups (user, key, company, next, created, expires) \
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (user) DO UPDATE SET \
                         company = excluded.company, next = excluded.next, expires = excluded.expires",
                        params![user.0, to.key, to.company, to.next, sql_time(now), sql_time(expires)],
                    )
                    .map_err(|error| failed(&error))?;
                links::make(transaction, user, link, expires, now)?;
            }
            mail(transaction, Some(user.is_some()))
        })
    }

    /// The sign-up of a user who has proved the address and has no account yet.
    pub fn waiting_sign_up(&self, user: UserId) -> Result<Option<(User, WaitingSignUp)>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {USER_COLUMNS}, sign_ups.key, sign_ups.company, sign_ups.next FROM sign_ups \
                     JOIN users ON users.id = sign_ups.user \
                     WHERE sign_ups.user = ?1 AND users.state = 'active' AND users.email_verified"
                ))?
                .query_row([user.0], |row| {
                    Ok((user_of(row)?, WaitingSignUp { key: row.get(13)?, company: row.get(14)?, next: row.get(15)? }))
                })
                .optional()
        })
    }

    /// Opens the account of the new third party for who signed up, once.
    ///
    /// # Errors
    /// `owner/exists` where the ERP answered with a third party that somebody owns already: nothing is joined to it.
    pub fn finish_sign_up(
        &self,
        user: &User,
        third_party: &str,
        contact: Option<&str>,
        membership: &Membership,
        now: Timestamp,
    ) -> Result<(), Error> {
        let actor = &LedgerActor::user(user);
        let user = user.id;
        self.write(|transaction| {
            let waits = transaction
                .execute("DELETE FROM sign_ups WHERE user = ?1", [user.0])
                .map_err(|error| failed(&error))?;
            if waits == 0 {
                return Ok(());
            }
            let known: bool = transaction
                .query_row("SELECT EXISTS (SELECT 1 FROM accounts WHERE third_party = ?1)", [third_party], |row| {
                    row.get(0)
                })
                .map_err(|error| failed(&error))?;
            if known {
                return Err(Error::OwnerExists);
            }
            transaction
                .execute(
                    "UPDATE users SET contact = ?2 WHERE id = ?1 AND contact IS NULL AND NOT EXISTS \
                     (SELECT 1 FROM users AS there WHERE there.realm = users.realm AND there.contact = ?2)",
                    params![user.0, contact],
                )
                .map_err(|error| failed(&error))?;
            let account = open_account(transaction, third_party, now)?;
            put_membership(transaction, account, user, membership, now)?;
            record(transaction, account, actor, Event::AccountOpened, &[("third_party", third_party)], now)
        })
    }

    /// The account that a user enters first on a site.
    pub fn default_account(&self, user: UserId, site: &SiteId) -> Result<Option<AccountId>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT account FROM default_accounts WHERE user = ?1 AND site = ?2")?
                .query_row(params![user.0, site.as_str()], |row| row.get(0).map(AccountId))
                .optional()
        })
    }

    /// Remembers it, or forgets it.
    pub fn set_default_account(&self, user: UserId, site: &SiteId, account: Option<AccountId>) -> Result<(), Error> {
        self.write(|transaction| {
            match account {
                Some(account) => transaction.execute(
                    "INSERT INTO default_accounts (user, site, account) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (user, site) DO UPDATE SET account = excluded.account",
                    params![user.0, site.as_str(), account.0],
                ),
                None => transaction.execute(
                    "DELETE FROM default_accounts WHERE user = ?1 AND site = ?2",
                    params![user.0, site.as_str()],
                ),
            }
            .map(drop)
            .map_err(|error| failed(&error))
        })
    }
}

enum Known {
    Nobody,
    Waiting(UserId),
    Somebody,
}

/// Whether somebody of the site has this address, as login or otherwise; one who waits to prove it has signed up before.
fn known(transaction: &Transaction<'_>, to: &SignUpTo<'_>) -> engine::Result<Known> {
    let found: Vec<(i64, bool)> = transaction
        .prepare_cached(&format!(
            "SELECT id, state = 'unverified' AND EXISTS (SELECT 1 FROM sign_ups WHERE sign_ups.user = users.id) \
             FROM users WHERE (login_key = ?2 OR email_key = ?2) AND {} LIMIT 2",
            of_site("?1")
        ))?
        .query_map(params![to.site.as_str(), to.email_key], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(match found.as_slice() {
        [] => Known::Nobody,
        [(user, true)] => Known::Waiting(UserId(*user)),
        _ => Known::Somebody,
    })
}
