//! A principal's own accounts: which they may enter, where they land (rule A8), everything of theirs on one page, and the
//! account that a session points at: a link from elsewhere asks before another one opens, and changing to it makes a new
//! token (rules A9, U8).

use std::collections::BTreeMap;
use std::sync::Arc;

use plugin_api::Kind;
use plugin_api::documents::{Filter, Sort};

use crate::access;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::amounts::Amount;
use crate::model::permissions::Permission;
use crate::model::tokens::Token;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::documents::Documents;
use crate::portal::lost_contacts::{LostContacts, has_lost};
use crate::portal::principals::{AccountCard, AccountContext, Principal};
use crate::portal::sign_up::SignUps;
use crate::random;
use crate::source::{Count, Listing};

/// How many open invoices of an account are added up.
const MAX_INVOICES: u32 = 100;

/// Where a principal lands after signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landing {
    /// There is no account: a page says so.
    None,
    /// There is one: straight in.
    One(AccountId),
    /// There are several, and the session points at this one.
    Current(AccountId),
    /// There are several, and this one was chosen before and can be entered here.
    Default(AccountId),
    /// There are several: choose.
    Choose(Vec<AccountCard>),
}

/// Why a principal can enter no account of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stranded {
    /// The account is on hold or closed: its own page says so.
    Shut(AccountId),
    /// The ERP knows the contact behind them no more: merged, archived or deleted (rule U12).
    ContactGone,
    /// The ERP knows the account's third party no more: merged or deleted (rule U12).
    ThirdPartyGone,
}

/// A way from one of one's own accounts into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The account that the session points at.
    pub from: AccountCard,
    /// The one that the link leads to.
    pub to: AccountCard,
}

/// One of one's own accounts at a glance: only what the membership lets see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The account.
    pub account: AccountCard,
    /// Its open invoices; `None` where they are not for this principal.
    pub invoices: Option<OpenInvoices>,
    /// How many of its tickets are open; `None` where they are not for this principal.
    pub tickets: Option<Count>,
    /// Whether the principal enters it only once there is a second factor.
    pub awaits_second_factor: bool,
}

/// Open invoices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenInvoices {
    /// How many documents of the kind there are to see.
    pub count: Count,
    /// What remains to be paid by ISO 4217 code, as decimal strings; of the first hundred.
    pub remaining: Vec<(String, String)>,
    /// Whether there are more than were added up, or an amount could not be read.
    pub partial: bool,
}

service! {
    /// A principal's own accounts: which there are, and which one the session points at.
    pub struct Accounts {
        base: Arc<Base>,
        lost_contacts: Arc<LostContacts>,
        decisions: Arc<Decisions>,
        sign_ups: Arc<SignUps>,
        documents: Arc<Documents>,
    }
}

impl Accounts {
    /// Where a principal lands (rule A8).
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn landing(&self, principal: &Principal) -> Result<Landing, Error> {
        // Not for staff who look on: an account is opened in the user's name.
        if principal.view_as.is_none() {
            self.sign_ups.finish(&principal.site, principal.user.id);
        }
        let cards = self.of(principal)?;
        let enters = |id: &AccountId| cards.iter().any(|card| card.id == *id);
        Ok(match (cards.as_slice(), principal.session.account.filter(enters)) {
            ([], _) => Landing::None,
            ([only], _) => Landing::One(only.id),
            (_, Some(id)) => Landing::Current(id),
            _ => match self.default_account(principal)?.filter(enters) {
                Some(id) => Landing::Default(id),
                None => Landing::Choose(cards),
            },
        })
    }

    /// The account that the principal chose to enter first on this site; it may be one that cannot be entered any more.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn default_account(&self, principal: &Principal) -> Result<Option<AccountId>, Error> {
        self.base.store.default_account(principal.user.id, &principal.site.id)
    }

    /// Whether the principal signed up and the ERP has not opened the account yet (rule U10).
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn awaits(&self, principal: &Principal) -> Result<bool, Error> {
        Ok(self.base.store.waiting_sign_up(principal.user.id)?.is_some())
    }

    /// Remembers the account that the principal enters first on this site; `None` is to be asked each time.
    ///
    /// # Errors
    /// `document/unknown` for one that cannot be entered here, `view-as/read-only`.
    pub fn set_default_account(&self, principal: &Principal, account: Option<AccountId>) -> Result<(), Error> {
        self.base.running()?;
        principal.may_write()?;
        if let Some(id) = account
            && !self.of(principal)?.iter().any(|card| card.id == id)
        {
            return Err(Error::DocumentUnknown);
        }
        self.base.store.set_default_account(principal.user.id, &principal.site.id, account)
    }

    /// Every account of the principal's that can be entered here, with what is open, by name.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn overview(&self, principal: &Principal) -> Result<Vec<Glance>, Error> {
        let mut glances = Vec::new();
        for (context, _) in self.judged(principal)?.into_iter().filter(|(_, denied)| denied.is_none()) {
            let account =
                AccountCard { id: context.account.id, name: self.base.name_by(&context.account, &context.standing)? };
            if context.lacks_second_factor() {
                // Nothing of what is in it is told before there is one.
                glances.push(Glance { account, invoices: None, tickets: None, awaits_second_factor: true });
                continue;
            }
            let menu = self.decisions.menu(&context)?;
            let invoices = menu.contains(&Kind::Invoices).then(|| self.open_invoices(&context)).transpose()?;
            let tickets =
                menu.contains(&Kind::Tickets).then(|| self.open_count(&context, Kind::Tickets)).transpose()?;
            glances.push(Glance { account, invoices, tickets, awaits_second_factor: false });
        }
        glances.sort_by(|a, b| a.account.name.cmp(&b.account.name).then(a.account.id.cmp(&b.account.id)));
        Ok(glances)
    }

    fn open_count(&self, context: &AccountContext, kind: Kind) -> Result<Count, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let filter = Filter { open: true, ..Filter::default() };
        self.base.source.count(&granted, &Listing { filter, ..Listing::default() })
    }

    fn open_invoices(&self, context: &AccountContext) -> Result<OpenInvoices, Error> {
        let count = self.open_count(context, Kind::Invoices)?;
        let filter = Filter { open: true, ..Filter::default() };
        let listing = Listing { filter, sort: Sort::Date, descending: true, limit: MAX_INVOICES, ..Listing::default() };
        let page = self.documents.list(context, Kind::Invoices, &listing)?;
        let mut partial = page.next.is_some();
        let mut sums: BTreeMap<String, Amount> = BTreeMap::new();
        for row in page.rows {
            match row.remaining.parse::<Amount>() {
                Ok(amount) => {
                    let sum = sums.entry(row.currency).or_default();
                    *sum = sum.plus(amount);
                }
                Err(_) => partial = true,
            }
        }
        let remaining = sums.into_iter().map(|(currency, sum)| (currency, sum.to_string())).collect();
        Ok(OpenInvoices { count, remaining, partial })
    }

    /// The accounts that a principal may enter on this site, by name (rule A9).
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn of(&self, principal: &Principal) -> Result<Vec<AccountCard>, Error> {
        let mut cards = Vec::new();
        // Also those that ask a second factor of a principal without one: their own page says so.
        for (context, _) in self.judged(principal)?.into_iter().filter(|(_, denied)| denied.is_none()) {
            cards.push(AccountCard {
                id: context.account.id,
                name: self.base.name_by(&context.account, &context.standing)?,
            });
        }
        cards.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        Ok(cards)
    }

    /// The principal in each account that may be entered on this site, the oldest membership first: rows 5 to 7 hold, and no
    /// second factor is missing.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub(super) fn contexts(&self, principal: &Principal) -> Result<Vec<AccountContext>, Error> {
        let places = self.judged(principal)?.into_iter();
        let open = places.filter(|(context, denied)| denied.is_none() && !context.lacks_second_factor());
        Ok(open.map(|(context, _)| context).collect())
    }

    /// What keeps a principal out of their accounts that an account's owner cannot help: for who can enter no other one.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn stranded(&self, principal: &Principal) -> Result<Option<Stranded>, Error> {
        let why = |(context, denied): (AccountContext, Option<Denied>)| match denied {
            Some(Denied::UserDisabled) if has_lost(&context.principal.user, &context.standing) => {
                Some(Stranded::ContactGone)
            }
            Some(Denied::AccountClosed) if context.is_of_nobody() => Some(Stranded::ThirdPartyGone),
            Some(Denied::AccountSuspended | Denied::AccountClosed) => Some(Stranded::Shut(context.account.id)),
            _ => None,
        };
        Ok(self.judged(principal)?.into_iter().find_map(why))
    }

    /// The principal in each account of theirs, the oldest membership first, and what of rows 5 to 7 fails there.
    pub(super) fn judged(&self, principal: &Principal) -> Result<Vec<(AccountContext, Option<Denied>)>, Error> {
        let mut places = Vec::new();
        let rows = self.base.store.memberships_of(principal.user.id)?;
        for row in rows.into_iter().filter(|row| principal.may_enter(row.account.id)) {
            let principal = Principal { user: row.user_here(principal.user.clone()), ..principal.clone() };
            let said = self.base.source.said_of(&principal.user, &row.account.third_party)?;
            let context = AccountContext::new(principal, row.account, row.membership, said, row.asks_second_factor);
            let denied = access::authorize_account(&context.facts()).err();
            if let Some(denied) = denied {
                self.lost_contacts.notice_denied(&context.principal.user, &context.standing, denied);
            }
            places.push((context, denied));
        }
        Ok(places)
    }

    /// What a link from elsewhere would cross; `None` where there is nothing to ask: the session points nowhere, or there
    /// already, or one of the two cannot be entered here.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn crossing(&self, principal: &Principal, to: AccountId) -> Result<Option<Crossing>, Error> {
        let Some(from) = principal.session.account.filter(|from| *from != to) else { return Ok(None) };
        let cards = self.of(principal)?;
        let card = |id| cards.iter().find(|card| card.id == id).cloned();
        Ok(card(from).zip(card(to)).map(|(from, to)| Crossing { from, to }))
    }

    /// The account that the session points at, where it can be entered here still.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn current(&self, principal: &Principal) -> Result<Option<AccountCard>, Error> {
        let Some(current) = principal.session.account else { return Ok(None) };
        Ok(self.of(principal)?.into_iter().find(|card| card.id == current))
    }

    /// Points the session at another of one's own accounts and answers its new token. The old one is dead at once; forms
    /// that are open in other tabs still work (rule U8).
    ///
    /// # Errors
    /// `document/unknown` for an account that cannot be entered here, `session/revoked` where another request was faster,
    /// `view-as/read-only`.
    pub fn enter(&self, principal: &Principal, token: &Token, to: AccountId) -> Result<Token, Error> {
        self.base.running()?;
        principal.may_write()?;
        let (user, site) = (principal.user.id.0, &principal.site.id);
        if self.of(principal)?.iter().all(|card| card.id != to) {
            log::warn!(target: "audit", "membership/none: user {user} asked for account {} on {site}", to.0);
            return Err(Error::DocumentUnknown);
        }
        let renewed = token.renewed(random::bytes()?);
        let (id, hashes) = (principal.session.id, (&token.hash(), &renewed.hash()));
        if !self.base.store.switch_session(id, hashes, to, self.base.clock.now())? {
            return Err(Error::Denied(Denied::SessionRevoked));
        }
        log::info!(target: "audit", "account/entered: user {user} in account {} on {site}", to.0);
        Ok(renewed)
    }
}
