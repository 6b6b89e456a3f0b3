//! Contacts put right, and third parties opened for those who sign up.

use host_demo::erp::Erp;
use plugin_api::actions::{Act, Action};
use plugin_api::parties::NewThirdParty;
use tests::dolibarr_api::Fault;

use super::{code, of_ada, works};

fn edit(phone: &str, email: Option<&str>) -> Act {
    Act::EditContact {
        first_name: "Ada \"A\"".to_owned(),
        last_name: "Bell <x>".to_owned(),
        phone: phone.to_owned(),
        email: email.map(str::to_owned),
    }
}

fn somebody() -> NewThirdParty {
    NewThirdParty {
        key: "f".repeat(64),
        name: "Gong & <Sons>".to_owned(),
        person: "Gia de Gong".to_owned(),
        email: "gia@gong.example".to_owned(),
        language: "de".to_owned(),
        entity: Some("1".to_owned()),
    }
}

#[test]
fn ones_own_contact_is_put_right_and_nothing_else_of_it() {
    let works = works();
    let action = of_ada(1, edit("+44 2", None));
    works.act(&action).unwrap();
    let calls = works.api.writes();
    assert_eq!(calls.len(), 1);
    let sent: Vec<_> = calls[0].body.as_object().unwrap().keys().cloned().collect();
    assert_eq!((calls[0].what.as_str(), sent.join(",").as_str()), ("PUT contacts/11", "firstname,lastname,phone_pro"));
    let contact = works.erp.contact("11").unwrap().unwrap();
    assert_eq!((contact.first_name.as_str(), contact.last_name.as_str()), ("Ada ”A”", "Bell ‹x›"));
    assert_eq!((contact.phone.as_deref(), contact.email.as_deref()), (Some("+44 2"), Some("ada@bell.example")));
    works.act(&action).unwrap();
    assert_eq!(works.calls(), [""; 0], "what is so already is not written");
    works.act(&of_ada(2, edit("+44 2", Some("a.bell@bell.example")))).unwrap();
    assert_eq!(works.erp.contact("11").unwrap().unwrap().email.as_deref(), Some("a.bell@bell.example"));
}

#[test]
fn nobody_puts_another_contact_right() {
    for contact in [Some("21"), Some("12"), Some("99"), Some("11 or 1"), None] {
        let works = works();
        let action = Action { contact: contact.map(str::to_owned), ..of_ada(1, edit("+44 2", None)) };
        assert_eq!(code(works.act(&action)), "action/over", "{contact:?}");
        assert_eq!(works.calls(), [""; 0], "{contact:?}");
    }
}

#[test]
fn a_change_that_was_made_in_silence_is_found() {
    for (fault, want) in [
        (Fault::DoneInSilence, "done"),
        (Fault::DoneWithAPage, "done"),
        (Fault::Stumbles, "done"),
        (Fault::LostInSilence, "dolibarr/api-unknown"),
        (Fault::Says(403), "action/not-taken"),
    ] {
        let works = works();
        works.api.fail(&[fault]);
        assert_eq!(code(works.act(&of_ada(1, edit("+44 2", None)))), want, "{fault:?}");
    }
}

#[test]
fn who_signs_up_gets_a_closed_third_party_with_one_contact_once() {
    for fault in [None, Some(Fault::Stumbles), Some(Fault::DoneInSilence), Some(Fault::LostInSilence)] {
        let works = works();
        works.api.fail(fault.as_slice());
        let first = works.erp.new_third_party(&somebody());
        assert_eq!(first.is_err(), fault == Some(Fault::LostInSilence), "{fault:?}: {first:?}");
        let id = works.erp.new_third_party(&somebody()).unwrap();
        assert_eq!(works.erp.new_third_party(&somebody()).unwrap(), id, "{fault:?}");
        let party = works.erp.third_party(&id).unwrap().unwrap();
        assert_eq!(
            (party.name.as_str(), party.open, party.language.as_deref()),
            ("Gong & ‹Sons›", false, Some("de-DE"))
        );
        let contacts = works.erp.contacts_of(&id).unwrap();
        let named: Vec<_> = contacts.iter().map(|one| (one.first_name.as_str(), one.last_name.as_str())).collect();
        assert_eq!(named, [("Gia de", "Gong")], "{fault:?}");
        assert_eq!(works.value("SELECT COUNT(*) FROM llx_societe WHERE nom LIKE 'Gong%'"), "1", "{fault:?}");
    }
}

#[test]
fn an_address_that_is_known_opens_a_third_party_of_its_own() {
    let works = works();
    let known = NewThirdParty { email: "ada@bell.example".to_owned(), name: "Bell & Sons".to_owned(), ..somebody() };
    let id = works.erp.new_third_party(&known).unwrap();
    assert!(!["1", "2", "3", "4", "5"].contains(&id.as_str()), "{id}");
}
