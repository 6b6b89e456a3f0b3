//! The last step of every sign-in: a session for who has nothing left to prove, on a browser that is known from then on.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::devices::Arrival;
use crate::model::throttles::Verdict;
use crate::model::users::UserId;
use crate::store::activity::Tried;
use crate::store::engine::{self, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::second_factors::Passed;
use crate::store::throttles::check_device_mail_limit;
use crate::store::{NewSession, activity, failed, ledger, sessions};

/// How many browsers of a user are remembered; the one that was used longest ago is forgotten first.
const DEVICES: u32 = 20;

/// Lets a user in who has nothing left to prove. `tell` is done where it is news that the user is to be mailed.
pub(super) fn enter(
    transaction: &Transaction<'_>,
    passed: &Passed,
    (known_browser, tried): (bool, Tried),
    session: &NewSession<'_>,
    now: Timestamp,
    tell: impl FnOnce(&Transaction<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let user = passed.user();
    let arrival = arrival(transaction, user, known_browser).map_err(|error| failed(&error))?;
    if arrival.is_news(now) && check_device_mail_limit(transaction, user, now)? == Verdict::Counted {
        tell(transaction)?;
    }
    activity::succeed(transaction, tried, now)?;
    transaction
        .prepare_cached("UPDATE users SET last_sign_in = ?2 WHERE id = ?1")
        .and_then(|mut statement| statement.execute(params![user.0, sql_time(now)]))
        .and_then(|_| remember_device(transaction, user, &session.device, now))
        .and_then(|()| sessions::open(transaction, passed, session, now))
        .map_err(|error| failed(&error))?;
    ledger::record_sign_in(transaction, user, session.site.as_str(), now)
}

/// What says whether a sign-in is news.
fn arrival(transaction: &Transaction<'_>, user: UserId, known_browser: bool) -> engine::Result<Arrival> {
    transaction.prepare_cached("SELECT last_sign_in, password_changed FROM users WHERE id = ?1")?.query_row(
        [user.0],
        |row| {
            let time = |column| row.get::<Option<i64>>(column).map(|time| time.map(time_of_sql));
            Ok(Arrival { known_browser, last_sign_in: time(0)?, password_set: time(1)? })
        },
    )
}

/// Makes a browser known.
pub(super) fn remember_device(
    transaction: &Transaction<'_>,
    user: UserId,
    token: &[u8; 32],
    now: Timestamp,
) -> engine::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO devices (token, user, used) VALUES (?1, ?2, ?3) \
             ON CONFLICT (token) DO UPDATE SET user = excluded.user, used = excluded.used",
        )?
        .execute(params![token, user.0, sql_time(now)])?;
    transaction
        .prepare_cached(
            "DELETE FROM devices WHERE token IN \
             (SELECT token FROM devices WHERE user = ?1 ORDER BY used DESC, token LIMIT 1000000 OFFSET ?2)",
        )?
        .execute(params![user.0, DEVICES])?;
    Ok(())
}
