//! The mails to the people of an account, as a reader sees them, in both languages; and what hostile names do to them.

use std::fmt::Write;

use plugin_api::mail::Mail;
use portal_plugin::clock::Timestamp;
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::memberships::{Membership, MembershipState, Role, Sees};
use portal_plugin::model::permissions::Permission;
use portal_plugin::model::sites::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::mails::{About, Addressee, Matter, compose};
use tests::desk::site;

const EXPIRES: Timestamp = Timestamp(1_770_465_600_000);

fn written(locale: Locale, account: &str, about: About<'_>) -> Mail {
    let site = site("alpes", Locale::En);
    let to = Addressee {
        site: &site,
        address: "https://alpes.example",
        to: "paul@example.net",
        name: "Paul Morel",
        login: "",
        locale: Some(locale),
    };
    compose(&to, Matter::People { account, about }).unwrap()
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

fn all<'a>(link: &'a Token, offer: &'a Membership, name: &'a str) -> [About<'a>; 9] {
    [
        About::Invitation { link, inviter: name, offer, expires: EXPIRES },
        About::InviterLost { inviter: name, email: "paul@example.net" },
        About::Asked { email: "paul@example.net", name, account: AccountId(7) },
        About::Asked { email: "paul@example.net", name: "", account: AccountId(7) },
        About::Code { code: "012345", link, login: name, expires: EXPIRES },
        About::TransferOffered { from: name, to: "Max Roux", candidate: true, expires: EXPIRES },
        About::TransferOffered { from: name, to: "Max Roux", candidate: false, expires: EXPIRES },
        About::Transferred { from: name, to: "Max Roux", staff: false },
        About::Transferred { from: name, to: "Max Roux", staff: true },
    ]
}

#[test]
fn each_mail_to_the_people_of_an_account_reads_well_in_both_languages() {
    let (link, offer) = (Token::new([7; 32]), membership());
    let mut text = String::new();
    for locale in Locale::ALL {
        for about in all(&link, &offer, "Claire Dubois") {
            let mail = written(locale, "Menuiserie Gauthier", about);
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
        for (place, about) in all(&link, &offer, hostile).into_iter().enumerate() {
            let kind = written(locale, "Menuiserie Gauthier", all(&link, &offer, "Claire")[place]);
            let mail = written(locale, hostile, about);
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
