//! Who is of the staff, and who gets in.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;

use super::entering::{ABSOLUTE, IDLE};
use super::*;

const NOW: u64 = 1_800_000_000_000;
const PASSWORD: &str = "a drawer full of odd gloves";
const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));
const AWAY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 7));

fn after(duration: Duration) -> u64 {
    NOW + u64::try_from(duration.as_millis()).unwrap()
}

fn new<'a>(login: &'a str, name: &'a str, role: Role) -> NewPerson<'a> {
    NewPerson { login, name, role, must_change: false }
}

/// A store with two people in it, and the folder that it lies in.
fn roster() -> (Roster, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let roster = Roster::open(&folder.path().join("staff.sqlite")).unwrap();
    roster.add(&new("claude", "Claude Martin", Role::Manage), PASSWORD, NOW).unwrap();
    roster.add(&new("odile", "Odile Perret", Role::Admin), PASSWORD, NOW).unwrap();
    (roster, folder)
}

fn code<T>(result: Result<T, Failure>) -> String {
    result.err().map_or_else(|| "ok".to_owned(), |failure| failure.code)
}

#[test]
fn two_persons_are_two_logins_that_nobody_takes_for_one_another() {
    let (roster, _folder) = roster();
    for (login, want) in [
        ("claude", "staff/taken"),
        ("c1aude", "staff/taken"),
        ("nadia", "ok"),
        ("clauden", "ok"),
        ("rnarie", "ok"),
        ("marie", "staff/taken"),
        ("Nadia", "staff/login"),
        ("сlaude", "staff/login"),
        ("zoé", "staff/login"),
        (" claude", "staff/login"),
        ("1claude", "staff/login"),
        ("console", "staff/login"),
        ("", "staff/login"),
    ] {
        assert_eq!(code(roster.add(&new(login, "Some Body", Role::Look), PASSWORD, NOW)), want, "{login}");
    }
    for name in ["", " Claude", "Claude (odile)", "two\nlines", &"x".repeat(121)] {
        assert_eq!(code(roster.add(&new("zoe", name, Role::Look), PASSWORD, NOW)), "staff/name", "{name:?}");
    }
    let signatures: BTreeSet<String> = roster.people().unwrap().iter().map(Person::signature).collect();
    assert_eq!(signatures.len(), roster.people().unwrap().len());
    assert!(signatures.contains("Claude Martin (claude)"), "{signatures:?}");
}

#[test]
fn a_password_is_long_and_none_that_is_guessed_first() {
    let (roster, _folder) = roster();
    for (password, want) in [
        ("short", "staff/password"),
        ("fourteen chars", "staff/password"),
        ("fifteen charact", "ok"),
        ("aaaaaaaaaaaaaaaaaaaa", "staff/password"),
        ("nadia nadia nadia nadia", "staff/password"),
        ("Nadia Roux, Nadia Roux 1", "staff/password"),
        (&"long ".repeat(60), "staff/password"),
    ] {
        let login = format!("p{}", password.len());
        let person = NewPerson { name: "Nadia Roux", ..new(&login, "", Role::Look) };
        assert_eq!(code(roster.add(&person, password, NOW)), want, "{password}");
    }
    let made: BTreeSet<String> = (0..50).map(|_| one_time().unwrap()).collect();
    assert_eq!(made.len(), 50);
    assert!(made.iter().all(|password| password.len() == 23), "{made:?}");
}

#[test]
fn a_session_lives_an_hour_unused_and_twelve_at_all_and_not_before_it_was_used() {
    let (roster, _folder) = roster();
    let minute = Duration::from_mins(1);
    for (later, want) in [(IDLE.saturating_sub(minute), true), (IDLE, false)] {
        let token = roster.sign_in(" Claude ", PASSWORD, HOME, NOW).unwrap();
        assert_eq!(roster.enter(&token, after(later)).unwrap().is_some(), want, "{later:?} unused");
    }
    let token = roster.sign_in("claude", PASSWORD, HOME, NOW).unwrap();
    let mut last = true;
    for minutes in (0..=12 * 60).step_by(30) {
        let later = Duration::from_mins(minutes);
        last = roster.enter(&token, after(later)).unwrap().is_some();
        assert_eq!(last, later < ABSOLUTE, "{minutes} minutes");
    }
    assert!(!last);
    let token = roster.sign_in("claude", PASSWORD, HOME, NOW).unwrap();
    assert!(roster.enter(&token, NOW - 60_000).unwrap().is_some(), "a clock that is put right by a minute");
    assert!(roster.enter(&token, NOW - 86_400_000).unwrap().is_none(), "one that is put back by a day");
    assert!(roster.enter(&token, NOW).unwrap().is_none(), "it has ended for good");
    assert!(roster.enter("", NOW).unwrap().is_none() && roster.enter("0000", NOW).unwrap().is_none());
}

#[test]
fn a_role_a_password_and_an_end_of_use_end_sessions_at_once() {
    let (roster, _folder) = roster();
    let other = "twelve plums in the attic";
    for what in ["role", "password", "use", "sign-out"] {
        let password = if what == "use" || what == "sign-out" { other } else { PASSWORD };
        let token = roster.sign_in("claude", password, HOME, NOW).unwrap();
        let mate = roster.sign_in("odile", PASSWORD, HOME, NOW).unwrap();
        match what {
            "role" => drop(roster.set_role("claude", Role::Support).unwrap()),
            "password" => drop(roster.set_password("claude", other, true).unwrap()),
            "use" => drop(roster.set_enabled("claude", false).unwrap()),
            _ => roster.sign_out(&token).unwrap(),
        }
        assert!(roster.enter(&token, NOW).unwrap().is_none(), "{what}");
        assert!(roster.enter(&mate, NOW).unwrap().is_some(), "{what}: nobody else's");
        if what == "use" {
            assert_eq!(code(roster.sign_in("claude", other, HOME, NOW)), "staff/wrong");
            assert_eq!(code(roster.prove("claude", other)), "staff/wrong");
            roster.set_enabled("claude", true).unwrap();
        }
    }
    assert_eq!(roster.person("claude").unwrap().role, Role::Support);
    assert!(roster.person("claude").unwrap().must_change);
}

#[test]
fn somebody_who_runs_the_place_is_always_left() {
    let (roster, _folder) = roster();
    assert_eq!(code(roster.set_role("odile", Role::Manage)), "staff/last-admin");
    assert_eq!(code(roster.set_enabled("odile", false)), "staff/last-admin");
    roster.set_role("claude", Role::Admin).unwrap();
    assert_eq!(code(roster.set_enabled("odile", false)), "ok");
    assert_eq!(code(roster.set_role("claude", Role::Look)), "staff/last-admin");
    assert_eq!(code(roster.set_role("nobody", Role::Look)), "staff/unknown");
}

#[test]
fn who_guesses_waits_and_nobody_elsewhere_does() {
    let (roster, _folder) = roster();
    for _ in 0..5 {
        assert_eq!(code(roster.sign_in("claude", "wrong", AWAY, NOW)), "staff/wrong");
    }
    let throttled = roster.sign_in("claude", PASSWORD, AWAY, NOW).unwrap_err();
    assert_eq!((&*throttled.code, &*throttled.detail), ("staff/throttled", "{\"seconds\":1}"));
    assert_eq!(code(roster.sign_in("claude", PASSWORD, HOME, NOW)), "ok", "from another network");
    assert_eq!(code(roster.sign_in("odile", PASSWORD, AWAY, NOW)), "ok", "another login");
    assert_eq!(code(roster.sign_in("claude", PASSWORD, AWAY, NOW + 1_000)), "ok", "who waits gets in");
    for guess in 0..40 {
        drop(roster.sign_in(&format!("guess{guess}"), "wrong", AWAY, NOW + 1_000));
    }
    assert_eq!(code(roster.sign_in("odile", PASSWORD, AWAY, NOW + 1_000)), "staff/throttled", "the network as a whole");
    assert_eq!(code(roster.sign_in("odile", PASSWORD, AWAY, NOW - 86_400_000)), "staff/throttled");
    assert_eq!(code(roster.sign_in("odile", PASSWORD, AWAY, after(Duration::from_mins(16)))), "ok");
}

#[test]
fn the_file_is_private_outlives_the_process_and_holds_no_secret() {
    let (roster, folder) = roster();
    let token = roster.sign_in("claude", PASSWORD, HOME, NOW).unwrap();
    drop(roster);
    let file = folder.path().join("staff.sqlite");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let bytes = std::fs::read(&file).unwrap();
    for secret in [token.as_bytes(), PASSWORD.as_bytes()] {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret));
    }
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("$argon2id$v=19$m=19456,t=2,p=1$"), "as the portal hashes");
    let again = Roster::open(&file).unwrap();
    assert!(again.enter(&token, NOW).unwrap().is_some());
    drop(again);
    let later = Connection::open(&file).unwrap();
    later.pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(code(Roster::open(&file)), "staff/other-version");
}
