//! Mails to staff about what customers did, where Dolibarr itself tells nobody.

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::OrdersAs;
use plugin_api::actions::{Act, Action, Wanted};

use super::{of_ada, works, works_with};

const COMPANY: &str = "INSERT INTO llx_const VALUES ('MAIN_INFO_SOCIETE_MAIL', 'office@foundry.example', 1);
    UPDATE llx_user SET email = 'sales@foundry.example' WHERE rowid = 71;";

fn reply(ticket: &str) -> Act {
    Act::ReplyToTicket { id: ticket.to_owned(), text: "http://evil.example".to_owned() }
}

fn open() -> Act {
    Act::OpenTicket { subject: "s".to_owned(), text: "t".to_owned() }
}

fn accept() -> Act {
    Act::AcceptQuote { id: "20".to_owned(), total: "120.00".to_owned(), signed_by: "A".to_owned(), drawing: None }
}

fn order() -> Act {
    let line = Wanted { product: "1".to_owned(), quantity: "1".to_owned(), price: "12.00".to_owned() };
    let none = String::new;
    Act::PlaceOrder { lines: vec![line], delivery_address: none(), reference: none(), note: none() }
}

#[test]
fn staff_are_told_once_and_only_of_what_dolibarr_does_not_tell_them() {
    let tickets = "INSERT INTO llx_const VALUES ('TICKET_NOTIFICATION_EMAIL_TO', 'help@foundry.example', 1)";
    let module = "REPLACE INTO llx_const VALUES ('MAIN_MODULE_NOTIFICATION', '1', 1)";
    let assigned = "UPDATE llx_ticket SET fk_user_assign = 71 WHERE rowid = 20";
    let author = "UPDATE llx_propal SET fk_user_author = 71 WHERE rowid = 20";
    let seller = "INSERT INTO llx_societe_commerciaux (fk_soc, fk_user) VALUES (1, 71)";
    let gone =
        "UPDATE llx_ticket SET fk_user_assign = 71 WHERE rowid = 20; UPDATE llx_user SET statut = 0 WHERE rowid = 71";
    for (case, statements, act, want) in [
        ("a ticket", "", open(), Some(("office@foundry.example", "Nouveau ticket: TS-22"))),
        ("a ticket of which Dolibarr tells", tickets, open(), None),
        ("a message", "", reply("1"), Some(("office@foundry.example", "Nouveau message sur le ticket: TS-1"))),
        (
            "a message, with an address for tickets",
            tickets,
            reply("1"),
            Some(("help@foundry.example", "Nouveau message sur le ticket: TS-1")),
        ),
        (
            "a message to who has the ticket",
            assigned,
            reply("20"),
            Some(("sales@foundry.example", "Nouveau message sur le ticket: TS-20")),
        ),
        (
            "a message to somebody who is gone",
            gone,
            reply("20"),
            Some(("office@foundry.example", "Nouveau message sur le ticket: TS-20")),
        ),
        ("a quote", author, accept(), Some(("sales@foundry.example", "Devis accepté: PR-20"))),
        ("a quote of which Dolibarr tells", module, accept(), None),
        ("an order", seller, order(), Some(("sales@foundry.example", "Nouvelle commande: (PROV7)"))),
        (
            "a draft, of which Dolibarr does not tell",
            module,
            order(),
            Some(("office@foundry.example", "Nouvelle commande: (PROV7)")),
        ),
    ] {
        let works = works_with(OrdersAs::Drafts, &format!("{COMPANY}{statements}"));
        let action = Action { name: "Ada http://evil.example/".to_owned(), ..of_ada(1, act) };
        works.act(&action).unwrap();
        let mails = works.erp.staff_mails();
        let told: Vec<_> = mails.iter().map(|mail| (mail.to.as_str(), mail.subject.as_str())).collect();
        assert_eq!(told, want.into_iter().collect::<Vec<_>>(), "{case}");
        for mail in &mails {
            assert!(
                !mail.text.contains("evil.example") && !mail.html.contains("evil.example"),
                "{case}: {}",
                mail.text
            );
            assert!(mail.text.contains(&works.api.url()), "{case}: {}", mail.text);
        }
        works.act(&action).unwrap();
        assert_eq!(works.erp.staff_mails(), [], "{case}, again");
    }
    let works = works();
    works.act(&of_ada(1, reply("1"))).unwrap();
    assert_eq!(works.erp.staff_mails(), [], "a company without an address is mailed nothing");
}
