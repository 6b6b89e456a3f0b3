//! What is done beside the requests, by whoever calls: for a host that takes calls on its own threads only.

use std::sync::Arc;
use std::time::Duration;

use plugin_api::operations::WorkDone;

use crate::error::Error;
use crate::portal::announcing::Announcing;
use crate::portal::base::service;
use crate::portal::mailing::Mailing;
use crate::portal::upkeep::Upkeep;
use crate::portal::zips::Zips;

/// How long a call waits for something to do, at the most: 10 seconds.
const MAX_WAIT: Duration = Duration::from_secs(10);

service! {
    /// The work of the threads, for a host that does it on its own.
    pub struct Working {
        mailing: Arc<Mailing>,
        zips: Arc<Zips>,
        upkeep: Arc<Upkeep>,
        announcing: Arc<Announcing>,
    }
}

impl Working {
    /// Does the regular work that is due, tells of one announcement, hands over some of the mails that are due, and makes one
    /// archive. Where nothing waits, waits for something first, at most so long and ten seconds; call again until it did nothing.
    ///
    /// Never done inside a request: how long a mail takes would tell whether there is somebody to write to (rule U6).
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn work(&self, wait: Duration) -> Result<WorkDone, Error> {
        let worked = self.work_once()?;
        if worked != WorkDone::default() || wait.is_zero() {
            return Ok(worked);
        }
        self.mailing.wait(wait.min(MAX_WAIT));
        self.work_once()
    }

    fn work_once(&self) -> Result<WorkDone, Error> {
        // Mails before anything that asks the ERP: a code waits for nobody (rule M1).
        let urgent = self.mailing.deliver_both()?;
        let announcements = self.announcing.tell_some()?.into();
        let mails = (urgent + self.mailing.deliver_both()?) as u64;
        if let Err(error) = self.upkeep.work() {
            self.upkeep.put_off(&error);
        }
        Ok(WorkDone { mails, archives: self.zips.make_one().into(), announcements })
    }
}
