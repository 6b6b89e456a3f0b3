//! Going on, on another site of the realm, without a password (rule S5).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Denied, Error};
use crate::model::locales::Text;
use crate::model::sites::{Site, SiteId};
use crate::model::throttles::network_of;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::base::{Base, service};
use crate::portal::principals::Principal;
use crate::portal::sign_in::{AGENT, printable};
use crate::portal::sites::Sites;
use crate::random;
use crate::store::{NewHandOff, NewSession};

/// How long a code works: 60 seconds (rule S5).
pub const HAND_OFF: Duration = Duration::from_mins(1);

/// Another site where the principal's login works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSite {
    /// Its id.
    pub id: SiteId,
    /// Its name.
    pub name: Text,
    /// Its address, without a slash at the end.
    pub address: String,
}

/// Who goes on with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The user.
    pub user: User,
    /// Whether it is staff who look on in the user's place (rule A11).
    pub looks_on: bool,
}

service! {
    /// Codes by which somebody goes on, on another site.
    pub struct HandOffs {
        base: Arc<Base>,
        sites: Arc<Sites>,
    }
}

impl HandOffs {
    /// The other sites in service on which the principal may go on, by id; none for staff who look on.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn other_sites(&self, principal: &Principal) -> Result<Vec<OtherSite>, Error> {
        if principal.view_as.is_some() {
            return Ok(Vec::new());
        }
        let ids = self.base.store.sites_of_user(principal.user.id)?;
        let others =
            ids.iter().filter(|id| **id != principal.site.id).filter_map(|id| self.sites.enabled(id.as_str()).ok());
        Ok(others
            .map(|site| OtherSite { id: site.id.clone(), name: site.name.clone(), address: self.base.address(&site) })
            .collect())
    }

    /// A code by which the principal goes on, on another site: good there only, once, for 60 seconds, as long as this
    /// session lasts.
    ///
    /// # Errors
    /// `realm/not-shared` where the user is nobody on the other site, or it is this one; `site/unknown`, `site/disabled`;
    /// `view-as/read-only`.
    pub fn begin(&self, principal: &Principal, to: &str) -> Result<Token, Error> {
        self.base.running()?;
        principal.may_write()?;
        let to = self.sites.enabled(to)?;
        let token = Token::new(random::bytes()?);
        let new = NewHandOff {
            token: token.hash(),
            user: principal.user.id,
            from: &principal.site.id,
            to: &to.id,
            expires: principal.now.plus(HAND_OFF),
        };
        if to.id == principal.site.id || !self.base.store.hand_off(&new, principal.session.id, principal.now)? {
            return Err(Error::Denied(Denied::RealmNotShared));
        }
        log::info!(target: "audit", "hand-off: user {} from {} to {}", principal.user.id.0, principal.site.id, to.id);
        Ok(token)
    }

    /// Who goes on with a code; looking does not use it up.
    ///
    /// # Errors
    /// `hand-off/invalid`, as [`HandOffs::redeem`].
    pub fn look_at(&self, site: &Site, code: &Token) -> Result<Arrival, Error> {
        self.base.running()?;
        let found = self.base.store.look_at_hand_off(&code.hash(), &site.id, self.base.clock.now())?;
        found.map(|(user, looks_on)| Arrival { user, looks_on }).ok_or(Error::HandOffInvalid)
    }

    /// Uses a code up and answers the new session's token. The browser does not become a known one by it.
    ///
    /// # Errors
    /// `hand-off/invalid`: unknown, used, over, of another site, or its session has ended.
    pub fn redeem(&self, site: &Arc<Site>, code: &Token, peer: IpAddr, agent: &str) -> Result<Token, Error> {
        self.base.running()?;
        let session = Token::new(random::bytes()?);
        let new = NewSession {
            token: session.hash(),
            site: &site.id,
            policy: site.sessions,
            agent: &printable(agent, AGENT),
            network: &network_of(peer),
            device: session.hash(),
        };
        let arrives = self.base.store.look_at_hand_off(&code.hash(), &site.id, self.base.clock.now())?;
        if let Some((user, _)) = arrives
            && !self.base.erp_lets_act(Some(&user))?
        {
            log::warn!(target: "audit", "hand-off/invalid: user {} is out of use in the ERP, on {}", user.id.0, site.id);
            return Err(Error::HandOffInvalid);
        }
        let Some(user) = self.base.store.redeem(&code.hash(), &new, self.base.clock.now())? else {
            log::warn!(target: "audit", "hand-off/invalid on {}", site.id);
            return Err(Error::HandOffInvalid);
        };
        log::info!(target: "audit", "hand-off: user {} arrived on {}", user.0, site.id);
        Ok(session)
    }
}
