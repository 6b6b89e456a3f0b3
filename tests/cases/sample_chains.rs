//! Documents of the sample that are linked tell one story: the same party, goods and sums, in the order of their days.

use std::collections::BTreeMap;

use host_demo::erp::Erp as _;
use plugin_api::Kind;
use plugin_api::documents::{Body, Line, Row};
use plugin_api::status::{BILLED, IN_PROGRESS, SIGNED};

use crate::sample_erp::{all_of, sample};
use crate::sample_story::each_document;

/// A document, kept.
#[derive(Clone, Debug)]
struct Kept {
    kind: Kind,
    entity: String,
    third_party: String,
    reference: String,
    title: String,
    status: String,
    date: String,
    until: String,
    currency: String,
    total: i64,
    parent: String,
    body: Body,
}

type Kepts = BTreeMap<(Kind, String), Kept>;

fn everything() -> Kepts {
    let (_folder, sample) = sample();
    let mut all = Kepts::new();
    each_document(&sample, &mut |row, body| {
        let kept = Kept {
            kind: row.kind,
            entity: row.entity.to_owned(),
            third_party: row.third_party.to_owned(),
            reference: row.reference.to_owned(),
            title: row.title.to_owned(),
            status: row.status.to_owned(),
            date: row.date.to_owned(),
            until: row.until.to_owned(),
            currency: row.currency.to_owned(),
            total: cents(row.total),
            parent: row.parent.to_owned(),
            body: body.clone(),
        };
        all.insert((row.kind, row.id.to_owned()), kept);
    });
    all
}

fn cents(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap_or(0)
}

/// Every two documents that are linked, the earlier kind first; of two of a kind, the one of the earlier day.
fn each_link(all: &Kepts, look: &mut dyn FnMut(&Kept, &Kept)) {
    let step = |kind| [Kind::Quotes, Kind::Orders, Kind::Shipments, Kind::Invoices].iter().position(|of| *of == kind);
    for ((kind, id), from) in all {
        for link in &from.body.links {
            let to = &all[&(link.kind, link.id.clone())];
            assert!(step(*kind).is_some() && step(to.kind).is_some(), "{kind} {id}");
            let place = |kept: &Kept| (step(kept.kind), kept.date.clone());
            if place(from) < place(to) {
                look(from, to);
            }
        }
    }
}

/// The documents of a kind that are linked with one.
fn linked<'a>(all: &'a Kepts, of: &'a Kept, kind: Kind) -> impl Iterator<Item = &'a Kept> {
    of.body.links.iter().filter(move |link| link.kind == kind).map(|link| &all[&(link.kind, link.id.clone())])
}

fn goods(of: &Kept) -> Vec<(&str, &str, &str)> {
    of.body.lines.iter().map(|Line { label, quantity, product, .. }| (&**label, &**quantity, &**product)).collect()
}

fn is_deposit(of: &Kept) -> bool {
    of.kind == Kind::Invoices && of.title.starts_with("Acompte :")
}

#[test]
fn what_is_linked_is_of_one_party_one_company_one_currency_and_one_subject() {
    let mut links = 0;
    each_link(&everything(), &mut |from, to| {
        let about = |of: &Kept| of.title.rsplit(": ").next().unwrap_or_default().to_owned();
        assert_eq!(from.third_party, to.third_party, "{} {}", from.reference, to.reference);
        assert_eq!(from.entity, to.entity, "{} {}", from.reference, to.reference);
        assert_eq!(about(from), about(to), "{} {}", from.reference, to.reference);
        assert!(from.date <= to.date, "{} of {}, {} of {}", from.reference, from.date, to.reference, to.date);
        if [from.kind, to.kind].contains(&Kind::Shipments) {
            assert!(from.currency.is_empty() || to.currency.is_empty(), "a parcel has no sums");
        } else {
            assert_eq!(from.currency, to.currency, "{} {}", from.reference, to.reference);
        }
        if from.kind == Kind::Quotes {
            assert!(to.date <= from.until, "{} was ordered when it was no longer valid", from.reference);
        }
        links += 1;
    });
    assert!(links > 100, "{links} links");
}

#[test]
fn what_follows_from_a_document_is_about_the_same_goods_and_sums() {
    let (mut whole, mut credits, mut deposits) = (0, 0, 0);
    let all = everything();
    each_link(&all, &mut |from, to| {
        let what = format!("{} {} and {} {}", from.kind, from.reference, to.kind, to.reference);
        if to.total < 0 {
            for line in &to.body.lines {
                let back =
                    |of: &&Line| (&of.label, &of.price, &of.product) == (&line.label, &line.price, &line.product);
                let sold = from.body.lines.iter().find(back).unwrap_or_else(|| panic!("{what}: {}", line.label));
                assert!(-cents(&line.total) <= cents(&sold.total), "{what}: more comes back than was sold");
            }
            credits += 1;
        } else if is_deposit(from) {
            let deducted = to.body.lines.iter().find(|line| line.label.starts_with(&from.reference)).expect(&what);
            assert_eq!(cents(&deducted.total), -cents(&from.body.net), "{what}");
        } else if is_deposit(to) {
            // Per cent times cents, so that nothing is rounded before it is compared.
            assert_eq!(cents(&to.body.net) * 100 / 30, cents(&from.body.net), "{what}: 30 %");
            deposits += 1;
        } else if to.title.starts_with("Solde :") {
            assert_eq!(goods(from), goods(to)[..from.body.lines.len()], "{what}");
        } else {
            assert_eq!(goods(from), goods(to), "{what}");
            if from.kind != Kind::Shipments && to.kind != Kind::Shipments {
                assert_eq!(from.body.lines, to.body.lines, "{what}");
                let sums = |of: &Kept| (of.total, of.body.net.clone(), of.body.tax.clone());
                assert_eq!(sums(from), sums(to), "{what}");
            }
            whole += 1;
        }
    });
    assert!(whole > 100 && credits >= 4 && deposits == 2, "{whole} whole, {credits} credits, {deposits} deposits");
}

#[test]
fn what_a_status_says_happened_is_there() {
    let all = everything();
    for of in all.values() {
        let what = format!("{} {}", of.kind, of.reference);
        let count = |kind| linked(&all, of, kind).count();
        match (of.kind, of.status.as_str()) {
            (Kind::Quotes, SIGNED | BILLED) => assert_eq!(count(Kind::Orders), 1, "{what} became an order"),
            (Kind::Orders, IN_PROGRESS) => assert_eq!(count(Kind::Shipments), 1, "{what} is on its way"),
            (Kind::Orders, BILLED) => {
                let billed: i64 = linked(&all, of, Kind::Invoices).map(|invoice| invoice.total).sum();
                assert_eq!(billed, of.total, "{what} is billed whole");
            }
            (Kind::Shipments, _) => assert_eq!(count(Kind::Orders), 1, "{what} was ordered"),
            (Kind::Invoices, _) if of.total < 0 => assert_eq!(count(Kind::Invoices), 1, "{what} credits an invoice"),
            _ => {}
        }
        let days = of.body.payments.iter().map(|payment| &payment.date);
        assert!(days.clone().all(|day| *day >= of.date), "{what}: paid before it was billed");
    }
}

#[test]
fn a_line_is_about_a_product_of_the_company_at_its_price() {
    let (_folder, sample) = sample();
    let mut products = BTreeMap::new();
    let keep = &mut |row: &Row<'_>| {
        let of = (row.reference.to_owned(), row.title.to_owned(), row.total.to_owned(), row.entity.to_owned());
        products.insert(row.id.to_owned(), of);
        true
    };
    sample.documents(&all_of(Kind::Products, "101"), keep).expect("a list");
    for of in everything().values() {
        for line in of.body.lines.iter().filter(|line| !line.product.is_empty()) {
            let (reference, title, price, entity) = &products[&line.product];
            assert_eq!(line.label, format!("{reference} · {title}"), "{}", of.reference);
            assert_eq!(*entity, of.entity, "{}", of.reference);
            assert!(line.price.is_empty() || line.price == *price, "{} {}", of.reference, line.label);
            assert_eq!(cents(&line.price) * line.quantity.parse::<i64>().expect("a whole"), cents(&line.total));
        }
    }
}

#[test]
fn a_task_is_of_its_project_s_party_and_within_its_days() {
    let all = everything();
    let mut tasks = 0;
    for task in all.values().filter(|of| of.kind == Kind::Tasks) {
        let project = &all[&(Kind::Projects, task.parent.clone())];
        assert_eq!((&task.third_party, &task.entity), (&project.third_party, &project.entity), "{}", task.title);
        assert!(project.date <= task.date && task.until <= project.until, "{} of {}", task.title, project.title);
        tasks += 1;
    }
    assert!(tasks > 10, "{tasks} tasks");
}
