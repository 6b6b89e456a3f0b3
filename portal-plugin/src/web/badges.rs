//! The statuses in words, each with the tone of its badge; the words alone say everything, the colour only helps.

use std::borrow::Cow;

use plugin_api::documents::Nature;
use plugin_api::{Kind, status};

use crate::model::format;
use crate::model::locales::Locale;
use crate::source::Summary;
use crate::texts;

/// How a badge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Somebody should do something.
    Waits,
    /// It goes its way.
    Moves,
    /// Over, nothing to do.
    Quiet,
    /// Something went wrong.
    Bad,
}

impl Tone {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Waits => "waits",
            Self::Moves => "moves",
            Self::Quiet => "quiet",
            Self::Bad => "bad",
        }
    }
}

/// A status as a page shows it.
#[derive(Clone, Debug)]
pub struct Badge<'a> {
    /// The words.
    pub label: Cow<'a, str>,
    /// How it looks.
    pub tone: Tone,
}

/// The badge of a status; one without words of ours is shown as the ERP says it.
pub fn badge(locale: Locale, kind: Kind, word: &str) -> Badge<'_> {
    let t = &texts::of(locale).statuses;
    let (label, tone) = match word {
        status::UNPAID => (t.unpaid, Tone::Waits),
        status::PARTLY_PAID => (t.partly_paid, Tone::Waits),
        status::PAID => (t.paid, Tone::Good),
        status::ABANDONED => (t.abandoned, Tone::Quiet),
        status::OPEN if kind == Kind::Projects => ((t.open)(kind), Tone::Moves),
        status::OPEN => ((t.open)(kind), Tone::Waits),
        status::SIGNED => (t.signed, Tone::Good),
        status::DECLINED => (t.declined, Tone::Bad),
        status::BILLED => ((t.billed)(kind), Tone::Good),
        status::VALIDATED => ((t.validated)(kind), Tone::Moves),
        status::IN_PROGRESS => ((t.in_progress)(kind), Tone::Moves),
        status::DELIVERED => ((t.delivered)(kind), Tone::Good),
        status::CLOSED => ((t.closed)(kind), Tone::Quiet),
        status::NEW => (t.new, Tone::Moves),
        status::READ => (t.read, Tone::Moves),
        status::ASSIGNED => (t.assigned, Tone::Moves),
        status::WAITING => (t.waiting, Tone::Waits),
        status::ON_HOLD => (t.on_hold, Tone::Quiet),
        status::PLANNED => (t.planned, Tone::Quiet),
        status::FINISHED => (t.finished, Tone::Good),
        status::TRANSFERRED => (t.transferred, Tone::Quiet),
        status::CANCELLED => ((t.cancelled)(kind), Tone::Bad),
        status::ON_SALE => (t.on_sale, Tone::Good),
        status::DRAFT => ((t.draft)(kind), Tone::Quiet),
        own => return Badge { label: format::short(own, 40), tone: Tone::Quiet },
    };
    Badge { label: Cow::Borrowed(label), tone }
}

/// The badge of a document's status: nobody pays a credit note, so that its status says what became of it.
pub fn badge_of(locale: Locale, row: &Summary) -> Badge<'_> {
    let t = &texts::of(locale).statuses;
    let (label, tone) = match row.status.as_str() {
        _ if row.nature != Nature::CreditNote => return badge(locale, row.kind, &row.status),
        status::UNPAID => (t.credit_open, Tone::Moves),
        status::PARTLY_PAID => (t.credit_partly, Tone::Moves),
        status::PAID => (t.credit_settled, Tone::Good),
        _ => return badge(locale, row.kind, &row.status),
    };
    Badge { label: Cow::Borrowed(label), tone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_status_has_words_and_an_unknown_one_is_shown_as_it_stands() {
        for (kind, word, en, fr) in [
            (Kind::Invoices, "unpaid", "Unpaid", "Impayée"),
            (Kind::Quotes, "open", "To answer", "À répondre"),
            (Kind::Projects, "open", "Running", "En cours"),
            (Kind::Tickets, "cancelled", "Cancelled", "Annulé"),
            (Kind::Orders, "cancelled", "Cancelled", "Annulée"),
            (Kind::Orders, "Im\u{202e} Lager", "Im Lager", "Im Lager"),
        ] {
            assert_eq!(badge(Locale::En, kind, word).label, en, "{kind} {word}");
            assert_eq!(badge(Locale::Fr, kind, word).label, fr, "{kind} {word}");
        }
    }
}
