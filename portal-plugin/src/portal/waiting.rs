//! What waits for somebody, over all accounts, for the first page that staff look at.

use std::time::Duration;

use serde::Serialize;

use crate::error::Error;
use crate::portal::Portal;
use crate::portal::corrections::LostContactAnswer;
use crate::store::waiting::{EndingInvitation, OpenRecovery, WaitingMail};

/// How long before its end an invitation is listed: 2 days.
const SOON: Duration = Duration::from_hours(48);

/// What waits; each list has 50 entries at the most.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingAnswer {
    /// Mails that the host has not taken yet, the longest waiting first.
    mails: Vec<WaitingMail>,
    /// Owners to be replaced, where somebody else of the staff has to confirm it (rule A6).
    recoveries: Vec<OpenRecovery>,
    /// Invitations that end within two days, the first to end first.
    invitations: Vec<EndingInvitation>,
    /// Users who were turned away as the ERP knows the contact behind them no more, the longest waiting first (rule U12).
    lost_contacts: Vec<LostContactAnswer>,
}

impl Portal {
    /// What waits for somebody.
    pub(super) fn waiting(&self) -> Result<WaitingAnswer, Error> {
        let now = self.clock.now();
        Ok(WaitingAnswer {
            mails: self.store.waiting_mails()?,
            recoveries: self.store.open_recoveries(now)?,
            invitations: self.store.ending_invitations(now, now.plus(SOON))?,
            lost_contacts: self.lost_contacts()?,
        })
    }
}
