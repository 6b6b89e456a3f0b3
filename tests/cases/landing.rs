//! Which account a principal enters (rule A8).

use plugin_api::operations::AccountCommand;
use plugin_api::operations::account::{ReopenAccount, SuspendAccount};
use plugin_api::operations::{Grant, MembershipTerms};
use portal_plugin::portal::accounts::Landing;
use serde_json::json;
use tests::customers::Town;
use tests::operations::{may, on};
use tests::shop::Shop;

#[test]
fn a_visitor_lands_by_how_many_accounts_can_be_entered_here() {
    let town = Town::with_sites(&[
        r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "shared"}"#,
        r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "shared"}"#,
    ]);
    town.user(
        "lac",
        "anna",
        "p1",
        &MembershipTerms { sites: Some(vec!["lac".to_owned()]), ..MembershipTerms::default() },
    );
    let land = |site: &str| {
        let principal = town.principal(site, &town.sign_in(site, "anna")).unwrap();
        town.portal.accounts.landing(&principal).unwrap()
    };
    let id = |party: &str| town.portal.store().account_of(party).unwrap().unwrap().account.id;
    assert_eq!(land("alpes"), Landing::None);
    assert_eq!(land("lac"), Landing::One(id("p1")));

    for party in ["p2", "p3"] {
        town.host.add(party, None);
        town.operate(&Grant {
            site: "lac".to_owned(),
            login: "anna".to_owned(),
            third_party: party.to_owned(),
            ..Grant::default()
        });
    }
    let Landing::Choose(cards) = land("lac") else { panic!("three accounts") };
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [id("p1"), id("p2"), id("p3")]);

    let principal = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    town.portal.accounts.set_default_account(&principal, Some(id("p1"))).unwrap();
    assert_eq!(land("lac"), Landing::Default(id("p1")));
    assert!(matches!(land("alpes"), Landing::Choose(cards) if cards.len() == 2), "a default is of one site");

    let alpes = town.principal("alpes", &town.sign_in("alpes", "anna")).unwrap();
    let refused = town.portal.accounts.set_default_account(&alpes, Some(id("p1"))).unwrap_err();
    assert_eq!(refused.code(), "document/unknown", "it cannot be entered there");
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "anna".to_owned(),
        third_party: "p1".to_owned(),
        membership: MembershipTerms { sites: Some(vec!["alpes".to_owned()]), ..MembershipTerms::default() },
        ..Grant::default()
    });
    assert!(matches!(land("lac"), Landing::Choose(_)), "a default that cannot be entered any more is not");
    town.portal.accounts.set_default_account(&principal, None).unwrap();
    assert!(matches!(land("lac"), Landing::Choose(_)));
}

#[test]
fn the_account_that_the_session_points_at_comes_before_the_default() {
    let town = Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]);
    town.user("lac", "anna", "p1", &MembershipTerms::default());
    for party in ["p2", "p3"] {
        town.host.add(party, None);
        town.operate(&Grant {
            site: "lac".to_owned(),
            login: "anna".to_owned(),
            third_party: party.to_owned(),
            ..Grant::default()
        });
    }
    let lac = town.portal.sites.enabled("lac").unwrap();
    let id = |party: &str| town.portal.store().account_of(party).unwrap().unwrap().account.id;
    let [one, two, three] = ["p1", "p2", "p3"].map(id);
    for (default, enters, suspended, want) in [
        (None, None, None, "choose"),
        (Some(two), None, None, "default 2"),
        (None, Some(three), None, "current 3"),
        (Some(two), Some(three), None, "current 3"),
        (Some(two), Some(three), Some("p3"), "default 2"),
        (Some(two), Some(three), Some("p2"), "current 3"),
        (Some(two), None, Some("p2"), "choose"),
        (None, Some(three), Some("p3"), "choose"),
    ] {
        let token = town.sign_in("lac", "anna");
        let principal = town.principal("lac", &token).unwrap();
        town.portal.accounts.set_default_account(&principal, default).unwrap();
        if let Some(account) = enters {
            town.portal.principals.context(&lac, &token, account).unwrap();
            town.portal.principals.context(&lac, &token, one).unwrap();
        }
        let act = |party: Option<&str>, act: AccountCommand| {
            if let Some(party) = party {
                town.operate(&on("lac", party, "Sam", act));
            }
        };
        act(suspended, SuspendAccount::default().into());
        let landing = town.portal.accounts.landing(&town.principal("lac", &token).unwrap()).unwrap();
        act(suspended, ReopenAccount::default().into());
        let got = match landing {
            Landing::Choose(_) => "choose".to_owned(),
            Landing::Default(id) => format!("default {}", id.0),
            Landing::Current(id) => format!("current {}", id.0),
            other => format!("{other:?}"),
        };
        assert_eq!(got, want, "default {default:?}, enters {enters:?}, {suspended:?} is suspended");
    }
}

#[test]
fn a_glance_shows_only_what_the_membership_lets_see() {
    let town = Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]);
    town.user("lac", "anna", "p1", &may(&["portal.tickets.view"]));
    town.user("lac", "bert", "p2", &MembershipTerms::default());
    let principal = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    let glances = town.portal.accounts.overview(&principal).unwrap();
    let seen: Vec<_> = glances
        .iter()
        .map(|glance| (glance.invoices.is_some(), glance.tickets.map(|tickets| tickets.number)))
        .collect();
    assert_eq!(seen, [(false, Some(0))], "of one account, and of its tickets");
}

#[test]
fn who_has_no_account_is_told_what_to_do() {
    let shop = Shop::open();
    let mut sam = shop.signed_in("alpes", "sam");
    shop.grant("sam", "1", &MembershipTerms { sites: Some(vec!["lac".to_owned()]), ..may(&[]) });
    for (language, said) in [("en", "Ask the owner"), ("fr", "Demandez un accès")] {
        sam.cookies.insert("__Host-language".to_owned(), language.to_owned());
        assert_eq!(sam.get("/").header("location"), Some("/accounts"));
        let page = sam.get("/accounts").text();
        assert!(page.contains(said) && page.contains("lac"), "{page}");
        assert!(!page.contains("/a/") && !page.contains("/accounts/default"), "{page}");
    }
    assert_eq!(sam.get("/api/v1/accounts").json()["items"], json!([]));
}
