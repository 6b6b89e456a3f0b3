//! Users that the ERP has no more, or no more as external ones: what an import gave them ends (rule U11).

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use super::ruled::{leave, tell_of_use};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::permissions::Permissions;
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::store::erp_users::{Imported, ImportedState, imported, linked_between, put_imported};
use crate::store::{failed, membership_in, user_by_id};

/// All of the ERP's external users whose ids, ordered as text, lie in one stretch. What is linked there and not named is
/// gone. A whole import says each stretch once, the first without `after` and the last without `until`: so each command is
/// small, and one that never comes takes nothing away.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportGone {
    /// Says what would happen, and changes nothing.
    #[serde(default)]
    dry_run: bool,
    /// The stretch begins behind this id.
    #[serde(default)]
    after: Option<String>,
    /// The stretch ends with this id.
    #[serde(default)]
    until: Option<String>,
    /// The ids that are in force there.
    in_force: Vec<String>,
}

/// What became of them.
#[derive(Clone, Debug, Serialize)]
pub struct Gone {
    users: Vec<GoneUser>,
}

/// A user whom the ERP has no more.
#[derive(Clone, Debug, Serialize)]
struct GoneUser {
    erp_user: String,
    login: String,
    outcome: &'static str,
    notes: Vec<String>,
}

impl Portal {
    /// Takes away what an import gave to those that the ERP has no more; who is gone already is not named again.
    ///
    /// # Errors
    /// `command/invalid` where nobody at all is in force: an ERP that answers so is more likely the wrong one.
    pub(in crate::portal) fn import_gone(&self, import: &ImportGone) -> Result<Gone, Error> {
        self.running()?;
        let ImportGone { dry_run, after, until, in_force } = import;
        if in_force.is_empty() && after.is_none() && until.is_none() {
            let message = "nobody is in force: an ERP without any external user takes nothing away";
            return Err(Error::CommandInvalid(message.to_owned()));
        }
        let now = self.clock.now();
        let work = |transaction: &Transaction<'_>| {
            let linked = linked_between(transaction, after.as_deref(), until.as_deref())?;
            let gone = linked.into_iter().filter(|(erp_id, _)| !in_force.contains(erp_id));
            let users = gone.filter_map(|(erp_id, user)| take_away(transaction, erp_id, user, now).transpose());
            users.collect::<Result<Vec<_>, Error>>()
        };
        let users = if *dry_run { self.store.rehearse(work) } else { self.store.write(work) }?;
        for user in users.iter().filter(|_| !dry_run) {
            log::info!(target: "audit", "user/gone: {:?}, {:?} in the ERP", user.login, user.erp_user);
        }
        Ok(Gone { users })
    }
}

fn take_away(
    transaction: &Transaction<'_>,
    erp_user: String,
    id: UserId,
    now: Timestamp,
) -> Result<Option<GoneUser>, Error> {
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
    Ok(Some(GoneUser { erp_user, login, outcome: "ended", notes }))
}
