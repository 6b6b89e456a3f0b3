//! The host's clock steps (rule T2): what lasts, lasts as long as time passes; nothing that was over lives again, and nobody
//! is kept out.

use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::{invitations, transfers};
use tests::desk::PASSWORD;
use tests::house::{House, INVOICES};

const MINUTE: Duration = Duration::from_mins(1);

/// Whether what was made still works, asked without using it up.
type Lives = Box<dyn Fn(&House) -> bool>;

/// What lasts for a while, for how long, and how it is made.
type Lasting = (&'static str, Duration, fn(&House) -> Lives);

const LASTING: [Lasting; 6] = [
    ("a session", Duration::from_hours(1), |house| {
        let session = house.desk.sign_in("claire", PASSWORD).unwrap().session;
        Box::new(move |house| house.desk.principal(&session).is_ok())
    }),
    ("a link", Duration::from_mins(30), |house| {
        house.desk.portal.passwords.request_reset(&house.desk.site, "claire", house.desk.stranger()).unwrap();
        let link = house.desk.link_in_mail(1);
        Box::new(move |house| house.desk.portal.passwords.look_at_link(&house.desk.site, &link).is_ok())
    }),
    ("an invitation", invitations::LIFETIME, |house| {
        let link = house.invite(&house.sit("claire"), "paul@example.net", &[INVOICES], 1);
        Box::new(move |house| house.desk.portal.accepting.look_at(&house.desk.site, &link).is_ok())
    }),
    ("an ownership that is offered", transfers::LIFETIME, |house| {
        let max = house.member("max", &[INVOICES]);
        house.desk.portal.transfers.propose(&house.sit("claire"), max, PASSWORD).unwrap();
        Box::new(|house| house.desk.portal.transfers.offered_to(&house.sit("max")).unwrap().is_some())
    }),
    ("a one-time password", Duration::from_hours(48), |house| {
        let hash = house.desk.ask("SELECT password FROM users WHERE login = 'claire'");
        let until = house.desk.now().plus(Duration::from_hours(48));
        let made = tests::desk::Made { password: Some(&hash), one_time_until: Some(until), ..Default::default() };
        house.desk.user_with("nina", &made);
        Box::new(|house| house.desk.sign_in("nina", PASSWORD).is_ok())
    }),
    ("a mail that the host did not take", MINUTE, |house| {
        house.desk.erp.fail("send_mail", plugin_api::Class::Unavailable);
        house.desk.portal.passwords.request_reset(&house.desk.site, "claire", house.desk.stranger()).unwrap();
        house.desk.until("the mail waits", || house.desk.ask("SELECT max(tries) FROM outbox") == "1");
        house.desk.until("the mail is put off", || house.desk.ask("SELECT due - created FROM outbox") == "60000");
        house.desk.erp.recover();
        Box::new(|_| true)
    }),
];

/// How the clock steps, in seconds.
const STEPS: [i64; 8] = [1, -1, 300, -300, 7_200, -7_200, 400 * 86_400, -400 * 86_400];

fn set(house: &House, seconds: i64) {
    let now = plugin_api::Host::now(&*house.desk.erp);
    house.desk.erp.set_now(now.checked_add_signed(seconds * 1000).unwrap());
}

fn restart(house: &mut House) {
    house.desk.restart();
    house.desk.site = house.enable("alpes");
}

/// For one request or for good, with a restart between or none: what was over stays over, and what lives ends when its time
/// has passed. Only a leap forward counts as time that passed: a machine that slept looks the same.
#[test]
fn whatever_the_clock_does_what_lasts_ends_in_its_time_and_never_lives_again() {
    for (name, lasts, make) in LASTING.into_iter().take(5) {
        for step in STEPS {
            for (returns, restarts) in [(true, false), (true, true), (false, false), (false, true)] {
                let what = format!("{name}: {step} s, for one request: {returns}, with a restart: {restarts}");
                let mut house = House::new();
                let lives = make(&house);
                assert!(lives(&house), "{what}: new");
                set(&house, step);
                let mut alive = lives(&house);
                let leap = Duration::from_secs(step.max(0).unsigned_abs());
                if restarts {
                    restart(&mut house);
                }
                assert_eq!(alive, leap < lasts, "{what}: after the step");
                if returns {
                    set(&house, -step);
                }
                if restarts {
                    restart(&mut house);
                }
                let still = lives(&house);
                assert!(alive || !still, "{what}: it lives again");
                alive = still;
                // Up to a minute may have been judged before a process that was killed said so.
                let margin = if restarts { MINUTE } else { Duration::ZERO } + 4 * Duration::from_secs(1);
                if let Some(rest) = lasts.checked_sub(leap + margin)
                    && name != "a session"
                {
                    assert!(alive, "{what}: dead too soon");
                    house.desk.erp.wait(rest.saturating_sub(Duration::from_secs(10)));
                    assert!(lives(&house) || rest < Duration::from_secs(10), "{what}: dead before its time");
                }
                house.desk.erp.wait(lasts + Duration::from_secs(10));
                assert!(!lives(&house), "{what}: alive beyond its time");
                house.desk.erp.wait(Duration::from_hours(2));
                assert!(!lives(&house), "{what}: alive again after all was put right");
            }
        }
    }
}

#[test]
fn a_mail_leaves_in_its_time_whatever_the_clock_does() {
    let (_, _, make) = LASTING[5];
    for step in STEPS {
        let house = House::new();
        let _waits = make(&house);
        set(&house, step);
        set(&house, -step);
        house.desk.erp.wait(2 * MINUTE);
        assert_eq!(house.desk.erp.mails(1).len(), 1, "{step} s");
    }
}

#[test]
fn who_waits_as_told_is_in_after_a_leap_of_the_clock() {
    for leap in [7_200, 400 * 86_400] {
        let house = House::new();
        for _ in 0..12 {
            house.desk.sign_in("claire", "wrong password, long").unwrap_err();
            house.desk.erp.wait(MINUTE);
        }
        set(&house, leap);
        house.desk.sign_in("claire", "wrong password, long").unwrap_err();
        set(&house, -leap);
        let Err(Error::SlowDown { seconds }) = house.desk.sign_in("claire", PASSWORD) else { panic!("it waits") };
        assert!(seconds <= 60, "{seconds}");
        house.desk.erp.wait(Duration::from_secs(seconds));
        assert!(house.desk.sign_in("claire", PASSWORD).is_ok(), "{leap} s");
    }
}

/// What was made while the clock was ahead lasts as long as anything, and what is told of it is right an hour later.
#[test]
fn what_was_made_during_a_leap_lasts_as_long_as_anything_else() {
    for restarts in [false, true] {
        let mut house = House::new();
        set(&house, 400 * 86_400);
        let session = house.desk.sign_in("claire", PASSWORD).unwrap().session;
        house.desk.portal.passwords.request_reset(&house.desk.site, "claire", house.desk.stranger()).unwrap();
        let link = house.desk.link_in_mail(1);
        set(&house, -400 * 86_400);
        if restarts {
            restart(&mut house);
        }
        assert!(house.desk.principal(&session).is_ok());
        house.desk.erp.wait(Duration::from_mins(40));
        assert!(house.desk.principal(&session).is_ok(), "used 40 minutes ago");
        assert!(house.desk.portal.passwords.look_at_link(&house.desk.site, &link).is_err(), "a link of half an hour");
        house.desk.erp.wait(Duration::from_mins(40));
        let principal = house.desk.principal(&session).unwrap();
        assert_eq!(principal.now, house.desk.now(), "the clock is believed after an hour");
        let minutes = house.desk.now().since(principal.session.opened).as_secs() / 60;
        assert!((80..=81).contains(&minutes), "{minutes}");
        for half_hours in 0..22 {
            house.desk.erp.wait(Duration::from_mins(30));
            assert_eq!(house.desk.principal(&session).is_ok(), half_hours < 21, "{half_hours} half hours later");
        }
    }
}

#[test]
fn two_processes_whose_clocks_differ_by_three_seconds_agree() {
    let house = House::new();
    let session = house.desk.sign_in("claire", PASSWORD).unwrap().session;
    set(&house, -3);
    let other = house.desk.another_portal();
    for _ in 0..100 {
        set(&house, 3);
        house.desk.erp.wait(MINUTE);
        assert!(house.desk.principal(&session).is_ok());
        set(&house, -3);
        assert!(other.principals.with_any_password(&house.desk.site, &session).is_ok());
    }
    assert_eq!(house.desk.ask("SELECT ahead + moved FROM clock"), "0", "no step");
    other.stop();
}

#[test]
fn two_processes_take_a_step_alike() {
    let house = House::new();
    let other = house.desk.another_portal();
    let session = house.desk.sign_in("claire", PASSWORD).unwrap().session;
    let seen_by_both = |alive: bool, when: &str| {
        assert_eq!(house.desk.principal(&session).is_ok(), alive, "{when}, by the one");
        assert_eq!(
            other.principals.with_any_password(&house.desk.site, &session).is_ok(),
            alive,
            "{when}, by the other"
        );
    };
    set(&house, -7_200);
    seen_by_both(true, "after a step back");
    for _ in 0..4 {
        house.desk.erp.wait(Duration::from_mins(45));
        seen_by_both(true, "in use");
    }
    assert_eq!(house.desk.ask("SELECT moved FROM clock"), "1", "the store was moved once");
    house.desk.erp.wait(Duration::from_hours(1));
    seen_by_both(false, "unused for an hour");
    other.stop();
}
