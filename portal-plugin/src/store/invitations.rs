//! Invitations (rules §6): the rows, the mails of each, and the codes that prove an address.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::contacts::ContactId;
use crate::model::invitations::{ASK_AGAIN, InvitationId, State};
use crate::model::locales::Locale;
use crate::model::mailboxes;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::UserId;
use crate::store::accounts::joined;
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::principals::sites_at;
use crate::store::rows::{parsed, sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How long the mails of an invitation are remembered: 60 days, longer than any lives.
pub(super) const FORGET: Duration = Duration::from_hours(60 * 24);

/// An invitation as it is stored.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The account that it invites to.
    pub account: AccountId,
    /// The site that its link leads to.
    pub site: SiteId,
    /// The realm that it was made in.
    pub realm: RealmId,
    /// The address that it is bound to.
    pub email: String,
    /// The name of the one who is invited; may be empty.
    pub name: String,
    /// The language of its mail, where it was chosen.
    pub locale: Option<Locale>,
    /// Who invites; `None` is staff.
    pub inviter: Option<UserId>,
    /// The inviter's name.
    pub inviter_name: String,
    /// The contact that is to become a user.
    pub contact: Option<ContactId>,
    /// The membership that it offers.
    pub offer: Membership,
    /// How long each mail of it lives.
    pub lifetime: Duration,
    /// When it was made.
    pub created: Timestamp,
    /// From this moment on it has expired.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: State,
    /// The words with which its newest mail was refused for good (rule M1).
    pub undelivered: Option<String>,
}

/// A code that proves an address, as it is stored.
#[derive(Clone, Copy, Debug)]
pub struct CodeRow {
    /// The MAC of it.
    pub code: [u8; 32],
    /// From this moment on it is over.
    pub expires: Timestamp,
    /// How often it was tried.
    pub tries: u8,
    /// How many were mailed.
    pub mailed: u8,
}

const COLUMNS: &str = "invitations.id, invitations.account, site, realm, invitations.email, name, locale, \
     invitations.inviter, inviter_name, contact, permissions, sees, sites, ends, lifetime, created, expires, resent, state, settled, \
     undelivered";

impl Store {
    /// The invitation that this token was mailed for.
    ///
    /// # Errors
    /// `invitation/unknown`; `invitation/superseded` where a later mail of it was sent.
    pub fn invitation(&self, token_hash: &[u8; 32]) -> Result<Invitation, Error> {
        self.read_with(|connection| invitation_in(connection, token_hash))
    }

    /// The invitations to an account that nobody has answered, the newest first, 500 at the most; some may have expired.
    pub fn pending_invitations(&self, account: AccountId) -> Result<Vec<Invitation>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM invitations WHERE account = ?1 AND state = 'pending' \
                     ORDER BY created DESC, id DESC LIMIT 500"
                ))?
                .query_map([account.0], invitation)?
                .collect()
        })
    }
}

/// The invitation that this token was mailed for, within the transaction of its answer.
///
/// # Errors
/// As [`Store::invitation`].
pub fn invitation_in(connection: &Connection, token_hash: &[u8; 32]) -> Result<Invitation, Error> {
    find(connection, token_hash).map_err(|error| failed(&error))?.map_or(Err(Error::InvitationUnknown), newest)
}

/// The invitation with this id, where it is of this account.
///
/// # Errors
/// `invitation/unknown`.
pub fn invitation_of(connection: &Connection, account: AccountId, id: InvitationId) -> Result<Invitation, Error> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM invitations WHERE account = ?1 AND id = ?2"))
        .and_then(|mut statement| statement.query_row([account.0, id.0], invitation).optional())
        .map_err(|error| failed(&error))?
        .ok_or(Error::InvitationUnknown)
}

/// The pending invitation of this address to an account.
pub fn pending_for(connection: &Connection, account: AccountId, email: &str) -> Result<Option<Invitation>, Error> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM invitations WHERE account = ?1 AND email_key = ?2 AND state = 'pending'"
        ))
        .and_then(|mut statement| statement.query_row(params![account.0, mailboxes::key(email)], invitation).optional())
        .map_err(|error| failed(&error))
}

/// Adds an invitation with the hash of its first token, and answers its id; the one given does not count.
pub fn insert_invitation(
    transaction: &Transaction<'_>,
    invitation: &Invitation,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<InvitationId, Error> {
    let id = transaction
        .query_row(
            "INSERT INTO invitations (account, site, realm, email, email_key, name, locale, inviter, inviter_name, \
             contact, permissions, sees, sites, ends, lifetime, token, created, expires, state) \
             VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,'pending') RETURNING id",
            params![
                invitation.account.0,
                invitation.site.as_str(),
                invitation.realm.as_str(),
                invitation.email,
                mailboxes::key(&invitation.email),
                invitation.name,
                invitation.locale.map(Locale::tag),
                invitation.inviter.map(|id| id.0),
                invitation.inviter_name,
                invitation.contact.map(|id| id.0),
                invitation.offer.role.permissions().to_string(),
                invitation.offer.sees.as_str(),
                invitation.offer.sites.as_deref().map(joined),
                invitation.offer.ends.map(sql_time),
                i64::try_from(invitation.lifetime.as_millis()).unwrap_or(i64::MAX),
                token_hash,
                sql_time(now),
                sql_time(invitation.expires),
            ],
            |row| row.get(0).map(InvitationId),
        )
        .map_err(|error| failed(&error))?;
    record_mail(transaction, &Invitation { id, ..invitation.clone() }, token_hash, now)?;
    Ok(id)
}

/// Settles a pending invitation, or finds that somebody else has: one of many at once succeeds.
///
/// # Errors
/// `invitation/used`.
pub fn settle_invitation(
    transaction: &Transaction<'_>,
    id: InvitationId,
    state: State,
    now: Timestamp,
) -> Result<(), Error> {
    let settled = transaction
        .execute(
            "UPDATE invitations SET state = ?2, settled = ?3 WHERE id = ?1 AND state = 'pending'",
            params![id.0, state.as_str(), sql_time(now)],
        )
        .map_err(|error| failed(&error))?;
    transaction
        .execute("DELETE FROM invitation_codes WHERE invitation = ?1", [id.0])
        .map_err(|error| failed(&error))?;
    if settled == 1 { Ok(()) } else { Err(Error::InvitationUsed) }
}

/// Gives a pending invitation a new token and clock; the old token works no more, and neither do codes.
pub fn renew_invitation(
    transaction: &Transaction<'_>,
    invitation: &Invitation,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<(), Error> {
    let State::Pending { expires, resent } = invitation.state else { return Err(Error::InvitationUsed) };
    transaction
        .execute(
            "UPDATE invitations SET token = ?2, expires = ?3, resent = ?4, undelivered = NULL WHERE id = ?1 AND state = 'pending'",
            params![invitation.id.0, token_hash, sql_time(expires), resent],
        )
        .and_then(|_| {
            transaction.execute("UPDATE invitation_codes SET expires = 0 WHERE invitation = ?1", [invitation.id.0])
        })
        .map_err(|error| failed(&error))?;
    record_mail(transaction, invitation, token_hash, now)
}

/// Notes that a new one was asked for; `false` where it was already, not long ago.
pub fn ask_once(transaction: &Transaction<'_>, id: InvitationId, now: Timestamp) -> Result<bool, Error> {
    transaction
        .execute(
            "UPDATE invitations SET asked = ?2 WHERE id = ?1 AND state = 'pending' AND (asked IS NULL OR asked <= ?3)",
            params![id.0, sql_time(now), sql_time(now.minus(ASK_AGAIN))],
        )
        .map(|asked| asked == 1)
        .map_err(|error| failed(&error))
}

/// Cancels what a user has pending to an account, and answers the addresses (rule A4).
pub fn cancel_sent_by(
    transaction: &Transaction<'_>,
    account: AccountId,
    inviter: UserId,
    now: Timestamp,
) -> Result<Vec<String>, Error> {
    transaction
        .prepare_cached(
            "UPDATE invitations SET state = 'cancelled', settled = ?3 \
             WHERE account = ?1 AND inviter = ?2 AND state = 'pending' RETURNING email",
        )
        .and_then(|mut statement| {
            statement.query_map(params![account.0, inviter.0, sql_time(now)], |row| row.get(0))?.collect()
        })
        .map_err(|error| failed(&error))
}

/// How many mails with invitations the account, the inviter, the address, and the address from this account have had since
/// then (rule I11).
pub fn invitation_mails(
    transaction: &Transaction<'_>,
    account: AccountId,
    inviter: Option<UserId>,
    email: &str,
    since: Timestamp,
) -> Result<[u32; 4], Error> {
    let email = mailboxes::key(email);
    let count = |column: &str, value: &dyn engine::ToSql| {
        transaction
            .prepare_cached(&format!("SELECT count(*) FROM invitation_mails WHERE {column} = ?1 AND sent > ?2"))?
            .query_row(&[value, &sql_time(since)] as &[&dyn engine::ToSql], |row| row.get(0))
    };
    let counts = || {
        Ok([
            count("account", &account.0)?,
            count("inviter", &inviter.map_or(-1, |id| id.0))?,
            count("email_key", &email)?,
            transaction
                .prepare_cached(
                    "SELECT count(*) FROM invitation_mails WHERE account = ?1 AND email_key = ?2 AND sent > ?3",
                )?
                .query_row(params![account.0, email, sql_time(since)], |row| row.get(0))?,
        ])
    };
    counts().map_err(|error: engine::Error| failed(&error))
}

/// The code that a user was mailed for an invitation.
pub fn code_in(transaction: &Transaction<'_>, id: InvitationId, user: UserId) -> Result<Option<CodeRow>, Error> {
    transaction
        .prepare_cached("SELECT code, expires, tries, mailed FROM invitation_codes WHERE invitation = ?1 AND user = ?2")
        .and_then(|mut statement| {
            statement
                .query_row([id.0, user.0], |row| {
                    Ok(CodeRow {
                        code: row.get(0)?,
                        expires: time_of_sql(row.get(1)?),
                        tries: row.get(2)?,
                        mailed: row.get(3)?,
                    })
                })
                .optional()
        })
        .map_err(|error| failed(&error))
}

/// Puts a code in place of the one that a user had.
pub fn put_code(transaction: &Transaction<'_>, id: InvitationId, user: UserId, row: CodeRow) -> Result<(), Error> {
    transaction
        .execute(
            "INSERT INTO invitation_codes (invitation, user, code, expires, tries, mailed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (invitation, user) DO UPDATE SET code = excluded.code, expires = excluded.expires, \
             tries = excluded.tries, mailed = excluded.mailed",
            params![id.0, user.0, row.code, sql_time(row.expires), row.tries, row.mailed],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

fn record_mail(
    transaction: &Transaction<'_>,
    invitation: &Invitation,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute(
            "DELETE FROM invitation_mails WHERE account = ?1 AND sent < ?2",
            params![invitation.account.0, sql_time(now.minus(FORGET))],
        )
        .and_then(|_| {
            transaction.execute(
                "INSERT INTO invitation_mails (token, invitation, account, inviter, email_key, sent) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    token_hash,
                    invitation.id.0,
                    invitation.account.0,
                    invitation.inviter.map(|id| id.0),
                    mailboxes::key(&invitation.email),
                    sql_time(now),
                ],
            )
        })
        .map(drop)
        .map_err(|error| failed(&error))
}

/// An older mail of an invitation that can still be answered says that there is a newer one.
fn newest((invitation, newest): (Invitation, bool)) -> Result<Invitation, Error> {
    match invitation.state {
        State::Pending { .. } if !newest => Err(Error::InvitationSuperseded),
        _ => Ok(invitation),
    }
}

fn find(connection: &Connection, token_hash: &[u8; 32]) -> engine::Result<Option<(Invitation, bool)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, invitations.token = ?1 FROM invitation_mails \
             JOIN invitations ON invitations.id = invitation_mails.invitation WHERE invitation_mails.token = ?1"
        ))?
        .query_row([token_hash], |row| Ok((invitation(row)?, row.get(21)?)))
        .optional()
}

fn invitation(row: &Row<'_>) -> engine::Result<Invitation> {
    let expires = time_of_sql(row.get(16)?);
    let settled = row.get::<Option<i64>>(19)?.map(time_of_sql).unwrap_or_default();
    Ok(Invitation {
        id: InvitationId(row.get(0)?),
        account: AccountId(row.get(1)?),
        site: parsed(row, 2)?,
        realm: parsed(row, 3)?,
        email: row.get(4)?,
        name: row.get(5)?,
        locale: row.get::<Option<String>>(6)?.and_then(|tag| Locale::of_tag(&tag)),
        inviter: row.get::<Option<i64>>(7)?.map(UserId),
        inviter_name: row.get(8)?,
        contact: row.get::<Option<i64>>(9)?.map(ContactId),
        offer: Membership {
            role: Role::Member(parsed(row, 10)?),
            state: MembershipState::Active,
            sees: Sees::of_word(row.text(11)?),
            sites: sites_at(row, 12)?,
            ends: row.get::<Option<i64>>(13)?.map(time_of_sql),
        },
        lifetime: Duration::from_millis(row.get::<i64>(14)?.unsigned_abs()),
        created: time_of_sql(row.get(15)?),
        expires,
        state: State::of_word(row.text(18)?, settled, expires, row.get(17)?),
        undelivered: row.get(20)?,
    })
}
