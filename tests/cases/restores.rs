//! A backup that is put back (rule T3): noticed by what the file beside the store knows, or said by staff; and what an
//! exported ledger takes away again.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use plugin_api::operations::account::{Edit, Ledger, Resume, Revoke, Suspend, VerifyLedger};
use plugin_api::operations::{DisableUser, MembershipTerms, ReplayLedger, StoreRestored};
use portal_plugin::error::Error;
use portal_plugin::model::memberships::MembershipState;
use serde_json::{Value, json};
use tests::desk::PASSWORD;
use tests::house::{House, INVOICES, MANAGE, QUOTES};
use tests::operations::{self, may, text};

fn epoch_file(house: &House) -> PathBuf {
    house.desk.path().with_extension("db.epoch")
}

fn put_back(house: &mut House, copy: &std::path::Path) {
    house.desk.put_back(copy);
    house.desk.site = house.enable("alpes");
}

fn restored(house: &House) -> bool {
    house.desk.portal.health().restored.is_some()
}

fn ledger(house: &House) -> String {
    let page = house.staff(&Ledger { export: true, ..Ledger::default() }).unwrap();
    page["text"].as_str().unwrap().to_owned()
}

fn replay(house: &House, text: &str) -> Result<Value, Error> {
    let command = ReplayLedger { text: text.to_owned(), by: "Zoe".to_owned() };
    house.desk.portal.operate(&operations::text(&command)).map(|answer| serde_json::from_str(&answer).unwrap())
}

#[test]
fn a_backup_put_back_is_noticed_and_nothing_of_it_opens_anything() {
    let mut house = House::new();
    let max = house.member("max", &[INVOICES]);
    let session = house.sign_in("max");
    house.desk.portal.passwords.request_reset(&house.desk.site, "max", house.desk.stranger()).unwrap();
    let link = house.desk.link_in_mail(1);
    let invitation = house.invite(&house.sit("claire"), "paul@example.net", &[INVOICES], 2);
    house.desk.portal.transfers.propose(&house.sit("claire"), max, PASSWORD).unwrap();
    let copy = house.desk.back_up();
    house.staff(&Revoke { login: "max".to_owned() }).unwrap();

    put_back(&mut house, &copy);
    assert!(restored(&house), "health says it");
    assert_eq!(house.context(&session).unwrap_err().code(), "session/revoked");
    assert_eq!(house.desk.portal.passwords.look_at_link(&house.desk.site, &link).unwrap_err(), Error::LinkInvalid);
    assert!(house.desk.portal.accepting.look_at(&house.desk.site, &invitation).is_err());
    let waits = "SELECT (SELECT count(*) FROM links) + (SELECT count(*) FROM invitations WHERE state = 'pending') \
                 + (SELECT count(*) FROM transfers WHERE state = 'pending') + (SELECT count(*) FROM outbox)";
    assert_eq!(house.desk.ask(waits), "0");
    assert_eq!(house.events().last().map(String::as_str), Some("store-restored"));
    assert_eq!(house.staff(&VerifyLedger {}).unwrap()["whole"], true);
    assert!(house.desk.sign_in("max", PASSWORD).is_ok(), "nobody is kept out");

    house.desk.restart();
    house.desk.site = house.enable("alpes");
    assert_eq!(house.events().iter().filter(|event| *event == "store-restored").count(), 1, "once");
    put_back(&mut house, &copy);
    assert_eq!(house.events().last().map(String::as_str), Some("store-restored"), "the same backup again");
}

/// What may be undone by no backup, each alone.
type Deed = fn(&House);

#[test]
fn whatever_must_not_be_undone_makes_an_older_store_noticed() {
    let deeds: [(&str, Deed); 7] = [
        ("nothing at all but a start", |_| {}),
        ("an access taken away", |house| drop(house.staff(&Revoke { login: "max".to_owned() }).unwrap())),
        ("an access on hold", |house| drop(house.staff(&Suspend { login: "max".to_owned() }).unwrap())),
        ("fewer permissions", |house| {
            let edit = Edit { login: "max".to_owned(), membership: may(&[QUOTES]) };
            house.staff(&edit).unwrap();
        }),
        ("a login out of use", |house| {
            let command = DisableUser { site: "alpes".to_owned(), login: "max".to_owned(), ..DisableUser::default() };
            house.desk.portal.operate(&text(&command)).unwrap();
        }),
        ("another password", |house| {
            let principal = house.visit("max");
            house.desk.portal.passwords.change(&principal, PASSWORD, "roter Kahn im Schilf").unwrap();
        }),
        ("a session that was ended", |house| {
            let principal = house.visit("max");
            house.desk.portal.sessions.sign_out(&principal).unwrap();
        }),
    ];
    for (what, deed) in deeds {
        let mut house = House::new();
        house.member("max", &[INVOICES, QUOTES]);
        let copy = house.desk.back_up();
        house.desk.restart();
        house.desk.site = house.enable("alpes");
        deed(&house);
        put_back(&mut house, &copy);
        assert!(restored(&house), "{what}");
    }
}

#[test]
fn what_is_no_restore_ends_nothing() {
    type Change = fn(&mut House);
    let changes: [(&str, Change); 6] = [
        ("a restart", |house| house.desk.restart()),
        ("a kill between the store and its file", |house| {
            let file = epoch_file(house);
            let (id, epoch) = fs::read_to_string(&file).map(|text| split(&text)).unwrap();
            fs::write(file, format!("{id} {}\n", epoch - 3)).unwrap();
            house.desk.restart();
        }),
        ("no file", |house| {
            fs::remove_file(epoch_file(house)).unwrap();
            house.desk.restart();
        }),
        ("an empty file", |house| {
            fs::write(epoch_file(house), "").unwrap();
            house.desk.restart();
        }),
        ("another process", |house| {
            let other = house.desk.another_portal();
            house.desk.sign_in("claire", PASSWORD).unwrap();
            other.stop();
            house.desk.restart();
        }),
        ("the newest backup of a portal that stands", |house| {
            house.desk.portal.stop();
            let copy = house.desk.back_up();
            house.desk.put_back(&copy);
        }),
    ];
    for (what, change) in changes {
        let mut house = House::new();
        let session = house.sign_in("claire");
        change(&mut house);
        house.desk.site = house.enable("alpes");
        assert!(house.context(&session).is_ok() && !restored(&house), "{what}");
        let (_, epoch) = fs::read_to_string(epoch_file(&house)).map(|text| split(&text)).unwrap();
        assert_eq!(epoch.to_string(), house.desk.ask("SELECT epoch FROM identity"), "{what}: the file is made anew");
    }
}

fn split(text: &str) -> (String, u64) {
    let (id, epoch) = text.trim().split_once(' ').unwrap();
    (id.to_owned(), epoch.parse().unwrap())
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    assert_eq!(fs::metadata(epoch_file(&house)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_store_of_another_portal_is_an_older_one() {
    let mut house = House::new();
    let other = House::new();
    other.sign_in("claire");
    let copy = other.desk.back_up();
    put_back(&mut house, &copy);
    assert!(restored(&house));
    assert_eq!(house.desk.ask("SELECT count(*) FROM sessions WHERE ended IS NULL"), "0");
}

#[test]
fn staff_can_say_that_a_backup_was_put_back() {
    let house = House::new();
    let session = house.sign_in("claire");
    let answer = house.desk.portal.operate(&text(&StoreRestored { by: "Zoe".to_owned() })).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((answer["sessions"].as_i64(), answer["accounts"].as_i64()), (Some(1), Some(1)));
    assert!(house.context(&session).is_err() && restored(&house));
    let entry = house.staff(&Ledger::default()).unwrap()["entries"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((entry["event"].as_str(), entry["name"].as_str()), (Some("store-restored"), Some("Zoe")));
}

#[test]
fn an_exported_ledger_takes_away_again_what_was_taken_away_and_gives_nothing() {
    let mut house = House::new();
    let people =
        ["max", "nina", "paul", "lena", "omar"].map(|login| (login, house.member(login, &[INVOICES, QUOTES, MANAGE])));
    let copy = house.desk.back_up();
    house.desk.erp.wait(Duration::from_mins(1));
    house.staff(&Revoke { login: "max".to_owned() }).unwrap();
    house.staff(&Suspend { login: "nina".to_owned() }).unwrap();
    let terms = MembershipTerms { sees: Some("own".to_owned()), ends: Some("2027-01-01".to_owned()), ..may(&[QUOTES]) };
    house.staff(&Edit { login: "paul".to_owned(), membership: terms }).unwrap();
    house.staff(&Suspend { login: "omar".to_owned() }).unwrap();
    house.staff(&Resume { login: "omar".to_owned() }).unwrap();
    let disable = DisableUser { site: "alpes".to_owned(), login: "lena".to_owned(), ..DisableUser::default() };
    house.desk.portal.operate(&text(&disable)).unwrap();
    house.member("zora", &[INVOICES]);
    let text = ledger(&house);
    put_back(&mut house, &copy);

    let answer = replay(&house, &text).unwrap();
    let taken: Vec<&str> = answer["taken"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(taken, ["user-disabled: lena", "revoked: max", "suspended: nina", "changed: paul"]);
    assert_eq!(answer["by_hand"], json!(["granted: zora"]));
    let store = house.desk.portal.store();
    let of = |at: usize| store.membership(house.account, people[at].1).unwrap();
    assert!(of(0).is_none());
    assert_eq!(of(1).unwrap().state, MembershipState::Suspended);
    let paul = of(2).unwrap();
    assert_eq!(paul.role.permissions().to_string(), QUOTES);
    assert_eq!((paul.sees.as_str(), paul.ends.is_some()), ("own", true));
    assert_eq!(of(4).unwrap().state, MembershipState::Active, "put back in use since");
    assert_eq!(house.desk.sign_in("lena", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert_eq!(house.staff(&VerifyLedger {}).unwrap()["whole"], true);
    let again = replay(&house, &text).unwrap();
    assert_eq!(again["taken"], json!([]), "once");
}

#[test]
fn a_ledger_that_does_not_hold_or_does_not_follow_takes_nothing_away() {
    let mut house = House::new();
    house.member("max", &[INVOICES]);
    let copy = house.desk.back_up();
    house.staff(&Suspend { login: "max".to_owned() }).unwrap();
    house.staff(&Resume { login: "max".to_owned() }).unwrap();
    house.staff(&Revoke { login: "max".to_owned() }).unwrap();
    let text = ledger(&house);
    put_back(&mut house, &copy);
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[lines.len() - 1];
    for (what, text) in [
        ("nothing", String::new()),
        ("changed", text.replace("\"revoked\"", "\"suspended\"")),
        ("the last one alone", last.to_owned()),
        ("one left out", [&lines[..lines.len() - 2], &[last][..]].concat().join("\n")),
    ] {
        assert_eq!(replay(&house, &text).unwrap_err().code(), "command/invalid", "{what}");
    }
    let behind = lines[lines.len() - 3..].join("\n");
    assert_eq!(replay(&house, &behind).unwrap()["taken"], json!(["revoked: max"]), "what follows the store's last");
}
