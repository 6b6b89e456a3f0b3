//! Signing up for oneself (rule U10): the policy, the proof, and that nothing is joined by an address.

mod pages;

use std::sync::atomic::Ordering;
use std::time::Duration;

use plugin_api::mail::Mail;
use plugin_api::operations::{CreateUser, Deliver, Grant, MembershipTerms};
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::sessions::ViewAs;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::accepting;
use portal_plugin::portal::checkouts::{self, AtCheckout};
use portal_plugin::portal::invitations::Offer;
use portal_plugin::portal::principals::Principal;
use portal_plugin::portal::sign_in::Attempt;
use portal_plugin::portal::sign_up::{NewPerson, SignedUp};
use tests::customers::{PASSWORD, PEER, Town};
use tests::operations::{may, owner, text};

fn town(policy: &str) -> Town {
    Town::with_sites(&[&format!(r#"{{"site": "lac", "hosts": ["lac.localhost"], {policy}}}"#)])
}

fn sign_up(town: &Town, email: &str, at_checkout: bool) -> Result<(), &'static str> {
    let (name, company, next) = ("Atu Lenobli", "Atu SARL", "/");
    let person = NewPerson { email, name, company, locale: Locale::En, at_checkout, next };
    let site = town.portal.sites.enabled("lac").unwrap();
    town.portal.sign_ups.begin(&site, &person, PEER).map_err(|error| error.code())
}

fn link(mail: &Mail) -> Token {
    let secret = mail.text.split("/password/set/").nth(1).expect("a link").chars().take(43).collect::<String>();
    secret.parse().unwrap()
}

fn account(town: &Town, party: &str) -> AccountId {
    town.portal.store().account_of(party).unwrap().unwrap().account.id
}

fn count(town: &Town, sql: &str) -> i64 {
    town.sql().query_row(&format!("SELECT count(*) FROM {sql}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn the_policy_of_the_site_says_who_signs_up_and_what_a_checkout_offers() {
    let offer = |guest, sign_in, sign_up| AtCheckout::Offer(checkouts::Offer { guest, sign_in, sign_up });
    for (policy, page, checkout, offered) in [
        (r#""sign_up": "invitation""#, false, false, offer(false, true, false)),
        (r#""sign_up": "checkout", "checkout": "optional""#, false, true, offer(true, true, true)),
        (r#""sign_up": "checkout", "checkout": "mandatory""#, false, true, offer(false, true, true)),
        (r#""sign_up": "checkout", "checkout": "disabled""#, false, false, offer(true, false, false)),
        (r#""sign_up": "open""#, true, true, offer(true, true, true)),
    ] {
        let town = town(policy);
        let said = |open: bool| if open { Ok(()) } else { Err("sign-up/closed") };
        assert_eq!(sign_up(&town, "a@atu.example", false), said(page), "{policy}");
        assert_eq!(sign_up(&town, "b@atu.example", true), said(checkout), "{policy}, at the checkout");
        assert_eq!(
            town.portal.checkouts.offer(&town.portal.sites.enabled("lac").unwrap(), None),
            Ok(offered),
            "{policy}"
        );
    }
}

#[test]
fn who_signs_up_proves_the_address_and_then_owns_an_account_of_their_own() {
    let town = town(r#""sign_up": "open""#);
    // The ERP knows a third party, a contact with this very address: they stay apart.
    town.host.add("p1", Some("atu@atu.example"));
    assert_eq!(sign_up(&town, " Atu@atu.example ", false), Ok(()));
    let mails = town.host.mails(1);
    assert_eq!(count(&town, "users WHERE state = 'unverified'"), 1);
    assert_eq!((count(&town, "accounts"), count(&town, "memberships")), (0, 0), "nothing before the proof");
    let site = town.portal.sites.enabled("lac").unwrap();
    let signed_up = town.portal.passwords.set(&site, &link(&mails[0]), PASSWORD).unwrap();
    assert_eq!(signed_up, Some(SignedUp { login: "Atu@atu.example".to_owned(), next: "/".to_owned() }));
    let principal = town.principal("lac", &town.sign_in("lac", "atu@atu.example")).unwrap();
    let accounts = town.portal.accounts.of(&principal).unwrap();
    assert_eq!(accounts.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["Party n0"]);
    assert_eq!(count(&town, "accounts WHERE owner IS NOT NULL AND third_party = 'n0'"), 1);
    assert_eq!(count(&town, "accounts WHERE third_party = 'p1'"), 0, "nothing is joined by an address");
    assert_eq!(count(&town, "sign_ups"), 0);
    let AtCheckout::SignedIn(buyers) = town.portal.checkouts.offer(&site, Some(&principal)).unwrap() else {
        panic!("somebody is signed in")
    };
    assert_eq!(buyers.iter().map(|buyer| buyer.may_order).collect::<Vec<_>>(), [true], "an owner orders");
    let opened = "ledger WHERE number = 1 AND line LIKE '%\"event\":\"account-opened\"%'";
    assert_eq!(count(&town, opened), 1, "the ledger begins with it");
}

#[test]
fn an_account_waits_until_the_erp_opens_a_third_party_and_is_opened_once() {
    let town = town(r#""sign_up": "open""#);
    town.host.opens_none.store(true, Ordering::Relaxed);
    assert_eq!(sign_up(&town, "atu@atu.example", false), Ok(()));
    let mails = town.host.mails(1);
    town.portal.passwords.set(&town.portal.sites.enabled("lac").unwrap(), &link(&mails[0]), PASSWORD).unwrap();
    let principal = town.principal("lac", &town.sign_in("lac", "atu@atu.example")).unwrap();
    assert_eq!(town.portal.accounts.landing(&principal).unwrap(), portal_plugin::portal::accounts::Landing::None);
    town.host.opens_none.store(false, Ordering::Relaxed);
    let view = ViewAs { staff: "claude".to_owned(), reason: "asked".to_owned(), account: AccountId(1) };
    let staff = Principal { view_as: Some(view), ..principal.clone() };
    town.portal.accounts.landing(&staff).unwrap();
    assert_eq!(count(&town, "accounts"), 0, "staff who look on open none");
    for _ in 0..2 {
        assert!(matches!(
            town.portal.accounts.landing(&principal).unwrap(),
            portal_plugin::portal::accounts::Landing::One(_)
        ));
    }
    assert_eq!(count(&town, "accounts"), 1);
}

#[test]
fn who_follows_the_newest_link_gets_what_was_typed_with_it() {
    let town = town(r#""sign_up": "open""#);
    let site = town.portal.sites.enabled("lac").unwrap();
    for (name, company, locale) in [("A stranger", "Strange SA", Locale::En), ("Atu Lenobli", "Atu SARL", Locale::Fr)] {
        let email = "atu@atu.example";
        let person = NewPerson { email, name, company, locale, at_checkout: false, next: "/" };
        town.portal.sign_ups.begin(&site, &person, PEER).unwrap();
    }
    let mails = town.host.mails(2);
    assert_eq!(town.portal.passwords.look_at_link(&site, &link(&mails[0])).unwrap_err().code(), "link/invalid");
    town.portal.passwords.set(&site, &link(&mails[1]), PASSWORD).unwrap();
    let user = town.principal("lac", &town.sign_in("lac", "atu@atu.example")).unwrap().user;
    assert_eq!((user.name.as_str(), user.locale), ("Atu Lenobli", Some(Locale::Fr)));
}

#[test]
fn the_answer_says_nothing_and_the_mail_says_what_the_reader_may_know() {
    let town = town(r#""sign_up": "open""#);
    town.user("lac", "known", "p1", &MembershipTerms::default());
    assert_eq!(sign_up(&town, "new@atu.example", false), Ok(()));
    assert_eq!(sign_up(&town, "KNOWN@atu.example", false), Ok(()));
    assert_eq!(sign_up(&town, "clerk@employer.example", false), Ok(()));
    let mails = town.host.mails(2);
    let subjects: Vec<_> = mails.iter().map(|mail| (mail.to.as_str(), mail.subject.as_str())).collect();
    assert_eq!(
        subjects,
        [
            ("new@atu.example", "Lac: finish creating your account"),
            ("KNOWN@atu.example", "Lac: you have an access already")
        ]
    );
    assert!(!mails[1].text.contains("/password/set/"), "{}", mails[1].text);
    for mail in &mails {
        let typed = mail.text.contains("Lenobli") || mail.html.contains("Lenobli") || !mail.to_name.is_empty();
        assert!(!typed, "what a stranger types is in no mail to somebody else: {mail:?}");
    }
    assert_eq!(count(&town, "users"), 2, "a known address and an employee's make nobody");

    // Three mails an hour to one address; the answer stays the same.
    for _ in 0..4 {
        assert_eq!(sign_up(&town, "new@atu.example", false), Ok(()));
    }
    let last = town.host.mails(4).pop().unwrap();
    assert_eq!(town.host.mails(4).len(), 4, "the first, two more, and the known one's");
    let site = town.portal.sites.enabled("lac").unwrap();
    assert!(town.portal.passwords.look_at_link(&site, &link(&last)).is_ok(), "the last one works");
    for odd in ["", "a", "a@", "@b.c", "a@b", "a@b.", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "a@b@c.d", "<a@b.c>"] {
        assert_eq!(sign_up(&town, odd, false), Err("sign-up/invalid"), "{odd:?}");
    }
}

#[test]
fn the_mailed_link_works_to_the_last_moment_of_its_24_hours() {
    for (wait, works) in
        [(Duration::from_hours(24) - Duration::from_millis(1), true), (Duration::from_hours(24), false)]
    {
        let town = town(r#""sign_up": "open""#);
        assert_eq!(sign_up(&town, "atu@atu.example", false), Ok(()));
        let link = link(&town.host.mails(1)[0]);
        town.host.pass(wait);
        let set = town.portal.passwords.set(&town.portal.sites.enabled("lac").unwrap(), &link, PASSWORD);
        assert_eq!(set.is_ok(), works, "after {wait:?}: {set:?}");
    }
}

#[test]
fn a_checkout_takes_orders_only_for_accounts_where_the_visitor_may_place_them_and_none_of_staff() {
    let town = town(r#""sign_up": "open""#);
    let site = town.portal.sites.enabled("lac").unwrap();
    town.user("lac", "anna", "p1", &owner());
    town.user("lac", "bert", "p2", &owner());
    let orders = may(&["portal.orders.view"]);
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "bert".to_owned(),
        third_party: "p1".to_owned(),
        membership: orders,
        ..Grant::default()
    });
    let orders = |principal: &Principal| match town.portal.checkouts.offer(&site, Some(principal)).unwrap() {
        AtCheckout::SignedIn(buyers) => {
            buyers.into_iter().map(|buyer| (buyer.account.name, buyer.may_order)).collect::<Vec<_>>()
        }
        AtCheckout::Offer(offer) => panic!("somebody is signed in: {offer:?}"),
    };
    let bert = town.principal("lac", &town.sign_in("lac", "bert")).unwrap();
    assert_eq!(orders(&bert), [("Party p1".to_owned(), false), ("Party p2".to_owned(), true)]);

    let anna = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    assert_eq!(orders(&anna), [("Party p1".to_owned(), true)]);
    let view = ViewAs { staff: "claude".to_owned(), reason: "asked".to_owned(), account: account(&town, "p1") };
    let staff = Principal { view_as: Some(view), ..anna };
    assert_eq!(orders(&staff), [("Party p1".to_owned(), false)], "staff only look on");
}

#[test]
fn a_sign_up_that_nobody_proves_is_forgotten_a_day_after_its_link_and_frees_the_login() {
    const FORGOTTEN: Duration = Duration::from_hours(48);
    for (name, wait, free) in [
        ("while the link works", Duration::from_hours(24) - Duration::from_millis(1), false),
        ("the last moment", FORGOTTEN.saturating_sub(Duration::from_millis(1)), false),
        ("the first moment after", FORGOTTEN, true),
    ] {
        let town = town(r#""sign_up": "open""#);
        town.host.add("p1", Some("atu@atu.example"));
        assert_eq!(sign_up(&town, "atu@atu.example", false), Ok(()));
        town.host.pass(wait);
        let command = CreateUser {
            site: "lac".to_owned(),
            contact: "c-p1".to_owned(),
            login: Some("ATU@atu.example".to_owned()),
            deliver: Deliver::Show,
            membership: owner(),
            ..CreateUser::default()
        };
        let made = town.portal.operate(&text(&command)).map(drop).map_err(|error| error.code());
        assert_eq!(made, if free { Ok(()) } else { Err("login/taken") }, "{name}");
        assert_eq!(count(&town, "sign_ups"), i64::from(!free), "{name}");
        assert_eq!(count(&town, "links WHERE user NOT IN (SELECT id FROM users)"), 0, "{name}");
    }
}

#[test]
fn a_newer_link_keeps_a_sign_up_and_whoever_staff_gave_something_stays() {
    let town = town(r#""sign_up": "open""#);
    town.host.add("p1", None);
    for email in ["kept@atu.example", "given@atu.example", "gone@atu.example"] {
        assert_eq!(sign_up(&town, email, false), Ok(()));
    }
    town.host.pass(Duration::from_hours(24));
    assert_eq!(sign_up(&town, "kept@atu.example", false), Ok(()));
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "given@atu.example".to_owned(),
        third_party: "p1".to_owned(),
        ..Grant::default()
    });
    town.host.pass(Duration::from_hours(24));
    // Any try to sign in tidies up.
    let attempt = Attempt { login: "nobody", password: PASSWORD, device: None, peer: PEER, agent: "test" };
    town.portal.sign_ins.begin(&town.portal.sites.enabled("lac").unwrap(), &attempt).unwrap_err();
    let left: Vec<String> = {
        let sql = town.sql();
        let mut logins = sql.prepare_cached("SELECT login FROM users ORDER BY login").unwrap();
        logins.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(left, ["given@atu.example", "kept@atu.example"]);
    let newest = town.sql().query_row("SELECT max(id) FROM users", [], |row| row.get::<i64>(0)).unwrap();
    assert_eq!(sign_up(&town, "next@atu.example", false), Ok(()));
    let next = count(&town, "users");
    assert_eq!(next, 3);
    let id: i64 = town.sql().query_row("SELECT id FROM users WHERE login LIKE 'next%'", [], |row| row.get(0)).unwrap();
    assert!(id > newest.max(3), "no id is given twice: {id}");
}

#[test]
fn sign_ups_are_counted_with_resets_for_each_address_and_network() {
    let town = town(r#""sign_up": "open""#);
    let site = town.portal.sites.enabled("lac").unwrap();
    // Three mails an hour to one address, whatever for.
    for _ in 0..2 {
        assert_eq!(sign_up(&town, "one@atu.example", false), Ok(()));
    }
    town.portal.passwords.request_reset(&site, "one@atu.example", PEER).unwrap();
    town.portal.passwords.request_reset(&site, "ONE@atu.example", PEER).unwrap();
    assert_eq!(sign_up(&town, "One@atu.example", false), Ok(()), "the answer stays the same");
    assert_eq!(sign_up(&town, "other@atu.example", false), Ok(()));
    let mails = town.host.mails(4);
    let to = |whom: &str| mails.iter().filter(|mail| mail.to.eq_ignore_ascii_case(whom)).count();
    assert_eq!((mails.len(), to("one@atu.example")), (4, 3));
    town.host.pass(Duration::from_hours(1));
    assert_eq!(sign_up(&town, "one@atu.example", false), Ok(()));
    assert_eq!(town.host.mails(5).len(), 5, "an hour later");

    // Fifty from one network, then one every six seconds; the others go on.
    for number in 0..49 {
        assert_eq!(sign_up(&town, &format!("n{number}@atu.example"), false), Ok(()), "{number}");
    }
    assert_eq!(sign_up(&town, "last@atu.example", false), Err("throttle/slow-down"));
    assert_eq!(count(&town, "users WHERE login LIKE 'last%'"), 0);
    town.host.pass(Duration::from_secs(6));
    assert_eq!(sign_up(&town, "last@atu.example", false), Ok(()));
}

#[test]
fn a_sign_up_that_nobody_proved_gives_way_to_who_proves_the_mailbox_by_an_invitation() {
    let town = town(r#""sign_up": "open""#);
    let site = town.portal.sites.enabled("lac").unwrap();
    town.user("lac", "anna", "p1", &owner());
    assert_eq!(sign_up(&town, "paul@atu.example", false), Ok(()), "by a stranger");
    let context = town.portal.principals.context(&site, &town.sign_in("lac", "anna"), account(&town, "p1")).unwrap();
    let offer = Offer { email: "Paul@atu.example".to_owned(), ..Offer::default() };
    town.portal.invitations.invite(&context, &offer).unwrap();
    let mails = town.host.mails(2);
    let invitation = mails[1].text.split("/invitation/").nth(1).expect("a link").chars().take(43).collect::<String>();
    let person = accepting::NewPerson { login: "", name: "Paul", password: PASSWORD, locale: None };
    let accepted = town.portal.accepting.accept_as_new(&site, &invitation.parse().unwrap(), &person).unwrap();
    assert_eq!(accepted.login, "Paul@atu.example");
    assert_eq!(count(&town, "sign_ups"), 0);
    assert_eq!(town.portal.passwords.look_at_link(&site, &link(&mails[0])).unwrap_err().code(), "link/invalid");
}
