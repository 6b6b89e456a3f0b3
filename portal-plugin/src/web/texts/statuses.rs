//! The statuses in words, each with the tone of its badge; the words alone say everything, the colour only helps.

use std::borrow::Cow;

use plugin_api::{Kind, status};

use crate::model::sites::Locale;
use crate::web::format;
use crate::web::texts::Both;

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
    let (label, tone) = match (word, kind) {
        (status::UNPAID, _) => (Both("Unpaid", "Impayée"), Tone::Waits),
        (status::PARTLY_PAID, _) => (Both("Partly paid", "Payée en partie"), Tone::Waits),
        (status::PAID, _) => (Both("Paid", "Payée"), Tone::Good),
        (status::ABANDONED, _) => (Both("Abandoned", "Abandonnée"), Tone::Quiet),
        (status::OPEN, Kind::Projects) => (Both("Running", "En cours"), Tone::Moves),
        (status::OPEN, _) => (Both("To answer", "À répondre"), Tone::Waits),
        (status::SIGNED, _) => (Both("Accepted", "Accepté"), Tone::Good),
        (status::DECLINED, _) => (Both("Declined", "Refusé"), Tone::Bad),
        (status::BILLED, Kind::Orders) => (Both("Invoiced", "Facturée"), Tone::Good),
        (status::BILLED, _) => (Both("Invoiced", "Facturé"), Tone::Good),
        (status::VALIDATED, Kind::Tasks) => (Both("Confirmed", "Confirmée"), Tone::Moves),
        (status::VALIDATED, _) => (Both("Confirmed", "Validée"), Tone::Moves),
        (status::IN_PROGRESS, Kind::Shipments) => (Both("On its way", "En route"), Tone::Moves),
        (status::IN_PROGRESS, _) => (Both("In progress", "En cours"), Tone::Moves),
        (status::DELIVERED, _) => (Both("Delivered", "Livrée"), Tone::Good),
        (status::CLOSED, Kind::Tickets | Kind::Projects) => (Both("Closed", "Clos"), Tone::Quiet),
        (status::CLOSED, _) => (Both("Closed", "Close"), Tone::Quiet),
        (status::NEW, _) => (Both("New", "Nouveau"), Tone::Moves),
        (status::READ, _) => (Both("Read", "Lu"), Tone::Moves),
        (status::ASSIGNED, _) => (Both("Assigned", "Attribué"), Tone::Moves),
        (status::WAITING, _) => (Both("Waits for you", "En attente de vous"), Tone::Waits),
        (status::ON_HOLD, _) => (Both("On hold", "Suspendu"), Tone::Quiet),
        (status::PLANNED, _) => (Both("Planned", "Prévue"), Tone::Quiet),
        (status::FINISHED, _) => (Both("Finished", "Terminée"), Tone::Good),
        (status::TRANSFERRED, _) => (Both("Handed over", "Transférée"), Tone::Quiet),
        (status::CANCELLED, Kind::Quotes | Kind::Tickets | Kind::Projects) => (Both("Cancelled", "Annulé"), Tone::Bad),
        (status::CANCELLED, _) => (Both("Cancelled", "Annulée"), Tone::Bad),
        (status::ON_SALE, _) => (Both("Available", "Disponible"), Tone::Good),
        (status::DRAFT, _) => (Both("Draft", "Brouillon"), Tone::Quiet),
        (own, _) => return Badge { label: format::short(own, 40), tone: Tone::Quiet },
    };
    Badge { label: Cow::Borrowed(label.in_locale(locale)), tone }
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
