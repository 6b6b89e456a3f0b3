//! The mails to the people of an account: invitations, codes, transfers.

use super::members::{self, News};
use super::terms::terms;
use super::{Letter, Writer, actions, name};
use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::actions::LINE;
use crate::model::ledger::Event;
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;
use crate::model::users::UserId;

/// What a mail tells of an account's people.
#[derive(Clone, Copy, Debug)]
pub enum About<'a> {
    /// The reader is invited.
    Invitation {
        /// The link's token.
        link: &'a Token,
        /// Who invites.
        inviter: Stranger<'a>,
        /// What is offered.
        offer: &'a Membership,
        /// Until when it can be answered.
        expires: Timestamp,
    },
    /// The reader owns the account; an invitation failed as its inviter may no longer invite (rule I6).
    InviterLost {
        /// Who invited.
        inviter: Stranger<'a>,
        /// The address that was invited.
        email: Stranger<'a>,
    },
    /// The reader invites people; somebody whose invitation has expired asks for a new one (rule I3).
    Asked {
        /// Who asks.
        email: Stranger<'a>,
        /// The name that the invitation gave them; may be empty.
        name: Stranger<'a>,
        /// Where they want to go.
        account: AccountId,
    },
    /// A code that proves the reader's address to the user who asked for it (rule I4).
    Code {
        /// The six digits.
        code: &'a str,
        /// The invitation's token.
        link: &'a Token,
        /// Who asked.
        login: Stranger<'a>,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The ownership is offered: told to both (rule A6).
    TransferOffered {
        /// The owner.
        from: Stranger<'a>,
        /// The candidate.
        to: Stranger<'a>,
        /// Whether the reader is the candidate.
        candidate: bool,
        /// Until when it can be accepted.
        expires: Timestamp,
    },
    /// The ownership passed: told to both (rule A6).
    Transferred {
        /// The owner before.
        from: Stranger<'a>,
        /// The owner now.
        to: Stranger<'a>,
    },
    /// What the reader did just now, confirmed.
    Acted {
        /// What it was.
        event: Event,
        /// The document's number; may be empty.
        reference: &'a str,
        /// The page that shows it, below the site's address.
        path: &'a str,
    },
    /// The reader owns the account; a member asks for a permission (rule D5).
    PermissionAsked {
        /// The member's name; may be empty.
        name: Stranger<'a>,
        /// What the member signs in with.
        login: Stranger<'a>,
        /// What is asked for.
        permission: Permission,
        /// A sentence; may be empty.
        text: Stranger<'a>,
        /// The account.
        account: AccountId,
        /// The member.
        user: UserId,
    },
    /// Something happened to a membership.
    Member(News<'a>),
}

pub(super) fn letter(writer: &Writer<'_>, account: &str, about: About<'_>) -> Letter {
    let (t, common, facts) = (&writer.mails.people, &writer.mails.common, &writer.mails.facts);
    let on = writer.account(account);
    let invitation_url = |link: &Token| writer.url(&format!("/invitation/{}", link.secret()));
    match about {
        About::Invitation { link, inviter, offer, expires } => Letter {
            subject: (t.invitation_subject)(&name(inviter), account),
            before: vec![(t.invitation)(&name(inviter), writer.brand)],
            facts: [vec![on], terms(writer, offer)].concat(),
            action: t.invitation_do,
            url: invitation_url(link),
            after: vec![(t.invitation_until)(&writer.time(expires)), t.invitation_unknown.to_owned()],
        },
        About::InviterLost { inviter, email } => Letter {
            subject: (t.lost_subject)(account),
            before: vec![(t.lost)(&email.address(), &name(inviter))],
            facts: vec![on],
            action: t.lost_do,
            url: writer.url("/"),
            after: Vec::new(),
        },
        About::Asked { email, name, account: id } => Letter {
            subject: (t.asked_subject)(&asker(email, name), account),
            before: vec![(t.asked)(&email.address())],
            facts: vec![on],
            action: t.asked_do,
            url: writer.url(&format!("/a/{}/people", id.0)),
            after: vec![t.asked_otherwise.to_owned()],
        },
        About::Code { code, link, login, expires } => Letter {
            subject: t.code_subject.to_owned(),
            before: vec![(t.code)(&login.login())],
            facts: vec![on, (facts.code, code.to_owned())],
            action: common.enter_code,
            url: invitation_url(link),
            after: vec![(common.code_until)(&writer.time(expires)), common.code_is_secret.to_owned()],
        },
        About::TransferOffered { from, to, candidate, expires } => Letter {
            subject: (t.offered_subject)(account),
            before: vec![if candidate { (t.offered_to_you)(&name(from)) } else { (t.offered_by_you)(&name(to)) }],
            facts: vec![on],
            action: if candidate { t.offered_answer } else { t.offered_not_you },
            url: writer.url("/"),
            after: vec![(t.offered_until)(&writer.time(expires))],
        },
        About::Transferred { from, to } => Letter {
            subject: (t.passed_subject)(account),
            before: vec![(t.passed)(&name(from), &name(to))],
            facts: vec![on],
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![t.passed_remains.to_owned()],
        },
        About::Acted { event, reference, path } => actions::letter(writer, on, (event, reference, path)),
        About::PermissionAsked { name, login, permission, text, account: id, user } => {
            let text = text.sentence(LINE);
            let words = (!text.is_empty()).then_some((facts.in_their_words, text));
            let asked = (facts.permission, writer.texts.permissions.of(permission).to_owned());
            Letter {
                subject: (t.permission_subject)(&asker(login, name), account),
                before: vec![(t.permission)(&asker(login, name))],
                facts: [on, asked].into_iter().chain(words).collect(),
                action: t.permission_do,
                url: writer.url(&format!("/a/{}/people/members/{}?give={permission}", id.0, user.0)),
                after: vec![t.permission_otherwise.to_owned()],
            }
        }
        About::Member(news) => members::letter(writer, on, news),
    }
}

/// Who asks: by name, where there is one.
fn asker(login: Stranger<'_>, name: Stranger<'_>) -> String {
    if name.is_empty() { login.login() } else { name.name() }
}
