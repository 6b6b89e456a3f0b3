//! The mails about a second factor: it is there, it is gone, its recovery codes.

use super::{Letter, Writer, one_line};

/// What a mail tells of the reader's second factor.
#[derive(Clone, Copy, Debug)]
pub enum Factor<'a> {
    /// It was set up.
    On,
    /// The reader took it away.
    Off,
    /// Staff took it away.
    Reset {
        /// The reason that staff gave.
        reason: &'a str,
    },
    /// New recovery codes were made.
    NewCodes,
    /// A recovery code opened a session.
    CodeUsed {
        /// How many are left.
        left: u32,
        /// Whether that is few.
        few: bool,
    },
}

pub(super) fn letter(writer: &Writer<'_>, factor: Factor<'_>) -> Letter {
    let (t, facts) = (&writer.mails.second_factors, &writer.mails.facts);
    let (subject, before, fact) = match factor {
        Factor::On => (t.on_subject.to_owned(), vec![t.on, t.on_keep], None),
        Factor::Off => (t.off_subject.to_owned(), vec![t.off], None),
        Factor::Reset { reason } => {
            (t.reset_subject.to_owned(), vec![t.reset], Some((facts.reason, one_line(reason, 200))))
        }
        Factor::NewCodes => (t.codes_subject.to_owned(), vec![t.codes], None),
        Factor::CodeUsed { left, few } => {
            let left_over = Some((facts.recovery_codes_left, left.to_string()));
            if few {
                ((t.few_subject)(left.into()), vec![t.used, t.few], left_over)
            } else {
                (t.used_subject.to_owned(), vec![t.used], left_over)
            }
        }
    };
    Letter {
        subject,
        before: before.into_iter().map(str::to_owned).collect(),
        facts: std::iter::once(writer.login()).chain(fact).collect(),
        action: t.look,
        url: writer.url("/second-factor"),
        after: vec![t.not_you.to_owned()],
    }
}
