//! The story of the sample ERP keeps its promises: who is in it, what each has, and the traps of the domain.

use std::collections::{BTreeMap, BTreeSet};

use host_demo::erp::Erp;
use host_demo::erp::sample::{Act, BEGUN, DEEDS, LOOKS, PEOPLE, Role, SAME_REFERENCE, Sample};
use plugin_api::Kind;
use plugin_api::documents::{Body, FileQuery, Filter, Query, Row};
use plugin_api::parties::Known;
use plugin_api::status::{
    ABANDONED, ASSIGNED, BILLED, CANCELLED, CLOSED, DECLINED, DELIVERED, FINISHED, IN_PROGRESS, NEW, ON_HOLD, ON_SALE,
    OPEN, PAID, PARTLY_PAID, PLANNED, READ, SIGNED, UNPAID, VALIDATED, WAITING,
};

use crate::sample_erp::{all_of, sample};

const TODAY: &str = "2026-03-15";
const THIRD_PARTIES: std::ops::RangeInclusive<u32> = 101..=117;

/// Every published or cancelled document of every third party, and the products.
pub fn each_document(sample: &Sample, look: &mut dyn FnMut(&Row<'_>, &Body)) {
    for kind in Kind::ALL {
        for third_party in THIRD_PARTIES {
            let third_party = third_party.to_string();
            for contact in [None, Some("201"), Some("214"), Some("241")] {
                let query =
                    Query { cancelled: true, contact, own_only: contact.is_some(), ..all_of(kind, &third_party) };
                let mut ids = Vec::new();
                let keep = &mut |row: &Row<'_>| {
                    ids.push(row.id.to_owned());
                    true
                };
                sample.documents(&query, keep).expect("a list");
                for id in ids {
                    let body = sample.body(kind, &id).expect("a document").expect("its body");
                    sample.document(kind, &id, &mut |row| look(row, &body)).expect("a document");
                }
            }
        }
    }
}

pub fn read(sample: &Sample, query: FileQuery<'_>) -> Result<Vec<u8>, plugin_api::Failure> {
    let mut bytes = Vec::new();
    sample.file(&query, &mut |chunk| {
        assert!(chunk.len() <= 1 << 20, "a chunk of {} bytes", chunk.len());
        bytes.extend_from_slice(chunk);
        true
    })?;
    Ok(bytes)
}

pub fn whole<'a>(kind: Kind, document: &'a str, file: Option<&'a str>) -> FileQuery<'a> {
    FileQuery { kind, document, file, offset: 0, limit: u64::MAX }
}

#[test]
fn every_account_shows_what_the_story_promises() {
    let (_folder, sample) = sample();
    for (kind, third_party, contact, least, most) in [
        (Kind::Invoices, "101", "201", 55, 65),
        (Kind::Quotes, "101", "201", 20, 40),
        (Kind::Orders, "101", "201", 20, 40),
        (Kind::Shipments, "101", "201", 20, 40),
        (Kind::Tickets, "101", "201", 8, 8),
        (Kind::Projects, "101", "201", 3, 3),
        (Kind::Projects, "101", "204", 2, 2),
        (Kind::Projects, "101", "202", 1, 1),
        (Kind::Tasks, "101", "201", 9, 9),
        (Kind::Tasks, "101", "202", 2, 2),
        (Kind::SupplierInvoices, "101", "201", 0, 0),
        (Kind::SupplierInvoices, "102", "211", 9, 9),
        (Kind::Invoices, "102", "211", 5, 12),
        (Kind::Projects, "104", "214", 2, 2),
        (Kind::Projects, "104", "215", 1, 1),
        (Kind::Invoices, "107", "221", 5, 10),
        (Kind::Invoices, "108", "222", 5, 10),
        (Kind::Invoices, "112", "241", 8, 14),
        (Kind::Tickets, "112", "241", 2, 2),
        (Kind::Quotes, "114", "251", 1, 1),
        (Kind::Invoices, "114", "251", 0, 0),
        (Kind::Products, "101", "201", 24, 24),
    ] {
        let query = Query { contact: Some(contact), ..all_of(kind, third_party) };
        let count = sample.count(&query).expect("a count");
        assert!((least..=most).contains(&count), "{kind} of {third_party} for {contact}: {count}");
    }
}

#[test]
fn every_status_has_a_document() {
    let (_folder, sample) = sample();
    let mut seen: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    each_document(&sample, &mut |row, _| {
        seen.entry(row.kind).or_default().insert(row.status.to_owned());
    });
    for (kind, statuses) in [
        (Kind::Invoices, &[UNPAID, PARTLY_PAID, PAID, ABANDONED, CANCELLED][..]),
        (Kind::Quotes, &[OPEN, SIGNED, DECLINED, BILLED]),
        (Kind::Orders, &[VALIDATED, IN_PROGRESS, BILLED, CANCELLED]),
        (Kind::Shipments, &[VALIDATED, IN_PROGRESS, DELIVERED]),
        (Kind::Tickets, &[NEW, READ, ASSIGNED, IN_PROGRESS, WAITING, ON_HOLD, CLOSED, CANCELLED]),
        (Kind::Projects, &[OPEN, CLOSED]),
        (Kind::Tasks, &[PLANNED, IN_PROGRESS, FINISHED]),
        (Kind::SupplierInvoices, &[UNPAID, PARTLY_PAID, PAID]),
        (Kind::Products, &[ON_SALE]),
    ] {
        for status in statuses {
            assert!(seen[&kind].contains(*status), "{kind}: no document is {status}");
        }
    }
}

#[test]
fn something_waits_for_the_main_customer() {
    let (_folder, sample) = sample();
    for (what, kind, filter, least) in [
        ("overdue invoices", Kind::Invoices, Filter { overdue_on: TODAY, ..Filter::default() }, 2),
        ("unpaid invoices", Kind::Invoices, Filter { open: true, ..Filter::default() }, 4),
        ("quotes to answer", Kind::Quotes, Filter { open: true, from: "2026-02-01", ..Filter::default() }, 2),
        ("orders under way", Kind::Orders, Filter { open: true, ..Filter::default() }, 2),
        ("parcels on the road", Kind::Shipments, Filter { open: true, ..Filter::default() }, 2),
        ("open tickets", Kind::Tickets, Filter { open: true, ..Filter::default() }, 5),
    ] {
        let count = sample.count(&Query { filter, ..all_of(kind, "101") }).expect("a count");
        assert!(count >= least, "{what}: {count}");
    }
    let mut credits = 0;
    let credit = &mut |row: &Row<'_>| {
        credits += u32::from(row.total.starts_with('-'));
        true
    };
    sample.documents(&all_of(Kind::Invoices, "101"), credit).expect("a list");
    assert!(credits >= 2, "{credits} credit notes");
}

#[test]
fn two_entities_use_the_same_reference_for_the_same_customer() {
    let (_folder, sample) = sample();
    let (kind, third_party, reference) = SAME_REFERENCE;
    let filter = Filter { text: reference, ..Filter::default() };
    let mut entities = Vec::new();
    let keep = &mut |row: &Row<'_>| {
        assert_eq!(row.reference, reference);
        entities.push(row.entity.to_owned());
        true
    };
    sample.documents(&Query { filter, ..all_of(kind, third_party) }, keep).expect("a list");
    entities.sort();
    assert_eq!(entities, ["1", "2"]);
}

#[test]
fn every_printed_document_is_a_pdf_that_bears_its_reference() {
    let (_folder, sample) = sample();
    let (mut printed, mut longest) = (0, 0);
    each_document(&sample, &mut |row, body| {
        let main = body.files.first().filter(|file| file.media_type == "application/pdf");
        assert_eq!(row.has_file, main.is_some(), "{} {}", row.kind, row.id);
        let Some(main) = main else { return };
        let bytes = read(&sample, whole(row.kind, row.id, None)).expect("a file");
        assert!(bytes.starts_with(b"%PDF-"), "{}", row.reference);
        assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{}", row.reference);
        let shown = format!("({}) Tj", row.reference);
        assert!(bytes.windows(shown.len()).any(|part| part == shown.as_bytes()), "{}", row.reference);
        assert_eq!(bytes.len() as u64, main.size, "{}", row.reference);
        assert_eq!(read(&sample, whole(row.kind, row.id, Some(&main.id))).expect("by its id"), bytes);
        let pages = body.lines.len().div_ceil(26).max(1);
        let count = format!("/Count {pages}\n");
        assert!(
            bytes.windows(count.len()).any(|part| part == count.as_bytes()),
            "{}: not {pages} pages",
            row.reference
        );
        longest = longest.max(pages);
        printed += 1;
    });
    assert!(printed > 200, "{printed} documents were printed");
    assert_eq!(longest, 2, "one goes over a page");
}

#[test]
fn a_part_of_a_file_is_that_part() {
    let (_folder, sample) = sample();
    let bytes = read(&sample, whole(Kind::Invoices, "1001", None)).expect("a file");
    let length = bytes.len() as u64;
    for (offset, limit) in
        [(0, 0), (0, 1), (10, 90), (length - 1, 5), (length, 5), (length + 1, 1), (u64::MAX, 1), (3, u64::MAX)]
    {
        let part = read(&sample, FileQuery { offset, limit, ..whole(Kind::Invoices, "1001", None) }).expect("a part");
        let want: Vec<u8> = (0_u64..)
            .zip(&bytes)
            .filter(|(place, _)| *place >= offset && place - offset < limit)
            .map(|(_, byte)| *byte)
            .collect();
        assert_eq!(part, want, "{offset} and {limit}");
    }
}

#[test]
fn a_file_that_is_not_there_is_missing() {
    let (_folder, sample) = sample();
    for (kind, document, file) in [
        (Kind::Invoices, "1", None),
        (Kind::Invoices, "1001", Some("a1")),
        (Kind::Invoices, "1001", Some("../../etc/passwd")),
        (Kind::Tickets, "1001", None),
        (Kind::Tickets, "1001", Some("pdf")),
        (Kind::Products, "1001", None),
    ] {
        let missing = read(&sample, whole(kind, document, file)).expect_err("no file");
        assert_eq!(missing.code, "file/missing", "{kind} {document} {file:?}");
    }
    let note = read(&sample, whole(Kind::Tickets, "1001", Some("a1"))).expect("an attachment");
    assert!(String::from_utf8(note).expect("text").ends_with('\n'));
}

#[test]
fn private_messages_never_cross() {
    let (folder, sample) = sample();
    let connection = rusqlite::Connection::open(folder.path().join("erp.sqlite")).expect("the file");
    let private: u32 =
        connection.query_row("SELECT count(*) FROM messages WHERE private = 1", [], |row| row.get(0)).expect("a count");
    assert!(private >= 10, "{private} private messages");
    let mut sides = [0, 0];
    each_document(&sample, &mut |row, body| {
        for message in &body.messages {
            sides[usize::from(message.from_customer)] += 1;
            assert!(!message.text.starts_with("Intern"), "{}: {}", row.id, message.text);
            assert!(message.at.as_str() < "2026-03-16", "{} is not yet", message.at);
        }
        assert!(body.messages.is_sorted_by_key(|message| &message.at), "{}", row.id);
    });
    assert!(sides.iter().all(|messages| *messages >= 8), "{sides:?}");
}

#[test]
fn links_lead_to_documents_of_the_same_customer_and_back() {
    let (_folder, sample) = sample();
    let mut links = 0;
    each_document(&sample, &mut |row, body| {
        for link in &body.links {
            let mut owner = None;
            let keep = &mut |other: &Row<'_>| owner = Some(other.third_party.to_owned());
            sample.document(link.kind, &link.id, keep).expect("a document");
            assert_eq!(owner.as_deref(), Some(row.third_party));
            let other = sample.body(link.kind, &link.id).expect("a document").expect("its body");
            assert!(
                other.links.iter().any(|back| back.kind == row.kind && back.id == row.id),
                "{} {} leads to {} {}, which does not lead back",
                row.kind,
                row.id,
                link.kind,
                link.id
            );
            links += 1;
        }
    });
    assert!(links > 100, "{links} links");
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    let (_folder, sample) = sample();
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap_or(0);
    each_document(&sample, &mut |row, body| {
        assert!(
            row.kind == Kind::Invoices || !row.total.starts_with('-'),
            "only a credit note is negative: {}",
            row.reference
        );
        assert_eq!(cents(&body.net) + cents(&body.tax), cents(row.total), "{}", row.reference);
        if !row.total.is_empty() && row.kind != Kind::Products {
            let lines: i64 = body.lines.iter().map(|line| cents(&line.total)).sum();
            assert_eq!(lines, cents(&body.net), "{}", row.reference);
        }
        if row.kind == Kind::Invoices && row.open {
            let paid: i64 = body.payments.iter().map(|payment| cents(&payment.amount)).sum();
            assert_eq!(cents(row.total) - paid, cents(row.remaining), "{}", row.reference);
        }
    });
}

#[test]
fn the_erp_knows_parties_as_the_protocol_needs_them() {
    let (_folder, sample) = sample();
    for (what, third_party, contact, want) in [
        ("a contact in use", "101", Some("205"), (Known::Open, Some(Known::Open))),
        ("an archived contact", "101", Some("207"), (Known::Open, Some(Known::Closed))),
        ("another's contact", "101", Some("211"), (Known::Open, Some(Known::Open))),
        ("a contact of nobody", "101", Some("260"), (Known::Open, Some(Known::Open))),
        ("no such contact", "101", Some("999"), (Known::Open, Some(Known::Unknown))),
        ("a closed third party", "111", Some("233"), (Known::Closed, Some(Known::Open))),
        ("no such third party", "999", None, (Known::Unknown, None)),
    ] {
        let standing = sample.standing(third_party, contact).expect("a standing");
        assert_eq!((standing.third_party, standing.contact), want, "{what}");
    }
    for (third_party, categories) in [("101", &[][..]), ("114", &["prospect"]), ("115", &["internal"])] {
        assert_eq!(sample.standing(third_party, None).expect("a standing").categories, categories, "{third_party}");
    }
    for (email, employee) in [
        ("claire.dupre@atelier-alpes.example", true),
        ("Claire.Dupre@Atelier-Alpes.example ", true),
        ("atu.lenobli@atu.example", false),
        ("", false),
    ] {
        assert_eq!(sample.is_employee(email).expect("an answer"), employee, "{email}");
    }
    assert_eq!(sample.contact("260").expect("an answer").expect("a contact").third_party, None);
    let names = |text: &str| -> Vec<String> {
        sample.find_third_parties(text).expect("a list").into_iter().map(|found| found.name).collect()
    };
    assert_eq!(names("ROUX"), ["Menuiserie Le Roux", "Menuiserie Roux"]);
    assert_eq!(names("hotel"), ["Hôtel du Col Blanc"]);
    assert_eq!(names("101"), ["Atu SARL"]);
    assert_eq!(names("%"), Vec::<String>::new());
    let family: Vec<_> =
        sample.contacts_of("101").expect("contacts").into_iter().map(|found| found.last_name).collect();
    assert_eq!(family, ["Ancien", "Benali", "Braun", "Caron", "Fontaine", "Lefèvre", "Lenobli", "Martin", "Petit"]);
}

#[test]
fn everybody_who_signs_in_is_a_contact_in_use_of_an_open_third_party() {
    let (_folder, sample) = sample();
    let mut owners = BTreeSet::new();
    let mut passwords = BTreeSet::new();
    let mut logins = BTreeSet::new();
    for person in PEOPLE {
        assert!(person.password.chars().count() >= 15, "{} (rule U4)", person.login);
        assert!(passwords.insert(person.password), "{} shares a password", person.login);
        // alpes and lac are one realm, nord is its own (rule S2).
        assert!(logins.insert((person.site == "nord", person.login)), "{} is taken in the realm", person.login);
        for access in person.accesses {
            let standing = sample.standing(access.third_party, Some(access.contact)).expect("a standing");
            assert_eq!((standing.third_party, standing.contact), (Known::Open, Some(Known::Open)), "{}", person.login);
            let email = sample.contact(access.contact).expect("an answer").expect("a contact").email;
            assert!(!sample.is_employee(&email.expect("an address")).expect("an answer"), "{} (rule U1)", person.login);
            if matches!(access.role, Role::Owner) {
                assert!(owners.insert(access.third_party), "{} has two owners (rule A1)", access.third_party);
            }
        }
    }
    let sams = PEOPLE.iter().filter(|person| person.login == "sam.martin").count();
    assert_eq!(sams, 2, "the same login in two realms");
}

#[test]
fn every_story_is_told_in_each_language_and_every_deed_but_asking_is_an_owners() {
    for words in PEOPLE.iter().map(|person| &person.story).chain(LOOKS) {
        assert!(!words.en.is_empty() && !words.fr.is_empty() && words.en != words.fr, "{words:?}");
        assert!(!words.de.is_empty() && words.de != words.en && words.de != words.fr, "{words:?}");
    }
    assert!(DEEDS.is_sorted_by_key(|deed| std::cmp::Reverse(deed.days_ago)), "the oldest first");
    for deed in DEEDS {
        let (site, login) = deed.by;
        let person = PEOPLE.iter().find(|person| (person.site, person.login) == (site, login)).expect("somebody");
        let owns = |access: &host_demo::erp::sample::Access| {
            access.third_party == deed.third_party && matches!(access.role, Role::Owner)
        };
        let asks = matches!(deed.act, Act::Ask { .. });
        assert_eq!(person.accesses.iter().any(owns), !asks, "{deed:?}");
        assert!(deed.days_ago < BEGUN, "{deed:?}");
        // The last one of a site is created after the deeds (that is how a start knows that they were told).
        let last = PEOPLE.iter().rfind(|person| person.site == site).expect("the site has people");
        let about = if let Act::Suspend { login } = deed.act { login } else { login };
        assert!(last.login != about && last.login != login, "{deed:?}");
    }
}
