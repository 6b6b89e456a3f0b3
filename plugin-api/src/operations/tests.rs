use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::account::{Invite, OnAccount, Preview, Revoke};
use super::*;

fn commands() -> Vec<Command> {
    let on = |act: AccountCommand| {
        Command::Account(OnAccount { site: "alpes".into(), third_party: "101".into(), by: "Claude".into(), act })
    };
    Command::samples().into_iter().chain(AccountCommand::samples().into_iter().map(on)).collect()
}

#[test]
fn every_command_is_read_as_it_is_written() {
    for command in commands() {
        let json = command.json();
        match Command::read(&json.to_string()) {
            Ok(read) => assert_eq!(read, command, "{json}"),
            // The sample says no id.
            Err(error) => assert!(error.to_string().contains("an id is a text"), "{json}: {error}"),
        }
    }
}

#[test]
fn every_name_is_a_word_of_its_own_and_says_what_it_does() {
    let of_commands: Vec<Name> = commands().iter().map(Command::name).collect();
    assert_eq!(of_commands, Name::all().collect::<Vec<_>>());
    let names: BTreeSet<String> = Name::all().map(|name| name.to_string()).collect();
    assert_eq!(names.len(), of_commands.len());
    for name in Name::all() {
        assert!(name.does().ends_with('.') && !name.does().starts_with(' '), "{name}: {}", name.does());
    }
}

#[test]
fn a_command_is_the_json_that_it_always_was() {
    let (site, third_party, by) = (String::from("alpes"), String::from("101"), String::from("Claude"));
    let invite = Invite { email: "lea@example.net".into(), hours: Some(2), ..Invite::default() };
    for (got, want) in [
        (Views {}.json(), json!({ "do": "views" })),
        (
            Erasing { site: site.clone(), login: "lea".into() }.json(),
            json!({ "do": "erasing", "site": "alpes", "login": "lea" }),
        ),
        (
            Accounts { after: Some("7".into()), state: Some(AccountState::Closed), ..Accounts::default() }.json(),
            json!({ "do": "accounts", "after": "7", "state": "closed", "limit": 1000 }),
        ),
        (
            OnAccount { site: site.clone(), third_party: third_party.clone(), by: by.clone(), act: invite }.json(),
            json!({
                "do": "account", "site": "alpes", "third_party": "101", "by": "Claude",
                "act": { "invite": {
                    "email": "lea@example.net", "name": "", "hours": 2, "membership": { "owner": false },
                } },
            }),
        ),
        (
            Command::from(OnAccount { site, third_party, by, act: Revoke { login: "lea".into() } }).json(),
            json!({
                "do": "account", "site": "alpes", "third_party": "101", "by": "Claude",
                "act": { "revoke": { "login": "lea" } },
            }),
        ),
    ] {
        assert_eq!(got, want);
    }
}

#[test]
fn what_a_command_leaves_out_has_its_meaning_and_what_it_does_not_know_is_refused() {
    let on = |act: &str| format!(r#"{{"do": "account", "site": "alpes", "third_party": "101", "act": {act}}}"#);
    let preview = OnAccount {
        site: "alpes".into(),
        third_party: "101".into(),
        by: String::new(),
        act: AccountCommand::from(Preview::default()),
    };
    for (text, want) in [
        (r#"{"do": "accounts"}"#.to_owned(), Some(Command::from(Accounts::default()))),
        (
            r#"{"site": "alpes", "do": "users", "state": null}"#.to_owned(),
            Some(Users { site: "alpes".into(), ..Users::default() }.into()),
        ),
        // Those without a member took any from the beginning.
        (r#"{"do": "views", "more": 1}"#.to_owned(), Some(Views {}.into())),
        (on(r#"{"preview": {}}"#), Some(Command::Account(preview))),
        (r#"{"do": "accounts", "after": null}"#.to_owned(), None),
        (r#"{"do": "accounts", "after": 7}"#.to_owned(), None),
        (r#"{"do": "accounts", "after": "07"}"#.to_owned(), None),
        (r#"{"do": "accounts", "limit": null}"#.to_owned(), None),
        (r#"{"do": "erasing", "site": "alpes", "login": "lea", "more": 1}"#.to_owned(), None),
        (r#"{"do": "erasing", "site": "alpes"}"#.to_owned(), None),
        (on(r#"{"list": {"more": 1}}"#), None),
        (on(r#"{"list": {}, "suspend": {"login": "lea"}}"#), None),
        (on(r#""list""#), None),
        (on(r#"{"revoke": ["lea"]}"#), None),
    ] {
        assert_eq!(Command::read(&text).ok(), want, "{text}");
    }
}

#[test]
fn an_answer_of_a_later_version_is_read_all_the_same() {
    let answer = json!({ "login": "lea", "state": "resting", "sessions_ended": 1, "since": "2026-01-31T12:00:00Z" });
    let changed: UserChanged = serde_json::from_value::<UserChanged>(answer).unwrap();
    assert_eq!((changed.state.as_str(), changed.sessions_ended), ("resting", 1));
    let page: account::LedgerPage =
        serde_json::from_value(json!({ "entries": [], "next": null, "last": 0, "head": "" })).unwrap();
    assert_eq!(serde_json::to_value(page).unwrap().get("text"), None::<&Value>);
}
