//! A backup that was put back (rule T3): what it would bring to life again ends.

use plugin_api::operations::RestoreEnded;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::epochs::{Epoch, EpochFile, stored};
use crate::store::ledger::record;
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// What the start of a portal found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The newest store there was.
    Newest,
    /// A store without its file: nobody can say.
    NoFile,
    /// An older store, or another one, than the file knows.
    Restored(RestoreEnded),
}

/// What a code, a link or a sign-in under way would open again.
const SHORT: [&str; 8] = [
    "DELETE FROM pending_sign_ins",
    "DELETE FROM hand_offs",
    "DELETE FROM login_codes",
    "DELETE FROM invitation_codes",
    "DELETE FROM second_factor_set_ups",
    "DELETE FROM email_changes",
    // They left before the backup was put back, and what their links open is over.
    "DELETE FROM outbox",
    // What became of them since, the ERP knows: nobody asks for them again, and staff are told of each.
    "UPDATE begun_actions SET begun = 0, due = 0",
];

impl Store {
    /// Compares the store with its file, and ends everything where it is older. Both know one start more then.
    pub fn notice_restore(&self, now: Timestamp) -> Result<Found, Error> {
        self.write(|transaction| {
            let store = stored(transaction).map_err(|error| failed(&error))?;
            let found = match self.epochs.as_ref().map(EpochFile::read) {
                // Nobody watches.
                None => Found::Newest,
                Some(None) if is_new(transaction).map_err(|error| failed(&error))? => Found::Newest,
                Some(None) => Found::NoFile,
                Some(Some(file)) if file.id == store.id && file.epoch <= store.epoch => Found::Newest,
                Some(Some(Epoch { epoch, .. })) => {
                    let epoch = i64::try_from(epoch).unwrap_or(i64::MAX);
                    transaction
                        .execute("UPDATE identity SET epoch = max(epoch, ?1)", [epoch])
                        .map_err(|error| failed(&error))?;
                    Found::Restored(end_everything(transaction, &LedgerActor::System, now)?)
                }
            };
            transaction.execute("UPDATE identity SET epoch = epoch + 1", []).map_err(|error| failed(&error))?;
            Ok(found)
        })
    }

    /// Ends everything, as staff say that a backup was put back.
    pub fn restored_by_staff(&self, actor: &LedgerActor, now: Timestamp) -> Result<RestoreEnded, Error> {
        self.write(|transaction| end_everything(transaction, actor, now))
    }

    /// When a backup was put back last, as far as anybody noticed or said.
    pub fn restored(&self) -> Result<Option<Timestamp>, Error> {
        self.read(|connection| {
            let restored = connection
                .prepare_cached("SELECT restored FROM identity")?
                .query_row([], |row| row.get::<Option<i64>>(0))
                .optional()?;
            Ok(restored.flatten().map(time_of_sql))
        })
    }
}

/// Whether nobody was ever in this store.
fn is_new(transaction: &Transaction<'_>) -> engine::Result<bool> {
    transaction.query_row("SELECT NOT EXISTS (SELECT 1 FROM users)", [], |row| row.get(0))
}

fn end_everything(transaction: &Transaction<'_>, actor: &LedgerActor, now: Timestamp) -> Result<RestoreEnded, Error> {
    let sql = |statement: &str| {
        let parameters: &[&dyn engine::ToSql] = if statement.contains("?1") { &[&sql_time(now)] } else { &[] };
        transaction.execute(statement, parameters).map(|rows| rows as u64).map_err(|error| failed(&error))
    };
    let ended = RestoreEnded {
        sessions: sql("UPDATE sessions SET ended = ?1 WHERE ended IS NULL")?,
        links: sql("DELETE FROM links WHERE used IS NULL")?,
        invitations: sql("UPDATE invitations SET state = 'cancelled', settled = ?1 WHERE state = 'pending'")?,
        offers: sql("UPDATE transfers SET state = 'withdrawn', settled = ?1 WHERE state = 'pending'")?
            + sql("UPDATE recoveries SET state = 'cancelled', settled = ?1 WHERE state = 'pending'")?,
        accounts: 0,
    };
    SHORT.iter().try_for_each(|statement| sql(statement).map(drop))?;
    // One that was replaced since would fit again.
    sql("UPDATE users SET one_time_until = min(one_time_until, ?1) WHERE one_time_until IS NOT NULL")?;
    sql("UPDATE identity SET restored = ?1")?;
    let accounts = accounts(transaction).map_err(|error| failed(&error))?;
    for account in &accounts {
        record(transaction, *account, actor, Event::StoreRestored, &[], now)?;
    }
    Ok(RestoreEnded { accounts: accounts.len() as u64, ..ended })
}

fn accounts(transaction: &Transaction<'_>) -> engine::Result<Vec<AccountId>> {
    let mut accounts = transaction.prepare_cached("SELECT id FROM accounts ORDER BY id")?;
    accounts.query_map(params![], |row| row.get(0).map(AccountId))?.collect()
}
