//! What needs attention first, and how the account stands: the first page of an account.

use std::collections::BTreeMap;

use plugin_api::actions::ActKind;
use plugin_api::documents::{Filter, Sort};
use plugin_api::{Kind, status};

use super::{Counter, Documents};
use crate::error::Error;
use crate::model::ages::{self, Age};
use crate::model::amounts::Amount;
use crate::model::permissions::Permission;
use crate::portal::principals::AccountContext;
use crate::source::{Count, Listing, Summary};

/// How many of a kind are shown.
const SHOWN: u32 = 5;
/// How many open invoices a statement adds up; more are said to be left out.
const ADDED: usize = 500;

/// What the first page of an account shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// How much there is of each kind on the menu.
    pub counters: Vec<Counter>,
    /// What waits for the principal.
    pub attention: Attention,
    /// How the account stands; `None` where its invoices are not for the principal.
    pub statement: Option<Statement>,
}

/// All documents of the kinds that have few, while an overview is made.
type Known = BTreeMap<Kind, Vec<Summary>>;

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
    /// What the first page of an account shows on this day, `YYYY-MM-DD`. Each kind on the menu is asked for once where there
    /// are few enough of it, and what needs attention is found among those.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn overview(&self, context: &AccountContext, today: &str) -> Result<Overview, Error> {
        let (mut counters, mut known) = (Vec::new(), Known::new());
        for &kind in self.decisions.menu(context)? {
            let granted = self.decisions.grant(context, Permission::to_view(kind))?;
            let rows = self.base.source.whole(&granted)?;
            let (all, open) = match &rows {
                Some(rows) => (Count::of(rows), Count::waiting(rows, today)),
                None => self.base.source.counts(&granted, today)?,
            };
            counters.push(Counter { kind, all, open });
            known.extend(rows.map(|rows| (kind, rows)));
        }
        Ok(Overview {
            counters,
            attention: self.attention(context, &known, today)?,
            statement: self.statement(context, &known, today)?,
        })
    }

    /// What needs attention on this day, `YYYY-MM-DD`; `known` are the kinds that were read whole.
    fn attention(&self, context: &AccountContext, known: &Known, today: &str) -> Result<Attention, Error> {
        let open = Filter { open: true, ..Filter::default() };
        let is = |status| Filter { status, ..Filter::default() };
        let first = |kind, filter, (sort, descending)| {
            let listing = Listing { filter, sort, descending, today, limit: SHOWN, ..Listing::default() };
            self.first(context, kind, known, &listing)
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
    fn statement(&self, context: &AccountContext, known: &Known, today: &str) -> Result<Option<Statement>, Error> {
        if !self.decisions.menu(context)?.contains(&Kind::Invoices) {
            return Ok(None);
        }
        if let Some(rows) = known.get(&Kind::Invoices) {
            let open: Vec<Summary> = rows.iter().filter(|row| row.is_unsettled()).cloned().collect();
            return Ok(Some(added_up(&open, today, false)));
        }
        let filter = Filter { open: true, ..Filter::default() };
        let (mut rows, mut after, mut partial) = (Vec::new(), None, false);
        loop {
            let listing = Listing {
                filter,
                sort: Sort::Until,
                descending: false,
                credits: true,
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

    /// The first rows of a list: from what is known, else asked for.
    fn first(
        &self,
        context: &AccountContext,
        kind: Kind,
        known: &Known,
        listing: &Listing<'_>,
    ) -> Result<Vec<Summary>, Error> {
        if !self.decisions.menu(context)?.contains(&kind) {
            return Ok(Vec::new());
        }
        match known.get(&kind) {
            Some(rows) => Ok(chosen(rows, listing)),
            None => Ok(self.list(context, kind, listing)?.rows),
        }
    }
}

/// The rows of a list that was read whole, as the host would narrow and order it by status, what waits, and a day.
fn chosen(rows: &[Summary], listing: &Listing<'_>) -> Vec<Summary> {
    let Filter { open, status, .. } = listing.filter;
    let fits = |row: &&Summary| (!open || row.waits(listing.today)) && (status.is_empty() || row.status == status);
    let mut chosen: Vec<&Summary> = rows.iter().filter(fits).collect();
    chosen.sort_by_key(|row| if listing.sort == Sort::Until { &row.until } else { &row.date });
    if listing.descending {
        chosen.reverse();
    }
    chosen.into_iter().take(listing.limit as usize).cloned().collect()
}

fn added_up(rows: &[Summary], today: &str, mut partial: bool) -> Statement {
    let mut sums: BTreeMap<&str, [Amount; Age::ALL.len()]> = BTreeMap::new();
    for row in rows {
        let Ok(amount) = row.remaining.parse::<Amount>() else {
            partial = true;
            continue;
        };
        // An ERP that writes what it gives back as what it asks for: to add it would ask for more.
        if row.gives_back() && amount.is_positive() {
            partial = true;
            continue;
        }
        // What gives back is never late.
        let age = if row.gives_back() { Age::NotDue } else { ages::age_of(&row.until, today) };
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
