//! What is done beside the requests, by whoever calls: for a host that takes calls on its own threads only.

use std::time::Duration;

use serde::Serialize;

use crate::error::Error;
use crate::portal::Portal;

/// How long a call waits for something to do, at the most: 10 seconds.
const MAX_WAIT: Duration = Duration::from_secs(10);

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Worked {
    /// Mails that were handed to the host, or put off.
    pub mails: usize,
    /// Archives that were made.
    pub archives: usize,
}

impl Portal {
    /// Hands over some of the mails that are due, and makes one archive. Where nothing waits, waits for something first, at
    /// most so long and ten seconds; call again until it did nothing.
    ///
    /// Never done inside a request: how long a mail takes would tell whether there is somebody to write to (rule U6).
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn work(&self, wait: Duration) -> Result<Worked, Error> {
        let worked = self.work_once()?;
        if worked != Worked::default() || wait.is_zero() {
            return Ok(worked);
        }
        self.mailing.wait(wait.min(MAX_WAIT));
        self.work_once()
    }

    fn work_once(&self) -> Result<Worked, Error> {
        Ok(Worked { mails: self.deliver_some()?, archives: usize::from(self.make_one()) })
    }
}
