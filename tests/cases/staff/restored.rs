//! A backup that was put back (rule T3), on the staff's page.

use tests::server::Server;

use crate::pages::assert_well_made;

#[test]
fn nothing_ends_before_it_is_confirmed_and_no_ledger_takes_away_what_it_does_not_prove() {
    let server = Server::shared();
    let mut browser = server.staff();
    let unconfirmed = browser.submit("/restored", "/restored", &[]);
    assert_eq!(unconfirmed.status, 422);
    assert!(unconfirmed.text().contains("restore/unconfirmed"), "{}", unconfirmed.text());
    assert_well_made(&unconfirmed, "en", "unconfirmed");
    let ledger = browser.get("/ledger/export?third_party=101").text();
    for (what, text, status) in [
        ("none", String::new(), 422),
        ("damaged", ledger.replace("granted", "revoked"), 422),
        ("the portal's own", ledger, 200),
    ] {
        let answer = browser.submit("/restored", "/restored/ledger", &[("ledger", &text)]);
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        assert_well_made(&answer, "en", what);
        if status == 200 {
            let taken = answer.text().contains("Taken away again: 0");
            assert!(taken, "{}", answer.text());
        }
    }
    assert!(browser.get("/state").text().contains("never, as far as is known"));
}
