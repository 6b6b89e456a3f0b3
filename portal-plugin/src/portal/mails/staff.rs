//! The mails about what staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use super::{Letter, NAME, Writer, name, one_line};
use crate::clock::Timestamp;
use crate::model::accounts::{AccountId, AccountState};
use crate::model::strangers::Stranger;

/// What staff did to an account.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// They proposed another owner in place of one who is lost: told to both (rule A6).
    RecoveryProposed {
        /// The account, for the address where the owner objects.
        account: AccountId,
        /// The owner.
        from: Stranger<'a>,
        /// The candidate.
        to: Stranger<'a>,
        /// The reason that staff gave.
        reason: &'a str,
        /// Whether the reader is the candidate.
        candidate: bool,
        /// Whether the reader can object: the owner, where they may still sign in.
        objects: bool,
        /// Until when it can be confirmed.
        expires: Timestamp,
    },
    /// It was confirmed: told to both (rule A6).
    Recovered {
        /// The owner before.
        from: Stranger<'a>,
        /// The owner now.
        to: Stranger<'a>,
        /// The reason that staff gave.
        reason: &'a str,
        /// Whether the reader is the owner now.
        candidate: bool,
    },
    /// They put the account on hold, closed it, or put it back in use: told to the owner.
    Put {
        /// What the account is now.
        state: AccountState,
        /// Why; may be empty.
        reason: &'a str,
    },
}

pub(super) fn letter(writer: &Writer<'_>, account: &str, deed: Deed<'_>) -> Letter {
    let (t, common) = (&writer.mails.staff, &writer.mails.common);
    let ask_us = (common.ask_us)(writer.brand);
    let facts = |reason: &str| {
        let reason = one_line(reason, NAME);
        let because = (!reason.is_empty()).then_some((writer.mails.facts.reason, reason));
        std::iter::once(writer.account(account)).chain(because).collect()
    };
    match deed {
        Deed::RecoveryProposed { account: id, from, to, reason, candidate, objects, expires } => Letter {
            subject: (t.proposed_subject)(account),
            before: if candidate {
                vec![(t.proposed_to_you)(&name(from)), t.proposed_once_you.to_owned()]
            } else {
                vec![(t.proposed_instead)(&name(to)), t.proposed_once.to_owned()]
            },
            facts: facts(reason),
            action: if objects { t.proposed_object } else { common.open_portal },
            url: if objects { writer.url(&format!("/a/{}/ownership", id.0)) } else { writer.url("/") },
            after: vec![(t.proposed_until)(&writer.time(expires)), ask_us],
        },
        Deed::Recovered { from, to, reason, candidate } => Letter {
            subject: (writer.mails.people.passed_subject)(account),
            before: if candidate {
                vec![(t.recovered_yours)(&name(from)), t.recovered_you_hold.to_owned()]
            } else {
                vec![(t.recovered_theirs)(&name(to)), t.recovered_you_keep.to_owned()]
            },
            facts: facts(reason),
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![t.recovered_ledger.to_owned(), ask_us],
        },
        Deed::Put { state, reason } => {
            let (subject, said) = match state {
                AccountState::Suspended => (t.suspended_subject, t.suspended),
                AccountState::Closed => (t.closed_subject, t.closed),
                AccountState::Open => (t.reopened_subject, t.reopened),
            };
            Letter {
                subject: subject(account),
                before: vec![said.to_owned()],
                facts: facts(reason),
                action: common.open_portal,
                url: writer.url("/"),
                after: vec![ask_us],
            }
        }
    }
}
