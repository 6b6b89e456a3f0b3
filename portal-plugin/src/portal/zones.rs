//! The time zone that a user reads in: chosen once, and then it is that of every site and every mail (rule T1).

use std::sync::Arc;

use crate::error::Error;
use crate::model::zones::Zone;
use crate::portal::base::{Base, service};
use crate::portal::principals::Principal;

service! {
    /// The time zones that users chose.
    pub struct Zones {
        base: Arc<Base>,
    }
}

impl Zones {
    /// Remembers the time zone of the principal's pages and mails, on every site; `None` is each site's own again.
    ///
    /// # Errors
    /// `view-as/read-only`; `unavailable/store`.
    pub fn choose(&self, principal: &Principal, zone: Option<&Zone>) -> Result<(), Error> {
        self.base.running()?;
        principal.may_write()?;
        self.base.store.choose_zone(principal.user.id, zone)
    }
}
