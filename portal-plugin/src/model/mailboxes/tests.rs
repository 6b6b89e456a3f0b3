//! One mailbox is never two, and two are never one: by hand, and over every code point.

use super::*;

#[test]
fn an_address_is_one_line_with_one_at_sign_and_a_host() {
    let long = |octets: usize| format!("{}@example.net", "a".repeat(octets - "@example.net".len()));
    for (text, fits) in [
        ("a@b", true),
        (" paul.morel@example.net ", true),
        ("paul+shop/2@example.net", true),
        ("élise@exämple.net", true),
        ("e\u{301}lise@exa\u{308}mple.net", true),
        ("用户@例子.example", true),
        ("paul@xn--exmple-cua.net", true),
        (&long(254), true),
        ("", false),
        ("paul", false),
        ("@example.net", false),
        ("paul@", false),
        ("a@b@c", false),
        ("a b@example.net", false),
        ("a\u{a0}b@example.net", false),
        ("a@example.net\r\nBcc: x@y", false),
        ("a@example.net,b@example.net", false),
        ("Paul <a@example.net>", false),
        ("\"a\"@example.net", false),
        ("a@[192.0.2.1]", false),
        (&long(255), false),
        // As long as it may be in Unicode, and longer in Punycode.
        (&format!("{}@用户例子测试域名中文地址.example", "a".repeat(208)), false),
        ("a@example..net", false),
        ("a@.example.net", false),
        ("a@example.net.", false),
        ("a@-example.net", false),
        ("a@example-.net", false),
        ("a@exam_ple.net", false),
        (&format!("a@{}.net", "b".repeat(64)), false),
        ("a\u{200b}b@example.net", false),
        ("a\u{202e}b@example.net", false),
        ("a\u{ad}b@example.net", false),
        ("a\u{34f}b@example.net", false),
        ("a\u{fe0f}@example.net", false),
        ("a\u{0}@example.net", false),
        ("a\u{e000}@example.net", false),
        ("\u{301}a@example.net", false),
        ("a@exam\u{200d}ple.net", false),
        ("a@exam\u{2066}ple.net", false),
        ("a＠example.net", false),
    ] {
        assert_eq!(Mailbox::new(text).is_ok(), fits, "{text:?}");
    }
}

#[test]
fn two_spellings_are_one_mailbox_only_where_the_rule_says_so() {
    for (one, other, same) in [
        ("Jean.Roux@Example.NET", " jean.roux@example.net ", true),
        ("e\u{301}lise@example.net", "élise@example.net", true),
        ("paul@exämple.net", "paul@xn--exmple-cua.net", true),
        ("paul@exa\u{308}mple.net", "PAUL@XN--EXMPLE-CUA.net", true),
        ("paul@groß.example", "paul@xn--gro-7ka.example", true),
        ("jean@menuıserie-roux.example", "jean@menuiserie-roux.example", false),
        ("jean@menuıserie-roux.example", "jean@MENUISERIE-ROUX.example", false),
        ("q@yapı.example", "q@yapi.example", false),
        ("groß@example.net", "gross@example.net", false),
        ("paul@groß.example", "paul@gross.example", false),
        ("οδυσσεύς@example.net", "οδυσσεύσ@example.net", false),
        ("ſam@example.net", "sam@example.net", false),
        ("\u{212a}ate@example.net", "kate@example.net", false),
        ("kate@\u{212a}ate.example", "kate@kate.example", false),
        ("ｐaul@example.net", "paul@example.net", false),
        ("ﬁona@example.net", "fiona@example.net", false),
        ("paul@ｅxample.net", "paul@example.net", false),
        ("paul@eﬃng.example", "paul@effing.example", false),
        ("paul@example。net", "paul@example.net", false),
        ("ÉLISE@example.net", "élise@example.net", false),
        ("paul@EXÄMPLE.net", "paul@exämple.net", false),
        ("pаul@example.net", "paul@example.net", false),
        ("İpek@example.net", "ipek@example.net", false),
        ("paul.morel@example.net", "paulmorel@example.net", false),
        ("paul+x@example.net", "paul@example.net", false),
    ] {
        assert_eq!(are_one(one, other), same, "{one:?} and {other:?}");
    }
}

#[test]
fn the_spelling_is_kept_and_the_key_is_its_own_key() {
    for (text, key_, unicode) in [
        (" Paul@Example.net", "paul@example.net", "paul@example.net"),
        ("Élise@xn--exmple-cua.NET", "Élise@xn--exmple-cua.net", "Élise@exämple.net"),
        ("paul@exämple.net", "paul@xn--exmple-cua.net", "paul@exämple.net"),
    ] {
        let mailbox = Mailbox::new(text).unwrap();
        assert_eq!(mailbox.as_str(), text.trim());
        assert_eq!((mailbox.key().as_str(), mailbox.in_unicode().as_str()), (key_, unicode));
        assert_eq!(Mailbox::new(&mailbox.key()).unwrap().key(), mailbox.key());
    }
}

/// Every code point that Unicode has given to something: what is not cannot fold.
fn assigned() -> impl Iterator<Item = char> {
    let category = CodePointMapData::<GeneralCategory>::new();
    let unused = [GeneralCategory::Unassigned, GeneralCategory::PrivateUse];
    ('\0'..=char::MAX).filter(move |c| !unused.contains(&category.get(*c)))
}

/// What a code point becomes in any of Unicode's foldings and normal forms, and in IDNA's mapping; itself left out.
fn images(c: char) -> Vec<String> {
    let text = c.to_string();
    let mapped = idna::domain_to_unicode(&text).0;
    let mut images = vec![
        text.to_lowercase(),
        text.to_uppercase(),
        text.to_uppercase().to_lowercase(),
        folding::folded(&text),
        icu_casemap::CaseMapper::new().fold_string(&text).into_owned(),
        icu_casemap::CaseMapper::new().fold_turkic_string(&text).into_owned(),
        text.nfc().collect(),
        text.nfd().collect(),
        text.nfkc().collect(),
        text.nfkd().collect(),
        folding::look(&text),
        mapped,
    ];
    images.retain(|image| *image != text);
    images.sort();
    images.dedup();
    images
}

/// Whether the rule itself says that two texts are one: composed, or ASCII capitals.
fn is_one_by_rule(one: &str, other: &str) -> bool {
    lower(one) == lower(other) && one.chars().all(is_fit) && other.chars().all(is_fit)
}

#[test]
fn no_code_point_and_what_it_folds_or_normalises_to_are_one_mailbox() {
    let mut pairs = 0;
    for c in assigned() {
        let own = c.to_string();
        for image in images(c) {
            for around in [["x", "x@example.net"], ["x@x", "x.example"], ["x@example.x", "x"]] {
                let [before, behind] = around;
                let (one, other) = (format!("{before}{own}{behind}"), format!("{before}{image}{behind}"));
                // Nor in the store, which may hold what is no address any more.
                let ascii = own.is_ascii() && image.is_ascii();
                assert!(!are_one(&one, &other) || ascii || is_one_by_rule(&own, &image), "{one:?} and {other:?}");
                pairs += 1;
            }
        }
    }
    assert!(pairs > 30_000, "{pairs} pairs");
}

#[test]
fn a_host_in_unicode_and_in_punycode_is_always_one_and_says_so_both_ways() {
    let mut hosts = 0;
    for c in assigned().filter(|c| !c.is_ascii()) {
        let Ok(unicode) = Mailbox::new(&format!("paul@x{c}x.example")) else { continue };
        let ascii = Mailbox::new(&unicode.key()).unwrap_or_else(|_| panic!("{unicode:?} in ASCII"));
        assert_eq!(ascii.key(), unicode.key());
        assert_eq!(ascii.in_unicode(), unicode.in_unicode(), "U+{:04X}", u32::from(c));
        assert_eq!(Mailbox::new(&ascii.in_unicode()).unwrap().key(), ascii.key());
        // Punycode alone, without the checks: the same name.
        let label = idna::punycode::encode_str(&format!("x{c}x").nfc().collect::<String>()).unwrap();
        assert_eq!(unicode.key(), format!("paul@xn--{label}.example"));
        hosts += 1;
    }
    assert!(hosts > 90_000, "{hosts} hosts");
}
