//! Actions that were handed to the ERP and whose ending nobody wrote down, as the process died or the ERP did not answer: judged
//! anew, asked for again with their keys, and told to the ledger.
//!
//! The ERP knows the key: what it did it does not do twice, and answers as it would have. What it never got is done now, with the
//! files that came with it.

use std::sync::Arc;
use std::time::Duration;

use log::Level;
use plugin_api::actions::Upload;

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::error::{Denied, Error};
use crate::model::sites::Site;
use crate::portal::actions::Actions;
use crate::portal::base::{Base, service};
use crate::portal::sites::Sites;
use crate::source::{OpenKinds, is_final, permission_of};
use crate::store::begun_actions::{File, Unsettled};

/// How long an action is asked for again: 3 days.
const GIVE_UP: Duration = Duration::from_hours(72);

/// How many are asked for at once, before something else is done.
const BATCH: usize = 10;

service! {
    /// Actions whose ending nobody wrote down.
    pub struct UnsettledActions {
        base: Arc<Base>,
        sites: Arc<Sites>,
        actions: Arc<Actions>,
    }
}

impl UnsettledActions {
    /// Asks for some of what is due, on sites that this process serves, until the ERP does not answer.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn settle_some(&self) -> Result<(), Error> {
        let due = self.base.store.unsettled(self.base.clock.now())?;
        let here = due.into_iter().filter_map(|(key, site)| Some((key, self.sites.enabled(&site).ok()?)));
        for (key, site) in here.take(BATCH) {
            let Some(unsettled) = self.base.store.take_unsettled(&key, self.base.clock.now())? else { continue };
            match self.settle(&site, &unsettled) {
                Ok(()) => {}
                Err(error) if is_final(&error) => {
                    log::warn!(target: "audit", "action/not-done: {} for user {}: {}", key, unsettled.user.0, error.code());
                    self.base.store.settle_action(&key)?;
                }
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) if self.base.clock.now() < unsettled.begun.plus(GIVE_UP) => {
                    log::info!("action {key} is asked for again in some minutes: {}", error.code());
                    return Ok(());
                }
                Err(error) => {
                    let why = error.code();
                    self.base.alarms.tell(
                        Level::Error,
                        &format!("action/unsettled: the ERP did not say for three days what came of {key}: {why}"),
                    );
                    self.base.store.settle_action(&key)?;
                }
            }
        }
        Ok(())
    }

    fn settle(&self, site: &Arc<Site>, unsettled: &Unsettled) -> Result<(), Error> {
        let Unsettled { user, account, action, files, .. } = unsettled;
        let store = &self.base.store;
        let user = store.user_by_id(*user)?.ok_or(Denied::UserDisabled)?.user;
        let mut rows = store.memberships_of(user.id)?.into_iter();
        let row = rows.find(|row| row.account.id == *account).ok_or(Denied::MembershipNone)?;
        let left_behind = user.realm != site.realm && store.belongs(user.id, &site.id)?;
        let user = row.user_here(user);
        let said = self.base.source.said_of(&user, &row.account.third_party)?;
        let facts = Facts {
            now: self.base.clock.host_says(),
            site: SiteFact::Enabled(site),
            session: SessionFact::Assumed,
            user: Some(&user),
            account: Some(&row.account),
            membership: Some(&row.membership),
            left_behind,
            standing: Some(&said.standing),
            erp_user: said.user.as_ref(),
        };
        let permission = permission_of(action.act.kind());
        let open_to_external = OpenKinds::default().to_external(&self.base.source, permission)?;
        let granted = access::decide(&facts, Wish { permission, open_to_external })?;
        let files: Vec<Upload<'_>> = files.iter().map(File::upload).collect();
        let done = self.base.source.act(&granted, action, &files)?;
        self.actions.settle(site, &user, &row.account, action, done).map(drop)
    }
}
