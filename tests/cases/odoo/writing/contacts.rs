//! The own contact, put right.

use plugin_api::actions::{Act, Action};
use serde_json::json;

use super::{FATES, code, is_done_once, of_ada, works};

fn edit(first: &str, last: &str, phone: &str, email: Option<&str>) -> Act {
    Act::EditContact {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        phone: phone.to_owned(),
        email: email.map(str::to_owned),
    }
}

fn of_carl(act: Act) -> Action {
    Action { contact: Some("13".to_owned()), ..of_ada(1, act) }
}

#[test]
fn only_what_changed_is_written() {
    for (case, act, want) in [
        ("nothing", edit("Carl", "Bell", "", None), json!(null)),
        ("a name with other spaces", edit(" Carl ", "Bell", "", None), json!(null)),
        ("the name", edit("Karl", "Bell", "", None), json!({ "name": "Karl Bell" })),
        ("the telephone", edit("Carl", "Bell", "+33 2\n", None), json!({ "phone": "+33 2" })),
        (
            "the proved address",
            edit("Carl", "Bell", "", Some("karl@bell.example")),
            json!({ "email": "karl@bell.example" }),
        ),
    ] {
        let works = works();
        works.act(&of_carl(act.clone())).unwrap_or_else(|failure| panic!("{case}: {failure}"));
        let given = works.made().first().map_or(json!(null), |call| call.given["vals"].clone());
        assert_eq!(given, want, "{case}");
        works.act(&of_carl(act)).unwrap();
        assert_eq!(works.calls(), [""; 0], "{case}, again");
    }
    let works = works();
    works.act(&of_ada(1, edit("Ada Mary", "Bell", "", None))).unwrap();
    assert_eq!(works.made()[0].given["vals"], json!({ "phone": false }), "what is taken away is Odoo's `false`");
}

#[test]
fn a_name_on_documents_that_were_sent_stays_and_the_rest_can_change() {
    // Ada has a quotation that was sent and an invoice; Carl has none of his own.
    let works = works();
    assert_eq!(code(works.act(&of_ada(1, edit("Ava", "Bell", "+33 1", None)))), "action/not-taken");
    assert_eq!(works.calls(), [""; 0]);
    works.act(&of_ada(2, edit("Ada Mary", "Bell", "+33 9", None))).unwrap();
    assert_eq!(works.value("SELECT name || phone FROM res_partner WHERE id = 11"), "Ada Mary Bell+33 9");
    works.database.run(
        "DELETE FROM account_move WHERE partner_id = 11; UPDATE sale_order SET state = 'draft' WHERE partner_id = 11",
    );
    assert_eq!(code(works.act(&of_ada(3, edit("Ava", "Bell", "+33 9", None)))), "done", "a draft binds nobody");
    // The company signs in as itself: its name is on everything.
    let company = Action { contact: Some("10".to_owned()), ..of_ada(4, edit("Bell &", "Daughters", "", None)) };
    assert_eq!(code(works.act(&company)), "action/not-taken");
}

#[test]
fn only_the_own_contact_that_is_in_use_is_changed() {
    for (case, contact) in [
        ("none", None),
        ("somebody else's", Some("21")),
        ("an archived one", Some("12")),
        ("of a company below", Some("15")),
        ("one that is not there", Some("99")),
    ] {
        let works = works();
        let action = Action { contact: contact.map(str::to_owned), ..of_ada(1, edit("Eve", "Bell", "", None)) };
        assert_eq!(code(works.act(&action)), "action/over", "{case}");
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn a_contact_is_changed_once_whatever_goes_wrong() {
    let count = "SELECT COUNT(*) FROM res_partner WHERE name = 'Karl Bell'";
    is_done_once(FATES, &of_carl(edit("Karl", "Bell", "", None)), count);
}
