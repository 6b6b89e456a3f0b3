//! Who would see more and who less by a manifest, before it is in force.

use plugin_api::operations::ManifestPlan;
use serde_json::{Value, json};
use tests::customers::Town;
use tests::operations::may;

const NOW: &str = r#"{"site": "lac", "hosts": ["lac.localhost"], "kinds": ["invoices", "orders"], "entities": ["1"],
    "permissions": {"default": ["portal.orders.view"]}}"#;

fn plan(town: &Town, manifest: &str) -> Value {
    town.operate(&ManifestPlan { manifest: manifest.to_owned() })
}

fn seers(logins: &[&str]) -> Value {
    json!({"memberships": logins.len(), "users": logins.len(), "accounts": logins.len(), "samples": logins})
}

#[test]
fn a_manifest_is_read_for_who_sees_more_and_who_less() {
    let town = Town::with_sites(&[NOW]);
    town.user("lac", "anna", "p1", &may(&["portal.invoices.view", "portal.tickets.view"]));
    town.user("lac", "bert", "p2", &may(&["portal.invoices.view"]));
    town.user("lac", "carl", "p3", &may(&[]));

    assert_eq!(plan(&town, NOW), json!({"site": "lac", "changes_realm": false, "kinds": [], "presets": []}));
    let kinds = plan(
        &town,
        r#"{"site": "lac", "hosts": ["lac.localhost"], "kinds": ["tickets"], "entities": ["1"],
            "permissions": {"default": ["portal.tickets.view"]}}"#,
    );
    assert_eq!(
        kinds["kinds"],
        json!([
            {
                "kind": "invoices", "permission": "portal.invoices.view",
                "more": seers(&[]), "less": seers(&["anna", "bert"]),
            },
            {"kind": "tickets", "permission": "portal.tickets.view", "more": seers(&["anna"]), "less": seers(&[])},
        ])
    );
    assert_eq!(
        kinds["presets"],
        json!([{"id": "", "added": ["portal.tickets.view"], "removed": ["portal.orders.view"]}])
    );

    for (entities, more, less) in [
        (r#""entities": ["1", "2"],"#, true, false),
        (r#""entities": ["2"],"#, true, true),
        ("", true, false),
        (r#""entities": ["1"], "cancelled": true,"#, true, false),
    ] {
        let text = NOW.replace(r#""entities": ["1"],"#, entities);
        let plan = plan(&town, &text);
        let named = |yes: bool| if yes { seers(&["anna", "bert"]) } else { seers(&[]) };
        assert_eq!((&plan["kinds"][0]["more"], &plan["kinds"][0]["less"]), (&named(more), &named(less)), "{entities}");
    }
    assert_eq!(town.refused(&ManifestPlan { manifest: "{".to_owned() }), "manifest/refused");
}
