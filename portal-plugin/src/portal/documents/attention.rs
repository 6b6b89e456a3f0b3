//! What needs attention first, and how the account stands: the first page of an account.

use std::collections::BTreeMap;

use plugin_api::actions::ActKind;
use plugin_api::documents::{Filter, Sort};
use plugin_api::{Kind, status};

use super::Documents;
use crate::error::Error;
use crate::model::ages::{self, Age};
use crate::model::amounts::Amount;
use crate::portal::principals::AccountContext;
use crate::source::{Listing, Summary};

/// How many of a kind are shown.
const SHOWN: u32 = 5;
/// How many open invoices a statement adds up; more are said to be left out.
const ADDED: usize = 500;

/// What waits for the principal, the most pressing first; only of the kinds on their menu.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    /// Invoices to be paid, by due date.
    pub invoices: Vec<Summary>,
    /// Quotes that can still be answered, by the end of their validity.
    pub quotes: Vec<Summary>,
    /// Tickets that wait for the customer.
    pub tickets: Vec<Summary>,
    /// Shipments on their way.
    pub shipments: Vec<Summary>,
}

/// What remains to be paid, by how long it is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// For each currency.
    pub balances: Vec<Balance>,
    /// Whether there is more than was added up, or an amount could not be read.
    pub partial: bool,
}

/// What remains to be paid in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The ISO 4217 code.
    pub currency: String,
    /// All of it, a decimal string.
    pub total: String,
    /// How much of it is how old, in the order of [`Age::ALL`].
    pub parts: [Part; Age::ALL.len()],
}

/// A part of a balance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// A decimal string.
    pub amount: String,
    /// How many thousandths of what is to be paid it is, 0 to 1,000.
    pub share: u16,
}

impl Attention {
    /// Whether nothing waits.
    pub const fn is_empty(&self) -> bool {
        self.invoices.is_empty() && self.quotes.is_empty() && self.tickets.is_empty() && self.shipments.is_empty()
    }
}

impl Documents {
    /// What needs attention on this day, `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn attention(&self, context: &AccountContext, today: &str) -> Result<Attention, Error> {
        let open = Filter { open: true, ..Filter::default() };
        let is = |status| Filter { status, ..Filter::default() };
        let first = |kind, filter, (sort, descending)| {
            self.first(context, kind, &Listing { filter, sort, descending, today, limit: SHOWN, ..Listing::default() })
        };
        // What this person cannot do, or the ERP does not take, waits for somebody else (rule D7).
        let quotes = if self.decisions.does(context, ActKind::AnswerQuotes)? {
            // The latest first: those that have run out already come behind them.
            let mut quotes = first(Kind::Quotes, open, (Sort::Until, true))?;
            quotes.reverse();
            quotes
        } else {
            Vec::new()
        };
        let tickets = if self.decisions.does(context, ActKind::WriteTickets)? {
            first(Kind::Tickets, is(status::WAITING), (Sort::Date, true))?
        } else {
            Vec::new()
        };
        Ok(Attention {
            invoices: first(Kind::Invoices, open, (Sort::Until, false))?,
            quotes,
            tickets,
            shipments: first(Kind::Shipments, is(status::IN_PROGRESS), (Sort::Date, true))?,
        })
    }

    /// How the account stands on this day, `YYYY-MM-DD`; `None` where its invoices are not for the principal.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn statement(&self, context: &AccountContext, today: &str) -> Result<Option<Statement>, Error> {
        if !self.decisions.menu(context)?.contains(&Kind::Invoices) {
            return Ok(None);
        }
        let filter = Filter { open: true, ..Filter::default() };
        let (mut rows, mut after, mut partial) = (Vec::new(), None, false);
        loop {
            let listing = Listing {
                filter,
                sort: Sort::Until,
                descending: false,
                after: after.as_ref(),
                limit: 100,
                ..Listing::default()
            };
            let page = self.list(context, Kind::Invoices, &listing)?;
            rows.extend(page.rows);
            match page.next {
                None => break,
                Some(_) if rows.len() >= ADDED => {
                    partial = true;
                    break;
                }
                next => after = next,
            }
        }
        Ok(Some(added_up(&rows, today, partial)))
    }

    fn first(&self, context: &AccountContext, kind: Kind, listing: &Listing<'_>) -> Result<Vec<Summary>, Error> {
        if !self.decisions.menu(context)?.contains(&kind) {
            return Ok(Vec::new());
        }
        Ok(self.list(context, kind, listing)?.rows)
    }
}

fn added_up(rows: &[Summary], today: &str, mut partial: bool) -> Statement {
    let mut sums: BTreeMap<&str, [Amount; Age::ALL.len()]> = BTreeMap::new();
    for row in rows {
        let Ok(amount) = row.remaining.parse::<Amount>() else {
            partial = true;
            continue;
        };
        let age = ages::age_of(&row.until, today);
        for (known, sum) in Age::ALL.into_iter().zip(sums.entry(&row.currency).or_default()) {
            if known == age {
                *sum = sum.plus(amount);
            }
        }
    }
    let balances = sums.into_iter().map(|(currency, sums)| {
        let total = sums.into_iter().fold(Amount::default(), Amount::plus);
        // Credits make a part negative: the shares are those of what is to be paid.
        let owed = sums.into_iter().filter(|sum| sum.is_positive()).fold(Amount::default(), Amount::plus);
        let parts = sums.map(|sum| Part { amount: sum.to_string(), share: sum.share_of(owed) });
        Balance { currency: currency.to_owned(), total: total.to_string(), parts }
    });
    Statement { balances: balances.collect(), partial }
}
