//! What follows from a document is made from it: the same goods, prices and sums, or a part that says which.

use jiff::civil::Date;
use plugin_api::documents::{Line, Nature, Payment};
use plugin_api::{Kind, status};

use super::super::money::{cents, decimal};
use super::super::paper::{Amount, Paper};
use super::people::SAME_REFERENCE;

/// How much of an order is paid beforehand, in per cent.
const DEPOSIT: i64 = 30;

/// A line about this many of a product; the price is in cents.
pub fn line(reference: &str, label: &str, price: i64, quantity: i64) -> Line {
    Line {
        label: format!("{reference} · {label}"),
        quantity: quantity.to_string(),
        price: decimal(price),
        total: decimal(quantity * price),
        product: reference.to_owned(),
    }
}

/// What the lines come to before taxes, in cents.
pub fn net(lines: &[Line]) -> i64 {
    lines.iter().filter_map(|line| cents(&line.total)).sum()
}

/// A document of another kind about all that `source` is about. A delivery note shows no prices.
pub fn follow(source: &Paper<'static>, kind: Kind, date: Date) -> Paper<'static> {
    let mut paper = Paper {
        title: source.title.clone(),
        amount: source.amount.map(|amount| Amount { remaining: None, ..amount }),
        currency: source.currency,
        lines: source.lines.clone(),
        ..Paper::new(kind, &source.third_party, source.entity, date)
    };
    if kind == Kind::Shipments {
        (paper.amount, paper.currency) = (None, "");
        for line in &mut paper.lines {
            line.price.clear();
            line.total.clear();
        }
    }
    paper
}

/// The credit note in place of `paper`: the goods of the first line of `original` come back.
pub fn credit(original: &Paper<'static>, language: &str, paper: &Paper<'static>) -> Paper<'static> {
    let word = if language == "en" { "Credit note:" } else { "Avoir :" };
    let lines: Vec<_> = original.lines.iter().take(1).cloned().map(taken_back).collect();
    let net = net(&lines);
    Paper {
        nature: Nature::CreditNote,
        title: format!("{word} {}", original.title),
        amount: Some(Amount { net, tax: net / 5, remaining: Some(0) }),
        lines,
        ..paper.clone()
    }
}

/// The paid invoice for the first part of an order. Every entity that takes one prints the same number on it.
pub fn deposit(order: &Paper<'static>, date: Date, until: Date, paid: Date) -> Paper<'static> {
    let net = order.amount.map_or(0, |amount| amount.net) * DEPOSIT / 100;
    let amount = Amount { net, tax: net / 5, remaining: Some(0) };
    let payment = Payment { date: paid.to_string(), amount: decimal(net + amount.tax), means: "Virement".to_owned() };
    Paper {
        nature: Nature::Deposit,
        reference: SAME_REFERENCE.2.to_owned(),
        title: format!("Acompte : {}", order.title),
        status: status::PAID,
        until: Some(until),
        amount: Some(amount),
        lines: vec![Line { product: String::new(), ..line("Acompte", &format!("{DEPOSIT} % de la commande"), net, 1) }],
        payments: vec![payment],
        ..follow(order, Kind::Invoices, date)
    }
}

/// Makes a paid invoice the rest after a deposit.
pub fn deduct(invoice: &mut Paper<'static>, deposit: &Paper<'static>) {
    invoice.title = format!("Solde : {}", invoice.title);
    invoice.lines.extend(deposit.lines.iter().cloned().map(|line| {
        let label = format!("{} déduit · {}", deposit.reference, line.label);
        taken_back(Line { label, ..line })
    }));
    if let (Some(whole), Some(before)) = (&mut invoice.amount, deposit.amount) {
        (whole.net, whole.tax) = (whole.net - before.net, whole.tax - before.tax);
        for payment in &mut invoice.payments {
            payment.amount = decimal(whole.net + whole.tax);
        }
    }
}

fn taken_back(mut line: Line) -> Line {
    line.quantity.insert(0, '-');
    line.total.insert(0, '-');
    line
}
