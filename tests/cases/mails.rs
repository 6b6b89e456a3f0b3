//! Mails: as a reader sees them, and how they leave.

use std::time::Duration;

use plugin_api::Class;
use plugin_api::mail::Mail;
use portal_plugin::clock::Timestamp;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::mails::{Addressee, Factor, Matter, compose};
use tests::local_portal::{LocalPortal, site};
use tests::page::Page;

const EXPIRES: Timestamp = Timestamp(1_769_862_600_000);

fn written(locale: Locale, name: &str, matter: Matter<'_>) -> Mail {
    let site = site("alpes", Locale::En);
    let addressee = Addressee {
        site: &site,
        address: "https://alpes.example",
        to: "claire@example.net",
        name,
        login: "claire",
        locale: Some(locale),
        zone: None,
    };
    valid(compose(&addressee, matter).unwrap())
}

/// The mail, once it is known that its HTML is valid, and nothing in it runs, loads or leads anywhere but to https.
pub fn valid(mail: Mail) -> Mail {
    let page = Page::read(mail.html.clone());
    assert_eq!(page.errors, Vec::<String>::new(), "{}", mail.html);
    for element in &page.elements {
        assert!(!["script", "img", "style", "link", "b", "i"].contains(&element.name.as_str()), "{}", mail.html);
        for (name, value) in &element.attributes {
            assert!(name != "src" && !name.starts_with("on"), "{name}={value} in {}", mail.html);
            assert!(name != "href" || value.starts_with("https://") || value.starts_with('/'), "{value}");
        }
    }
    mail
}

#[test]
fn each_mail_reads_well_in_both_languages() {
    let link = Token::new([7; 32]);
    let mut all = Vec::new();
    for locale in Locale::ALL {
        for matter in [
            Matter::Reset { link: &link, expires: EXPIRES },
            Matter::Welcome { link: &link, expires: EXPIRES },
            Matter::OneTimePassword { password: "abcd-efgh-ijkm-npqr-stuv", expires: EXPIRES },
            Matter::PasswordChanged,
            Matter::SignUp { link: &link, expires: EXPIRES },
            Matter::AlreadyKnown,
            Matter::SecondFactor(Factor::On),
            Matter::SecondFactor(Factor::Off),
            Matter::SecondFactor(Factor::Reset { reason: "recognised by phone" }),
            Matter::SecondFactor(Factor::NewCodes),
            Matter::SecondFactor(Factor::CodeUsed { left: 9, few: false }),
            Matter::SecondFactor(Factor::CodeUsed { left: 2, few: true }),
        ] {
            let mail = written(locale, "Claire Dubois", matter);
            all.push(format!("=== {} / {}\n\n{}\n", mail.language, mail.subject, mail.text));
        }
    }
    insta::assert_snapshot!(all.concat());
}

#[test]
fn the_html_part_says_the_same_and_carries_the_same_link() {
    let link = Token::new([7; 32]);
    let mail = written(Locale::Fr, "Claire Dubois", Matter::Reset { link: &link, expires: EXPIRES });
    insta::assert_snapshot!(mail.html);
    let mail = written(Locale::En, "Claire Dubois", Matter::SignUp { link: &link, expires: EXPIRES });
    insta::assert_snapshot!("the_html_part_of_a_sign_up", mail.html);
}

/// What strangers call themselves stays a name (rule M3).
#[test]
fn no_name_adds_a_header_a_line_or_a_tag() {
    let name = "Eve\r\nBcc: all@example.net\r\n\r\n<script>alert(1)</script>\u{202e}txt";
    let mail = written(Locale::En, name, Matter::PasswordChanged);
    assert_eq!(mail.to_name, "Eve Bcc all example. net script alert(1) /script txt");
    assert_eq!(mail.text.lines().next(), Some("Hello Eve Bcc all example. net script alert(1) /script txt,"));
    assert!(!mail.html.contains("<script"), "{}", mail.html);

    let mut site = site("alpes", Locale::En);
    site.brand.name = format!("Alpes\r\nBcc: all@example.net\u{7}{}", "x".repeat(300));
    let addressee = Addressee {
        site: &site,
        address: "",
        to: "a@example.net\r\nBcc: b@example.net",
        name: "",
        login: "a",
        locale: None,
        zone: None,
    };
    let mail = compose(&addressee, Matter::PasswordChanged).unwrap();
    assert!(mail.subject.chars().count() <= 150, "{}", mail.subject);
    for (field, text) in [("subject", &mail.subject), ("to", &mail.to), ("from", &mail.from_name)] {
        assert!(!text.chars().any(char::is_control), "{field}: {text:?}");
    }
}

/// The head of every mail (rule M3).
#[test]
fn a_mail_is_known_by_the_same_id_of_the_sites_domain_at_every_try_and_answers_go_where_the_site_says() {
    let local = LocalPortal::new();
    local.portal.mailing.queue(&mail("claire@example.net")).unwrap();
    local.portal.mailing.queue(&mail("claire@example.net")).unwrap();
    let ids: Vec<String> = local.erp.mails(2).into_iter().map(|mail| mail.message_id).collect();
    assert_ne!(ids[0], ids[1], "two mails with the same words are two");
    let host = &site("alpes", Locale::En).hosts[0];
    assert!(ids.iter().all(|id| id.ends_with(&format!("@{host}")) && id.split('@').count() == 2), "{ids:?}");

    let mut site = site("alpes", Locale::En);
    site.reply_to = Some("help@alpes.example".to_owned());
    let to =
        Addressee { site: &site, address: "", to: "a@example.net", name: "", login: "a", locale: None, zone: None };
    assert_eq!(compose(&to, Matter::PasswordChanged).unwrap().reply_to, "help@alpes.example");
}

fn mail(to: &str) -> Mail {
    Mail { to: to.to_owned(), ..written(Locale::En, "", Matter::PasswordChanged) }
}

#[test]
fn a_mail_waits_while_the_host_is_away_and_leaves_once_it_is_back() {
    let local = LocalPortal::new();
    local.erp.fail("send_mail", Class::Unavailable);
    local.portal.mailing.queue(&mail("claire@example.net")).unwrap();
    local.until("it was tried", || local.ask("SELECT tries FROM outbox") == "1" && due_in(&local) == 60_000);
    assert_eq!(local.portal.health().mails_waiting, 1);
    local.erp.recover();
    local.erp.wait(Duration::from_mins(1));
    local.portal.mailing.queue(&mail("paul@example.net")).unwrap();
    let mut to: Vec<_> = local.erp.mails(2).into_iter().map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["claire@example.net", "paul@example.net"]);
    local.until("the outbox is empty", || local.portal.health().mails_waiting == 0);
}

#[test]
fn a_mail_that_the_host_refuses_or_that_is_three_days_old_is_given_up() {
    let local = LocalPortal::new();
    local.erp.fail("send_mail", Class::Refused);
    local.portal.mailing.queue(&mail("claire@example.net")).unwrap();
    local.until("it is given up", || local.ask("SELECT count(*) FROM outbox") == "0");
    local.erp.fail("send_mail", Class::Unavailable);
    local.portal.mailing.queue(&mail("paul@example.net")).unwrap();
    local.until("it was tried", || local.ask("SELECT tries FROM outbox") == "1" && due_in(&local) == 60_000);
    local.erp.wait(Duration::from_hours(72));
    local.portal.passwords.request_reset(&local.site, "nobody", local.stranger()).unwrap();
    local.until("it is given up", || local.ask("SELECT count(*) FROM outbox") == "0");
    assert!(local.erp.mails(0).is_empty());
}

#[test]
fn a_mail_queued_before_a_restart_leaves_after_it() {
    let mut local = LocalPortal::new();
    local.erp.fail("send_mail", Class::Unavailable);
    local.portal.mailing.queue(&mail("claire@example.net")).unwrap();
    local.until("it was tried", || local.ask("SELECT tries FROM outbox") == "1" && due_in(&local) == 60_000);
    local.erp.recover();
    local.erp.wait(Duration::from_mins(1));
    local.restart();
    assert_eq!(local.erp.mails(1).len(), 1);
}

#[test]
fn ten_thousand_mails_may_wait_and_no_more() {
    let local = LocalPortal::new();
    local.sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
         INSERT INTO outbox (mail, created, due) SELECT '{}', 0, 9000000000000 FROM n",
    );
    let refused = local.portal.mailing.queue(&mail("claire@example.net"));
    assert_eq!(refused.unwrap_err().code(), "unavailable/mail");
    local.sql("DELETE FROM outbox WHERE id = 1");
    assert!(local.portal.mailing.queue(&mail("claire@example.net")).is_ok());
}

fn due_in(local: &LocalPortal) -> u64 {
    local.ask("SELECT due FROM outbox").parse::<u64>().unwrap().saturating_sub(local.now().0)
}
