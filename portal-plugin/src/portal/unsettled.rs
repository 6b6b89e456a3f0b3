//! Actions that were handed to the ERP and whose ending nobody wrote down, as the process died or the ERP did not answer: judged
//! anew, asked for again with their keys, and told to the ledger.
//!
//! The ERP knows the key: what it did it does not do twice, and answers as it would have. What it never got is done now, with the
//! files that came with it. Where it may not be asked for any more, nobody knows whether it was done, and staff are told so.

use std::sync::Arc;
use std::time::Duration;

use log::Level;
use plugin_api::actions::{Act, Upload};

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::error::{Denied, Error};
use crate::model::sites::Site;
use crate::portal::actions::Actions;
use crate::portal::base::{Base, service};
use crate::portal::sites::Sites;
use crate::source::{OpenKinds, is_refused, permission_of};
use crate::store::begun_actions::{File, Unsettled};

/// How long after it was begun an action is asked for again: 3 days.
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
        let now = self.base.clock.now();
        let (over, due): (Vec<_>, Vec<_>) =
            self.base.store.unsettled(now)?.into_iter().partition(|(_, _, begun)| now >= begun.plus(GIVE_UP));
        for (key, ..) in over {
            self.give_up(&key, "the ERP did not say it for three days, or a backup was put back")?;
        }
        let here = due.into_iter().filter_map(|(key, site, _)| Some((key, self.sites.enabled(&site).ok()?)));
        for (key, site) in here.take(BATCH) {
            let Some(unsettled) = self.base.store.take_unsettled(&key, self.base.clock.now())? else { continue };
            match self.settle(&site, &unsettled) {
                Ok(()) => {}
                Err(error) if is_refused(&error) => {
                    log::warn!(target: "audit", "action/not-done: {} for user {}: {}", key, unsettled.user.0, error.code());
                    self.base.store.settle_action(&key)?;
                }
                Err(error @ (Error::Denied(_) | Error::DocumentUnknown)) => self.give_up(&key, error.code())?,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    log::info!("action {key} is asked for again in some minutes: {}", error.code());
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// It is not asked for again, though nobody knows whether the ERP did it.
    fn give_up(&self, key: &str, why: &str) -> Result<(), Error> {
        self.base.alarms.tell(
            Level::Error,
            &format!("action/unsettled: nobody knows whether the ERP did {key}; look there: {why}"),
        );
        self.base.store.settle_action(key)
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
        if let Some(id) = about(&action.act) {
            self.base.source.summary(&granted, id)?;
        }
        let files: Vec<Upload<'_>> = files.iter().map(File::upload).collect();
        let done = self.base.source.act(&granted, action, &files)?;
        self.actions.settle(site, &user, &row.account, action, done).map(drop)
    }
}

/// The document that an act is about, which its user must see still; the ERP looks at the products of an order itself.
fn about(act: &Act) -> Option<&str> {
    match act {
        Act::AcceptQuote { id, .. }
        | Act::DeclineQuote { id, .. }
        | Act::ReplyToTicket { id, .. }
        | Act::CloseTicket { id }
        | Act::ReopenTicket { id } => Some(id),
        Act::OpenTicket { .. } | Act::PlaceOrder { .. } | Act::EditContact { .. } => None,
    }
}
