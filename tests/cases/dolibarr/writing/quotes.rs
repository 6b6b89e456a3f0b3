//! Quotes accepted and declined.

use host_demo::erp::Erp;
use plugin_api::actions::{Act, Action, Done};
use plugin_api::documents::Link;
use plugin_api::{Drawing, Kind};

use super::{REFUSALS, SILENCES, Works, code, is_done_once, of_ada, works};

fn accept(id: &str, total: &str) -> Act {
    let drawing = Drawing::new(vec![vec![(1, 1), (90, 40)]]).unwrap();
    Act::AcceptQuote {
        id: id.to_owned(),
        total: total.to_owned(),
        signed_by: "Ada \"B\" <b>Bell</b> 😀".to_owned(),
        drawing: Some(drawing),
    }
}

fn decline(id: &str) -> Act {
    Act::DeclineQuote { id: id.to_owned(), reason: "Too dear <script>\nby half".to_owned() }
}

fn note(works: &Works, quote: u64) -> String {
    works.value(&format!("SELECT note_private FROM llx_propal WHERE rowid = {quote}"))
}

#[test]
fn a_quote_is_accepted_once_with_name_address_and_sheet_and_a_prospect_stays_one() {
    let works = works();
    works.database.run("UPDATE llx_societe SET client = 2 WHERE rowid = 1");
    let action = of_ada(1, accept("20", "120.00"));
    let done = works.act(&action).unwrap();
    let link = Link { kind: Kind::Quotes, id: "20".to_owned() };
    assert_eq!(done, Done { document: Some(link), reference: "PR-20".to_owned() });
    assert_eq!(works.calls(), ["POST proposals/20/close", "PUT thirdparties/1", "POST documents/upload"]);
    assert_eq!(
        works.value("SELECT CONCAT(fk_statut, '/', date_signature IS NOT NULL) FROM llx_propal WHERE rowid = 20"),
        "2/1"
    );
    assert_eq!(works.value("SELECT client FROM llx_societe WHERE rowid = 1"), "3");
    assert_eq!(
        note(&works, 20),
        "Margins are thin\nAccepté en ligne par Ada \"B\" &lt;b&gt;Bell&lt;/b&gt; □ (ada@bell.example), depuis l'adresse \
         203.0.113.7, 2026-06-01T12:00:00Z<br>\nparvis/00000000000000000000000000000001"
    );
    let sheet = works.documents.path().join("propale/PR-20/PR-20_accepted-00000000.pdf");
    assert!(std::fs::read(sheet).unwrap().starts_with(b"%PDF-"));
    assert_eq!(works.act(&action).unwrap(), done);
    assert_eq!(works.calls(), [""; 0], "the same again does nothing more");
    assert_eq!(code(works.act(&of_ada(2, accept("20", "120.00")))), "action/over", "another form comes too late");
    assert!(!works.value("SELECT COALESCE(MAX(note_public), '') FROM llx_propal").contains("parvis"));
}

#[test]
fn a_quote_is_declined_with_its_reason_as_text() {
    let works = works();
    let action = of_ada(1, decline("20"));
    works.act(&action).unwrap();
    assert_eq!(works.calls(), ["POST proposals/20/close"]);
    assert_eq!(
        works.value("SELECT CONCAT(fk_statut, '/', date_signature IS NULL) FROM llx_propal WHERE rowid = 20"),
        "3/1"
    );
    let note = note(&works, 20);
    assert!(
        note.contains("Refusé en ligne par Ada &lt;Bell&gt;") && note.contains("Too dear &lt;script&gt;<br>\nby half"),
        "{note}"
    );
    assert_eq!(code(works.act(&of_ada(2, accept("20", "120.00")))), "action/over");
}

#[test]
fn only_an_own_quote_that_waits_is_answered_and_the_api_is_not_even_asked() {
    let elsewhere = Action { entities: Some(vec!["2".to_owned()]), ..of_ada(1, accept("20", "120.00")) };
    let everywhere = Action { entities: None, ..of_ada(1, accept("22", "120.00")) };
    let of_closed = Action { third_party: "4".to_owned(), contact: None, ..of_ada(1, accept("24", "120.00")) };
    let of_nobody = Action { third_party: "1x".to_owned(), ..of_ada(1, accept("20", "120.00")) };
    for (case, action, want) in [
        ("another total", of_ada(1, accept("20", "119.00")), "action/changed"),
        ("another spelling of the total", of_ada(1, accept("20", "120")), "action/changed"),
        ("somebody else's", of_ada(1, accept("21", "120.00")), "action/over"),
        ("of another entity", of_ada(1, accept("22", "120.00")), "action/over"),
        ("of an entity where the API's user does not act", everywhere, "action/not-taken"),
        ("on another entity's site", elsewhere, "action/over"),
        ("of a closed third party", of_closed, "action/over"),
        ("of no third party", of_nobody, "action/over"),
        ("run out", of_ada(1, accept("3", "1.00")), "action/over"),
        ("a draft", of_ada(1, accept("2", "1.00")), "action/over"),
        ("called off", of_ada(1, accept("1", "1.00")), "action/over"),
        ("accepted before", of_ada(1, accept("4", "1.00")), "action/over"),
        ("declined before", of_ada(1, decline("5")), "action/over"),
        ("billed", of_ada(1, accept("6", "1.00")), "action/over"),
        ("in a state that is not known", of_ada(1, accept("7", "1.00")), "action/over"),
        ("none at all", of_ada(1, accept("999", "1.00")), "action/over"),
        ("no number", of_ada(1, accept("20 or 1", "120.00")), "action/over"),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), want, "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn an_answer_to_a_quote_is_given_once_whatever_goes_wrong() {
    let count = "SELECT COUNT(*) FROM llx_propal WHERE fk_statut IN (2, 3)";
    is_done_once(SILENCES, &of_ada(1, accept("20", "120.00")), count);
    is_done_once(REFUSALS, &of_ada(1, decline("20")), count);
}

#[test]
fn what_follows_an_accepted_quote_never_makes_it_unaccepted() {
    use tests::dolibarr_api::Fault::Says;
    let works = works();
    works.database.run("UPDATE llx_societe SET client = 3 WHERE rowid = 1");
    // The answer itself goes well only where nothing is queued before it: let it pass, then fail what follows.
    works.database.run("DELETE FROM llx_user_rights WHERE fk_user = 70 AND fk_id = 122");
    let erp = super::connected(&works.database, &works.api, &works.documents, super::OrdersAs::Drafts);
    assert!(erp.act(&of_ada(1, accept("20", "120.00")), &[], super::NOW).is_ok());
    assert_eq!(works.calls(), ["POST proposals/20/close", "POST documents/upload"], "no right, no tag");
    works.api.fail(&[Says(500), Says(500)]);
    assert_eq!(code(erp.act(&of_ada(2, decline("23")), &[], super::NOW)), "dolibarr/api-failed");
    assert_eq!(works.value("SELECT fk_statut FROM llx_propal WHERE rowid = 23"), "1");
}

#[test]
fn two_hosts_on_one_dolibarr_answer_a_quote_once() {
    let works = works();
    let other = super::connected(&works.database, &works.api, &works.documents, super::OrdersAs::Drafts);
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| works.act(&of_ada(1, accept("20", "120.00"))));
        let two = scope.spawn(|| other.act(&of_ada(2, decline("20")), &[], super::NOW));
        (code(one.join().unwrap()), code(two.join().unwrap()))
    });
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["action/over", "done"]);
    assert_eq!(works.calls().iter().filter(|call| call.ends_with("close")).count(), 1);
}
