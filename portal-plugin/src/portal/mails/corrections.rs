//! The mails about what staff put right: a wrong address, a login erased, an account that goes to another customer number
//! (rules U12, U13).

use super::{Letter, NAME, Writer, name, one_line};
use crate::clock::Timestamp;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;

/// What staff put right.
#[derive(Clone, Copy, Debug)]
pub enum Correction<'a> {
    /// The reader's address is not that of the login, whoever reads it.
    EmailTakenAway,
    /// The reader's address takes the place of another one of the login; a link proves it.
    EmailPutRight {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
        /// The reason that staff gave.
        reason: &'a str,
    },
    /// The login was erased.
    Erased,
    /// The account has another customer number, as ours were merged: told to the owner.
    Repointed {
        /// The account's name.
        account: Stranger<'a>,
        /// The reason that staff gave.
        reason: &'a str,
    },
    /// Another account was joined with this one: told to both owners.
    Joined {
        /// The account's name.
        account: Stranger<'a>,
        /// The owner of the account.
        owner: Stranger<'a>,
        /// Whether the reader is the owner; else they owned the one that ended.
        owns: bool,
        /// How many members came along.
        members: usize,
        /// The reason that staff gave.
        reason: &'a str,
    },
}

pub(super) fn letter(writer: &Writer<'_>, correction: Correction<'_>) -> Letter {
    let (t, common) = (&writer.mails.corrections, &writer.mails.common);
    let because = |reason: &str| (writer.mails.facts.reason, one_line(reason, NAME));
    let of = |account: Stranger<'_>, reason: &str| vec![writer.account(&name(account)), because(reason)];
    let ask_us = (common.ask_us)(writer.brand);
    match correction {
        Correction::EmailTakenAway => Letter {
            subject: t.taken_subject.to_owned(),
            before: vec![t.taken.to_owned(), t.taken_no_more.to_owned()],
            facts: vec![writer.login()],
            action: common.the_portal,
            url: writer.url("/"),
            after: vec![t.taken_right.to_owned()],
        },
        Correction::EmailPutRight { link, expires, reason } => Letter {
            subject: t.put_subject.to_owned(),
            before: vec![t.put.to_owned(), t.put_choose.to_owned()],
            facts: vec![writer.login(), because(reason)],
            action: common.choose_password,
            url: writer.password_url(link),
            after: vec![(common.link_once)(&writer.time(expires)), t.put_no_login.to_owned()],
        },
        Correction::Erased => Letter {
            subject: t.erased_subject.to_owned(),
            before: vec![t.erased.to_owned(), common.documents_stay.to_owned()],
            facts: vec![writer.login()],
            action: common.the_portal,
            url: writer.url("/"),
            after: vec![t.erased_unexpected.to_owned()],
        },
        Correction::Repointed { account, reason } => Letter {
            subject: (t.moved_subject)(&name(account)),
            before: vec![t.moved.to_owned(), t.moved_unchanged.to_owned()],
            facts: of(account, reason),
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![ask_us],
        },
        Correction::Joined { account, owner, owns, members, reason } => Letter {
            subject: (t.joined_subject)(&name(account)),
            before: if owns {
                vec![t.joined_yours.to_owned(), (t.joined_members)(members as u64)]
            } else {
                vec![(t.joined_theirs)(&name(owner)), t.joined_member.to_owned()]
            },
            facts: of(account, reason),
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![t.joined_ledgers.to_owned(), ask_us],
        },
    }
}
