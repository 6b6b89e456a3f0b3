//! Quotes, orders, shipments, invoices, supplier invoices and products of the story.

use plugin_api::documents::{Payment, State};
use plugin_api::{Kind, status};

use super::super::money::decimal;
use super::super::paper::{Amount, Paper};
use super::parties::{currency_of, language_of};
use super::people::SAME_REFERENCE;
use super::products::{self, Subject};
use super::{Book, Dice, chains, signatures};

/// Who buys from whom: third party, entity, number of deals, days that they are spread over.
const TRADES: [(&str, &str, usize, i64); 17] = [
    ("101", "1", 58, 910),
    ("101", "2", 4, 600),
    ("102", "1", 7, 700),
    ("103", "1", 9, 800),
    ("104", "1", 8, 640),
    ("105", "1", 5, 500),
    ("105", "2", 2, 300),
    ("107", "1", 7, 620),
    ("108", "2", 8, 680),
    ("109", "1", 3, 400),
    ("110", "1", 3, 420),
    ("111", "1", 2, 200),
    ("112", "3", 11, 760),
    ("113", "3", 4, 500),
    ("115", "1", 1, 90),
    ("117", "2", 3, 330),
    ("102", "2", 2, 310),
];

/// Who sells to us: third party, entity, number of invoices.
const SUPPLIES: [(&str, &str, usize); 3] = [("102", "1", 9), ("116", "1", 4), ("112", "3", 1)];

/// Every third deal was ordered after a quote and shipped; the others were bought over the counter.
const WHOLE_CHAIN: usize = 3;
/// The deal whose invoice needs a second page.
const LONG: usize = 13;
/// The deal, old enough, with a product that is no longer on sale.
const ENDED: usize = 16;
/// Of what costs more than this, in cents, one is enough.
const DEAR: i64 = 100_000;
/// After so many days everything is paid.
const LATE: i64 = 100;

/// Writes all of them.
pub fn write(book: &mut Book) {
    for (trade, (third_party, entity, deals, days)) in (0_u64..).zip(TRADES) {
        let mut deal = Trade { book, dice: Dice(trade), third_party, entity };
        let oldest = deal.past(deals, days);
        if third_party == SAME_REFERENCE.1 {
            deal.deposit(oldest);
        }
        if deals >= 7 {
            deal.running();
        }
    }
    let mut prospect = Trade { book, dice: Dice(900), third_party: "114", entity: "1" };
    prospect.quote(-21, 9, 5, status::OPEN);
    for (supply, (third_party, entity, invoices)) in (500_u64..).zip(SUPPLIES) {
        Trade { book, dice: Dice(supply), third_party, entity }.supplies(invoices);
    }
    products::write(book);
}

struct Trade<'b> {
    book: &'b mut Book,
    dice: Dice,
    third_party: &'static str,
    entity: &'static str,
}

impl Trade<'_> {
    /// Deals that are done, the youngest first; says which invoice is the oldest.
    fn past(&mut self, deals: usize, days: i64) -> usize {
        let mut oldest = 0;
        let mut credit = None;
        for deal in 0..deals {
            let step = days / i64::try_from(deals).unwrap_or(1);
            let age = step * i64::try_from(deal).unwrap_or(0) + i64::try_from(self.dice.below(5)).unwrap_or(0);
            // A credit note takes back goods of the invoice before it, so the oldest deal has none.
            let is_credit = deal % 13 == 7 && deal + 1 < deals;
            oldest = self.invoice(deal, age, is_credit);
            if let Some(credit) = credit.take() {
                let original = &self.book.papers[oldest];
                self.book.papers[credit] =
                    chains::credit(original, language_of(self.third_party), &self.book.papers[credit]);
                self.book.link(oldest, credit);
            }
            if is_credit {
                credit = Some(oldest);
            } else if deal % WHOLE_CHAIN == 1 {
                self.origins(oldest, age);
            }
        }
        oldest
    }

    /// The quote, the order and the shipment that led to an invoice.
    fn origins(&mut self, invoice: usize, age: i64) {
        let step = |kind: Kind, days: i64, until: i64, status: &'static str, book: &Book| Paper {
            status,
            until: Some(book.ago(until)),
            ..chains::follow(&book.papers[invoice], kind, book.ago(days))
        };
        let quote = step(Kind::Quotes, age + 40, age + 10, status::BILLED, self.book);
        let order = Paper {
            other_reference: self.order_number(),
            ..step(Kind::Orders, age + 31, age + 4, status::BILLED, self.book)
        };
        let shipment = Paper {
            other_reference: self.tracking(),
            ..step(Kind::Shipments, age + 6, age + 4, status::DELIVERED, self.book)
        };
        let [quote, order, shipment] = [quote, order, shipment].map(|paper| self.book.add(paper));
        self.book.link(quote, order);
        self.book.link(order, shipment);
        self.book.link(order, invoice);
        self.book.link(shipment, invoice);
    }

    /// The order that an invoice bills, and the deposit on it; the invoice becomes the rest.
    fn deposit(&mut self, invoice: usize) {
        let billed = &self.book.papers[invoice];
        let order = Paper {
            status: status::BILLED,
            until: Some(billed.date),
            ..chains::follow(billed, Kind::Orders, self.book.ago(905))
        };
        let deposit = chains::deposit(&order, self.book.ago(900), self.book.ago(870), self.book.ago(880));
        chains::deduct(&mut self.book.papers[invoice], &deposit);
        let order = Paper { other_reference: self.order_number(), ..order };
        let [order, deposit] = [order, deposit].map(|paper| self.book.add(paper));
        self.book.link(order, deposit);
        self.book.link(order, invoice);
        self.book.link(deposit, invoice);
    }

    /// What runs today: quotes in every state, orders under way, parcels on the road.
    fn running(&mut self) {
        self.quote(-3, 12, 1, status::OPEN);
        self.quote(-18, 4, 7, status::OPEN);
        self.quote(6, 36, 2, status::OPEN); // Too late to answer.
        self.quote(70, 100, 3, status::DECLINED);
        let signed = self.quote(-9, 21, 4, status::SIGNED);
        self.book.papers[signed].signature = signatures::of(self.third_party, self.book.ago(15));
        self.quote(-30, 0, 8, status::DRAFT);
        let order = self.ordered(signed, 14, -12, status::IN_PROGRESS);
        self.sent(order, 2, -2, status::IN_PROGRESS);
        let order = self.order(5, -25, 9, status::VALIDATED);
        self.sent(order, 0, -6, status::VALIDATED);
        self.order(140, 120, 10, status::CANCELLED);
        self.order(0, -40, 11, status::DRAFT);
    }

    /// A quote made `age` days ago that ends `until` days ago.
    fn quote(&mut self, until: i64, age: i64, number: usize, status: &'static str) -> usize {
        let mut paper = self.paper(Kind::Quotes, age, until, number, status);
        paper.open = status == status::OPEN;
        self.book.add(paper)
    }

    fn order(&mut self, age: i64, until: i64, number: usize, status: &'static str) -> usize {
        let mut paper = self.paper(Kind::Orders, age, until, number, status);
        paper.open = matches!(status, status::IN_PROGRESS | status::VALIDATED);
        paper.other_reference = self.order_number();
        self.book.add(paper)
    }

    /// The order that a quote became, which runs.
    fn ordered(&mut self, quote: usize, age: i64, until: i64, status: &'static str) -> usize {
        let other_reference = self.order_number();
        self.running_from(quote, Kind::Orders, (age, until), status, other_reference)
    }

    /// The parcel with the goods of an order, which is not there yet.
    fn sent(&mut self, order: usize, age: i64, until: i64, status: &'static str) -> usize {
        let other_reference = self.tracking();
        self.running_from(order, Kind::Shipments, (age, until), status, other_reference)
    }

    fn running_from(
        &mut self,
        source: usize,
        kind: Kind,
        (age, until): (i64, i64),
        status: &'static str,
        other_reference: String,
    ) -> usize {
        let followed = chains::follow(&self.book.papers[source], kind, self.book.ago(age));
        let until = Some(self.book.ago(until));
        let entry = self.book.add(Paper { status, open: true, until, other_reference, ..followed });
        self.book.link(source, entry);
        entry
    }

    /// The deal's place decides its fate, so that every fate has its invoice.
    fn invoice(&mut self, deal: usize, age: i64, is_credit: bool) -> usize {
        let mut paper = self.paper(Kind::Invoices, age, age - 30, deal, status::PAID);
        let total = paper.amount.map_or(0, |amount| amount.net + amount.tax);
        let mut paid = total;
        match deal {
            0 => (paper.state, paper.status, paid) = (State::Draft, status::DRAFT, 0),
            1 | 2 | 4 if age < LATE => (paper.status, paid) = (status::UNPAID, 0),
            3 | 5 if age < LATE => (paper.status, paid) = (status::PARTLY_PAID, total / 3),
            _ if deal % 23 == 9 && deal % WHOLE_CHAIN != 1 => {
                (paper.state, paper.status, paid) = (State::Cancelled, status::CANCELLED, 0);
            }
            _ if deal % 29 == 10 => (paper.status, paid) = (status::ABANDONED, 0),
            _ if is_credit => paid = 0,
            _ => {}
        }
        paper.open = matches!(paper.status, status::UNPAID | status::PARTLY_PAID);
        let remaining = if paper.open { total - paid } else { 0 };
        paper.amount = paper.amount.map(|amount| Amount { remaining: Some(remaining), ..amount });
        if paid > 0 {
            let english = language_of(self.third_party) == "en";
            let means = match (self.dice.below(3), english) {
                (0, false) => "Chèque",
                (0, true) => "Cheque",
                (1, false) => "Carte bancaire",
                (1, true) => "Card",
                (_, false) => "Virement",
                (_, true) => "Bank transfer",
            };
            let late = i64::try_from(self.dice.below(26)).unwrap_or(0);
            let date = self.book.ago((age - 4 - late).max(0)).to_string();
            paper.payments.push(Payment { date, amount: decimal(paid), means: means.to_owned() });
        }
        self.book.add(paper)
    }

    /// What the third party bills us.
    fn supplies(&mut self, invoices: usize) {
        for number in 0..invoices {
            let age = 12 + 41 * i64::try_from(number).unwrap_or(0);
            let mut paper = self.paper(Kind::SupplierInvoices, age, age - 45, number + 3, status::PAID);
            paper.other_reference = format!("{}-{}", self.third_party, 7100 + 17 * (invoices - number));
            paper.open = number < 2;
            if number == 0 {
                paper.status = status::UNPAID;
            } else if number == 1 {
                paper.status = status::PARTLY_PAID;
            }
            let total = paper.amount.map_or(0, |amount| amount.net + amount.tax);
            let remaining = [total, total / 2].get(number).copied().unwrap_or(0);
            paper.amount = paper.amount.map(|amount| Amount { remaining: Some(remaining), ..amount });
            self.book.add(paper);
        }
    }

    /// A document about one subject with one to four lines, or about everything with forty.
    fn paper(&mut self, kind: Kind, age: i64, until: i64, number: usize, status: &'static str) -> Paper<'static> {
        let subject = Subject::of(self.entity, number);
        let goods = subject.goods(self.entity);
        let mut wanted: Vec<(&products::Good, i64)> = Vec::new();
        let count = if number == LONG { 40 } else { 1 + self.dice.below(4) };
        for _ in 0..count {
            let good = goods[usize::try_from(self.dice.below(goods.len() as u64)).unwrap_or(0)];
            let quantity = 1 + i64::try_from(self.dice.below(12)).unwrap_or(0);
            match wanted.iter_mut().find(|(known, _)| number != LONG && known.1 == good.1) {
                Some((_, more)) => *more += quantity,
                None => wanted.push((good, quantity)),
            }
        }
        let mut lines: Vec<_> = wanted
            .into_iter()
            .map(|(good, quantity)| chains::line(good.1, good.2, good.3, if good.3 > DEAR { 1 } else { quantity }))
            .collect();
        if number == ENDED {
            let (reference, label, price) = products::GONE;
            lines.push(chains::line(reference, label, price, 4));
        }
        let net = chains::net(&lines);
        Paper {
            title: subject.title.to_owned(),
            status,
            state: match status {
                status::DRAFT => State::Draft,
                status::CANCELLED => State::Cancelled,
                _ => State::Published,
            },
            until: Some(self.book.ago(until)),
            amount: Some(Amount { net, tax: net / 5, remaining: None }),
            currency: currency_of(self.entity),
            lines,
            ..Paper::new(kind, self.third_party, self.entity, self.book.ago(age))
        }
    }

    fn tracking(&mut self) -> String {
        let carrier = if self.entity == "3" { "NB" } else { "AL" };
        format!("{carrier}{:09}", self.dice.below(1_000_000_000))
    }

    fn order_number(&mut self) -> String {
        format!("BC-{}", 4000 + self.dice.below(5000))
    }
}
