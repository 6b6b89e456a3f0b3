//! Staff look at an account as a member of it does (rule A11): with the owner's consent, for a reason, 30 minutes, read-only.

use std::sync::Arc;

use plugin_api::ledger::Entry;
use plugin_api::operations::{self, View, ViewCode};
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::impersonations::Impersonation;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::reasons::said;
use crate::model::sessions::{SessionStatus, VIEW_AS, ViewAs};
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::portal::actor::authorized_owner_in;
use crate::portal::base::{Base, service};
use crate::portal::hand_offs::HAND_OFF;
use crate::portal::lookups::user_of;
use crate::portal::principals::{AccountContext, session_status};
use crate::portal::sites::Sites;
use crate::random;
use crate::store::{NewHandOff, PrincipalRow, ViewRow, set_view_as_consent};

/// How many looks of the past are told.
const PAST: u32 = 50;

/// A look that is open.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ViewAnswer {
    staff: String,
    reason: String,
    third_party: String,
    site: String,
    login: String,
    opened: Timestamp,
    ends: Timestamp,
}

/// Whether staff may look on, and who did: what the owner decides by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Looks")]
pub struct ImpersonationsCard {
    /// Since when they may; `None` is that they may not.
    pub allowed_since: Option<Timestamp>,
    /// The looks that are open.
    pub open: Vec<ViewAnswer>,
    /// The looks that the ledger knows, the newest first, 50 at the most.
    pub past: Vec<PastImpersonation>,
}

/// A look that the ledger knows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "PastLook")]
pub struct PastImpersonation {
    /// When it was opened, RFC 3339.
    pub at: String,
    /// Who looked.
    pub staff: String,
    /// As whom: the login.
    pub login: String,
    /// Why.
    pub reason: String,
    /// On which site.
    pub site: String,
}

service! {
    /// Staff who look on, and the consent to it.
    pub struct Impersonations {
        base: Arc<Base>,
        sites: Arc<Sites>,
    }
}

impl Impersonations {
    /// The look that this session is, while it is open; `None` is anything else. Changes and records nothing.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn of_session(&self, site: &Site, session: &Token) -> Result<Option<Impersonation>, Error> {
        self.base.running()?;
        let Some(row) = self.base.store.principal(&session.hash(), None)? else { return Ok(None) };
        let PrincipalRow { session, user, view_as, .. } = row;
        let is_open = session_status(&session, view_as.as_ref(), site, self.base.clock.now()) == SessionStatus::Live;
        Ok(view_as.filter(|_| is_open).map(|view| Impersonation::new(&view, &session, &user, site)))
    }

    /// Whether staff may look on, and who did: for the owner alone.
    ///
    /// # Errors
    /// `permission/missing`, `unavailable/store`.
    pub fn of_account(&self, context: &AccountContext) -> Result<ImpersonationsCard, Error> {
        if context.membership.role != Role::Owner {
            return Err(context.audit(Denied::PermissionMissing));
        }
        let account = context.account.id;
        let open = self.base.store.views(Some(account), self.base.clock.now())?;
        let lines = self.base.store.ledger_of(account, Event::Viewed, PAST)?;
        let past = lines.iter().filter_map(|line| Entry::open(line).ok()).map(|(entry, _)| {
            let told = |name: &str| entry.detail.get(name).cloned().unwrap_or_default();
            let (login, reason, site) = (told("login"), told("reason"), told("site"));
            PastImpersonation { at: entry.at, staff: entry.name, login, reason, site }
        });
        Ok(ImpersonationsCard {
            allowed_since: self.base.store.view_as_consent(account)?,
            open: open.into_iter().map(ViewAnswer::from).collect(),
            past: past.collect(),
        })
    }

    /// Lets staff look on, or ends every look at once. Only the owner does, and never staff in the owner's place.
    ///
    /// # Errors
    /// `permission/missing`, `view-as/read-only`; rows 1 to 7.
    pub fn set_consent(&self, context: &AccountContext, consent: bool) -> Result<(), Error> {
        self.base.running()?;
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let context = authorized_owner_in(transaction, context, now)?;
            set_view_as_consent(
                transaction,
                context.account.id,
                consent,
                &LedgerActor::user(&context.principal.user),
                now,
            )
        })?;
        log::info!(target: "audit", "view-as/consent: account {}: {consent}", context.account.id.0);
        Ok(())
    }

    /// A code by which staff open a look at an account.
    pub(super) fn open(&self, wanted: &operations::ViewAs) -> Result<ViewCode, Error> {
        let site = self.sites.enabled(&wanted.site)?;
        let (Some(staff), Some(reason)) = (said(&wanted.staff), said(&wanted.reason)) else {
            return Err(Error::ViewAsReasonMissing);
        };
        let user = user_of(&self.base.store, &site, &wanted.login)?.user;
        let account = self.base.store.account_of(&wanted.third_party)?.ok_or(Error::AccountUnknown)?.account;
        let (code, now) = (Token::new(random::bytes()?), self.base.clock.now());
        let expires = now.plus(HAND_OFF);
        let new = NewHandOff { token: code.hash(), user: user.id, from: &site.id, to: &site.id, expires };
        let view = ViewAs { staff: staff.to_owned(), reason: reason.to_owned(), account: account.id };
        self.base.store.hand_off_view(&new, &view, now)?;
        log::info!(
            target: "audit",
            "view-as: {staff:?} as user {} in account {} on {}: {reason:?}", user.id.0, account.id.0, site.id
        );
        Ok(ViewCode {
            address: format!("{}/hand-off/{}", self.base.address(&site), code.secret()),
            code: code.secret(),
            site: site.id.to_string(),
            until: expires.rfc3339(),
            lasts: VIEW_AS.as_secs(),
        })
    }

    /// Ends every look of this member of staff, and says how many.
    pub(super) fn end(&self, staff: &str) -> Result<u64, Error> {
        let ended = self.base.store.end_views(staff.trim(), self.base.clock.now())?;
        log::info!(target: "audit", "view-as/ended: {staff:?}: {ended}");
        Ok(ended)
    }

    /// The looks that are open.
    pub(super) fn list(&self) -> Result<Vec<View>, Error> {
        let views = self.base.store.views(None, self.base.clock.now())?.into_iter().map(ViewAnswer::from);
        Ok(views.map(View::from).collect())
    }
}

impl From<ViewAnswer> for View {
    fn from(view: ViewAnswer) -> Self {
        let ViewAnswer { staff, reason, third_party, site, login, opened, ends } = view;
        Self { staff, reason, third_party, site, login, opened: opened.rfc3339(), ends: ends.rfc3339() }
    }
}

impl From<ViewRow> for ViewAnswer {
    fn from(row: ViewRow) -> Self {
        Self {
            staff: row.view.staff,
            reason: row.view.reason,
            third_party: row.third_party,
            site: row.site,
            login: row.login,
            opened: row.opened,
            ends: row.opened.plus(VIEW_AS),
        }
    }
}
