//! Third parties, contacts, entities, and what nobody has.

use std::collections::HashSet;

use crate::check::watched::Watched;
use crate::kind::Kind;
use crate::parties::Known;

/// An id that no host has: none is so long that it is cut, and none is by chance.
pub const NOBODY: &str = "no-such-id-0000000000";

/// The most contacts or entities of an answer.
const MOST: usize = 1000;

/// What a host says of what it has not got.
pub fn check_strangers(watched: &mut Watched<'_>) {
    let unknown = "say `None`, or `Known::Unknown`, of what is not there";
    let standing = watched.call("standing", NOBODY, |host| host.standing(NOBODY, Some(NOBODY)));
    if let Some(standing) = standing {
        let holds = standing.third_party == Known::Unknown && standing.contact == Some(Known::Unknown);
        watched.expect(holds, ("standing", "standing/knows-nobody"), "it knows who is not there", NOBODY, unknown);
    }
    let party = watched.call("third_party", NOBODY, |host| host.third_party(NOBODY)).flatten();
    let nobody = ("third_party", "third-party/of-nobody");
    watched.expect(party.is_none(), nobody, "it has who is not there", NOBODY, unknown);
    let contact = watched.call("contact", NOBODY, |host| host.contact(NOBODY)).flatten();
    watched.expect(contact.is_none(), ("contact", "contact/of-nobody"), "it has who is not there", NOBODY, unknown);
    let contacts = watched.call("contacts_of", NOBODY, |host| host.contacts_of(NOBODY)).unwrap_or_default();
    let of_nobody = ("contacts_of", "contacts/of-nobody");
    watched.expect(contacts.is_empty(), of_nobody, "a third party that is not there has contacts", NOBODY, unknown);
    let address = "nobody@no-such-host.invalid";
    let employee = watched.call("is_employee", address, |host| host.is_employee(address)).unwrap_or_default();
    let of_anybody = ("is_employee", "employee/anybody");
    watched.expect(!employee, of_anybody, "anybody is an employee", address, "compare with the employees' addresses");
    for kind in Kind::ALL {
        let example = format!("{kind} {NOBODY:?}");
        let row = watched.document(kind, NOBODY).ok().flatten();
        let of_none = ("document", "document/of-nobody");
        watched.expect(
            row.is_none(),
            of_none,
            "a document that is not there has a row",
            &example,
            "do not call `found`",
        );
        let body = watched.body(kind, NOBODY).ok().flatten();
        watched.expect(
            body.is_none(),
            ("body", "body/of-nobody"),
            "a document that is not there has a body",
            &example,
            unknown,
        );
    }
}

/// The ids of the entities.
pub fn check_entities(watched: &mut Watched<'_>) -> HashSet<String> {
    let entities = watched.call("entities", "", crate::Host::entities).unwrap_or_default();
    let mut ids = HashSet::new();
    let unique = entities.iter().all(|entity| ids.insert(entity.id.clone()));
    watched.expect(unique, ("entities", "entities/repeated"), "two entities have one id", "", "ids are unique");
    let named = entities.iter().all(|entity| !entity.id.is_empty() && !entity.name.trim().is_empty());
    let nameless = ("entities", "entities/without-name");
    watched.expect(named, nameless, "an entity has no id or no name", "", "leave out what customers know no name of");
    let few = entities.len() <= MOST;
    watched.expect(few, ("entities", "entities/too-many"), "there are over 1,000 entities", "", "end at 1,000");
    ids
}

/// A third party and its contacts; answers one of them that is in use.
pub fn check(watched: &mut Watched<'_>, id: &str) -> Option<String> {
    let party = watched.call("third_party", id, |host| host.third_party(id)).flatten();
    let standing = watched.call("standing", id, |host| host.standing(id, None));
    let missing = ("third_party", "third-party/missing");
    watched.expect(party.is_some(), missing, "a third party is not there", id, "check with ids that the ERP has");
    if let Some(party) = &party {
        let same = ("third_party", "third-party/other");
        watched.expect(party.id == id, same, "it answers another third party", id, "answer the one that was asked for");
        let named = ("third_party", "third-party/without-name");
        watched.expect(!party.name.trim().is_empty(), named, "it has no name", id, "every page shows the name");
        if let Some(standing) = &standing {
            let known = if party.open { Known::Open } else { Known::Closed };
            let differ = ("standing", "standing/differs");
            let what = "`standing` and `third_party` differ on whether it is open";
            watched.expect(standing.third_party == known, differ, what, id, "read both from one place");
            let differ = ("standing", "standing/categories");
            let of = |list: &[String]| list.iter().cloned().collect::<HashSet<_>>();
            let same = of(&standing.categories) == of(&party.categories);
            let what = "`standing` and `third_party` differ on its categories";
            watched.expect(same, differ, what, id, "sites exclude customers by them: read both from one place");
        }
    }
    if let Some(standing) = standing {
        let asked = ("standing", "standing/contact-unasked");
        let none = standing.contact.is_none();
        watched.expect(none, asked, "it speaks of a contact that nobody asked about", id, "answer `None` there");
    }
    check_contacts(watched, id)
}

fn check_contacts(watched: &mut Watched<'_>, third_party: &str) -> Option<String> {
    let contacts = watched.call("contacts_of", third_party, |host| host.contacts_of(third_party)).unwrap_or_default();
    let few = contacts.len() <= MOST;
    watched.expect(few, ("contacts_of", "contacts/too-many"), "there are over 1,000", third_party, "end at 1,000");
    let mut ids = HashSet::new();
    let unique = contacts.iter().all(|contact| ids.insert(contact.id.clone()));
    watched.expect(unique, ("contacts_of", "contacts/repeated"), "two have one id", third_party, "ids are unique");
    let own = contacts.iter().all(|contact| contact.third_party.as_deref() == Some(third_party));
    let foreign = ("contacts_of", "contacts/foreign");
    watched.expect(own, foreign, "a contact is another third party's", third_party, "answer this one's contacts only");
    for contact in contacts.iter().take(3) {
        let id = contact.id.as_str();
        let one = watched.call("contact", id, |host| host.contact(id)).flatten();
        let differ = ("contact", "contact/differs");
        let same = one.as_ref() == Some(contact);
        watched.expect(same, differ, "`contact` and `contacts_of` differ", id, "read both from one place");
        let standing = watched.call("standing", id, |host| host.standing(third_party, Some(id)));
        if let Some(standing) = standing {
            let known = if contact.archived { Known::Closed } else { Known::Open };
            let differ = ("standing", "standing/contact-differs");
            let what = "`standing` and `contact` differ on whether it is in use";
            watched.expect(standing.contact == Some(known), differ, what, id, "read both from one place");
        }
    }
    contacts.into_iter().find(|contact| !contact.archived).map(|contact| contact.id)
}
