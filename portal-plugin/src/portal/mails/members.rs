//! The mails about a membership: to the member, and to those who manage the account.

use super::terms::terms;
use super::{Fact, Letter, Writer, name};
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::strangers::Stranger;

/// What happened to a membership.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// The reader's was put on hold.
    Suspended,
    /// The reader's was put back in use.
    Resumed {
        /// What it allows.
        now: &'a Membership,
    },
    /// The reader's allows something else.
    Changed {
        /// What it allows now.
        now: &'a Membership,
    },
    /// The reader's was ended by somebody else. The mail says that, and nothing else of the account (rule A4).
    Revoked,
    /// A member left; the reader owns the account.
    Left {
        /// Who it is about.
        name: Stranger<'a>,
        /// What they sign in with.
        login: Stranger<'a>,
    },
    /// An invitation was accepted; the reader invited, or owns the account.
    Accepted {
        /// Who accepted.
        name: Stranger<'a>,
        /// The invited address.
        email: Stranger<'a>,
        /// What was granted.
        given: &'a Membership,
    },
    /// An invitation was declined; the reader invited, or owns the account.
    Declined {
        /// The invited address.
        email: Stranger<'a>,
    },
    /// What the reader asked the owner for was declined (rule D5).
    NotGiven {
        /// What was asked for.
        permission: Permission,
    },
}

pub(super) fn letter(writer: &Writer<'_>, on: Fact, news: News<'_>) -> Letter {
    let (t, labels) = (&writer.mails.members, &writer.mails.facts);
    let letter = |subject: &str, before: String, more: Vec<Fact>, after: &[&str]| Letter {
        subject: subject.to_owned(),
        before: vec![before],
        facts: [vec![on], more].concat(),
        action: writer.mails.common.open_portal,
        url: writer.url("/"),
        after: after.iter().copied().map(str::to_owned).collect(),
    };
    match news {
        News::Suspended => letter(t.suspended_subject, t.suspended.to_owned(), vec![], &[t.ask_owner]),
        News::Resumed { now } => letter(t.resumed_subject, t.resumed.to_owned(), terms(writer, now), &[]),
        News::Changed { now } => letter(t.changed_subject, t.changed.to_owned(), terms(writer, now), &[t.ask_owner]),
        News::Revoked => letter(t.revoked_subject, t.revoked.to_owned(), vec![], &[t.revoked_stays, t.ask_owner]),
        News::Left { name: who, login } => {
            letter(t.left_subject, (t.left)(&name(who)), vec![(labels.login, login.login())], &[])
        }
        News::Accepted { name: who, email, given } => letter(
            t.accepted_subject,
            (t.accepted)(&name(who), &email.address()),
            terms(writer, given),
            &[t.accepted_unknown],
        ),
        News::Declined { email } => letter(t.declined_subject, (t.declined)(&email.address()), vec![], &[]),
        News::NotGiven { permission } => {
            let asked = (labels.permission, writer.texts.permissions.of(permission).to_owned());
            letter(t.not_given_subject, t.not_given.to_owned(), vec![asked], &[])
        }
    }
}
