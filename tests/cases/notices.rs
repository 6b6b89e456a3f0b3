//! New documents are told (rule M2): to whom, once, by which mail, and how somebody is told no more.

use std::sync::Arc;
use std::time::Duration;

use plugin_api::documents::State;
use plugin_api::mail::Mail;
use plugin_api::operations::{Announce, Announced, Announcement, MembershipTerms, NoticeEvent};
use plugin_api::{Class, Kind, ManifestFile};
use portal_plugin::clock::Timestamp;
use portal_plugin::error::Error;
use portal_plugin::portal::Portal;
use serde_json::json;
use tests::erp::TestDocument;
use tests::operations::{may, text};
use tests::team::{INVOICES, MANAGE, PARTY, QUOTES, Team};

use crate::mails::valid;

mod choosing;

/// A team on a site that tells its people so, unless they choose otherwise.
fn team(notices: &str) -> Team {
    let mut team = Team::new();
    team.local.site = enable(&team, &json!({ "site": "alpes", "hosts": ["alpes.example"], "notices": notices }));
    team
}

fn enable(team: &Team, manifest: &serde_json::Value) -> Arc<portal_plugin::model::sites::Site> {
    let mut manifest = manifest.clone();
    manifest["realm"] = team.local.site.realm.as_str().into();
    let (name, bytes) = (format!("{}.json", manifest["site"]), manifest.to_string());
    let name = if manifest["site"] == "alpes" { "test.json" } else { &*name };
    let file = ManifestFile { name, bytes: bytes.as_bytes() };
    let id = team.local.portal.sites.enable(&file).unwrap();
    team.local.portal.sites.enabled(id.as_str()).unwrap()
}

fn announced(portal: &Portal, announce: &Announce) -> Result<Announcement, Error> {
    let answer = portal.operate(&text(announce))?;
    Ok(serde_json::from_str::<Announced>(&answer).unwrap().announcement)
}

fn news(kind: Kind, document: &str) -> Announce {
    Announce { kind, document: document.to_owned(), ..Announce::default() }
}

/// Everybody who was told of what was announced so far, once all of it is told.
fn told(team: &Team) -> Vec<String> {
    team.local.until("all is told", || team.local.ask("SELECT count(*) FROM announcements WHERE told IS NULL") == "0");
    team.local.until("every mail has left", || team.local.ask("SELECT count(*) FROM outbox") == "0");
    let mut told: Vec<String> = team.local.erp.mails(0).into_iter().filter(is_notice).map(|mail| mail.to).collect();
    told.sort();
    told
}

fn is_notice(mail: &Mail) -> bool {
    !mail.unsubscribe.is_empty()
}

#[test]
fn whoever_may_read_a_document_is_told_of_it_and_nobody_else_is() {
    let team = team("at_once");
    team.member("anna", &[INVOICES]);
    team.member("bela", &[QUOTES]);
    team.member("carl", &[INVOICES]);
    team.grant("carl", &MembershipTerms { sees: Some("own".to_owned()), ..may(&[INVOICES]) });
    team.member("dora", &[INVOICES]);
    team.local.sql("UPDATE users SET contact = 'c4' WHERE login IN ('dora')");
    team.grant("dora", &MembershipTerms { sees: Some("own".to_owned()), ..may(&[INVOICES]) });
    team.local.erp.put_contact(plugin_api::parties::Contact {
        id: "c4".to_owned(),
        third_party: Some(PARTY.to_owned()),
        first_name: "Dora".to_owned(),
        last_name: String::new(),
        email: None,
        phone: None,
        language: None,
        archived: false,
    });
    team.member("emil", &[INVOICES, MANAGE]);
    team.local
        .sql("UPDATE memberships SET state = 'suspended' WHERE user = (SELECT id FROM users WHERE login = 'emil')");
    team.member("fred", &[INVOICES]);
    team.local.sql("UPDATE users SET email = NULL, email_key = NULL WHERE login = 'fred'");
    team.member("gina", &[INVOICES]);
    team.local.sql("UPDATE users SET state = 'disabled' WHERE login = 'gina'");
    team.local.user("hugo");

    let named = TestDocument {
        contacts: vec!["c4".to_owned()],
        unreserved: true,
        ..TestDocument::new(Kind::Invoices, "2", PARTY)
    };
    let draft = TestDocument { state: State::Draft, ..TestDocument::new(Kind::Invoices, "3", PARTY) };
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    team.local.erp.add_document(named);
    team.local.erp.add_document(draft);
    team.local.erp.add_document(TestDocument::new(Kind::Quotes, "4", PARTY));
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "5", "tp2"));

    let mut before = Vec::new();
    for (document, want) in [
        (news(Kind::Invoices, "1"), &["anna", "claire"][..]),
        (news(Kind::Invoices, "2"), &["anna", "claire", "dora"]),
        (news(Kind::Invoices, "3"), &[]),
        (news(Kind::Quotes, "4"), &["bela", "claire"]),
    ] {
        assert_eq!(announced(&team.local.portal, &document).unwrap(), Announcement::Taken);
        let all = told(&team);
        let mut new = all.clone();
        for told in &before {
            new.remove(new.iter().position(|other| other == told).unwrap());
        }
        assert_eq!(new, want.iter().map(|login| format!("{login}@example.net")).collect::<Vec<_>>(), "{document:?}");
        before = all;
    }
    assert_eq!(announced(&team.local.portal, &news(Kind::Invoices, "5")).unwrap(), Announcement::NoAccount);
}

#[test]
fn a_site_that_says_nothing_tells_nobody_and_a_member_who_chose_is_told_so_all_the_same() {
    let team = team("none");
    team.member("anna", &[INVOICES]);
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "2", PARTY));
    announced(&team.local.portal, &news(Kind::Invoices, "1")).unwrap();
    assert_eq!(told(&team), Vec::<String>::new());
    team.local.sql(
        "INSERT INTO notice_choices SELECT account, user, 'invoices', 'at_once' FROM memberships \
         WHERE user = (SELECT id FROM users WHERE login = 'anna')",
    );
    announced(&team.local.portal, &news(Kind::Invoices, "2")).unwrap();
    assert_eq!(told(&team), ["anna@example.net"]);
}

#[test]
fn the_same_is_told_once_however_often_it_is_announced_and_by_however_many_processes() {
    let team = team("at_once");
    let another = team.local.another_portal();
    let manifest = json!({ "site": "alpes", "hosts": ["alpes.example"], "realm": team.local.site.realm.as_str(), "notices": "at_once" });
    let bytes = manifest.to_string();
    another.sites.enable(&ManifestFile { name: "test.json", bytes: bytes.as_bytes() }).unwrap();
    for place in 0..10 {
        let id = place.to_string();
        team.local.erp.add_document(TestDocument::new(Kind::Invoices, &id, PARTY));
        let taken = [&team.local.portal, &another].map(|portal| announced(portal, &news(Kind::Invoices, &id)).unwrap());
        assert_eq!(taken, [Announcement::Taken, Announcement::Known]);
    }
    assert_eq!(told(&team), ["claire@example.net"; 10]);
    // A process that died over one, after some were told.
    team.member("anna", &[INVOICES]);
    team.local.sql("UPDATE announcements SET told = NULL, due = 0");
    let mut want = vec!["anna@example.net"; 10];
    want.extend(["claire@example.net"; 10]);
    assert_eq!(told(&team), want, "only who was not told yet");
    another.stop();
}

#[test]
fn answers_to_a_ticket_are_told_each_once_and_what_is_paid_is_not_overdue() {
    let team = team("at_once");
    team.local.erp.add_document(TestDocument::new(Kind::Tickets, "1", PARTY));
    let answer = |key: &str| Announce { event: NoticeEvent::Answered, key: key.to_owned(), ..news(Kind::Tickets, "1") };
    for (key, want) in [("m1", Announcement::Taken), ("m1", Announcement::Known), ("m2", Announcement::Taken)] {
        assert_eq!(announced(&team.local.portal, &answer(key)).unwrap(), want);
    }
    assert_eq!(told(&team).len(), 2);
    let invoice = |id: &str, remaining: &str| TestDocument {
        open: true,
        until: "2026-01-01".to_owned(),
        remaining: Some(remaining.to_owned()),
        ..TestDocument::new(Kind::Invoices, id, PARTY)
    };
    team.local.erp.add_document(invoice("2", "0.00"));
    team.local.erp.add_document(invoice("3", "0.01"));
    for id in ["2", "3"] {
        let overdue = Announce { event: NoticeEvent::Overdue, ..news(Kind::Invoices, id) };
        announced(&team.local.portal, &overdue).unwrap();
    }
    assert_eq!(told(&team).len(), 3, "one of the two is not paid");
}

#[test]
fn what_nobody_is_told_of_cannot_be_announced() {
    let team = team("at_once");
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    for (what, announce, want) in [
        ("a task", news(Kind::Tasks, "1"), "command/invalid"),
        ("a product", news(Kind::Products, "1"), "command/invalid"),
        (
            "an answered invoice",
            Announce { event: NoticeEvent::Answered, ..news(Kind::Invoices, "1") },
            "command/invalid",
        ),
        ("a long key", Announce { key: "k".repeat(201), ..news(Kind::Invoices, "1") }, "command/invalid"),
        ("no document", news(Kind::Invoices, "2"), "document/unknown"),
    ] {
        assert_eq!(announced(&team.local.portal, &announce).unwrap_err().code(), want, "{what}");
    }
    let longest = Announce { key: "k".repeat(200), ..news(Kind::Invoices, "1") };
    assert_eq!(announced(&team.local.portal, &longest).unwrap(), Announcement::Taken);
}

#[test]
fn an_erp_that_fails_is_asked_again_and_nobody_is_lost() {
    let team = team("at_once");
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    team.local.erp.fail("standing", Class::Unavailable);
    announced(&team.local.portal, &news(Kind::Invoices, "1")).unwrap();
    team.local.until("it was put off", || team.local.ask("SELECT tries FROM announcements") == "1");
    assert_eq!(team.local.ask("SELECT count(*) FROM notices"), "0");
    team.local.erp.recover();
    team.local.sql("UPDATE announcements SET due = 0");
    assert_eq!(told(&team), ["claire@example.net"]);
}

#[test]
fn a_notice_that_no_mail_server_takes_says_so() {
    let team = team("at_once");
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    team.local.erp.fail("send_mail", Class::Refused);
    announced(&team.local.portal, &news(Kind::Invoices, "1")).unwrap();
    team.local.until("it was given up", || team.local.ask("SELECT count(*) FROM undelivered") == "1");
    assert_eq!(team.local.ask("SELECT undelivered IS NOT NULL FROM notices"), "1");
}

#[test]
fn a_notice_reads_well_in_each_language_and_leads_to_the_document_alone() {
    let team = team("at_once");
    let mut all = Vec::new();
    let events = [
        (Kind::Invoices, NoticeEvent::New),
        (Kind::Quotes, NoticeEvent::New),
        (Kind::Orders, NoticeEvent::New),
        (Kind::Shipments, NoticeEvent::New),
        (Kind::Tickets, NoticeEvent::New),
        (Kind::Projects, NoticeEvent::New),
        (Kind::SupplierInvoices, NoticeEvent::New),
        (Kind::Tickets, NoticeEvent::Answered),
        (Kind::Invoices, NoticeEvent::DueSoon),
        (Kind::Invoices, NoticeEvent::Overdue),
    ];
    for language in ["en", "fr", "de", "es", "it", "nl"] {
        team.local.sql(&format!("UPDATE users SET locale = '{language}'"));
        for (place, (kind, event)) in events.into_iter().enumerate() {
            let id = format!("{language}-{place}");
            let document = TestDocument {
                open: true,
                until: "2026-03-01".to_owned(),
                total: "1234.50".to_owned(),
                ..TestDocument::new(kind, &id, PARTY)
            };
            team.local.erp.add_document(document);
            let announce = Announce { event, ..news(kind, &id) };
            announced(&team.local.portal, &announce).unwrap();
            let count = told(&team).len();
            assert_eq!(count, all.len() + 1, "{language} {kind} {event:?}");
            let mail = valid(team.local.erp.mails(0).into_iter().rfind(is_notice).unwrap());
            let link = format!("/a/{}/{kind}/{id}", team.account.0);
            assert!(mail.text.contains(&link) && mail.html.contains(&link), "{}", mail.text);
            assert!(mail.text.contains(&mail.unsubscribe) && !mail.urgent);
            let secret = mail.unsubscribe.rsplit('/').next().unwrap();
            let shown = mail.text.replace(secret, "TOKEN");
            all.push(if place == 0 { shown } else { mail.subject });
        }
    }
    insta::assert_snapshot!(all.join("\n---\n"));
}

#[test]
fn one_mail_in_the_morning_tells_all_that_may_be_read_then() {
    let team = team("daily");
    let at = |text: &str| Timestamp::of_rfc3339(text).unwrap();
    team.local.erp.wait(at("2026-02-02T12:00:00Z").since(team.local.now()));
    team.member("anna", &[INVOICES]);
    team.local.sql("UPDATE users SET time_zone = 'America/New_York' WHERE login = 'anna'");
    for id in ["1", "2", "3"] {
        team.local.erp.add_document(TestDocument::new(Kind::Invoices, id, PARTY));
        announced(&team.local.portal, &news(Kind::Invoices, id)).unwrap();
    }
    assert_eq!(told(&team), Vec::<String>::new(), "nobody before the morning");
    team.local.erp.change_document(Kind::Invoices, "3", |document| document.state = State::Draft);
    let waits = |login: &str| {
        team.local.ask(&format!(
            "SELECT count(*) FROM notices WHERE morning IS NOT NULL AND user = (SELECT id FROM users WHERE login = '{login}')"
        ))
    };
    team.local.erp.wait(at("2026-02-03T06:59:59.999Z").since(team.local.now()));
    let looked = json!({ "do": "work" }).to_string();
    team.local.portal.operate(&looked).unwrap();
    assert_eq!((waits("claire"), waits("anna")), ("3".to_owned(), "3".to_owned()), "the last moment before");
    team.local.erp.wait(Duration::from_millis(1));
    team.local.until("the morning of the site has come", || waits("claire") == "0");
    assert_eq!((told(&team), waits("anna")), (vec!["claire@example.net".to_owned()], "3".to_owned()));
    let mail = valid(team.local.erp.mails(0).into_iter().rfind(is_notice).unwrap());
    let leads = ["1", "2", "3"].map(|id| mail.text.contains(&format!("/a/{}/invoices/{id}", team.account.0)));
    assert_eq!(leads, [true, true, false], "{}", mail.text);
    team.local.erp.wait(Duration::from_hours(5));
    team.local.until("that of anna has come", || waits("anna") == "0");
    assert_eq!(told(&team), ["anna@example.net", "claire@example.net"]);
}

#[test]
fn who_wants_to_be_told_no_more_or_may_read_no_more_gets_no_mail_of_the_morning() {
    let team = team("daily");
    let [anna, bela] = ["anna", "bela"].map(|login| team.member(login, &[INVOICES]));
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "1", PARTY));
    announced(&team.local.portal, &news(Kind::Invoices, "1")).unwrap();
    told(&team);
    assert_eq!(team.local.ask("SELECT count(*) FROM notices WHERE morning IS NOT NULL"), "3");
    team.local.sql(&format!(
        "INSERT INTO notice_choices (account, user, kind, choice) VALUES ({}, {}, 'invoices', 'none')",
        team.account.0, anna.0
    ));
    team.local.sql(&format!("UPDATE memberships SET permissions = '' WHERE user = {}", bela.0));
    team.local.erp.wait(Duration::from_hours(24));
    team.local.until("the morning has come", || {
        team.local.ask("SELECT count(*) FROM notices WHERE morning IS NOT NULL") == "0"
    });
    assert_eq!(told(&team), ["claire@example.net"]);
}
