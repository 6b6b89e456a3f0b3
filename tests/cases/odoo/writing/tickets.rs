//! Tickets opened, answered, closed and taken up again, where the community's module is.

use host_demo::erp::Erp;
use host_demo::erp::odoo::OrdersAs;
use plugin_api::Kind;
use plugin_api::actions::{Act, ActKind, Action, Upload};

use super::{FATES, LATER, code, is_done_once, of_ada, works, works_with};

fn open() -> Act {
    Act::OpenTicket { subject: "A <crack>\n".to_owned(), text: "It does not ring.\nAt all & never".to_owned() }
}

fn reply(id: &str) -> Act {
    Act::ReplyToTicket { id: id.to_owned(), text: "Is <b>anybody</b> there?".to_owned() }
}

const FILE: Upload<'static> = Upload { name: "../crack.png", media_type: "image/png", bytes: b"\x89PNG" };

#[test]
fn a_ticket_is_the_contacts_with_its_files_and_is_seen_at_once() {
    for major in [16, 18, 19] {
        let works = works_with(major, OrdersAs::Quotations, "");
        let action = of_ada(1, open());
        let done = works.act_with(&action, &[FILE]).unwrap();
        let link = done.document.clone().unwrap();
        assert_eq!(link.kind, Kind::Tickets);
        let id = &link.id;
        assert_eq!(
            works
                .database
                .rows(&format!("SELECT name, partner_id, company_id, user_id FROM helpdesk_ticket WHERE id = {id}")),
            [["A <crack>", "11", "1", ""]]
        );
        let body = works.erp.body(Kind::Tickets, id).unwrap().unwrap();
        assert_eq!(body.text, "It does not ring.\nAt all & never", "the mark is not shown");
        let file = works.database.rows("SELECT a.name, m.author_id FROM ir_attachment a JOIN message_attachment_rel r ON r.attachment_id = a.id JOIN mail_message m ON m.id = r.message_id");
        assert_eq!(file, [["portal-00000000-1-_crack.png", "11"]]);
        drop(works.made());
        assert_eq!(works.act_with(&action, &[FILE]).unwrap(), done);
        assert_eq!(works.calls(), [""; 0], "Odoo {major}");
    }
}

#[test]
fn a_message_is_the_contacts_and_opens_what_was_closed() {
    let works = works();
    works.act_with(&of_ada(1, reply("2")), &[FILE]).unwrap();
    assert_eq!(works.calls(), ["ir.attachment/create", "helpdesk.ticket/write 2", "helpdesk.ticket/message_post 2"]);
    assert_eq!(works.value("SELECT stage_id FROM helpdesk_ticket WHERE id = 2"), "1");
    let body = works.erp.body(Kind::Tickets, "2").unwrap().unwrap();
    let message = body.messages.last().unwrap();
    assert_eq!(
        (message.author.as_str(), message.text.as_str(), message.from_customer),
        ("Ada Mary Bell", "Is <b>anybody</b> there?", true)
    );
}

#[test]
fn a_ticket_is_closed_and_taken_up_again_with_a_note_for_staff_alone() {
    let works = works();
    let close = of_ada(1, Act::CloseTicket { id: "1".to_owned() });
    works.act(&close).unwrap();
    assert_eq!(works.value("SELECT stage_id FROM helpdesk_ticket WHERE id = 1"), "3");
    let note = works.value("SELECT body FROM mail_message WHERE message_id LIKE '<parvis-close-%' AND is_internal");
    assert!(
        note.contains("Closed online by Ada &lt;Bell&gt; (ada@bell.example), from the address 203.0.113.7"),
        "{note}"
    );
    assert!(
        works
            .erp
            .body(Kind::Tickets, "1")
            .unwrap()
            .unwrap()
            .messages
            .iter()
            .all(|said| !said.text.contains("203.0.113.7"))
    );
    works.act(&of_ada(2, Act::ReopenTicket { id: "1".to_owned() })).unwrap();
    assert_eq!(works.value("SELECT stage_id FROM helpdesk_ticket WHERE id = 1"), "1");
    works.act(&close).unwrap();
    assert_eq!(
        works.value("SELECT stage_id FROM helpdesk_ticket WHERE id = 1"),
        "1",
        "the first form again closes nothing"
    );
}

#[test]
fn only_an_own_ticket_is_written_on() {
    let of_olga = Action { third_party: "20".to_owned(), contact: Some("21".to_owned()), ..of_ada(1, reply("1")) };
    for (case, action) in [
        ("somebody else's", of_olga),
        ("one that nobody follows", of_ada(1, reply("3"))),
        ("none", of_ada(1, reply("99"))),
        ("no number", of_ada(1, reply("1;"))),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), "action/over", "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn what_is_written_on_tickets_is_written_once_whatever_goes_wrong() {
    is_done_once(FATES, &of_ada(1, open()), "SELECT COUNT(*) FROM helpdesk_ticket");
    is_done_once(
        LATER,
        &of_ada(1, reply("2")),
        "SELECT COUNT(*) FROM mail_message WHERE message_id LIKE '<parvis-message-%'",
    );
    is_done_once(
        FATES,
        &of_ada(1, Act::CloseTicket { id: "1".to_owned() }),
        "SELECT COUNT(*) FROM helpdesk_ticket WHERE stage_id = 3",
    );
}

#[test]
fn without_the_module_no_ticket_is_taken_and_nothing_is_missing() {
    let works = works_with(18, OrdersAs::Quotations, "DROP TABLE helpdesk_ticket; DROP TABLE helpdesk_ticket_stage");
    assert!(!works.erp.takes(ActKind::WriteTickets).unwrap());
    assert_eq!(code(works.act(&of_ada(1, open()))), "action/not-taken");
    let told = works.erp.describe().unwrap();
    assert!(!told.contains("is missing") && !told.contains("tickets"), "{told}");
}
