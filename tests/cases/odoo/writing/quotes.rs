//! Quotes accepted and declined.

use host_demo::erp::Erp;
use host_demo::erp::odoo::OrdersAs;
use plugin_api::actions::{Act, Action, Done};
use plugin_api::documents::Link;
use plugin_api::{Drawing, Kind, status};
use tests::odoo_api::Fault;

use super::{FATES, Fates, NOW, THIRD, Works, code, is_done_once, of_ada, works, works_with};
use crate::odoo::references;

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

/// What is said on the order, by whom, for whom.
fn said(works: &Works, order: u64) -> Vec<Vec<String>> {
    works.database.rows(&format!(
        "SELECT author_id, subtype_id, body, message_id FROM mail_message WHERE model = 'sale.order' AND res_id = {order} ORDER BY id"
    ))
}

#[test]
fn a_quote_is_accepted_once_with_the_traces_of_odoos_own_page() {
    for major in [16, 18, 19] {
        let works = works_with(major, OrdersAs::Quotations, "");
        let action = of_ada(1, accept("1", "120.00"));
        let done = works.act(&action).unwrap();
        let link = Link { kind: Kind::Quotes, id: "1".to_owned() };
        assert_eq!(done, Done { document: Some(link), reference: "S00001".to_owned() });
        let steps =
            ["sale.order/write 1", "ir.attachment/create", "sale.order/message_post 1", "sale.order/action_confirm 1"];
        assert_eq!(works.calls(), steps, "Odoo {major}");
        assert_eq!(
            works.database.rows("SELECT state, signed_by, signed_on FROM sale_order WHERE id = 1"),
            [["sale", "Ada \"B\" <b>Bell</b> 😀", "2026-02-15 12:00:00"]]
        );
        let kept = "SELECT name, res_field, mimetype FROM ir_attachment WHERE res_model = 'sale.order' AND res_id = 1 ORDER BY id";
        let kept = works.database.rows(kept);
        assert_eq!(
            kept,
            [["signature", "signature", "image/png"], ["S00001_accepted-00000000.pdf", "", "application/pdf"]]
        );
        let key = &action.key;
        assert_eq!(
            said(&works, 1),
            [[
                "11",
                "1",
                "<p>Accepted online by Ada \"B\" &lt;b&gt;Bell&lt;/b&gt; 😀</p>",
                &format!("<parvis-accept-{key}@parvis>")
            ]]
        );
        let follows =
            "SELECT COUNT(*) FROM mail_followers WHERE res_model = 'sale.order' AND res_id = 1 AND partner_id = 50";
        assert_eq!(works.value(follows), "0", "the technical user follows nothing");
        assert_eq!(works.act(&action).unwrap(), done);
        assert_eq!(works.calls(), [""; 0], "the same again does nothing more");
        assert_eq!(code(works.act(&of_ada(2, accept("1", "120.00")))), "action/over", "another form comes too late");
        let mut found = Vec::new();
        works.erp.document(Kind::Quotes, "1", &mut |row| found.push((row.status.to_owned(), row.open))).unwrap();
        assert_eq!(found, [(status::SIGNED.to_owned(), false)], "whoever has its address finds it");
        assert!(!references(&works.erp, &crate::odoo::query(Kind::Quotes)).contains(&"S00001".to_owned()));
        let body = works.erp.body(Kind::Quotes, "1").unwrap().unwrap();
        assert!(body.files.iter().all(|file| !file.name.contains("accepted")), "the sheet is for staff: {body:?}");
    }
}

#[test]
fn a_quote_is_declined_with_its_reason_as_text_and_reads_as_declined() {
    for major in [16, 18, 19] {
        let works = works_with(major, OrdersAs::Quotations, "");
        let action = of_ada(1, decline("1"));
        works.act(&action).unwrap();
        assert_eq!(works.calls(), ["sale.order/message_post 1", "sale.order/action_cancel 1"], "Odoo {major}");
        assert_eq!(works.value("SELECT state FROM sale_order WHERE id = 1"), "cancel");
        let body = &said(&works, 1)[0][2];
        assert_eq!(body, "<p>Declined online by Ada &lt;Bell&gt;<br>Too dear &lt;script&gt;<br>by half</p>");
        let mut found = Vec::new();
        works.erp.document(Kind::Quotes, "1", &mut |row| found.push(row.status.to_owned())).unwrap();
        assert_eq!(found, [status::DECLINED]);
        works.act(&action).unwrap();
        assert_eq!(works.calls(), [""; 0]);
        assert_eq!(code(works.act(&of_ada(2, accept("1", "120.00")))), "action/over");
    }
}

#[test]
fn only_an_own_quote_that_waits_is_answered_and_the_api_is_not_even_asked() {
    let elsewhere = Action { entities: Some(vec!["2".to_owned()]), ..of_ada(1, accept("1", "120.00")) };
    let of_closed = Action { third_party: "25".to_owned(), contact: None, ..of_ada(1, accept("1", "120.00")) };
    let of_nobody = Action { third_party: "10x".to_owned(), ..of_ada(1, accept("1", "120.00")) };
    for (case, action, want) in [
        ("another total", of_ada(1, accept("1", "119.00")), "action/changed"),
        ("another spelling of the total", of_ada(1, accept("1", "120")), "action/changed"),
        ("somebody else's", of_ada(1, accept("4", "48.00")), "action/over"),
        ("somebody else's that is followed", of_ada(1, accept("4.10", "48.00")), "action/over"),
        ("that nobody of them follows", of_ada(1, accept("3", "36.00")), "action/over"),
        ("on another company's site", elsewhere, "action/over"),
        ("of a closed third party", of_closed, "action/over"),
        ("of no third party", of_nobody, "action/over"),
        ("run out", of_ada(1, accept("20", "12.00")), "action/over"),
        ("to be paid first", of_ada(1, accept("8", "96.00")), "action/over"),
        ("a draft", of_ada(1, accept("2", "12.00")), "action/over"),
        ("called off", of_ada(1, accept("5", "60.00")), "action/over"),
        ("declined before", of_ada(1, decline("9")), "action/over"),
        ("confirmed before", of_ada(1, decline("6")), "action/over"),
        ("none at all", of_ada(1, accept("999", "1.00")), "action/over"),
        ("no number", of_ada(1, accept("1 or 1", "120.00")), "action/over"),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), want, "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn a_quote_is_good_until_its_last_day_ends_where_the_company_is() {
    // Paris is an hour ahead: 2026-02-28 ends at 23:00 UTC.
    let midnight = NOW + 13 * 86_400_000 + 11 * 3_600_000;
    for (at, want) in [(midnight - 1, "done"), (midnight, "action/over")] {
        let works = works();
        assert_eq!(code(works.erp.act(&of_ada(1, accept("1", "120.00")), &[], at)), want, "{at}");
    }
}

/// The sheet of evidence is worth having, and no reason to refuse the answer.
const SHEET: Fates = &[
    (&[Fault::None, Fault::LostInSilence], "done"),
    (&[Fault::None, Fault::Says("odoo.exceptions.AccessError")], "done"),
];
/// The confirmation is the fourth write. One that Odoo refuses is refused.
const CONFIRMATION: Fates = &[
    (&[Fault::None, Fault::None, Fault::None, Fault::DoneInSilence], "done"),
    (&[Fault::None, Fault::None, Fault::None, Fault::LostInSilence], "odoo/api-unknown"),
    (&[Fault::None, Fault::None, Fault::None, Fault::Says("odoo.exceptions.UserError")], "odoo/api-refused"),
];

#[test]
fn an_answer_to_a_quote_is_given_once_whatever_goes_wrong() {
    let accepted = of_ada(1, accept("1", "120.00"));
    let confirmed = "SELECT COUNT(*) FROM sale_order WHERE state = 'sale'";
    is_done_once(FATES, &accepted, confirmed);
    is_done_once(THIRD, &accepted, confirmed);
    is_done_once(SHEET, &accepted, confirmed);
    is_done_once(CONFIRMATION, &accepted, "SELECT COUNT(*) FROM mail_message WHERE message_id LIKE '<parvis-accept-%'");
    let cancelled = "SELECT COUNT(*) FROM sale_order WHERE state = 'cancel'";
    is_done_once(FATES, &of_ada(1, decline("1")), cancelled);
}

#[test]
fn an_order_that_staff_confirm_meanwhile_is_not_cancelled() {
    let works = works();
    // The message is said, the cancellation is lost; then staff confirm by telephone.
    works.api.fail(&[Fault::None, Fault::LostInSilence]);
    let action = of_ada(1, decline("1"));
    assert_eq!(code(works.act(&action)), "odoo/api-unknown");
    works.database.run("UPDATE sale_order SET state = 'sale' WHERE id = 1");
    drop(works.made());
    assert_eq!(code(works.act(&action)), "action/over");
    assert_eq!(works.calls(), [""; 0]);
    assert_eq!(works.value("SELECT state FROM sale_order WHERE id = 1"), "sale");
}

#[test]
fn two_hosts_on_one_odoo_answer_a_quote_once() {
    let works = works();
    let other = super::connected(&works.database, &works.api, &works.filestore, OrdersAs::Quotations);
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| works.act(&of_ada(1, accept("1", "120.00"))));
        let two = scope.spawn(|| other.act(&of_ada(2, decline("1")), &[], NOW));
        (code(one.join().unwrap()), code(two.join().unwrap()))
    });
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["action/over", "done"]);
    let last = |call: &&String| call.contains("action_confirm") || call.contains("action_cancel");
    assert_eq!(works.calls().iter().filter(last).count(), 1);
}
