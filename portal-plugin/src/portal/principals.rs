//! Who is here: a signed-in principal, and the account that they are in.

use std::sync::Arc;

use once_cell::sync::OnceCell;
use plugin_api::erp_users::ErpUser;
use plugin_api::{Kind, parties};

use crate::access::{self, Facts, SessionFact, SiteFact};
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::{Account, AccountId, AccountState};
use crate::model::erp_users;
use crate::model::impersonations::Impersonation;
use crate::model::memberships::Membership;
use crate::model::sessions::{Session, SessionId, SessionStatus, TOUCH, VIEW_AS, ViewAs};
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::model::zones::Zone;
use crate::portal::base::{Base, service};
use crate::portal::lost_contacts::LostContacts;
use crate::portal::sites::{Sites, in_realm};
use crate::source::{OpenKinds, Said};
use crate::store::engine::Transaction;
use crate::store::{PrincipalRow, UserRow, failed, principal_in, user_by_id};

/// Somebody who is signed in on a site: rows 1 to 4 hold.
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about who asks")]
#[derive(Clone, Debug)]
pub struct Principal {
    /// The site.
    pub site: Arc<Site>,
    /// The session.
    pub session: Session,
    /// Its user.
    pub user: User,
    /// Whether a change of the site's realm left the user behind here (rule S6).
    pub left_behind: bool,
    /// Whether a change of realm kept any login on any site.
    pub logins_kept: bool,
    /// Whether staff look on in this user's place, and why (rule A11): show a banner.
    pub view_as: Option<ViewAs>,
    /// Whether the user is a member of another account than the one asked about.
    pub elsewhere: bool,
    /// Whether the user has a second factor; then this session was opened with it.
    pub second_factor: bool,
    /// When the request began.
    pub now: Timestamp,
    /// What the host's clock said then: for what ends on a day of the calendar.
    pub host_says: Timestamp,
}

/// A principal in an account: rows 1 to 7 hold. What they may do there, each permission is asked for.
#[derive(Clone, Debug)]
pub struct AccountContext {
    /// Who is here.
    pub principal: Principal,
    /// The account.
    pub account: Account,
    /// What the principal is in it, as far as the ERP grants it too (rule U11).
    pub membership: Membership,
    /// What the ERP says of its third party.
    pub standing: parties::Standing,
    /// What the ERP says of its own user behind the principal, where it manages them (rule U11).
    pub erp_user: Option<ErpUser>,
    /// Whether the account asks a second factor of its members.
    pub asks_second_factor: bool,
    /// What the menu holds, once somebody has asked: a page asks more than once.
    pub(super) menu: OnceCell<Vec<Kind>>,
    /// Which kinds the ERP opens to external users, as far as somebody has asked.
    pub(super) open: OpenKinds,
}

/// An account that a principal may enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountCard {
    /// Its id.
    pub id: AccountId,
    /// The third party's name.
    pub name: String,
}

impl Principal {
    /// The time zone that the principal reads in: their own, else the site's (rule T1).
    pub fn zone(&self) -> &Zone {
        self.user.zone.as_ref().unwrap_or_else(|| self.site.zone())
    }

    /// The day that it is there, `YYYY-MM-DD`: what is due, late or still to be answered is judged by this one alone.
    pub fn today(&self) -> String {
        self.zone().day_of(self.host_says)
    }

    /// Whether anything may be written in this principal's name.
    ///
    /// # Errors
    /// `view-as/read-only` where staff look on.
    pub fn may_write(&self) -> Result<(), Error> {
        let Some(view) = &self.view_as else { return Ok(()) };
        log::warn!(target: "audit", "view-as/read-only: {:?} as user {} on {}", view.staff, self.user.id.0, self.site.id);
        Err(Error::ViewAsReadOnly)
    }

    /// The look of staff that this request is, as its banner tells of it.
    pub fn impersonation(&self) -> Option<Impersonation> {
        let view = self.view_as.as_ref()?;
        Some(Impersonation::new(view, &self.session, &self.user, &self.site))
    }

    /// Whether a second factor that is asked for is missing. Staff who look on have proved themselves to the ERP, and read only.
    const fn lacks_second_factor(&self) -> bool {
        !self.second_factor && self.view_as.is_none()
    }

    /// What the decision looks at where no account is entered.
    fn facts(&self) -> Facts<'_> {
        Facts {
            now: self.now,
            site: SiteFact::Enabled(&self.site),
            session: SessionFact::Known(session_status(&self.session, self.view_as.as_ref(), &self.site, self.now)),
            user: Some(&self.user),
            account: None,
            membership: None,
            left_behind: self.left_behind,
            standing: None,
            erp_user: None,
        }
    }

    pub(super) fn may_enter(&self, account: AccountId) -> bool {
        self.view_as.as_ref().is_none_or(|view| view.account == account)
    }
}

service! {
    /// Who holds a session, and the account that they enter.
    pub struct Principals {
        base: Arc<Base>,
        sites: Arc<Sites>,
        lost_contacts: Arc<LostContacts>,
    }
}

impl Principals {
    /// Who holds this session, on this site.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision; `password/must-be-replaced`, then `second-factor/must-be-set-up`, where that must come
    /// first.
    pub fn of_session(&self, site: &Arc<Site>, token: &Token) -> Result<Principal, Error> {
        let principal = self.with_any_password(site, token)?;
        self.check_prerequisites(&principal).map(|()| principal)
    }

    /// Who holds this session, even where a second factor must be set up first: for the page that sets it up.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision; `password/must-be-replaced`.
    pub fn with_any_factor(&self, site: &Arc<Site>, token: &Token) -> Result<Principal, Error> {
        let principal = self.with_any_password(site, token)?;
        if principal.user.one_time_password { Err(Error::PasswordMustBeReplaced) } else { Ok(principal) }
    }

    /// Who holds this session, even where a one-time password must be replaced first: for the page that replaces it, and to sign out.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision.
    pub fn with_any_password(&self, site: &Arc<Site>, token: &Token) -> Result<Principal, Error> {
        let row = self.principal_row(token, None)?;
        let (principal, _, _) = self.authorize_session(site, row)?;
        // Within an account the ERP is asked about both at once.
        let Some(said) = self.base.source.said_of_user(&principal.user)? else { return Ok(principal) };
        let facts = Facts { standing: Some(&said.standing), erp_user: said.user.as_ref(), ..principal.facts() };
        match access::authorize_session(&facts) {
            Ok(()) => Ok(principal),
            Err(denied) => {
                self.lost_contacts.notice_denied(&principal.user, &said.standing, denied);
                log::warn!(target: "audit", "{denied}: user {} on {}", principal.user.id.0, principal.site.id);
                Err(Error::Denied(denied))
            }
        }
    }

    /// The account with this id, entered by who holds this session. The first one that a session enters is what it points
    /// at, until it switches.
    ///
    /// # Errors
    /// As [`Principals::of_session`]; rows 5 to 7 for a member of the account, then `second-factor/asked-by-account`; `document/unknown` for everybody else, whether there is such
    /// an account or not (rule D3).
    pub fn context(&self, site: &Arc<Site>, token: &Token, id: AccountId) -> Result<AccountContext, Error> {
        let row = self.principal_row(token, Some(id))?;
        self.context_for(site, row, id)
    }

    /// The same for what goes on beside the request that began it.
    ///
    /// # Errors
    /// As [`Principals::context`].
    pub(super) fn context_of(
        &self,
        site: &Arc<Site>,
        session: SessionId,
        id: AccountId,
    ) -> Result<AccountContext, Error> {
        self.base.running()?;
        let row = self.base.store.principal_of(session, Some(id))?;
        self.context_for(site, row.ok_or(Error::Denied(Denied::SessionMissing))?, id)
    }

    fn context_for(&self, site: &Arc<Site>, row: PrincipalRow, id: AccountId) -> Result<AccountContext, Error> {
        let asks_second_factor = row.asks_second_factor;
        let (principal, account, membership) = self.authorize_session(site, row)?;
        self.check_prerequisites(&principal)?;
        let account = account.filter(|account| principal.may_enter(account.id));
        let (Some(account), Some(membership)) = (account, membership) else {
            log::warn!(target: "audit", "membership/none: user {} asked for account {} on {}", principal.user.id.0, id.0, site.id);
            return Err(Error::DocumentUnknown);
        };
        let said = self.base.source.said_of(&principal.user, &account.third_party)?;
        let context = AccountContext::new(principal, account, membership, said, asks_second_factor);
        access::authorize_account(&context.facts()).map_err(|denied| {
            self.lost_contacts.notice_denied(&context.principal.user, &context.standing, denied);
            context.audit(denied)
        })?;
        context.check_prerequisites()?;
        if context.principal.session.account.is_none() {
            self.base.store.point_session(context.principal.session.id, id)?;
        }
        Ok(context)
    }

    fn principal_row(&self, token: &Token, account: Option<AccountId>) -> Result<PrincipalRow, Error> {
        self.base.running()?;
        self.base.store.principal(&token.hash(), account)?.ok_or(Error::Denied(Denied::SessionMissing))
    }

    fn authorize_session(
        &self,
        site: &Arc<Site>,
        row: PrincipalRow,
    ) -> Result<(Principal, Option<Account>, Option<Membership>), Error> {
        let (now, host_says) = (self.base.clock.now(), self.base.clock.host_says());
        let PrincipalRow { session, user, account, membership, elsewhere, realm, left_behind, logins_kept, .. } = row;
        let PrincipalRow { view_as, second_factor, .. } = row;
        let site = &in_realm(site, realm);
        let facts = Facts {
            now: host_says,
            site: SiteFact::Enabled(site),
            session: SessionFact::Known(session_status(&session, view_as.as_ref(), site, now)),
            user: Some(&user),
            account: None,
            membership: None,
            left_behind,
            standing: None,
            erp_user: None,
        };
        access::authorize_session(&facts).inspect_err(|denied| {
            log::warn!(target: "audit", "{denied}: user {} on {}", user.id.0, site.id);
            if *denied == Denied::SessionExpired {
                // Ended for good, so that a clock that steps back revives nothing.
                let ended = self.base.store.end_session(session.id, now);
                ended.unwrap_or_else(|error| log::error!("an expired session could not be ended: {error}"));
            }
        })?;
        if now.since(session.used) >= TOUCH {
            self.base.store.touch_session(session.id, now)?;
        }
        let elsewhere = elsewhere && view_as.is_none();
        let site = Arc::clone(site);
        let principal = Principal {
            site,
            session,
            user,
            left_behind,
            logins_kept,
            view_as,
            elsewhere,
            second_factor,
            now,
            host_says,
        };
        Ok((principal, account, membership))
    }

    /// What a session must have behind it before it is good for anything: a password of one's own, and a second factor
    /// where the site asks for one. No row of the decision: it judges people, and this is a matter of the session alone.
    fn check_prerequisites(&self, principal: &Principal) -> Result<(), Error> {
        if principal.user.one_time_password {
            return Err(Error::PasswordMustBeReplaced);
        }
        if self.must_set_up_second_factor(principal) { Err(Error::SecondFactorMustBeSetUp) } else { Ok(()) }
    }

    /// Whether the site asks for a second factor that the principal has not got.
    pub fn must_set_up_second_factor(&self, principal: &Principal) -> bool {
        principal.lacks_second_factor() && self.sites.asks_second_factor(&principal.site)
    }
}

impl AccountContext {
    pub(super) fn new(
        principal: Principal,
        account: Account,
        membership: Membership,
        said: Said,
        asks_second_factor: bool,
    ) -> Self {
        let Said { standing, user: erp_user } = said;
        let membership = erp_users::within(membership, &principal.user, account.id, erp_user.as_ref());
        Self {
            principal,
            account,
            membership,
            standing,
            erp_user,
            asks_second_factor,
            menu: OnceCell::new(),
            open: OpenKinds::default(),
        }
    }

    /// What the ERP said when the account was entered.
    pub(super) fn said(&self) -> Said {
        Said { standing: self.standing.clone(), user: self.erp_user.clone() }
    }

    /// Refuses who lacks the second factor that the account asks for. As on a site that asks for one, no row of the decision.
    pub(super) fn check_prerequisites(&self) -> Result<(), Error> {
        if !self.lacks_second_factor() {
            return Ok(());
        }
        let Principal { site, user, .. } = &self.principal;
        let error = Error::SecondFactorAskedByAccount;
        log::warn!(target: "audit", "{}: user {} in account {} on {}", error.code(), user.id.0, self.account.id.0, site.id);
        Err(error)
    }

    /// Whether the account is in use here, and the ERP knows its third party no more.
    pub(super) fn is_of_nobody(&self) -> bool {
        self.account.state == AccountState::Open && self.standing.third_party == parties::Known::Unknown
    }

    pub(super) const fn lacks_second_factor(&self) -> bool {
        self.asks_second_factor && self.principal.lacks_second_factor()
    }

    /// What the decision looks at, whatever is wished for.
    pub fn facts(&self) -> Facts<'_> {
        let Principal { site, session, user, left_behind, now, host_says, .. } = &self.principal;
        Facts {
            now: *host_says,
            site: SiteFact::Enabled(site),
            session: SessionFact::Known(session.status(&site.id, site.sessions, *now)),
            user: Some(user),
            account: Some(&self.account),
            membership: Some(&self.membership),
            left_behind: *left_behind,
            standing: Some(&self.standing),
            erp_user: self.erp_user.as_ref(),
        }
    }

    /// Records a no (OWASP ASVS 5.0, 16.3.2) on its way out.
    pub fn audit(&self, denied: Denied) -> Error {
        let Principal { site, user, .. } = &self.principal;
        log::warn!(target: "audit", "{denied}: user {} in account {} on {}", user.id.0, self.account.id.0, site.id);
        Error::Denied(denied)
    }
}

/// The principal as the store has them behind its lock, for what is about to be written.
pub(super) fn principal_in_store(
    transaction: &Transaction<'_>,
    principal: &Principal,
    now: Timestamp,
) -> Result<UserRow, Error> {
    principal.may_write()?;
    let held = principal_in(transaction, principal.session.id, None)?.ok_or(Denied::SessionRevoked)?;
    let site = &in_realm(&principal.site, held.realm);
    let facts = Facts {
        now,
        site: SiteFact::Enabled(site),
        session: SessionFact::Known(held.session.status(&site.id, site.sessions, now)),
        user: Some(&held.user),
        account: None,
        membership: None,
        left_behind: held.left_behind,
        standing: None,
        erp_user: None,
    };
    access::authorize_session(&facts)?;
    let row = user_by_id(transaction, held.user.id).map_err(|error| failed(&error))?;
    Ok(row.ok_or(Denied::UserDisabled)?)
}

/// What a session is now; a look of staff ends after 30 minutes, whatever the site's policy says (rule A11).
pub(super) fn session_status(
    session: &Session,
    view_as: Option<&ViewAs>,
    site: &Site,
    now: Timestamp,
) -> SessionStatus {
    match session.status(&site.id, site.sessions, now) {
        SessionStatus::Live if view_as.is_some() && now.since(session.opened) >= VIEW_AS => SessionStatus::Expired,
        standing => standing,
    }
}
