//! Who is here: a signed-in visitor, and the account that they are in.

use std::sync::Arc;

use once_cell::sync::OnceCell;
use plugin_api::Kind;
use plugin_api::erp_users::ErpUser;
use plugin_api::parties;

use crate::access::{self, Facts, Granted, SessionFact, SiteFact};
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::{Account, AccountId};
use crate::model::erp_users;
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::sessions::{Session, SessionId, Standing, TOUCH, VIEW_AS, ViewAs};
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::Portal;
use crate::portal::sites::in_realm;
use crate::portal::viewing::Look;
use crate::source::Said;
use crate::store::Principal;

/// Somebody who is signed in on a site: rows 1 to 4 hold.
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about who asks")]
#[derive(Clone, Debug)]
pub struct Visitor {
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

/// A visitor in an account: rows 1 to 7 hold. What they may do there, each permission is asked for.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Who is here.
    pub visitor: Visitor,
    /// The account.
    pub account: Account,
    /// What the visitor is in it, as far as the ERP grants it too (rule U11).
    pub membership: Membership,
    /// What the ERP says of its third party.
    pub standing: parties::Standing,
    /// What the ERP says of its own user behind the visitor, where it manages them (rule U11).
    pub erp_user: Option<ErpUser>,
    /// Whether the account asks a second factor of its members.
    pub asks_second_factor: bool,
    /// What the menu holds, once somebody has asked: a page asks more than once.
    menu: OnceCell<Vec<Kind>>,
}

/// An account that a visitor may enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountCard {
    /// Its id.
    pub id: AccountId,
    /// The third party's name.
    pub name: String,
}

impl Visitor {
    /// Whether anything may be written in this visitor's name.
    ///
    /// # Errors
    /// `view-as/read-only` where staff look on.
    pub fn may_write(&self) -> Result<(), Error> {
        let Some(view) = &self.view_as else { return Ok(()) };
        log::warn!(target: "audit", "view-as/read-only: {:?} as user {} on {}", view.staff, self.user.id.0, self.site.id);
        Err(Error::ViewAsReadOnly)
    }

    /// The look of staff that this visit is, as its banner tells of it.
    pub fn look(&self) -> Option<Look> {
        let view = self.view_as.as_ref()?;
        Some(Look::new(view, &self.session, &self.user, &self.site))
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
            session: SessionFact::Known(standing(&self.session, self.view_as.as_ref(), &self.site, self.now)),
            user: Some(&self.user),
            account: None,
            membership: None,
            left_behind: self.left_behind,
            standing: None,
            erp_user: None,
            open_to_external: true,
            permission: Permission::ProfileEdit,
        }
    }

    fn may_enter(&self, account: AccountId) -> bool {
        self.view_as.as_ref().is_none_or(|view| view.account == account)
    }
}

impl Portal {
    /// Who holds this session, on this site.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision; `password/must-be-replaced`, then `second-factor/must-be-set-up`, where that must come
    /// first.
    pub fn visitor(&self, site: &Arc<Site>, token: &Token) -> Result<Visitor, Error> {
        let visitor = self.visitor_with_any_password(site, token)?;
        self.settled(&visitor).map(|()| visitor)
    }

    /// Who holds this session, even where a second factor must be set up first: for the page that sets it up.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision; `password/must-be-replaced`.
    pub fn visitor_with_any_factor(&self, site: &Arc<Site>, token: &Token) -> Result<Visitor, Error> {
        let visitor = self.visitor_with_any_password(site, token)?;
        if visitor.user.one_time_password { Err(Error::PasswordMustBeReplaced) } else { Ok(visitor) }
    }

    /// Who holds this session, even where a one-time password must be replaced first: for the page that replaces it, and to sign out.
    ///
    /// # Errors
    /// Rows 1 to 4 of the decision.
    pub fn visitor_with_any_password(&self, site: &Arc<Site>, token: &Token) -> Result<Visitor, Error> {
        let principal = self.principal(token, None)?;
        let (visitor, _, _) = self.recognise(site, principal)?;
        // Within an account the ERP is asked about both at once.
        let Some(said) = self.source.said_of_user(&visitor.user)? else { return Ok(visitor) };
        let facts = Facts { standing: Some(&said.standing), erp_user: said.user.as_ref(), ..visitor.facts() };
        match access::recognise(&facts) {
            Ok(()) => Ok(visitor),
            Err(denied) => {
                log::warn!(target: "audit", "{denied}: user {} on {}", visitor.user.id.0, visitor.site.id);
                Err(Error::Denied(denied))
            }
        }
    }

    /// The account with this id, entered by who holds this session. The first one that a session enters is what it points
    /// at, until it switches.
    ///
    /// # Errors
    /// As [`Portal::visitor`]; rows 5 to 7 for a member of the account, then `second-factor/asked-by-account`; `document/unknown` for everybody else, whether there is such
    /// an account or not (rule D3).
    pub fn seat(&self, site: &Arc<Site>, token: &Token, id: AccountId) -> Result<Seat, Error> {
        let principal = self.principal(token, Some(id))?;
        self.seat_for(site, principal, id)
    }

    /// The same for what goes on beside the request that began it.
    ///
    /// # Errors
    /// As [`Portal::seat`].
    pub(super) fn seat_of(&self, site: &Arc<Site>, session: SessionId, id: AccountId) -> Result<Seat, Error> {
        self.running()?;
        let principal = self.store.principal_of(session, Some(id))?;
        self.seat_for(site, principal.ok_or(Error::Denied(Denied::SessionMissing))?, id)
    }

    fn seat_for(&self, site: &Arc<Site>, principal: Principal, id: AccountId) -> Result<Seat, Error> {
        let asks_second_factor = principal.asks_second_factor;
        let (visitor, account, membership) = self.recognise(site, principal)?;
        self.settled(&visitor)?;
        let account = account.filter(|account| visitor.may_enter(account.id));
        let (Some(account), Some(membership)) = (account, membership) else {
            log::warn!(target: "audit", "membership/none: user {} asked for account {} on {}", visitor.user.id.0, id.0, site.id);
            return Err(Error::DocumentUnknown);
        };
        let said = self.source.said_of(&visitor.user, &account.third_party)?;
        let seat = Seat::new(visitor, account, membership, said, asks_second_factor);
        access::arrive(&seat.facts(Permission::ProfileEdit, true)).map_err(|denied| seat.audit(denied))?;
        seat.settled()?;
        if seat.visitor.session.account.is_none() {
            self.store.point_session(seat.visitor.session.id, id)?;
        }
        Ok(seat)
    }

    /// The accounts that a visitor may enter on this site, by name (rule A9).
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn accounts(&self, visitor: &Visitor) -> Result<Vec<AccountCard>, Error> {
        let mut cards = Vec::new();
        // Also those that ask a second factor of a visitor without one: their own page says so.
        for (seat, _) in self.places(visitor)?.into_iter().filter(|(_, denied)| denied.is_none()) {
            cards.push(AccountCard { id: seat.account.id, name: self.name_of(&seat.account)? });
        }
        cards.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        Ok(cards)
    }

    /// The visitor in each account that may be entered on this site, the oldest membership first: rows 5 to 7 hold, and no
    /// second factor is missing.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub(super) fn seats(&self, visitor: &Visitor) -> Result<Vec<Seat>, Error> {
        let places = self.places(visitor)?.into_iter();
        let open = places.filter(|(seat, denied)| denied.is_none() && !seat.lacks_second_factor());
        Ok(open.map(|(seat, _)| seat).collect())
    }

    /// An account of the visitor's that nobody enters, as it is on hold or closed: for who can enter no other one.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn shut_account(&self, visitor: &Visitor) -> Result<Option<AccountId>, Error> {
        let is_shut = |denied: Option<Denied>| matches!(denied, Some(Denied::AccountSuspended | Denied::AccountClosed));
        let found = self.places(visitor)?.into_iter().find(|(_, denied)| is_shut(*denied));
        Ok(found.map(|(seat, _)| seat.account.id))
    }

    /// The visitor in each account of theirs, the oldest membership first, and what of rows 5 to 7 fails there.
    pub(super) fn places(&self, visitor: &Visitor) -> Result<Vec<(Seat, Option<Denied>)>, Error> {
        let mut places = Vec::new();
        let rows = self.store.memberships_of(visitor.user.id)?;
        for row in rows.into_iter().filter(|row| visitor.may_enter(row.account.id)) {
            let visitor = Visitor { user: row.user_here(visitor.user.clone()), ..visitor.clone() };
            let said = self.source.said_of(&visitor.user, &row.account.third_party)?;
            let seat = Seat::new(visitor, row.account, row.membership, said, row.asks_second_factor);
            let denied = access::arrive(&seat.facts(Permission::ProfileEdit, true)).err();
            places.push((seat, denied));
        }
        Ok(places)
    }

    /// The name of an account: its third party's.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn name_of(&self, account: &Account) -> Result<String, Error> {
        Ok(self.source.third_party(&account.third_party)?.map(|party| party.name).unwrap_or_default())
    }

    /// Asks rows 1 to 10: may the one in this seat do this?
    ///
    /// # Errors
    /// The first row that fails, recorded; `unavailable/host`.
    pub fn grant<'a>(&self, seat: &'a Seat, permission: Permission) -> Result<Granted<'a>, Error> {
        let open = self.source.open_to_external(permission)?;
        access::decide(&seat.facts(permission, open)).map_err(|denied| seat.audit(denied))
    }

    /// Asks rows 1 to 10 for what is merely offered: a no is no refusal, and is not recorded.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub(super) fn may(&self, seat: &Seat, permission: Permission) -> Result<bool, Error> {
        // Asked of the host only where everything else holds already.
        Ok(access::decide(&seat.facts(permission, true)).is_ok() && self.source.open_to_external(permission)?)
    }

    /// The kinds that the one in this seat may look at, in the order of the menu.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn menu<'a>(&self, seat: &'a Seat) -> Result<&'a [Kind], Error> {
        let ask = || {
            let mut kinds = Vec::with_capacity(Kind::ALL.len());
            for kind in Kind::ALL {
                if self.may(seat, Permission::to_view(kind))? {
                    kinds.push(kind);
                }
            }
            Ok(kinds)
        };
        seat.menu.get_or_try_init(ask).map(Vec::as_slice)
    }

    fn principal(&self, token: &Token, account: Option<AccountId>) -> Result<Principal, Error> {
        self.running()?;
        self.store.principal(&token.hash(), account)?.ok_or(Error::Denied(Denied::SessionMissing))
    }

    fn recognise(
        &self,
        site: &Arc<Site>,
        principal: Principal,
    ) -> Result<(Visitor, Option<Account>, Option<Membership>), Error> {
        let (now, host_says) = (self.clock.now(), self.clock.host_says());
        let Principal { session, user, account, membership, elsewhere, realm, left_behind, logins_kept, .. } =
            principal;
        let Principal { view_as, second_factor, .. } = principal;
        let site = &in_realm(site, realm);
        let facts = Facts {
            now: host_says,
            site: SiteFact::Enabled(site),
            session: SessionFact::Known(standing(&session, view_as.as_ref(), site, now)),
            user: Some(&user),
            account: None,
            membership: None,
            left_behind,
            standing: None,
            erp_user: None,
            open_to_external: true,
            permission: Permission::ProfileEdit,
        };
        access::recognise(&facts).inspect_err(|denied| {
            log::warn!(target: "audit", "{denied}: user {} on {}", user.id.0, site.id);
            if *denied == Denied::SessionExpired {
                // Ended for good, so that a clock that steps back revives nothing.
                let ended = self.store.end_session(session.id, now);
                ended.unwrap_or_else(|error| log::error!("an expired session could not be ended: {error}"));
            }
        })?;
        if now.since(session.used) >= TOUCH {
            self.store.touch_session(session.id, now)?;
        }
        let elsewhere = elsewhere && view_as.is_none();
        let site = Arc::clone(site);
        let visitor = Visitor {
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
        Ok((visitor, account, membership))
    }

    /// What a session must have behind it before it is good for anything: a password of one's own, and a second factor
    /// where the site asks for one. No row of the decision: it judges people, and this is a matter of the session alone.
    fn settled(&self, visitor: &Visitor) -> Result<(), Error> {
        if visitor.user.one_time_password {
            return Err(Error::PasswordMustBeReplaced);
        }
        if self.must_set_up_second_factor(visitor) { Err(Error::SecondFactorMustBeSetUp) } else { Ok(()) }
    }

    /// Whether the site asks for a second factor that the visitor has not got.
    pub fn must_set_up_second_factor(&self, visitor: &Visitor) -> bool {
        visitor.lacks_second_factor() && self.asks_second_factor(&visitor.site)
    }
}

impl Seat {
    pub(super) fn new(
        visitor: Visitor,
        account: Account,
        membership: Membership,
        said: Said,
        asks_second_factor: bool,
    ) -> Self {
        let Said { standing, user: erp_user } = said;
        let membership = erp_users::within(membership, &visitor.user, account.id, erp_user.as_ref());
        Self { visitor, account, membership, standing, erp_user, asks_second_factor, menu: OnceCell::new() }
    }

    /// What the ERP said when the seat was taken.
    pub(super) fn said(&self) -> Said {
        Said { standing: self.standing.clone(), user: self.erp_user.clone() }
    }

    /// Refuses who lacks the second factor that the account asks for. As on a site that asks for one, no row of the decision.
    pub(super) fn settled(&self) -> Result<(), Error> {
        if !self.lacks_second_factor() {
            return Ok(());
        }
        let Visitor { site, user, .. } = &self.visitor;
        let error = Error::SecondFactorAskedByAccount;
        log::warn!(target: "audit", "{}: user {} in account {} on {}", error.code(), user.id.0, self.account.id.0, site.id);
        Err(error)
    }

    pub(super) const fn lacks_second_factor(&self) -> bool {
        self.asks_second_factor && self.visitor.lacks_second_factor()
    }

    /// Everything that the decision looks at, for this permission.
    pub fn facts(&self, permission: Permission, open_to_external: bool) -> Facts<'_> {
        let Visitor { site, session, user, left_behind, now, host_says, .. } = &self.visitor;
        Facts {
            now: *host_says,
            site: SiteFact::Enabled(site),
            session: SessionFact::Known(session.standing(&site.id, site.sessions, *now)),
            user: Some(user),
            account: Some(&self.account),
            membership: Some(&self.membership),
            left_behind: *left_behind,
            standing: Some(&self.standing),
            erp_user: self.erp_user.as_ref(),
            open_to_external,
            permission,
        }
    }

    /// Records a no (OWASP ASVS 5.0, 16.3.2) on its way out.
    pub fn audit(&self, denied: Denied) -> Error {
        let Visitor { site, user, .. } = &self.visitor;
        log::warn!(target: "audit", "{denied}: user {} in account {} on {}", user.id.0, self.account.id.0, site.id);
        Error::Denied(denied)
    }
}

/// What a session is now; a look of staff ends after 30 minutes, whatever the site's policy says (rule A11).
pub(super) fn standing(session: &Session, view_as: Option<&ViewAs>, site: &Site, now: Timestamp) -> Standing {
    match session.standing(&site.id, site.sessions, now) {
        Standing::Live if view_as.is_some() && now.since(session.opened) >= VIEW_AS => Standing::Expired,
        standing => standing,
    }
}
