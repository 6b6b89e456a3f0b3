//! The language that a user reads: chosen once, and then it is that of every site and every mail.

use std::sync::Arc;

use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::portal::base::{Base, service};
use crate::portal::principals::Principal;

service! {
    /// The languages that users chose.
    pub struct Languages {
        base: Arc<Base>,
    }
}

impl Languages {
    /// The language that the user of this session chose; `None` where they chose none, or where staff look on in their place
    /// (rule A11). For what is said to somebody who gets no further: no right hangs on it.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn of_session(&self, site: &Site, session: &Token) -> Result<Option<Locale>, Error> {
        self.base.running()?;
        self.base.store.language_of(&session.hash(), &site.id)
    }

    /// Remembers the language of the principal's pages and mails, on every site: also one that this site does not offer.
    ///
    /// # Errors
    /// `view-as/read-only`; `unavailable/store`.
    pub fn choose(&self, principal: &Principal, locale: Locale) -> Result<(), Error> {
        principal.may_write()?;
        self.base.store.choose_language(principal.user.id, locale)
    }
}
