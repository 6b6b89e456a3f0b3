//! Checking a host: nothing to say of one that keeps to the interface, and each thing that another one does wrong.

use plugin_api::check::{Report, THIRD_PARTIES};
use plugin_api::{Class, Kind, check_host};
use tests::erp::{TestDocument, TestErp};
use tests::senseless::Nonsense;
use tests::shop::Shop;
use tests::two_faced::Lie;

use crate::cli::{json, run_in};

/// A shop where third party 1 has 30 invoices more.
fn shop() -> Shop {
    let shop = Shop::open();
    for number in 100..130 {
        shop.erp.add_document(TestDocument::new(Kind::Invoices, &number.to_string(), "1"));
    }
    shop
}

fn codes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn a_host_that_keeps_to_the_interface_has_no_findings() {
    let shop = shop();
    let report = check_host(&*shop.host, &["1".to_owned(), "2".to_owned()]);
    assert_eq!(report.findings, []);
    assert!(report.rows > 100 && report.documents > 20 && report.questions > 500, "{report:?}");
}

#[test]
fn each_thing_that_a_host_does_wrong_is_named() {
    let shop = shop();
    for (nonsense, code) in Nonsense::ALL.into_iter().zip([
        "row/key-missing",
        "row/key-too-long",
        "rows/repeated",
        "rows/out-of-order",
        "rows/too-many",
        "answer/went-on",
        "row/day-form",
        "row/amount-form",
        "row/currency-form",
        "row/progress-form",
        "row/text-too-long",
        "row/id-shape",
        "file/too-many-bytes",
        "answer/went-on",
        "file/size",
        "pages/repeated",
        "count/differs",
        "filter/too-much",
        "document/differs",
        "body/missing",
        "standing/knows-nobody",
        "documents/foreign",
    ]) {
        shop.host.be_senseless(Some(nonsense));
        let report = check_host(&*shop.host, &["1".to_owned()]);
        shop.host.be_senseless(None);
        assert!(codes(&report).contains(&code), "{nonsense:?}: {:?}", codes(&report));
        for finding in &report.findings {
            let texts = [&finding.method, &finding.what, &finding.advice];
            assert!(texts.iter().all(|text| !text.is_empty()) && finding.times > 0, "{finding:?}");
        }
    }
}

#[test]
fn what_a_host_lets_slip_is_named_and_so_is_what_it_cannot_answer() {
    let shop = shop();
    for (lie, code) in [
        (Lie::OtherAccount, "documents/foreign"),
        (Lie::OtherContact, "documents/reserved"),
        (Lie::Draft, "documents/draft"),
        (Lie::Cancelled, "documents/cancelled"),
        (Lie::OtherKind, "documents/other-kind"),
        (Lie::Panic, "host/panic"),
        (Lie::Failure, "host/failed"),
    ] {
        shop.host.lie(Some(lie));
        let report = check_host(&*shop.host, &["1".to_owned()]);
        shop.host.lie(None);
        assert!(codes(&report).contains(&code), "{lie:?}: {:?}", codes(&report));
    }
    shop.erp.fail("count", Class::Unavailable);
    assert_eq!(codes(&check_host(&*shop.host, &["1".to_owned()])), ["host/failed"]);
}

#[test]
fn it_is_bounded_and_reads_only() {
    let erp = TestErp::new();
    let parties: Vec<String> = (0..50).map(|number| number.to_string()).collect();
    for id in &parties {
        erp.add_third_party(id, "Somebody");
    }
    for number in 0..3_000 {
        erp.add_document(TestDocument::new(Kind::Orders, &number.to_string(), "0"));
    }
    let report = check_host(&*erp, &parties);
    assert_eq!((report.third_parties, report.findings.as_slice()), (THIRD_PARTIES as u64, &[][..]));
    assert!(report.questions < 20_000 && report.rows < 5_000, "{report:?}");
    for method in ["act", "send_mail", "new_third_party", "register_permissions"] {
        assert_eq!(erp.asked(method), 0, "{method}");
    }
}

#[test]
fn the_sample_is_checked_clean_by_its_verb() {
    let folder = tests::folder();
    let checked = run_in(folder.path(), &["check-host"]);
    assert!(checked.starts_with("Done\n") && checked.contains(": all as it should be\n"), "{checked}");
    let report = json(&run_in(folder.path(), &["check-host", "101", "--json"]));
    assert_eq!((report["third_parties"].as_u64(), report["findings"].as_array().map(Vec::len)), (Some(1), Some(0)));
    let missing = run_in(folder.path(), &["check-host", "no-such", "--json"]);
    assert!(missing.starts_with("No\n"), "{missing}");
    assert_eq!(json(&missing)["findings"][0]["code"], "third-party/missing", "{missing}");
    let unanswered = run_in(folder.path(), &["check-host", "--erp", "dolibarr", "--database", "mysql://no.invalid/x"]);
    assert!(unanswered.starts_with("Unanswered\n"), "{unanswered}");
}
