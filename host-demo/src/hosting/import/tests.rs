//! The choices that an import makes by itself.

use super::*;

fn site(id: &str) -> Site {
    Site { id: id.to_owned(), realm: format!("{id}-realm"), enabled: true, ..Site::default() }
}

fn user(entity: &str) -> ExternalUser {
    ExternalUser {
        id: "1".to_owned(),
        login: "ada".to_owned(),
        entity: entity.to_owned(),
        host: None,
        third_party: Some("1".to_owned()),
        contact: None,
        email: None,
        first_name: String::new(),
        last_name: String::new(),
        language: None,
        enabled: true,
        starts: None,
        ends: None,
        password: StoredPassword::None,
        permissions: Vec::new(),
        employee: false,
        admin: false,
        skip: None,
    }
}

#[test]
fn a_user_signs_in_on_the_site_that_shows_the_entity() {
    let listed = |pairs: &[(&str, &str)]| -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|(site, entity)| ((*site).to_owned(), vec![(*entity).to_owned()])).collect()
    };
    let sites = [site("a"), site("b"), site("c")];
    for (entity, entities, want) in [
        ("2", listed(&[("a", "1"), ("b", "2"), ("c", "3")]), Some(("b", &[][..]))),
        ("2", listed(&[("a", "1"), ("b", "2"), ("c", "2")]), Some(("b", &["c"][..]))),
        // One that lists none shows all; one that names the entity comes first.
        ("2", listed(&[("a", "1"), ("c", "2")]), Some(("c", &[][..]))),
        ("2", listed(&[("a", "1"), ("c", "3")]), Some(("b", &[][..]))),
        ("2", listed(&[]), Some(("a", &["b", "c"][..]))),
        ("9", listed(&[("a", "1"), ("b", "2"), ("c", "3")]), None),
    ] {
        let home = home(&user(entity), &sites, &entities);
        let seen = home.as_ref().map(|home| (&*home.site, home.others.clone()));
        let want = want.map(|(site, others)| (site, others.iter().map(ToString::to_string).collect()));
        assert_eq!(seen, want, "entity {entity}, {entities:?}");
    }
}

#[test]
fn a_user_of_one_website_signs_in_under_its_host_and_nowhere_else() {
    let mut sites = [site("a"), site("b")];
    sites[1].hosts = vec!["shop.example".to_owned(), "www.shop.example".to_owned()];
    let none = BTreeMap::new();
    for (host, want) in [("www.SHOP.example", Some("b")), ("other.example", None)] {
        let user = ExternalUser { host: Some(host.to_owned()), ..user("1") };
        assert_eq!(home(&user, &sites, &none).map(|home| home.site).as_deref(), want, "{host}");
    }
}

#[test]
fn the_erps_last_good_day_is_the_day_before_the_portals_end() {
    for (last, want) in
        [("2026-12-31", Some("2027-01-01")), ("2028-02-28", Some("2028-02-29")), ("", None), ("31/12/2026", None)]
    {
        assert_eq!(day_after(last).as_deref(), want, "{last}");
    }
}

#[test]
fn a_user_may_sign_in_from_the_first_day_to_the_last() {
    for (enabled, starts, ends, want) in [
        (true, None, None, true),
        (false, None, None, false),
        (true, Some("2026-05-10"), Some("2026-05-10"), true),
        (true, Some("2026-05-11"), None, false),
        (true, None, Some("2026-05-09"), false),
    ] {
        let starts = starts.map(ToOwned::to_owned);
        let user = ExternalUser { enabled, starts: starts.clone(), ends: ends.map(ToOwned::to_owned), ..user("1") };
        assert_eq!(may_sign_in(&user, "2026-05-10"), want, "{enabled} {starts:?} {ends:?}");
    }
}
