//! What waits for somebody, over all accounts: mails for the host, recoveries for a second person, invitations for an answer.

use plugin_api::operations::{EndingInvitation, OpenRecovery, WaitingMail};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::store::Store;
use crate::store::engine::params;
use crate::store::rows::{sql_time, time_of_sql};

/// How many entries each list has at the most.
const MOST: u32 = 50;

impl Store {
    /// Mails that wait, the longest waiting first.
    pub fn waiting_mails(&self) -> Result<Vec<WaitingMail>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT mail ->> 'to', mail ->> 'subject', mail ->> 'site', created, tries, due FROM outbox \
                     WHERE mail ->> 'to' <> '' ORDER BY id LIMIT ?1",
                )?
                .query_map([MOST], |row| {
                    Ok(WaitingMail {
                        to: row.get(0)?,
                        subject: row.get(1)?,
                        site: row.get(2)?,
                        queued: time_of_sql(row.get(3)?).rfc3339(),
                        tries: row.get(4)?,
                        next: time_of_sql(row.get(5)?).rfc3339(),
                    })
                })?
                .collect()
        })
    }

    /// Recoveries that can be confirmed, the first to expire first.
    pub fn open_recoveries(&self, now: Timestamp) -> Result<Vec<OpenRecovery>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT accounts.third_party, users.realm, users.login, proposed_by, reason, expires FROM recoveries \
                     JOIN accounts ON accounts.id = recoveries.account JOIN users ON users.id = recoveries.candidate \
                     WHERE recoveries.state = 'pending' AND expires > ?1 ORDER BY expires LIMIT ?2",
                )?
                .query_map(params![sql_time(now), MOST], |row| {
                    Ok(OpenRecovery {
                        third_party: row.get(0)?,
                        realm: row.get(1)?,
                        login: row.get(2)?,
                        by: row.get(3)?,
                        reason: row.get(4)?,
                        expires: time_of_sql(row.get(5)?).rfc3339(),
                    })
                })?
                .collect()
        })
    }

    /// Pending invitations that end between two moments, the first to end first.
    pub fn ending_invitations(&self, from: Timestamp, to: Timestamp) -> Result<Vec<EndingInvitation>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT accounts.third_party, site, email, name, expires FROM invitations \
                     JOIN accounts ON accounts.id = invitations.account \
                     WHERE invitations.state = 'pending' AND expires > ?1 AND expires <= ?2 ORDER BY expires LIMIT ?3",
                )?
                .query_map(params![sql_time(from), sql_time(to), MOST], |row| {
                    Ok(EndingInvitation {
                        third_party: row.get(0)?,
                        site: row.get(1)?,
                        email: row.get(2)?,
                        name: row.get(3)?,
                        expires: time_of_sql(row.get(4)?).rfc3339(),
                    })
                })?
                .collect()
        })
    }
}
