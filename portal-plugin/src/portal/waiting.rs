//! What waits for somebody, over all accounts, for the first page that staff look at.

use std::time::Duration;

use plugin_api::operations::WhatWaits;

use crate::error::Error;
use crate::portal::Portal;

/// How long before its end an invitation is listed: 2 days.
const SOON: Duration = Duration::from_hours(48);

impl Portal {
    /// What waits for somebody.
    pub(super) fn waiting(&self) -> Result<WhatWaits, Error> {
        let now = self.base.clock.now();
        Ok(WhatWaits {
            mails: self.base.store.waiting_mails()?,
            recoveries: self.base.store.open_recoveries(now)?,
            invitations: self.base.store.ending_invitations(now, now.plus(SOON))?,
            lost_contacts: self.lost_contacts()?,
        })
    }
}
