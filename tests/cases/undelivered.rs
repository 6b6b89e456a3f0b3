//! Nothing says "sent" that is not (rule M1): what a real mail server refuses and when, a full outbox, urgent mails, killed
//! processes, and who is told.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plugin_api::Class;
use plugin_api::operations::{Waiting, WhatWaits};
use portal_plugin::portal::mails::{Addressee, Matter, compose};
use tests::local_portal::LocalPortal;
use tests::operations::text;
use tests::smtp::{SmtpServer, Step};
use tests::team::{INVOICES, MANAGE, Team, offer};

fn queue(local: &LocalPortal, to: &str) {
    let address = format!("https://{}.example", local.site.id);
    let to =
        Addressee { site: &local.site, address: &address, to, name: "", login: "claire", locale: None, zone: None };
    local.portal.mailing.queue(&compose(&to, Matter::PasswordChanged).unwrap()).unwrap();
}

/// What became of a mail to this address: one question, as the portal's thread may move the mail between two.
fn fate(local: &LocalPortal, to: &str) -> String {
    local.ask(&format!(
        "SELECT CASE (SELECT count(*) FROM outbox WHERE mail ->> 'to' = '{to}') * 2
                   + (SELECT count(*) FROM undelivered WHERE recipient = '{to}')
                WHEN 2 THEN 'waits' WHEN 1 THEN 'undelivered' WHEN 0 THEN 'taken' ELSE 'doubled' END"
    ))
}

fn tried(local: &LocalPortal, to: &str) -> bool {
    local.ask(&format!("SELECT count(*) FROM outbox WHERE mail ->> 'to' = '{to}' AND tries = 0")) == "0"
}

#[test]
fn only_a_refusal_of_the_recipient_is_for_good_and_every_other_one_is_tried_again() {
    let local = LocalPortal::new();
    for (place, (step, reply, fate_of_it)) in [
        (Step::Connect, "554 no service", "waits"),
        (Step::Connect, "421 too busy", "waits"),
        (Step::Hello, "550 who are you", "waits"),
        (Step::Sender, "550 5.7.1 sender not allowed", "waits"),
        (Step::Sender, "530 5.7.0 authentication required", "waits"),
        (Step::Recipient, "450 4.2.1 mailbox busy", "waits"),
        (Step::Recipient, "554 5.7.1 relay access denied", "waits"),
        (Step::Recipient, "550 5.1.1 no such user", "undelivered"),
        (Step::Recipient, "550 no such user", "undelivered"),
        (Step::Data, "554 5.5.1 no valid recipients", "waits"),
        (Step::Content, "451 4.3.0 later", "waits"),
        (Step::Content, "554 5.7.1 spam", "waits"),
        (Step::Content, "552 5.2.3 too large", "undelivered"),
    ]
    .into_iter()
    .enumerate()
    {
        let server = SmtpServer::start();
        local.erp.mail_through(&server.url());
        server.refuses(step, reply);
        let to = format!("reader{place}@example.net");
        queue(&local, &to);
        local.until("it was tried", || tried(&local, &to));
        assert_eq!(fate(&local, &to), fate_of_it, "{reply} at {step:?}");
        if fate_of_it == "undelivered" {
            assert_eq!(local.ask(&format!("SELECT words FROM undelivered WHERE recipient = '{to}'")), reply);
        }
    }
}

#[test]
fn a_server_that_is_set_up_wrongly_loses_no_mail_and_doubles_none() {
    let local = LocalPortal::new();
    let server = SmtpServer::start();
    local.erp.mail_through(&server.url());
    server.refuses(Step::Sender, "550 5.7.1 not for you");
    for place in 0..30 {
        queue(&local, &format!("reader{place}@example.net"));
    }
    local.until("all were tried", || local.ask("SELECT count(*) FROM outbox WHERE tries = 1") == "30");
    server.recovers();
    local.erp.wait(Duration::from_mins(1));
    queue(&local, "last@example.net");
    let mut to: Vec<_> = server.taken(31).into_iter().map(|taken| taken.to).collect();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 31);
    local.until("the outbox is empty", || local.ask("SELECT count(*) FROM outbox") == "0");
    assert_eq!(local.ask("SELECT count(*) FROM undelivered"), "0");
}

#[test]
fn a_mail_is_tried_for_three_days_to_the_millisecond() {
    let three_days = 72 * 60 * 60 * 1_000;
    for (passed, fate_then) in [(three_days - 1, "waits"), (three_days, "undelivered")] {
        let local = LocalPortal::new();
        local.erp.fail("send_mail", Class::Unavailable);
        queue(&local, "paul@example.net");
        local.until("it was tried", || tried(&local, "paul@example.net"));
        local.erp.wait(Duration::from_millis(passed));
        queue(&local, "other@example.net");
        local.until("the other was tried", || tried(&local, "other@example.net"));
        let before = fate_then == "undelivered";
        local.until("it was tried again", || {
            before == (fate(&local, "paul@example.net") == "undelivered")
                && (before || local.ask("SELECT tries FROM outbox ORDER BY id LIMIT 1") == "2")
        });
        assert_eq!(fate(&local, "paul@example.net"), fate_then);
    }
}

#[test]
fn a_server_that_hangs_up_before_it_says_so_gets_the_same_mail_again_and_no_other_one() {
    let local = LocalPortal::new();
    let server = SmtpServer::start();
    local.erp.mail_through(&server.url());
    server.hangs_up();
    queue(&local, "claire@example.net");
    local.until("it was tried", || tried(&local, "claire@example.net"));
    server.recovers();
    local.erp.wait(Duration::from_mins(1));
    queue(&local, "paul@example.net");
    let taken = server.taken(3);
    let to_claire: Vec<_> = taken.iter().filter(|taken| taken.to == "claire@example.net").collect();
    assert_eq!(to_claire.len(), 2);
    assert_eq!(to_claire[0].message_id, to_claire[1].message_id, "one mail is known by one id");
    assert!(to_claire[0].message_id.ends_with("@alpes.localhost>"), "{}", to_claire[0].message_id);
}

#[test]
fn a_link_that_somebody_waits_for_waits_behind_no_slow_mail() {
    let local = LocalPortal::new();
    local.user("claire");
    let server = SmtpServer::start();
    local.erp.mail_through(&server.url());
    server.is_slow_for("slow", Duration::from_millis(500));
    for place in 0..13 {
        queue(&local, &format!("slow{place}@example.net"));
    }
    let begun = Instant::now();
    local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    let link = loop {
        let taken = server.taken(1);
        if let Some(link) = taken.into_iter().find(|taken| taken.to == "claire@example.net") {
            break link;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "the link did not come");
        std::thread::sleep(Duration::from_millis(5));
    };
    let others = server.taken(1).into_iter().filter(|taken| taken.to.starts_with("slow") && taken.at < link.at).count();
    assert!(others < 13, "it waited behind all others");
    assert!(link.at.duration_since(begun) < Duration::from_secs(3), "{:?}", link.at.duration_since(begun));
    assert_eq!(server.taken(14).len(), 14, "and the others come too");
}

fn fill(local: &LocalPortal, count: u32) {
    fill_lane(local, count, false);
}

fn fill_lane(local: &LocalPortal, count: u32, urgent: bool) {
    local.sql(&format!(
        "DELETE FROM outbox; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) \
         INSERT INTO outbox (mail, urgent, created, due) SELECT '{{}}', {urgent}, 0, 9000000000000 FROM n"
    ));
}

#[test]
fn a_full_outbox_refuses_what_is_nothing_without_its_mail_and_nothing_else() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let nina = team.member("nina", &[INVOICES]);
    let claire = team.sit("claire");
    let invited = || team.local.ask("SELECT count(*) FROM invitations");
    let invite = || portal.invitations.invite(&claire, &offer("zoe@example.net", &[INVOICES]));
    fill(&team.local, 10_000);
    assert_eq!(invite().unwrap_err().code(), "unavailable/mail");
    assert_eq!(invited(), "0", "what is refused has not happened");
    // A link that its owner waits for finds room, and what is taken away is taken away.
    portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger()).unwrap();
    fill(&team.local, 19_999);
    portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger()).unwrap();
    fill_lane(&team.local, 12_000, true);
    let reset = portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger());
    assert_eq!(reset.unwrap_err().code(), "unavailable/mail");
    let nobody = portal.passwords.request_reset(&team.local.site, "nobody", team.local.stranger());
    assert_eq!(nobody.unwrap_err().code(), "unavailable/mail", "strangers learn nothing from it (rule U6)");
    portal.members.revoke(&claire, nina).unwrap();
    let is_told = |to: &str| team.local.erp.mails(0).iter().any(|mail| mail.to == to);
    team.local.until("she is told", || is_told("nina@example.net"));
    fill(&team.local, 20_000);
    portal.members.revoke(&claire, max).unwrap();
    assert_eq!(team.local.ask("SELECT count(*) FROM outbox"), "20000", "a right ends though nobody can be told");
    assert!(!is_told("max@example.net"));
    assert!(team.holds(nina).is_none() && team.holds(max).is_none());
    fill(&team.local, 9_999);
    invite().unwrap();
    assert_eq!(invited(), "1");
}

#[test]
fn an_invitation_that_reached_nobody_says_so_to_its_inviter_and_to_staff_until_it_is_sent_anew() {
    let team = Team::new();
    let server = SmtpServer::start();
    team.local.erp.mail_through(&server.url());
    server.refuses_for("zoe@", Step::Recipient, "550 5.1.1 <zoe@example.net>: no such user");
    let claire = team.sit("claire");
    let row = team.local.portal.invitations.invite(&claire, &offer("zoe@example.net", &[INVOICES])).unwrap();
    assert_eq!(row.undelivered, None);
    team.local.until("it is given up", || fate(&team.local, "zoe@example.net") == "undelivered");
    let words = || team.local.portal.members.people(&claire).unwrap().invitations.remove(0).undelivered;
    let said = "550 5.1.1 <zoe@example.net>: no such user";
    assert_eq!(words().as_deref(), Some(said));
    let waits: WhatWaits = serde_json::from_str(&team.local.portal.operate(&text(&Waiting {})).unwrap()).unwrap();
    let told: Vec<_> = waits.undelivered.iter().map(|mail| (&*mail.to, &*mail.words)).collect();
    assert_eq!(told, [("zoe@example.net", said)]);
    assert!(waits.mails.is_empty());
    // The mailbox is there now: what is sent anew is undelivered no more.
    server.recovers();
    assert_eq!(team.local.portal.invitations.resend(&claire, row.id).unwrap().undelivered, None);
    server.taken(1);
    team.local.until("the mail leaves", || team.local.ask("SELECT count(*) FROM outbox") == "0");
    assert_eq!(words(), None);
}

#[test]
fn who_signs_in_is_told_that_mails_are_refused_and_strangers_are_not() {
    let local = LocalPortal::new();
    local.user("claire");
    let server = SmtpServer::start();
    local.erp.mail_through(&server.url());
    server.refuses(Step::Recipient, "550 5.1.1 gone");
    for login in ["claire", "nobody"] {
        local.portal.passwords.request_reset(&local.site, login, local.stranger()).unwrap();
    }
    local.until("it is given up", || fate(&local, "claire@example.net") == "undelivered");
    // Asking once more answers as before.
    local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    let session = local.sign_in("claire", tests::local_portal::PASSWORD).unwrap().session;
    let principal = local.principal(&session).unwrap();
    let refused = || local.portal.security.of(&principal).unwrap().email_refused;
    assert_eq!(refused().as_deref(), Some("550 5.1.1 gone"));
    local.until("every mail has its fate", || local.ask("SELECT count(*) FROM outbox") == "0");
    local.sql(&format!("UPDATE undelivered SET given_up = {}", local.now().0 - 14 * 86_400_000));
    assert_eq!(refused().as_deref(), Some("550 5.1.1 gone"), "for two weeks");
    local.sql("UPDATE undelivered SET given_up = given_up - 1");
    assert_eq!(refused(), None);
    local.sql("UPDATE undelivered SET given_up = given_up + 1");
    assert!(refused().is_some());
    server.recovers();
    local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    server.taken(1);
    local.until("she is reached", || refused().is_none());
    assert_ne!(local.ask("SELECT count(*) FROM undelivered"), "0", "staff see what did not arrive all the same");
}

/// A process that mails through this server, over this store.
fn mailing(store: &std::path::Path, server: &SmtpServer, count: u32) -> Child {
    Command::new(tests::modules::example("mailing"))
        .args([store.as_os_str(), server.url().as_ref(), count.to_string().as_ref()])
        .stdin(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn killed_processes_lose_no_mail_park_none_and_double_none_but_the_one_on_the_wire() {
    let folder = tests::folder();
    let store = folder.path().join("portal.db");
    let server = SmtpServer::start();
    server.is_slow_for("reader", Duration::from_millis(40));
    let mut process = mailing(&store, &server, 40);
    let begun = Instant::now();
    for round in 1..=4 {
        server.taken(round * 7);
        process.kill().unwrap();
        process.wait().unwrap();
        process = mailing(&store, &server, 0);
    }
    let mut taken = server.taken(40);
    for _ in 0..100 {
        taken.sort_by(|a, b| (&a.to, &a.message_id).cmp(&(&b.to, &b.message_id)));
        taken.dedup_by(|a, b| (&a.to, &a.message_id) == (&b.to, &b.message_id));
        if taken.len() == 40 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        taken = server.taken(40);
    }
    assert_eq!(taken.len(), 40, "each came, always under its own id");
    assert!(server.taken(0).len() <= 44, "a kill doubles no mail but the one on the wire");
    assert!(begun.elapsed() < Duration::from_mins(1), "nothing waits for its dead holder: {:?}", begun.elapsed());
    process.kill().unwrap();
    process.wait().unwrap();
}

#[test]
fn two_processes_over_one_store_send_each_mail_once() {
    let local = LocalPortal::new();
    let other = local.another_portal();
    let server = SmtpServer::start();
    local.erp.mail_through(&server.url());
    for place in 0..60 {
        queue(&local, &format!("reader{place}@example.net"));
        other.mailing.wake();
    }
    local.until("the outbox is empty", || local.ask("SELECT count(*) FROM outbox") == "0");
    let mut ids: Vec<_> = server.taken(60).into_iter().map(|taken| taken.message_id).collect();
    assert_eq!(ids.len(), 60);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 60);
    other.stop();
}

#[test]
fn two_weeks_and_a_thousand_undelivered_mails_are_kept() {
    let local = LocalPortal::new();
    let now = local.now().0;
    local.sql(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) \
         INSERT INTO undelivered (recipient, recipient_key, subject, site, words, queued, given_up) \
         SELECT 'a', 'a', '', 'alpes', '', 0, CASE WHEN i < 1200 THEN {now} ELSE {} END FROM n",
        now - 14 * 86_400_000 - 1
    ));
    local.erp.fail("send_mail", Class::Refused);
    queue(&local, "claire@example.net");
    local.until("it is given up", || fate(&local, "claire@example.net") == "undelivered");
    let kept = local.ask("SELECT count(*) FROM undelivered").parse::<u32>().unwrap();
    assert!((1..=1000).contains(&kept), "{kept}");
    assert_eq!(local.ask(&format!("SELECT count(*) FROM undelivered WHERE given_up < {now}")), "0");
}
