//! Staff look at an account as a member of it does (rule A11): with the owner's consent, for a reason, 30 minutes, read-only.

use serde::{Deserialize, Serialize};

use crate::error::{Denied, Error};
use crate::model::ledger::Actor;
use crate::model::memberships::Role;
use crate::model::sessions::{VIEW_AS, ViewAs};
use crate::model::tokens::Token;
use crate::portal::Portal;
use crate::portal::hand_offs::HAND_OFF;
use crate::portal::visits::Seat;
use crate::random;
use crate::store::NewHandOff;

/// The longest reason and name, in code points.
const LONGEST: usize = 200;

/// What staff ask for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewAsUser {
    site: String,
    login: String,
    third_party: String,
    /// Who looks, as the ERP knows them.
    staff: String,
    /// Why; the owner reads it.
    reason: String,
}

/// How staff go on.
#[derive(Clone, Debug, Serialize)]
pub struct ViewCode {
    /// Good once, on this site, for 60 seconds.
    code: String,
    /// Where to post it.
    site: String,
    address: String,
    until: String,
    /// How long the look lasts, in seconds.
    lasts: u64,
}

/// A look that is open.
#[derive(Clone, Debug, Serialize)]
pub struct ViewAnswer {
    staff: String,
    reason: String,
    site: String,
    login: String,
    opened: String,
}

impl Portal {
    /// Whether the owner of the account lets staff look on.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn view_as_consent(&self, seat: &Seat) -> Result<bool, Error> {
        self.store.view_as_consent(seat.account.id)
    }

    /// Lets staff look on, or ends every look at once. Only the owner does, and never staff in the owner's place.
    ///
    /// # Errors
    /// `permission/missing`, `view-as/read-only`.
    pub fn set_view_as_consent(&self, seat: &Seat, consent: bool) -> Result<(), Error> {
        self.running()?;
        seat.visitor.may_write()?;
        if seat.membership.role != Role::Owner {
            return Err(seat.audit(Denied::PermissionMissing));
        }
        self.store.set_view_as_consent(seat.account.id, consent, &Actor::user(&seat.visitor.user), self.clock.now())?;
        log::info!(target: "audit", "view-as/consent: account {}: {consent}", seat.account.id.0);
        Ok(())
    }

    /// A code by which staff open a look at an account.
    pub(super) fn view_as(&self, wanted: &ViewAsUser) -> Result<ViewCode, Error> {
        let site = self.site(&wanted.site)?;
        let (staff, reason) = (wanted.staff.trim(), wanted.reason.trim());
        let fits = |text: &str| (1..=LONGEST).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        if !fits(staff) || !fits(reason) {
            return Err(Error::ViewAsReasonMissing);
        }
        let user = self.user(&site, &wanted.login)?.user;
        let account = self.store.account_of(&wanted.third_party)?.ok_or(Error::AccountUnknown)?.account;
        let (code, now) = (Token::new(random::bytes()?), self.clock.now());
        let expires = now.plus(HAND_OFF);
        let new = NewHandOff { token: code.hash(), user: user.id, from: &site.id, to: &site.id, expires };
        let view = ViewAs { staff: staff.to_owned(), reason: reason.to_owned(), account: account.id };
        self.store.hand_off_view(&new, &view, now)?;
        log::info!(
            target: "audit",
            "view-as: {staff:?} as user {} in account {} on {}: {reason:?}", user.id.0, account.id.0, site.id
        );
        Ok(ViewCode {
            code: code.secret(),
            site: site.id.to_string(),
            address: self.address(&site),
            until: expires.rfc3339(),
            lasts: VIEW_AS.as_secs(),
        })
    }

    /// Ends every look of this member of staff, and says how many.
    pub(super) fn end_views(&self, staff: &str) -> Result<u64, Error> {
        let ended = self.store.end_views(staff.trim(), self.clock.now())?;
        log::info!(target: "audit", "view-as/ended: {staff:?}: {ended}");
        Ok(ended)
    }

    /// The looks that are open.
    pub(super) fn views(&self) -> Result<Vec<ViewAnswer>, Error> {
        let rows = self.store.views(self.clock.now())?;
        Ok(rows
            .into_iter()
            .map(|row| ViewAnswer {
                staff: row.view.staff,
                reason: row.view.reason,
                site: row.site,
                login: row.login,
                opened: row.opened.rfc3339(),
            })
            .collect())
    }
}
