//! An ERP that hands over what it must not, or falls over while it does: nothing of it is shown (rules D1 and D2).

use plugin_api::{Class, Kind};
use tests::shop::{Shop, assert_same};
use tests::two_faced::{Lie, SECRET};

#[test]
fn what_is_foreign_in_a_list_is_dropped_and_counted_and_the_rest_is_shown() {
    for lie in Lie::FOREIGN {
        let shop = Shop::open();
        let account = shop.account("1");
        let mut atu = shop.signed_in("alpes", "atu");
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products) {
            let (list, page) = (format!("/api/v1/a/{account}/{kind}"), format!("/a/{account}/{kind}"));
            let (true_list, true_page) = (atu.get(&list), atu.get(&page));
            let before = shop.health().foreign_documents;
            shop.host.lie(Some(lie));
            let (answer, shown) = (atu.get(&list), atu.get(&page));
            shop.host.lie(None);
            assert_same(&answer, &true_list, &format!("{lie:?} among {kind}"));
            assert_same(&shown, &true_page, &format!("{lie:?} among {kind}"));
            assert_eq!(shop.health().foreign_documents, before + 2, "{lie:?} among {kind}");
        }
    }
}

#[test]
fn what_is_foreign_in_place_of_a_document_is_nothing() {
    for lie in Lie::FOREIGN {
        let shop = Shop::open();
        let account = shop.account("1");
        let mut atu = shop.signed_in("alpes", "atu");
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products) {
            for path in ["", "/file", "/file/1"] {
                for front in ["/a", "/api/v1/a"] {
                    let none = atu.get(&format!("{front}/{account}/{kind}/no-such{path}"));
                    shop.host.lie(Some(lie));
                    let answer = atu.get(&format!("{front}/{account}/{kind}/1{path}"));
                    let decision = shop.decide("alpes", "atu", "1", kind, Some("1"));
                    shop.host.lie(None);
                    assert_same(&answer, &none, &format!("{lie:?} in place of {kind} at {front}{path}"));
                    assert!(!decision.granted && decision.row >= 11, "{lie:?} in place of {kind}: {decision:?}");
                }
            }
        }
    }
}

#[test]
fn an_erp_that_falls_over_shows_no_part_of_a_page() {
    for lie in [Lie::Panic, Lie::Failure] {
        let shop = Shop::open();
        let account = shop.account("1");
        let mut atu = shop.signed_in("alpes", "atu");
        for (path, is_json) in [
            ("/a/ACCOUNT/invoices", false),
            ("/a/ACCOUNT/invoices/1", false),
            ("/a/ACCOUNT/invoices/1/file", false),
            ("/api/v1/a/ACCOUNT/invoices", true),
            ("/api/v1/a/ACCOUNT/invoices/1", true),
        ] {
            let path = path.replace("ACCOUNT", &account);
            assert_eq!(atu.get(&path).status, 200, "{path}");
            shop.host.lie(Some(lie));
            let answer = atu.get(&path);
            let decision = shop.decide("alpes", "atu", "1", Kind::Invoices, Some("1"));
            shop.host.lie(None);
            assert_eq!((answer.status, answer.header("retry-after")), (503, Some("30")), "{lie:?} at {path}");
            assert!(!answer.text().contains(SECRET) && !answer.text().contains("REF-"), "{lie:?} at {path}");
            if is_json {
                assert_eq!(answer.code(), "unavailable/host", "{lie:?} at {path}");
            }
            assert_eq!((decision.granted, decision.code.as_str()), (false, "unavailable/host"), "{lie:?}");
            assert_eq!(atu.get(&path).status, 200, "and it is well again: {path}");
        }
    }
}

#[test]
fn whatever_the_erp_cannot_say_is_a_no() {
    for (method, paths) in [
        ("standing", &["/a/ACCOUNT", "/a/ACCOUNT/invoices", "/a/ACCOUNT/invoices/1", "/accounts"][..]),
        ("open_to_external", &["/a/ACCOUNT", "/a/ACCOUNT/invoices", "/a/ACCOUNT/invoices/1"]),
        ("count", &["/accounts", "/api/v1/accounts"]),
        ("third_party", &["/a/ACCOUNT", "/a/ACCOUNT/invoices"]),
        ("documents", &["/a/ACCOUNT/invoices", "/api/v1/a/ACCOUNT/invoices"]),
        ("document", &["/a/ACCOUNT/invoices/1", "/a/ACCOUNT/invoices/1/file"]),
        ("body", &["/a/ACCOUNT/invoices/1", "/a/ACCOUNT/invoices/1/file"]),
        ("file", &["/a/ACCOUNT/invoices/1/file"]),
    ] {
        for class in [Class::Unavailable, Class::Internal, Class::Refused, Class::NotFound] {
            let shop = Shop::open();
            let account = shop.account("1");
            let mut atu = shop.signed_in("alpes", "atu");
            for path in paths {
                let path = path.replace("ACCOUNT", &account);
                shop.erp.fail(method, class);
                let answer = atu.get(&path);
                shop.erp.recover();
                assert_eq!(answer.status, 503, "{method} fails as {class:?} at {path}");
                assert!(!answer.text().contains("REF-"), "{method} fails as {class:?} at {path}");
                assert!(!answer.text().contains("was told to fail"), "what the ERP says is for the log: {path}");
            }
        }
    }
}
