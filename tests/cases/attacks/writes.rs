//! Every address that changes something, attacked in every way that fits all of them: nothing has changed.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use plugin_api::Host as _;
use plugin_api::operations::{Credentials, Deliver, DisableUser, RealmApply, RealmPlan};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::prepared_shop::{PreparedShop, SIGNED_IN};
use tests::routes::documented;
use tests::shop::ALPES;
use tests::writes::{Sending, WRITES, Write};

/// Fields that some other form or nobody knows, and that would give something away.
const TOO_MUCH: [(&str, &str); 10] = [
    ("account", "2"),
    ("account_id", "2"),
    ("user", "1"),
    ("owner", "1"),
    ("role", "owner"),
    ("is_admin", "1"),
    ("permissions", "portal.users.manage"),
    ("email_verified", "1"),
    ("third_party", "2"),
    ("credit_limit", "1000000"),
];

#[test]
fn every_address_that_changes_something_is_in_the_table() {
    let prepared = PreparedShop::set();
    let (mut browser, _) = prepared.nobody();
    let mut real = BTreeSet::new();
    for path in documented() {
        let some = path.replace("{kind}", "invoices").replace("{token}", "x");
        let some = some.replace("{permission}", "portal.tickets.write");
        let some = ["{account}", "{user}", "{id}", "{file}"].iter().fold(some, |path, part| path.replace(part, "1"));
        let answer = browser.send("X", &some, &[], b"");
        assert_eq!(answer.status, 405, "{path} is documented and leads nowhere");
        let allowed: Vec<&str> = answer.header("allow").expect("it says what it takes").split(", ").collect();
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            if allowed.contains(&method) {
                real.insert((method.to_owned(), path.clone()));
            } else {
                assert_eq!(browser.send(method, &some, &[], b"").status, 405, "{method} {path}");
            }
        }
    }
    let table: BTreeSet<_> = WRITES.iter().map(|write| (write.method.to_owned(), write.path.to_owned())).collect();
    let missing: Vec<_> = real.difference(&table).collect();
    assert!(missing.is_empty(), "tests/harness/writes.rs has no row for {missing:#?}");
    let gone: Vec<_> = table.difference(&real).collect();
    assert!(gone.is_empty(), "tests/harness/writes.rs has rows for what is no address: {gone:#?}");
}

#[test]
fn each_does_what_it_is_for_and_what_nobody_asked_for_is_refused_or_left_out() {
    let shares = WRITES.chunks(WRITES.len().div_ceil(4));
    thread::scope(|scope| {
        let workers: Vec<_> =
            shares.map(|share| scope.spawn(|| share.iter().for_each(does_no_more_than_it_should))).collect();
        for worker in workers {
            if let Err(panic) = worker.join() {
                std::panic::resume_unwind(panic);
            }
        }
    });
}

fn does_no_more_than_it_should(write: &Write) {
    let prepared = PreparedShop::set();
    let (mut browser, csrf) = write.browser(&prepared);
    let right = write.request(&prepared, &csrf);
    let before = prepared.shop.rows();
    for (what, body) in repeated(write, &right) {
        let answer = Sending { body, ..right.clone() }.by(&mut browser);
        assert_eq!(answer.status, 422, "{}: {what}: {}", write.name(), answer.text());
    }
    prepared.shop.rows().assert_same(&before, &write.name());
    let mut right = right;
    if !write.is_call() {
        for (name, value) in TOO_MUCH {
            if !names(&right.body, name) {
                right.body.extend(["&", name, "=", value]);
            }
        }
    }
    let answer = right.by(&mut browser);
    assert!((200..400).contains(&answer.status), "{}: {} {}", write.name(), answer.status, answer.text());
    let after = prepared.shop.rows();
    assert_eq!(after.changed_since(&before), write.touches, "{}", write.name());
    let owners = prepared
        .shop
        .ask("SELECT count(*) FROM accounts JOIN users ON users.id = owner WHERE login IN ('atu', 'vial', 'nils')");
    let handed_over = write.touches.contains(&"accounts");
    assert_eq!(owners, if handed_over { 2 } else { 3 }, "{}", write.name());
}

/// Bodies that say something twice; as JSON also what nobody asked for.
fn repeated(write: &Write, right: &Sending) -> Vec<(String, String)> {
    if !write.is_call() {
        let first = right.body.split('&').next().unwrap_or_default();
        let name = first.split('=').next().unwrap_or_default();
        return [
            format!("{}&{first}", right.body),
            format!("{}&{name}=x", right.body),
            format!("csrf=x&{}", right.body),
        ]
        .into_iter()
        .map(|body| ("a field twice".to_owned(), body))
        .collect();
    }
    let Ok(Value::Object(fields)) = serde_json::from_str(&right.body) else { return Vec::new() };
    let mut bodies = Vec::new();
    for (name, value) in &fields {
        bodies.push((format!("`{name}` twice"), right.body.replacen('{', &format!("{{\"{name}\":{value},"), 1)));
        if let Value::Object(inner) = value {
            let within = |name: &str, value: &Value| {
                let mut inner = inner.clone();
                inner.insert(name.to_owned(), value.clone());
                let mut all = fields.clone();
                all.insert("membership".to_owned(), Value::Object(inner));
                Value::Object(all).to_string()
            };
            for (extra, value) in
                [("owner", json!(true)), ("role", json!("owner")), ("account", json!(2)), ("state", json!("active"))]
            {
                bodies.push((format!("`{name}.{extra}`"), within(extra, &value)));
            }
        }
    }
    for (name, value) in TOO_MUCH.into_iter().filter(|(name, _)| !fields.contains_key(*name)) {
        let mut all = fields.clone();
        all.insert(name.to_owned(), json!(value));
        bodies.push((format!("`{name}`"), Value::Object(all).to_string()));
    }
    bodies
}

/// Whether a form has a field of this name.
fn names(form: &str, name: &str) -> bool {
    form.split('&').any(|field| field.split('=').next() == Some(name))
}

/// How other sites reach us.
const ELSEWHERE: [(&str, Option<&str>, Option<&str>); 6] = [
    ("a link from elsewhere", None, Some("cross-site")),
    ("a sister host", None, Some("same-site")),
    ("another origin", Some("https://evil.example"), None),
    ("an origin that begins like ours", Some("http://alpes.localhost.evil.example"), Some("cross-site")),
    ("a sandboxed frame", Some("null"), None),
    ("another site of the realm", Some("http://lac.localhost"), Some("same-site")),
];

#[test]
fn what_another_site_makes_the_browser_send_is_refused() {
    let prepared = PreparedShop::set();
    // A value against forgery that was right once: its session is over.
    let mut old = prepared.shop.signed_in("alpes", "vial");
    let old_csrf = old.csrf();
    assert_eq!(old.call("DELETE", "/api/v1/session", &Value::Null).status, 204);
    let other_csrf = prepared.browser("mia").1;
    let form_csrf = prepared.nobody().1;
    let before = prepared.shop.rows();
    let refused = |write: &Write, answer: &Answer, what: &str| {
        assert_eq!(answer.status, 403, "{}: {what}: {}", write.name(), answer.text());
        if write.is_call() {
            assert_eq!(answer.code(), "request/cross-site", "{}: {what}", write.name());
        }
    };
    for write in WRITES {
        let (mut browser, csrf) = write.browser(&prepared);
        let right = write.request(&prepared, &csrf);
        for (what, origin, site) in ELSEWHERE {
            refused(&write, &right.with("origin", origin).with("sec-fetch-site", site).by(&mut browser), what);
        }
        let values = [
            ("none", ""),
            ("an old session's", &*old_csrf),
            ("another session's", &other_csrf),
            ("a strange form's", &form_csrf),
        ];
        for (what, value) in values.into_iter().filter(|(_, value)| *value != csrf) {
            if write.is_call() && write.by.is_some() {
                refused(&write, &right.with("x-csrf-token", Some(value)).by(&mut browser), what);
            } else if !write.is_call() && !write.is_proved_by_address() {
                let body = right.body.replace(&csrf, value);
                refused(&write, &Sending { body, ..right.clone() }.by(&mut browser), what);
            }
        }
        if write.is_call() && write.by.is_some() {
            refused(&write, &right.with("x-csrf-token", None).by(&mut browser), "no value at all");
        }
        if !right.body.is_empty() {
            for media_type in
                [Some("text/plain"), Some("multipart/form-data; boundary=x"), Some("application/jsonp"), None]
            {
                let answer = right.with("content-type", media_type).by(&mut browser);
                // A form with files that is none is not understood; where no files belong it is not taken at all.
                let is_torn = write.takes_files() && media_type.is_some_and(|sent| sent.starts_with("multipart/"));
                assert_eq!(answer.status, if is_torn { 422 } else { 415 }, "{} as {media_type:?}", write.name());
            }
        }
        prepared.shop.rows().assert_same(&before, &write.name());
    }
}

#[test]
fn no_address_does_by_a_look_what_it_does_by_a_form() {
    let prepared = PreparedShop::set();
    let before = prepared.shop.rows();
    for write in WRITES {
        let (mut browser, csrf) = write.browser(&prepared);
        let right = write.request(&prepared, &csrf);
        for method in ["GET", "HEAD"] {
            let target = format!("{}?{}&_method={}", right.path, right.body, write.method);
            let target =
                if write.is_call() { format!("{}?csrf={csrf}&_method={}", right.path, write.method) } else { target };
            let answer = browser.send(method, &target, &[("x-http-method-override", write.method)], b"");
            assert!(answer.status < 500, "{}: {}", write.name(), answer.status);
        }
        prepared.shop.rows().assert_same(&before, &write.name());
    }
}

/// How a session comes to its end while its cookie stays in the browser.
type End = fn(&PreparedShop);

#[test]
fn a_session_that_is_over_changes_nothing() {
    let ends: [(&str, &str, End); 8] = [
        ("signed out", "session/revoked", |prepared| {
            each(prepared, |browser| assert_eq!(browser.call("DELETE", "/api/v1/session", &Value::Null).status, 204));
        }),
        ("ended from another browser", "session/revoked", |prepared| {
            // A browser that nobody knows is asked for more than the password.
            prepared.shop.sql("DELETE FROM second_factors");
            for login in SIGNED_IN {
                let mut other = prepared.shop.signed_in("alpes", login);
                assert_eq!(other.call("DELETE", "/api/v1/sessions", &Value::Null).status, 200, "{login}");
            }
        }),
        ("new credentials by staff", "session/revoked", |prepared| {
            for login in SIGNED_IN {
                prepared.shop.operate(&Credentials {
                    site: "alpes".to_owned(),
                    login: login.to_owned(),
                    deliver: Deliver::Show,
                });
            }
        }),
        ("disabled", "session/revoked", |prepared| {
            for login in SIGNED_IN {
                prepared.shop.operate(&DisableUser {
                    site: "alpes".to_owned(),
                    login: login.to_owned(),
                    ..DisableUser::default()
                });
            }
        }),
        ("unused for an hour", "session/expired", |prepared| prepared.shop.erp.wait(Duration::from_hours(1))),
        ("expired, and the clock steps back", "session/revoked", |prepared| {
            let now = prepared.shop.erp.now();
            prepared.shop.erp.wait(Duration::from_hours(2));
            each(prepared, |browser| assert_eq!(browser.get("/api/v1/session").status, 401));
            prepared.shop.erp.set_now(now);
        }),
        ("the site was out of service", "session/revoked", |prepared| {
            prepared.shop.portal.disable_site("alpes").unwrap();
            prepared.shop.enable(ALPES);
        }),
        ("the site went to another realm", "session/revoked", |prepared| {
            let change = RealmPlan { sites: vec!["alpes".to_owned()], realm: "apart".to_owned() };
            let plan = prepared.shop.operate(&change);
            prepared.shop.operate(&RealmApply {
                sites: vec!["alpes".to_owned()],
                realm: "apart".to_owned(),
                digest: plan["digest"].as_str().unwrap().to_owned(),
                ..RealmApply::default()
            });
        }),
    ];
    for (why, code, end) in ends {
        let prepared = PreparedShop::set();
        end(&prepared);
        // The first look is what ends an expired one.
        each(&prepared, |browser| assert_eq!(browser.get("/api/v1/session").status, 401, "{why}"));
        let before = prepared.shop.rows();
        for write in WRITES.iter().filter(|write| write.by.is_some()) {
            let (mut browser, csrf) = write.browser(&prepared);
            let answer = write.request(&prepared, &csrf).by(&mut browser);
            assert_out(write, &answer, why, &[code, "session/revoked"]);
        }
        prepared.shop.rows().assert_same(&before, why);
    }
}

#[test]
fn a_session_carried_to_another_site_changes_nothing() {
    for host in ["lac.localhost", "nord.localhost"] {
        let prepared = PreparedShop::set();
        let before = prepared.shop.rows();
        for write in WRITES.iter().filter(|write| write.by.is_some()) {
            let (browser, csrf) = write.browser(&prepared);
            let sending = write.request(&prepared, &csrf).with("origin", Some(&format!("http://{host}")));
            let answer = sending.by(&mut browser.carried_to(host));
            assert_out(write, &answer, host, &["session/other-site", "realm/not-shared"]);
        }
        prepared.shop.rows().assert_same(&before, host);
    }
}

fn each(prepared: &PreparedShop, act: impl Fn(&mut Browser)) {
    for login in SIGNED_IN {
        act(&mut prepared.browser(login).0);
    }
}

/// Asserts that an answer sends its principal to sign in, or lets them do what needs nobody.
#[track_caller]
fn assert_out(write: &Write, answer: &Answer, why: &str, codes: &[&str]) {
    let what = format!("{why}: {}: {} {}", write.name(), answer.status, answer.text());
    match write.path {
        // What it says is of this browser: nobody has to be signed in for it.
        "/language" | "/sign-out" => assert_eq!(answer.status, 303, "{what}"),
        "/invitation/{token}" => assert_eq!(answer.status, 403, "{what}"),
        _ if write.is_call() => {
            assert_eq!(answer.status, 401, "{what}");
            assert!(codes.contains(&answer.code().as_str()), "{what}");
        }
        _ => assert!(answer.status == 303 && answer.header("location").unwrap().starts_with("/sign-in"), "{what}"),
    }
}

#[test]
fn what_the_erps_own_code_asks_for_is_taken_as_strictly() {
    let prepared = PreparedShop::set();
    let before = prepared.shop.rows();
    let terms = json!({ "permissions": ["portal.invoices.view"] });
    for command in [
        json!({ "do": "create_user", "site": "alpes", "contact": "4", "third_party": "1", "deliver": "show", "membership": terms }),
        json!({ "do": "grant", "site": "alpes", "login": "theo", "third_party": "1", "membership": terms }),
        json!({ "do": "disable_user", "site": "alpes", "login": "theo" }),
        json!({ "do": "enable_user", "site": "alpes", "login": "theo" }),
        json!({ "do": "credentials", "site": "alpes", "login": "theo", "deliver": "show" }),
        json!({ "do": "account", "site": "alpes", "third_party": "1", "by": "Zoe", "act": { "revoke": { "login": "theo" } } }),
        json!({ "do": "account", "site": "alpes", "third_party": "1", "by": "Zoe", "act": { "transfer": { "login": "theo" } } }),
        json!({ "do": "realm_plan", "sites": ["alpes"], "realm": "apart" }),
        json!({ "do": "view_as", "site": "alpes", "login": "theo", "third_party": "1", "staff": "Zoe", "reason": "asked" }),
        json!({ "do": "end_views", "staff": "Zoe" }),
    ] {
        for (name, value) in TOO_MUCH.iter().filter(|(name, _)| command.get(name).is_none()) {
            let mut more = command.clone();
            more[*name] = json!(value);
            let refused = prepared.shop.portal.operate(&more.to_string()).expect_err(name);
            assert_eq!(refused.code, "command/invalid", "{more}");
        }
        for inner in ["membership", "act"].into_iter().filter(|inner| command.get(inner).is_some()) {
            let mut more = command.clone();
            more[inner]["is_admin"] = json!(true);
            let refused = prepared.shop.portal.operate(&more.to_string()).expect_err("a field too many within");
            assert_eq!(refused.code, "command/invalid", "{more}");
        }
        let twice = command.to_string().replacen('{', "{\"site\":\"nord\",\"site\":\"nord\",", 1);
        assert!(prepared.shop.portal.operate(&twice).is_err(), "{twice}");
    }
    prepared.shop.rows().assert_same(&before, "a command with too much in it");
}

/// The same JSON with one object in it, the `n`th, written as the array of its values.
fn with_array(value: &Value, n: &mut usize) -> Option<Value> {
    match value {
        Value::Object(members) if *n == 0 => Some(members.values().cloned().collect()),
        Value::Object(members) => {
            *n -= 1;
            let mut members = members.clone();
            for (name, inner) in &members.clone() {
                if let Some(other) = with_array(inner, n) {
                    members[name] = other;
                    return Some(Value::Object(members));
                }
            }
            None
        }
        Value::Array(items) => {
            let mut items = items.clone();
            for (place, inner) in items.clone().iter().enumerate() {
                if let Some(other) = with_array(inner, n) {
                    items[place] = other;
                    return Some(Value::Array(items));
                }
            }
            None
        }
        _ => None,
    }
}

/// Every way to write one object of it as an array.
fn with_arrays(value: &Value) -> Vec<Value> {
    (0..).map_while(|n| with_array(value, &mut { n })).collect()
}

#[test]
fn an_array_is_no_object_in_any_body() {
    let prepared = PreparedShop::set();
    let before = prepared.shop.rows();
    let drawn = r#"{"do":"accept","total":"1.00","signed_by":"Zoe","drawing":{"width":2,"height":2,"strokes":[[[0,0],[1,1]]]}}"#;
    let mut tried = 0;
    for write in WRITES.iter().filter(|write| write.is_call() && write.body.starts_with('{')) {
        let (mut browser, csrf) = write.browser(&prepared);
        let right = write.request(&prepared, &csrf);
        let bodies = [right.body.as_str(), drawn].map(|body| serde_json::from_str::<Value>(body).unwrap());
        let bodies = &bodies[..if write.body.contains("signed_by") { 2 } else { 1 }];
        for body in bodies.iter().flat_map(with_arrays).chain([json!([]), json!([[]]), json!("x"), Value::Null]) {
            let body = body.to_string();
            let answer = Sending { body: body.clone(), ..right.clone() }.by(&mut browser);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (422, "request/body-invalid"),
                "{} with {body}",
                write.name()
            );
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried} bodies");
    prepared.shop.rows().assert_same(&before, "bodies of arrays");
}

#[test]
fn an_array_is_no_object_in_any_command_of_staff_nor_in_a_manifest() {
    let prepared = PreparedShop::set();
    let before = prepared.shop.rows();
    let membership = json!({ "permissions": ["portal.invoices.view"], "sees": "all" });
    let on_account =
        |act: Value| json!({ "do": "account", "site": "alpes", "third_party": "1", "by": "Zoe", "act": act });
    for command in [
        json!({ "do": "create_user", "site": "alpes", "contact": "1", "deliver": "show", "membership": membership }),
        json!({ "do": "grant", "site": "alpes", "login": "sam", "third_party": "1", "membership": membership }),
        json!({ "do": "disable_user", "site": "alpes", "login": "sam" }),
        json!({ "do": "credentials", "site": "alpes", "login": "sam", "deliver": "show" }),
        json!({ "do": "reset_second_factor", "site": "alpes", "login": "atu", "by": "Zoe", "reason": "lost" }),
        json!({ "do": "users", "site": "alpes" }),
        json!({ "do": "permissions" }),
        json!({ "do": "import_user", "site": "alpes", "login": "new", "name": "New", "enabled": true,
            "memberships": [{ "third_party": "1", "role": "member" }] }),
        json!({ "do": "realm_plan", "sites": ["nord"], "realm": "atelier" }),
        on_account(json!({ "invite": { "email": "x@example.net", "membership": membership } })),
        on_account(json!({ "edit": { "login": "sam", "membership": membership } })),
        on_account(json!({ "suspend": { "login": "sam" } })),
        on_account(json!({ "add_contact": { "name": "X", "email": "x@example.net", "categories": ["invoices"] } })),
        on_account(json!({ "close_account": { "reason": "x" } })),
    ] {
        for other in with_arrays(&command) {
            let refused = prepared.shop.portal.operate(&other.to_string()).expect_err(&other.to_string());
            assert_eq!(refused.code, "command/invalid", "{other}");
        }
    }
    prepared.shop.rows().assert_same(&before, "commands of arrays");
    let manifest = json!({ "site": "alpes", "hosts": ["alpes.localhost"], "name": { "en": "A", "fr": "B" },
        "brand": { "name": "Alpes" }, "sessions": { "idle_minutes": 30 },
        "permissions": { "presets": [{ "id": "x", "name": "X", "permissions": [] }] } });
    for other in with_arrays(&manifest) {
        let text = other.to_string();
        let file = plugin_api::ManifestFile { name: "site.json", bytes: text.as_bytes() };
        assert!(prepared.shop.portal.enable_site(&file).is_err(), "{text}");
    }
}
