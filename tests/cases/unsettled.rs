//! What was done in the ERP comes to the ledger and to the mail, also where nobody heard the answer or the process ended.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use plugin_api::Class;
use plugin_api::operations::account::Repoint;
use plugin_api::operations::{DisableUser, StoreRestored, Work};
use serde_json::{Value, json};
use tests::browser::Answer;
use tests::erp::TestDocument;
use tests::modules;
use tests::shop::{Shop, contact};
use tests::two_faced::take_records;

const KEY: &str = "0123456789abcdef-1";
const RECORDED: &str = "SELECT count(*) FROM ledger WHERE line LIKE '%quote-accepted%' OR line LIKE '%ticket-opened%'";
const WAITING: &str = "SELECT count(*) FROM begun_actions";

/// How long somebody who acts is left to it: 5 minutes.
const UNDER_WAY: Duration = Duration::from_mins(5);

/// A shop whose ERP has one quote that waits, and whose regular work is done when it is told to.
fn shop() -> Shop {
    let shop = Shop::open_without_threads();
    shop.erp.add_document(quote());
    shop
}

/// Has `atu` accept the quote.
fn accept(shop: &Shop) -> Answer {
    let body = json!({ "do": "accept", "total": "12.00", "signed_by": "Atu Lenobli" });
    shop.signed_in("alpes", "atu").act(&format!("/api/v1/a/{}/quotes/q1", shop.account("1")), KEY, &body)
}

/// The same, and the ERP's answer gets lost.
fn accept_unheard(shop: &Shop) {
    shop.erp.lose_answers(true);
    assert_eq!(accept(shop).code(), "unavailable/host");
    shop.erp.lose_answers(false);
    assert_eq!((shop.erp.acts().len(), shop.ask(RECORDED), shop.ask(WAITING)), (1, 0, 1));
}

fn work(shop: &Shop) {
    shop.operate(&Work::default());
}

#[test]
fn an_answer_that_nobody_heard_is_asked_for_once_it_is_due_and_told() {
    let shop = shop();
    accept_unheard(&shop);
    let asked = shop.erp.asked("act");
    shop.erp.wait(UNDER_WAY.saturating_sub(Duration::from_millis(1)));
    work(&shop);
    assert_eq!((shop.erp.asked("act"), shop.ask(RECORDED)), (asked, 0), "somebody may still be at it");
    shop.erp.wait(Duration::from_millis(1));
    work(&shop);
    assert_eq!((shop.erp.asked("act"), shop.ask(RECORDED), shop.ask(WAITING)), (asked + 1, 1, 0));
    // Mails leave before anything is asked of the ERP: the next call takes it along.
    work(&shop);
    let mails = shop.erp.mails(1);
    assert_eq!((mails.len(), mails[0].to.as_str()), (1, "atu@example.net"));
    let line = "SELECT count(*) FROM ledger WHERE line LIKE '%\"signed_by\":\"Atu Lenobli\"%' AND line LIKE '%ACT-0%'";
    assert_eq!(shop.ask(line), 1, "as it would have been told at once");
    assert_eq!(accept(&shop).status, 200, "the same form, sent again, is answered");
    work(&shop);
    assert_eq!(
        (shop.erp.acts().len(), shop.ask(RECORDED), shop.erp.mails(1).len()),
        (1, 1, 1),
        "and tells nothing twice"
    );
}

#[test]
fn whoever_sends_the_form_again_settles_it() {
    let shop = shop();
    accept_unheard(&shop);
    assert_eq!(accept(&shop).status, 200);
    assert_eq!((shop.ask(RECORDED), shop.ask(WAITING)), (1, 0));
    shop.erp.wait(UNDER_WAY);
    let asked = shop.erp.asked("act");
    work(&shop);
    assert_eq!(shop.erp.asked("act"), asked);
}

#[test]
fn what_the_erp_never_got_is_done_with_the_files_that_came_with_it() {
    let shop = shop();
    let account = shop.account("1");
    shop.erp.fail("act", Class::Unavailable);
    let file = json!([{ "name": "note.txt", "content": "YXQgbmluZQo=" }]);
    let body = json!({ "subject": "Door", "text": "It sticks.", "files": file });
    let sent = shop.signed_in("alpes", "atu").act(&format!("/api/v1/a/{account}/tickets"), KEY, &body);
    assert_eq!((sent.code().as_str(), shop.erp.acts().len()), ("unavailable/host", 0));
    shop.erp.recover();
    shop.erp.wait(UNDER_WAY);
    work(&shop);
    assert_eq!(shop.ask(RECORDED), 1);
    assert_eq!(shop.erp.acts()[0].1, [("note.txt".to_owned(), "text/plain".to_owned(), 8)]);
    assert_eq!(shop.ask("SELECT count(*) FROM begun_files"), 0, "and they are kept no longer");
}

#[test]
fn nothing_is_asked_for_again_that_was_refused_or_that_its_user_may_not_any_more() {
    type Change = fn(&Shop);
    let refused = |shop: &Shop| shop.erp.refuse_actions(Some("action/over"));
    let disabled = |shop: &Shop| {
        shop.operate(&DisableUser { site: "alpes".to_owned(), login: "atu".to_owned(), ..DisableUser::default() });
    };
    let closed = |shop: &Shop| shop.erp.close_third_party("1");
    let hidden = |shop: &Shop| shop.erp.close(plugin_api::Kind::Quotes);
    let cases: [(&str, Change, u64); 4] = [
        ("the ERP refuses it now", refused, 1),
        ("the user is disabled", disabled, 0),
        ("the third party is closed", closed, 0),
        ("the ERP shows no quotes any more", hidden, 0),
    ];
    for (case, change, asked) in cases {
        let shop = shop();
        accept_unheard(&shop);
        change(&shop);
        let before = shop.erp.asked("act");
        shop.erp.wait(UNDER_WAY);
        work(&shop);
        assert_eq!(shop.erp.asked("act"), before + asked, "{case}");
        assert_eq!((shop.ask(RECORDED), shop.ask(WAITING)), (0, 0), "{case}");
    }
    let shop = shop();
    shop.erp.refuse_actions(Some("action/over"));
    assert_eq!(accept(&shop).code(), "action/over");
    assert_eq!(shop.ask(WAITING), 0, "what is refused at once waits for nothing");
}

/// A quote that waits.
fn quote() -> TestDocument {
    TestDocument { open: true, ..TestDocument::new(plugin_api::Kind::Quotes, "q1", "1") }
}

#[test]
fn what_was_not_asked_now_may_have_been_done_before() {
    let not_asked = |shop: &Shop| {
        shop.erp.fail("act", Class::Unavailable);
        shop.erp.fail_as("host/silent");
        assert_eq!(accept(shop).code(), "unavailable/host");
        shop.erp.recover();
    };
    let shop = shop();
    not_asked(&shop);
    assert_eq!(shop.ask(WAITING), 0, "it never got there");
    accept_unheard(&shop);
    not_asked(&shop);
    assert_eq!(shop.ask(WAITING), 1, "it may have got there the first time");
    shop.erp.wait(UNDER_WAY);
    shop.erp.fail("third_party", Class::Unavailable);
    work(&shop);
    assert_eq!(
        (shop.erp.acts().len(), shop.ask(RECORDED), shop.ask(WAITING)),
        (1, 1, 0),
        "its line needs no name of the ERP's"
    );
}

#[test]
fn nobody_acts_as_somebody_else_or_on_what_is_not_to_be_seen_any_more() {
    type Change = fn(&Shop);
    let behind = |shop: &Shop| {
        shop.erp.put_contact(contact("44", "1"));
        shop.sql("UPDATE users SET contact = '44' WHERE login = 'atu'");
    };
    let document = |shop: &Shop| shop.erp.clear_documents();
    let cases: [(&str, Change); 2] = [("the contact is another one", behind), ("the quote is gone", document)];
    for (case, change) in cases {
        let shop = shop();
        accept_unheard(&shop);
        change(&shop);
        let asked = shop.erp.asked("act");
        shop.erp.wait(UNDER_WAY);
        work(&shop);
        assert_eq!((shop.erp.asked("act"), shop.ask(RECORDED), shop.ask(WAITING)), (asked, 0, 0), "{case}");
    }
}

#[test]
fn what_waits_goes_along_with_its_account() {
    let shop = shop();
    shop.erp.add_third_party("7", "Atu et fils");
    accept_unheard(&shop);
    shop.erp.drop_third_party("1");
    let contacts = ["1", "4", "5", "6"];
    for id in &contacts {
        shop.erp.put_contact(contact(id, "7"));
    }
    shop.erp.clear_documents();
    shop.erp.add_document(TestDocument { third_party: "7".to_owned(), ..quote() });
    let to = Repoint { to: "7".to_owned(), reason: "merged".to_owned(), digest: None };
    shop.staff("1", &to);
    shop.erp.wait(UNDER_WAY);
    work(&shop);
    assert_eq!((shop.erp.acts().len(), shop.ask(RECORDED), shop.ask(WAITING)), (1, 1, 0));
}

#[test]
fn nobody_asks_for_what_a_backup_brought_back() {
    let shop = shop();
    accept_unheard(&shop);
    shop.operate(&StoreRestored { by: "Zoe".to_owned() });
    let asked = shop.erp.asked("act");
    work(&shop);
    assert_eq!((shop.erp.asked("act"), shop.ask(RECORDED), shop.ask(WAITING)), (asked, 0, 0));
}

#[test]
fn what_waits_for_a_site_that_is_gone_has_an_end_too() {
    let shop = shop();
    accept_unheard(&shop);
    shop.sql("UPDATE begun_actions SET site = 'gone'");
    take_records();
    shop.erp.wait(Duration::from_hours(72).saturating_sub(Duration::from_millis(1)));
    work(&shop);
    assert_eq!(shop.ask(WAITING), 1, "the last moment");
    let asked = shop.erp.asked("act");
    shop.erp.wait(Duration::from_hours(24 * 7));
    work(&shop);
    assert_eq!((shop.erp.asked("act"), shop.ask(WAITING)), (asked, 0));
    assert!(take_records().iter().any(|line| line.contains("nobody knows whether the ERP did")), "staff are told");
}

#[test]
fn an_erp_that_stays_silent_is_asked_for_three_days() {
    let shop = shop();
    accept_unheard(&shop);
    shop.erp.fail("act", Class::Unavailable);
    let days = Duration::from_hours(72);
    shop.erp.wait(UNDER_WAY);
    work(&shop);
    assert_eq!(shop.ask(WAITING), 1);
    shop.erp.wait(days.saturating_sub(UNDER_WAY + Duration::from_millis(1)));
    work(&shop);
    assert_eq!(shop.ask(WAITING), 1, "the last moment");
    shop.erp.wait(UNDER_WAY);
    shop.erp.recover();
    let asked = shop.erp.asked("act");
    work(&shop);
    assert_eq!((shop.ask(WAITING), shop.ask(RECORDED), shop.erp.asked("act")), (0, 0, asked), "not once more");
}

#[test]
fn what_waits_for_one_account_has_an_end_and_what_is_beyond_is_done_all_the_same() {
    let shop = shop();
    let path = format!("/api/v1/a/{}/tickets", shop.account("1"));
    let mut atu = shop.signed_in("alpes", "atu");
    let mut send = |number: u32, files: &Value| {
        let body = json!({ "subject": "Door", "text": "It sticks.", "files": files });
        atu.act(&path, &format!("0123456789abcdef-{number}"), &body)
    };
    shop.erp.lose_answers(true);
    for number in 0..22 {
        assert_eq!(send(number, &json!([])).code(), "unavailable/host");
    }
    assert_eq!((shop.erp.acts().len(), shop.ask(WAITING)), (22, 20));
    shop.erp.lose_answers(false);
    assert_eq!(send(22, &json!([])).status, 200);
    assert_eq!(shop.ask(RECORDED), 1);
}

fn acting(folder: &std::path::Path, what: &str) -> Child {
    let (store, acts) = (folder.join("portal.db"), folder.join("acts"));
    Command::new(modules::example("acting"))
        .args([store.as_os_str(), acts.as_os_str(), what.as_ref()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_kill_at_any_moment_parts_no_act_from_its_line_and_its_mail() {
    let folder = tests::folder();
    for round in 0..8 {
        let mut process = acting(folder.path(), if round == 0 { "first" } else { "more" });
        let done = BufReader::new(process.stdout.take().unwrap()).lines().take(2 + round).count();
        assert_eq!(done, 2 + round, "round {round}");
        // Somewhere in the next one.
        std::thread::sleep(Duration::from_millis(round as u64 * 2));
        process.kill().unwrap();
        process.wait().unwrap();
    }
    assert!(acting(folder.path(), "settle").wait().unwrap().success());
    let acts = std::fs::read_to_string(folder.path().join("acts")).unwrap().lines().count();
    let store = rusqlite::Connection::open(folder.path().join("portal.db")).unwrap();
    let count = |sql: &str| store.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let mails = count("SELECT count(*) FROM outbox WHERE mail ->> 'subject' NOT LIKE '%new browser'");
    let acts = i64::try_from(acts).unwrap();
    assert_eq!((count(RECORDED), mails, count(WAITING)), (acts, acts, 0), "in {acts} acts");
}

#[test]
fn what_nobody_comes_back_for_is_forgotten_by_the_regular_work() {
    let shop = shop();
    assert_eq!(accept(&shop).status, 200);
    let count = |table: &str| shop.ask(&format!("SELECT count(*) FROM {table}"));
    let tables = ["activity", "devices", "throttles WHERE bucket <> 'probe'", "actions"];
    assert!(tables.iter().all(|table| count(table) > 0));
    let entries = count("ledger");
    shop.erp.wait(Duration::from_hours(24 * 367));
    work(&shop);
    assert_eq!(tables.map(count), [0; 4]);
    assert_eq!(count("ledger"), entries, "but never a ledger");
}
