//! Users that the ERP has no more, or no more as external ones: what an import gave them ends (rule U11).

use plugin_api::operations::{ImportGone, UserGone, UsersGone};

use super::Importing;
use super::ruled::{leave, tell_of_use};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::permissions::Permissions;
use crate::model::users::UserId;
use crate::store::engine::Transaction;
use crate::store::erp_users::{Imported, ImportedState, imported, linked_between, put_imported};
use crate::store::{failed, membership_in, user_by_id};

impl Importing {
    /// Takes away what an import gave to those that the ERP has no more; who is gone already is not named again.
    ///
    /// # Errors
    /// `command/invalid` where nobody at all is in force: an ERP that answers so is more likely the wrong one.
    pub(in crate::portal) fn gone(&self, import: &ImportGone) -> Result<UsersGone, Error> {
        self.base.running()?;
        let ImportGone { dry_run, after, until, in_force } = import;
        if in_force.is_empty() && after.is_none() && until.is_none() {
            let message = "nobody is in force: an ERP without any external user takes nothing away";
            return Err(Error::CommandInvalid(message.to_owned()));
        }
        let now = self.base.clock.now();
        let work = |transaction: &Transaction<'_>| {
            let linked = linked_between(transaction, after.as_deref(), until.as_deref())?;
            let gone = linked.into_iter().filter(|(erp_id, _)| !in_force.contains(erp_id));
            let users = gone.filter_map(|(erp_id, user)| take_away(transaction, erp_id, user, now).transpose());
            users.collect::<Result<Vec<_>, Error>>()
        };
        let users = if *dry_run { self.base.store.rehearse(work) } else { self.base.store.write(work) }?;
        for user in users.iter().filter(|_| !dry_run) {
            log::info!(target: "audit", "user/gone: {:?}, {:?} in the ERP", user.login, user.erp_user);
        }
        Ok(UsersGone { users })
    }
}

fn take_away(
    transaction: &Transaction<'_>,
    erp_user: String,
    id: UserId,
    now: Timestamp,
) -> Result<Option<UserGone>, Error> {
    let Some(before) = imported(transaction, id, &erp_user)?.filter(|before| before.state != ImportedState::Gone)
    else {
        return Ok(None);
    };
    let row = user_by_id(transaction, id).map_err(|error| failed(&error))?.ok_or(Error::UserUnknown)?;
    let login = row.user.login.to_string();
    let mut notes = Vec::new();
    let gone = Imported { account: None, granted: Permissions::NONE, state: ImportedState::Gone };
    tell_of_use(transaction, (id, &login), (Some(&before), &gone), &mut notes, now)?;
    let owns = match before.account {
        Some(account) => {
            leave(transaction, account, id, &mut notes, now)?;
            // An owner stays one, and stays judged by the ERP's word.
            membership_in(transaction, account, id)?.map(|_| account)
        }
        None => None,
    };
    put_imported(transaction, id, &erp_user, &Imported { account: owns, ..gone })?;
    Ok(Some(UserGone { erp_user, login, outcome: "ended".to_owned(), notes }))
}
