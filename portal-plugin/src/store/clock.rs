//! The portal's line of time over restarts and processes (rule T2), and the times that move with it.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::clock::line::{Keeping, LEASE, Mark, SLACK, Settling, Step};
use crate::error::Error;
use crate::model::second_factors::{DRIFT, step_at};
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// What a duration is measured from or to: these move with the line, so that each lasts as long as before.
const LASTING: &[(&str, &[&str])] = &[
    ("actions", &["created"]),
    ("begun_actions", &["begun", "due"]),
    ("announcements", &["announced", "due"]),
    ("devices", &["used"]),
    ("email_changes", &["created", "expires"]),
    ("hand_offs", &["expires"]),
    ("invitation_codes", &["expires", "mailed"]),
    ("invitation_mails", &["sent"]),
    ("invitations", &["created", "expires", "asked"]),
    ("links", &["created", "expires"]),
    ("login_codes", &["expires"]),
    ("outbox", &["created", "due"]),
    ("pending_sign_ins", &["expires"]),
    ("permission_requests", &["asked"]),
    ("realm_changes", &["applied"]),
    ("recoveries", &["created", "expires"]),
    ("second_factor_set_ups", &["expires"]),
    ("sessions", &["opened", "used"]),
    ("sign_ups", &["created", "expires"]),
    ("throttles", &["last"]),
    ("transfers", &["created", "expires"]),
    ("undelivered", &["queued", "given_up"]),
    ("users", &["one_time_until"]),
];

/// When something happened, for people to read: right as it is, unless it was written while the clock was ahead.
const HAPPENED: &[(&str, &[&str])] = &[
    ("accounts", &["created"]),
    ("activity", &["at"]),
    ("closed_logins", &["closed"]),
    ("contacts", &["created"]),
    ("email_changes", &["old_confirmed", "new_confirmed"]),
    ("hand_offs", &["used"]),
    ("invitations", &["settled"]),
    ("links", &["used"]),
    ("lost_contacts", &["noticed"]),
    ("announcements", &["told"]),
    ("memberships", &["created"]),
    ("notices", &["created", "opened"]),
    ("realm_changes", &["reverted"]),
    ("recoveries", &["settled"]),
    ("second_factor_accounts", &["since"]),
    ("second_factors", &["since"]),
    ("sessions", &["ended"]),
    ("transfers", &["settled"]),
    ("users", &["login_since", "password_changed", "last_sign_in", "created"]),
    ("view_as_consents", &["since"]),
];

impl Store {
    /// Where the line was; `None` in a store that no portal has run on yet.
    pub fn clock_mark(&self) -> Result<Option<Mark>, Error> {
        self.read(mark)
    }

    /// Says where the line is, without taking back what another process has said. Answers what the store has now, and the
    /// steps that no other process has told of; nothing where others write for long: no request waits for that.
    pub fn keep_clock(&self, keeping: &Keeping) -> Result<Option<(Mark, Vec<Step>)>, Error> {
        let kept = self.write_soon(|transaction| keep(transaction, keeping).map_err(|error| failed(&error)))?;
        // Here, since it is done once a minute.
        if let Some(epochs) = &self.epochs {
            epochs.settle();
        }
        Ok(kept)
    }

    /// Moves every time of the store back by as much as the line is ahead, unless another process has done so. Answers
    /// what the store has now.
    pub fn settle_clock(&self, settling: Settling) -> Result<Mark, Error> {
        self.write(|transaction| settle(transaction, settling).map_err(|error| failed(&error)))
    }
}

/// What the host's clock says at this moment of the line: for codes that somebody else's clock makes.
pub(crate) fn host_says(connection: &Connection, now: Timestamp) -> engine::Result<Timestamp> {
    Ok(now.minus(mark(connection)?.unwrap_or_default().ahead))
}

fn mark(connection: &Connection) -> engine::Result<Option<Mark>> {
    connection
        .prepare_cached("SELECT judged, promised, ahead, since, moved FROM clock")?
        .query_row([], |row| {
            Ok(Mark {
                judged: time_of_sql(row.get(0)?),
                promised: time_of_sql(row.get(1)?),
                ahead: time_of_sql(row.get(2)?).since(Timestamp(0)),
                since: time_of_sql(row.get(3)?),
                moved: row.get(4)?,
            })
        })
        .optional()
}

fn put(transaction: &Transaction<'_>, mark: &Mark) -> engine::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO clock (only, judged, promised, ahead, since, moved) VALUES (1, ?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (only) DO UPDATE SET judged = excluded.judged, promised = excluded.promised, \
             ahead = excluded.ahead, since = excluded.since, moved = excluded.moved",
        )?
        .execute(params![
            sql_time(mark.judged),
            sql_time(mark.promised),
            sql_span(mark.ahead),
            sql_time(mark.since),
            mark.moved
        ])
        .map(drop)
}

fn keep(transaction: &Transaction<'_>, keeping: &Keeping) -> engine::Result<(Mark, Vec<Step>)> {
    let new = keeping.mark;
    let Some(stored) = mark(transaction)? else {
        put(transaction, &new)?;
        return Ok((new, keeping.steps.clone()));
    };
    if stored.moved != new.moved {
        return Ok((stored, Vec::new()));
    }
    let is_news = |step: &&Step| match step {
        Step::Forward(by) => {
            new.ahead + SLACK < stored.ahead || new.judged.since(stored.judged).saturating_add(SLACK) > *by
        }
        Step::Back(_) => new.ahead > stored.ahead + SLACK,
    };
    let news: Vec<Step> = keeping.steps.iter().filter(is_news).copied().collect();
    let judged = new.judged.max(stored.judged);
    let mark = Mark { judged, promised: new.promised.max(judged), ..new };
    put(transaction, &mark)?;
    if new.ahead > stored.ahead {
        use_up_codes(transaction, new.judged.minus(new.ahead))?;
    }
    Ok((mark, news))
}

/// A code of an authenticator app that was used while the clock was ahead keeps nobody out until that time comes: from now
/// on none works that fits now, so that none works twice (rule T2).
fn use_up_codes(transaction: &Transaction<'_>, host: Timestamp) -> engine::Result<()> {
    let last = i64::try_from(step_at(host).saturating_add(DRIFT)).unwrap_or(i64::MAX);
    transaction.execute("UPDATE second_factors SET step = ?1 WHERE step > ?1", [last]).map(drop)
}

fn settle(transaction: &Transaction<'_>, settling: Settling) -> engine::Result<Mark> {
    let stored = mark(transaction)?.unwrap_or_default();
    if stored.moved != settling.moved {
        return Ok(stored);
    }
    let by = sql_span(settling.ahead);
    let now = settling.now.minus(settling.ahead);
    for (table, columns) in LASTING {
        let moves: Vec<String> = columns.iter().map(|column| format!("{column} = max({column} - ?1, 0)")).collect();
        transaction.execute(&format!("UPDATE {table} SET {}", moves.join(", ")), [by])?;
    }
    for (table, columns) in HAPPENED {
        for column in *columns {
            let put_right = format!("UPDATE {table} SET {column} = {column} - ?1 WHERE {column} > ?2");
            transaction.execute(&put_right, params![by, sql_time(now)])?;
        }
    }
    let mark = Mark {
        judged: now,
        promised: now.plus(LEASE),
        ahead: Duration::ZERO,
        since: now,
        moved: stored.moved.wrapping_add(1),
    };
    put(transaction, &mark)?;
    Ok(mark)
}

fn sql_span(span: Duration) -> i64 {
    sql_time(Timestamp(0).plus(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that are no time, and times that a calendar says: a day on which a membership ends stays that day.
    const STAYS: &[&str] = &[
        "clock.*",
        "identity.*",
        "*.id",
        "*.account",
        "*.user",
        "*.session",
        "*.owner",
        "*.inviter",
        "*.contact",
        "*.invitation",
        "*.proposer",
        "*.candidate",
        "*.tries",
        "*.failures",
        "*.enabled",
        "*.email_verified",
        "*.pushed_out",
        "*.urgent",
        "*.reached",
        "*.announcement",
        "notices.morning",
        "*.resent",
        "*.open",
        "second_factors.step",
        "pending_sign_ins.tried",
        "invitations.lifetime",
        "login_codes.other",
        "begun_actions.size",
        "begun_files.number",
        "ledger.number",
        "memberships.ends",
        "invitations.ends",
    ];

    fn opened() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("portal.sqlite")).unwrap();
        (folder, store)
    }

    #[test]
    fn every_time_of_the_schema_moves_with_the_clock_or_is_known_to_stay() {
        let (_folder, store) = opened();
        let columns: Vec<(String, String)> = store
            .read(|connection| {
                let mut columns = connection.prepare_cached(
                    "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
                     WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND columns.type = 'INTEGER'",
                )?;
                columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .unwrap();
        let moves = |table: &str, column: &str| {
            LASTING.iter().chain(HAPPENED).any(|(moved, columns)| *moved == table && columns.contains(&column))
        };
        let lost: Vec<String> = columns
            .iter()
            .filter(|(table, column)| {
                let names = [format!("{table}.{column}"), format!("*.{column}"), format!("{table}.*")];
                !moves(table, column) && !names.iter().any(|name| STAYS.contains(&name.as_str()))
            })
            .map(|(table, column)| format!("{table}.{column}"))
            .collect();
        assert!(lost.is_empty(), "say in store/clock.rs whether these are times: {lost:?}");
        for (table, named) in LASTING.iter().chain(HAPPENED) {
            for column in *named {
                assert!(
                    columns.contains(&((*table).to_owned(), (*column).to_owned())),
                    "{table}.{column} is no column"
                );
            }
        }
    }

    #[test]
    fn one_process_moves_the_times_and_the_others_find_them_moved() {
        let (_folder, store) = opened();
        let hour = Duration::from_hours(1);
        let at = |hours: u32| Timestamp(0).plus(hour * hours);
        let mark = Mark { judged: at(102), promised: at(103), ahead: 2 * hour, since: at(101), moved: 0 };
        store.keep_clock(&Keeping { mark, steps: Vec::new() }).unwrap();
        let last = || {
            let read =
                |connection: &Connection| connection.query_row("SELECT last FROM throttles", [], |row| row.get(0));
            store.read(read).map(time_of_sql).unwrap()
        };
        store
            .write(|transaction| {
                let sql = "INSERT INTO throttles (bucket, tries, last) VALUES ('a', 1, ?1)";
                transaction.execute(sql, [sql_time(at(102))]).map(drop).map_err(|error| failed(&error))
            })
            .unwrap();
        let settling = Settling { now: at(102), ahead: 2 * hour, moved: 0 };
        for _ in 0..2 {
            let stored = store.settle_clock(settling).unwrap();
            assert_eq!((stored.judged, stored.ahead, stored.moved), (at(100), Duration::ZERO, 1));
            assert_eq!(last(), at(100));
        }
        let (stored, _) = store.keep_clock(&Keeping { mark, steps: Vec::new() }).unwrap().unwrap();
        assert_eq!((stored.judged, stored.moved), (at(100), 1), "what was said before the move is not taken");
    }
}
