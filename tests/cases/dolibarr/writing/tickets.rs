//! Tickets opened, answered, closed and taken up again.

use host_demo::erp::Erp;
use plugin_api::Kind;
use plugin_api::actions::{Act, Action, Upload};
use plugin_api::documents::FileQuery;

use super::{REFUSALS, SILENCES, Works, code, is_done_once, of_ada, works};

fn open() -> Act {
    Act::OpenTicket { subject: "Bell \"flat\" <b>".to_owned(), text: "It hums & rattles\nsince <Monday>".to_owned() }
}

fn reply(id: &str) -> Act {
    Act::ReplyToTicket { id: id.to_owned(), text: "Any <news>?\nAda".to_owned() }
}

fn state(works: &Works, ticket: &str) -> String {
    works.value(&format!("SELECT fk_statut FROM llx_ticket WHERE rowid = {ticket}"))
}

#[test]
fn a_ticket_is_the_customers_own_and_carries_its_files() {
    let works = works();
    let files = [
        Upload { name: "photo é.png", media_type: "image/png", bytes: b"\x89PNG" },
        Upload { name: "../photo é.png", media_type: "image/png", bytes: b"\x89PNG2" },
    ];
    let action = of_ada(1, open());
    let done = works.act_with(&action, &files).unwrap();
    let id = done.document.clone().unwrap().id;
    assert_eq!(works.calls(), ["POST tickets", "POST documents/upload", "POST documents/upload"]);
    let columns =
        "SELECT CONCAT_WS('|', ref, fk_soc, subject, message, origin_email, fk_user_create IS NULL, type_code)";
    assert_eq!(
        works.value(&format!("{columns} FROM llx_ticket WHERE rowid = {id}")),
        format!("TS-{id}|1|Bell ”flat” ‹b›|It hums &amp; rattles<br>\nsince &lt;Monday&gt;|ada@bell.example|1|ISSUE")
    );
    assert_eq!(works.act_with(&action, &files).unwrap(), done);
    let body = works.erp.body(Kind::Tickets, &id).unwrap().unwrap();
    assert_eq!(body.text, "It hums & rattles\nsince <Monday>", "the customer reads what was typed");
    let names: Vec<_> = body.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["portal-00000000-1-photo__.png", "portal-00000000-2-_photo__.png"]);
    let mut bytes = Vec::new();
    let query = FileQuery { kind: Kind::Tickets, document: &id, file: Some(&body.files[1].id), offset: 0, limit: 100 };
    works
        .erp
        .file(&query, &mut |part| {
            bytes.extend_from_slice(part);
            true
        })
        .unwrap();
    assert_eq!(bytes, b"\x89PNG2");
}

#[test]
fn a_reply_is_the_contacts_and_wakes_what_waited() {
    for (ticket, before, after) in
        [("1", "0", "0"), ("2", "1", "1"), ("20", "5", "3"), ("3", "8", "0"), ("21", "8", "2")]
    {
        let works = works();
        assert_eq!(state(&works, ticket), before);
        works.act(&of_ada(1, reply(ticket))).unwrap();
        assert_eq!(state(&works, ticket), after, "ticket {ticket}");
        let message =
            "SELECT CONCAT_WS('|', code, note, fk_contact, email_from, fk_soc, fk_user_author, UNIX_TIMESTAMP(datep))
             FROM llx_actioncomm ORDER BY id DESC LIMIT 1";
        assert_eq!(works.value(message), "TICKET_MSG|Any &lt;news&gt;?<br>\nAda|11|ada@bell.example|1|70|1780315200");
        let body = works.erp.body(Kind::Tickets, ticket).unwrap().unwrap();
        let last = body.messages.last().unwrap();
        assert_eq!(
            (last.author.as_str(), last.from_customer, last.text.as_str()),
            ("Ada Bell", true, "Any <news>?\nAda")
        );
    }
}

#[test]
fn who_acts_is_never_another_third_partys_contact() {
    let works = works();
    for (number, contact) in [(1, Some("21")), (2, Some("12")), (3, None), (4, Some("11 or 1"))] {
        let action = Action { contact: contact.map(str::to_owned), ..of_ada(number, reply("1")) };
        works.act(&action).unwrap();
        let contact = "SELECT COALESCE(fk_contact, 'none') FROM llx_actioncomm ORDER BY id DESC LIMIT 1";
        assert_eq!(works.value(contact), "none", "{:?}", action.contact);
        let body = works.erp.body(Kind::Tickets, "1").unwrap().unwrap();
        assert!(body.messages.last().unwrap().from_customer, "what the portal writes is the customer's all the same");
    }
}

#[test]
fn a_ticket_is_closed_and_taken_up_again_with_a_note_for_staff_alone() {
    let works = works();
    let seen = works.erp.body(Kind::Tickets, "2").unwrap().unwrap().messages.len();
    let note = "SELECT CONCAT_WS('|', code, note) FROM llx_actioncomm ORDER BY id DESC LIMIT 1";
    let close = of_ada(1, Act::CloseTicket { id: "2".to_owned() });
    works.act(&close).unwrap();
    assert_eq!(state(&works, "2"), "8");
    let said = works.value(note);
    assert!(said.starts_with("TICKET_MSG_PRIVATE|Fermé en ligne par Ada &lt;Bell&gt; (ada@bell.example)"), "{said}");
    let reopen = of_ada(2, Act::ReopenTicket { id: "2".to_owned() });
    works.act(&reopen).unwrap();
    assert_eq!(state(&works, "2"), "0");
    works.calls();
    assert!(works.act(&close).is_ok());
    assert_eq!((state(&works, "2").as_str(), works.calls().len()), ("0", 0), "an old form does not close it again");
    assert_eq!(works.erp.body(Kind::Tickets, "2").unwrap().unwrap().messages.len(), seen);
}

#[test]
fn only_an_own_ticket_is_written_to() {
    let elsewhere = Action { entities: None, ..of_ada(1, reply("6")) };
    for (case, action, want) in [
        ("somebody else's", of_ada(1, reply("5")), "action/over"),
        ("called off", of_ada(1, reply("4")), "action/over"),
        ("of another entity", of_ada(1, reply("6")), "action/over"),
        ("of an entity where the API's user does not act", elsewhere, "action/not-taken"),
        ("none", of_ada(1, Act::CloseTicket { id: "999".to_owned() }), "action/over"),
        ("a foreign one, closed", of_ada(1, Act::CloseTicket { id: "5".to_owned() }), "action/over"),
        ("a foreign one, reopened", of_ada(1, Act::ReopenTicket { id: "5".to_owned() }), "action/over"),
        (
            "for a closed third party",
            Action { third_party: "4".to_owned(), contact: None, ..of_ada(1, open()) },
            "action/over",
        ),
        ("for none", Action { third_party: "99".to_owned(), contact: None, ..of_ada(1, open()) }, "action/over"),
    ] {
        let works = works();
        assert_eq!(code(works.act(&action)), want, "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn a_ticket_and_a_message_are_made_once_whatever_goes_wrong() {
    is_done_once(REFUSALS, &of_ada(1, open()), "SELECT COUNT(*) FROM llx_ticket");
    is_done_once(SILENCES, &of_ada(1, reply("1")), "SELECT COUNT(*) FROM llx_actioncomm");
}

#[test]
fn the_same_form_sent_four_times_at_once_is_one_ticket() {
    let works = works();
    let action = of_ada(1, open());
    let done: Vec<_> = std::thread::scope(|scope| {
        let sent: Vec<_> = (0..4).map(|_| scope.spawn(|| works.act(&action))).collect();
        sent.into_iter().map(|sent| sent.join().unwrap().unwrap()).collect()
    });
    assert!(done.iter().all(|one| *one == done[0]), "{done:?}");
    assert_eq!(works.calls(), ["POST tickets"]);
}
