//! Two at once: a hundred rounds over a barrier, and exactly one wins. Rule D4 is hammered in `effect_at_once.rs`.

use std::sync::Barrier;
use std::thread;

use plugin_api::mail::Mail;
use plugin_api::operations::account::{ConfirmRecovery, ProposeRecovery};
use portal_plugin::error::Error;
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::team::{INVOICES, MANAGE, Team, offer};

const ROUNDS: usize = 100;

/// Runs both at the same moment.
fn at_once<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    let barrier = Barrier::new(2);
    let wait = &barrier;
    thread::scope(|scope| {
        let a = scope.spawn(move || {
            wait.wait();
            a()
        });
        wait.wait();
        let b = b();
        (a.join().unwrap(), b)
    })
}

fn won(results: &[Result<(), Error>; 2]) -> usize {
    results.iter().filter(|result| result.is_ok()).count()
}

#[test]
fn of_two_who_accept_at_once_one_is_in() {
    let team = Team::new();
    let portal = &team.local.portal;
    team.local.user("paul");
    let (claire, paul) = (team.sit("claire"), team.visit("paul"));
    for round in 0..ROUNDS {
        // Past the caps of a day, which are tested elsewhere.
        team.local.sql("UPDATE invitation_mails SET sent = 1");
        let link = team.invite(&claire, "paul@example.net", &[INVOICES], round + 1);
        let accept = || portal.accepting.accept(&paul, &link).map(drop);
        let (a, b) = at_once(accept, accept);
        assert_eq!(won(&[a.clone(), b.clone()]), 1, "round {round}: {a:?} {b:?}");
        portal.members.revoke(&claire, paul.user.id).unwrap();
    }
}

#[test]
fn accepting_or_cancelling_wins_and_never_both() {
    let team = Team::new();
    let portal = &team.local.portal;
    team.local.user("paul");
    let (claire, paul) = (team.sit("claire"), team.visit("paul"));
    for round in 0..ROUNDS {
        team.local.sql("UPDATE invitation_mails SET sent = 1");
        let link = team.invite(&claire, "paul@example.net", &[INVOICES], round + 1);
        let id = portal.members.people(&claire).unwrap().invitations[0].id;
        let (accepted, cancelled) =
            at_once(|| portal.accepting.accept(&paul, &link).map(drop), || portal.invitations.cancel(&claire, id));
        let member = team.holds(paul.user.id).is_some();
        assert_eq!(member, accepted.is_ok(), "round {round}");
        assert_eq!(won(&[accepted, cancelled]), 1, "round {round}");
        if member {
            portal.members.revoke(&claire, paul.user.id).unwrap();
        }
    }
}

#[test]
fn what_a_member_does_while_being_revoked_is_done_before_or_not_at_all() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    team.local.user("paul");
    let (claire, max_seat, paul) = (team.sit("claire"), team.sit("max"), team.visit("paul"));
    for round in 0..ROUNDS {
        team.local.sql("UPDATE invitation_mails SET sent = 1");
        let (invited, receipt) = at_once(
            || portal.invitations.invite(&max_seat, &offer("new@example.net", &[INVOICES])).map(drop),
            || portal.members.revoke(&claire, max).unwrap(),
        );
        assert_eq!(invited.is_ok(), receipt.invitations.len() == 1, "round {round}: {invited:?} {receipt:?}");
        assert!(portal.members.people(&claire).unwrap().invitations.is_empty(), "round {round}");
        team.grant("max", &may(&[MANAGE, INVOICES]));
    }
    // The same for what others do with what the member had sent.
    for round in 0..ROUNDS {
        team.local.sql("UPDATE invitation_mails SET sent = 1");
        let is_link = |mail: &&Mail| mail.to == "paul@example.net" && mail.text.contains("/invitation/");
        let sent = team.local.erp.mails(0).iter().filter(is_link).count();
        portal.invitations.invite(&max_seat, &offer("paul@example.net", &[INVOICES])).unwrap();
        let link = loop {
            let mails = team.local.erp.mails(0);
            let found: Vec<_> = mails.iter().filter(is_link).collect();
            if found.len() > sent {
                break tests::team::link(found.last().unwrap());
            }
            thread::yield_now();
        };
        let (accepted, receipt) = at_once(
            || portal.accepting.accept(&paul, &link).map(drop),
            || portal.members.revoke(&claire, max).unwrap(),
        );
        assert_eq!(accepted.is_ok(), receipt.invitations.is_empty(), "round {round}: {accepted:?} {receipt:?}");
        if accepted.is_ok() {
            portal.members.revoke(&claire, paul.user.id).unwrap();
        }
        team.grant("max", &may(&[MANAGE, INVOICES]));
    }
}

#[test]
fn accepting_or_withdrawing_an_ownership_wins_and_never_both() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    for round in 0..ROUNDS {
        // Past the slowing of passwords, which is tested elsewhere.
        portal.transfers.propose(&claire, max, PASSWORD).unwrap();
        let (accepted, other) = at_once(
            || portal.transfers.accept(&max_seat, PASSWORD),
            || {
                if round % 2 == 0 {
                    portal.transfers.withdraw(&claire)
                } else {
                    // The same candidate twice: two browsers, one answer.
                    portal.transfers.accept(&max_seat, PASSWORD)
                }
            },
        );
        assert_eq!(won(&[accepted.clone(), other.clone()]), 1, "round {round}: {accepted:?} {other:?}");
        assert_eq!(team.local.ask("SELECT count(*) FROM accounts WHERE owner IS NOT NULL"), "1");
        team.local
            .sql(&format!("UPDATE accounts SET owner = {} WHERE third_party = 'tp1'", claire.principal.user.id.0));
    }
}

#[test]
fn confirming_twice_or_objecting_to_a_recovery_wins_and_never_both() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[INVOICES]);
    let claire = team.sit("claire");
    for round in 0..ROUNDS {
        team.staff_as("Sam", &ProposeRecovery { login: "max".to_owned(), reason: "left the company".to_owned() })
            .unwrap();
        let (confirmed, other) = at_once(
            || team.staff_as("Nadia", &ConfirmRecovery {}).map(drop),
            || {
                if round % 2 == 0 {
                    portal.recoveries.object(&claire)
                } else {
                    team.staff_as("Claude", &ConfirmRecovery {}).map(drop)
                }
            },
        );
        assert_eq!(won(&[confirmed.clone(), other.clone()]), 1, "round {round}: {confirmed:?} {other:?}");
        let passed = confirmed.is_ok() || round % 2 == 1;
        let owner = if passed { max } else { claire.principal.user.id };
        assert_eq!(
            team.local.ask("SELECT owner FROM accounts WHERE third_party = 'tp1'"),
            owner.0.to_string(),
            "{round}"
        );
        team.local
            .sql(&format!("UPDATE accounts SET owner = {} WHERE third_party = 'tp1'", claire.principal.user.id.0));
    }
}
