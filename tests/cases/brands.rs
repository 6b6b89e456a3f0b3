//! Each site is a brand of its own: no page, asset or mail of one holds a trace of another's.

use std::collections::{BTreeSet, VecDeque};

use data_encoding::BASE64;
use tests::browser::{Answer, Browser};
use tests::page::Page;
use tests::prepared_shop::{PreparedShop, SIGNED_IN};
use tests::shop::{ALPES, LAC, NORD};
use tests::writes::WRITES;

/// The manifest with a brand in which every word, address and colour says whose it is.
fn branded(manifest: &str, mark: &str, color: &str) -> String {
    let logo = BASE64.encode(&picture(mark));
    let brand = format!(
        r#""sign_up": "open", "name": "{mark}-site", "brand": {{
            "name": "{mark}-brand", "color": "{color}", "logo": "data:image/png;base64,{logo}", "logo_alt": "{mark}-alt",
            "home": {{"before": "{mark}-home-before", "after": "{mark}-home-after https://{mark}.test/home"}},
            "sign_in": {{"before": "{mark}-sign-in-before", "after": "{mark}-sign-in-after"}},
            "footer": "{mark}-footer", "links": [{{"label": "{mark}-link", "url": "https://{mark}.test/link"}}],
            "terms_url": "https://{mark}.test/terms", "privacy_url": "https://{mark}.test/privacy"
        }}}}"#
    );
    format!("{}, {brand}", manifest.trim_end_matches('}'))
}

/// The head of a PNG of 32 by 32 pixels, with a comment: as much as anybody reads here.
fn picture(mark: &str) -> Vec<u8> {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\0\0\0\0\0\0\0\0".as_slice();
    [head, mark.as_bytes()].concat()
}

const SITES: [(&str, &str, &str, &str); 3] = [
    ("alpes", ALPES, "ownmark", "#7a4a21"),
    ("lac", LAC, "sistermark", "#0b6b7f"),
    ("nord", NORD, "strangermark", "#3b3f77"),
];

/// What an answer must not hold: the whole of the stranger's brand, and all of the sister's but its name, which pages
/// tell where a customer goes on there.
fn traces(answer: &Answer) -> Vec<&'static str> {
    let text = String::from_utf8_lossy(&answer.body);
    let sisters = [
        "sistermark-brand",
        "sistermark-home",
        "sistermark-sign",
        "sistermark-foot",
        "sistermark-link",
        "sistermark-alt",
    ];
    let others = ["strangermark", "sistermark.test", "#0b6b7f", "#3b3f77"];
    let mut traces: Vec<&str> = others.into_iter().chain(sisters).filter(|trace| text.contains(trace)).collect();
    let is_picture = answer.header("content-type").is_some_and(|kind| kind.starts_with("image/png"));
    traces.extend((is_picture && text.contains("sistermark")).then_some("the sister's logo"));
    traces
}

/// Follows every link, and answers the number of pages and assets.
fn walk(browser: &mut Browser, home: &str, who: &str) -> (usize, String) {
    let mut ways = VecDeque::from(
        ["/", home, "/sign-in", "/sign-up", "/password/forgot", "/sessions", "/password", "/nothing", "/favicon.ico"]
            .map(str::to_owned),
    );
    let mut seen: BTreeSet<String> = ways.iter().cloned().collect();
    let mut all = String::new();
    while let Some(path) = ways.pop_front() {
        let answer = browser.get(&path);
        assert_eq!(traces(&answer), [""; 0], "{path} for {who}");
        all.push_str(&String::from_utf8_lossy(&answer.body));
        let mut on: Vec<String> = answer.header("location").map(str::to_owned).into_iter().collect();
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            on.extend(Page::of(&answer).links());
        }
        ways.extend(on.into_iter().filter(|way| !way.contains("cursor=") && seen.insert(way.clone())));
    }
    (seen.len(), all)
}

fn prepared() -> PreparedShop {
    let prepared = PreparedShop::set();
    for (_, manifest, mark, color) in SITES {
        prepared.shop.enable(&branded(manifest, mark, color));
    }
    prepared
}

#[test]
fn no_page_or_asset_of_a_site_holds_a_trace_of_another() {
    let prepared = prepared();
    let (pages, all) = walk(&mut prepared.nobody().0, "/", "nobody");
    assert!(pages > 8, "{pages}");
    let own = ["brand", "alt", "sign-in-before", "sign-in-after", "footer", "link"];
    assert_eq!(own.into_iter().find(|part| !all.contains(&format!("ownmark-{part}"))), None);
    for login in SIGNED_IN {
        let home = format!("/a/{}", if login == "vial" { &prepared.other } else { &prepared.account });
        let (pages, all) = walk(&mut prepared.browser(login).0, &home, login);
        assert!(pages > 20, "{login}: {pages}");
        let own = ["home-before", "home-after", "footer", "link"];
        assert_eq!(own.into_iter().find(|part| !all.contains(&format!("ownmark-{part}"))), None, "{login}");
        assert!(all.contains("https://ownmark.test/terms") && all.contains("https://ownmark.test/privacy"), "{login}");
        assert!(all.contains("sistermark-site"), "{login} can go on to the sister, by its name");
    }
}

#[test]
fn no_mail_of_a_site_holds_a_trace_of_another() {
    let mut subjects = BTreeSet::new();
    let prepared = prepared();
    let mut before = prepared.shop.erp.mails(0).len();
    for write in WRITES.iter().filter(|write| write.touches.contains(&"mails")) {
        let (mut browser, csrf) = write.browser(&prepared);
        let answer = write.request(&prepared, &csrf).by(&mut browser);
        // What was done already is refused the second time; each mail is sent at least once.
        if answer.status >= 400 {
            continue;
        }
        prepared.shop.rows();
        let mails = prepared.shop.erp.mails(0);
        for mail in &mails[before..] {
            let parts = [&mail.subject, &mail.from_name, &mail.text, &mail.html];
            for part in parts {
                let answer = Answer { body: part.clone().into_bytes(), ..Answer::default() };
                assert_eq!(traces(&answer), [""; 0], "{}: {part}", write.name());
            }
            for part in [&mail.text, &mail.html] {
                for own in
                    ["ownmark-brand", "ownmark-footer", "https://ownmark.test/terms", "https://ownmark.test/privacy"]
                {
                    assert!(part.contains(own), "{own} in {part}");
                }
            }
            subjects.insert(mail.subject.clone());
        }
        before = mails.len();
    }
    assert!(subjects.len() >= 10, "{subjects:#?}");
}
