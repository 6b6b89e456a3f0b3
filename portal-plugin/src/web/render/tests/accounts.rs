//! The pages around one's own accounts, with ordinary and with hostile words.

use super::Words;
use super::drawn::Drawn as _;
use crate::model::accounts::AccountId;
use crate::model::locales::{Locale, Text};
use crate::model::sites::Site;
use crate::model::users::User;
use crate::portal::accounts::{self, Glance, OpenInvoices};
use crate::portal::hand_offs::{Arrival, OtherSite};
use crate::portal::principals::AccountCard;
use crate::source::Count;
use crate::web::refusals::Refusal;
use crate::web::render::{Accounts, Crossing, HandOff, OtherAccount, Shell};
use crate::web::texts;

/// Every page around accounts, by name.
pub fn pages(
    site: &Site,
    user: &User,
    locale: Locale,
    words: Words,
) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let outside = || Shell { csrf: "token".into(), here: words.reference.into(), ..Shell::bare(site, locale) };
    let inside = || Shell { user: Some(user), ..outside() };
    let name = Text::everywhere(words.name);
    let sites = [OtherSite { id: "lac".parse().unwrap(), name, address: "https://lac.test".into() }];
    let accounts = |count| Accounts {
        none_title: inside().t.accounts.no_account_title,
        none: inside().t.accounts.no_account,
        shell: inside(),
        alert: None,
        done: "",
        glances: glances(words, count),
        current: Some(AccountId(1)),
        first: Some(AccountId(2)),
        awaits: false,
        sites: &sites,
    };
    let awaited = Accounts { awaits: true, sites: &[], ..accounts(0) };
    let card = |id| AccountCard { id: AccountId(id), name: words.name.into() };
    let way = accounts::Crossing { from: card(1), to: card(2) };
    let (title, text) = texts::refusal(locale, &Refusal::OtherAccount);
    let other = |current| OtherAccount { shell: inside(), title, text: text.clone(), current };
    let arrival = |looks_on| Arrival { user: user.clone(), looks_on };
    let hand_off = |arrival| HandOff { shell: outside(), arrival, action: words.reference };
    vec![
        ("accounts", accounts(3).render()),
        ("accounts-one", accounts(1).render()),
        ("accounts-none", accounts(0).render()),
        ("accounts-awaited", awaited.render()),
        ("crossing", Crossing { shell: inside(), way, next: words.reference }.render()),
        ("other-account", other(Some(card(1))).render()),
        ("other-account-none", other(None).render()),
        ("hand-off", hand_off(&arrival(false)).render()),
        ("hand-off-of-staff", hand_off(&arrival(true)).render()),
    ]
}

fn glances(words: Words, count: i64) -> Vec<Glance> {
    let amount = |currency: &str| (currency.to_owned(), words.amount.to_owned());
    let invoices = |partial| OpenInvoices {
        count: Count { number: 3, about: false },
        remaining: vec![amount("EUR"), amount(words.status)],
        partial,
    };
    let glance = |n| Glance {
        account: AccountCard { id: AccountId(n), name: words.name.into() },
        invoices: (n != 2).then(|| invoices(n == 1)),
        tickets: (n != 1).then_some(Count { number: 4, about: false }),
        awaits_second_factor: n == 3,
    };
    (1..=count).map(glance).collect()
}
