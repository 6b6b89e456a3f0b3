//! Taking a change back, step by step.

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::realms::narrower;
use crate::model::users::UserId;
use crate::store::engine::{self, Transaction, params};
use crate::store::realms::ChangeRow;
use crate::store::realms::steps::{
    Secrets, Step, kept, name_again, put_kept, put_secrets, put_terms, secrets, terms, terms_of,
};
use crate::store::{failed, membership_in};

pub(super) fn undo(transaction: &Transaction<'_>, change: &ChangeRow, step: &Step) -> Result<(), Error> {
    let sql = |error: engine::Error| failed(&error);
    match step {
        Step::Site { site, from, to } => transaction
            .execute("UPDATE sites SET realm = ?2 WHERE id = ?1 AND realm = ?3", [site, from, to])
            .map(drop)
            .map_err(sql),
        Step::User { user, from, to } => undo_move(transaction, change, *user, from, to).map_err(sql),
        Step::Kept { site, login, before, after } => {
            let meant: Option<i64> = kept(transaction, site, login).map_err(sql)?;
            if meant == *after { put_kept(transaction, site, login, *before).map_err(sql) } else { Ok(()) }
        }
        Step::Owner { account, from, to } => transaction
            .execute(
                "UPDATE accounts SET owner = ?2 WHERE id = ?1 AND owner = ?3 \
                 AND EXISTS (SELECT 1 FROM memberships WHERE account = ?1 AND user = ?2)",
                params![account, from, to],
            )
            .map(drop)
            .map_err(sql),
        Step::Moved { account, from, to } => transaction
            .execute(
                "UPDATE memberships SET user = ?2 WHERE account = ?1 AND user = ?3 \
                 AND NOT EXISTS (SELECT 1 FROM memberships WHERE account = ?1 AND user = ?2)",
                params![account, from, to],
            )
            .map(drop)
            .map_err(sql),
        Step::Narrowed { .. } => undo_narrowing(transaction, step),
        Step::Contact { user, account, contact } => transaction
            .execute(
                "DELETE FROM kept_contacts WHERE user = ?1 AND account = ?2 AND contact = ?3",
                params![user, account, contact],
            )
            .map(drop)
            .map_err(sql),
        Step::Named { what, from, to, ids } => {
            ids.iter().try_for_each(|id| name_again(transaction, *what, *id, *from, *to)).map_err(sql)
        }
        Step::Invitations { from, to, ids } => ids.iter().try_for_each(|id| {
            transaction
                .execute(
                    "UPDATE invitations SET realm = ?2 WHERE id = ?1 AND realm = ?3 AND state = 'pending'",
                    params![id, from, to],
                )
                .map(drop)
                .map_err(sql)
        }),
        Step::TransferFell { transfer, settled, .. } => transaction
            .execute(
                "UPDATE transfers SET state = 'pending', settled = NULL \
                 WHERE id = ?1 AND state = 'withdrawn' AND settled = ?2 AND NOT EXISTS (SELECT 1 FROM transfers AS other \
                 WHERE other.account = transfers.account AND other.state = 'pending')",
                [transfer, settled],
            )
            .map(drop)
            .map_err(sql),
        Step::RecoveryFell { recovery, settled, .. } => transaction
            .execute(
                "UPDATE recoveries SET state = 'pending', settled = NULL, settled_by = NULL \
                 WHERE id = ?1 AND state = 'cancelled' AND settled = ?2 AND NOT EXISTS (SELECT 1 FROM recoveries AS other \
                 WHERE other.account = recoveries.account AND other.state = 'pending')",
                [recovery, settled],
            )
            .map(drop)
            .map_err(sql),
        Step::First { site, account, from, to } => transaction
            .execute(
                "UPDATE default_accounts SET user = ?3 WHERE user = ?4 AND site = ?1 AND account = ?2 AND NOT EXISTS \
                 (SELECT 1 FROM default_accounts AS there WHERE there.user = ?3 AND there.site = ?1)",
                params![site, account, from, to],
            )
            .map(drop)
            .map_err(sql),
        Step::SignUp { key, from, to } => undo_sign_up(transaction, key, *from, *to).map_err(sql),
        Step::ErpUsers { from, to, ids } => undo_erp_users(transaction, *from, *to, ids).map_err(sql),
        Step::Credentials { stays, goes, before, after } => {
            let current = secrets(transaction, UserId(*stays), false).map_err(sql)?;
            if current.password != after.password {
                // One person chose a new password since: the old ones are good for nobody any more.
                put_secrets(transaction, *goes, &current).map_err(sql)
            } else if before == after {
                Ok(())
            } else {
                let own = Secrets { failures: current.failures, ..after.clone() };
                put_secrets(transaction, *stays, before)
                    .and_then(|()| put_secrets(transaction, *goes, &own))
                    .map_err(sql)
            }
        }
        Step::SecondFactor { from, to, since } => undo_second_factor(transaction, *from, *to, *since).map_err(sql),
        Step::Retired { user, into, state } => transaction
            .execute(
                "UPDATE users SET state = ?2 WHERE id = ?1 AND NOT EXISTS \
                 (SELECT 1 FROM users WHERE id = ?3 AND state = 'disabled')",
                params![user, state, into],
            )
            .map(drop)
            .map_err(sql),
    }
}

/// Back to whoever signed up, unless that one signed up again since.
fn undo_sign_up(transaction: &Transaction<'_>, key: &str, from: i64, to: i64) -> engine::Result<()> {
    let sql = "UPDATE sign_ups SET user = ?2 WHERE key = ?1 AND user = ?3 \
               AND NOT EXISTS (SELECT 1 FROM sign_ups AS there WHERE there.user = ?2)";
    transaction.execute(sql, params![key, from, to]).map(drop)
}

/// Back behind whoever they stood behind.
fn undo_erp_users(transaction: &Transaction<'_>, from: i64, to: i64, ids: &[String]) -> engine::Result<()> {
    let mut back = transaction.prepare_cached(
        "UPDATE erp_users SET user = ?2 WHERE erp_id = ?1 AND user = ?3 AND NOT EXISTS \
             (SELECT 1 FROM erp_users AS there WHERE there.user = ?2 \
             AND (there.erp_id = ?1 OR there.account = erp_users.account))",
    )?;
    ids.iter().try_for_each(|erp_id| back.execute(params![erp_id, from, to]).map(drop))
}

/// Back to whoever brought it, unless that one has another by now; one that was set up since is its maker's.
fn undo_second_factor(transaction: &Transaction<'_>, from: i64, to: i64, since: i64) -> engine::Result<()> {
    transaction
        .execute(
            "UPDATE second_factors SET user = ?1 WHERE user = ?2 AND since = ?3 \
             AND NOT EXISTS (SELECT 1 FROM second_factors WHERE user = ?1)",
            [from, to, since],
        )
        .map(drop)
}

/// Back to the old realm; where login or contact were taken there meanwhile, the user stays and keeps the login here.
fn undo_move(transaction: &Transaction<'_>, change: &ChangeRow, user: i64, from: &str, to: &str) -> engine::Result<()> {
    let back = transaction.execute(
        "UPDATE users SET realm = ?2 WHERE id = ?1 AND realm = ?3 AND NOT EXISTS (SELECT 1 FROM users AS other \
         WHERE other.realm = ?2 AND (other.login_key = users.login_key OR other.contact = users.contact))",
        params![user, from, to],
    )?;
    if back == 0 {
        for site in &change.sites {
            transaction.execute(
                "INSERT INTO kept_logins (site, login_key, user) SELECT ?2, login_key, id FROM users WHERE id = ?1 \
                 ON CONFLICT (site, login_key) DO NOTHING",
                params![user, site.as_str()],
            )?;
        }
    }
    Ok(())
}

fn undo_narrowing(transaction: &Transaction<'_>, step: &Step) -> Result<(), Error> {
    let Step::Narrowed { account, stays, goes, stays_before, goes_before, after } = step else { return Ok(()) };
    let sql = |error: engine::Error| failed(&error);
    let (account, stays, goes) = (AccountId(*account), UserId(*stays), UserId(*goes));
    // What was revoked since is not given back.
    let Some(current) = terms(transaction, account, stays).map_err(sql)? else { return Ok(()) };
    put_terms(transaction, account.0, goes.0, goes_before).map_err(sql)?;
    if current == *after {
        return put_terms(transaction, account.0, stays.0, stays_before).map_err(sql);
    }
    // What was edited since stays as it is, and narrows the other one.
    let (edited, old) = (membership_in(transaction, account, stays)?, membership_in(transaction, account, goes)?);
    if let (Some(edited), Some(old)) = (edited, old) {
        let narrow = narrower(&edited, &old, &[], &[]);
        put_terms(transaction, account.0, goes.0, &terms_of(&narrow, goes_before.created)).map_err(sql)?;
    }
    Ok(())
}
