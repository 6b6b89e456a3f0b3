//! The host's clock steps (rule T2): what lasts, lasts as long as time passes; nothing that was over lives again, and nobody
//! is kept out.

use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::{invitations, transfers};
use tests::local_portal::PASSWORD;
use tests::team::{INVOICES, Team};

const MINUTE: Duration = Duration::from_mins(1);

/// Whether what was made still works, asked without using it up.
type Lives = Box<dyn Fn(&Team) -> bool>;

/// What lasts for a while, for how long, and how it is made.
type Lasting = (&'static str, Duration, fn(&Team) -> Lives);

const LASTING: [Lasting; 6] = [
    ("a session", Duration::from_hours(1), |team| {
        let session = team.local.sign_in("claire", PASSWORD).unwrap().session;
        Box::new(move |team| team.local.principal(&session).is_ok())
    }),
    ("a link", Duration::from_mins(30), |team| {
        team.local.portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger()).unwrap();
        let link = team.local.link_in_mail(1);
        Box::new(move |team| team.local.portal.passwords.look_at_link(&team.local.site, &link).is_ok())
    }),
    ("an invitation", invitations::LIFETIME, |team| {
        let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
        Box::new(move |team| team.local.portal.accepting.look_at(&team.local.site, &link).is_ok())
    }),
    ("an ownership that is offered", transfers::LIFETIME, |team| {
        let max = team.member("max", &[INVOICES]);
        team.local.portal.transfers.propose(&team.sit("claire"), max, PASSWORD).unwrap();
        Box::new(|team| team.local.portal.transfers.offered_to(&team.sit("max")).unwrap().is_some())
    }),
    ("a one-time password", Duration::from_hours(48), |team| {
        let hash = team.local.ask("SELECT password FROM users WHERE login = 'claire'");
        let until = team.local.now().plus(Duration::from_hours(48));
        let made =
            tests::local_portal::Made { password: Some(&hash), one_time_until: Some(until), ..Default::default() };
        team.local.user_with("nina", &made);
        Box::new(|team| team.local.sign_in("nina", PASSWORD).is_ok())
    }),
    ("a mail that the host did not take", MINUTE, |team| {
        team.local.erp.fail("send_mail", plugin_api::Class::Unavailable);
        team.local.portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger()).unwrap();
        team.local.until("the mail waits", || team.local.ask("SELECT max(tries) FROM outbox") == "1");
        team.local.until("the mail is put off", || team.local.ask("SELECT due - created FROM outbox") == "60000");
        team.local.erp.recover();
        Box::new(|_| true)
    }),
];

/// How the clock steps, in seconds.
const STEPS: [i64; 8] = [1, -1, 300, -300, 7_200, -7_200, 400 * 86_400, -400 * 86_400];

fn set(team: &Team, seconds: i64) {
    let now = plugin_api::Host::now(&*team.local.erp);
    team.local.erp.set_now(now.checked_add_signed(seconds * 1000).unwrap());
}

fn restart(team: &mut Team) {
    team.local.restart();
    team.local.site = team.enable("alpes");
}

/// For one request or for good, with a restart between or none: what was over stays over, and what lives ends when its time
/// has passed. Only a leap forward counts as time that passed: a machine that slept looks the same.
#[test]
fn whatever_the_clock_does_what_lasts_ends_in_its_time_and_never_lives_again() {
    for (name, lasts, make) in LASTING.into_iter().take(5) {
        for step in STEPS {
            for (returns, restarts) in [(true, false), (true, true), (false, false), (false, true)] {
                let what = format!("{name}: {step} s, for one request: {returns}, with a restart: {restarts}");
                let mut team = Team::new();
                let lives = make(&team);
                assert!(lives(&team), "{what}: new");
                set(&team, step);
                let mut alive = lives(&team);
                let leap = Duration::from_secs(step.max(0).unsigned_abs());
                if restarts {
                    restart(&mut team);
                }
                assert_eq!(alive, leap < lasts, "{what}: after the step");
                if returns {
                    set(&team, -step);
                }
                if restarts {
                    restart(&mut team);
                }
                let still = lives(&team);
                assert!(alive || !still, "{what}: it lives again");
                alive = still;
                // Up to a minute may have been judged before a process that was killed said so.
                let margin = if restarts { MINUTE } else { Duration::ZERO } + 4 * Duration::from_secs(1);
                if let Some(rest) = lasts.checked_sub(leap + margin)
                    && name != "a session"
                {
                    assert!(alive, "{what}: dead too soon");
                    team.local.erp.wait(rest.saturating_sub(Duration::from_secs(10)));
                    assert!(lives(&team) || rest < Duration::from_secs(10), "{what}: dead before its time");
                }
                team.local.erp.wait(lasts + Duration::from_secs(10));
                assert!(!lives(&team), "{what}: alive beyond its time");
                team.local.erp.wait(Duration::from_hours(2));
                assert!(!lives(&team), "{what}: alive again after all was put right");
            }
        }
    }
}

#[test]
fn a_mail_leaves_in_its_time_whatever_the_clock_does() {
    let (_, _, make) = LASTING[5];
    for step in STEPS {
        let team = Team::new();
        let _waits = make(&team);
        set(&team, step);
        set(&team, -step);
        team.local.erp.wait(2 * MINUTE);
        assert_eq!(team.local.erp.mails(1).len(), 1, "{step} s");
    }
}

#[test]
fn who_waits_as_told_is_in_after_a_leap_of_the_clock() {
    for leap in [7_200, 400 * 86_400] {
        let team = Team::new();
        for _ in 0..12 {
            team.local.sign_in("claire", "wrong password, long").unwrap_err();
            team.local.erp.wait(MINUTE);
        }
        set(&team, leap);
        team.local.sign_in("claire", "wrong password, long").unwrap_err();
        set(&team, -leap);
        let Err(Error::SlowDown { seconds }) = team.local.sign_in("claire", PASSWORD) else { panic!("it waits") };
        assert!(seconds <= 60, "{seconds}");
        team.local.erp.wait(Duration::from_secs(seconds));
        assert!(team.local.sign_in("claire", PASSWORD).is_ok(), "{leap} s");
    }
}

/// What was made while the clock was ahead lasts as long as anything, and what is told of it is right an hour later.
#[test]
fn what_was_made_during_a_leap_lasts_as_long_as_anything_else() {
    for restarts in [false, true] {
        let mut team = Team::new();
        set(&team, 400 * 86_400);
        let session = team.local.sign_in("claire", PASSWORD).unwrap().session;
        team.local.portal.passwords.request_reset(&team.local.site, "claire", team.local.stranger()).unwrap();
        let link = team.local.link_in_mail(1);
        set(&team, -400 * 86_400);
        if restarts {
            restart(&mut team);
        }
        assert!(team.local.principal(&session).is_ok());
        team.local.erp.wait(Duration::from_mins(40));
        assert!(team.local.principal(&session).is_ok(), "used 40 minutes ago");
        assert!(team.local.portal.passwords.look_at_link(&team.local.site, &link).is_err(), "a link of half an hour");
        team.local.erp.wait(Duration::from_mins(40));
        let principal = team.local.principal(&session).unwrap();
        assert_eq!(principal.now, team.local.now(), "the clock is believed after an hour");
        let minutes = team.local.now().since(principal.session.opened).as_secs() / 60;
        assert!((80..=81).contains(&minutes), "{minutes}");
        for half_hours in 0..22 {
            team.local.erp.wait(Duration::from_mins(30));
            assert_eq!(team.local.principal(&session).is_ok(), half_hours < 21, "{half_hours} half hours later");
        }
    }
}

#[test]
fn two_processes_whose_clocks_differ_by_three_seconds_agree() {
    let team = Team::new();
    let session = team.local.sign_in("claire", PASSWORD).unwrap().session;
    set(&team, -3);
    let other = team.local.another_portal();
    for _ in 0..100 {
        set(&team, 3);
        team.local.erp.wait(MINUTE);
        assert!(team.local.principal(&session).is_ok());
        set(&team, -3);
        assert!(other.principals.with_any_password(&team.local.site, &session).is_ok());
    }
    assert_eq!(team.local.ask("SELECT ahead + moved FROM clock"), "0", "no step");
    other.stop();
}

#[test]
fn two_processes_take_a_step_alike() {
    let team = Team::new();
    let other = team.local.another_portal();
    let session = team.local.sign_in("claire", PASSWORD).unwrap().session;
    let seen_by_both = |alive: bool, when: &str| {
        assert_eq!(team.local.principal(&session).is_ok(), alive, "{when}, by the one");
        assert_eq!(
            other.principals.with_any_password(&team.local.site, &session).is_ok(),
            alive,
            "{when}, by the other"
        );
    };
    set(&team, -7_200);
    seen_by_both(true, "after a step back");
    for _ in 0..4 {
        team.local.erp.wait(Duration::from_mins(45));
        seen_by_both(true, "in use");
    }
    assert_eq!(team.local.ask("SELECT moved FROM clock"), "1", "the store was moved once");
    team.local.erp.wait(Duration::from_hours(1));
    seen_by_both(false, "unused for an hour");
    other.stop();
}
