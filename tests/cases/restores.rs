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
use tests::local_portal::PASSWORD;
use tests::operations::{self, may, text};
use tests::team::{INVOICES, MANAGE, QUOTES, Team};

fn epoch_file(team: &Team) -> PathBuf {
    team.local.path().with_extension("db.epoch")
}

fn put_back(team: &mut Team, copy: &std::path::Path) {
    team.local.put_back(copy);
    team.local.site = team.enable("alpes");
}

fn restored(team: &Team) -> bool {
    team.local.portal.health().restored.is_some()
}

fn ledger(team: &Team) -> String {
    let page = team.staff(&Ledger { export: true, ..Ledger::default() }).unwrap();
    page["text"].as_str().unwrap().to_owned()
}

fn replay(team: &Team, text: &str) -> Result<Value, Error> {
    let command = ReplayLedger { text: text.to_owned(), by: "Zoe".to_owned() };
    team.local.portal.operate(&operations::text(&command)).map(|answer| serde_json::from_str(&answer).unwrap())
}

#[test]
fn a_backup_put_back_is_noticed_and_nothing_of_it_opens_anything() {
    let mut team = Team::new();
    let max = team.member("max", &[INVOICES]);
    let session = team.sign_in("max");
    team.local.portal.passwords.request_reset(&team.local.site, "max", team.local.stranger()).unwrap();
    let link = team.local.link_in_mail(1);
    let invitation = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 2);
    team.local.portal.transfers.propose(&team.sit("claire"), max, PASSWORD).unwrap();
    let copy = team.local.back_up();
    team.staff(&Revoke { login: "max".to_owned() }).unwrap();

    put_back(&mut team, &copy);
    assert!(restored(&team), "health says it");
    assert_eq!(team.context(&session).unwrap_err().code(), "session/revoked");
    assert_eq!(team.local.portal.passwords.look_at_link(&team.local.site, &link).unwrap_err(), Error::LinkInvalid);
    assert!(team.local.portal.accepting.look_at(&team.local.site, &invitation).is_err());
    let waits = "SELECT (SELECT count(*) FROM links) + (SELECT count(*) FROM invitations WHERE state = 'pending') \
                 + (SELECT count(*) FROM transfers WHERE state = 'pending') + (SELECT count(*) FROM outbox)";
    assert_eq!(team.local.ask(waits), "0");
    assert_eq!(team.events().last().map(String::as_str), Some("store-restored"));
    assert_eq!(team.staff(&VerifyLedger {}).unwrap()["whole"], true);
    assert!(team.local.sign_in("max", PASSWORD).is_ok(), "nobody is kept out");

    team.local.restart();
    team.local.site = team.enable("alpes");
    assert_eq!(team.events().iter().filter(|event| *event == "store-restored").count(), 1, "once");
    put_back(&mut team, &copy);
    assert_eq!(team.events().last().map(String::as_str), Some("store-restored"), "the same backup again");
}

/// What may be undone by no backup, each alone.
type Deed = fn(&Team);

#[test]
fn whatever_must_not_be_undone_makes_an_older_store_noticed() {
    let deeds: [(&str, Deed); 7] = [
        ("nothing at all but a start", |_| {}),
        ("an access taken away", |team| drop(team.staff(&Revoke { login: "max".to_owned() }).unwrap())),
        ("an access on hold", |team| drop(team.staff(&Suspend { login: "max".to_owned() }).unwrap())),
        ("fewer permissions", |team| {
            let edit = Edit { login: "max".to_owned(), membership: may(&[QUOTES]) };
            team.staff(&edit).unwrap();
        }),
        ("a login out of use", |team| {
            let command = DisableUser { site: "alpes".to_owned(), login: "max".to_owned(), ..DisableUser::default() };
            team.local.portal.operate(&text(&command)).unwrap();
        }),
        ("another password", |team| {
            let principal = team.visit("max");
            team.local.portal.passwords.change(&principal, PASSWORD, "roter Kahn im Schilf").unwrap();
        }),
        ("a session that was ended", |team| {
            let principal = team.visit("max");
            team.local.portal.sessions.sign_out(&principal).unwrap();
        }),
    ];
    for (what, deed) in deeds {
        let mut team = Team::new();
        team.member("max", &[INVOICES, QUOTES]);
        let copy = team.local.back_up();
        team.local.restart();
        team.local.site = team.enable("alpes");
        deed(&team);
        put_back(&mut team, &copy);
        assert!(restored(&team), "{what}");
    }
}

#[test]
fn what_is_no_restore_ends_nothing() {
    type Change = fn(&mut Team);
    let changes: [(&str, Change); 6] = [
        ("a restart", |team| team.local.restart()),
        ("a kill between the store and its file", |team| {
            let file = epoch_file(team);
            let (id, epoch) = fs::read_to_string(&file).map(|text| split(&text)).unwrap();
            fs::write(file, format!("{id} {}\n", epoch - 3)).unwrap();
            team.local.restart();
        }),
        ("no file", |team| {
            fs::remove_file(epoch_file(team)).unwrap();
            team.local.restart();
        }),
        ("an empty file", |team| {
            fs::write(epoch_file(team), "").unwrap();
            team.local.restart();
        }),
        ("another process", |team| {
            let other = team.local.another_portal();
            team.local.sign_in("claire", PASSWORD).unwrap();
            other.stop();
            team.local.restart();
        }),
        ("the newest backup of a portal that stands", |team| {
            team.local.portal.stop();
            let copy = team.local.back_up();
            team.local.put_back(&copy);
        }),
    ];
    for (what, change) in changes {
        let mut team = Team::new();
        let session = team.sign_in("claire");
        change(&mut team);
        team.local.site = team.enable("alpes");
        assert!(team.context(&session).is_ok() && !restored(&team), "{what}");
        let (_, epoch) = fs::read_to_string(epoch_file(&team)).map(|text| split(&text)).unwrap();
        assert_eq!(epoch.to_string(), team.local.ask("SELECT epoch FROM identity"), "{what}: the file is made anew");
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
    let team = Team::new();
    assert_eq!(fs::metadata(epoch_file(&team)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_store_of_another_portal_is_an_older_one() {
    let mut team = Team::new();
    let other = Team::new();
    other.sign_in("claire");
    let copy = other.local.back_up();
    put_back(&mut team, &copy);
    assert!(restored(&team));
    assert_eq!(team.local.ask("SELECT count(*) FROM sessions WHERE ended IS NULL"), "0");
}

#[test]
fn staff_can_say_that_a_backup_was_put_back() {
    let team = Team::new();
    let session = team.sign_in("claire");
    let answer = team.local.portal.operate(&text(&StoreRestored { by: "Zoe".to_owned() })).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((answer["sessions"].as_i64(), answer["accounts"].as_i64()), (Some(1), Some(1)));
    assert!(team.context(&session).is_err() && restored(&team));
    let entry = team.staff(&Ledger::default()).unwrap()["entries"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((entry["event"].as_str(), entry["name"].as_str()), (Some("store-restored"), Some("Zoe")));
}

#[test]
fn an_exported_ledger_takes_away_again_what_was_taken_away_and_gives_nothing() {
    let mut team = Team::new();
    let people =
        ["max", "nina", "paul", "lena", "omar"].map(|login| (login, team.member(login, &[INVOICES, QUOTES, MANAGE])));
    let copy = team.local.back_up();
    team.local.erp.wait(Duration::from_mins(1));
    team.staff(&Revoke { login: "max".to_owned() }).unwrap();
    team.staff(&Suspend { login: "nina".to_owned() }).unwrap();
    let terms = MembershipTerms { sees: Some("own".to_owned()), ends: Some("2027-01-01".to_owned()), ..may(&[QUOTES]) };
    team.staff(&Edit { login: "paul".to_owned(), membership: terms }).unwrap();
    team.staff(&Suspend { login: "omar".to_owned() }).unwrap();
    team.staff(&Resume { login: "omar".to_owned() }).unwrap();
    let disable = DisableUser { site: "alpes".to_owned(), login: "lena".to_owned(), ..DisableUser::default() };
    team.local.portal.operate(&text(&disable)).unwrap();
    team.member("zora", &[INVOICES]);
    let text = ledger(&team);
    put_back(&mut team, &copy);

    let answer = replay(&team, &text).unwrap();
    let taken: Vec<&str> = answer["taken"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(taken, ["user-disabled: lena", "revoked: max", "suspended: nina", "changed: paul"]);
    assert_eq!(answer["by_hand"], json!(["granted: zora"]));
    let store = team.local.portal.store();
    let of = |at: usize| store.membership(team.account, people[at].1).unwrap();
    assert!(of(0).is_none());
    assert_eq!(of(1).unwrap().state, MembershipState::Suspended);
    let paul = of(2).unwrap();
    assert_eq!(paul.role.permissions().to_string(), QUOTES);
    assert_eq!((paul.sees.as_str(), paul.ends.is_some()), ("own", true));
    assert_eq!(of(4).unwrap().state, MembershipState::Active, "put back in use since");
    assert_eq!(team.local.sign_in("lena", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert_eq!(team.staff(&VerifyLedger {}).unwrap()["whole"], true);
    let again = replay(&team, &text).unwrap();
    assert_eq!(again["taken"], json!([]), "once");
}

#[test]
fn a_ledger_that_does_not_hold_or_does_not_follow_takes_nothing_away() {
    let mut team = Team::new();
    team.member("max", &[INVOICES]);
    let copy = team.local.back_up();
    team.staff(&Suspend { login: "max".to_owned() }).unwrap();
    team.staff(&Resume { login: "max".to_owned() }).unwrap();
    team.staff(&Revoke { login: "max".to_owned() }).unwrap();
    let text = ledger(&team);
    put_back(&mut team, &copy);
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[lines.len() - 1];
    for (what, text) in [
        ("nothing", String::new()),
        ("changed", text.replace("\"revoked\"", "\"suspended\"")),
        ("the last one alone", last.to_owned()),
        ("one left out", [&lines[..lines.len() - 2], &[last][..]].concat().join("\n")),
    ] {
        assert_eq!(replay(&team, &text).unwrap_err().code(), "command/invalid", "{what}");
    }
    let behind = lines[lines.len() - 3..].join("\n");
    assert_eq!(replay(&team, &behind).unwrap()["taken"], json!(["revoked: max"]), "what follows the store's last");
}
