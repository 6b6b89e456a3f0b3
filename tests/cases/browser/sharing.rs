//! The journeys of an account that people share: from an invitation to a revoke, and between the accounts of an agency.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use tests::chromium::Chromium;
use tests::server::{Server, manifests};

use super::Journey;

const PHONE: (u32, u32) = (390, 844);
const DESK: (u32, u32) = (1280, 800);
const PASSWORD: &str = "a drawer full of odd gloves";

/// Invites somebody from the owner's page, after a look at what they will see. Answers the link in the mail.
fn invite(owner: &Journey<'_>, email: &str, language: &str) -> String {
    let window = &owner.window;
    window.find("nav.menu a[href$='/people']").follow();
    assert!(window.all("#pending ~ ul li").len() >= 2, "the story has invitations that nobody has answered");
    owner.look("people");
    window.find("a.button[href$='/people/invite']").follow();
    window.find("p.chips button[value=accountant]").follow();
    assert_eq!(window.all(".checks input:checked").len(), 2, "the profile ticks what it gives");
    window.find("#email").type_in(email);
    window.find("#name").type_in("Rosa Klein");
    window.find(&format!("#language option[value={language}]")).click();
    owner.look("invite");
    window.find("button[value=preview]:not(.hidden)").follow();
    let badges = window.all("ul.rows .badge.good").len();
    assert_eq!(badges, 2, "what the invited person will see, and nothing else");
    owner.look("preview");
    window.find("button[value=save]").follow();
    assert!(window.find("main").text().contains(email));
    owner.look("invited");
    owner.server.link_mailed_to(email, "/invitation/")
}

/// The kinds that the menu offers.
fn menu(window: &Chromium) -> BTreeSet<String> {
    let links = window.all("nav.menu a").into_iter().map(|link| link.get("href"));
    links.filter_map(|href| href.splitn(4, '/').nth(3).map(str::to_owned)).collect()
}

fn share(server: &Server, size: (u32, u32), language: &str) {
    let atu = server.user("alpes", "atu.lenobli");
    let email = format!("rosa-{language}@atu.example");
    let owner = Journey::begin(server, "alpes", size);
    owner.sign_in(&atu.login, &atu.password);
    if owner.language() != language {
        owner.choose(language);
    }
    let home = owner.window.path();
    let link = invite(&owner, &email, language);

    let guest = Journey::begin(server, "alpes", size);
    let window = &guest.window;
    window.go(&link);
    assert_eq!(guest.language(), language, "in the language that the owner chose");
    let text = window.find("main").text();
    assert!(text.contains("Atu SARL") && text.contains("Atu Lenobli"), "{text}");
    assert_eq!(
        (window.find("#email").get("value"), window.find("#email").get("readonly")),
        (email.clone(), "true".into())
    );
    guest.look("invitation");
    window.find("#new").type_in(PASSWORD);
    window.find("#repeat").type_in(PASSWORD);
    window.find("button[value=join]").follow();
    assert_eq!(window.path(), home, "straight into the account");
    let offered = ["invoices", "supplier_invoices", "membership"].map(str::to_owned);
    assert_eq!(menu(window), offered.into());
    guest.look("guest-home");
    window.find("nav.menu a[href$='/invoices']").follow();
    assert!(window.all("table.list tbody tr").len() > 1);
    guest.look("guest-invoices");

    let window = &owner.window;
    window.go(&format!("{}{home}/people", owner.site()));
    let rows = window.all("#members ~ ul li");
    let place = rows.iter().position(|row| row.text().contains(&email)).expect("the new member is listed");
    window.find(&format!("#members ~ ul li:nth-child({}) a.button", place + 1)).follow();
    owner.look("member");
    window.find("button[value=ending]").follow();
    window.find("button[value=revoke]").follow();
    assert!(window.find("[role=status]").text().contains(&email), "a receipt");
    owner.look("receipt");

    let window = &guest.window;
    window.find("table.list tbody th a").follow();
    assert!(window.all("a.button[href$='/file']").is_empty(), "the next click of the open page is refused");
    guest.look("refused");
    window.go(&format!("{}/", guest.site()));
    assert!(window.all("nav.menu").is_empty() && !window.path().starts_with("/a/"), "{}", window.path());
    guest.look("no-account");
    window.go(&link);
    guest.look("link-used");
}

/// The one that these journeys change.
fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(&manifests()))
}

#[test]
fn an_owner_lets_somebody_in_and_out_again_on_a_phone_in_french() {
    share(server(), PHONE, "fr");
}

#[test]
fn an_owner_lets_somebody_in_and_out_again_on_a_desk_in_english() {
    share(server(), DESK, "en");
}

#[test]
fn an_agency_works_in_two_accounts_in_two_tabs_without_mixing_them() {
    let server = Server::shared();
    let lea = server.user("alpes", "lea.bertin");
    for size in [PHONE, DESK] {
        let journey = Journey::begin(server, "alpes", size);
        let window = &journey.window;
        journey.sign_in(&lea.login, &lea.password);
        window.go(&format!("{}/accounts", journey.site()));
        journey.look("accounts");
        let ids: BTreeSet<String> =
            window.all("main button[name=account]").iter().map(|button| button.get("value")).collect();
        assert_eq!(ids.len(), 3, "{ids:?}");
        let mut homes = ids.iter().map(|id| format!("/a/{id}"));
        let (Some(one), Some(other)) = (homes.next(), homes.next()) else { panic!("two accounts") };
        let enter = |home: &str| {
            let id = home.trim_start_matches("/a/");
            window.find(&format!("main button[name=account][value='{id}']")).follow();
            assert_eq!(window.path(), home);
        };

        let name = || window.find("p.account strong").text();
        let first = window.tab();
        enter(&one);
        let (of_one, seen_in_one) = (name(), menu(window));
        let second = window.open_tab();
        window.turn_to(&second);
        window.resize(size.0, size.1);
        window.go(&format!("{}/accounts", journey.site()));
        enter(&other);
        let (of_other, seen_in_other) = (name(), menu(window));
        assert_ne!((&of_one, &seen_in_one), (&of_other, &seen_in_other), "other permissions in each");
        journey.look("second-tab");
        window.turn_to(&first);
        window.find("nav.menu li:nth-child(2) a").follow();
        assert!(window.path().starts_with(&format!("{one}/")), "{}", window.path());
        assert_eq!((name(), menu(window)), (of_one, seen_in_one), "the first tab is where it was");
        journey.look("first-tab");
        window.turn_to(&second);
        window.find("nav.menu li:nth-child(2) a").follow();
        assert!(window.path().starts_with(&format!("{other}/")), "{}", window.path());
        assert_eq!(name(), of_other);
    }
}
