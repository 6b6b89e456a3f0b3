//! Every page, rendered with ordinary and with hostile data in every language, and parsed again.

mod accounts;
mod doing;
mod drawn;
mod parser;
mod people;
mod second_factors;
mod security;

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use plugin_api::documents::{Body, File, Filter, Line, Message, Nature, Payment, Row, Signature, Sort, State};
use plugin_api::parties::Entity;
use plugin_api::paying::{Paying, Transfer};
use plugin_api::{Drawing, Kind};

use self::drawn::Drawn as _;
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::brands::{Around, Brand, Logo};
use crate::model::locales::{Locale, Text};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sessions::SessionId;
use crate::model::sites::{Preset, SignUp as SignUpPolicy, Site};
use crate::model::users::User;
use crate::portal::documents::{Choices, Counter, OpenDocument};
use crate::portal::sessions::SessionCard;
use crate::portal::sign_up::PROVE;
use crate::portal::zips::{Archive, ZipState};
use crate::source::testing::source_of;
use crate::source::{Count, Document, Listing, Page, Place, Summary};
use crate::texts::walk::Walk as _;
use crate::web::assets;
use crate::web::fields::Fields;
use crate::web::listing::ListQuery;
use crate::web::refusals::Refusal;
use crate::web::render::{
    Area, Ask, Detail, Doing, Forgot, Home, List, Listed, Logins, Password, Refused, Seated, Shell, SignIn, SignUp,
    Stage, Zip,
};
use crate::web::testing::{granted, site, user};
use crate::web::texts;

/// The words of a customer, or of somebody who would like to be more.
#[derive(Clone, Copy)]
struct Words {
    id: &'static str,
    name: &'static str,
    reference: &'static str,
    title: &'static str,
    text: &'static str,
    status: &'static str,
    amount: &'static str,
    day: &'static str,
}

const ORDINARY: Words = Words {
    id: "42",
    name: "Atu SARL",
    reference: "FA2611-0042",
    title: "Chaises pliantes & tables, livraison à Chambéry",
    text: "Première ligne.\nSeconde ligne.",
    status: "unpaid",
    amount: "1234.50",
    day: "2026-11-01",
};

const HOSTILE: Words = Words {
    id: "42",
    name: "<script>alert(1)</script>\u{202e}\"'>",
    reference: "\"><img src=x onerror=alert(1)>\u{202e}",
    title: "</title></script><script>alert(1)</script>\u{2066}",
    text: "<style>*{display:none}</style>\u{0}\u{1b}[31m\n</p></main><script>",
    status: "<b onclick=alert(1)>",
    amount: "<i>1</i>",
    day: "\" onmouseover=\"alert(1)",
};

/// The words of somebody who hopes that they become an address.
const SCHEME: Words = Words {
    id: "42",
    name: "javascript:alert(1)",
    reference: "javascript:alert(1)",
    title: "JavaScript\u{9}:alert(1)\u{1f600}\u{200d}\u{1f4a5}",
    text: "javascript:alert(1)\n\ndata:text/html,<b>\n\u{7f}\u{85}\u{2028}vbscript:x",
    status: "javascript:x",
    amount: "javascript:1",
    day: "javascript:2",
};

/// Every page, by name.
#[expect(clippy::too_many_lines, reason = "one line for each page")]
fn pages(locale: Locale, words: Words) -> Vec<(&'static str, String)> {
    let mut site = site();
    let label = Text::everywhere(words.name);
    site.presets = vec![Preset { id: "all".into(), label, permissions: Permissions::ALL }];
    if words.name != ORDINARY.name {
        let said = || Text::everywhere(words.text);
        let around = || Around { before: Some(said()), after: Some(said()) };
        // Addresses are the manifest's business: it takes https ones only.
        let links = vec![(said(), "https://alpes.test/\"'><script>".into())];
        let name = words.name.to_owned();
        let brand = Brand { name, home: around(), sign_in: around(), footer: Some(said()), links, ..site.brand };
        let logo =
            Logo { media_type: "image/png", bytes: vec![], digest: "x".into(), width: 1, height: 1, alt: Some(said()) };
        site.brand = Brand { logo: Some(logo), ..brand };
    }
    let user = user(words.name);
    let open = open_document(Kind::Invoices, words);
    let ticket = open_document(Kind::Tickets, words);
    let mut narrowed = ListQuery::read(
        Kind::Invoices,
        Locale::En,
        &Fields::of_query(
            "text=%22%3E%3Cscript%3E&open=1&mine=1&status=paid&entity=2&from=2026-01-01&total_from=1%2C200&sort=ref",
        )
        .unwrap(),
    )
    .unwrap();
    narrowed.after = Some(Place { key: words.reference.into(), id: "42".into() });
    let plain = ListQuery::read(Kind::Invoices, Locale::En, &Fields::default()).unwrap();
    let rows = list(Kind::Invoices, words, 25);
    let longest = list(Kind::Invoices, words, 50);
    let empty = Page { rows: vec![], next: None };
    let alert = Some(texts::refusal(locale, &Error::SignInFailed.into()));
    let outside = || Shell { csrf: "token".into(), here: words.reference.into(), ..Shell::bare(&site, locale) };
    let inside = || Shell { user: Some(&user), ..outside() };
    let seated = |area| seated(&site, &user, locale, words, area);
    let account = AccountId(7);
    let today = "2026-11-21";

    let sign_in = SignIn {
        shell: outside(),
        alert: alert.clone(),
        done: "",
        login: words.name,
        next: words.reference,
        at_checkout: true,
        sign_up: "/sign-up".into(),
    };
    let fresh = SignIn {
        shell: outside(),
        alert: None,
        done: "",
        login: "",
        next: "/",
        at_checkout: false,
        sign_up: String::new(),
    };
    let forgot = |sent| Forgot { shell: outside(), alert: None, done: "", sent };
    let password = Password {
        title: outside().t.passwords.change_title,
        lead: outside().t.passwords.change_lead,
        alert,
        done: "",
        action: "/password",
        login: words.name,
        current_label: outside().t.passwords.current_password,
        min_length: 15,
        hint: (texts::of(locale).passwords.hint)(15),
        shell: inside(),
    };
    let apart = Shell { left_apart: true, ..inside() };
    let logins = Logins { shell: apart, alert: None, done: outside().t.logins.mailed, joined: false };
    let home = |counters| Home {
        shell: seated(Area::Home),
        account,
        counters,
        recovery: true,
        offered: true,
        asks_owner: true,
        attention: doing::attention(words),
        statement: Some(doing::statement(words)),
        today,
    };
    let choices = choices(words);
    let listed = |kind, query, page| Listed { kind, query, page, today, choices: &choices };
    let shown = |query, page| {
        List::new(seated(Area::Kind(Kind::Invoices)), account, listed(Kind::Invoices, query, page), None, "")
    };
    let refused = Refused::of(Shell::bare(&site, locale), &Denied::PermissionMissing.into());
    let ask = Some(Ask { account, permission: Permission::OrdersCreate, pending: None });
    let asking = Refused { ask, ..Refused::of(outside(), &Denied::PermissionMissing.into()) };
    let missing = Refused::of(Shell::bare(&site, locale), &Refusal::NotFound);
    let mut pages = vec![
        ("sign-in", fresh.render()),
        ("sign-in-failed", sign_in.render()),
        ("sign-up", sign_up(outside(), words, Stage::Form).render()),
        ("sign-up-sent", sign_up(outside(), words, Stage::Sent).render()),
        ("sign-up-closed", sign_up(outside(), words, Stage::Closed).render()),
        ("forgot", forgot(false).render()),
        ("forgot-sent", forgot(true).render()),
        ("password", password.render()),
        ("logins", logins.render()),
        ("home", home(counters()).render()),
        ("home-empty", home(vec![]).render()),
        ("list", shown(&plain, &rows).render()),
        ("list-narrowed", shown(&narrowed, &rows).render()),
        ("list-50", shown(&plain, &longest).render()),
        ("list-empty", shown(&plain, &empty).render()),
        ("list-no-match", shown(&narrowed, &empty).render()),
        ("zip-making", zip(seated(Area::Home), false, false).render()),
        ("zip-ready", zip(seated(Area::Home), true, false).render()),
        ("zip-failed", zip(seated(Area::Home), false, true).render()),
        ("document", Detail::new(seated(Area::Kind(Kind::Invoices)), account, &open, today, Doing::default()).render()),
        (
            "ticket",
            Detail::new(
                seated(Area::Kind(Kind::Tickets)),
                account,
                &ticket,
                today,
                doing::offered(locale, words, Kind::Tickets),
            )
            .render(),
        ),
        ("refused", refused.render()),
        ("refused-ask", asking.render()),
        ("missing", missing.render()),
        ("closed", Refused::closed(Shell::bare(&site, locale)).render()),
    ];
    for kind in Kind::ALL {
        let rows = list(kind, words, 3);
        let query = ListQuery::read(kind, Locale::En, &Fields::default()).unwrap();
        pages.push((
            kind.as_str(),
            List::new(
                seated(Area::Kind(kind)),
                account,
                Listed { kind, query: &query, page: &rows, today, choices: &choices },
                Some(("ticket", "Begin")),
                texts::done(locale, "received"),
            )
            .render(),
        ));
    }
    let quote = open_document(Kind::Quotes, words);
    pages.extend(doing::pages(&quote, words, seated));
    pages.extend(accounts::pages(&site, &user, locale, words));
    pages.extend(second_factors::pages(&site, &user, locale, words));
    pages.extend(security::pages(&site, &user, locale, words));
    pages.extend(people::pages(&site, &user, locale, words));
    pages.into_iter().map(|(name, page)| (name, page.unwrap())).collect()
}

fn seated<'a>(site: &'a Site, user: &'a User, locale: Locale, words: Words, area: Area) -> Shell<'a> {
    let (name, menu) = (words.name.into(), Kind::ALL.to_vec());
    let seated = Seated {
        id: AccountId(7),
        name,
        menu,
        area,
        manages: true,
        edits: true,
        owns: area != Area::Membership,
        switches: true,
    };
    let shell = Shell::bare(site, locale);
    Shell { csrf: "token".into(), here: "/a/7".into(), user: Some(user), seated: Some(seated), ..shell }
}

fn sign_up(shell: Shell<'_>, words: Words, stage: Stage) -> SignUp<'_> {
    SignUp {
        alert: Some(texts::refusal(shell.locale, &Error::SignUpInvalid.into())),
        done: "",
        stage,
        email: words.reference,
        name: words.name,
        company: words.title,
        next: words.reference,
        at_checkout: true,
        sign_in: "/sign-in".into(),
        again: "/sign-up".into(),
        closed: texts::sign_up_closed(shell.locale, SignUpPolicy::Open),
        sent: (shell.t.sign_up.sent)(PROVE.as_secs() / 3600),
        shell,
    }
}

fn counters() -> Vec<Counter> {
    Kind::ALL
        .iter()
        .zip(1..)
        .map(|(kind, n)| Counter {
            kind: *kind,
            all: Count { number: 7 * n, about: n > 8 },
            open: Count { number: n - 1, about: false },
        })
        .collect()
}

fn cards(words: Words) -> Vec<SessionCard> {
    let card = |current| SessionCard {
        id: SessionId(3),
        site: "alpes".into(),
        opened: Timestamp(1_795_000_000_000),
        used: Timestamp(1_795_000_900_000),
        agent: format!("{} Gecko/20100101 Firefox/140.0 (X11; Linux x86_64)", words.text),
        network: "192.0.2.0".into(),
        current,
    };
    vec![card(true), card(false)]
}

fn row(kind: Kind, words: Words) -> Row<'static> {
    Row {
        kind,
        nature: Nature::Usual,
        id: words.id,
        third_party: "9",
        entity: "1",
        state: State::Published,
        reserved: false,
        contacts: &[],
        reference: words.reference,
        other_reference: words.reference,
        title: words.title,
        status: words.status,
        open: true,
        date: words.day,
        until: words.day,
        total: words.amount,
        remaining: words.amount,
        currency: "EUR",
        progress: Some(40),
        parent: "",
        has_file: true,
        has_picture: true,
        key: "k",
    }
}

fn body(words: Words) -> Body {
    let text = || words.text.to_owned();
    let amount = || words.amount.to_owned();
    let line = Line { label: text(), quantity: "2.00".into(), price: amount(), total: amount(), product: "42".into() };
    let message = |from_customer| Message {
        at: "2026-11-03T10:15:00Z".into(),
        author: words.name.into(),
        from_customer,
        text: text(),
    };
    Body {
        text: text(),
        net: amount(),
        tax: amount(),
        lines: vec![line.clone(), line],
        payments: vec![Payment { date: words.day.into(), amount: amount(), means: words.title.into() }],
        messages: vec![message(true), message(false)],
        files: vec![File {
            id: "1".into(),
            name: words.reference.into(),
            media_type: "application/pdf".into(),
            size: 84_211,
        }],
        links: vec![],
        tracking: "https://carrier.example/1".into(),
        signature: Some(Signature {
            name: words.name.into(),
            at: "2026-11-03T10:15:00Z".into(),
            peer: words.reference.into(),
            drawing: Drawing::new(vec![vec![(1, 2), (3, 4)]]).ok(),
        }),
        paying: Some(Paying {
            link: "https://pay.example/1".into(),
            transfer: Some(Transfer {
                holder: words.name.into(),
                iban: "FR1420041010050500013M02606".into(),
                bic: words.reference.into(),
                reference: words.reference.into(),
                amount: String::new(),
                currency: String::new(),
            }),
        }),
    }
}

fn list(kind: Kind, words: Words, count: usize) -> Page {
    let filter = Filter::default();
    let listing = Listing { filter, sort: Sort::Date, descending: true, limit: 100, ..Listing::default() };
    let source = source_of(vec![(row(kind, words), Body::default()); count]);
    let page = granted(kind, |granted| source.list(granted, &listing)).unwrap();
    assert_eq!(page.rows.len(), count);
    Page { next: Some(Place { key: words.reference.into(), id: "42".into() }), ..page }
}

fn choices(words: Words) -> Choices {
    let entity = |id: &str| Entity { id: id.into(), name: words.name.into() };
    Choices { entities: vec![entity("1"), entity("2")], mine: true, cancelled: true }
}

fn zip(shell: Shell<'_>, ready: bool, failed: bool) -> Zip<'_> {
    let archive = || Archive::new(vec!["42".into()], 1, true, tempfile::tempfile().unwrap()).unwrap();
    let ready = ready.then(|| Arc::new(archive()));
    let state = ZipState { kind: Kind::Invoices, done: 3, of: 40, more: true, ready, failed };
    Zip { shell, base: "/a/7/zips/1".into(), list: "/a/7/invoices".into(), state }
}

fn open_document(kind: Kind, words: Words) -> OpenDocument {
    let source = source_of(vec![(row(kind, words), body(words))]);
    let document: Document = granted(kind, |granted| source.open(granted, "42")).unwrap();
    let linked: Summary = document.summary.clone();
    OpenDocument { links: vec![linked.clone()], parent: Some(linked), document }
}

#[test]
fn every_page_is_well_formed_in_every_language() {
    for locale in Locale::ALL {
        for (name, page) in pages(locale, ORDINARY) {
            let parsed = parser::parse(&page);
            assert_eq!(parsed.errors, Vec::<String>::new(), "{name} in {}", locale.tag());
            assert_eq!(parsed.count("h1"), 1, "{name}");
            assert_eq!(parsed.count("main"), 1, "{name}");
            assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())), "{name}");
        }
    }
}

#[test]
fn no_page_of_a_language_says_a_text_of_another() {
    let texts = |locale| {
        let mut seen = Vec::new();
        texts::of(locale).walk("", &mut seen);
        // A single word may be another language's too; a value stands for anything.
        let telling = |text: &String| text.chars().count() > 9 && text.contains(' ') && !text.contains('{');
        seen.into_iter().map(|(_, text)| text).filter(telling).collect::<Vec<_>>()
    };
    let all: Vec<_> = Locale::ALL.into_iter().map(|locale| (locale, texts(locale))).collect();
    for locale in Locale::ALL {
        let own = texts(locale).join("\n");
        let others = all.iter().filter(|(other, _)| *other != locale).flat_map(|(_, texts)| texts);
        let foreign: Vec<&String> = others.filter(|text| !own.contains(text.as_str())).collect();
        // Thousands of texts on each of hundreds of pages: looked for at once.
        let search = AhoCorasick::new(&foreign).unwrap();
        for (name, page) in pages(locale, ORDINARY) {
            let found: Vec<_> = search.find_iter(&page).map(|at| foreign[at.pattern().as_usize()]).collect();
            assert!(found.is_empty(), "{name} in {locale:?} says {found:?}");
        }
    }
}

#[test]
fn hostile_words_stay_words_on_every_page() {
    let long = Box::leak("<script>".repeat(1250).into_boxed_str());
    for words in [HOSTILE, SCHEME, Words { name: long, title: long, reference: long, ..HOSTILE }] {
        for locale in Locale::ALL {
            for (name, page) in pages(locale, words) {
                let parsed = parser::parse(&page);
                assert_eq!(parsed.errors, Vec::<String>::new(), "{name}");
                // The one script is the portal's own, on the page of a quote that can be answered.
                let own = page.matches("<script src=\"/assets/sign.").count();
                assert_eq!((parsed.count("script"), own), (own, usize::from(name == "quote")), "{name}");
                for element in ["style", "img onerror", "b", "i"] {
                    assert_eq!(parsed.count(element), 0, "{element} on {name}");
                }
                let attribute = parsed.attributes.iter().find(|a| a.starts_with("on") || *a == "style");
                assert_eq!(attribute, None, "{name}");
                let leads = |to: &&String| {
                    ["/", "#", "?", "https://", "otpauth://totp/"].iter().any(|begin| to.starts_with(begin))
                };
                assert_eq!(parsed.addresses.iter().find(|to| !leads(to)), None, "{name}");
                let turns =
                    page.chars().find(|c| crate::model::file_names::turns_text(*c) || (c.is_control() && *c != '\n'));
                assert_eq!(turns, None, "{name}");
            }
        }
    }
}

/// Sixty kilobytes: what a page weighs at the most with everything that it loads, before compression.
const HEAVIEST: usize = 60_000;

#[test]
fn every_page_weighs_little_with_all_that_it_loads() {
    let site = site();
    for locale in Locale::ALL {
        let mut weights: Vec<(usize, &str)> = Vec::new();
        for (name, page) in pages(locale, ORDINARY) {
            let parsed = parser::parse(&page);
            let loaded = parsed.addresses.iter().filter_map(|address| assets::answer(&site, address));
            let loaded: Vec<usize> = loaded.map(|asset| asset.body.len()).collect();
            assert!(loaded.len() >= 3, "{name}: two style sheets and the icon");
            weights.push((page.len() + loaded.iter().sum::<usize>(), name));
        }
        weights.sort_unstable();
        // For the README: `cargo test -p portal-plugin weighs -- --nocapture`.
        for (bytes, name) in &weights {
            println!("{bytes:>6} bytes  {} {name}", locale.tag());
        }
        let heavy: Vec<_> = weights.iter().filter(|(bytes, _)| *bytes > HEAVIEST).collect();
        assert!(heavy.is_empty(), "{heavy:?}");
    }
}

#[test]
fn no_template_is_left_out() {
    pages(Locale::En, ORDINARY);
    // Mails are rendered where they are written, and looked at by the tests of each.
    assert_eq!(drawn::left_out(&["mail.html", "mail.txt"]), BTreeSet::new());
}

#[test]
fn every_field_has_a_label_and_every_form_its_value_against_forgery() {
    for (name, page) in pages(Locale::En, ORDINARY) {
        let parsed = parser::parse(&page);
        for id in &parsed.fields {
            assert!(parsed.labels.contains(id), "{name}: the field {id} has no label");
        }
        let (posts, carried) =
            (page.matches("method=\"post\"").count(), page.matches("name=\"csrf\" value=\"token\"").count());
        assert_eq!(posts, carried, "{name}");
    }
}
