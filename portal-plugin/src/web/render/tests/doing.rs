//! The pages of what customers do, with ordinary and with hostile words.

use plugin_api::Kind;

use super::drawn::Drawn as _;
use super::{Words, list};
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::locales::Locale;
use crate::model::notices::NoticeChoice;
use crate::portal::documents::OpenDocument;
use crate::portal::documents::attention::{Attention, Balance, Part, Statement};
use crate::portal::ordering::again::Again;
use crate::portal::ordering::{Basket, BasketLine};
use crate::source::Summary;
use crate::web::render::{
    Area, Choosing, Detail, Doing, Notice, Notices, Profile, Shell, Stopping, Summing, TicketForm,
};
use crate::web::texts;

/// Everything that a document's page can offer, after a try that failed.
pub(super) fn offered(locale: Locale, words: Words, kind: Kind) -> Doing<'static> {
    Doing {
        key: "key".into(),
        alert: Some(texts::refusal(locale, &Error::ActionChanged.into())),
        done: "",
        answers: kind == Kind::Quotes,
        expired: kind == Kind::Quotes,
        writes: kind == Kind::Tickets,
        again: kind == Kind::Quotes,
        drawing: "1,2 3,4",
        signed_by: words.name,
        reason: words.text,
        text: words.text,
    }
}

/// One of everything that can wait.
pub(super) fn attention(words: Words) -> Attention {
    let one = |kind| list(kind, words, 1).rows;
    Attention {
        invoices: one(Kind::Invoices),
        quotes: one(Kind::Quotes),
        tickets: one(Kind::Tickets),
        shipments: one(Kind::Shipments),
    }
}

/// A balance of every age.
pub(super) fn statement(words: Words) -> Statement {
    let part = || Part { amount: words.amount.into(), share: 200 };
    let parts = [part(), part(), part(), part(), part()];
    Statement { balances: vec![Balance { currency: "EUR".into(), total: words.amount.into(), parts }], partial: true }
}

/// Every page, by name.
pub(super) fn pages<'a>(
    quote: &'a OpenDocument,
    words: Words,
    seated: impl Fn(Area) -> Shell<'a>,
) -> Vec<(&'static str, askama::Result<String>)> {
    let account = AccountId(7);
    let tickets = || seated(Area::Kind(Kind::Tickets));
    let alert = Some(texts::refusal(tickets().locale, &Error::ActionInvalid("subject").into()));
    let ticket = TicketForm {
        words: tickets().words(&Kind::Tickets),
        shell: tickets(),
        account,
        alert: alert.clone(),
        done: "",
        key: "key".into(),
        subject: words.title,
        text: words.text,
    };
    let notices = |some: bool| Notices {
        shell: seated(Area::Notices),
        alert: None,
        done: "",
        account: AccountId(7),
        told: [None, Some(words.title.to_owned())]
            .into_iter()
            .filter(|_| some)
            .map(|undelivered| Notice {
                kind: Kind::Invoices,
                id: "1".into(),
                reference: words.reference.into(),
                event: seated(Area::Notices).t.notices.new,
                told: crate::clock::Timestamp(1_769_862_600_000),
                opened: undelivered.is_some(),
                undelivered,
            })
            .collect(),
        choices: if some { vec![(Kind::Invoices, NoticeChoice::Daily)] } else { vec![] },
    };
    let stopping = |stopped| Stopping {
        shell: seated(Area::Notices),
        action: "/notices/stop/x",
        kinds: words.title.into(),
        stopped,
    };
    let profile = |offered| Profile {
        shell: seated(Area::Profile),
        account,
        alert: alert.clone(),
        done: "",
        key: "key".into(),
        offered,
        first_name: words.name.into(),
        last_name: words.title.into(),
        phone: words.reference.into(),
        email: words.reference,
    };
    let orders = || seated(Area::Kind(Kind::Orders));
    let basket = || Basket {
        lines: list(Kind::Products, words, 1)
            .rows
            .into_iter()
            .map(|product| BasketLine { product, quantity: "2.5".into(), total: words.amount.into() })
            .collect(),
        sums: vec![("EUR".into(), words.amount.into())],
    };
    let choosing = |basket, found: Vec<Summary>| {
        // One product is chosen once.
        let mut found: Vec<Summary> = found.into_iter().take(1).collect();
        for product in &mut found {
            "43".clone_into(&mut product.id);
        }
        let again = |order: Summary| Again { order, basket: Basket::default(), gone: vec![words.title.into()] };
        let again = list(Kind::Orders, words, 1).rows.pop().map(again);
        let mistyped = vec![("43".to_owned(), words.text.to_owned())];
        let (shell, alert) = (orders(), alert.clone());
        Choosing { shell, account, alert, done: "", text: words.text, basket, again, found, mistyped }
    };
    let summing = Summing {
        shell: orders(),
        account,
        alert: alert.clone(),
        done: "",
        key: "key".into(),
        basket: basket(),
        back: "/a/7/order?q.42=2.5".into(),
        delivery_address: words.text,
        reference: words.reference,
        note: words.text,
    };
    let answered = offered(tickets().locale, words, Kind::Quotes);
    vec![
        ("quote", Detail::new(seated(Area::Kind(Kind::Quotes)), account, quote, "2026-11-21", answered).render()),
        ("new-ticket", ticket.render()),
        ("notices", notices(true).render()),
        ("notices-none", notices(false).render()),
        ("notices-stop", stopping(false).render()),
        ("notices-stopped", stopping(true).render()),
        ("profile", profile(true).render()),
        ("profile-none", profile(false).render()),
        ("order", choosing(basket(), list(Kind::Products, words, 3).rows).render()),
        ("order-empty", choosing(Basket::default(), vec![]).render()),
        ("order-summary", summing.render()),
    ]
}
