//! Third parties for those who sign up.

use host_demo::erp::Erp;
use plugin_api::parties::{Known, NewThirdParty};
use tests::odoo_api::Fault;

use super::{Works, works};

fn new(key: &str, language: &str, entity: Option<&str>) -> NewThirdParty {
    NewThirdParty {
        key: key.repeat(64),
        name: "Chimes <Ltd>\n".to_owned(),
        person: "Cleo Chime".to_owned(),
        email: "cleo@chimes.example".to_owned(),
        language: language.to_owned(),
        entity: entity.map(str::to_owned),
    }
}

fn opened(works: &Works) -> Vec<Vec<String>> {
    works.database.rows(
        "SELECT p.name, p.active, p.lang, p.company_id, c.name, c.email, c.active FROM res_partner p
         JOIN res_partner c ON c.parent_id = p.id WHERE p.ref LIKE 'parvis/%' ORDER BY p.id",
    )
}

#[test]
fn a_third_party_with_its_contact_is_opened_in_one_call_and_closed_until_staff_open_it() {
    let works = works();
    let id = works.erp.new_third_party(&new("a", "fr", None)).unwrap();
    assert_eq!(works.calls(), ["res.partner/create"]);
    assert_eq!(opened(&works), [["Chimes <Ltd>", "f", "fr_FR", "", "Cleo Chime", "cleo@chimes.example", "t"]]);
    assert_eq!(works.erp.standing(&id, None).unwrap().third_party, Known::Closed);
    assert_eq!(works.erp.contacts_of(&id).unwrap().len(), 2, "the company itself, and the person");
    assert_eq!(works.erp.new_third_party(&new("a", "fr", None)).unwrap(), id);
    assert_eq!(works.calls(), [""; 0]);
    assert_ne!(works.erp.new_third_party(&new("b", "fr", None)).unwrap(), id, "another key is another one");
}

#[test]
fn a_language_that_odoo_does_not_speak_is_left_out() {
    for (tag, want) in
        [("fr-BE", "fr_BE"), ("fr-CH", "fr_BE"), ("en", "en_US"), ("de", ""), ("nl-BE", ""), ("x'; --", "")]
    {
        let works = works();
        works.erp.new_third_party(&new("a", tag, Some("2"))).unwrap();
        assert_eq!(opened(&works)[0][2..4], [want, "2"], "{tag}");
    }
}

#[test]
fn a_third_party_is_opened_once_whatever_goes_wrong() {
    for (fault, want) in [
        (Fault::DoneInSilence, Ok(())),
        (Fault::DoneWithAPage, Ok(())),
        (Fault::LostInSilence, Err("odoo/api-unknown")),
        (Fault::Says("odoo.exceptions.AccessError"), Err("action/not-taken")),
    ] {
        let works = works();
        works.api.fail(&[fault]);
        let first = works.erp.new_third_party(&new("a", "en", None));
        assert_eq!(first.map(drop).map_err(|failure| failure.code), want.map_err(str::to_owned), "{fault:?}");
        works.erp.new_third_party(&new("a", "en", None)).unwrap();
        assert_eq!(opened(&works).len(), 1, "{fault:?}");
    }
}
