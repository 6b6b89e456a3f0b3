//! The end of everything that is remembered: each table says when its rows go. What nobody comes back for is purged by the regular
//! work; the ledger stays (rule A10).

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity;
use crate::store::rows::sql_time;
use crate::store::{Store, actions, failed, invitations, notice_list, notices, throttles, undelivered};

/// How many rows of a table are purged at once at the most; what is left, the next time.
const AT_ONCE: i64 = 1000;

const DAY: Duration = Duration::from_hours(24);
const YEAR: Duration = Duration::from_hours(366 * 24);

/// When the rows of a table go.
#[cfg_attr(not(test), expect(dead_code, reason = "what bounds a table is for its readers, and a test"))]
#[derive(Clone, Copy, Debug)]
enum End {
    /// So long after this time, by the regular work: the columns of the key, and the time.
    Purged(&'static str, &'static str, Duration),
    /// With the rows of a table that they belong to, which are there first.
    With(&'static str),
    /// Where they come from, with what bounds them.
    Bounded(&'static str),
    /// Never, and why.
    Kept(&'static str),
}

use End::{Bounded, Kept, Purged, With};

/// All tables. What hangs on others stands before them.
const ENDS: &[(&str, End)] = &[
    ("begun_files", With("begun_actions")),
    ("begun_actions", Bounded("asked for three days, 20 of an account, 1000 of all")),
    ("actions", Purged("key", "created", actions::KEPT)),
    ("activity", Purged("id", "at", activity::KEPT)),
    ("devices", Purged("token", "used", YEAR)),
    ("email_changes", Purged("user", "expires", DAY)),
    ("hand_offs", Purged("token", "expires", Duration::ZERO)),
    ("invitation_codes", Purged("invitation, user", "expires", DAY)),
    ("invitation_mails", Purged("token", "sent", invitations::FORGET)),
    ("invitations", Purged("id", "coalesce(settled, expires)", YEAR)),
    ("links", Purged("token", "expires", DAY)),
    ("login_codes", Purged("session", "expires", DAY)),
    ("pending_sign_ins", Purged("token", "expires", Duration::ZERO)),
    ("recoveries", Purged("id", "coalesce(settled, expires)", YEAR)),
    ("second_factor_set_ups", Purged("session", "expires", DAY)),
    ("throttles", Purged("bucket", "last", throttles::FORGET)),
    ("transfers", Purged("id", "coalesce(settled, expires)", YEAR)),
    ("undelivered", Purged("id", "given_up", undelivered::KEPT)),
    ("notices", Purged("id", "created", notice_list::KEPT)),
    ("announcements", Purged("id", "announced", notices::KNOWN)),
    ("notice_choices", With("memberships")),
    ("views_as", With("sessions")),
    ("sessions", Bounded("the oldest are forgotten at each sign-in")),
    ("outbox", Bounded("20,000 mails, each tried for three days")),
    ("sign_ups", Bounded("forgotten with their users, at each try to sign in")),
    ("accounts", Bounded("one for a third party of the ERP")),
    ("contacts", Bounded("an account's own address book, as its owner keeps it")),
    ("default_accounts", Bounded("one for a user and a site")),
    ("erp_users", Bounded("one for a user of the ERP")),
    ("kept_contacts", Bounded("one for a user and an account")),
    ("kept_logins", Bounded("one for a user and a site")),
    ("lost_contacts", Bounded("one for a contact, until it is back or put right")),
    ("memberships", Bounded("one for a user and an account")),
    ("permission_requests", With("memberships")),
    ("recovery_codes", Bounded("ten for a user")),
    ("second_factor_accounts", Bounded("one for an account")),
    ("second_factors", Bounded("one for a user")),
    ("sites", Bounded("one for a manifest")),
    ("users", Bounded("whom staff, owners and imports made; an erased one is empty")),
    ("view_as_consents", Bounded("one for an account")),
    ("clock", Bounded("one row")),
    ("identity", Bounded("one row")),
    ("closed_logins", Kept("so that no import brings them back (rule U11)")),
    ("ledger", Kept("an account's evidence (rule A10)")),
    ("realm_changes", Kept("every applied plan is recorded (rule S7)")),
];

impl Store {
    /// Takes out what is over, a table at a time, and answers whether more is left.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn purge(&self, now: Timestamp) -> Result<bool, Error> {
        let mut more = false;
        for (table, end) in ENDS {
            let (sql, time) = match end {
                Purged(key, time, after) => {
                    // What is not settled stays until somebody was told that it never was.
                    let but = if *table == "actions" { "AND key NOT IN (SELECT key FROM begun_actions)" } else { "" };
                    (
                        format!(
                            "DELETE FROM {table} WHERE ({key}) IN \
                             (SELECT {key} FROM {table} WHERE {time} <= ?1 {but} ORDER BY {time} LIMIT ?2)"
                        ),
                        now.minus(*after),
                    )
                }
                With("sessions") => (
                    format!(
                        "DELETE FROM {table} WHERE session IN (SELECT session FROM {table} \
                         WHERE ?1 > 0 AND session NOT IN (SELECT id FROM sessions) LIMIT ?2)"
                    ),
                    now,
                ),
                With(_) | Bounded(_) | Kept(_) => continue,
            };
            // Not yet, where what hangs on it is not gone.
            if *table == "invitations" && more {
                continue;
            }
            let purged = self.write(|transaction| {
                transaction.execute(&sql, [sql_time(time), AT_ONCE]).map_err(|error| failed(&error))
            })?;
            more |= i64::try_from(purged).is_ok_and(|purged| purged >= AT_ONCE);
        }
        Ok(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("portal.db")).unwrap();
        (folder, store)
    }

    #[test]
    fn every_table_says_when_its_rows_go() {
        let (_folder, store) = opened();
        let tables: Vec<String> = store
            .read(|connection| {
                let sql =
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
                connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
            })
            .unwrap();
        let mut said: Vec<&str> = ENDS.iter().map(|(table, _)| *table).collect();
        said.sort_unstable();
        assert_eq!(tables, said, "say in store/ends.rs when the rows of each table go");
        for (place, (table, end)) in ENDS.iter().enumerate() {
            if let With(of) = end {
                assert!(ENDS.iter().any(|(other, _)| other == of), "{table} goes with {of}");
            }
            if let Bounded(why) | Kept(why) = end {
                assert!(!why.is_empty(), "{table}, row {place}");
            }
        }
    }

    /// A row of each table that is purged, over at `?1`.
    const ROWS: &[(&str, &str)] = &[
        ("actions", "(key, content, created) VALUES ('k', x'00', ?1)"),
        ("activity", "(at, event, site, network, browser) VALUES (?1, 'x', '', '', '')"),
        ("devices", "(token, user, used) VALUES (x'00', 1, ?1)"),
        (
            "email_changes",
            "(user, email, email_key, site, session, key, old_token, new_token, created, expires) \
             VALUES (1, 'a', 'a', 's', 1, 'k', x'00', x'01', 0, ?1)",
        ),
        ("hand_offs", "(token, user, from_site, to_site, session, expires) VALUES (x'00', 1, 'a', 'b', 1, ?1)"),
        ("invitation_codes", "(invitation, user, code, expires, tries, mailed) VALUES (1, 1, x'00', ?1, 0, 0)"),
        ("invitation_mails", "(token, invitation, account, email_key, sent) VALUES (x'00', 1, 1, 'a', ?1)"),
        (
            "invitations",
            "(account, site, realm, email, email_key, name, inviter_name, permissions, sees, lifetime, token, created, \
             expires, state, settled) VALUES (1, 's', 'r', 'a', 'a', '', '', '', 'all', 3600000, x'00', 0, 0, 'declined', ?1)",
        ),
        ("notices", "(announcement, account, user, site, created) VALUES (1, 1, 1, 's', ?1)"),
        (
            "announcements",
            "(account, kind, document, event, key, announced, due) VALUES (1, 'invoices', '1', 'new', '', ?1, 0)",
        ),
        ("links", "(token, created, expires) VALUES (x'00', 0, ?1)"),
        ("login_codes", "(session, code, expires, tries) VALUES (1, x'00', ?1, 0)"),
        ("pending_sign_ins", "(token, user, site, password, tried, expires) VALUES (x'00', 1, 's', x'00', 1, ?1)"),
        (
            "recoveries",
            "(account, owner, candidate, proposed_by, reason, created, expires, state) VALUES (1, 1, 2, 'a', 'b', 0, ?1, 'pending')",
        ),
        ("second_factor_set_ups", "(session, seed, expires) VALUES (1, x'00', ?1)"),
        ("throttles", "(bucket, tries, last) VALUES ('b', 1, ?1)"),
        ("transfers", "(account, proposer, candidate, created, expires, state) VALUES (1, 1, 2, 0, ?1, 'pending')"),
        (
            "undelivered",
            "(recipient, recipient_key, subject, site, words, queued, given_up) VALUES ('a', 'a', '', 's', '', 0, ?1)",
        ),
    ];

    #[test]
    fn what_is_over_goes_at_its_moment_and_not_before() {
        let now = Timestamp(0).plus(3 * YEAR);
        for (table, end) in ENDS {
            let Purged(_, _, after) = end else { continue };
            let (_, row) = ROWS.iter().find(|(of, _)| of == table).expect(table);
            let (_folder, store) = opened();
            store.writer.turn(Duration::ZERO).unwrap().unwrap().execute_batch("PRAGMA foreign_keys = off").unwrap();
            let count = || {
                let sql = format!("SELECT count(*) FROM {table}");
                store.read(|connection| connection.query_row(&sql, [], |row| row.get::<i64>(0))).unwrap()
            };
            let put = |at: Timestamp| {
                let sql = format!("INSERT INTO {table} {row}");
                let work = |transaction: &crate::store::engine::Transaction<'_>| {
                    transaction.execute(&sql, [sql_time(at)]).map(drop).map_err(|error| failed(&error))
                };
                store.write(work).unwrap();
            };
            put(now.minus(*after).plus(Duration::from_millis(1)));
            assert!(!store.purge(now).unwrap());
            assert_eq!(count(), 1, "{table}: the last moment");
            store.purge(now.plus(Duration::from_millis(1))).unwrap();
            assert_eq!(count(), 0, "{table}: the first after it");
        }
    }

    #[test]
    fn much_goes_in_parts() {
        let (_folder, store) = opened();
        let many = "WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 1500) \
                    INSERT INTO throttles (bucket, tries, last) SELECT 'b' || n, 1, 0 FROM n";
        store.write(|transaction| transaction.execute_batch(many).map_err(|error| failed(&error))).unwrap();
        let now = Timestamp(0).plus(YEAR);
        assert!(store.purge(now).unwrap(), "more is left");
        assert!(!store.purge(now).unwrap());
    }
}
