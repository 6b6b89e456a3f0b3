//! The mails about two logins of one person: the code that proves one to the other, and that they are one now.

use super::{Letter, Writer};
use crate::clock::Timestamp;
use crate::model::strangers::Stranger;

/// What a mail tells of two logins.
#[derive(Clone, Copy, Debug)]
pub enum Logins<'a> {
    /// A code that proves the reader's login to who is signed in with another.
    Code {
        /// The six digits.
        code: &'a str,
        /// What the one who asked signed in with.
        by: Stranger<'a>,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The reader's login is one with another now. Which one, the mail does not say: an address may not be proved.
    Joined,
}

pub(super) fn letter(writer: &Writer<'_>, logins: Logins<'_>) -> Letter {
    let (t, common) = (&writer.mails.logins, &writer.mails.common);
    match logins {
        Logins::Code { code, by, expires } => Letter {
            subject: t.code_subject.to_owned(),
            before: vec![(t.code)(&by.login())],
            facts: vec![writer.login(), (writer.mails.facts.code, code.to_owned())],
            action: common.enter_code,
            url: writer.url("/logins"),
            after: vec![(common.code_until)(&writer.time(expires)), common.code_is_secret.to_owned()],
        },
        Logins::Joined => Letter {
            subject: t.joined_subject.to_owned(),
            before: vec![t.joined.to_owned()],
            facts: vec![writer.login()],
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![t.joined_password.to_owned(), t.joined_not_you.to_owned()],
        },
    }
}
