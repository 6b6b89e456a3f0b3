//! What each use case leaves in the ledger (rule A10): exactly these entries, and a chain that verifies.

use std::fmt::Write;

use plugin_api::ledger::{Entry, verify};
use plugin_api::operations::account::{
    CancelRecovery, CloseAccount, ConfirmRecovery, Invite, Ledger, ProposeRecovery, ReopenAccount, SuspendAccount,
};
use plugin_api::operations::{
    AccountCommand, Command, CorrectEmail, DisableUser, EnableUser, EndViews, EraseUser, Grant, ImportUser, ViewAs,
};
use portal_plugin::model::contacts::ContactId;
use portal_plugin::model::invitations::LIFETIME;
use portal_plugin::model::users::UserId;
use portal_plugin::portal::accepting::NewPerson;
use portal_plugin::portal::invitations::Offer;
use portal_plugin::portal::principals::AccountContext;
use serde_json::Value;
use tests::local_portal::PASSWORD;
use tests::operations::{may, member, on, owner, text};
use tests::team::{INVOICES, MANAGE, QUOTES, Team, offer, terms};

const ZOE: &str = "zoe@example.net";
const NEW: NewPerson<'_> = NewPerson { login: "zoe", name: "Zoé Roux", password: PASSWORD, locale: None };

/// Who is there when each row begins; signed in already, so that the row's entries are its own.
struct PreparedShop {
    team: Team,
    /// The owner.
    claire: AccountContext,
    /// Manages people, holds invoices too.
    max: AccountContext,
    /// Holds quotes.
    nina: UserId,
}

impl PreparedShop {
    fn set() -> Self {
        let team = Team::new();
        team.member("max", &[MANAGE, INVOICES]);
        let nina = team.member("nina", &[QUOTES]);
        let (claire, max) = (team.sit("claire"), team.sit("max"));
        Self { team, claire, max, nina }
    }

    fn portal(&self) -> &portal_plugin::portal::Portal {
        &self.team.local.portal
    }

    fn max_id(&self) -> UserId {
        self.max.principal.user.id
    }

    fn staff(&self, act: &(impl Into<AccountCommand> + Clone)) {
        self.team.staff(act).unwrap();
    }

    fn operate(&self, command: &(impl Into<Command> + Clone)) -> Value {
        serde_json::from_str(&self.portal().operate(&text(command)).unwrap()).unwrap()
    }

    /// Claire invites Zoé; the link, once it is mailed.
    fn link(&self) -> portal_plugin::model::tokens::Token {
        self.team.invite(&self.claire, ZOE, &[INVOICES], 1)
    }

    fn contact(&self) -> ContactId {
        self.portal().contacts.add(&self.claire, "Zoé", ZOE, "invoices".parse().unwrap()).unwrap().id
    }

    fn entries(&self) -> Vec<Entry> {
        let answer = self.team.staff(&Ledger { export: true, ..Ledger::default() }).unwrap();
        let text = answer["text"].as_str().unwrap();
        verify(text).expect("the chain holds");
        text.lines().map(|line| Entry::open(line).unwrap().0).collect()
    }
}

fn said(entry: &Entry) -> String {
    let mut text = format!("{} {} {}", entry.actor, entry.name, entry.event);
    for (name, detail) in &entry.detail {
        write!(text, " | {name}={detail}").unwrap();
    }
    text
}

type Act = fn(&PreparedShop);

const OFFERED: &str =
    "email=zoe@example.net | ends=never | permissions=portal.invoices.view | sees=all | sites=every site";

/// Each row: what is done, and what the ledger says of it. `OFFERED` stands for what Zoé is offered.
const ROWS: &[(&str, Act, &[&str])] = &[
    ("invited", |s| _ = s.link(), &["user claire invited | OFFERED"]),
    (
        "invited again",
        |s| {
            s.link();
            s.portal().invitations.invite(&s.max, &offer(ZOE, &[INVOICES])).unwrap();
        },
        &[
            "user claire invited | OFFERED",
            "user max superseded | email=zoe@example.net | why=",
            "user max invited | OFFERED",
        ],
    ),
    (
        "expired and invited again",
        |s| {
            s.link();
            s.team.local.erp.wait(LIFETIME);
            s.staff(&Invite { email: ZOE.to_owned(), membership: may(&[INVOICES]), ..Invite::default() });
        },
        &[
            "user claire invited | OFFERED",
            "staff Sam superseded | email=zoe@example.net | why=expired",
            "staff Sam invited | OFFERED",
        ],
    ),
    (
        "resent and cancelled",
        |s| {
            let id = s.portal().invitations.invite(&s.claire, &offer(ZOE, &[INVOICES])).unwrap().id;
            s.portal().invitations.resend(&s.max, id).unwrap();
            s.portal().invitations.cancel(&s.claire, id).unwrap();
        },
        &[
            "user claire invited | OFFERED",
            "user max resent | email=zoe@example.net",
            "user claire cancelled | email=zoe@example.net",
        ],
    ),
    (
        "declined",
        |s| s.portal().accepting.decline(&s.team.local.site, &s.link()).unwrap(),
        &["user claire invited | OFFERED", "system  declined | email=zoe@example.net"],
    ),
    (
        "accepted by a new person",
        |s| drop(s.portal().accepting.accept_as_new(&s.team.local.site, &s.link(), &NEW).unwrap()),
        &[
            "user claire invited | OFFERED",
            "user zoe accepted | as=new | email=zoe@example.net | ends=never | inviter=Claire Dubois \
             | permissions=portal.invoices.view | sees=all | sites=every site",
        ],
    ),
    (
        "accepted by a user",
        |s| {
            s.team.local.user("zoe");
            let zoe = s.team.visit("zoe");
            s.portal().accepting.accept(&zoe, &s.link()).unwrap();
        },
        &[
            "user claire invited | OFFERED",
            "user zoe accepted | email=zoe@example.net | ends=never | inviter=Claire Dubois \
             | permissions=portal.invoices.view | sees=all | sites=every site",
        ],
    ),
    (
        "a contact became a user",
        |s| {
            let by_contact = Offer { contact: Some(s.contact()), ..offer("", &[INVOICES]) };
            s.portal().invitations.invite(&s.claire, &by_contact).unwrap();
            let link = tests::team::link(&s.team.mail_to(ZOE, 1));
            s.portal().accepting.accept_as_new(&s.team.local.site, &link, &NEW).unwrap();
        },
        &[
            "user claire contact-added | categories=invoices | email=zoe@example.net | name=Zoé",
            "user claire invited | OFFERED",
            "user zoe accepted | as=new | email=zoe@example.net | ends=never | inviter=Claire Dubois \
             | permissions=portal.invoices.view | sees=all | sites=every site",
            "user zoe contact-joined | email=zoe@example.net | login=zoe",
        ],
    ),
    (
        "edited",
        |s| {
            let terms = portal_plugin::portal::memberships::MembershipTerms {
                sees: Some("own".to_owned()),
                sites: Some(vec!["alpes".to_owned()]),
                ends: Some("2030-01-31".to_owned()),
                ..terms(&[INVOICES, QUOTES])
            };
            s.portal().members.edit(&s.claire, s.nina, &terms).unwrap();
            s.portal().members.edit(&s.claire, s.nina, &terms).unwrap();
        },
        &["user claire changed | ends=2030-01-31T00:00:00Z | ends_before=never | login=nina \
           | permissions=portal.invoices.view portal.quotes.view | permissions_before=portal.quotes.view | sees=own \
           | sees_before=all | sites=alpes | sites_before=every site"],
    ),
    (
        "on hold and back",
        |s| {
            s.portal().members.suspend(&s.claire, s.nina).unwrap();
            s.portal().members.suspend(&s.claire, s.nina).unwrap();
            s.portal().members.resume(&s.claire, s.nina).unwrap();
        },
        &["user claire suspended | login=nina", "user claire resumed | login=nina"],
    ),
    (
        "ended by its date: the clock writes nothing",
        |s| {
            let ends = portal_plugin::portal::memberships::MembershipTerms {
                ends: Some("2030-01-31".to_owned()),
                ..terms(&[QUOTES])
            };
            s.portal().members.edit(&s.claire, s.nina, &ends).unwrap();
            s.team.local.erp.wait(std::time::Duration::from_hours(24 * 365 * 10));
        },
        &["user claire changed | ends=2030-01-31T00:00:00Z | ends_before=never | login=nina \
           | permissions=portal.quotes.view | sees=all | sites=every site"],
    ),
    (
        "revoked with all that hung on it",
        |s| {
            s.portal().invitations.invite(&s.max, &offer(ZOE, &[INVOICES])).unwrap();
            s.portal().transfers.propose(&s.claire, s.max_id(), PASSWORD).unwrap();
            s.portal().members.revoke(&s.claire, s.max_id()).unwrap();
        },
        &[
            "user max invited | OFFERED",
            "user claire transfer-proposed | to=max",
            "user claire transfer-withdrawn | to=max | why=revoked",
            "user claire cancelled | email=zoe@example.net | why=revoked",
            "user claire revoked | login=max | sessions=1",
        ],
    ),
    ("left", |s| drop(s.portal().members.leave(&s.max).unwrap()), &["user max left | login=max | sessions=1"]),
    (
        "contact added, changed, removed",
        |s| {
            let id = s.contact();
            s.portal().contacts.edit(&s.max, id, "Zoé", "support".parse().unwrap()).unwrap();
            s.portal().contacts.edit(&s.max, id, "Z. Roux", "support".parse().unwrap()).unwrap();
            s.portal().contacts.remove(&s.claire, id).unwrap();
        },
        &[
            "user claire contact-added | categories=invoices | email=zoe@example.net | name=Zoé",
            "user max contact-changed | categories=support | categories_before=invoices | email=zoe@example.net | name=Zoé",
            "user max contact-changed | categories=support | email=zoe@example.net | name=Z. Roux | name_before=Zoé",
            "user claire contact-removed | categories= | categories_before=support | email=zoe@example.net | name= \
             | name_before=Z. Roux",
        ],
    ),
    (
        "ownership proposed, withdrawn, accepted",
        |s| {
            s.portal().transfers.propose(&s.claire, s.nina, PASSWORD).unwrap();
            s.portal().transfers.withdraw(&s.claire).unwrap();
            s.portal().transfers.propose(&s.claire, s.max_id(), PASSWORD).unwrap();
            s.portal().transfers.accept(&s.max, PASSWORD).unwrap();
        },
        &[
            "user claire transfer-proposed | to=nina",
            "user claire transfer-withdrawn | to=nina",
            "user claire transfer-proposed | to=max",
            "user max transferred | from=claire | to=max",
        ],
    ),
    (
        "a lost owner: proposed and taken back, proposed and objected to, proposed and confirmed",
        |s| {
            let propose =
                || s.staff(&ProposeRecovery { login: "max".to_owned(), reason: "left the company".to_owned() });
            let by_another = |act: AccountCommand| drop(s.team.staff_as("Nadia", &act).unwrap());
            propose();
            by_another(CancelRecovery {}.into());
            propose();
            s.portal().recoveries.object(&s.claire).unwrap();
            propose();
            by_another(ConfirmRecovery {}.into());
        },
        &[
            "staff Sam recovery-proposed | from=claire | reason=left the company | to=max",
            "staff Nadia recovery-cancelled | proposer=Sam | reason=left the company | why=",
            "staff Sam recovery-proposed | from=claire | reason=left the company | to=max",
            "user claire recovery-objected | proposer=Sam | reason=left the company",
            "staff Sam recovery-proposed | from=claire | reason=left the company | to=max",
            "staff Nadia recovered | from=claire | proposer=Sam | reason=left the company | to=max",
        ],
    ),
    (
        "account on hold, closed, reopened",
        |s| {
            s.staff(&SuspendAccount { reason: "unpaid since August".to_owned() });
            s.staff(&CloseAccount::default());
            s.staff(&ReopenAccount { reason: "paid".to_owned() });
        },
        &[
            "staff Sam account-suspended | reason=unpaid since August",
            "staff Sam account-closed | reason=",
            "staff Sam account-reopened | reason=paid",
        ],
    ),
    (
        "consent given, used and taken back",
        |s| {
            s.portal().impersonations.set_consent(&s.claire, true).unwrap();
            look(s);
            s.operate(&EndViews { staff: "Sam".to_owned() });
            let seen = look(s);
            s.portal()
                .sessions
                .sign_out(&s.portal().principals.of_session(&s.team.local.site, &seen).unwrap())
                .unwrap();
            s.portal().impersonations.set_consent(&s.claire, false).unwrap();
        },
        &[
            "user claire view-as-allowed",
            "staff Sam viewed-as | login=nina | reason=ticket 7 | site=alpes",
            "staff Sam view-as-ended",
            "staff Sam viewed-as | login=nina | reason=ticket 7 | site=alpes",
            "staff Sam view-as-ended",
            "user claire view-as-forbidden",
        ],
    ),
    (
        "user out of use and back",
        |s| {
            let (site, login, by) = ("alpes".to_owned(), "nina".to_owned(), "Sam".to_owned());
            let disable = DisableUser { site: site.clone(), login: login.clone(), by: by.clone() };
            s.operate(&disable);
            s.operate(&disable);
            s.operate(&EnableUser { site, login, by });
        },
        &["staff Sam user-disabled | login=nina", "staff Sam user-enabled | login=nina"],
    ),
    (
        "granted over what was there",
        |s| s.team.grant("nina", &may(&[INVOICES])),
        &["staff  granted | ends=never | login=nina | permissions=portal.invoices.view \
           | permissions_before=portal.quotes.view | role=member | sees=all | sites=every site"],
    ),
    (
        "imported, and out of use in the ERP",
        |s| {
            for (enabled, permissions) in [(true, [INVOICES]), (false, [INVOICES])] {
                s.operate(&ImportUser {
                    site: "alpes".to_owned(),
                    login: "olga".to_owned(),
                    name: "Olga".to_owned(),
                    enabled,
                    memberships: vec![member("tp1", &permissions)],
                    ..ImportUser::default()
                });
            }
        },
        &[
            "staff  granted | ends=never | login=olga | permissions=portal.invoices.view | role=member | sees=all \
             | sites=every site",
            "staff  user-disabled | login=olga",
        ],
    ),
    (
        "an address put right by staff",
        |s| {
            s.operate(&CorrectEmail {
                site: "alpes".to_owned(),
                login: "nina".to_owned(),
                email: Some("nina@right.example".to_owned()),
                reason: "a typing error".to_owned(),
                by: "Sam".to_owned(),
            });
        },
        &["staff Sam email-changed | login=nina | reason=a typing error"],
    ),
    (
        "erased by staff",
        |s| {
            s.operate(&EraseUser {
                site: "alpes".to_owned(),
                login: "nina".to_owned(),
                reason: "asked by letter".to_owned(),
                by: "Sam".to_owned(),
            });
        },
        &["staff Sam revoked | login=nina | sessions=0", "staff Sam user-erased | login=nina | reason=asked by letter"],
    ),
    ("signed in", |s| _ = s.team.sign_in("nina"), &["user nina signed-in | site=alpes"]),
    (
        "signed in by a hand-off",
        |s| {
            s.team.enable("lac");
            let code = s.portal().hand_offs.begin(&s.max.principal, "lac").unwrap();
            let lac = s.portal().sites.enabled("lac").unwrap();
            s.portal().hand_offs.redeem(&lac, &code, s.team.local.stranger(), "test").unwrap();
        },
        &["user max signed-in | site=lac"],
    ),
];

/// Staff look on as Nina does.
fn look(prepared: &PreparedShop) -> portal_plugin::model::tokens::Token {
    let command = ViewAs {
        site: "alpes".to_owned(),
        login: "nina".to_owned(),
        third_party: "tp1".to_owned(),
        staff: "Sam".to_owned(),
        reason: "ticket 7".to_owned(),
    };
    let code = prepared.operate(&command)["code"].as_str().unwrap().parse().unwrap();
    prepared
        .portal()
        .hand_offs
        .redeem(&prepared.team.local.site, &code, prepared.team.local.stranger(), "test")
        .unwrap()
}

#[test]
fn each_use_case_leaves_exactly_its_entries() {
    for (what, act, want) in ROWS {
        let prepared = PreparedShop::set();
        let before = prepared.entries().len();
        act(&prepared);
        let entries = prepared.entries();
        let got: Vec<String> = entries[before..].iter().map(said).collect();
        let want: Vec<String> = want.iter().map(|line| line.replace("OFFERED", OFFERED)).collect();
        assert_eq!(got, want, "{what}");
    }
}

#[test]
fn an_entry_is_of_bounded_size_whatever_somebody_typed() {
    let prepared = PreparedShop::set();
    let long = "\u{1f600}".repeat(5000);
    let before = prepared.entries().len();
    let name = format!("Zoé {long}");
    prepared.portal().contacts.add(&prepared.claire, &name, ZOE, "invoices".parse().unwrap()).unwrap();
    let command = on("alpes", "tp1", &long, SuspendAccount::default());
    prepared.operate(&command);
    for entry in &prepared.entries()[before..] {
        let size = serde_json::to_string(entry).unwrap().len();
        assert!(size < 5000, "{} is {size} bytes long", entry.event);
    }
}

#[test]
fn a_user_who_is_put_out_of_use_is_recorded_in_each_of_their_accounts() {
    let prepared = PreparedShop::set();
    prepared.operate(&Grant {
        site: "alpes".to_owned(),
        login: "nina".to_owned(),
        third_party: "tp2".to_owned(),
        membership: owner(),
        ..Grant::default()
    });
    prepared.operate(&DisableUser { site: "alpes".to_owned(), login: "nina".to_owned(), ..DisableUser::default() });
    let said = "SELECT count(*) FROM ledger WHERE line LIKE '%\"user-disabled\"%'";
    assert_eq!(prepared.team.local.ask(said), "2");
}
