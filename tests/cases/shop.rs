//! The demo host's shop, whose checkout asks the portal what to do with whoever is there (rule U10), over HTTP.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use plugin_api::mail::Mail;
use serde_json::json;
use tests::browser::{Answer, Browser};
use tests::page::Page;
use tests::server::{DemoUser, Server, manifests};

use crate::pages::assert_well_made;
use crate::staff::german::assert_german;

const PASSWORD: &str = "nine herons over the lake";

/// The sample with two more sites, so that there is one for each policy.
fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(manifests()).unwrap().map(Result::unwrap) {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        for (site, policy) in
            [("club", r#""sign_up": "invitation""#), ("till", r#""sign_up": "checkout", "checkout": "disabled""#)]
        {
            let text = format!(
                r#"{{"site": "{site}", "hosts": ["{site}.localhost"], "realm": "atelier", "entities": ["1"], {policy}}}"#
            );
            fs::write(folder.path().join(format!("{site}.json")), text).unwrap();
        }
        Server::start(&folder.keep())
    })
}

/// The sites with what they offer to who is not signed in: to go on as a guest, to sign in, to sign up.
const POLICIES: [(&str, bool, bool, bool); 5] = [
    ("alpes", true, true, true),
    ("lac", false, true, true),
    ("nord", true, true, true),
    ("club", false, true, false),
    ("till", true, false, false),
];

/// Somebody of the sample, signed in on any site of their realm.
fn signed_in(site: &str, login: &str) -> Browser {
    let home = if site == "nord" { "nord" } else { "alpes" };
    let DemoUser { login, password, .. } = server().user(home, login);
    let mut browser = server().browser(site);
    assert_eq!(browser.sign_in(&login, &password).status, 303, "{login} on {site}");
    browser
}

/// The first product on show.
fn product(browser: &mut Browser) -> String {
    let shop = browser.get("/shop");
    assert_eq!(shop.status, 200, "{}", shop.text());
    let links = Page::of(&shop).links();
    let link = links.iter().find_map(|link| link.strip_prefix("/shop/checkout?product="));
    link.unwrap_or_else(|| panic!("nothing is on sale: {links:?}")).to_owned()
}

/// What a checkout page offers: a guest's form, signing in, signing up, accounts to choose from.
fn offered(page: &Answer) -> (bool, bool, bool, Vec<String>) {
    let parsed = Page::of(page);
    let links = parsed.links();
    let leads = |to: &str| links.iter().any(|link| link.starts_with(to));
    let guest = parsed.all("input").any(|input| input.get("name") == Some("address"));
    let accounts = parsed.all("option").map(|option| option.text.clone()).collect();
    (guest, leads("/sign-in?"), leads("/sign-up?"), accounts)
}

fn as_guest(product: &str) -> [(&'static str, &str); 4] {
    [("product", product), ("name", "Zoé"), ("email", "zoe@example.net"), ("address", "1 quai du Lac")]
}

#[test]
fn each_policy_offers_what_it_should_to_each_kind_of_visitor() {
    for (site, guest, sign_in, sign_up) in POLICIES {
        let mut nobody = server().browser(site);
        let product = product(&mut nobody);
        let checkout = format!("/shop/checkout?product={product}");
        assert_eq!(offered(&nobody.get(&checkout)), (guest, sign_in, sign_up, vec![]), "{site}: nobody");
        let twin = nobody.get("/api/v1/checkout").json();
        assert_eq!(
            (&twin["guest"], &twin["sign_in"], &twin["sign_up"], &twin["user"]),
            (&json!(guest), &json!(sign_in), &json!(sign_up), &json!(null)),
            "{site}: nobody"
        );
        let order = nobody.post("/shop/checkout", &as_guest(&product));
        assert_eq!(order.status, if guest { 200 } else { 403 }, "{site}: an order of a guest");
        assert_eq!(order.text().contains("<bdi>Zoé</bdi>"), guest, "{site}: {}", order.text());

        let (owner, name) = if site == "nord" { ("sam.martin", "") } else { ("atu.lenobli", "Atu SARL") };
        let mut browser = signed_in(site, owner);
        let page = browser.get(&checkout);
        let (guest, sign_in, sign_up, accounts) = offered(&page);
        assert_eq!((guest, sign_in, sign_up, accounts.len()), (false, false, false, 1), "{site}: an owner");
        assert!(accounts[0].contains(name), "{site}: {accounts:?}");
        let account = browser.get("/api/v1/checkout").json()["accounts"][0]["id"].as_str().unwrap().to_owned();
        let order = browser.post("/shop/checkout", &[("product", &product), ("account", &account)]);
        assert_eq!(order.status, 200, "{site}: {}", order.text());
        assert!(Page::of(&order).all("bdi").any(|name| name.text == accounts[0]), "{site}: {}", order.text());
        for other in ["", "0", "99999", "1 OR 1=1"] {
            let order = browser.post("/shop/checkout", &[("product", &product), ("account", other)]);
            assert_eq!(order.status, 403, "{site}: for the account {other:?}");
        }
    }
    for site in ["alpes", "lac", "club", "till"] {
        let mut browser = signed_in(site, "sam.martin");
        let checkout = format!("/shop/checkout?product={}", product(&mut browser));
        let page = browser.get(&checkout);
        assert_eq!(offered(&page), (false, false, false, vec![]), "{site}: a member who may not order");
        assert!(page.text().contains("<bdi>Atu SARL</bdi>"), "{site}: {}", page.text());
        let account = browser.get("/api/v1/checkout").json()["accounts"][0].clone();
        assert_eq!(account["may_order"], false, "{site}: {account}");
        let id = account["id"].as_str().unwrap();
        let order = browser.post("/shop/checkout", &[("product", &product(&mut browser.clone())), ("account", id)]);
        assert_eq!(order.status, 403, "{site}: a member who may not order");
    }
}

#[test]
fn wrong_things_are_refused_in_words_and_nothing_breaks() {
    let mut browser = server().browser("alpes");
    let good = product(&mut browser);
    let of_lac = product(&mut server().browser("lac"));
    let long = "x".repeat(201);
    let hostile = "<script>alert(1)</script>\u{202e}";
    for (what, fields, status) in [
        ("no product", vec![], 404),
        ("an unknown product", vec![("product", "999999")], 404),
        ("another site's product", vec![("product", of_lac.as_str())], 404),
        ("no id", vec![("product", "../../etc/passwd")], 404),
        ("a quote", vec![("product", "1' OR '1'='1")], 404),
        ("a long id", vec![("product", long.as_str())], 404),
        ("nothing but the product", vec![("product", &good)], 422),
        ("no address", vec![("product", &good), ("name", "Z"), ("email", "z@z.z")], 422),
        ("no e-mail", vec![("product", &good), ("name", "Z"), ("email", "z"), ("address", "1")], 422),
        ("a long name", vec![("product", &good), ("name", &long), ("email", "z@z.z"), ("address", "1")], 422),
        ("a hostile name", vec![("product", &good), ("name", hostile), ("email", "z"), ("address", hostile)], 422),
        ("an account without a session", vec![("product", &good), ("account", "1")], 403),
        ("a product twice", vec![("product", &good), ("product", &good)], 400),
    ] {
        let answer = browser.post("/shop/checkout", &fields);
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        assert!(!answer.text().contains("<script>"), "{what}");
        assert_well_made(&answer, "fr", what);
    }
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
    let sent = browser.send("POST", "/shop/checkout", &headers, b"product=1");
    assert_eq!(sent.status, 403, "another site's form");
    assert_eq!(browser.send("POST", "/shop/checkout", &[], b"product=%FF%00").status, 404, "no text");
    assert_eq!(browser.send("POST", "/shop/checkout", &[], b"\xff").status, 400, "no form");
    assert_eq!(browser.send("DELETE", "/shop/checkout", &[], b"").status, 405);
    assert_eq!(browser.send("POST", "/shop", &[], b"").status, 405);
    assert_eq!(browser.get("/shop/nothing").status, 404, "the portal's own page");
    browser.cookies.insert("__Host-session".to_owned(), "x".repeat(43));
    let checkout = format!("/shop/checkout?product={good}");
    assert_eq!(offered(&browser.get(&checkout)), (true, true, true, vec![]), "a session that is none");
    let other = server().browser("nobody-here").get("/shop");
    assert_eq!(other.status, 404, "a host that leads to no site");
}

#[test]
fn the_shop_is_well_made_in_each_language() {
    for (site, ..) in POLICIES {
        for (language, words) in [("en", "Checkout"), ("fr", "Commande"), ("de", "Kasse")] {
            for (page, mut browser) in
                [("/sign-in", server().browser(site)), ("/security", signed_in(site, "sam.martin"))]
            {
                browser.choose_language(page, language);
                let product = product(&mut browser);
                let page = browser.get(&format!("/shop/checkout?product={product}"));
                assert!(page.text().contains(&format!("<h1>{words}</h1>")), "{site}: {}", page.text());
                assert_well_made(&page, language, site);
                assert_well_made(&browser.get("/shop"), language, site);
                let taken = browser.post("/shop/checkout", &as_guest(&product));
                assert_well_made(&taken, language, site);
                for page in [page, browser.get("/shop"), taken].iter().filter(|_| language == "de") {
                    assert_german(page, "/shop");
                }
            }
        }
    }
}

#[test]
fn a_guest_becomes_a_customer_at_the_checkout_and_orders() {
    let mut browser = server().browser("lac");
    let product = product(&mut browser);
    let page = browser.get(&format!("/shop/checkout?product={product}"));
    let links = Page::of(&page).links();
    let sign_up = links.iter().find(|link| link.starts_with("/sign-up?")).unwrap();
    let fields = [("email", "zoe@jetee.example"), ("name", "Zoé Quai"), ("company", "La Jetée")];
    let page = browser.submit(sign_up, "/sign-up", &fields);
    assert_eq!(page.status, 200, "{}", page.text());

    let mail = mail_to("zoe@jetee.example");
    assert!(mail.subject.contains("finish creating your account"), "{}", mail.subject);
    let begin = mail.text.find("/password/set/").expect("a link");
    let link = mail.text[begin..].split_whitespace().next().unwrap();
    assert!(mail.html.contains(link), "{}", mail.html);
    let set = browser.submit(link, link, &[("new", PASSWORD), ("repeat", PASSWORD)]);
    let back = format!("/shop/checkout?product={product}");
    assert_eq!((set.status, set.header("location")), (303, Some(back.as_str())), "{}", set.text());
    assert_eq!(offered(&browser.get(&back)), (false, false, false, vec!["La Jetée".to_owned()]));
    let account = browser.get("/api/v1/checkout").json()["accounts"][0]["id"].as_str().unwrap().to_owned();
    let order = browser.post("/shop/checkout", &[("product", &product), ("account", &account)]);
    assert!(order.status == 200 && order.text().contains("<bdi>La Jetée</bdi>"), "{}", order.text());
    assert_eq!(browser.get(&format!("/a/{account}")).status, 200, "and the account is theirs in the portal");
}

#[test]
fn a_customer_signs_in_at_the_checkout_and_comes_back() {
    let mut browser = server().browser("alpes");
    let back = format!("/shop/checkout?product={}", product(&mut browser));
    let links = Page::of(&browser.get(&back)).links();
    let sign_in = links.iter().find(|link| link.starts_with("/sign-in?")).unwrap();
    let DemoUser { login, password, .. } = server().user("alpes", "atu.lenobli");
    let wrong = browser.submit(sign_in, "/sign-in", &[("login", &login), ("password", "not this one, surely")]);
    assert_eq!(wrong.status, 401);
    let page = Page::of(&wrong);
    assert!(page.links().iter().any(|link| link.starts_with("/sign-up?checkout=1&next=/shop/checkout")), "still");
    let mut fields = page.form("/sign-in");
    fields.extend([("login".to_owned(), login), ("password".to_owned(), password)]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = browser.post("/sign-in", &fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some(back.as_str())));
    assert_eq!(offered(&browser.get(&back)).3, ["Atu SARL"]);
}

/// The newest mail to an address in the demo host's mailbox, once it is there.
fn mail_to(email: &str) -> Mail {
    let folder: PathBuf = server().data.join("mailbox");
    for _ in 0..500 {
        let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
        files.sort();
        let mails = files.iter().rev().filter_map(|file| serde_json::from_slice::<Mail>(&fs::read(file).ok()?).ok());
        if let Some(mail) = mails.into_iter().find(|mail| mail.to == email) {
            return mail;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("no mail to {email} in {}", folder.display());
}
