//! Which account a visitor enters (rules A8, A9).

use portal_plugin::portal::landing::{Landing, Whose};
use serde_json::json;
use tests::customers::Town;

#[test]
fn a_visitor_lands_by_how_many_accounts_can_be_entered_here() {
    let town = Town::with_sites(&[
        r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "shared"}"#,
        r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "shared"}"#,
    ]);
    town.user("lac", "anna", "p1", &json!({"sites": ["lac"]}));
    let land = |site: &str| {
        let visitor = town.visitor(site, &town.sign_in(site, "anna")).unwrap();
        town.portal.landing(&visitor).unwrap()
    };
    let id = |party: &str| town.portal.store().account_of(party).unwrap().unwrap().account.id;
    assert_eq!(land("alpes"), Landing::None);
    assert_eq!(land("lac"), Landing::One(id("p1")));

    for party in ["p2", "p3"] {
        town.host.add(party, None);
        town.operate(&json!({"do": "grant", "site": "lac", "login": "anna", "third_party": party}));
    }
    let Landing::Choose(cards) = land("lac") else { panic!("three accounts") };
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [id("p1"), id("p2"), id("p3")]);

    let visitor = town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    town.portal.set_default_account(&visitor, Some(id("p1"))).unwrap();
    assert_eq!(land("lac"), Landing::Default(id("p1")));
    assert!(matches!(land("alpes"), Landing::Choose(cards) if cards.len() == 2), "a default is of one site");

    let alpes = town.visitor("alpes", &town.sign_in("alpes", "anna")).unwrap();
    let refused = town.portal.set_default_account(&alpes, Some(id("p1"))).unwrap_err();
    assert_eq!(refused.code(), "document/unknown", "it cannot be entered there");
    town.operate(&json!({
        "do": "grant", "site": "lac", "login": "anna", "third_party": "p1", "membership": {"sites": ["alpes"]},
    }));
    assert!(matches!(land("lac"), Landing::Choose(_)), "a default that cannot be entered any more is not");
    town.portal.set_default_account(&visitor, None).unwrap();
    assert!(matches!(land("lac"), Landing::Choose(_)));
}

#[test]
fn a_link_into_an_account_is_ones_own_or_nothing() {
    let town = Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]);
    town.user("lac", "anna", "p1", &json!({"permissions": ["portal.tickets.view"]}));
    town.user("lac", "bert", "p2", &json!({}));
    let visitor = town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    let id = |party: &str| town.portal.store().account_of(party).unwrap().unwrap().account.id;
    assert!(matches!(town.portal.whose(&visitor, id("p1")).unwrap(), Whose::Mine(card) if card.id == id("p1")));
    for other in [id("p2"), portal_plugin::model::accounts::AccountId(999)] {
        assert_eq!(town.portal.whose(&visitor, other).unwrap(), Whose::NotMine, "{other:?}");
    }
    let glances = town.portal.overview(&visitor).unwrap();
    let seen: Vec<_> = glances.iter().map(|glance| (glance.invoices.is_some(), glance.tickets)).collect();
    assert_eq!(seen, [(false, Some(0))], "only what the membership lets see");
}
