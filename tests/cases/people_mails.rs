//! The mails to the people of an account, as a reader sees them, in both languages; and what hostile names do to them.

use std::fmt::Write;

use crate::mails::valid;
use plugin_api::mail::Mail;
use plugin_api::operations::account::{Revoke, Suspend};
use portal_plugin::clock::Timestamp;
use portal_plugin::model::accounts::{AccountId, AccountState};
use portal_plugin::model::locales::Locale;
use portal_plugin::model::memberships::{Membership, MembershipState, Role, Sees};
use portal_plugin::model::permissions::Permission;
use portal_plugin::model::strangers::Stranger;
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserId;
use portal_plugin::portal::accepting::NewPerson;
use portal_plugin::portal::mails::{About, Addressee, Deed, Matter, News, compose};
use tests::local_portal::{PASSWORD, site};
use tests::team::{INVOICES, MANAGE, Team, offer, terms};

const EXPIRES: Timestamp = Timestamp(1_770_465_600_000);

fn written(locale: Locale, matter: Matter<'_>) -> Mail {
    let site = site("alpes", Locale::En);
    let to = Addressee {
        site: &site,
        address: "https://alpes.example",
        to: "paul@example.net",
        name: "Paul Morel",
        login: "",
        locale: Some(locale),
        zone: None,
    };
    valid(compose(&to, matter).unwrap())
}

fn membership() -> Membership {
    Membership {
        role: Role::Member([Permission::InvoicesView, Permission::QuotesView].into_iter().collect()),
        state: MembershipState::Active,
        sees: Sees::Own,
        sites: None,
        ends: Some(EXPIRES),
    }
}

fn all<'a>(link: &'a Token, offer: &'a Membership, account: &'a str, name: &'a str) -> Vec<Matter<'a>> {
    let (account, reason) = (Stranger::from(account), name);
    // A login of one word was chosen by staff or the ERP.
    let login = if name.contains([' ', '/', '@', '<']) { name } else { "claire" };
    let [name, login, nobody, to, email, nina] =
        [name, login, "", "Max Roux", "paul@example.net", "nina"].map(Stranger::from);
    let proposed = |candidate| Deed::RecoveryProposed {
        account: AccountId(7),
        from: name,
        to,
        reason: "Nobody answers the phone",
        candidate,
        objects: !candidate,
        expires: EXPIRES,
    };
    let put = |state| Deed::Put { state, reason };
    let deeds = [
        proposed(false),
        proposed(true),
        Deed::Recovered { from: name, to, reason, candidate: false },
        Deed::Recovered { from: name, to, reason, candidate: true },
        put(AccountState::Suspended),
        put(AccountState::Closed),
        Deed::Put { state: AccountState::Open, reason: "" },
    ];
    let abouts = [
        About::Invitation { link, inviter: name, offer, expires: EXPIRES },
        About::InviterLost { inviter: name, email },
        About::Asked { email, name, account: AccountId(7) },
        About::Asked { email, name: nobody, account: AccountId(7) },
        About::Code { code: "012345", link, login, expires: EXPIRES },
        About::TransferOffered { from: name, to, candidate: true, expires: EXPIRES },
        About::TransferOffered { from: name, to, candidate: false, expires: EXPIRES },
        About::Transferred { from: name, to },
        About::PermissionAsked {
            name,
            login: nina,
            permission: Permission::OrdersCreate,
            text: name,
            account: AccountId(7),
            user: UserId(3),
        },
        About::PermissionAsked {
            name: nobody,
            login: nina,
            permission: Permission::OrdersCreate,
            text: nobody,
            account: AccountId(7),
            user: UserId(3),
        },
        About::Member(News::NotGiven { permission: Permission::OrdersCreate }),
        About::Member(News::Suspended),
        About::Member(News::Resumed { now: offer }),
        About::Member(News::Changed { now: offer }),
        About::Member(News::Revoked),
        About::Member(News::Left { name, login }),
        About::Member(News::Accepted { name, email, given: offer }),
        About::Member(News::Declined { email: name }),
    ];
    let abouts = abouts.into_iter().map(|about| Matter::People { account, about });
    abouts.chain(deeds.into_iter().map(|deed| Matter::Staff { account, deed })).collect()
}

#[test]
fn each_mail_to_the_people_of_an_account_reads_well_in_both_languages() {
    let (link, offer) = (Token::new([7; 32]), membership());
    let mut text = String::new();
    for locale in Locale::ALL {
        for matter in all(&link, &offer, "Menuiserie Gauthier", "Claire Dubois") {
            let mail = written(locale, matter);
            writeln!(text, "=== {} / {}\n\n{}", mail.language, mail.subject, mail.text).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn no_name_of_an_account_or_inviter_adds_a_header_a_line_or_a_tag() {
    let hostile = "Eve\r\nBcc: all@example.net\r\n\r\n<b>\u{202e}https://evil.example\u{0}";
    let (link, offer) = (Token::new([7; 32]), membership());
    for locale in Locale::ALL {
        let kinds = all(&link, &offer, "Menuiserie Gauthier", "Claire");
        for (place, (kind, matter)) in kinds.into_iter().zip(all(&link, &offer, hostile, hostile)).enumerate() {
            let (kind, mail) = (written(locale, kind), written(locale, matter));
            let what = format!("{place} in {}", locale.tag());
            for header in [&mail.subject, &mail.to, &mail.to_name, &mail.from_name] {
                assert!(!header.contains(|c: char| c.is_control() || c == '\u{202e}'), "{what}: {header:?}");
            }
            assert_eq!(mail.text.lines().count(), kind.text.lines().count(), "{what}: {}", mail.text);
            assert!(!mail.text.lines().any(|line| line.starts_with("Bcc:")), "{what}: {}", mail.text);
            assert!(!mail.html.contains("<b>") && !mail.html.contains('\u{202e}'), "{what}: {}", mail.html);
        }
    }
}

#[test]
fn no_mail_carries_a_link_that_a_stranger_wrote() {
    let honest = [("Menuiserie Gauthier & Fils (73)", "Claire d’Ormesson"), ("株式会社・山田", "علی\u{200c}رضا")];
    let hostile = [
        "Security team https://evil.example",
        "evil.example/login",
        "www.evil.example",
        "http://192.168.10.1",
        "admin@evil.example",
        "RequestContext evil.example.",
        "evil\u{200b}.example",
        "javascript:alert(1)//evil.example",
        "[here](https://evil.example)",
    ];
    let (link, offer) = (Token::new([7; 32]), membership());
    for locale in Locale::ALL {
        for text in hostile {
            for (place, matter) in all(&link, &offer, text, text).into_iter().enumerate() {
                let is_address = text.split_once('@').is_some_and(|_| !text.contains(' '));
                // Only the reasons that our own staff gave may say what they like.
                if matches!(matter, Matter::Staff { deed: Deed::Put { .. } | Deed::Recovered { .. }, .. }) {
                    continue;
                }
                let mail = written(locale, matter);
                for part in [&mail.subject, &mail.text, &mail.html, &mail.to_name] {
                    // Where a mail names an address, it stands alone as one.
                    let part = if is_address { part.replace(text, "") } else { part.clone() };
                    let what = format!("{place} in {}: {text:?} in {part}", locale.tag());
                    assert!(!part.contains("evil.example") && !part.contains("192.168.10"), "{what}");
                    let own = part.matches("://").count();
                    assert_eq!(own, part.matches("https://alpes.example").count(), "{what}");
                }
            }
        }
        for (account, name) in honest {
            let mails: Vec<Mail> =
                all(&link, &offer, account, name).into_iter().map(|it| written(locale, it)).collect();
            let subject = &mails[0].subject;
            assert!(subject.contains(account) && subject.contains(name), "{subject}");
            assert!(mails.iter().any(|mail| mail.text.contains(name)), "{name}");
        }
    }
}

/// The subjects of the mails to each address since `before`, once there are so many.
fn told(team: &Team, before: usize, more: usize) -> Vec<String> {
    let mails = team.local.erp.mails(before + more);
    assert_eq!(mails.len(), before + more, "{mails:#?}");
    mails[before..].iter().map(|mail| format!("{}: {}", mail.to, mail.subject)).collect()
}

#[test]
fn whoever_is_concerned_is_told_once_and_nobody_else() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let nina = team.member("nina", &[INVOICES]);
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    portal.members.suspend(&max_seat, nina).unwrap();
    portal.members.suspend(&max_seat, nina).unwrap();
    portal.members.resume(&claire, nina).unwrap();
    portal.members.edit(&claire, nina, &terms(&[])).unwrap();
    portal.members.edit(&claire, nina, &terms(&[])).unwrap();
    team.staff(&Revoke { login: "nina".to_owned() }).unwrap();
    assert_eq!(
        told(&team, 0, 4),
        [
            "nina@example.net: Alpes & Lac: your access is on hold",
            "nina@example.net: Alpes & Lac: your access works again",
            "nina@example.net: Alpes & Lac: your permissions were changed",
            "nina@example.net: Alpes & Lac: your access has ended",
        ]
    );
    let ended = team.mail_to("nina@example.net", 4);
    for secret in ["max@", "claire@", "staff", "Permissions", "invoices"] {
        assert!(!ended.text.contains(secret) && !ended.html.contains(secret), "{secret}: {}", ended.text);
    }
    assert!(ended.text.contains("Menuiserie Gauthier") && ended.text.contains("ask the owner"), "{}", ended.text);

    let link = team.invite(&max_seat, "zoe@example.net", &[INVOICES], 5);
    portal.accepting.decline(&team.local.site, &link).unwrap();
    let zoe = NewPerson { login: "zoe", name: "Zoé", password: PASSWORD, locale: None };
    let link = team.invite(&claire, "zoe@example.net", &[INVOICES], 8);
    portal.accepting.accept_as_new(&team.local.site, &link, &zoe).unwrap();
    portal.members.leave(&max_seat).unwrap();
    assert_eq!(
        told(&team, 5, 5),
        [
            "claire@example.net: Alpes & Lac: an invitation was declined",
            "max@example.net: Alpes & Lac: an invitation was declined",
            "zoe@example.net: Alpes & Lac: Claire Dubois invites you to Menuiserie Gauthier",
            "claire@example.net: Alpes & Lac: an invitation was accepted",
            "claire@example.net: Alpes & Lac: a member left",
        ]
    );
    assert!(team.holds(max).is_none());
    // Who may sign in no more is not written to.
    team.local.sql("UPDATE users SET state = 'disabled' WHERE login = 'zoe'");
    team.staff(&Suspend { login: "zoe".to_owned() }).unwrap();
    portal.invitations.invite(&claire, &offer("last@example.net", &[INVOICES])).unwrap();
    assert_eq!(told(&team, 10, 1), ["last@example.net: Alpes & Lac: Claire Dubois invites you to Menuiserie Gauthier"]);
}
