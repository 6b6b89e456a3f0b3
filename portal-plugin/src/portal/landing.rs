//! Which account a principal enters (rule A8), and everything of one's own on one page.

use std::collections::BTreeMap;

use plugin_api::Kind;
use plugin_api::documents::{Filter, Sort};

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::amounts::Amount;
use crate::model::permissions::Permission;
use crate::portal::Portal;
use crate::portal::principals::{AccountCard, AccountContext, Principal};
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

impl Portal {
    /// Where a principal lands (rule A8).
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn landing(&self, principal: &Principal) -> Result<Landing, Error> {
        // Not for staff who look on: an account is opened in the user's name.
        if principal.view_as.is_none() {
            self.finish_sign_up(&principal.site, principal.user.id);
        }
        let cards = self.accounts(principal)?;
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
    pub fn awaits_account(&self, principal: &Principal) -> Result<bool, Error> {
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
            && !self.accounts(principal)?.iter().any(|card| card.id == id)
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
        for (context, _) in self.judged_contexts(principal)?.into_iter().filter(|(_, denied)| denied.is_none()) {
            let account = AccountCard { id: context.account.id, name: self.base.name_of(&context.account)? };
            if context.lacks_second_factor() {
                // Nothing of what is in it is told before there is one.
                glances.push(Glance { account, invoices: None, tickets: None, awaits_second_factor: true });
                continue;
            }
            let menu = self.menu(&context)?;
            let invoices = menu.contains(&Kind::Invoices).then(|| self.open_invoices(&context)).transpose()?;
            let tickets =
                menu.contains(&Kind::Tickets).then(|| self.open_count(&context, Kind::Tickets)).transpose()?;
            glances.push(Glance { account, invoices, tickets, awaits_second_factor: false });
        }
        glances.sort_by(|a, b| a.account.name.cmp(&b.account.name).then(a.account.id.cmp(&b.account.id)));
        Ok(glances)
    }

    fn open_count(&self, context: &AccountContext, kind: Kind) -> Result<Count, Error> {
        let granted = self.grant(context, Permission::to_view(kind))?;
        let filter = Filter { open: true, ..Filter::default() };
        self.base.source.count(&granted, &Listing { filter, ..Listing::default() })
    }

    fn open_invoices(&self, context: &AccountContext) -> Result<OpenInvoices, Error> {
        let count = self.open_count(context, Kind::Invoices)?;
        let filter = Filter { open: true, ..Filter::default() };
        let listing = Listing { filter, sort: Sort::Date, descending: true, limit: MAX_INVOICES, ..Listing::default() };
        let page = self.list(context, Kind::Invoices, &listing)?;
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
}
